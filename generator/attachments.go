package generator

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/picture"
	"rapport/generator/internal/site"
)

// attachment is a file of the journal's that the site holds because a note refers to it.
type attachment struct {
	file    string // below the content folder
	path    string // in the site; empty when it is not in it
	version uint64 // of what it holds, where its path does not tell

	// Of the public site alone: what it holds there, or why it is not in it.
	clean   []byte
	refusal *picture.Refusal
}

// attachments lists the files that notes refer to. Those of a site for its owner are copied as they are, when the site is
// asked for them. In the public one there are pictures alone, cleaned of all that is not seen, under names that their
// bytes give them; a problem stands at every reference to another file.
func (g *Generator) attachments(from *folders, content string, j *journal.Journal, t touched) ([]attachment, []diag.Problem) {
	if g.options.Audience == Public {
		return g.pictures(from, content, j, t)
	}
	var list []attachment
	for _, a := range site.Files(j) {
		l := attachment{file: a.File, path: a.Path}
		if info, err := from.root.Stat(content + a.File); err == nil {
			l.version = uint64(info.Size()) ^ uint64(info.ModTime().UnixNano())<<1
		}
		list = append(list, l)
	}
	return list, nil
}

// attachedFile is an attachment as a file of the site; nil when it is not in it.
func (g *Generator) attachedFile(content string, a attachment) *file {
	switch {
	case a.path == "":
		return nil
	case a.clean != nil:
		return &file{path: a.path, bytes: a.clean, made: true}
	}
	dir := g.options.Dir
	return &file{path: a.path, make: func(b []byte) ([]byte, error) { return readAttachment(b, dir, content+a.file) }}
}

// published is where the public site keeps attachments.
func published(list []attachment) map[string]string {
	paths := map[string]string{}
	for _, a := range list {
		if a.path != "" {
			paths[a.file] = a.path
		}
	}
	return paths
}

// pictures cleans the files that the notes of the public site refer to.
func (g *Generator) pictures(from *folders, content string, j *journal.Journal, t touched) ([]attachment, []diag.Problem) {
	places := map[string][]diag.Pos{}
	for _, n := range j.Notes {
		for i, to := range j.Targets(n) {
			if ref := n.Doc.Refs[i]; to.File != "" {
				places[to.File] = append(places[to.File], diag.Pos{Path: n.Path, Line: ref.Line, Column: ref.Column})
			}
		}
	}
	list := make([]attachment, 0, len(places))
	for file := range places {
		list = append(list, attachment{file: file})
	}
	slices.SortFunc(list, func(a, b attachment) int { return strings.Compare(a.file, b.file) })
	each(len(list), func(i int) { list[i] = g.picture(from, content, list[i].file, t) })
	g.cleaned.keep(func(p string) bool { return places[strings.TrimPrefix(p, content)] != nil })

	var problems []diag.Problem
	for _, a := range list {
		if a.refusal == nil {
			continue
		}
		for _, at := range places[a.file] {
			problems = append(problems, diag.Problem{
				Pos: at, Severity: diag.Error, Code: "not-published",
				Message: fmt.Sprintf("%s is not published: %s", path.Base(a.file), a.refusal.Reason), Hint: a.refusal.Hint,
			})
		}
	}
	return list, problems
}

// picture cleans one file, or takes what is remembered for the same bytes.
func (g *Generator) picture(from *folders, content, file string, t touched) attachment {
	path := content + file
	if a, ok := g.cleaned.newest(path); ok && !t.item(path) {
		return a
	}
	src, err := readPicture(from, path)
	if err != nil {
		return attachment{file: file, refusal: &picture.Refusal{Reason: "it cannot be read: " + cause(err), Hint: "let your user read it"}}
	}
	a, _ := g.cleaned.get(path, xxhash.Sum64(src), func() (attachment, error) {
		if len(src) > large {
			g.cleaning.Lock()
			defer g.cleaning.Unlock()
		}
		return cleaned(file, src), nil
	})
	return a
}

// large is the size of a file from which on one picture at a time is cleaned: its pixels may take a gigabyte.
const large = 4 << 20

// cleaned cleans a picture. A fault of rapport's that it brings to light costs that picture alone.
func cleaned(file string, src []byte) (a attachment) {
	a.file = file
	defer func() {
		if fault := recover(); fault != nil {
			a = attachment{file: file, refusal: &picture.Refusal{
				Reason: fmt.Sprintf("rapport stumbled over it: %v", fault), Hint: "this is a fault of rapport's; please report it",
			}}
		}
	}()
	p, err := picture.Clean(src)
	if errors.As(err, &a.refusal) {
		return a
	}
	a.path, a.clean = "files/"+p.Name(), p.Bytes
	return a
}

// largest is more bytes than a picture may have.
const largest = 65 << 20

func readPicture(from *folders, path string) ([]byte, error) {
	f, _, err := from.regular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, largest))
}

// hosted are the files that a host of sites asks for besides the site: GitHub Pages leaves out names that begin with _
// unless there is a .nojekyll, and serves the domain that CNAME names.
func hosted(s *Settings) []*file {
	files := []*file{{path: ".nojekyll", made: true}}
	if s.Publish.CName != "" {
		files = append(files, &file{path: "CNAME", bytes: []byte(s.Publish.CName + "\n"), made: true})
	}
	return files
}
