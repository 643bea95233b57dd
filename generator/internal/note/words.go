package note

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
)

// list is a closed list of words: those an author is told of, and what each word that is read means.
type list[T any] struct {
	told  []string
	means map[string]T // by folded word
}

// of returns what a word means.
func (l *list[T]) of(word string) (T, bool) {
	v, ok := l.means[frontmatter.Fold(word)]
	return v, ok
}

// hint says what could have been meant by a word that is not in the list.
func (l *list[T]) hint(word string) string {
	if near, ok := l.near(word); ok {
		return `did you mean "` + near + `"?`
	}
	return "write " + either(l.told)
}

// near returns the word that an author is told of and that is nearest to another.
func (l *list[T]) near(word string) (string, bool) {
	return diag.Nearest(strings.TrimSpace(word), l.told)
}

// either joins words as in "above, peer or below".
func either(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// same makes a list of words that mean themselves.
func same(words ...string) list[string] {
	l := list[string]{told: words, means: make(map[string]string, len(words))}
	for _, w := range words {
		l.means[frontmatter.Fold(w)] = w
	}
	return l
}

// with adds words that mean one of the list.
func with(l list[string], more map[string]string) list[string] {
	for w, meaning := range more {
		l.means[frontmatter.Fold(w)] = meaning
	}
	return l
}

var levelWords = list[Level]{
	told: []string{"above", "peer", "below"},
	means: map[string]Level{
		"above": Above, "boss": Above, "manager": Above, "chain": Above, "leadership": Above,
		"peer": Peer, "crossteam": Peer,
		"below": Below, "report": Below, "directreport": Below, "rollup": Below,
		"unknown": LevelUnknown,
	},
}

var tieWords = list[Ties]{
	told:  []string{"alliance", "connection"},
	means: map[string]Ties{"alliance": Alliance, "ally": Alliance, "connection": Connection},
}

// uncounted are the relationships that stay out of the slots by level.
var uncounted = same("client", "vendor")

var statusWords = list[Status]{
	told: []string{"active", "archived", "left", "deceased"},
	means: map[string]Status{
		"active": Active, "archived": Archived, "inactive": Archived, "dormant": Archived, "left": Left, "deceased": Deceased,
	},
}

var initiativeWords = list[InitiativeStatus]{
	told:  []string{"active", "paused", "done", "dropped"},
	means: map[string]InitiativeStatus{"active": Running, "paused": Paused, "done": Done, "dropped": Dropped},
}

var stanceWords = list[Stance]{
	told: []string{"resistant", "unaware", "neutral", "supportive", "leading"},
	means: map[string]Stance{
		"resistant": Resistant, "blocker": Resistant, "unaware": Unaware, "neutral": Neutral,
		"supportive": Supportive, "supporter": Supportive, "leading": Leading, "champion": Leading,
		"unknown": StanceUnknown,
		"against": Resistant, "undecided": Neutral, "for": Supportive,
	},
}

var (
	standingWords = same("esteemed", "connected", "expert", "informal")
	helpsWords    = same("unblock", "visibility", "access")
	stakeRoles    = with(same("decider", "approver", "affected", "implementer", "adviser"), map[string]string{"advisor": "adviser"})
	degreeWords   = with(same("high", "medium", "low"), map[string]string{
		"5": "high", "4": "high", "3": "medium", "2": "low", "1": "low", "med": "medium",
	})
	sortWords = same("decision", "steering", "board", "update", "pitch", "status", "review", "workshop", "listening")
)

// What else people write of stakes and sizes is understood, and says nothing.
var (
	stakesWords = list[bool]{
		told: []string{"high"}, means: map[string]bool{"high": true, "medium": false, "normal": false, "low": false},
	}
	sizeWords = list[bool]{
		told: []string{"small"}, means: map[string]bool{"small": true, "medium": false, "large": false},
	}
)

var truthWords = list[bool]{
	told: []string{"true", "false"},
	means: map[string]bool{
		"true": true, "yes": true, "on": true, "y": true, "1": true, "false": false, "no": false, "off": false, "n": false, "0": false,
	},
}

var switchWords = list[bool]{told: []string{"on", "off"}, means: truthWords.means}

// channelWords are the words of channels that say how; others say nothing about it. A workshop is a channel for who
// writes it as one, and a sort for who writes it as that.
var channelWords = map[string]Channel{
	"coffee": {InPerson, "coffee"}, "lunch": {InPerson, "lunch"}, "dinner": {InPerson, "dinner"},
	"walk": {InPerson, "walk"}, "inperson": {InPerson, "in-person"}, "event": {InPerson, "event"},
	"workshop": {InPerson, "workshop"},
	"call":     {Remote, "call"}, "phone": {Remote, "phone"}, "video": {Remote, "video"}, "zoom": {Remote, "zoom"},
	"email": {Written, "email"}, "mail": {Written, "mail"}, "chat": {Written, "chat"}, "slack": {Written, "slack"},
	"letter": {Written, "letter"},
}

// channelOf returns the channel that a word names.
func channelOf(word string) (Channel, bool) {
	c, ok := channelWords[frontmatter.Fold(word)]
	return c, ok
}

// leadingChannel returns the channel that a text begins with, as in "lunch, her new team".
func leadingChannel(text string) Channel {
	end := 0
	for end < len(text) && (text[end] == '-' || 'a' <= text[end]|0x20 && text[end]|0x20 <= 'z') {
		end++
	}
	if c, ok := channelOf(text[:end]); ok {
		return c
	}
	return Channel{}
}

// badWord leaves the problem that a word is none of a closed list.
func badWord[T any](r *reading, f *field, v frontmatter.Value, word string, l *list[T]) {
	r.bad(f, "unknown-word", v, fmt.Sprintf("%s cannot be %q", f.Key, word), l.hint(word))
}

// wordOf returns what the first word that a key says means in a closed list, and what stands behind that word.
func wordOf[T any](r *reading, k key, l *list[T]) (meaning T, rest string, ok bool) {
	values := r.scalars(k)
	if len(values) == 0 {
		return meaning, "", false
	}
	text := plainText(values[0].Text)
	if meaning, ok = l.of(text); ok {
		return meaning, "", true
	}
	word, rest := cutWord(text)
	if meaning, ok = l.of(word); ok {
		return meaning, rest, true
	}
	badWord(r, r.given[k], values[0], word, l)
	return meaning, "", false
}

// cutWord parts the first word of a text from what stands behind it.
func cutWord(text string) (word, rest string) {
	i := strings.IndexAny(text, " \t,;:(")
	if i < 0 {
		return text, ""
	}
	rest = strings.TrimLeft(text[i:], " \t,;:-–—")
	if inner, ok := strings.CutPrefix(rest, "("); ok && strings.HasSuffix(inner, ")") {
		rest = inner[:len(inner)-1]
	}
	return text[:i], strings.TrimSpace(rest)
}

func firstWord(text string) string {
	word, _ := cutWord(strings.TrimSpace(text))
	return word
}

// listWords parts a text at its commas, and at its blanks what then is nothing but words of a list.
func listWords(text string, isWord func(string) bool) []string {
	var words []string
	for part := range strings.SplitSeq(plainText(text), ",") {
		part = strings.TrimSpace(part)
		several := strings.FieldsFunc(part, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("/&+", c) })
		several = slices.DeleteFunc(several, func(word string) bool { return word == "and" })
		switch {
		case part == "":
		case isWord(part) || slices.ContainsFunc(several, func(word string) bool { return !isWord(word) }):
			words = append(words, part)
		default:
			words = append(words, several...)
		}
	}
	return words
}

// wordsOf returns the words of a closed list that a key says, each once.
func (r *reading) wordsOf(k key, l *list[string]) []string {
	f := r.given[k]
	var all []string
	for _, v := range r.scalars(k) {
		for _, part := range listWords(v.Text, func(word string) bool { _, ok := l.of(word); return ok }) {
			word, ok := l.of(part)
			switch {
			case !ok:
				badWord(r, f, v, part, l)
			case !slices.Contains(all, word):
				all = append(all, word)
			}
		}
	}
	return all
}

// truth returns the truth value that a key says, and whether it says one.
func (r *reading) truth(k key, l *list[bool]) (value, said bool) {
	value, _, said = wordOf(r, k, l)
	return value, said
}
