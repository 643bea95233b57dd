package practice

import (
	"slices"
	"strings"
	"unicode"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
)

// way is a way to reach somebody that they may prefer.
type way struct {
	words    []string         // that name it
	channels []string         // that are it
	kind     note.ChannelKind // any channel of the kind is it; Unstated for those listed only
	ask      string           // what one would say to use it
}

var ways = []way{
	{words: []string{"phone", "phones", "telephone", "call", "calls"}, channels: []string{"phone", "call"}, ask: "could I call you for ten minutes this week?"},
	{words: []string{"video", "zoom"}, channels: []string{"video", "zoom"}, ask: "could we talk by video for twenty minutes this week?"},
	{words: []string{"mail", "mails", "email", "emails"}, channels: []string{"email", "mail"}, ask: "may I send you this as a short mail?"},
	{words: []string{"chat", "slack"}, channels: []string{"chat", "slack"}, ask: "may I send you this by chat?"},
	{words: []string{"letter", "letters"}, channels: []string{"letter"}, ask: "may I put this in a letter?"},
	{words: []string{"written", "writing"}, kind: note.Written, ask: "may I send you this in writing first?"},
	{
		words: []string{"in-person", "face-to-face", "coffee", "lunch", "dinner", "walk", "walks"},
		kind:  note.InPerson, ask: "could we meet in person for twenty minutes this week?",
	},
}

func (w *way) fits(c note.Channel) bool {
	return slices.Contains(w.channels, c.Word) || w.kind != note.Unstated && c.Kind == w.kind
}

// against are words behind which a way is one that somebody does not want, up to the end of the clause.
var against = []string{"no", "not", "never", "avoid", "without", "don't", "dislikes", "hates", "over", "than", "instead"}

// spelt makes one word of a way that has several spellings.
var spelt = strings.NewReplacer("in person", "in-person", "face to face", "face-to-face", "e-mail", "email", "’", "'", " but ", ", ")

// preferredWays are the ways that a text such as "phone, never mail" prefers, by first naming.
func preferredWays(text string) []*way {
	var list []*way
	text = spelt.Replace(strings.ToLower(text))
	for clause := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",;.:()", r) }) {
		unwanted := false
		for word := range strings.FieldsFuncSeq(clause, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' }) {
			unwanted = unwanted || slices.Contains(against, word)
			for i := range ways {
				if w := &ways[i]; !unwanted && slices.Contains(w.words, word) && !slices.Contains(list, w) {
					list = append(list, w)
				}
			}
		}
	}
	return list
}

// prefers is what somebody's note says of how they like to be told; empty when it says nothing.
func prefers(p *journal.Person) string {
	if n := facts(p); n != nil {
		return strings.TrimSpace(n.Prefers)
	}
	return ""
}

// prefersWriting reports whether somebody prefers to be written to and names no other way.
func prefersWriting(p *journal.Person) bool {
	list := preferredWays(prefers(p))
	for _, w := range list {
		if w.kind == note.InPerson || slices.Contains(w.channels, "call") || slices.Contains(w.channels, "video") {
			return false
		}
	}
	return len(list) > 0
}
