package note

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// parties reads `owner -> to: ` or `NAME: ` at the start of a task, and returns what a reader sees behind it.
func (r *reading) parties(text, plain string, line, column int) (owner, to *Name, rest string) {
	colon := headColon(text)
	behindColon := plain[headColon(plain)+1:]
	if i, n := arrow(text); i >= 0 && (colon < 0 || i < colon) {
		owner = partyIn(text[:i], line, column)
		after := column + utf8.RuneCountInString(text[:i+n])
		if colon > 0 {
			to, rest = partyIn(text[i+n:colon], line, after), behindColon
		} else if to = partyAhead(text[i+n:], line, after); to != nil {
			k, n := arrow(plain)
			_, rest, _ = strings.Cut(plain[k+n:], to.Text)
		}
		if to != nil {
			return owner, to, rest
		}
		return nil, nil, plain
	}
	if colon <= 0 || !r.isParty(text[:colon]) || strings.HasPrefix(text[colon:], "://") || strings.HasPrefix(text[colon:], "::") {
		return nil, nil, plain
	}
	if owner = partyIn(text[:colon], line, column); owner == nil {
		return nil, nil, plain
	}
	return owner, nil, behindColon
}

// arrow returns the place and length of the first arrow outside of links.
func arrow(s string) (at, size int) {
	for i := 0; i < len(s) && i < longestHead; {
		switch s[i] {
		case '[':
			if _, _, n, ok := readLink(s[i:]); ok {
				i += n
				continue
			}
		case '-', "→"[0]:
			for _, a := range [...]string{"->", "→"} {
				if strings.HasPrefix(s[i:], a) {
					return i, len(a)
				}
			}
		}
		i++
	}
	return -1, 0
}

// partyIn returns the name in a text that should be one.
func partyIn(text string, line, column int) *Name {
	names := ParseNames(text, line, column)
	if len(names) == 0 {
		return nil
	}
	if isMe(names[0].Text) && names[0].Target == "" {
		names[0].Text = me
	}
	return &names[0]
}

// partyAhead returns the link, mention or me that a text begins with.
func partyAhead(text string, line, column int) *Name {
	s := strings.TrimLeft(text, " ")
	column += len(text) - len(s)
	n, from, _, ok := readName(s)
	if ok && (n.Target != "" || n.Handle != "" && n.Handle == n.Text) {
		n.Line, n.Column = line, column+from
		return &n
	}
	if word, _ := cutWord(s); isMe(word) {
		return &Name{Text: word, Line: line, Column: column}
	}
	return nil
}

// labels are words that stand before the colon of a task without being anybody's name, folded.
var labels = map[string]bool{
	"todo": true, "note": true, "fyi": true, "action": true, "ask": true, "idea": true, "question": true, "next": true,
	"nextstep": true, "followup": true, "decision": true, "reminder": true, "call": true, "email": true, "read": true,
	"review": true, "send": true, "write": true, "check": true, "fix": true, "bug": true, "risk": true, "prep": true,
	"waiting": true, "waitingfor": true, "urgent": true, "important": true, "optional": true, "due": true,
}

// isParty tells `Jane: the deck` from other words before a colon: a name is a link or mention, or a few words that
// each begin with a capital or in a script without any.
func (r *reading) isParty(head string) bool {
	head = strings.Trim(head, " *_")
	if strings.HasPrefix(head, "[") || strings.HasPrefix(head, "@") || isMe(head) {
		return true
	}
	if i := strings.IndexAny(head, "(<"); i > 0 {
		head = strings.TrimSpace(head[:i])
	}
	words := strings.Fields(head)
	if len(words) == 0 || len(words) > 4 || labels[foldWords(head)] || len(r.words[FoldName(words[0])]) > 0 {
		return false
	}
	for i, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsLetter(first) || unicode.IsLower(first) && (i == 0 || i == len(words)-1) {
			return false
		}
	}
	return true
}
