package scan

import "slices"

// family adds family names of many words: "van der Berg", its particles as letters too, and O'Brien without the mark.
func (b *book) family(list []listed, at int32) {
	for i := 1; i < len(list); i++ {
		if list[i].gap == apostrophe {
			b.put(pattern{name: at, shape: joined}, join(list[i-1:i+1]))
		}
	}
	first := len(list) - 1
	for first > 1 && list[first-1].class == empty {
		first--
	}
	if first == len(list)-1 || list[len(list)-1].class == rare || b.covering {
		return // a rare word counts alone
	}
	switch list[first].folded[0] {
	case "the", "of", "and":
		return
	}
	b.put(pattern{name: at, shape: family}, list[first:]...)
	letters := slices.Clone(list[first:])
	for i := range letters[:len(letters)-1] {
		letters[i].folded = []string{firstLetter(letters[i].folded[0])}
	}
	b.put(pattern{name: at, shape: family}, letters...)
	b.put(pattern{name: at, shape: whole}, append(slices.Clone(list[:first]), letters...)...)
}

func firstLetter(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}
