package note

import "slices"

// MaxSize is the length, in bytes, above which a file is refused as a note.
const MaxSize = 1 << 20

// Keys lists the canonical keys of notes, which the setting `fields` gives more spellings.
func Keys() []string {
	var names []string
	for _, row := range keyTable {
		if row.key != keyVisibility && !slices.Contains(names, row.name) {
			names = append(names, row.name)
		}
	}
	return names
}

// Words lists the words of markers, which the setting `markers` gives more spellings.
func Words() []string {
	var words []string
	for w := Gave; w <= StanceWord; w++ {
		words = append(words, w.String())
	}
	return words
}
