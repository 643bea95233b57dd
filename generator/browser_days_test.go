package generator

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// TestPageOpenedLater opens pages of a site some days after it was built, which says of every day how far it is off and
// of every finding how it stands as a site that is built on that day does.
func TestPageOpenedLater(t *testing.T) {
	ctx := browser(t)
	dir := journalOfDays(t)
	old := builtOn(t, dir, noon)
	t.Run("15 page opened 10 days after build shows days +10", func(t *testing.T) {
		got := tabOn(t, ctx, noon.AddDate(0, 0, 10)).read(t, old, "people/p4.html", `document.querySelector("main").innerText`)[0]
		for _, want := range []string{"Last contact 14 days ago, on 17 Nov 2026.", "This page is of 21 Nov 2026; days are counted to today."} {
			if !strings.Contains(got, want) {
				t.Errorf("the page does not say %q:\n%s", want, got)
			}
		}
	})
	old.together(t, "words.html", "meetings/2026-11-21-sums.html", "people.html", "timeline.html", "people/p365.html")
	for _, later := range []int{1, 92, 400} {
		t.Run(fmt.Sprintf("the words of days after %d", later), func(t *testing.T) {
			now := noon.AddDate(0, 0, later)
			fresh, tab := builtOn(t, dir, now), tabOn(t, ctx, now)
			fresh.together(t, "words.html", "meetings/2026-11-21-sums.html", "people.html", "timeline.html", "people/p365.html")
			got, want := tab.read(t, old, "words.html", dayWords), tab.read(t, fresh, "words.html", dayWords)
			if diff := cmp.Diff(want, got); diff != "" || len(got) < 100 {
				t.Errorf("of %d days (-built then +opened then):\n%s", len(got), diff)
			}
		})
	}
	old.together(t, "states.html", old.pages(t, "people/[ac]*.html")...)
	for _, later := range []int{1, 5, 10, 20} {
		t.Run(fmt.Sprintf("the states after %d", later), func(t *testing.T) {
			now := noon.AddDate(0, 0, later)
			fresh, tab := builtOn(t, dir, now), tabOn(t, ctx, now)
			fresh.together(t, "states.html", fresh.pages(t, "people/[ac]*.html")...)
			got, want := tab.read(t, old, "states.html", standings), tab.read(t, fresh, "states.html", standings)
			if diff := cmp.Diff(want, got); diff != "" || len(got) < 20 {
				t.Errorf("of %d findings (-built then +opened then):\n%s", len(got), diff)
			}
			idle := `document.querySelectorAll(".idle:not([hidden])").length > 0 ? "idle" : "not"`
			if got, want := tab.read(t, old, "states.html", idle), tab.read(t, fresh, "states.html", idle); !slices.Equal(got, want) {
				t.Errorf("the page says %s, one that is built then %s", got, want)
			}
		})
	}
}

// What is read from a page: every count of days, and how every finding stands.
const (
	dayWords  = `Array.from(document.querySelectorAll("main time"), t => Object.keys(t.dataset) + " " + t.dateTime + ": " + t.textContent).sort()`
	standings = `Array.from(document.querySelectorAll(".finding"), f => [f.className, f.querySelector(".state").textContent, f.querySelector(".of").textContent,
		(f.querySelector("time") || {}).textContent, f.closest("section").dataset.of, f.closest("details") ? "folded" : "", f.querySelector(".st").outerHTML].join(" ")).sort()`
)

// TestPageOpenedOnItsDay proves that nothing is changed on the day of a page, nor ever where the day is pinned.
func TestPageOpenedOnItsDay(t *testing.T) {
	ctx := browser(t)
	dir := journalOfDays(t)
	const whole = `document.documentElement.outerHTML`
	unpinned := builtOn(t, dir, noon)
	before := tabOn(t, ctx, noon.AddDate(0, 0, -1)).read(t, unpinned, "index.html", whole)
	if got := tabOn(t, ctx, noon).read(t, unpinned, "index.html", whole); !slices.Equal(got, before) {
		t.Errorf("the page changes on its own day (-before +on it):\n%s", cmp.Diff(before, got))
	}
	if err := os.WriteFile(filepath.Join(dir, "rapport.yaml"), []byte("today: 2026-11-21\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	pinned := builtOn(t, dir, noon)
	before = tabOn(t, ctx, noon).read(t, pinned, "index.html", whole)
	if got := tabOn(t, ctx, noon.AddDate(0, 0, 10)).read(t, pinned, "index.html", whole); !slices.Equal(got, before) {
		t.Errorf("a pinned page changes with the days (-on its day +later):\n%s", cmp.Diff(before, got))
	}
}

// builtSite is a site in a folder.
type builtSite string

func builtOn(t *testing.T, dir string, now time.Time) builtSite {
	t.Helper()
	out := filepath.Join(t.TempDir(), "site")
	r := builtAt(t, New(Options{Dir: dir, Out: out}), now)
	for _, p := range r.Problems {
		t.Errorf("the journal has a problem: %s", p)
	}
	if _, err := r.WriteTo(out); err != nil {
		t.Fatal(err)
	}
	return builtSite(out)
}

func (s builtSite) pages(t *testing.T, pattern string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(string(s), pattern))
	if err != nil || len(list) == 0 {
		t.Fatalf("no page is like %s: %v", pattern, err)
	}
	for i, p := range list {
		rel, err := filepath.Rel(string(s), p)
		if err != nil {
			t.Fatal(err)
		}
		list[i] = filepath.ToSlash(rel)
	}
	return list
}

// together puts what is in the main part of several pages on one, in sections that name their page: opening each takes
// a browser long.
func (s builtSite) together(t *testing.T, name string, paths ...string) {
	t.Helper()
	var all strings.Builder
	for i, path := range paths {
		b, err := os.ReadFile(filepath.Join(string(s), filepath.FromSlash(path)))
		if err != nil {
			t.Fatal(err)
		}
		head, rest, _ := strings.Cut(string(b), "<main")
		main, _, _ := strings.Cut(rest, "</main>")
		if i == 0 {
			all.WriteString(strings.ReplaceAll(head, `"../`, `"`) + `<main id="_main">`)
		}
		_, main, _ = strings.Cut(main, ">")
		all.WriteString(strings.ReplaceAll(main, "<section", `<section data-of="`+path+`"`))
	}
	if err := os.WriteFile(filepath.Join(string(s), name), []byte(all.String()+"</main>"), 0o666); err != nil {
		t.Fatal(err)
	}
}

// tabOn opens a tab whose clock stands still at a time.
func tabOn(t *testing.T, ctx context.Context, now time.Time) *tab {
	t.Helper()
	tb := newTab(t, ctx)
	t.Cleanup(tb.close)
	y, m, d := now.Date()
	clock := fmt.Sprintf(`{ const Real = Date, now = new Real(%d, %d, %d, 12).getTime();
		Date = class extends Real { constructor(...at) { super(...(at.length ? at : [now])); } static now() { return now; } }; }`, y, m-1, d)
	if err := chromedp.Do(tb.ctx, command(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: clock})); err != nil {
		t.Fatal(err)
	}
	return tb
}

// read opens a page of a site and returns what a script reads there.
func (tb *tab) read(t *testing.T, s builtSite, path, script string) []string {
	t.Helper()
	if err := chromedp.Do(tb.ctx, chromedp.Navigate("file://"+filepath.ToSlash(string(s))+"/"+escapePath(path))); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	list, err := chromedp.Run(tb.ctx, chromedp.Evaluate[[]string]("[].concat("+script+")"))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	for _, m := range tb.heard("file://") {
		t.Errorf("%s: %s", path, m)
	}
	return list
}

// journalOfDays writes a journal whose days lie at every distance that words change at, and whose findings change with
// the days.
func journalOfDays(t *testing.T) string {
	t.Helper()
	files := map[string]string{}
	day := func(ago int) string { return noon.AddDate(0, 0, -ago).Format(time.DateOnly) }
	var sums strings.Builder
	sums.WriteString("---\npeople: Raj Patel\n---\n")
	for _, n := range []int{0, 1, 2, 4, 41, 80, 89, 90, 91, 97, 98, 172, 181, 182, 183, 190, 335, 364, 365, 366, 395, 396, 694, 695, 1003, 1085, 1094, 1095, 1096, 1460, 4000} {
		files[fmt.Sprintf("meetings/%s P%d.md", day(n), n)] = fmt.Sprintf("---\npeople: P%d\n---\n", n)
		fmt.Fprintf(&sums, "- [ ] me -> [[Raj Patel]]: thing %d (by %s)\n- [ ] me -> [[Raj Patel]]: later thing %d (by %s)\n", n, day(n), n, day(-n))
	}
	files["meetings/"+day(0)+" Sums.md"] = sums.String()
	var allies []string
	for _, n := range []int{1, 5, 15, 19, 20, 21, 25, 26, 29, 30, 31, 45} {
		allies = append(allies, fmt.Sprintf(`"Ally %d since %s"`, n, day(n)))
		name := fmt.Sprintf("Cousin %d", n)
		files["people/"+name+".md"] = "---\nrelationship: connection\ncadence: 3 weeks\nsince: " + day(200) + "\n---\n"
		files[fmt.Sprintf("meetings/%s Cousin %d.md", day(n), n)] = "---\npeople: " + name + "\nchannel: coffee\n---\n"
	}
	files["initiatives/Plan.md"] = "---\nstart: " + day(60) + "\ngoal: one plan\nallies: [" + strings.Join(allies, ", ") + "]\n---\n"
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, "content", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
