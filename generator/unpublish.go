package generator

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Unpublished is a note that was public until its word for that was changed.
type Unpublished struct {
	Note     Place    // where it says that it is private
	Page     string   // the address of its page on the public site
	Receipts []string // where its page was published, and when, the newest last
}

// publicLine is the line of front matter that makes a note public, with what may stand behind it.
var publicLine = regexp.MustCompile(`^(visibility: +)public( *(?: #.*)?\r?\n?)$`)

// Unpublish makes a public note private: it changes that word in its file, and nothing else. It returns nil, with why,
// when nothing public is called so. This and starting a journal are the only times that rapport writes into notes.
func (e *Explainer) Unpublish(what string) (*Unpublished, Unexplained, error) {
	s, none, ok := e.meant(what)
	switch {
	case !ok:
		return nil, none, nil
	case s.note == nil:
		return nil, Unexplained{Why: "is no note", Hint: "rapport explain tells what it is"}, nil
	case !e.isPublic(s.note):
		why, _, _ := strings.Cut(e.redacted(s.note).Why, "; ") // behind it stands how to make it public
		return nil, Unexplained{Why: "is not public: " + why, Hint: "there is nothing to change"}, nil
	}
	u := &Unpublished{Note: Place{Path: s.note.Path}}
	for page, n := range e.public.notes {
		if n.Path == s.note.Path {
			u.Page = page
		}
	}
	earlier, err := receipts(e.self.dir)
	if err != nil {
		return nil, none, err
	}
	u.Receipts = showing(u.Page, earlier)
	u.Note.Line, err = makePrivate(e.self.dir, e.spelled[s.note.Path])
	return u, none, err
}

// showing lists where and when a page was published. A receipt tells of a page only what changed.
func showing(page string, receipts []Receipt) []string {
	there := map[string]bool{} // by place
	var list []string
	for _, r := range receipts {
		place := placeOf(r)
		switch {
		case slices.Contains(r.Added, page), slices.Contains(r.Changed, page):
			there[place] = true
		case slices.Contains(r.Removed, page):
			there[place] = false
		}
		if there[place] {
			list = append(list, place+" on "+dayIn(r.Time))
		}
	}
	return list
}

func placeOf(r Receipt) string {
	if r.Address != "" {
		return r.Address
	}
	return r.Place
}

// dayIn is the day of a time by RFC 3339.
func dayIn(time string) string { return time[:min(len(time), len("2006-01-02"))] }

// makePrivate changes the word in a file, in one step, and returns the line that it stands in.
func makePrivate(dir, name string) (line int, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return 0, fmt.Errorf("opening the journal: %w", err)
	}
	defer root.Close()
	src, err := root.ReadFile(name)
	if err != nil {
		return 0, fmt.Errorf("reading the note: %w", err)
	}
	info, err := root.Stat(name)
	if err != nil {
		return 0, fmt.Errorf("reading the note: %w", err)
	}
	lines := bytes.SplitAfter(src, []byte("\n"))
	for i, l := range lines {
		if m := publicLine.FindSubmatch(l); m != nil {
			lines[i], line = bytes.Join([][]byte{m[1], []byte("private"), m[2]}, nil), i+1
			break
		}
	}
	if line == 0 {
		return 0, &Refusal{name + " does not say visibility: public any more", "try again"}
	}
	part := path.Join(path.Dir(name), "."+path.Base(name)+".rapport-part")
	if err := replace(root, part, name, bytes.Join(lines, nil), info.Mode().Perm()); err != nil {
		return 0, fmt.Errorf("writing the note: %w", err)
	}
	return line, nil
}

// replace writes a file beside another and puts it in its place.
func replace(root *os.Root, part, name string, b []byte, mode fs.FileMode) (err error) {
	_ = root.Remove(part) // of somebody who was killed in between
	f, err := root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = root.Remove(part) // what went wrong before says more
		}
	}()
	_, err = f.Write(b)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return root.Rename(part, name)
}
