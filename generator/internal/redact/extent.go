package redact

import "strings"

// extent returns the index behind the lines that may belong to what begins on a line: of a list item all that is in it,
// else what is left of the paragraph.
func (r *reader) extent(i int) int {
	p := &r.starts[i]
	if !p.item {
		if in := r.running; in.from >= i || i >= in.to || p.quotes != r.starts[in.from].quotes {
			r.running = span{i, r.holding(i, false)}
		}
		return r.running.to // the paragraph ends where it does, wherever in it one begins to cut
	}
	if in := r.item; in.from < i && i < in.to {
		if outer := &r.starts[in.from]; p.quotes == outer.quotes && p.indent > outer.indent {
			return i + 1 // all in it stands in the other too
		}
	}
	r.item = span{i, r.holding(i, true)}
	return r.item.to
}

// holding is [reader.extent] for what holds all that is indented below it, as items do, or does not.
func (r *reader) holding(i int, holds bool) int {
	first := &r.starts[i]
	end, gap := i+1, false
	for j := i + 1; j < len(r.lines); j++ {
		p := &r.starts[j]
		within := holds && p.quotes >= first.quotes && indentBehind(r.lines[j].text, first.quotes) > first.indent
		switch {
		case p.rest == "" && !p.item && p.quotes <= first.quotes:
			gap = true
			continue
		case within:
		case gap, p.quotes > first.quotes, !r.lazy(first, p), r.field(p.rest) == publicField:
			return end
		}
		end, gap = j+1, false
	}
	return end
}

// lazy reports whether a line goes on with the paragraph above it. A list directly below a line of running text belongs
// to it.
func (r *reader) lazy(first, p *prefix) bool {
	if p.item && p.rest != "" && (!first.item || first.number != "" && p.number != "") {
		return !first.item
	}
	return !p.startsBlock()
}

// below is [reader.extent], and of a label, behind whose colon nothing stands, the list below it too.
func (r *reader) below(i int, plain string) int {
	end := r.extent(i)
	if !label(plain) {
		return end
	}
	first := &r.starts[i]
	for j := end; j < len(r.lines); j++ {
		p := &r.starts[j]
		switch {
		case p.rest == "" && !p.item:
			continue
		case p.item && p.quotes == first.quotes && (!first.item || p.indent > first.indent):
			end = r.extent(j)
			j = end - 1
		default:
			return end
		}
	}
	return end
}

// label reports whether a line ends with its first colon.
func label(plain string) bool {
	text := strings.TrimRight(visible(plain), " \t*_")
	return strings.HasSuffix(text, ":") && !strings.Contains(strings.TrimRight(text, ":"), ":")
}

// indentBehind is how many columns of blanks stand behind so many > of a line that has as many.
func indentBehind(text string, quotes int) int {
	for ; quotes > 0; quotes-- {
		_, text, _ = strings.Cut(text, ">")
		text = strings.TrimPrefix(text, " ")
	}
	column := 0
	for i := range len(text) {
		switch text[i] {
		case ' ':
			column++
		case '\t':
			column += 4 - column%4
		default:
			return column
		}
	}
	return column
}
