package site

import (
	"html/template"
	"slices"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// stakesView is who has a stake in an initiative, by power and interest.
type stakesView struct {
	Picture  template.HTML // empty when nobody has a place in it
	Quarters []quarter     // in the order of the picture
	Unplaced []stakeWho    // of whom power or interest is not noted
	Rows     []stakeholderRow
}

// quarter is the people of a part of the picture.
type quarter struct {
	Name string
	Who  []stakeWho
}

// stakeWho is somebody in a part of the picture.
type stakeWho struct {
	Link  Link
	Words string // where they stand and are wanted, or what is noted of them
}

// stakeholderRow is a stakeholder in the table.
type stakeholderRow struct {
	Link     Link
	Rep      Link
	Role     string
	Power    string
	Interest string
	Now      string
	Said     string // when the stance was said, if a dated line tells it
	Want     string
	WIIFT    string
	Last     told
}

func (p *planner) stakes(root string, i *journal.Initiative, stances []*practice.Stances) stakesView {
	var v stakesView
	for _, h := range i.Stakeholders {
		v.Rows = append(v.Rows, p.stakeholderRow(root, i, h))
	}
	var people []chart.Stake
	quarters := map[string][]stakeWho{}
	for _, s := range stances {
		k := stakeOf(root, i, s)
		people = append(people, k)
		who := stakeWho{personLink(root, s.Person), moveWords(s)}
		switch name, ok := k.Quarter(); {
		case ok:
			quarters[name] = append(quarters[name], who)
		case k.Placed():
			quarters["In between"] = append(quarters["In between"], who)
		default:
			who.Words = placeWords(k)
			v.Unplaced = append(v.Unplaced, who)
		}
	}
	if !slices.ContainsFunc(people, chart.Stake.Placed) {
		return v
	}
	v.Picture = trusted(chart.Stakes{Title: i.Title, People: people}.SVG())
	for _, row := range chart.Quarters {
		for _, name := range row {
			v.Quarters = append(v.Quarters, quarter{name, quarters[name]})
		}
	}
	if between := quarters["In between"]; len(between) > 0 {
		v.Quarters = append(v.Quarters, quarter{"In between", between})
	}
	return v
}

// stakeOf is somebody's place in the picture. Who decides without being listed has none.
func stakeOf(root string, i *journal.Initiative, s *practice.Stances) chart.Stake {
	k := chart.Stake{Name: s.Person.Name, Href: root + s.Person.URL, Now: int(s.Now().At), Want: int(s.Want)}
	degrees := map[string]chart.Degree{"low": chart.Low, "medium": chart.Medium, "high": chart.High}
	for _, h := range i.Stakeholders {
		if h.Person == s.Person {
			k.Power, k.Interest = degrees[h.Power], degrees[h.Interest]
		}
	}
	return k
}

// moveWords says where somebody stands, and where they are wanted when that is elsewhere.
func moveWords(s *practice.Stances) string {
	now, want := s.Now().At, s.Want
	switch {
	case now == note.StanceUnknown && want == note.StanceUnknown:
		return "no stance noted"
	case now == note.StanceUnknown:
		return "no stance noted, wanted " + want.String()
	case want == note.StanceUnknown || want == now:
		return now.String()
	}
	return now.String() + ", wanted " + want.String()
}

// placeWords says what is noted of the power and interest of somebody who has no place in the picture.
func placeWords(k chart.Stake) string {
	degrees := [...]string{"not noted", "low", "medium", "high"}
	if k.Power == chart.NotSaid && k.Interest == chart.NotSaid {
		return "neither is noted"
	}
	return "power " + degrees[k.Power] + ", interest " + degrees[k.Interest]
}

// lastWith says how long ago somebody was last met.
func (p *planner) lastWith(x *journal.Person) told {
	if x == nil {
		return told{}
	}
	at := p.standing(x)
	if at.last == nil {
		return plain("no contact yet")
	}
	return p.ago(at.last.Day)
}

func (p *planner) stakeholderRow(root string, i *journal.Initiative, h journal.Stakeholder) stakeholderRow {
	row := stakeholderRow{
		Link: personLink(root, h.Person), Role: h.Role, Power: h.Power, Interest: h.Interest,
		Want: h.Want.String(), WIIFT: h.WIIFT, Last: p.lastWith(h.Person),
	}
	if h.Rep != nil {
		row.Rep = personLink(root, h.Rep)
	}
	now, said := i.StanceOf(h.Person, p.Today)
	row.Now = now.String()
	if said != nil {
		row.Said = said.Day.Words()
	}
	return row
}
