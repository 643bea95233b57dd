package generator

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/note"
	"rapport/generator/internal/redact"
)

// stuck is how long one note may take. Everything that could take long is refused by counting, so this is never
// reached unless rapport has a fault; then the build fails rather than hangs.
const stuck = time.Minute

// parse reads the notes that were touched, on all processors, and returns all that could be read, by path.
func (g *Generator) parse(ctx context.Context, from *folders, paths []string, o redact.Options, t touched) ([]*note.Note, []diag.Problem, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	if told := fmt.Sprintf("%+v", o); told != g.reading {
		g.reading, t = told, touched{all: true}
	}
	notes, news := g.parsed.known(paths, t)
	read := g.reader(from, o)
	unread := make([][]diag.Problem, len(news))
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		each(len(news), func(k int) {
			i := news[k]
			if ctx.Err() != nil {
				return
			}
			net := time.AfterFunc(stuck, func() {
				cancel(fmt.Errorf("reading %s takes more than %v", paths[i], stuck))
			})
			defer net.Stop()
			notes[i], unread[k] = read(paths[i])
		})
	}()
	select {
	case <-finished:
	case <-ctx.Done():
		return nil, nil, context.Cause(ctx)
	}
	if !slices.Equal(paths, g.parsed.paths) {
		held := make(map[string]bool, len(paths))
		for _, p := range paths {
			held[p] = true
		}
		g.notes.keep(func(p string) bool { return held[p] })
		g.redacted.keep(func(p string) bool { return held[p] })
	}
	g.parsed = parsed{paths, slices.Clone(notes), make([]bool, len(paths))}
	for k, i := range news {
		g.parsed.unread[i] = len(unread[k]) > 0
	}
	notes = slices.DeleteFunc(notes, func(n *note.Note) bool { return n == nil })
	return notes, slices.Concat(unread...), nil
}

// parsed are the notes of a build as they were read.
type parsed struct {
	paths  []string     // sorted
	notes  []*note.Note // for each of paths; nil for one that is not public, or could not be read
	unread []bool       // for each of paths, whether it could not be read
}

// known returns the notes that there were at those paths where nothing happened, and lists the others by their places.
func (p *parsed) known(paths []string, t touched) (notes []*note.Note, news []int) {
	notes = make([]*note.Note, len(paths))
	touched := make([]bool, len(paths))
	for _, i := range t.among(paths) {
		touched[i] = true
	}
	k := 0
	for i, path := range paths {
		for k < len(p.paths) && p.paths[k] < path {
			k++
		}
		if t.all || touched[i] || k == len(p.paths) || p.paths[k] != path || p.unread[k] {
			news = append(news, i)
			continue
		}
		notes[i] = p.notes[k]
	}
	return notes, news
}

// reader returns what reads one note, or takes the one remembered for the same bytes.
func (g *Generator) reader(from *folders, o redact.Options) func(path string) (*note.Note, []diag.Problem) {
	parser, cut := note.NewParser(o.Note), redact.New(o)
	rooms := sync.Pool{New: func() any { return new([]byte) }} // no note keeps the bytes that it was read from
	return func(path string) (*note.Note, []diag.Problem) {
		name := norm.NFC.String(path)
		room := rooms.Get().(*[]byte)
		defer rooms.Put(room)
		src, err := readInto(from, path, room)
		if err != nil {
			g.notes.forget(path)
			g.redacted.forget(path)
			return nil, []diag.Problem{{
				Pos: diag.Pos{Path: name}, Severity: diag.Error, Code: "unreadable",
				Message: "cannot read this note: " + cause(err), Hint: "let your user read it, or move it out of the journal",
			}}
		}
		if g.options.Audience == Public {
			return g.public(path, slices.Clone(src), cut, parser), nil
		}
		n, _ := g.notes.get(path, parser.Sum(name, src), func() (*note.Note, error) { return guarded(parser, name, src), nil })
		return n, nil
	}
}

// guarded keeps a fault of rapport's that one note brings to light from taking the site down.
func guarded(parser *note.Parser, name string, src []byte) *note.Note {
	return stumbling(parser, name, func() *note.Note { return parser.Parse(name, src) })
}

// stumbling returns what parse does, or a note without anything in it if that panics.
func stumbling(parser *note.Parser, name string, parse func() *note.Note) (n *note.Note) {
	defer func() {
		if fault := recover(); fault != nil {
			n = parser.Parse(name, nil)
			n.Problems = append(n.Problems, diag.Problem{
				Pos: diag.Pos{Path: name}, Severity: diag.Error, Code: "internal",
				Message: fmt.Sprintf("rapport stumbled over this note: %v", fault), Hint: "this is a fault of rapport's; please report it",
			})
		}
	}()
	return parse()
}

// readNote reads a file up to a little more than the longest note there can be, so that a huge file costs no memory.
func readNote(from *folders, path string) ([]byte, error) { return readInto(from, path, new([]byte)) }

// readInto is readNote with room that is used again: what it returns stands there.
func readInto(from *folders, path string, room *[]byte) ([]byte, error) {
	f, info, err := from.regular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := int(min(info.Size(), note.MaxSize)) + 1
	*room = slices.Grow((*room)[:0], size)
	src := (*room)[:size]
	n, err := io.ReadFull(f, src)
	if err == nil || err == io.EOF || err == io.ErrUnexpectedEOF {
		return src[:n], nil
	}
	return nil, err
}

// each calls do for 0 to n-1 on all processors, and returns when all calls have.
func each(n int, do func(int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	wg.Wait()
}
