package civil

import (
	"errors"
	"testing"
)

func on(s string) Written   { return Written{Day: MustParse(s)} }
func part(s string) Written { return Written{Partial: s} }

func TestRead(t *testing.T) {
	for _, c := range []struct {
		text  string
		order Order
		want  Written
		err   error
	}{
		{text: "2026-09-14", want: on("2026-09-14")},
		{text: " 2026-09-14\t", want: on("2026-09-14")},
		{text: "2026-9-4", want: on("2026-09-04")},
		{text: "2026/09/14", want: on("2026-09-14")},
		{text: "2026.09.14", want: on("2026-09-14")},
		{text: `"2026-09-14"`, want: on("2026-09-14")},
		{text: "'2026-09-14'", want: on("2026-09-14")},
		{text: "“2026-09-14”", want: on("2026-09-14")},
		{text: "2026-09-14 09:00", want: on("2026-09-14")},
		{text: "2026-09-14T09:00:15.123Z", want: on("2026-09-14")},
		{text: "2026-09-14T23:59:59-11:00", want: on("2026-09-14")},
		{text: "2026-09-14t0930", want: on("2026-09-14")},
		{text: "20260914T093000Z", want: on("2026-09-14")},
		{text: "2026-09-14 9:00 am", want: on("2026-09-14")},
		{text: "2026-09-14 9:00 - 10:30", want: on("2026-09-14")},
		{text: "2026-09-14 9:00–10:30", want: on("2026-09-14")},
		{text: "2026-09-14 09:00 +0200", want: on("2026-09-14")},
		{text: "2026-09-14 09:00 UTC", want: on("2026-09-14")},
		{text: "2026-09-14 09:00:00 CEST", want: on("2026-09-14")},
		{text: "2026-09-14T09:00+02:00[Europe/Berlin]", want: on("2026-09-14")},
		{text: "2026-09-14 Mon", want: on("2026-09-14")},
		{text: "2026-09-14 (Monday)", want: on("2026-09-14")},
		{text: "2026-09-14 Mon 09:00", want: on("2026-09-14")},
		{text: "Mon, 14 Sep 2026", want: on("2026-09-14")},
		{text: "[[2026-09-14]]", want: on("2026-09-14")},
		{text: `"[[2026-09-14]]"`, want: on("2026-09-14")},
		{text: "[[daily/2026-09-14|Monday]]", want: on("2026-09-14")},
		{text: "[[2026-09-14 Mon]]", want: on("2026-09-14")},
		{text: "20260914", want: on("2026-09-14")},
		{text: "14 Sep 2026", want: on("2026-09-14")},
		{text: "14 sept 2026", want: on("2026-09-14")},
		{text: "14 SEPTEMBER 2026", want: on("2026-09-14")},
		{text: "14. September 2026", want: on("2026-09-14")},
		{text: "14-Sep-2026", want: on("2026-09-14")},
		{text: "1st May 2026", want: on("2026-05-01")},
		{text: "September 14, 2026", want: on("2026-09-14")},
		{text: "Sep 14, 2026", want: on("2026-09-14")},
		{text: "Sep. 14th 2026", want: on("2026-09-14")},
		{text: "14/09/2026", want: on("2026-09-14")},
		{text: "09/14/2026", want: on("2026-09-14")},
		{text: "14.09.2026", want: on("2026-09-14")},
		{text: "14-09-2026", want: on("2026-09-14")},
		{text: "05/05/2026", want: on("2026-05-05")},
		{text: "03/04/2026", err: ErrAmbiguous},
		{text: "03/04/2026", order: DMY, want: on("2026-04-03")},
		{text: "03/04/2026", order: MDY, want: on("2026-03-04")},
		{text: "03/04/2026", order: YMD, err: ErrAmbiguous},
		{text: "09/14/2026", order: DMY, want: on("2026-09-14")},
		{text: "24-12-20", err: ErrAmbiguous},
		{text: "24-12-20", order: YMD, want: on("2024-12-20")},
		{text: "24-12-20", order: DMY, want: on("2020-12-24")},
		{text: "12/24/20", order: MDY, want: on("2020-12-24")},
		{text: "14.9.26", order: DMY, want: on("2026-09-14")},
		{text: "14-Sep-26", err: ErrAmbiguous},
		{text: "14-Sep-26", order: DMY, want: on("2026-09-14")},
		{text: "2024-05", want: part("2024-05")},
		{text: "2024/05", want: part("2024-05")},
		{text: "2024", want: part("2024")},
		{text: "2024-W05", want: part("2024-W05")},
		{text: "2024-w5", want: part("2024-W05")},
		{text: "2026-W53", want: part("2026-W53")},
		{text: "May 2024", want: part("2024-05")},
		{text: "Sept. 2024", want: part("2024-09")},
		{text: "2026-02-30", err: ErrImpossible},
		{text: "2026-13-01", err: ErrImpossible},
		{text: "2026-13", err: ErrImpossible},
		{text: "2025-W53", err: ErrImpossible},
		{text: "2025-W00", err: ErrImpossible},
		{text: "0000", err: ErrImpossible},
		{text: "20261345", err: ErrImpossible},
		{text: "32/01/2026", err: ErrImpossible},
		{text: "31 Feb 2026", err: ErrImpossible},
		{text: "[[2026-02-30]]", err: ErrImpossible},
		{text: "2026-02-29T10:00", err: ErrImpossible},
		{text: "", err: ErrNoDay},
		{text: "soon", err: ErrNoDay},
		{text: "30", err: ErrNoDay},
		{text: "06-14", err: ErrNoDay},
		{text: "1.2.3", err: ErrNoDay},
		{text: "2026-09-14 lunch", err: ErrNoDay},
		{text: "2026-02-30 lunch", err: ErrNoDay},
		{text: "2024-2025", err: ErrNoDay},
		{text: "2026-091-4", err: ErrNoDay},
		{text: "202609140930", err: ErrNoDay},
		{text: "2024-05 09:00", err: ErrNoDay},
		{text: "Mayor 2024", err: ErrNoDay},
		{text: "[[Jane]]", err: ErrNoDay},
		{text: "[[2026-09-14", err: ErrNoDay},
		{text: "[[2026-09-14 Steering]]", err: ErrNoDay},
		{text: `"`, err: ErrNoDay},
		{text: "2026-09-1٤", err: ErrNoDay},
	} {
		got, err := Read(c.text, c.order)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("Read(%q, %d) = %v, %v, want %v, %v", c.text, c.order, got, err, c.want, c.err)
		}
	}
}

func TestLead(t *testing.T) {
	for _, c := range []struct {
		text string
		want Written
		rest string
	}{
		{"2026-02-09: lunch", on("2026-02-09"), "lunch"},
		{"- 2026-02-09: lunch", on("2026-02-09"), "lunch"},
		{"* 2026-02-09 – lunch: soup", on("2026-02-09"), "lunch: soup"},
		{"2026-09-14 Jane", on("2026-09-14"), "Jane"},
		{"2026-09-14", on("2026-09-14"), ""},
		{"2026-09-14 Mon", on("2026-09-14"), ""},
		{"Mon 2026-09-14", on("2026-09-14"), ""},
		{"**Monday, 14 Sep 2026**: lunch", on("2026-09-14"), "lunch"},
		{"Monday lunch", Written{}, "Monday lunch"},
		{"2026-09-14 Mon Jane", on("2026-09-14"), "Jane"},
		{"2026-09-14 (Mon), coffee", on("2026-09-14"), "coffee"},
		{"2026-09-14 Monday 09:30 coffee", on("2026-09-14"), "coffee"},
		{"2026-09-14 Monetary policy", on("2026-09-14"), "Monetary policy"},
		{"2026-09-14 14:00 Jane", on("2026-09-14"), "Jane"},
		{"2026-09-14 14:00-15:00 Jane", on("2026-09-14"), "Jane"},
		{"2026-09-14T14:00Z: Jane", on("2026-09-14"), "Jane"},
		{"**2026-02-09** lunch", on("2026-02-09"), "lunch"},
		{"**2026-02-09:** lunch", on("2026-02-09"), "lunch"},
		{"- **2026-02-09**: **hot** lunch", on("2026-02-09"), "**hot** lunch"},
		{"2026-02-09 **hot** lunch", on("2026-02-09"), "**hot** lunch"},
		{"[[2026-02-09]] - lunch", on("2026-02-09"), "lunch"},
		{"14 Sep 2026, call", on("2026-09-14"), "call"},
		{"September 14, 2026: call", on("2026-09-14"), "call"},
		{"20260914 call", on("2026-09-14"), "call"},
		{"2024-05: met her", part("2024-05"), "met her"},
		{"May 2024 – met her", part("2024-05"), "met her"},
		{"2024-05", part("2024-05"), ""},
		{"| 2026-09-14 |", Written{}, "| 2026-09-14 |"},
		{"2024 budget", Written{}, "2024 budget"},
		{"May 2024 figures", Written{}, "May 2024 figures"},
		{"3 lunches", Written{}, "3 lunches"},
		{"2026-09-143 lunch", Written{}, "2026-09-143 lunch"},
		{"2026-02-30: lunch", Written{}, "2026-02-30: lunch"},
		{"lunch 2026-02-09", Written{}, "lunch 2026-02-09"},
		{"", Written{}, ""},
	} {
		got, rest, ok := Lead(c.text, Unordered)
		if got != c.want || rest != c.rest || ok != (c.want != Written{}) {
			t.Errorf("Lead(%q) = %v, %q, %v, want %v, %q", c.text, got, rest, ok, c.want, c.rest)
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text string
		want Written
		rest string
	}{
		{"2026-09-14", on("2026-09-14"), ""},
		{"2026-09-14 Thu", on("2026-09-14"), ""},
		{"2026-09-14 Title", on("2026-09-14"), "Title"},
		{"2026-09-14-Title", on("2026-09-14"), "Title"},
		{"2026-09-14_a_title", on("2026-09-14"), "a_title"},
		{"Standup_2026-09-14_notes", on("2026-09-14"), "Standup_notes"},
		{"Meeting - 2026-09-14 Title", on("2026-09-14"), "Meeting - Title"},
		{"Title 2026-09-14", on("2026-09-14"), "Title"},
		{"Title (2026-09-14)", on("2026-09-14"), "Title"},
		{"Title (2026-09-14) notes", on("2026-09-14"), "Title notes"},
		{"Title – Monday, 14 September 2026", on("2026-09-14"), "Title"},
		{"20260914", on("2026-09-14"), ""},
		{"20260914-0930 Title", on("2026-09-14"), "0930 Title"},
		{"Node TSC Meeting 2019-03-27", on("2019-03-27"), "Node TSC Meeting"},
		{"1-1 Jane 2026-09-14", on("2026-09-14"), "1-1 Jane"},
		{"1-1-2026-09-14", on("2026-09-14"), "1-1"},
		{"2026-09-14 09:30 Title", on("2026-09-14"), "Title"},
		{"2026-09-14T09:30:00Z Title", on("2026-09-14"), "Title"},
		{"2026-09-14-15 Offsite", on("2026-09-14"), "15 Offsite"},
		{"2026-09-14, Jane and Raj", on("2026-09-14"), "Jane and Raj"},
		{"[[2026-09-14]] Jane", on("2026-09-14"), "Jane"},
		{"Jane, Sep 14, 2026", on("2026-09-14"), "Jane"},
		{"14.09.2026 Jour fixe", on("2026-09-14"), "Jour fixe"},
		{"第2026-09-14次", on("2026-09-14"), "第 次"},
		{"Q3 review 2026-09-14 room 12", on("2026-09-14"), "Q3 review room 12"},
		{"2026-08 plan, seen 2026-09-14", on("2026-09-14"), "2026-08 plan, seen"},
		{"2024-05 Retro", part("2024-05"), "Retro"},
		{"Results May 2024", part("2024-05"), "Results"},
		{"2024-W05", part("2024-W05"), ""},
		{"2024", part("2024"), ""},
		{"Budget 2026", Written{}, "Budget 2026"},
		{"Prep for [[2026-10-02 Steering]]", Written{}, "Prep for [[2026-10-02 Steering]]"},
		{"CVE-2026-09144", Written{}, "CVE-2026-09144"},
		{"CVE-2024-0512", Written{}, "CVE-2024-0512"},
		{"12026-09-14", Written{}, "12026-09-14"},
		{"2026-09-145", Written{}, "2026-09-145"},
		{"202609140930", Written{}, "202609140930"},
		{"id20260914", Written{}, "id20260914"},
		{"2026-02-30 Board", Written{}, "2026-02-30 Board"},
		{"+49-20260914", Written{}, "+49-20260914"},
		{"Version 10.11.2026.4", Written{}, "Version 10.11.2026.4"},
		{"03/04/2026 Jane", Written{}, "03/04/2026 Jane"},
		{"https://example.org/2026/09/14/post", Written{}, "https://example.org/2026/09/14/post"},
		{"Jane Doe", Written{}, "Jane Doe"},
		{"", Written{}, ""},
	} {
		got, rest, ok := Find(c.text, Unordered)
		if got != c.want || rest != c.rest || ok != (c.want != Written{}) {
			t.Errorf("Find(%q) = %v, %q, %v, want %v, %q", c.text, got, rest, ok, c.want, c.rest)
		}
	}
	for _, c := range []struct {
		text  string
		order Order
		want  Written
		rest  string
	}{
		{"24-12-20 Party", YMD, on("2024-12-20"), "Party"},
		{"Jour fixe 14.09.26", DMY, on("2026-09-14"), "Jour fixe"},
		{"03/04/2026 Jane", MDY, on("2026-03-04"), "Jane"},
	} {
		if got, rest, _ := Find(c.text, c.order); got != c.want || rest != c.rest {
			t.Errorf("Find(%q, %d) = %v, %q, want %v, %q", c.text, c.order, got, rest, c.want, c.rest)
		}
	}
}

func TestReadRange(t *testing.T) {
	august := Range{MustParse("2026-08-01"), MustParse("2026-08-18")}
	for _, c := range []struct {
		text string
		want Range
		err  error
	}{
		{"2026-08-01..2026-08-18", august, nil},
		{"2026-08-01 .. 2026-08-18", august, nil},
		{`"2026-08-01..2026-08-18"`, august, nil},
		{"01 Aug 2026..18.08.2026", august, nil},
		{"2026-08-01", Range{august.From, august.From}, nil},
		{"2026-08-18..2026-08-01", Range{}, ErrBackwards},
		{"2026-08-18..", Range{}, ErrNoDay},
		{"..2026-08-18", Range{}, ErrNoDay},
		{"2026-08", Range{}, ErrNoDay},
		{"2026-08-18..2026-08-32", Range{}, ErrImpossible},
		{"", Range{}, ErrNoDay},
	} {
		got, err := ReadRange(c.text, Unordered)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("ReadRange(%q) = %v, %v, want %v, %v", c.text, got, err, c.want, c.err)
		}
	}
}

func TestReadCadence(t *testing.T) {
	for text, want := range map[string]int{
		"30": 30, "30d": 30, "30 days": 30, "6w": 42, "6 weeks": 42, "every 2 weeks": 14, "Every week": 7,
		"3 months": 90, "weekly": 7, "fortnightly": 14, "Monthly": 30, "quarterly": 91, "yearly": 365, `"6w"`: 42,
		" 1 year ": 365, "2q": 182, "daily": 1, "every 10": 10,
		"": 0, "0": 0, "-3": 0, "often": 0, "6 x": 0, "every": 0, "weeks": 0, "1.5 months": 0, "999999": 0, "99999999w": 0,
	} {
		got, ok := ReadCadence(text)
		if ok != (want > 0) || ok && got != want {
			t.Errorf("ReadCadence(%q) = %d, %v, want %d", text, got, ok, want)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for _, text := range []string{"2026-09-14", "2026-09-14T09:00:00Z", "14 Sep 2026", "not a day at all"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Read(text, Unordered)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Find("Meeting - 2026-09-14 Title", Unordered)
	}
}
