package note

import "testing"

// TestReasons tells of notes what decided their kind and their day.
func TestReasons(t *testing.T) {
	p := NewParser(Options{Content: "content/"})
	for _, test := range []struct {
		path, src string
		kind      Kind
		want      Reasons
	}{
		{"content/Jane.md", "---\nrole: x\ntype: \"[[person]]\"\n---\n", PersonNote, Reasons{Kind: By{Key, "type: person", 3}}},
		{"content/people/Jane.md", "---\ntype: page\nkind: person\n---\n", PageNote, Reasons{Kind: By{Key, "type: page", 2}}},
		{"content/office/People/old/Jane.md", "", PersonNote, Reasons{Kind: By{Folder, "office/People", 0}}},
		{"content/Jane.md", "---\ntags: [hiring, people]\n---\n", PersonNote, Reasons{Kind: By{Tag, "people", 2}}},
		{"content/Jane.md", "\nAlways early. #person\n", PersonNote, Reasons{Kind: By{Tag, "person", 2}}},
		{"content/@jane.md", "", PersonNote, Reasons{Kind: By{FileName, "@jane", 0}}},
		{"content/Jane.md", "---\nemail: jane@acme.example\n---\n", PersonNote, Reasons{Kind: By{What: Contents}}},
		{"content/Jane.md", "---\nchannel: team\n---\n", PersonNote, Reasons{Kind: By{Key, "channel: team", 2}}},
		{"content/Jane.md", "Words.\n", PageNote, Reasons{}},
		{"content/2026-09-14 Talk.md", "---\npeople: Jane\n---\n", MeetingNote, Reasons{By{What: Contents}, By{FileName, "2026-09-14 Talk", 0}}},
		{"content/meetings/2026-09-14 Talk.md", "---\ndate: 2026-09-15\n---\n", MeetingNote, Reasons{By{Folder, "meetings", 0}, By{Key, "date: 2026-09-15", 2}}},
		{"content/meetings/Talk.md", "---\ncreated: 2026-09-15\n---\n", MeetingNote, Reasons{By{Folder, "meetings", 0}, By{Key, "created: 2026-09-15", 2}}},
		{"content/meetings/Talk.md", "# Talk of 2026-09-14\n", MeetingNote, Reasons{By{Folder, "meetings", 0}, By{Heading, "Talk of 2026-09-14", 1}}},
		{"content/meetings/Talk.md", "Words.\n", MeetingNote, Reasons{Kind: By{Folder, "meetings", 0}}},
		{"content/2026-09-14.md", "Words.\n", PageNote, Reasons{Day: By{FileName, "2026-09-14", 0}}},
		{"content/T.md", "---\ntype: <% x %>\n---\n", PageNote, Reasons{}},
	} {
		if n := p.Parse(test.path, []byte(test.src)); n.Kind != test.kind {
			t.Errorf("%s %q is a %s, want a %s", test.path, test.src, n.Kind, test.kind)
		}
		if got := p.Reasons(test.path, []byte(test.src)); got != test.want {
			t.Errorf("%s %q: %+v, want %+v", test.path, test.src, got, test.want)
		}
	}
}
