package generator

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPublicIncrementalEqualsClean is [TestIncrementalEqualsClean] of the public site: notes become public and private,
// parts of them are hidden and shown, pictures come, change and go, and so do the settings of publishing. What the problems
// say must be what a new generator says too.
func TestPublicIncrementalEqualsClean(t *testing.T) {
	steps := 40
	if testing.Short() {
		steps = 10
	}
	for seed := range uint64(5) {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			newWalk(t, 200+seed, Public).compare(steps)
		})
	}
}

// publicOps are what may be done to a journal that changes what of it is public.
func (w *walk) publicOps() []op {
	return []op{
		{"changing who may see a note", w.flip},
		{"changing who may see a note", w.flip},
		{"hiding a line", w.hideLine},
		{"showing what was hidden", w.unhide},
		{"changing a file", w.file},
		{"changing a file", w.file},
		{"adding a picture to a note", func() { w.append(w.pick(), fmt.Sprintf("![[pic %d.png]]\n\n", w.rng.IntN(3))) }},
		{"moving a note into a private folder", w.lock},
		{"renaming the folder of files", func() { w.swap("content/files", "content/pics") }},
		{"changing the settings of publishing", w.publicSettings},
	}
}

func (w *walk) visibility() string {
	return []string{
		"visibility: public\n", "visibility: public\n", "visibility: public\n", "visibility: public\n", "visibility: private\n",
		"", "visibility: pubic\n", "visibility: public\nrole: [unclosed\n",
	}[w.rng.IntN(8)]
}

var visibilityLine = regexp.MustCompile(`(?m)^visibility:.*\n`)

// flip changes who may see a note.
func (w *walk) flip() {
	rel := w.pick()
	text := visibilityLine.ReplaceAllString(w.read(rel), "")
	w.write(rel, strings.Replace(text, "---\n", "---\n"+w.visibility(), 1))
}

// hideLine hides a line of a note in one of several ways.
func (w *walk) hideLine() {
	rel := w.pick()
	lines := strings.SplitAfter(w.read(rel), "\n")
	i := w.rng.IntN(len(lines))
	around := [][2]string{{":::private\n", ":::\n"}, {"%% ", " %%\n"}, {"<!-- ", " -->\n"}, {":::private\n", ""}}[w.rng.IntN(4)]
	lines[i] = around[0] + lines[i] + around[1]
	w.write(rel, strings.Join(lines, ""))
}

var hidingMarks = regexp.MustCompile(`:::private\n|:::\n|%% | %%|<!-- | -->`)

func (w *walk) unhide() {
	rel := w.pick()
	w.write(rel, hidingMarks.ReplaceAllString(w.read(rel), ""))
}

// publicLine is a line of what differs between the public site and the owner's.
func (w *walk) publicLine(other string) string {
	pic := fmt.Sprintf("pic %d.png", w.rng.IntN(3))
	switch w.rng.IntN(9) {
	case 0:
		return fmt.Sprintf("![[%s]]\n\n", pic)
	case 1:
		return fmt.Sprintf("![A picture](<../files/%s>) and ![[%s|%s]]\n\n", pic, pic, w.name())
	case 2:
		return "A [plan](../files/plan.pdf) and ![[drawing.svg]].\n\n"
	case 3:
		return fmt.Sprintf(":::private\nNobody knows [[%s]] or %s.\n:::\n\n", other, w.name())
	case 4:
		return fmt.Sprintf("Before %%%% [[%s]] %%%% after.\n\n", other)
	case 5:
		return fmt.Sprintf("# [[%s]] and [[%s]]\n\n", other, w.name())
	case 6:
		return fmt.Sprintf("She is @%s, a [friend](../people/%s.md#heading-1). ^b%d\n\n", strings.ToLower(other), other, w.rng.IntN(3))
	case 7:
		return fmt.Sprintf("allow_names:: %s: agreed\n\n", w.name())
	}
	return fmt.Sprintf("![[%s#^b%d]]\n\n", other, w.rng.IntN(3))
}

// file changes a file that notes may refer to, or takes it away.
func (w *walk) file() {
	dir := "content/files/"
	if _, err := os.Stat(filepath.Join(w.dir, "content/pics")); err == nil {
		dir = "content/pics/"
	}
	rel := dir + fmt.Sprintf("pic %d.png", w.rng.IntN(3))
	switch w.rng.IntN(7) {
	case 0:
		w.delete(rel)
	case 1:
		w.write(rel, "no picture\n")
	case 2:
		w.write(dir+"plan.pdf", "%PDF")
	case 3:
		w.write(dir+"drawing.svg", "<svg/>")
	case 4:
		w.write(rel, string(pngWith(w.t, fmt.Sprint("hidden ", w.rng.IntN(3)), w.rng.IntN(2)))) // the same when it is clean
	default:
		w.write(rel, string(pngWith(w.t, "", w.rng.IntN(3))))
	}
}

// lock moves a note into a folder that keeps it private.
func (w *walk) lock() {
	i := w.rng.IntN(len(w.notes))
	rel := w.notes[i]
	w.made++
	to := fmt.Sprintf("%s/private/%d %s", filepath.ToSlash(filepath.Dir(rel)), w.made, filepath.Base(rel))
	w.write(to, w.read(rel))
	w.delete(rel)
	w.notes[i] = to
}

func (w *walk) publicSettings() {
	name := w.name()
	w.write("rapport.yaml", []string{
		"", "publish: {someone: a colleague}\n", "publish: {someone: " + name + "}\n", "publish: {index: true}\n",
		"publish: {cname: journal.example.org}\n", "publish: {publish_fields: [aliases, goal]}\n",
		"publish: {publish_fields: [aliases], allow_names: {" + name + ": agreed}}\n",
		"publish: {allow_names: [\"" + name + ": agreed\"]}\n", "publish: {publish_fields: [email]}\n",
		"base_url: https://journal.example.org\npublish: {remote: origin, branch: pages}\n",
	}[w.rng.IntN(10)])
}
