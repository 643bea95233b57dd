package site

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapport/generator/internal/practice"
)

// TestCommitments sorts what is open by its day, with no judgement of what others owe, and what was closed by its month.
func TestCommitments(t *testing.T) {
	v := viewOf[commitmentsView](t, map[string]string{
		"content/people/Raj.md": "", "content/people/Mei.md": "", "content/initiatives/Plan.md": "",
		"content/meetings/2026-09-01 A.md": `---
people: [Raj, Mei]
initiatives: [Plan]
---
- [ ] me -> Raj: undated
- [ ] me -> Raj: far (by 2027-01-31)
- [ ] me -> Mei: soon (by 2026-12-01)
- [ ] me -> Mei: late (by 2026-11-20)
- [ ] Raj -> me: theirs (by 2026-10-01)
- [ ] Mei -> Raj: between them (by 2026-12-20)
- [x] me -> Raj: in time (by 2026-10-01) ✅ 2026-09-30
- [x] me -> Raj: too late (by 2026-10-01) ✅ 2026-10-09
- [x] me -> Raj: moved (by 2026-10-20, was 2026-10-01) ✅ 2026-10-19
- [x] me -> Raj: ticked (by 2026-09-20)
- [x] me -> Raj: without a day ✅ 2026-11-02
- [-] me -> Raj: dropped (by 2026-10-05)
- [x] Raj -> me: got it late (by 2026-09-02) ✅ 2026-11-03
`,
	}, practice.Options{}, "commitments.html")
	open := func(list []owedRow) (texts []string) {
		for _, r := range list {
			texts = append(texts, r.State+" "+r.Text+", "+r.Who.Text+" to "+r.To.Text+", "+r.Words.String()+", "+r.Initiative.Text+" ("+r.Source.Text+")")
		}
		return texts
	}
	got := map[string][]string{"mine": open(v.Mine), "theirs": open(v.Theirs)}
	for _, m := range v.Months {
		got["closed"] = append(got["closed"], m.Name+": "+m.Count)
		for _, r := range m.Rows {
			got["closed"] = append(got["closed"], r.State+" "+r.Text+", "+r.Words)
		}
	}
	want := map[string][]string{
		"mine": {
			"late late, Mei to , was due 20 Nov 2026, yesterday, Plan (2026-09-01 A.md:8)",
			"soon soon, Mei to , due 1 Dec 2026, in 10 days, Plan (2026-09-01 A.md:7)",
			"open far, Raj to , due 31 Jan 2027, in 71 days, Plan (2026-09-01 A.md:6)",
			"undated undated, Raj to , no day named, said 81 days ago, Plan (2026-09-01 A.md:5)",
		},
		"theirs": {
			"open theirs, Raj to , was due 1 Oct 2026, 51 days ago, Plan (2026-09-01 A.md:9)",
			"open between them, Mei to Raj, due 20 Dec 2026, in 29 days, Plan (2026-09-01 A.md:10)",
		},
		"closed": {
			"November 2026: two kept", "kept got it late, kept 3 Nov 2026", "kept without a day, kept 2 Nov 2026",
			"October 2026: one kept, one kept late and one cancelled", "kept moved, kept 19 Oct 2026, moved from 1 Oct 2026",
			"late too late, kept late 9 Oct 2026, due 1 Oct 2026", "cancelled dropped, cancelled",
			"September 2026: two kept", "kept in time, kept 30 Sep 2026", "kept ticked, kept, due 20 Sep 2026",
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("commitments (-want +got):\n%s", diff)
	}
	if want := "You owe four things (one late and one due soon), and wait for two things."; v.Lead != want {
		t.Errorf("lead %q, want %q", v.Lead, want)
	}
	if want := "3 of the last 4 were kept in time"; v.Rate != want {
		t.Errorf("rate %q, want %q", v.Rate, want)
	}
}
