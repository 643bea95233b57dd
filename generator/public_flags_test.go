package generator

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// badFlags are front matter that fails open elsewhere: the flag is lost, or said in a way that other programs would take,
// or what should be front matter becomes text. TOKEN may stand in no body, and the note stays private with a problem.
var badFlags = []string{
	"\ufeff---\nvisibility: public\nx: TOKEN\n---\n",
	"\u200b---\nvisibility: public\nx: TOKEN\n---\n",
	"\u00a0---\nvisibility: public\n---\n",
	" ---\nvisibility: public\n---\n",
	"———\nvisibility: public\n———\n",
	"—\nvisibility: public\n—\n",
	"----\nvisibility: public\n----\n",
	"--\nvisibility: public\n--\n",
	"<!-- TOKEN -->\n---\nvisibility: public\n---\n",
	"Some text.\n\n---\nvisibility: public\n---\n",
	"\n---\nvisibility: public\n---\n",
	"---\nvisibility: public\nx: TOKEN\n\nNo end.\n",
	"---\nvisibility: public\nx: TOKEN\n...\n",
	"---\nvisibility: public\nx: TOKEN\n--\n",
	"---\nvisibility: public\nx: TOKEN\n----\n",
	"---\nvisibility: public\nx: TOKEN\n - - -\n",
	"---\nx: |\n  TOKEN\n  ---\n  TOKEN\nvisibility: public\n---\n",
	"---\nvisibility: public\n--- \nx: TOKEN\n---\n",
	"---\nvisibilty: public\n---\n",
	"---\nVisibility: public\n---\n",
	"---\nVISIBILITY: public\n---\n",
	"---\nvisibility: public\nvisibility: public\n---\n",
	"---\nvisibility: private\nvisibility: public\n---\n",
	"---\nx: &x {visibility: public}\n<<: *x\n---\n",
	"---\n<<: {visibility: public}\nx: TOKEN\n---\n",
	"---\n{\"visibility\": \"public\", \"x\": \"TOKEN\"}\n---\n",
	"{\"visibility\": \"public\", \"x\": \"TOKEN\"}\nText.\n",
	"+++\nvisibility = \"public\"\nx = \"TOKEN\"\n+++\n",
	"---\nvisibility: \"public \"\n---\n",
	"---\nvisibility: \"public\"\n---\n",
	"---\nvisibility: publıc\n---\n",
	"---\nvisibility: public\u200b\n---\n",
	"---\nvisibility: рublic\n---\n",
	"---\nvisibility: Public\n---\n",
	"---\nvisibility: [public]\n---\n",
	"---\nvisibility: {public: true}\n---\n",
	"---\nvisibility: !!str public\n---\n",
	"---\nvisibility: |\n  public\n---\n",
	"---\nvisibility:public\n---\n",
	"---\n\"visibility\": public\n---\n",
	"---\nmeta:\n  visibility: public\n---\n",
	"---\n  visibility: public\n---\nText.\n",
	"---\nvisibility: public # yes\nx: \"TOKEN\n---\n",
	"---\nvisibility: public, please\n---\n",
	"---\nvisibility: public\nx\u0000: TOKEN\n---\n",
	"---\nvisibility : public\n---\n",
	"---\nvisibility: public\r\r---\r",
	"---\nvisi\u00adbility: public\n---\n",
	"---\nvisibility:\n  - public\n---\n",
	"visibility: public\n\nText.\n",
	"visibility:: public\n\nText.\n",
	"**Visibility:** public\n\nText.\n",
}

// TestBadFlagsStayPrivate builds a public site of notes whose flag is nearly one: none is published.
func TestBadFlagsStayPrivate(t *testing.T) {
	files, token := map[string][]byte{}, map[string]string{}
	add := func(p, text string) {
		token[p] = tokenOf(p)
		if text = strings.ReplaceAll(text, "TOKEN", token[p]); !strings.HasSuffix(text, "\n") && !strings.HasSuffix(text, "\r") {
			text += "\n"
		}
		files[p] = []byte(text + "\nBody " + token[p] + ".\n")
	}
	for i, text := range badFlags {
		add(fmt.Sprintf("content/%s/Listed %d %s.md", []string{"people", "meetings", "pages"}[i%3], i, tokenOf(fmt.Sprint(i))), text)
	}
	r := rand.New(rand.NewPCG(5, 1))
	const random = 200
	for i := range random {
		add(fmt.Sprintf("content/pages/Random %d.md", i), garbled(r))
	}
	files["content/pages/Sound.md"] = []byte("---\nvisibility: public\n---\nSound.\n")
	dir := t.TempDir()
	writeFiles(t, dir, files)
	site, problems := publicSite(t, New(Options{Dir: dir, Audience: Public}))
	if site["pages/sound.html"] == nil {
		t.Error("what is public is not published")
	}
	found := newDetector(token, nil).files(site)
	listed := 0
	for _, s := range found {
		if strings.Contains(s.of, "Listed") {
			listed++
		}
		t.Errorf("%s is published: %s, in %s\n%q", s.of, s.file, s.form, files[s.of])
	}
	told := map[string]bool{}
	for _, p := range problems {
		told[p.Path] = true
	}
	untold := 0
	for _, p := range slices.Sorted(maps.Keys(token)) {
		if told[p] {
			continue
		}
		untold++
		if strings.Contains(p, "Listed") {
			t.Errorf("no problem tells of %q", files[p])
		}
	}
	t.Logf("%d of %d notes with a bad flag were published, %d of %d from the list; of %d no problem tells", len(found), len(token), listed, len(badFlags), untold)
	inBodies(t, dir, token)
}

// inBodies looks at the site for the owner: nothing of front matter stands in a body there either.
func inBodies(t *testing.T, dir string, token map[string]string) {
	t.Helper()
	site := allFiles(t, New(Options{Dir: dir}), publicNow)
	for name, b := range site {
		if path.Ext(name) != ".html" {
			continue
		}
		_, body, ok := strings.Cut(string(b), `<section class="body`)
		body, _, _ = strings.Cut(body, "</section>")
		if ok && (strings.Contains(body, "x: ") || strings.Contains(body, "x = ") || strings.Contains(body, `"x"`)) {
			t.Errorf("front matter stands in the body of %s: %s", name, body)
		}
	}
}

// garbled is front matter with a flag that somebody got wrong.
func garbled(r *rand.Rand) string {
	key, value := "visibility", "public"
	slip := func(s string) string {
		i := r.IntN(len(s))
		switch r.IntN(5) {
		case 0:
			return s[:i] + s[i+1:]
		case 1:
			return s[:i] + s[i:i+1] + s[i:]
		case 2:
			return s[:i] + string(rune('a'+r.IntN(26))) + s[i:]
		case 3:
			return s[:i] + strings.ToUpper(s[i:i+1]) + s[i+1:]
		}
		return s[:i] + pickOf(r, []string{"\u200b", "\u00ad", "\u0301", ".", "_", " ", "ı", "і"}) + s[i:]
	}
	line := func(k, v string) string { return k + pickOf(r, []string{": ", ":  ", ":\t"}) + v }
	flag := line(key, value)
	switch r.IntN(12) {
	case 0:
		flag = line(slip(key), value)
	case 1:
		flag = line(key, slip(value))
	case 2:
		flag = line(slip(key), slip(value))
	case 3:
		flag = flag + "\n" + line(key, pickOf(r, []string{"public", "private", "", "Public"}))
	case 4:
		flag = "# " + line(key, value)
	case 5:
		flag = "x: &a\n  visibility: public\n<<: *a"
	case 6:
		flag = "<<: {visibility: public}"
	case 7:
		flag = line(key, pickOf(r, []string{"'public'", "\"public\"", "[public]", "public!", "publish", "yes", "true", "published", "unlisted", "*public", "&a public", "!public"}))
	case 8:
		flag = " " + line(key, value) + "\nx: 1"
	case 9:
		flag = line(pickOf(r, []string{"publish", "public", "published", "draft", "status", "access", "visible", "share"}), pickOf(r, []string{"true", "public", "yes", "false"}))
	case 10:
		return pickOf(r, []string{"----", "--", "+++", "===", "-- -", "~~~"}) + "\n" + flag + "\n---\n"
	case 11:
		return "---\n" + flag + "\n" + pickOf(r, []string{"----", "--", "...", " ---", "-- -", "```"}) + "\n"
	}
	if exact.MatchString(flag) {
		flag = "# " + flag
	}
	if r.IntN(2) == 0 {
		flag = "title: Any\n" + flag
	}
	return "---\n" + flag + "\ntags: [a]\n---\n"
}

// exact is the flag when no slip was made, but for blanks.
var exact = regexp.MustCompile(`^visibility: +public *$`)
