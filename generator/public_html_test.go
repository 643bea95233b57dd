package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// TestPublicPages parses every page of public sites: none may be listed by search engines unless the settings say so, each
// lets a browser load nothing from elsewhere and run nothing, and none tells of the computer it was made on.
func TestPublicPages(t *testing.T) {
	for _, index := range []bool{false, true} {
		dir := t.TempDir()
		o := newOpenJournal(rand.New(rand.NewPCG(3, 1)))
		if index {
			o.settings += "  index: true\n"
		}
		o.settings = "timezone: Asia/Kathmandu\n" + o.settings
		store(t, nil, dir, o.files(t, rand.New(rand.NewPCG(3, 2))))
		files, _ := publicSite(t, New(Options{Dir: dir, Audience: Public}))
		pages := 0
		for _, name := range slices.Sorted(maps.Keys(files)) {
			checkHere(t, name, files[name], dir)
			if path.Ext(name) != ".html" {
				continue
			}
			pages++
			for _, fault := range pageFaults(t, files[name], index && name != "404.html") {
				t.Errorf("index %v: %s: %s", index, name, fault)
			}
		}
		if pages < 20 {
			t.Errorf("index %v: only %d pages", index, pages)
		}
	}
}

// checkHere looks in a file for what tells of this computer.
func checkHere(t *testing.T, name string, b []byte, dir string) {
	t.Helper()
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	zone, _ := time.Now().Zone()
	here := []string{dir, filepath.ToSlash(dir), filepath.Base(dir), "/tmp/", "/home/", "/Users/", `C:\`, "file:", "localhost", "127.0.0.1", "Kathmandu", "+05:45", "+0545", runtime.Version(), ".md"}
	for _, word := range []string{host, os.Getenv("USER"), os.Getenv("HOME"), os.Getenv("TZ"), zone} {
		if len(word) > 4 {
			here = append(here, word)
		}
	}
	for _, word := range here {
		if bytes.Contains(b, []byte(word)) {
			t.Errorf("%s holds %q", name, word)
		}
	}
}

// pageFaults lists what is wrong with a page.
func pageFaults(t *testing.T, b []byte, index bool) (faults []string) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	metas := map[string]string{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			if n.Type == html.CommentNode {
				faults = append(faults, "a comment: "+n.Data)
			}
			continue
		}
		if n.Data == "script" || n.Data == "iframe" || n.Data == "object" || n.Data == "form" || n.Data == "base" {
			faults = append(faults, "<"+n.Data+">")
		}
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.HasPrefix(a.Key, "data-") {
				faults = append(faults, fmt.Sprintf("<%s %s=%q>", n.Data, a.Key, a.Val))
			}
			if n.Data != "a" && (a.Key == "src" || a.Key == "href" || a.Key == "srcset") && (strings.Contains(a.Val, ":") || strings.HasPrefix(a.Val, "/")) {
				faults = append(faults, fmt.Sprintf("%s loads %q", n.Data, a.Val))
			}
			if n.Data == "a" && a.Key == "href" && (strings.HasPrefix(a.Val, "/") && len(a.Val) > 1 || strings.Contains(a.Val, ":") && a.Val[0] != '#' && !strings.HasPrefix(a.Val, "https://example.org")) {
				faults = append(faults, fmt.Sprintf("a link to %q", a.Val))
			}
		}
		if n.Data == "style" { // the page of unknown addresses knows no way to a file
			sum := sha256.Sum256([]byte(n.FirstChild.Data))
			if want := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !bytes.Contains(b, []byte(html.EscapeString(want))) && !bytes.Contains(b, []byte(want)) {
				faults = append(faults, "a style that the policy does not name")
			}
		}
		if n.Data == "meta" {
			metas[strings.ToLower(attr["name"]+attr["http-equiv"])] = attr["content"]
		}
	}
	policy := strings.Split(metas["content-security-policy"], "; ")
	if !slices.Contains(policy, "default-src 'none'") || !slices.Contains(policy, "base-uri 'none'") || !slices.Contains(policy, "form-action 'none'") ||
		strings.Contains(metas["content-security-policy"], "unsafe") || strings.Contains(metas["content-security-policy"], "*") {
		faults = append(faults, "the policy "+metas["content-security-policy"])
	}
	if want := map[bool]string{false: "noindex,nofollow,noarchive"}[index]; metas["robots"] != want {
		faults = append(faults, fmt.Sprintf("robots %q, want %q", metas["robots"], want))
	}
	if metas["referrer"] != "no-referrer" {
		faults = append(faults, "referrer "+metas["referrer"])
	}
	for name := range metas {
		if !slices.Contains([]string{"robots", "referrer", "viewport", "color-scheme", "content-security-policy", ""}, name) {
			faults = append(faults, "meta "+name)
		}
	}
	return faults
}

// TestOneSiteOnAllMachines builds the same journal on computers that differ in all that a computer can, in processes of
// their own: each makes the same files.
func TestOneSiteOnAllMachines(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	o := newOpenJournal(rand.New(rand.NewPCG(4, 1)))
	sums := map[string][]string{}
	for i, m := range []struct{ umask, dir, env string }{
		{"022", "journal", "TZ=UTC LANG=C HOME=/root USER=root GOMAXPROCS=1"},
		{"077", "a longer/path to/the journal", "TZ=Pacific/Apia LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 HOME=/home/anybody USER=anybody GOMAXPROCS=8"},
		{"000", "x", "TZ=America/St_Johns LANG=de_AT.UTF-8 HOME= USER= LOGNAME=other HOSTNAME=elsewhere CI=true GITHUB_ACTIONS=true"},
		{"027", "Зошит", "TZ=Asia/Kathmandu LC_TIME=ja_JP.UTF-8 SOURCE_DATE_EPOCH=1 NO_COLOR=1 TERM=dumb EDITOR=vi GIT_AUTHOR_NAME=Me"},
	} {
		dir := filepath.Join(t.TempDir(), filepath.FromSlash(m.dir))
		store(t, rand.New(rand.NewPCG(uint64(i), 2)), dir, o.files(t, nil))
		c := exec.Command(self, "-test.run=^TestOneMachine$", "-test.v")
		if runtime.GOOS != "windows" {
			c = exec.Command("sh", "-c", "umask "+m.umask+`; exec "$0" "$@"`, self, "-test.run=^TestOneMachine$", "-test.v")
		}
		c.Dir = []string{dir, filepath.Dir(dir), t.TempDir()}[i%3]
		c.Env = append(os.Environ(), strings.Fields(m.env)...)
		c.Env = append(c.Env, "RAPPORT_TEST_DIR="+dir, fmt.Sprintf("RAPPORT_TEST_DAYS=%d", 400*i), "RAPPORT_TEST_OUT="+filepath.Join(t.TempDir(), "out", m.dir))
		said, err := c.CombinedOutput()
		_, sum, ok := strings.Cut(string(said), "the tree is ")
		if err != nil || !ok {
			t.Fatalf("%v: %s", err, said)
		}
		sum, _, _ = strings.Cut(sum, "\n")
		sums[sum] = append(sums[sum], m.env)
	}
	if len(sums) != 1 {
		t.Errorf("%d different sites: %v", len(sums), sums)
	}
}

// TestOneMachine is a process of [TestOneSiteOnAllMachines]; by itself it does nothing.
func TestOneMachine(t *testing.T) {
	dir, out := os.Getenv("RAPPORT_TEST_DIR"), os.Getenv("RAPPORT_TEST_OUT")
	if dir == "" || os.Getenv("RAPPORT_TEST_DAYS") == "" {
		return
	}
	if here, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(here, dir); err == nil {
			dir = rel
		}
	}
	days := 0
	if _, err := fmt.Sscan(os.Getenv("RAPPORT_TEST_DAYS"), &days); err != nil {
		t.Fatal(err)
	}
	files := publish(t, New(Options{Dir: dir, Out: out, Audience: Public, Today: Day(20000 + days)}), out)
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(sum, "%s %d\n%s", name, len(files[name]), files[name])
	}
	t.Logf("the tree is %s", hex.EncodeToString(sum.Sum(nil)))
}
