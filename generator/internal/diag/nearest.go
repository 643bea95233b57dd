package diag

import (
	"strings"
	"unicode/utf8"

	"github.com/hbollon/go-edlib"
)

// Nearest returns the candidate that word most likely was meant to be, and false when none is near:
// one slip is allowed in a short word, two in one of six letters or more. Equal distances go to the earlier candidate.
func Nearest(word string, candidates []string) (string, bool) {
	allowed := 1
	if utf8.RuneCountInString(word) >= 6 {
		allowed = 2
	}
	best, found := "", false
	for _, c := range candidates {
		if d := edlib.OSADamerauLevenshteinDistance(strings.ToLower(word), strings.ToLower(c)); d <= allowed {
			best, found, allowed = c, true, d-1
		}
	}
	return best, found
}
