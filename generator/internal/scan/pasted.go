package scan

import (
	"bytes"
	"slices"
	"strings"
)

const (
	// template is the number of notes from which on a text is a form that notes are filled into.
	template = 3
	// mostOfForm is the number of words up to which a heading or a label may belong to a form.
	mostOfForm = 5
	// leastSaid is the number of different words that must say something, for a text to be more than a phrase.
	leastSaid = 4
	// leastAllowed is the number of words from which on an allowed text is a passage and no name.
	leastAllowed = 4
)

// pasted is a run that stands in private and in public sources, as far as these were counted.
type pasted struct {
	private, public []string // paths
	sources         []int32  // for each private path, the first source that holds it
	says            bool
}

func count(paths []string, path string) []string {
	if len(paths) < template && !slices.Contains(paths, path) {
		return append(paths, path)
	}
	return paths
}

// from returns the private note that a run was pasted from, if it was: not when some note says it in its own public part,
// and not when so many notes hold it that it is a form.
func (p *pasted) from() (source int32, ok bool) {
	if !p.says || len(p.private) >= template || len(p.public) >= template {
		return 0, false
	}
	best := ""
	for i, path := range p.private {
		if !slices.Contains(p.public, path) && (!ok || path < best) {
			best, source, ok = path, p.sources[i], true
		}
	}
	return source, ok
}

// formWords are keys of front matter and their usual values, besides days.
const formWords = `title date people initiatives initiative channel tags name role org type kind visibility public
private meeting coffee lunch call mail phone video chat workshop email aliases status owner place person page project
template true false none` + calendar

// said tells which words of a private source say something: none of a form, of a list of links, or of public names.
type said struct {
	x      *Index
	form   map[int]bool    // lines that are short headings and labels
	linked map[uint64]bool // words of links
}

func (x *Index) saidIn(b []byte) *said {
	s := &said{x: x, form: map[int]bool{}, linked: map[uint64]bool{}}
	for n, line := range bytes.Split(b, []byte("\n")) {
		s.form[n] = formal(line)
		for {
			_, rest, ok := bytes.Cut(line, []byte("[["))
			if !ok {
				break
			}
			var inside []byte
			inside, line, _ = bytes.Cut(rest, []byte("]]"))
			for _, t := range tokens(nil, inside) {
				s.linked[t.hash] = true
			}
		}
	}
	return s
}

// formal reports whether a line may belong to a form: a short heading, a label, the head of a table, a field of front matter.
func formal(line []byte) bool {
	line = bytes.Trim(line, " \t\r*_->|")
	if len(bytes.Fields(line)) > mostOfForm+1 {
		return false
	}
	key := bytes.IndexByte(line, ':')
	field := key > 0 && key == len(line)-1 || key > 0 && len(bytes.Trim(line[:key], "abcdefghijklmnopqrstuvwxyz_")) == 0
	return field || bytes.HasPrefix(line, []byte("#")) || bytes.Count(line, []byte("|")) > 1
}

// enough reports whether words in a row of a source, in one of its readings, say something.
func (s *said) enough(text []byte, list []token) bool {
	var different [leastSaid]uint64
	n := 0
	line, at := bytes.Count(text[:list[0].start], []byte("\n")), list[0].start
	for _, t := range list {
		line += bytes.Count(text[at:t.start], []byte("\n"))
		at = t.start
		if t.style == digits || t.end-t.start < 2 || s.form[line] || s.linked[t.hash] || s.x.book.shown[t.hash] || s.x.lists.empty[t.hash] {
			continue
		}
		if !slices.Contains(different[:n], t.hash) {
			different[n] = t.hash
			if n++; n == leastSaid {
				return true
			}
		}
	}
	return false
}

// privateRuns notes the runs of private sources that the site must not show: those that stand in nothing public, and those
// that were pasted.
func (x *Index) privateRuns(in Input, open *open) {
	var room []token
	both := map[uint64]*pasted{}
	for i, s := range in.Private {
		c := chain{x: x, source: s, index: int32(i), both: both}
		eachReading(s, &room, func(text []byte, list []token) {
			eachRun(list, func(h uint64, at int) {
				switch {
				case open.runs.has(h) || !tells(list[at:at+run]):
				case !open.public.has(h):
					x.runs.addFrom(h, c.index)
				default:
					c.add(text, list, h, at)
				}
			})
			c.end(text, list)
		})
	}
	if len(both) == 0 {
		return
	}
	for _, s := range in.Public {
		eachReading(s, &room, func(_ []byte, list []token) {
			eachRun(list, func(h uint64, _ int) {
				if p := both[h]; p != nil {
					p.public = count(p.public, s.Path)
				}
			})
		})
	}
	for h, p := range both {
		if source, ok := p.from(); ok {
			x.runs.addFrom(h, source)
		}
	}
}

// chain is runs in a row of a private source that stand in public ones too. They say something together.
type chain struct {
	x      *Index
	source Source
	index  int32 // of the source
	says   *said
	both   map[uint64]*pasted
	runs   []*pasted
	last   int // where the last of them begins
}

func (c *chain) add(text []byte, list []token, h uint64, at int) {
	if len(c.runs) > 0 && at != c.last+1 {
		c.end(text, list)
	}
	p := c.both[h]
	if p == nil {
		p = &pasted{}
		c.both[h] = p
	}
	if before := len(p.private); before < template {
		if p.private = count(p.private, c.source.Path); len(p.private) > before {
			p.sources = append(p.sources, c.index)
		}
	}
	c.runs, c.last = append(c.runs, p), at
}

func (c *chain) end(text []byte, list []token) {
	if len(c.runs) == 0 {
		return
	}
	if c.says == nil {
		c.says = c.x.saidIn(c.source.Bytes)
	}
	if c.says.enough(text, list[c.last+1-len(c.runs):c.last+run]) {
		for _, p := range c.runs {
			p.says = true
		}
	}
	c.runs = c.runs[:0]
}

// eachReading calls f with the words of each reading of a source, of none if it holds bytes that are no text. The words
// stand in room, which is used again.
func eachReading(s Source, room *[]token, f func(text []byte, list []token)) {
	if bytes.IndexByte(s.Bytes, 0) >= 0 {
		return
	}
	for _, form := range readings(s.Bytes) {
		*room = tokens((*room)[:0], form)
		f(form, *room)
	}
}

// passage reports whether an allowed text is a passage, which allows what it stands in, and no name.
func (x *Index) passage(a Allowed, hidden []Name) bool {
	list := x.book.words(a.Text)
	return len(list) >= leastAllowed && !slices.ContainsFunc(hidden, func(n Name) bool {
		return n.names() && strings.EqualFold(strings.TrimSpace(n.Text), strings.TrimSpace(a.Text))
	})
}

// letRun reports whether private text holds a passage that is allowed in this file, or lies in it.
func (l *looked) letRun(private []token) bool {
	for _, m := range l.found {
		if !m.cover || !l.x.passages[m.name] || !l.x.coversIn(m.name, l.file.Path) {
			continue
		}
		n := 0
		for _, t := range private {
			if m.start <= t.start && t.end <= m.end {
				n++
			}
		}
		if n >= leastAllowed {
			return true
		}
	}
	return false
}
