package slug

import "strings"

// Names of Western and Central Europe are many, and all of the library's tables are read for the first name that it is
// asked for: 40,000 lists. So the letters that are common there are written here once more, as the library has them.

// latin are the letters from U+00C0 to U+017F without their marks; a blank where there is not one such letter.
const latin = "aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy y" +
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkklllllll" +
	"lllnnnnnn   oooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"

const firstLatin = 'À'

// pairs are the letters that become two.
var pairs = map[rune]string{
	'Æ': "ae", 'æ': "ae", 'Œ': "oe", 'œ': "oe", 'ß': "ss", 'Þ': "th", 'þ': "th",
}

// european is the way for names of letters with marks: it reports false when the name holds anything that is not common
// in them.
func european(name string) (string, bool) {
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range name {
		text := ""
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', 'A' <= r && r <= 'Z':
			text = string(r | 0x20) // in lower case; a figure stays as it is
		case r >= firstLatin && int(r-firstLatin) < len(latin) && latin[r-firstLatin] != ' ':
			text = latin[r-firstLatin:][:1]
		case r == '\'' || r == '’':
			continue
		case strings.ContainsRune(" -.,:;()/!?–—‘“”…", r):
			gap = b.Len() > 0
			continue
		default:
			if text = pairs[r]; text == "" {
				return "", false
			}
		}
		if gap {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(text)
	}
	return b.String(), true
}
