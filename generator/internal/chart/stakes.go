package chart

import "strings"

// Stakes is who has a stake in something, by how much power and interest they have.
type Stakes struct {
	Title  string // of what they have a stake in
	People []Stake
}

// Stake is somebody's.
type Stake struct {
	Name, Href      string
	Power, Interest Degree
	Now, Want       int // from 1, resistant, to 5, leading; 0 when nothing says it
}

// Degree is how much of something there is.
type Degree uint8

// The degrees.
const (
	NotSaid Degree = iota
	Low
	Medium
	High
)

// Quarters are the names of the four parts: by power, high and low, and interest, high and low.
var Quarters = [2][2]string{{"Work with closely", "Keep satisfied"}, {"Keep informed", "Keep in view"}}

// Quarter is the part that somebody stands in; false for who stands between two, or of whom too little is said.
func (k Stake) Quarter() (name string, ok bool) {
	row, col := 0, 0
	switch {
	case k.Power != High && k.Power != Low, k.Interest != High && k.Interest != Low:
		return "", false
	case k.Power == Low:
		row = 1
	}
	if k.Interest == Low {
		col = 1
	}
	return Quarters[row][col], true
}

// Placed reports whether the picture has a place for somebody.
func (k Stake) Placed() bool {
	return Low <= k.Power && k.Power <= High && Low <= k.Interest && k.Interest <= High
}

// The measures of the square, in tenths of a pixel. Whoever is of medium power or interest stands on a line between two
// quarters; a part with many people grows downwards.
const (
	gridLeft   = 220 // of the square: the name of the axis stands before it
	gridSide   = 1380
	gridMiddle = 540
	gridWidth  = 2*gridSide + gridMiddle
	gridHead   = 240 // of a quarter: its name
	gridCell   = 460
	gridRow    = 500
	gridFoot   = 240
	gridDisc   = 155
	gridStep   = 95 // between two stances
)

// grid is where people stand: in three bands of power from the top, and three of interest from the left.
type grid struct {
	cells   [3][3][]Stake
	tops    [3]int
	heights [3]int
}

func (k Stakes) grid() grid {
	var g grid
	for _, one := range k.People {
		if one.Placed() {
			one.Now, one.Want = knownStance(one.Now), knownStance(one.Want)
			row, col := int(High-one.Power), int(one.Interest-Low)
			g.cells[row][col] = append(g.cells[row][col], one)
		}
	}
	y := 0
	for row := range g.cells {
		g.tops[row], g.heights[row] = y, gridSide
		head := gridHead
		if row == 1 {
			g.heights[row], head = gridMiddle, 20
		}
		for col, cell := range g.cells[row] {
			per := gridPer(col)
			g.heights[row] = max(g.heights[row], head+(len(cell)+per-1)/per*gridRow+20)
		}
		y += g.heights[row]
	}
	return g
}

// gridPer is how many people stand beside each other in a band.
func gridPer(col int) int {
	if col == 1 {
		return 1
	}
	return gridSide / gridCell
}

// SVG draws the square. The names are told by the title of each mark, and by the list beside.
func (k Stakes) SVG() string {
	g := k.grid()
	bottom := g.tops[2] + g.heights[2]
	s := newSVG(1024 + 500*len(k.People))
	s.put(`<svg class="sq" viewBox="0 0 `)
	s.tenths(gridLeft + gridWidth + 10)
	s.put(" ")
	s.tenths(bottom + gridFoot)
	s.put(`"`)
	s.attr("width", gridLeft+gridWidth+10)
	s.attr("height", bottom+gridFoot)
	s.put(`><g role="img" aria-label="`)
	s.stakesWords(k)
	s.put(`"><path class="sq-line" d="`)
	s.box(gridLeft, 5, gridWidth, bottom-5)
	s.move(gridLeft+gridWidth/2, 5)
	s.down(bottom - 5)
	s.move(gridLeft, g.tops[1]+g.heights[1]/2)
	s.across(gridWidth)
	s.put(`"/>`)
	s.quarterNames(g)
	s.pixelText("sq-axis", gridLeft+gridWidth/2, bottom+170, "more interest →")
	s.put(`<text class="sq-axis" transform="rotate(-90)"`)
	s.attr("x", -bottom/2)
	s.attr("y", 120)
	s.put(`>more power →</text></g><g aria-hidden="true">`)
	for row := range g.cells {
		for col := range g.cells[row] {
			s.cell(g, row, col)
		}
	}
	s.put(`</g></svg>`)
	return s.String()
}

// quarterNames writes the names of the quarters, and of empty ones that nobody stands there.
func (s *svg) quarterNames(g grid) {
	for i, row := range [2]int{0, 2} {
		for j, col := range [2]int{2, 0} {
			x := gridLeft
			if col == 2 {
				x += gridSide + gridMiddle
			}
			s.pixelText("sq-name", x+gridSide/2, g.tops[row]+170, Quarters[i][j])
			if len(g.cells[row][col]) == 0 {
				s.pixelText("sq-nobody", x+gridSide/2, g.tops[row]+gridHead+(g.heights[row]-gridHead)/2, "nobody")
			}
		}
	}
}

// cell draws the people of a part, in rows.
func (s *svg) cell(g grid, row, col int) {
	list, per := g.cells[row][col], gridPer(col)
	left, width := gridLeft+[...]int{0, gridSide, gridSide + gridMiddle}[col], [...]int{gridSide, gridMiddle, gridSide}[col]
	rows := (len(list) + per - 1) / per
	head := gridHead
	if row == 1 {
		head = 0
	}
	top := g.tops[row] + head + (g.heights[row]-head-rows*gridRow)/2
	for i, k := range list {
		beside := min(per, len(list)-i/per*per)
		x := left + width/2 + (2*(i%per)-(beside-1))*gridCell/2
		s.stake(k, x, top+i/per*gridRow+gridDisc+40)
	}
}

// stake draws somebody as their initials, and below them the way from where they stand to where they are wanted.
func (s *svg) stake(k Stake, x, y int) {
	tag := "g"
	if k.Href != "" {
		tag = "a"
	}
	s.put("<", tag)
	if k.Href != "" {
		s.put(` href="`)
		s.text(k.Href)
		s.put(`" tabindex="-1"`)
	}
	s.put(`><title>`)
	s.text(k.Name)
	s.put(": ", k.stanceWords(), `</title><circle class="sq-disc"`)
	s.attr("cx", x)
	s.attr("cy", y)
	s.attr("r", gridDisc)
	s.put(`/>`)
	s.pixelText("sq-who", x, y+40, initials(k.Name))
	s.put("</", tag, ">")
	s.wish(k, x, y+gridDisc+85)
}

// wish draws five places from resistant to leading: a dot where somebody stands, and an arrow to where they are wanted.
func (s *svg) wish(k Stake, x, y int) {
	at := func(stance int) int { return x + (stance-3)*gridStep }
	s.put(`<path class="sq-scale" d="`)
	for stance := 1; stance <= 5; stance++ {
		s.move(at(stance), y-15)
		s.down(30)
	}
	s.put(`"/>`)
	if k.Want != 0 && k.Now != 0 && k.Want != k.Now {
		head := 28
		if k.Want < k.Now {
			head = -head
		}
		s.put(`<path class="sq-arrow" d="`)
		s.move(at(k.Now), y)
		s.across(at(k.Want) - at(k.Now))
		s.move(at(k.Want)-head, y-28)
		s.put("L")
		s.tenths(at(k.Want))
		s.put(" ")
		s.tenths(y)
		s.put("L")
		s.tenths(at(k.Want) - head)
		s.put(" ")
		s.tenths(y + 28)
		s.put(`"/>`)
	}
	if k.Now != 0 {
		s.put(`<circle class="sq-now"`)
		s.attr("cx", at(k.Now))
		s.attr("cy", y)
		s.attr("r", 32)
		s.put(`/>`)
	}
}

var stanceNames = [...]string{"", "resistant", "unaware", "neutral", "supportive", "leading"}

func stanceName(stance int) string { return stanceNames[knownStance(stance)] }

// knownStance reports a stance outside the list as one that nothing says.
func knownStance(stance int) int {
	if stance < 0 || stance >= len(stanceNames) {
		return 0
	}
	return stance
}

// stanceWords says where somebody stands and is wanted.
func (k Stake) stanceWords() string {
	now, want := stanceName(k.Now), stanceName(k.Want)
	switch {
	case now == "" && want == "":
		return "no stance noted"
	case now == "":
		return "no stance noted, wanted " + want
	case want == "" || want == now:
		return now
	}
	return now + ", wanted " + want
}

// stakesWords says the picture in a sentence.
func (s *svg) stakesWords(k Stakes) {
	s.put("Power and interest")
	if k.Title != "" {
		s.put(" in ")
		s.text(k.Title)
	}
	for row := range Quarters {
		for _, quarter := range Quarters[row] {
			var who []string
			for _, one := range k.People {
				if name, ok := one.Quarter(); ok && name == quarter {
					who = append(who, one.Name)
				}
			}
			if len(who) == 0 {
				who = []string{"nobody"}
			}
			s.put("; ", strings.ToLower(quarter), ": ")
			s.text(strings.Join(who, ", "))
		}
	}
}

// pixelText writes a text at a place in pixels.
func (s *svg) pixelText(class string, x, y int, text string) {
	s.put(`<text class="`, class, `"`)
	s.attr("x", x)
	s.attr("y", y)
	s.put(">")
	s.text(text)
	s.end()
}
