package site

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"rapport/generator/internal/journal"
)

// ahead is a journal with people and meetings of every kind that may have a brief, or none.
var ahead = map[string]string{
	"content/people/Ann Ray.md":                "relationship: connection",
	"content/people/Gone Gil.md":               "status: left",
	"content/people/Board.md":                  "type: group",
	"content/people/Logged Lou.md":             "## Log\n- 2026-12-01: coffee about nothing",
	"content/meetings/2026-10-01 Once.md":      "people: Met Once, Met Twice",
	"content/meetings/2026-10-02 Twice.md":     "people: Met Twice, Ann Ray",
	"content/meetings/2026-11-21 Today.md":     "people: Comes Today",
	"content/meetings/2026-12-09 Ahead.md":     "people: Ann Ray, Board, Gone Gil",
	"content/meetings/Weekly.md":               "people: Ann Ray\n\n## 2026-11-01 Old\n\n## 2026-11-30 New\n\n## 2026-11-30 (call)\n",
	"content/meetings/2026-12-10 Nobody.md":    "",
	"content/meetings/Some day.md":             "people: Ann Ray",
	"content/daily/2026-12-24.md":              "Call [[Ann Ray]].",
	"content/meetings/Weekly 2026-11-30.md":    "date: 2026-11-30",
	"content/meetings/Weekly/2026-11-30-2.md":  "people: Ann Ray",
	"content/initiatives/Nothing is ahead.md":  "",
	"content/meetings/2026-11-20 Yesterday.md": "people: Ann Ray",
}

// TestWhoHasABrief lists the briefs of a journal: no page of a large one is made for nothing.
func TestWhoHasABrief(t *testing.T) {
	j := journalOf(ahead)
	var got []string
	for _, page := range Plan(j, today, asked(j, today), builtin(t), options(j)) {
		if strings.HasPrefix(page.Path, "briefs/") {
			got = append(got, page.Path)
		}
	}
	want := []string{
		"briefs/meetings/2026-11-21-today.html", "briefs/meetings/2026-11-30-2.html", "briefs/meetings/2026-12-09-ahead.html",
		"briefs/meetings/2026-12-10-nobody.html", "briefs/meetings/weekly-2026-11-30.html",
		"briefs/meetings/weekly/2026-11-30-2.html", "briefs/meetings/weekly/2026-11-30.html",
		"briefs/people/ann-ray.html", "briefs/people/comes-today.html", "briefs/people/logged-lou.html", "briefs/people/met-twice.html",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the briefs are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, fault := range broken(t, builtin(t), j, rendered(t, builtin(t), j, options(j)), nil) {
		t.Error(fault)
	}
}

// TestBriefOfALogLine leads from what is planned in somebody's note to the brief about them.
func TestBriefOfALogLine(t *testing.T) {
	j := journalOf(ahead)
	p := newPlanner(j, today, asked(j, today), builtin(t), options(j))
	at := slices.IndexFunc(j.Meetings, func(m *journal.Meeting) bool { return m.Origin == journal.OfLog })
	if got, want := p.meetingBrief(j.Meetings[at]), "briefs/people/logged-lou.html"; got != want {
		t.Errorf("meetingBrief = %q, want %q", got, want)
	}
}

// texts are the lines of a part of a brief, by its heading.
func texts(parts []BriefPart, head string) []string {
	var list []string
	for _, part := range parts {
		if part.Head.Text != head {
			continue
		}
		for _, l := range part.Lines {
			list = append(list, strings.TrimSpace(l.Word+" "+l.Link.Text+" "+l.Text.String()))
		}
	}
	return list
}

// TestMeetingBriefSays holds what a brief says of a meeting whose headline is long, that one came to know nothing of,
// and whose people have worries.
func TestMeetingBriefSays(t *testing.T) {
	j := journalOf(map[string]string{
		"content/initiatives/Price.md":         "---\nstart: 2026-08-01\ndecider: Ann Ray\n---\n| Stakeholder | Power | Now | Want | WIIFT |\n|---|---|---|---|---|\n| Ann Ray | high | neutral | supportive | fewer calls |\n| Bo Dahl | low | resistant | neutral | |\n",
		"content/people/Ann Ray.md":            "prefers: a call",
		"content/people/Bo Dahl.md":            "prefers: none",
		"content/meetings/2026-11-10 Ann.md":   "people: Ann Ray\ninitiatives: Price\n\n- Concern: too fast\n- [ ] me -> Ann Ray: one (by 2026-11-20)\n- [ ] me -> Ann Ray: two (by 2026-11-30)\n- [ ] me -> Ann Ray: three\n",
		"content/meetings/2026-11-12 Bo.md":    "people: Bo Dahl\nchannel: call\ninitiatives: Price\n\n- Decision: one list\n- Why: nobody reads two\n- Concern: too slow\n- Agreed: by May\n",
		"content/meetings/2026-12-01 Board.md": "people: Bo Dahl, Ann Ray, Cy Moe, nobody knows\nkind: steering\nplace: Oslo\ninitiatives: Price\nheadline: " + strings.Repeat("word ", 27) + "\n",
	})
	r := reportOf(j, today)
	at := slices.IndexFunc(j.Meetings, func(m *journal.Meeting) bool { return m.Day > today })
	b := NewBriefs(j, r).Meeting(j.Meetings[at])
	if got, want := b.Advice, "27 words; 25 are enough."; got != want {
		t.Errorf("of the headline it says %q, want %q", got, want)
	}
	for head, want := range map[string][]string{
		"Before it, one to one": {"Heard Bo Dahl", "Heard Ann Ray"},
		"Landmines":             {"Ann Ray too fast"},
		"Decided so far":        {"one list"},
		"Who must be told":      {"Ann Ray, of “one list”"},
	} {
		if got := texts(b.Parts, head); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", head, got, want)
		}
	}
	for name, want := range map[string][]string{
		"Ann Ray": {"Stands  decides, neutral, supportive wanted", "Gains  fewer calls", "Prefers  a call", "Last  11 days ago", "Concern  too fast", "I owe  one", "I owe  two", "Ask"},
		"Bo Dahl": {"Stands  resistant, neutral wanted", "Last  9 days ago, call", "Ask"},
	} {
		if got := texts(b.Who, name); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestBriefKeyHoldsAllItSays changes one field of a brief after another: its key is mixed from each.
func TestBriefKeyHoldsAllItSays(t *testing.T) {
	p := new(planner)
	key := func(b *Brief) uint64 {
		s := newSum()
		p.mixBrief(s, b)
		return s.done()
	}
	full := func() *Brief {
		b := new(Brief)
		fill(reflect.ValueOf(b).Elem())
		b.Who[0].Asked, b.Parts[0].Asked = nil, nil // whose findings are mixed
		return b
	}
	for k := 0; ; k++ {
		b, c := full(), &changer{wanted: k}
		for v, i := reflect.ValueOf(b).Elem(), 0; i < v.NumField(); i++ {
			if f := v.Type().Field(i); f.IsExported() {
				c.value(v.Field(i), f.Name)
			}
		}
		if c.done == "" {
			if k < 60 {
				t.Errorf("only %d fields were changed", k)
			}
			break
		}
		if !strings.Contains(c.done, "Asked") && key(b) == key(full()) {
			t.Errorf("%s, and the key is the same", c.done)
		}
	}
}
