package live

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html"
	"io/fs"
	"path"
	"strings"
)

// What the server adds to the site lies under own: files of its own, and what they ask for.
const (
	own        = "/_rapport/"
	scriptPath = own + "live.js"
	eventsPath = own + "events"
	statePath  = own + "state"
)

//go:embed page/*.js page/*.css page/morphdom
var files embed.FS

// ours returns a file of the server's own by the path that it is asked for by.
func ours(p string) (body []byte, ok bool) {
	key, ok := strings.CutPrefix(p, own)
	if !ok || path.Ext(key) != ".js" && path.Ext(key) != ".css" {
		return nil, false
	}
	body, err := files.ReadFile("page/" + key)
	return body, err == nil
}

// oursSum sums up the server's own files: a page from before the program was replaced is loaded again.
var oursSum = func() string {
	sum := sha256.New()
	err := fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := files.ReadFile(p)
		sum.Write(b)
		return err
	})
	if err != nil {
		panic(err) // they are part of the program
	}
	return hex.EncodeToString(sum.Sum(nil))
}()

// Note is a note that a page shows, as the page tells it when it asks where the note is now. The zero Note is none.
type Note struct {
	Path string // as the author knows it
	Sum  string // of its bytes, by which it is known when it was renamed; may be empty
}

// withScript adds the script that keeps the page the newest, and tells it what the page is.
func (e *edition) withScript(key string, page []byte) []byte {
	about := ""
	if e.Note != nil {
		if n := e.Note(key); n != (Note{}) {
			about = fmt.Sprintf(` data-note="%s" data-sum="%s"`, html.EscapeString(n.Path), html.EscapeString(n.Sum))
		}
	}
	if key == nowhere {
		about = " data-missing"
	}
	tag := fmt.Sprintf("<script type=\"module\" src=%q data-edition=\"%d\" data-frame=%q data-styles=\"%x\"%s></script>\n",
		scriptPath, e.number, e.frame(page), e.Styles, about)
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	out := make([]byte, 0, len(page)+len(tag))
	out = append(out, page[:at]...)
	out = append(out, tag...)
	return append(out, page[at:]...)
}

// frame sums up what of a page cannot be changed while it is open: its head but for the title, and what its scripts are.
func (e *edition) frame(page []byte) string {
	head, _, _ := bytes.Cut(page, []byte("<body"))
	_, head, _ = bytes.Cut(head, []byte("<head"))
	before, rest, _ := bytes.Cut(head, []byte("<title>"))
	_, after, _ := bytes.Cut(rest, []byte("</title>"))
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%x\n%s", before, after, e.Scripts, oursSum))
	return hex.EncodeToString(sum[:8])
}
