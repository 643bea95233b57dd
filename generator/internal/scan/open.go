package scan

// open is what may stand in the site: what is public, and what stands in a site that nobody has written a note for.
type open struct {
	words    *vocabulary
	frequent map[uint64]bool // words that stand in three public sources or more: no title is told by one of them
	runs     table           // of the theme, of what is known, and of names that are shown
	public   table           // runs of public sources
}

// openIn reads everything that is open, once.
func openIn(in Input) *open {
	o := &open{words: newVocabulary(), frequent: map[uint64]bool{}}
	counts := map[uint64]counted{}
	var list []token
	for i, s := range in.Public {
		o.words.text([]byte(s.Path))
		for k, form := range readings(s.Bytes) {
			list = tokens(list[:0], form)
			o.words.words(form, list)
			eachRun(list, func(h uint64, _ int) { o.public.add(h) })
			for _, t := range list {
				if c := counts[t.hash]; k == 0 && c.last != i+1 {
					counts[t.hash] = counted{c.sources + 1, i + 1}
				}
			}
		}
	}
	for h, c := range counts {
		if c.sources >= 3 {
			o.frequent[h] = true
		}
	}
	for _, sources := range [][]Source{in.Theme, in.Known} {
		for _, s := range sources {
			o.words.text([]byte(s.Path))
			o.read(s.Bytes)
		}
	}
	for _, n := range in.Shown {
		o.read([]byte(n.Text))
	}
	for _, f := range in.Files {
		o.words.ownHash(f)
	}
	o.words.sort()
	return o
}

// counted is in how many sources a word stands, and which was the last, from 1.
type counted struct{ sources, last int }

// read takes the words and runs of a text, as it stands and in its other readings.
func (o *open) read(b []byte) {
	for _, form := range readings(b) {
		list := tokens(nil, form)
		o.words.words(form, list)
		eachRun(list, func(h uint64, _ int) { o.runs.add(h) })
	}
}
