package generator

import "rapport/generator/internal/diag"

// Nearest returns the candidate that word most likely was meant to be, and false when none is near.
func Nearest(word string, candidates []string) (string, bool) { return diag.Nearest(word, candidates) }
