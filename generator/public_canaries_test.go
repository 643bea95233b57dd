package generator

import (
	"bytes"
	"crypto/sha256"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// canaries is a journal with a token in each of its places, by the names of the places.
type canaries struct {
	files  map[string][]byte
	tokens map[string]string // of what nobody may see
	shown  map[string]string // of what everybody may
}

// place is where a token goes.
var canaryPlace = regexp.MustCompile(`«([^«»]+)»`)

// fill puts tokens into a text.
func (c *canaries) fill(text string) string {
	return canaryPlace.ReplaceAllStringFunc(text, func(s string) string {
		name := strings.Trim(s, "«»")
		token := tokenOf(name)
		if strings.HasPrefix(name, "+") {
			c.shown[name] = token
		} else {
			c.tokens[name] = token
		}
		return token
	})
}

// tokenOf is the token of a place: twelve letters that stand nowhere else.
func tokenOf(place string) string {
	sum := sha256.Sum256([]byte("canary of " + place))
	token := make([]byte, 12)
	for i := range token {
		token[i] = 'a' + sum[i]%26
	}
	return string(token)
}

// newCanaries reads the journal from testdata and adds its pictures.
func newCanaries(t *testing.T) *canaries {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", "public", "canaries.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	c := &canaries{files: map[string][]byte{}, tokens: map[string]string{}, shown: map[string]string{}}
	for _, f := range a.Files {
		c.files[c.fill(f.Name)] = []byte(c.fill(string(f.Data)))
	}
	add := func(name string, b []byte) { c.files[c.fill(name)] = b }
	add("content/files/photo of «file name of a published JPEG».jpg", c.stuffedJPEG(t))
	add("content/files/plain-«file name of a published PNG».png", c.stuffedPNG(t))
	add("content/files/«file name of a published GIF».gif", c.stuffedGIF(t))
	add("content/files/drawing «file name of an SVG».svg", []byte(c.fill(
		`<svg xmlns="http://www.w3.org/2000/svg"><title>«title of an SVG»</title><desc>«description of an SVG»</desc><!-- «comment in an SVG» --><text>«text of an SVG»</text></svg>`)))
	add("content/files/paper «file name of a PDF».pdf", []byte(c.fill("%PDF-1.4\n1 0 obj <</Author («author of a PDF») /Title («title of a PDF»)>> endobj\n%%EOF")))
	add("content/files/«file name of an unreferenced picture».png", []byte(string(plainPNG(t))+c.fill("«unreferenced picture»")))
	add("content/files/privately-referenced.png", pngWith(t, c.fill("«privately referenced picture»"), 9))
	add("content/files/«photo of a private person».png", pngWith(t, c.fill("«bytes of a private photo»"), 10))
	add("content/files/«file of another kind».docx", []byte(pack("zip", c.fill("«text of another kind of file»"))))
	add("templates/logo.png", pngWith(t, c.fill("«text of a picture of the theme»"), 13))
	add("templates/banner.jpg", c.stuffedJPEG(t))
	add("templates/old.webp", []byte("RIFF\x10\x00\x00\x00WEBPVP8 "+c.fill("«picture of the theme that cannot be cleaned»")))
	add("content/files/.«hidden picture».png", pngWith(t, c.fill("«bytes of a hidden picture»"), 11))
	return c
}

// secrets are texts of which a hash tells: what files hold, and what they are called.
func (c *canaries) secrets() map[string]string {
	all := map[string]string{}
	for name, b := range c.files {
		if strings.HasPrefix(name, "templates/") {
			continue
		}
		all["what "+name+" holds"] = string(b)
		base := path.Base(name)
		if strings.ContainsAny(name, "+") || !slices.ContainsFunc(slices.Collect(maps.Values(c.tokens)), func(s string) bool { return strings.Contains(name, s) }) {
			continue
		}
		all["the path "+name] = name
		all["the path below content "+name] = strings.TrimPrefix(name, "content/")
		all["the file name "+base] = base
		all["the stem "+base] = strings.TrimSuffix(base, path.Ext(base))
	}
	return all
}

// TestCanaries builds a journal with a token in every place that the public may not see, in a folder, for a user and on a
// computer that are called by tokens too, into a folder that held a site with notes that are gone or private since. No
// token is found in what is published, in any form; all are found that belong there.
func TestCanaries(t *testing.T) {
	c := newCanaries(t)
	for _, name := range []string{
		"HOME", "USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME", "EMAIL", "NAME", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL",
		"GIT_COMMITTER_NAME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "EDITOR", "RAPPORT_SECRET",
	} {
		t.Setenv(name, c.fill("/«environment variable "+name+"»"))
	}
	base := filepath.Join(t.TempDir(), c.fill("«folder of the journal»"))
	dir, out := filepath.Join(base, "journal"), filepath.Join(base, c.fill("«folder of the site»"))
	writeFiles(t, dir, c.files)

	since := map[string][]byte{}
	for name, text := range map[string]string{
		"content/people/«deleted person».md":               "---\nvisibility: public\nname: «name of a deleted person»\n---\n«body of a deleted note» #«tag of a deleted note»",
		"content/meetings/1954-01-01 «deleted meeting».md": "---\nvisibility: public\npeople: [\"[[«deleted person»]]\", \"[[Public Person]]\"]\n---\n«body of a deleted meeting»",
		"content/pages/«page that is private since».md":    "---\nvisibility: public\n---\n# «heading of a page that is private since»\n",
		"templates/«old file of the theme».txt":            "«old file of the theme, in it»",
		"content/pages/Keeps.md":                           "---\nvisibility: public\n---\n![[«old picture».png]] [[«deleted person»]]\n",
	} {
		since[c.fill(name)] = []byte(c.fill(text))
	}
	since[c.fill("content/files/«old picture».png")] = pngWith(t, "", 12)
	writeFiles(t, dir, since)
	g := New(Options{Dir: dir, Out: out, Audience: Public})
	before := publish(t, g, out)
	if got := newDetector(map[string]string{"a deleted note": tokenOf("body of a deleted note")}, nil).files(before); len(got) == 0 {
		t.Error("what is to be deleted was not there before")
	}
	for name := range since {
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(name, "content/pages/") && !strings.HasSuffix(name, "Keeps.md") {
			writeFiles(t, dir, map[string][]byte{name: bytes.ReplaceAll(since[name], []byte("visibility: public"), []byte("visibility: private"))})
		}
	}

	published := publish(t, g, out)
	again := publish(t, New(Options{Dir: dir, Out: out, Audience: Public}), filepath.Join(base, "again"))
	compareFolders(t, "a build over an old site", published, again)
	if published["logo.png"] == nil || published["banner.jpg"] == nil || published["old.webp"] != nil {
		t.Error("pictures of the theme are not there when they can be cleaned, or are when they cannot")
	}
	found := c.leaks(newDetector(c.tokens, c.secrets()).files(published))
	for _, f := range found {
		t.Errorf("%s shows %s, in %s", f.file, f.of, f.form)
	}
	seen := map[string]bool{}
	for _, f := range newDetector(c.shown, nil).files(published) {
		seen[f.of] = true
	}
	for _, name := range slices.Sorted(maps.Keys(c.shown)) {
		if !seen[name] {
			t.Errorf("what is public is not shown: %s (%s)", name, c.shown[name])
		}
	}
	t.Logf("canaries: %d of %d found; %d of %d public texts are there", len(found), len(c.tokens), len(seen), len(c.shown))
	if len(c.tokens) < 80 {
		t.Errorf("only %d places hold a canary", len(c.tokens))
	}
	c.ownersSite(t, dir)
}

// leaks is one sighting for each place.
func (c *canaries) leaks(all []sighting) []sighting {
	told := map[string]bool{}
	return slices.DeleteFunc(all, func(s sighting) bool {
		was := told[s.of]
		told[s.of] = true
		return was
	})
}

// ownersSite looks for the canaries where they may stand: if they were not there, their absence would prove nothing.
func (c *canaries) ownersSite(t *testing.T, dir string) {
	t.Helper()
	files := allFiles(t, New(Options{Dir: dir}), publicNow)
	seen := c.leaks(newDetector(c.tokens, nil).files(files))
	t.Logf("the owner's own site shows %d of %d", len(seen), len(c.tokens))
	if len(seen) < 100 {
		t.Errorf("the owner's own site shows only %d of the canaries", len(seen))
	}
}

// publish builds the public site into a folder and reads all that is there then.
func publish(t *testing.T, g *Generator, out string) map[string][]byte {
	t.Helper()
	r := builtAt(t, g, publicNow)
	if _, err := r.WriteTo(out); err != nil {
		t.Fatal(err)
	}
	return folder(t, out)
}

// writeFiles puts files into a folder.
func writeFiles(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	for name, b := range files {
		put(t, dir, name, b)
	}
}
