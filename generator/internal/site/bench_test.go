package site

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"rapport/generator/internal/journal"
)

// large is a journal of 500 people and 10,000 meetings with 25,000 contacts.
var large = sync.OnceValue(func() *journal.Journal {
	r := rand.New(rand.NewPCG(7, 7))
	files := map[string]string{}
	for i := range 500 {
		files[fmt.Sprintf("content/people/Person %d.md", i)] = fmt.Sprintf(
			"---\nrole: engineer\norg: Acme\nlevel: peer\nrelationship: connection\n---\nMet at the fair, likes short mails.\n\n## Interests\n- hiring %d\n", i)
	}
	for i := range 10000 {
		var names []string
		for _, x := range r.Perm(500)[:1+r.IntN(4)] {
			names = append(names, fmt.Sprintf("%q", fmt.Sprintf("[[Person %d]]", x)))
		}
		day := today.Add(-r.IntN(3000))
		files[fmt.Sprintf("content/meetings/%s Talk %d.md", day, i)] = fmt.Sprintf(
			"---\npeople: [%s]\nchannel: coffee\n---\nTalked about the plan for the next quarter and what it costs.\n\n- Wants: fewer surprises\n- Gave: an introduction to [[Person %d]]\n- [ ] me -> [[Person %d]]: send the model (by 2026-12-20)\n",
			strings.Join(names, ", "), r.IntN(500), r.IntN(500))
	}
	return journalOf(files)
})

// BenchmarkPlan lists all pages with their keys.
func BenchmarkPlan(b *testing.B) {
	j, t := large(), builtin(b)
	report := asked(j, today)
	report()
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range Plan(j, today, report, t, options(j)) {
			p.Key()
		}
	}
}

// BenchmarkRender makes every page of one template; the time is for each page.
func BenchmarkRender(b *testing.B) {
	j, t := large(), builtin(b)
	byTemplate := map[string][]Page{}
	for _, p := range Plan(j, today, asked(j, today), t, options(j)) {
		byTemplate[p.Template] = append(byTemplate[p.Template], p)
	}
	for _, name := range sortedNames(byTemplate) {
		pages := byTemplate[name]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				if _, err := t.Render(pages[i%len(pages)]); err != nil {
					b.Fatal(err)
				}
				i++
			}
		})
	}
}
