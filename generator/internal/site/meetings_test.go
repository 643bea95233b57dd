package site

import "testing"

// TestListsSayChannelsOnce lists meetings that are called by how they took place, or by a title that holds it.
func TestListsSayChannelsOnce(t *testing.T) {
	for _, c := range []struct{ name, note, what, how string }{
		{"2026-09-14", "channel: video\n", "Video", ""},
		{"2026-09-14 video", "channel: video\n", "video", ""},
		{"2026-09-14", "channel: in-person\n", "In person", ""},
		{"2026-09-14 Ana coffee", "channel: coffee\n", "Ana coffee", ""},
		{"2026-09-14 Coffee, then a plan", "channel: coffee\n", "Coffee, then a plan", ""},
		{"2026-09-14 Calling Ana", "channel: call\n", "Calling Ana", "call"},
		{"2026-09-14 Prices", "channel: coffee\n", "Prices", "coffee"},
		{"2026-12-24 Ana coffee", "channel: coffee\n", "Ana coffee", "planned"},
		{"2026-12-24 Prices", "channel: coffee\n", "Prices", "coffee, planned"},
	} {
		j := journalOf(map[string]string{"content/meetings/" + c.name + ".md": "---\npeople: Ana Lima\n" + c.note + "---\n"})
		p := newPlanner(j, today, asked(j, today), nil, options(j))
		row := p.meetingRow("", j.Meetings[0], nil)
		if row.What != c.what || row.How != c.how {
			t.Errorf("%s, %q: listed as %q, %q, want %q, %q", c.name, c.note, row.What, row.How, c.what, c.how)
		}
	}
}
