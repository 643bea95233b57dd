package journal

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// foldName returns the form in which names are compared: NFC, single blanks, lower case; accents are kept.
func foldName(s string) string {
	return norm.NFC.String(strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(s)), " ")))
}
