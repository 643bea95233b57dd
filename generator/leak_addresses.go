package generator

import (
	"path"
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/slug"
)

// addressWords are the words that the addresses of public notes and tags may hold though no note says them: a name in
// another script is spelt in Latin there, a long one is cut, and what would meet another ends in its hash.
func addressWords(j *journal.Journal) []string {
	var words []string
	add := func(names ...string) {
		for _, name := range names {
			folded := note.FoldName(name)
			words = append(words, slug.Path(name), slug.Path(folded), slug.Hash(name), slug.Hash(folded))
		}
	}
	for _, n := range j.Notes {
		rel := strings.TrimSuffix(n.Rel, path.Ext(n.Rel))
		_, below, _ := strings.Cut(rel, "/")
		add(n.Stem, n.Title, rel, below)
		words = append(words, slug.Hash(n.Rel))
		if n.Person != nil {
			add(n.Person.Name)
		}
	}
	for _, t := range j.Tags {
		add(t.Name)
	}
	return words
}
