package generator

import (
	"fmt"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/note"
)

// TestSettings reads settings of one or a few lines. What is wrong costs its own key, and is told of with its place.
func TestSettings(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      func(*Settings) // what differs from the defaults
		problems  []string
	}{
		{name: "no text", src: ""},
		{name: "comments", src: "# nothing\n\n# here\n"},
		{name: "blank values", src: "title:\nme: []\naway: ~\ncontent: ''\nactions:\ndate_order:\ntargets:\n"},
		{name: "title", src: "title:  Nora's journal \n", want: func(s *Settings) { s.Title = "Nora's journal" }},
		{name: "title as a list", src: "title: [a, b]\n", problems: []string{
			`1:8 setting: title cannot be a list (write one text)`,
		}},
		{name: "one name", src: "me: Nora Ek\n", want: func(s *Settings) { s.Me = []string{"Nora Ek"} }},
		{name: "names", src: "me:\n  - Nora Ek\n  - ' '\n  - Nora\n", want: func(s *Settings) { s.Me = []string{"Nora Ek", "Nora"} }},
		{name: "org", src: "org: Fjordlight\n", want: func(s *Settings) { s.Org = "Fjordlight" }},
		{name: "org as a map", src: "org: {name: Fjordlight}\n", problems: []string{
			`1:6 setting: org cannot be a map (write one text)`,
		}},
		{name: "base_url", src: "base_url: https://a.example/b/\n", want: func(s *Settings) { s.BaseURL = "https://a.example/b/" }},
		{name: "base_url as a list", src: "base_url: [a]\n", problems: []string{
			`1:11 setting: base_url cannot be a list (write one text)`,
		}},
		{name: "editor", src: "editor: \"vscode://file/{path}:{line}\"\n", want: func(s *Settings) { s.Editor = "vscode://file/{path}:{line}" }},
		{name: "editor by name", src: "editor: Obsidian\n", want: func(s *Settings) { s.Editor = "obsidian://open?path={path}" }},
		{name: "editor nearly by name", src: "editor: vscod\n", problems: []string{
			`1:9 setting: editor cannot be "vscod" (did you mean "vscode"?)`,
		}},
		{name: "an editor nobody knows", src: "editor: pen and paper\n", problems: []string{
			`1:9 setting: editor cannot be "pen and paper" (write cursor, idea, obsidian, vscode or zed://file/{path})`,
		}},
		{name: "editor that acts on the page", src: "editor: \"javascript://%0aalert(1)//{path}\"\n", problems: []string{
			`1:9 setting: editor cannot be "javascript://%0aalert(1)//{path}" (begin it with vscode://, zed:// or that of another editor)`,
		}},
		{name: "editor that is a server", src: "editor: https://example.com/?{path}\n", problems: []string{
			`1:9 setting: editor cannot be "https://example.com/?{path}" (begin it with vscode://, zed:// or that of another editor)`,
		}},
		{name: "editor without a path", src: "editor: zed://file\n", problems: []string{
			`1:9 setting: editor cannot be "zed://file" (write {path} in it, as in zed://file/{path}:{line})`,
		}},
		{name: "editor as a list", src: "editor: [a]\n", problems: []string{
			`1:9 setting: editor cannot be a list (write one text)`,
		}},

		{name: "timezone", src: "timezone: Europe/Oslo\n", want: func(s *Settings) { s.Zone = zone(t, "Europe/Oslo") }},
		{name: "no such timezone", src: "timezone: Europe/Olso\n", problems: []string{
			`1:11 setting: timezone cannot be "Europe/Olso" (write a name such as Europe/Vienna or UTC)`,
		}},
		{name: "timezone as a list", src: "timezone: [UTC]\n", problems: []string{
			`1:11 setting: timezone cannot be a list (write a name such as Europe/Vienna or UTC)`,
		}},
		{name: "today", src: "today: 2026-11-21\n", want: func(s *Settings) { s.Today = day(t, "2026-11-21") }},
		{name: "today in words", src: "today: \"21 Nov 2026\"\n", want: func(s *Settings) { s.Today = day(t, "2026-11-21") }},
		{name: "an impossible today", src: "today: 2026-02-30\n", problems: []string{
			`1:8 setting: today cannot be "2026-02-30" (write a day such as 2026-09-14, or leave the line out)`,
		}},
		{name: "a month for today", src: "today: 2026-02\n", problems: []string{
			`1:8 setting: today cannot be "2026-02" (write a day such as 2026-09-14, or leave the line out)`,
		}},
		{name: "today as a list", src: "today: [2026-11-21]\n", problems: []string{
			`1:8 setting: today cannot be a list (write a day such as 2026-09-14, or leave the line out)`,
		}},
		{name: "week_start", src: "week_start: sunday\n", want: func(s *Settings) { s.WeekStart = time.Sunday }},
		{name: "week_start in short", src: "week-start: Sat\n", want: func(s *Settings) { s.WeekStart = time.Saturday }},
		{name: "week_start too short", src: "week_start: S\n", problems: []string{
			`1:13 setting: week_start cannot be "S" (write a weekday such as Monday)`,
		}},
		{name: "no weekday", src: "week_start: Someday\n", problems: []string{
			`1:13 setting: week_start cannot be "Someday" (write a weekday such as Monday)`,
		}},
		{name: "date_order", src: "date_order: DMY\n", want: func(s *Settings) { s.DateOrder = civil.DMY }},
		{name: "date_order for days above it", src: "today: 3/4/2026\ndate_order: mdy\n", want: func(s *Settings) { s.DateOrder, s.Today = civil.MDY, day(t, "2026-03-04") }},
		{name: "no date_order for a doubtful day", src: "today: 3/4/2026\n", problems: []string{
			`1:8 setting: today cannot be "3/4/2026" (write a day such as 2026-09-14, or leave the line out)`,
		}},
		{name: "no such date_order", src: "date_order: dym\n", problems: []string{
			`1:13 setting: date_order cannot be "dym" (write dmy, mdy or ymd)`,
		}},
		{name: "date_order as a list", src: "date_order: [dmy]\n", problems: []string{
			`1:13 setting: date_order cannot be a list (write dmy, mdy or ymd)`,
		}},

		{name: "content", src: "content: notes/work/\n", want: func(s *Settings) { s.Content = "notes/work" }},
		{name: "content with backslashes", src: `content: notes\work` + "\n", want: func(s *Settings) { s.Content = "notes/work" }},
		{name: "content is all", src: "content: .\n", want: func(s *Settings) { s.Content = "." }},
		{name: "content missing", src: "title: T\ncontent: nowhere\n", want: func(s *Settings) { s.Title = "T" }, problems: []string{
			`2:10 setting: content cannot be "nowhere" (there is no such folder beside rapport.yaml)`,
		}},
		{name: "content is a file", src: "content: notes/work/a.md\n", problems: []string{
			`1:10 setting: content cannot be "notes/work/a.md" (there is no such folder beside rapport.yaml)`,
		}},
		{name: "content outside", src: "content: ../notes\n", problems: []string{
			`1:10 setting: content cannot be "../notes" (name a folder inside the journal's, such as notes)`,
		}},
		{name: "content far outside", src: "content: a/../../notes\n", problems: []string{
			`1:10 setting: content cannot be "a/../../notes" (name a folder inside the journal's, such as notes)`,
		}},
		{name: "content elsewhere", src: "content: /home/nora/notes\n", problems: []string{
			`1:10 setting: content cannot be "/home/nora/notes" (name a folder inside the journal's, such as notes)`,
		}},
		{name: "content as a list", src: "content: [a, b]\n", problems: []string{
			`1:10 setting: content cannot be a list (name a folder inside the journal's, such as notes)`,
		}},

		{name: "away", src: "away: [2026-07-06..2026-07-24, 2026-12-24]\n", want: func(s *Settings) {
			s.Away = []civil.Range{{From: day(t, "2026-07-06"), To: day(t, "2026-07-24")}, {From: day(t, "2026-12-24"), To: day(t, "2026-12-24")}}
		}},
		{name: "one away", src: "away: 2026-07-06..2026-07-24\n", want: func(s *Settings) {
			s.Away = []civil.Range{{From: day(t, "2026-07-06"), To: day(t, "2026-07-24")}}
		}},
		{name: "one away is wrong", src: "away:\n  - 2026-07-24..2026-07-06\n  - 2026-12-24\n  - summer\n", want: func(s *Settings) {
			s.Away = []civil.Range{{From: day(t, "2026-12-24"), To: day(t, "2026-12-24")}}
		}, problems: []string{
			`2:5 setting: away cannot be "2026-07-24..2026-07-06" (write a first and a last day, such as 2026-08-01..2026-08-18)`,
			`4:5 setting: away cannot be "summer" (write a first and a last day, such as 2026-08-01..2026-08-18)`,
		}},
		{name: "actions", src: "actions: 3\n", want: func(s *Settings) { s.Actions = 3 }},
		{name: "no actions", src: "actions: 0\n", want: func(s *Settings) { s.Actions = 0 }},
		{name: "fewer than no actions", src: "actions: -1\n", problems: []string{
			`1:10 setting: actions cannot be "-1" (write a number from 0)`,
		}},
		{name: "some actions", src: "actions: some\n", problems: []string{
			`1:10 setting: actions cannot be "some" (write a number from 0)`,
		}},
		{name: "actions as a list", src: "actions: [5]\n", problems: []string{
			`1:10 setting: actions cannot be a list (write a number from 0)`,
		}},
		{name: "daily_contacts", src: "daily_contacts: no\n", want: func(s *Settings) { s.DailyContacts = false }},
		{name: "daily_contacts in another spelling", src: "Daily Contacts: False\n", want: func(s *Settings) { s.DailyContacts = false }},
		{name: "daily_contacts perhaps", src: "daily_contacts: perhaps\n", problems: []string{
			`1:17 setting: daily_contacts cannot be "perhaps" (write true or false)`,
		}},

		{name: "cadences", src: "cadences:\n  alliance: 2 weeks\n  key: monthly\n  connection: 6w\n  other: 90\n", want: func(s *Settings) {
			s.Cadences = map[string]int{"alliance": 14, "key": 30, "connection": 42, "other": 90}
		}},
		{name: "some cadences are wrong", src: "cadences:\n  alliance: often\n  conection: 6w\n  key: [1]\n  other: 5\n", want: func(s *Settings) { s.Cadences = map[string]int{"other": 5} }, problems: []string{
			`2:13 setting: cadences: alliance cannot be "often" (write a cadence such as 6 weeks)`,
			`3:3 unknown-setting: there is no "conection" here (did you mean "connection"?)`,
			`4:8 setting: cadences: key cannot be a list (write a cadence such as 6 weeks)`,
		}},
		{name: "cadences as a text", src: "cadences: monthly\n", problems: []string{
			`1:11 setting: cadences cannot be "monthly" (write one line for each of alliance, key, connection, other)`,
		}},
		{name: "targets", src: "targets: {above: 3, Peer: 0}\n", want: func(s *Settings) { s.Targets = map[string]int{"above": 3, "peer": 0} }},
		{name: "some targets are wrong", src: "targets: {above: two, beside: 1, below: 1}\n", want: func(s *Settings) { s.Targets = map[string]int{"below": 1} }, problems: []string{
			`1:18 setting: targets: above cannot be "two" (write a number from 0)`,
			`1:23 unknown-setting: there is no "beside" here (known here: above, peer, below)`,
		}},
		{name: "targets as a list", src: "targets: [2, 2, 2]\n", problems: []string{
			`1:10 setting: targets cannot be a list (write one line for each of above, peer, below)`,
		}},
		{name: "fields", src: "fields: {people: [teilnehmer, Leitung], Date: termin}\n", want: func(s *Settings) {
			s.Fields = map[string][]string{"people": {"teilnehmer", "Leitung"}, "date": {"termin"}}
		}},
		{name: "fields of no key", src: "fields:\n  peple: [teilnehmer]\n  visibility: [sichtbar]\n", want: func(s *Settings) { s.Fields = map[string][]string{} }, problems: []string{
			`2:3 unknown-setting: there is no "peple" here (did you mean "people"?)`,
			`3:3 unknown-setting: there is no "visibility" here (known here: title, aliases, tags, ignore, allow_names, type,…)`,
		}},
		{name: "fields as a list", src: "fields: [teilnehmer]\n", problems: []string{
			`1:9 setting: fields cannot be a list (write one line for each, such as people: [teilnehmer])`,
		}},
		{name: "markers", src: "markers:\n  gave: [gegeben]\n  Their news: neues\n", want: func(s *Settings) {
			s.Markers = map[string][]string{"Gave": {"gegeben"}, "Their news": {"neues"}}
		}},
		{name: "markers of no word", src: "markers: {Given: [gegeben]}\n", want: func(s *Settings) { s.Markers = map[string][]string{} }, problems: []string{
			`1:11 unknown-setting: there is no "Given" here (known here: Gave, Got, Asked, Heard, Wants, Because, Concern…)`,
		}},
		{name: "markers as a text", src: "markers: gegeben\n", problems: []string{
			`1:10 setting: markers cannot be "gegeben" (write one line for each, such as Gave: [gegeben])`,
		}},
		{name: "publish", src: "publish:\n  remote: git@example.org:nora/site.git\n  branch: pages\n  cname: journal.example.org\n  index: true\n  someone: a colleague\n", want: func(s *Settings) {
			s.Publish = Publish{Remote: "git@example.org:nora/site.git", Branch: "pages", CName: "journal.example.org", Index: true, Someone: "a colleague"}
		}},
		{name: "publish in one word", src: "publish: origin\n", problems: []string{
			`1:10 setting: publish cannot be "origin" (write what it holds below it, such as remote: origin)`,
		}},
		{name: "unknown below publish", src: "publish:\n  remotes: origin\n", problems: []string{
			`2:3 unknown-setting: there is no "remotes" here (did you mean "remote"?)`,
		}},
		{name: "a branch that is an option", src: "publish: {branch: --mirror}\n", problems: []string{
			`1:19 setting: publish: branch cannot be "--mirror" (write a name such as gh-pages)`,
		}},
		{name: "cname with a scheme", src: "publish: {cname: \"https://a.example\"}\n", problems: []string{
			`1:18 setting: publish: cname cannot be "https://a.example" (write a domain such as journal.example.org)`,
		}},
		{name: "publish_fields", src: "publish: {publish_fields: [Aliases, team]}\n", want: func(s *Settings) { s.Publish.Fields = []string{"aliases", "team"} }},
		{name: "a field that is never public", src: "publish: {publish_fields: [team, email]}\n", want: func(s *Settings) { s.Publish.Fields = []string{"team"} }, problems: []string{
			`1:34 setting: publish: publish_fields cannot be "email" (only plain facts can be added: aliases, closed, decision, go…)`,
		}},
		{name: "allow_names as a map", src: "publish:\n  allow_names:\n    Jane Doe: she agreed\n", want: func(s *Settings) {
			s.Publish.Allowed = []note.Allow{{Name: "Jane Doe", Reason: "she agreed", Line: 3}}
		}},
		{name: "allow_names as a list", src: "publish:\n  allow_names:\n    - Jane Doe: she agreed\n    - \"Will: a word\"\n", want: func(s *Settings) {
			s.Publish.Allowed = []note.Allow{{Name: "Jane Doe", Reason: "she agreed", Line: 3}, {Name: "Will", Reason: "a word", Line: 4}}
		}},
		{name: "allow_names without a reason", src: "publish: {allow_names: [Jane]}\n", problems: []string{
			`1:25 setting: publish: allow_names cannot be "Jane" (write each name with a reason, such as Jane Doe: she agreed)`,
		}},
		{name: "practices", src: "practices:\n  exchange: off\n  why: on\n  Ally 30: {limit: 45}\n", want: func(s *Settings) {
			s.Off, s.On = map[string]bool{"exchange": true}, map[string]bool{"why": true}
			s.Limits = map[string]map[string]int{"ally-30": {"limit": 45}}
		}},
		{name: "practices amiss", src: "practices:\n  exchang: off\n  why: maybe\n  ally-30: {limt: 4, limit: x}\n  conflict: [on]\n", want: func(s *Settings) {
			s.Off, s.On, s.Limits = map[string]bool{}, map[string]bool{}, map[string]map[string]int{"ally-30": {}}
		}, problems: []string{
			`2:3 unknown-practice: there is no "exchang" here (did you mean "exchange"?)`,
			`3:8 setting: practices: why cannot be "maybe" (write on, off, or a threshold such as {limit: 45})`,
			`4:13 unknown-setting: there is no "limt" here (did you mean "limit"?)`,
			`4:29 setting: practices: ally-30: limit cannot be "x" (write a number from 0)`,
			`5:13 setting: practices: conflict cannot be a list (write on, off, or a threshold such as {limit: 45})`,
		}},
		{name: "practices as a word", src: "practices: off\n", problems: []string{
			`1:12 setting: practices cannot be "off" (write one line for each rule, such as exchange: off)`,
		}},

		{name: "an unknown key", src: "title: x\n\ntime_zon: UTC\n", want: func(s *Settings) { s.Title = "x" }, problems: []string{
			`3:1 unknown-setting: there is no "time_zon" here (did you mean "timezone"?)`,
		}},
		{name: "an unknown key like no other", src: "colour: red\n", problems: []string{
			`1:1 unknown-setting: there is no "colour" here (known here: title, me, org, timezone, today, week_start, bas…)`,
		}},
		{name: "an unknown key behind letters of two bytes", src: "targets: {über: 2, pear: 1}\n", want: func(s *Settings) { s.Targets = map[string]int{} }, problems: []string{
			`1:11 unknown-setting: there is no "über" here (known here: above, peer, below)`,
			`1:20 unknown-setting: there is no "pear" here (did you mean "peer"?)`,
		}},
		{name: "a key twice", src: "title: a\norg: b\ntitle: c\n", want: func(s *Settings) { s.Title, s.Org = "a", "b" }, problems: []string{
			`3:1 duplicate-key: "title" stands here a second time, and the first counts (keep one of them)`,
		}},
		{name: "a key in two spellings", src: "week_start: sunday\nweek start: friday\n", want: func(s *Settings) { s.WeekStart = time.Sunday }, problems: []string{
			`2:1 duplicate-key: "week start" stands here a second time, and the first counts (keep one of them)`,
		}},
		{name: "a byte-order mark", src: "\ufefftitle: a\ntitel: b\n", want: func(s *Settings) { s.Title = "a" }, problems: []string{
			`2:1 unknown-setting: there is no "titel" here (did you mean "title"?)`,
		}},
		{name: "line ends of Windows", src: "title: a\r\nme: [b, c]\r\ntitel: d\r\n", want: func(s *Settings) { s.Title, s.Me = "a", []string{"b", "c"} }, problems: []string{
			`3:1 unknown-setting: there is no "titel" here (did you mean "title"?)`,
		}},
		{name: "a broken line", src: "title: a\nme: [b\norg: c\n", want: func(s *Settings) { s.Title, s.Org = "a", "c" }, problems: []string{
			`2:5 front-matter: "me" cannot be read: a list is not closed, or lacks a comma (close the brackets, and put what holds brackets or colons in…)`,
		}},
		{name: "a list", src: "- title\n- org\n", problems: []string{
			"1:1 front-matter: \"- title\" is neither a key nor part of one (write `key: value`, or indent the line below its key)",
		}},
		{name: "a text", src: "hello\n", problems: []string{
			"1:1 front-matter: \"hello\" is neither a key nor part of one (write `key: value`, or indent the line below its key)",
		}},
		{name: "a line of hyphens", src: "---\ntitle: a\ntitel: b\n", want: func(s *Settings) { s.Title = "a" }, problems: []string{
			`3:1 unknown-setting: there is no "titel" here (did you mean "title"?)`,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, problems := readSettings(fstest.MapFS{settingsFile: {Data: []byte(c.src)}, "notes/work/a.md": {}})
			want := defaults()
			if c.want != nil {
				c.want(want)
			}
			zones := cmp.Comparer(func(a, b *time.Location) bool { return a.String() == b.String() })
			if diff := cmp.Diff(want, got, zones); diff != "" {
				t.Errorf("settings (-want +got):\n%s", diff)
			}
			var told []string
			for _, p := range problems {
				told = append(told, fmt.Sprintf("%d:%d %s: %s (%s)", p.Line, p.Column, p.Code, p.Message, beginning(p.Hint)))
			}
			if diff := cmp.Diff(c.problems, told); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// beginning is a text, or its beginning when it is long.
func beginning(s string) string {
	if len(s) > 60 {
		return s[:60] + "…"
	}
	return s
}
