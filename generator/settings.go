package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // Windows and bare containers have no zones of their own

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/redact"
	"rapport/generator/internal/site"
)

// settingsFile is the file beside the content folder that holds a journal's settings.
const settingsFile = "rapport.yaml"

// Settings is what rapport.yaml says. The zero value of a field, but for those set in [defaults], says nothing.
type Settings struct {
	Title         string
	Me            []string // names that mean me
	Org           string
	Zone          *time.Location // nil: the computer's
	Today         Day            // pins the day
	WeekStart     time.Weekday
	BaseURL       string
	Content       string // the content folder
	DateOrder     civil.Order
	Away          []civil.Range
	Actions       int // how many a week
	DailyContacts bool
	On, Off       map[string]bool           // rules, by id
	Limits        map[string]map[string]int // of rules, by id and name
	Cadences      map[string]int            // days, for alliance, key, connection, other
	Targets       map[string]int            // for above, peer, below
	Fields        map[string][]string
	Markers       map[string][]string
	Editor        string // the address that opens a file; empty for that of the usual editor
	Publish       Publish
}

func defaults() *Settings {
	return &Settings{
		Title: "Journal", WeekStart: time.Monday, Actions: 5, DailyContacts: true,
		Publish: Publish{Branch: "gh-pages", Someone: "someone"},
	}
}

func (s *Settings) notes(content string) redact.Options {
	o := note.Options{Content: content, Fields: s.Fields, Markers: s.Markers, DateOrder: s.DateOrder, Rules: RuleNames()}
	return redact.Options{Note: o, Fields: s.Publish.Fields}
}

func (s *Settings) journal(files []string, audience Audience) journal.Options {
	return journal.Options{Me: s.Me, DailyContacts: s.DailyContacts, Files: files, Closed: audience == Public}
}

// site is what the settings say about how pages look.
func (s *Settings) site(content string) site.Options {
	return site.Options{Title: s.Title, BaseURL: s.BaseURL, Content: content, Someone: s.Publish.Someone, Index: s.Publish.Index}
}

// readSettings reads rapport.yaml. A journal without one has the defaults; a mistake costs its own key.
func readSettings(fsys fs.FS) (*Settings, []diag.Problem) {
	s := defaults()
	src, err := fs.ReadFile(fsys, settingsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	r := settingsReader{Settings: s, fsys: fsys}
	if err != nil {
		r.problem(0, 0, "unreadable", "cannot read the settings: "+cause(err), "let your user read the file")
		return s, r.problems
	}
	src = []byte(strings.ReplaceAll(strings.TrimPrefix(string(src), "\ufeff"), "\r\n", "\n"))
	r.lines = strings.Split(string(src), "\n")
	fields, problems := frontmatter.Decode(settingsFile, src)
	r.problems = problems
	r.order(fields)
	for _, f := range fields {
		r.field(f)
	}
	return s, r.problems
}

// settingNames are the keys of rapport.yaml, as the manual lists them.
var settingNames = []string{
	"title", "me", "org", "timezone", "today", "week_start", "base_url", "content", "date_order", "away", "actions",
	"daily_contacts", "practices", "cadences", "targets", "fields", "markers", "editor", "publish",
}

type settingsReader struct {
	*Settings
	fsys     fs.FS
	lines    []string
	problems []diag.Problem
}

func (r *settingsReader) problem(line, column int, code, message, hint string) {
	p := diag.Problem{
		Pos:      diag.Pos{Path: settingsFile, Line: line, Column: column},
		Severity: diag.Error, Code: code, Message: message, Hint: hint,
	}
	if 0 < line && line <= len(r.lines) {
		p.Excerpt = r.lines[line-1]
	}
	r.problems = append(r.problems, p)
}

// bad reports a value that its key cannot have.
func (r *settingsReader) bad(key string, v frontmatter.Value, hint string) {
	r.problem(v.Line, v.Column, "setting", fmt.Sprintf("%s cannot be %s", key, shown(v)), hint)
}

func shown(v frontmatter.Value) string {
	switch v.Kind {
	case frontmatter.Blank:
		return "blank"
	case frontmatter.Scalar:
		return strconv.Quote(v.Text)
	case frontmatter.List:
		return "a list"
	case frontmatter.Map:
		return "a map"
	}
	panic("generator: no such kind of value")
}

// order reads date_order before every other key, since days are read by it.
func (r *settingsReader) order(fields []frontmatter.Field) {
	for _, f := range fields {
		if frontmatter.Fold(f.Key) == "dateorder" {
			orders := map[string]civil.Order{"dmy": civil.DMY, "mdy": civil.MDY, "ymd": civil.YMD}
			if o, ok := orders[strings.ToLower(f.Value.Text)]; ok {
				r.DateOrder = o
			} else if f.Value.Kind != frontmatter.Blank {
				r.bad(f.Key, f.Value, "write dmy, mdy or ymd")
			}
		}
	}
}

// field reads one key. Keys ignore case, blanks, _ and -, as in notes.
func (r *settingsReader) field(f frontmatter.Field) {
	name, ok := match(f.Key, settingNames)
	if !ok {
		r.unknown("unknown-setting", f.Line, f.Column, f.Key, settingNames)
		return
	}
	v := f.Value
	if v.Kind == frontmatter.Blank {
		return
	}
	switch name {
	case "title":
		r.text(name, v, &r.Title)
	case "org":
		r.text(name, v, &r.Org)
	case "base_url":
		r.text(name, v, &r.BaseURL)
	case "editor":
		r.editorName(v)
	case "content":
		r.content(v)
	case "me":
		r.Me = texts(v)
	case "timezone":
		r.zone(v)
	case "today":
		if w, err := civil.Read(v.Text, r.DateOrder); err == nil && w.Day != 0 {
			r.Today = w.Day
		} else {
			r.bad(name, v, "write a day such as 2026-09-14, or leave the line out")
		}
	case "week_start":
		r.weekStart(v)
	case "away":
		r.away(v)
	case "actions":
		r.count(name, v, &r.Actions)
	case "daily_contacts":
		r.truth(name, v, &r.DailyContacts)
	case "cadences":
		r.Cadences = r.numbers(name, v, []string{"alliance", "key", "connection", "other"}, "a cadence such as 6 weeks", civil.ReadCadence)
	case "targets":
		r.Targets = r.numbers(name, v, []string{"above", "peer", "below"}, "a number from 0", number)
	case "fields":
		r.Fields = r.words(name, v, note.Keys(), "people: [teilnehmer]")
	case "markers":
		r.Markers = r.words(name, v, note.Words(), "Gave: [gegeben]")
	case "practices":
		r.practices(v)
	case "publish":
		r.publish(v)
	case "date_order":
		// it is read before the others
	}
}

// match returns the name that a key is a spelling of.
func match(key string, names []string) (string, bool) {
	for _, n := range names {
		if frontmatter.Fold(n) == frontmatter.Fold(key) {
			return n, true
		}
	}
	return "", false
}

func (r *settingsReader) unknown(code string, line, column int, key string, names []string) {
	hint := "known here: " + strings.Join(names, ", ")
	if near, ok := diag.Nearest(key, names); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	r.problem(line, column, code, fmt.Sprintf("there is no %q here", key), hint)
}
