package journal

import (
	"strings"
	"unicode/utf8"
)

// Typed says whether somebody who typed a name may have meant what is called so, and how near it is: 0 when every word
// begins a word of the other, 1 when one of them has a slip. It is for questions on the command line; notes are read
// more strictly.
func Typed(name, called string) (far int, ok bool) {
	const shortest = 3 // of two letters any one may be a slip
	words := strings.Fields(bare(called))
	typed := strings.Fields(bare(name))
	for _, w := range typed {
		at, slip := -1, true
		for i, c := range words {
			if strings.HasPrefix(c, w) {
				at, slip = i, false
				break
			}
			if at < 0 && min(utf8.RuneCountInString(w), utf8.RuneCountInString(c)) >= shortest && oneSlip(w, c) {
				at = i
			}
		}
		if at < 0 {
			return 0, false
		}
		if slip {
			far++
		}
		words = append(words[:at:at], words[at+1:]...)
	}
	return far, len(typed) > 0 && far <= 1
}
