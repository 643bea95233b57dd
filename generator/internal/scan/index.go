package scan

import (
	"slices"
	"strings"
)

// Index is what to look for, prepared once. It is not changed by looking: many files may be looked at at once.
type Index struct {
	book     *book
	hidden   []Name
	covers   []Allowed
	private  []Source
	machine  map[uint64]bool // words of the theme and of markup, which mean nothing outside of prose
	themed   map[uint64]bool // two such words in a row
	lists    lists
	runs     table          // of private text, with the source that it is from
	passages map[int32]bool // which of the covers are passages and no names
	words    *vocabulary
	short    map[string]int32 // hidden texts in base64 and hex, too short to be seen as such
	digests  digests
}

// lists are the words around a name that tell it is one.
type lists struct {
	honorifics, sayings, addressings, determiners, days, of, tasks, openers, streets, ofGerman, toSomebody, empty map[uint64]bool
}

// Prepare compiles all of the input but its files.
func Prepare(in Input) *Index {
	open := openIn(in)
	x := &Index{
		hidden: in.Hidden, private: in.Private,
		machine: hashSet(machineWords), themed: map[uint64]bool{},
		passages: map[int32]bool{},
		lists: lists{
			hashSet(honorifics), hashSet(sayings), hashSet(addressings), hashSet(determiners),
			hashSet("monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag"),
			hashSet("of de für"),
			hashSet(tasks), hashSet(openers + functionWords), hashSet(streets), hashSet(ofGerman), hashSet(toSomebody),
			hashSet(formWords + functionWords + " " + ofGerman),
		},
		book: &book{
			lex: newLexicon(), frequent: open.frequent, shown: map[uint64]bool{}, known: map[string]bool{},
			wide: map[rune][]widely{}, dropped: map[uint64]bool{},
		},
	}
	for _, s := range in.Theme {
		list := tokens(nil, s.Bytes)
		for i, t := range list {
			x.machine[t.hash] = true
			if i > 0 {
				x.themed[pairOf(list[i-1:i+1])] = true
			}
		}
	}
	x.cover(in)
	for i, n := range in.Hidden {
		x.book.add(n, int32(i))
	}
	x.book.close()
	x.words = open.words
	x.privateRuns(in, open)
	x.short = shortForms(x.book, in.Hidden)
	x.digests = newDigests(x.book, in)
	return x
}

// cover notes what may be shown.
func (x *Index) cover(in Input) {
	b := x.book
	for _, n := range in.Shown {
		list := b.words(n.Text)
		b.known[keyOf(list)] = true
		b.known[keyOf(undated(list))] = true
		if !n.names() {
			continue
		}
		for _, w := range list {
			for _, f := range w.folded {
				b.shown[hashOf(f)] = true
			}
		}
	}
	for _, a := range in.Allow {
		if len(a.Files) > 0 {
			continue
		}
		list := b.words(a.Text)
		b.known[keyOf(list)] = true
		b.known[keyOf(undated(list))] = true
		if x.passage(a, in.Hidden) {
			continue
		}
		for _, w := range list {
			for _, f := range w.folded {
				b.dropped[hashOf(f)] = true
			}
		}
	}
	b.covering = true
	for _, n := range in.Shown {
		if n.names() {
			b.person(b.words(n.Text), int32(len(x.covers)))
		}
	}
	x.covers = append(x.covers, Allowed{})
	for _, a := range in.Allow {
		list := b.words(a.Text)
		at := int32(len(x.covers))
		x.covers = append(x.covers, a)
		if x.passages[at] = x.passage(a, in.Hidden); x.passages[at] {
			b.put(pattern{name: at, shape: heading}, list...)
		} else if len(list) > 0 {
			b.person(list, at)
			b.alone(list, at)
			b.put(pattern{name: at, shape: heading}, list...)
		}
	}
	b.covering = false
}

// coversIn reports whether what may be shown may be shown in the file.
func (x *Index) coversIn(at int32, file string) bool {
	files := x.covers[at].Files
	return len(files) == 0 || slices.Contains(files, file)
}

// machineWords are those of HTML, SVG and other formats that markup is made of, besides those of the theme.
const machineWords = `
html head body title meta link script style base nav main header footer section article aside address h1 h2 h3 h4 h5 h6
p ol ul li dl dt dd div span a b i u s em strong small mark cite code kbd samp var sub sup time data abbr dfn q br wbr
hr pre blockquote figure figcaption img picture source svg path rect circle line polyline polygon text tspan g defs use
symbol desc title pattern mask table caption colgroup col thead tbody tfoot tr td th form input button select option
label textarea fieldset legend details summary dialog menu ruby rb rt rp bdi bdo del ins template slot noscript object
param embed iframe audio video track canvas map area output progress meter
id class href src rel type lang dir name content charset http equiv media property itemprop datetime scope colspan
rowspan headers for role aria label labelledby describedby hidden current live expanded controls level tabindex alt
width height viewbox xmlns xlink d x y x1 x2 y1 y2 cx cy r rx ry fill stroke transform translate rotate scale points
preserveaspectratio text anchor baseline middle start end dominant opacity linecap linejoin none currentcolor
utf 8 doctype xml version encoding stylesheet icon canonical alternate viewport initial device description robots
noindex nofollow noarchive index follow referrer no generator author self default img connect form action uri
application json rss atom feed entry updated published channel item guid pubdate lastbuilddate urlset loc lastmod url
sitemap www w3 org 1999 2000 2005 xhtml svg http https schemas sitemaps true false null png jpg jpeg gif ico txt css js
webmanifest nojekyll cname noreferrer noopener lazy async decoding eager loading defer module
doc noteref endnotes backlink footnote footnotes fn fnref language lang task checkbox checked disabled align valign
`

// sniff says what a file is made of.
func sniff(path string, b []byte) setting {
	dotted := strings.LastIndexByte(path, '.')
	switch ext := strings.ToLower(path[dotted+1:]); ext {
	case "css", "js", "mjs", "map":
		return code
	case "png", "jpg", "jpeg", "gif", "webp", "ico", "woff", "woff2", "ttf", "pdf", "zip", "gz":
		return chance
	}
	zeros := 0
	for _, c := range b[:min(len(b), 4096)] {
		if c < 9 {
			zeros++
		}
	}
	if zeros*50 > min(len(b), 4096) && zeros > 0 {
		return chance
	}
	return prose
}
