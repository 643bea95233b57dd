package site

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rapport/generator/internal/journal"
)

// page is what other pages may refer to of a rendered one, and what it refers to.
type page struct {
	ids   map[string]bool
	refs  []string
	twice []string // ids that stand there more than once
}

func parsePage(tb testing.TB, text string) page {
	tb.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		tb.Fatal(err)
	}
	p := page{ids: map[string]bool{}}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				if p.ids[a.Val] {
					p.twice = append(p.twice, a.Val)
				}
				p.ids[a.Val] = true
			case "href", "src":
				p.refs = append(p.refs, a.Val)
			}
		}
	}
	return p
}

// broken lists the references of a site that lead nowhere.
func broken(tb testing.TB, t *Theme, j *journal.Journal, texts, files map[string]string) []string {
	tb.Helper()
	others := map[string]bool{}
	assets := t.Assets()
	if files != nil {
		assets = t.PublicAssets()
	}
	for _, a := range assets {
		others[a.Path] = true
	}
	for _, f := range Files(j) {
		others[f.Path] = files == nil
	}
	for _, f := range files {
		others[f] = true
	}
	pages := map[string]page{}
	for name, text := range texts {
		pages[name] = parsePage(tb, text)
	}
	var faults []string
	for name, p := range pages {
		for _, id := range p.twice {
			faults = append(faults, fmt.Sprintf("%s: the id %q stands twice", name, id))
		}
		for _, ref := range p.refs {
			u, err := url.Parse(ref)
			switch {
			case err != nil:
				faults = append(faults, fmt.Sprintf("%s: %q is no address", name, ref))
			case u.Scheme != "" || name == "404.html":
			case strings.HasPrefix(ref, "/"):
				faults = append(faults, fmt.Sprintf("%s: %q is not relative", name, ref))
			default:
				to := name
				if u.Path != "" {
					to = path.Join(path.Dir(name), u.Path)
				}
				if target, ok := pages[to]; ok {
					if u.Fragment != "" && !target.ids[u.Fragment] {
						faults = append(faults, fmt.Sprintf("%s: %s has no id %q", name, to, u.Fragment))
					}
				} else if !others[to] {
					faults = append(faults, fmt.Sprintf("%s: nothing is at %q", name, ref))
				}
			}
		}
	}
	slices.Sort(faults)
	return faults
}

func TestLinksResolve(t *testing.T) {
	theme, j := builtin(t), journalOf(vault(t, "vault.txtar"))
	for _, fault := range broken(t, theme, j, rendered(t, theme, j, options(j)), nil) {
		t.Error(fault)
	}
}

func TestFiles(t *testing.T) {
	got := Files(journalOf(vault(t, "vault.txtar")))
	if len(got) != 1 || got[0].File != "files/sketch.png" || !strings.HasPrefix(got[0].Path, "files/sketch-") {
		t.Errorf("Files = %v, want sketch.png alone, since programs are not copied", got)
	}
}

// TestHostileNames gives every text of a note the means to leave its place in a page.
func TestHostileNames(t *testing.T) {
	const evil = `"><script>alert(1)</script><b a='`
	quoted := `'` + strings.ReplaceAll(evil, `'`, `''`) + `'`
	j := journalOf(map[string]string{
		"content/people/Eve.md": "---\nname: " + quoted + "\nrole: " + quoted + "\naliases: [" + quoted + "]\ncares_about: " + quoted +
			"\nodd key: " + quoted + "\n---\n# Hello " + evil + "\n\n[x](javascript:alert(1)) " + evil + "\n",
		"content/initiatives/I.md": "---\ntitle: " + quoted + "\ngoal: " + quoted + "\nallies: [" + quoted + "]\nstatus: " + quoted + "\n---\n" + evil,
		"content/meetings/2026-01-05 M.md": "---\ntitle: " + quoted + "\npeople: [" + quoted + ", Mallory]\nplace: " + quoted + "\nseries: " + quoted +
			"\ninitiatives: [" + quoted + "]\ntags: [" + quoted + "]\n---\nGave: " + evil + "\n\n- [ ] me -> [[Eve]]: " + evil + "\n",
		"content/note.md": "[[" + evil + "]] @" + evil + " #" + evil + " ![[" + evil + ".png]] ![a](b.png \"" + evil + "\")\n",
	})
	o := options(j)
	o.Title = evil
	for name, text := range rendered(t, builtin(t), j, o) {
		doc, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if n.Data == "script" && (n.FirstChild != nil || len(n.Attr) == 0) {
				t.Errorf("%s holds a script of a note's", name)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "a" || strings.HasPrefix(a.Val, "javascript:") {
					t.Errorf("%s holds %s with %s=%q", name, n.Data, a.Key, a.Val)
				}
			}
		}
	}
}
