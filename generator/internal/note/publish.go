package note

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/markdown"
)

// What package redact asks of the format: it cuts from a note what the public may not see, and what that is, is known
// here.

// An Opened note is taken apart and not read yet.
type Opened struct {
	Body     []byte // fit to read: UTF-8, \n line ends
	BodyLine int    // the line of the file that Body begins on
	Fields   []frontmatter.Field
	Sound    bool           // the front matter is fenced, closed, and read without a doubt
	Template bool           // as [Note.Template]
	Public   bool           // as [Note.Public]
	Problems []diag.Problem // of the front matter
	Doubts   []diag.Problem // of the visibility alone, sorted

	parser *Parser
	path   string
}

// Open takes a note apart. Its body is not rendered.
func (p *Parser) Open(path string, src []byte) *Opened {
	s := clean(path, src)
	b := frontmatter.Parse(path, s.text, s.bom, p.spellings.known)
	o := &Opened{
		Body: b.Body, BodyLine: b.BodyLine, Fields: b.Fields, Sound: b.Sound && !b.Template, Template: b.Template, Problems: b.Problems,
		parser: p, path: path,
	}
	if b.Template {
		return o
	}
	r := reading{Parser: p, n: p.named(norm.NFC.String(path)), src: s.text, doubtful: s.doubtful, block: b}
	o.Public = r.public()
	for _, problem := range slices.Concat(b.Problems, r.n.Problems) {
		if problem.Code == visibility {
			o.Doubts = append(o.Doubts, problem)
		}
	}
	o.Doubts = diag.Sort(o.Doubts)
	return o
}

// ParseWhole is Parse that returns the document with all of its text too, which no note keeps; nil of a template.
func (p *Parser) ParseWhole(path string, src []byte) (*Note, *markdown.Document) {
	n, _ := p.reasoned(path, src, nil)
	if n.Doc == nil {
		return n, nil
	}
	whole := *n.Doc
	n.dropText()
	return n, &whole
}

// A Fact is a field of the front matter in the form that the public may see: under its canonical key, and with what the
// format reads from it, so that no remark around a name or a day stays.
type Fact struct {
	Key   string
	Texts []string
	List  bool
	Line  int // of the key in the file
}

// stakes is the one spelling of `people` that says more of them than that they were there.
const stakes = "stakeholders"

// mayPublish are the keys that the setting `publish_fields` may add: plain facts, none about how things stand between
// two people. A goal is that of an initiative: those of a page are nobody's business.
var mayPublish = map[string]bool{
	"aliases": true, "team": true, "place": true, "series": true, "sort": true, "start": true, "closed": true,
	"decision": true, "goal": true, "skills": true,
}

// MayPublish reports whether a canonical key is one of [PlainFacts].
func MayPublish(name string) bool { return mayPublish[name] }

// PlainFacts lists the canonical keys that the setting `publish_fields` may name.
func PlainFacts() []string { return slices.Sorted(maps.Keys(mayPublish)) }

// Facts returns what the public may know of the front matter of a note that is about that kind of thing, in one order
// whatever the order in the file. more names further canonical keys; those that are no [PlainFacts] are left out.
// What stands under `created` is last: it is a day for want of another alone.
func (o *Opened) Facts(kind Kind, more []string) []Fact {
	r := reading{Parser: o.parser, n: o.parser.named(o.path)}
	r.n.Doc = &markdown.Document{}
	r.block.Fields = o.Fields
	r.collect()
	r.fields = slices.DeleteFunc(r.fields, func(f field) bool { return f.folded == stakes })
	r.choose(kind)
	var facts []Fact
	add := func(k key, name string, list bool, texts []string) {
		if len(texts) > 0 {
			facts = append(facts, Fact{Key: name, Texts: texts, List: list, Line: r.lineOf(k)})
		}
	}
	for _, k := range [...]key{keyTitle, keyName, keyRole, keyOrg} {
		if r.given[k] != nil {
			add(k, nameOf(k), false, r.publicText(k, r.given[k].Value))
		}
	}
	for _, k := range kindKeys {
		add(k, nameOf(k), true, publicWords(r.scalars(k)))
	}
	if w, ok := r.dateKey(); ok {
		add(keyDate, nameOf(keyDate), false, dayText(w.Day, w.Partial))
	}
	for _, k := range [...]key{keyPeople, keyInitiatives, keyTopics} {
		add(k, nameOf(k), true, publicNames(r.names(k)))
	}
	add(keyTags, nameOf(keyTags), true, r.publicTags())
	for _, row := range keyTable {
		if kind == PageNote && row.key == keyGoal {
			continue // it is what I want for myself
		}
		if f := r.given[row.key]; f != nil && row.scope&(1<<kind) != 0 && mayPublish[row.name] && slices.Contains(more, row.name) {
			add(row.key, row.name, f.Value.Kind == frontmatter.List, r.plainFact(row.key))
		}
	}
	if r.given[keyCreated] != nil {
		w := r.written(keyCreated)
		add(keyCreated, nameOf(keyCreated), false, dayText(w.Day, ""))
	}
	return facts
}

// plainFact is what a key says when that is a plain fact: what has fields of its own is none, and neither is a month where a
// day is wanted.
func (r *reading) plainFact(k key) (texts []string) {
	switch k {
	case keyStart, keyDecision, keyClosed:
		return dayText(r.written(k).Day, "")
	}
	if v := r.given[k].Value; v.Kind != frontmatter.Map {
		for _, s := range v.Scalars() {
			texts = append(texts, r.publicText(k, s)...)
		}
	}
	return texts
}

func nameOf(k key) string {
	for _, row := range keyTable {
		if row.key == k {
			return row.name
		}
	}
	panic("note: a key without a name")
}

func (r *reading) publicTags() []string {
	var tags []string
	if f := r.given[keyTags]; f != nil {
		for _, v := range f.Value.Scalars() {
			tags = append(tags, tagsIn(v.Text, f.Value.Kind == frontmatter.Scalar)...)
		}
	}
	return tags
}

// publicText is a value as one text. Its links stay, to be hidden where they lead nowhere; but what something is called
// is never hidden, and stands there without links, and without those that taking links out has made.
func (r *reading) publicText(k key, v frontmatter.Value) []string {
	if !slices.Contains(nameKeys[:], k) {
		return nonEmpty(strings.TrimSpace(flatBy(v, func(s string) string { return s })))
	}
	text := flat(v)
	for {
		plain := plainText(text)
		if plain == text {
			return nonEmpty(text)
		}
		text = plain
	}
}

func nonEmpty(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

func dayText(day civil.Day, partial string) []string {
	switch {
	case !day.IsZero():
		return []string{day.String()}
	case partial != "":
		return []string{partial}
	}
	return nil
}

// publicWords keeps the words of kinds and channels, spelt as the manual has them: any other may be a remark.
func publicWords(values []frontmatter.Value) []string {
	var words []string
	for _, v := range values {
		word := bareWord(v.Text)
		kind, isKind := kindWords[word]
		channel, isChannel := channelOf(word)
		switch {
		case isKind && isGroup(word):
			words = append(words, "group")
		case isKind:
			words = append(words, kind.String())
		case isChannel:
			words = append(words, channel.Word)
		}
	}
	return words
}

// publicNames keeps of each name the link, or else the name and handle: what stands in brackets or behind a dash may be
// a remark, so may the text of a link, and an address is nobody's business. A name that reads as another without them
// is left out.
func publicNames(names []Name) []string {
	var texts []string
	for i := range names {
		n := &names[i]
		candidates := [...]string{"[[" + n.Target + "]]", n.Text + " @" + n.Handle, "@" + n.Handle, n.Text}
		for c, text := range candidates {
			if c == 0 && n.Target == "" || (c == 1 || c == 2) && n.Handle == "" || c == 1 && FoldName(n.Text) == FoldName(n.Handle) || c != 2 && strings.Contains(n.Text, "@") && c > 0 {
				continue
			}
			if got := ParseNames(text, 0, 0); len(got) == 1 && got[0].Target == n.Target && got[0].Role == "" && got[0].Email == "" &&
				(c == 0 || got[0].Handle == n.Handle) && !strings.Contains(text, "\n") {
				texts = append(texts, text)
				break
			}
		}
	}
	return texts
}
