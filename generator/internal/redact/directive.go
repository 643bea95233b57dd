package redact

import "strings"

// directive is a line of at least three colons: the beginning of a block that has a word behind them, and the end of
// one that has not. Any word begins a private block: rapport knows no other, and `:::privat` must not show. Nor must
// `::private`, which is taken for one that begins with three.
type directive struct {
	count    int // of colons; 0 for any other line
	opens    bool
	private  bool // the word is private
	anywhere bool // it stands in running text, so that its end may stand in any list
	quotes   int
	column   int
	item     bool
}

// directiveOf reads a line.
func directiveOf(text string) directive {
	if !strings.Contains(text, "::") && !strings.Contains(text, "：") {
		return directive{}
	}
	p := prefixOf(visible(text))
	n := 0
	for n < len(p.rest) && p.rest[n] == ':' {
		n++
	}
	switch {
	case n >= 3:
	case nearlyPrivate(p.rest):
		return directive{count: 3, opens: true, quotes: p.quotes, column: p.column, item: p.item}
	default:
		return directive{}
	}
	word := strings.Trim(p.rest[n:], " \t")
	return directive{
		count: n, opens: word != "", private: isPrivate(word), quotes: p.quotes, column: p.column, item: p.item,
	}
}

// isPrivate reports whether a word is private, with whatever other programs want around and behind it.
func isPrivate(word string) bool {
	word = strings.TrimLeft(word, " \t{.*_`")
	return len(word) >= len("private") && strings.EqualFold(word[:len("private")], "private")
}

// nearlyPrivate reports whether a text begins like a private block with a colon too few, or with blanks among them: who
// writes ::private or :: :private means that it is not to show.
func nearlyPrivate(text string) bool {
	word := strings.TrimLeft(text, ": \t")
	return strings.Count(text[:len(text)-len(word)], ":") >= 2 && isPrivate(word)
}

// isPrivateCallout reports whether a line begins a callout named private.
func isPrivateCallout(text string) bool {
	if !strings.Contains(text, "[!") {
		return false
	}
	p := prefixOf(visible(text))
	word, callout := strings.CutPrefix(p.rest, "[!")
	return callout && p.quotes > 0 && isPrivate(word)
}

// mostLooked is how many bytes are looked at for colons and the word behind them.
const mostLooked = 200

// opensWithin reports whether a text begins with colons and the word private.
func opensWithin(text string) bool {
	text = visible(text[:min(len(text), mostLooked)])
	word := strings.TrimLeft(text, ":")
	return len(text)-len(word) >= 3 && isPrivate(word)
}

// within returns the blocks that are open behind a line, innermost last. An end ends one block, and its own: with as
// many colons at least, in the same quote, and not in a list that the beginning does not stand in. In doubt it ends
// none.
func within(open []directive, d directive) []directive {
	switch {
	case d.opens:
		return append(open, d)
	case d.count == 0 || len(open) == 0 || d.item:
		return open
	}
	o := open[len(open)-1]
	if d.count < o.count || !o.anywhere && (d.quotes != o.quotes || d.column > o.column+3) {
		return open
	}
	return open[:len(open)-1]
}
