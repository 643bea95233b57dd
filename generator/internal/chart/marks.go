package chart

import (
	"cmp"
	"slices"
	"time"

	"rapport/generator/internal/civil"
)

// A history of many marks, or a long one of more than a few, is merged, so that a picture stays one to look at and a
// page small. A merged mark leads nowhere, so a few marks are left alone however long they took.
const (
	manyMarks = 400
	fewMarks  = 60
	longTime  = 6 * 366 // days
)

// bucket is the time whose marks are drawn as one.
type bucket uint8

const (
	single bucket = iota
	week
	month
	quarter
	year
)

var bucketNames = [...]string{"day", "week", "month", "quarter", "year"}

// of numbers the time that a day lies in.
func (b bucket) of(d civil.Day) int {
	y, m, _ := d.Date()
	switch b {
	case week:
		return int(d.WeekStart(time.Monday))
	case month:
		return y*12 + int(m) - 1
	case quarter:
		return y*4 + int(m-1)/3
	case year:
		return y
	}
	return int(d)
}

// merging says which marks are drawn as one: those before a day by the older bucket, the rest by the newer.
type merging struct {
	before       civil.Day // zero: none are old
	older, newer bucket
}

// mergingOf decides for marks in the order of their days. What is planned is never merged.
func mergingOf(marks []Mark, today civil.Day) merging {
	if len(marks) <= fewMarks {
		return merging{}
	}
	first, last := marks[0].Day, marks[len(marks)-1].Day
	if len(marks) <= manyMarks && last.Since(first) <= longTime {
		return merging{}
	}
	if today != 0 {
		last = min(last, today)
	}
	m := merging{before: firstOf(max(last.Year()-1, 1), time.January)}
	switch n := last.Since(first); {
	case first >= m.before:
		m.before = 0
	case n <= 15*366:
		m.older = month
	case n <= 45*366:
		m.older = quarter
	default:
		m.older = year
	}
	if i, _ := slices.BinarySearchFunc(marks, m.before, byDay); len(marks)-i > manyMarks {
		m.newer = week
	}
	return m
}

func byDay(m Mark, d civil.Day) int { return m.Day.Compare(d) }

func (m merging) bucket(d, today civil.Day) bucket {
	switch {
	case d < m.before:
		return m.older
	case today != 0 && d > today:
		return single
	}
	return m.newer
}

// words says what is merged, for the picture and its description.
func (s *svg) merged(m merging) {
	if m.older != single {
		s.put("before ")
		s.int(m.before.Year())
		s.put(" merged by ", bucketNames[m.older])
	}
	if m.newer != single {
		if m.older != single {
			s.put(", later by ")
		} else {
			s.put("merged by ")
		}
		s.put(bucketNames[m.newer])
	}
}

// dot is what is drawn: one mark, or several as one.
type dot struct {
	Mark
	until civil.Day // of the last one merged
	many  int       // how many are merged; 1 for a mark alone
	alone int       // how many of those were not in a group
	shift int       // down from the middle of the lane, in tenths of a pixel
}

// dots merges marks, which are all of one lane and in order, and sets marks of one day apart.
func dots(marks []Mark, m merging, today civil.Day) []dot {
	out := make([]dot, 0, len(marks))
	for _, k := range marks {
		b := m.bucket(k.Day, today)
		if n := len(out) - 1; b != single && n >= 0 && m.bucket(out[n].Day, today) == b && b.of(out[n].Day) == b.of(k.Day) {
			out[n].add(k)
			continue
		}
		d := dot{Mark: k, until: k.Day, many: 1}
		if !k.Group {
			d.alone = 1
		}
		out = append(out, d)
	}
	for i := 0; i < len(out); {
		j := i + 1
		for j < len(out) && out[j].Day == out[i].Day {
			j++
		}
		stack(out[i:j])
		i = j
	}
	return out
}

func (d *dot) add(k Mark) {
	d.until = k.Day
	d.many++
	if !k.Group {
		d.alone++
	}
	d.Gave, d.Got = d.Gave || k.Gave, d.Got || k.Got
}

// stack spreads the marks of one day over the height of their lane.
func stack(of []dot) {
	n := len(of)
	if n == 1 {
		return
	}
	step := min(80, 160/(n-1))
	for i := range of {
		of[i].shift = (2*i - (n - 1)) * step / 2
	}
}

// sorted returns the marks that can be drawn, by a total order: the same ones when they are so already, as most are.
func sorted(marks []Mark) []Mark {
	hidden := func(m Mark) bool { return !drawable(m.Day) }
	if slices.ContainsFunc(marks, hidden) {
		marks = slices.DeleteFunc(slices.Clone(marks), hidden)
	}
	if !slices.IsSortedFunc(marks, compareMarks) {
		marks = slices.Clone(marks)
		slices.SortFunc(marks, compareMarks)
	}
	return marks
}

func compareMarks(a, b Mark) int {
	if a.Day != b.Day {
		return a.Day.Compare(b.Day)
	}
	return cmp.Or(
		cmp.Compare(a.Channel, b.Channel),
		compareBools(a.Group, b.Group),
		cmp.Compare(a.Title, b.Title),
		cmp.Compare(a.Href, b.Href),
		compareBools(a.Gave, b.Gave),
		compareBools(a.Got, b.Got),
	)
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
