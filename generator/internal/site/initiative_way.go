package site

import (
	"html/template"

	"rapport/generator/internal/chart"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/practice"
)

// wayView is how I reach somebody who decides.
type wayView struct {
	Picture template.HTML
	To      Link
	Path    bool // there is one
	Direct  told // the last direct contact, in words; empty when no note shows one
	At      Link // that contact; its text is the day
	Recent  bool
	Through Link // who knows them; empty when no note shows anybody
	Last    told // the last contact with them
	InTouch bool
	Known   string // how it is known: in a room on 12 Mar 2026
	Source  Source
	Ask     string // what to say, when the practice asks for it
}

func (p *planner) ways(root string, i *journal.Initiative) []wayView {
	var list []wayView
	for _, w := range p.report().Asking().Ways(i) {
		list = append(list, p.way(root, i, w))
	}
	return list
}

func (p *planner) way(root string, i *journal.Initiative, w practice.Way) wayView {
	v := wayView{To: personLink(root, w.To), Recent: w.Recent, InTouch: w.InTouch, Path: w.Recent || w.InTouch}
	edge := chart.Edge{Words: "no note"}
	if w.Direct != nil {
		v.Direct, v.At = p.ago(w.Direct.Day), Link{root + w.Direct.Meeting.URL, w.Direct.Day.Words()}
		edge = chart.Edge{Words: w.Direct.Day.Words(), Firm: w.Recent}
	}
	picture := chart.Way{Stops: []chart.Stop{{Name: "me"}}}
	if w.Through != nil {
		v.Through, v.Last = personLink(root, w.Through), p.ago(w.Contact.Day)
		v.Source = p.source(root, w.From.Note, w.From.Line)
		v.Known = "a note says that they know each other"
		known := "by a note"
		if !w.Known.IsZero() {
			known = w.Known.Words()
			v.Known = "you three talked on " + known
		}
		if !w.Recent {
			picture.Stops = append(picture.Stops, chart.Stop{Name: w.Through.Name, Href: root + w.Through.URL, Role: "knows them"})
			picture.Edges = []chart.Edge{{Words: w.Contact.Day.Words(), Firm: w.InTouch}}
			edge = chart.Edge{Words: known, Firm: true}
		}
	}
	picture.Stops = append(picture.Stops, chart.Stop{Name: w.To.Name, Href: root + w.To.URL, Role: "decides"})
	picture.Edges = append(picture.Edges, edge)
	v.Picture = trusted(picture.SVG())
	for _, f := range p.about(i.ID) {
		if f.Rule == "jobs" && f.Subject.Person == w.To {
			v.Ask = f.Action
		}
	}
	return v
}
