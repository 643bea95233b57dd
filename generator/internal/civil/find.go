package civil

import "strings"

// Find reads the first day in a text with anything around it, such as a file name or heading, and returns the text
// without it, trimmed of blanks and separators. A month or week counts when the text holds no day, a year only when it
// is the whole text. What is part of a longer number, or of a link to a note of another name, is no day.
func Find(text string, order Order) (w Written, rest string, ok bool) {
	partAt, partEnd := -1, 0
	var part Written
	for i := 0; i < len(text); {
		if !startsDay(text, i) {
			i++
			continue
		}
		w, n, err := scan(text[i:], order)
		if n > 0 && err == nil && beginsWell(text, i, w) && endsWell(text[i:], n, w) {
			if !w.Day.IsZero() {
				return w, without(text, i, i+n), true
			}
			if partAt < 0 && (len(w.Partial) > 4 || n == len(strings.TrimSpace(text))) {
				part, partAt, partEnd = w, i, i+n
			}
		}
		i += stride(text[i:])
	}
	if partAt < 0 {
		return Written{}, text, false
	}
	return part, without(text, partAt, partEnd), true
}

// startsDay reports whether a day could begin at i: a digit, a letter that a month begins with, or a link.
func startsDay(s string, i int) bool {
	switch c := s[i]; {
	case isDigit(c):
		return true
	case c == '[':
		return i+1 < len(s) && s[i+1] == '['
	default:
		return strings.IndexByte("jfmasondJFMASOND", c) >= 0
	}
}

// stride returns the length of the run of letters, the run of digits or the link that s begins with.
func stride(s string) int {
	if s[0] == '[' {
		return max(1, linkEnd(s))
	}
	digits, n := isDigit(s[0]), 1
	for n < len(s) && (digits && isDigit(s[n]) || !digits && isLetter(s[n])) {
		n++
	}
	return n
}

// beginsWell reports whether what stands before i leaves a day at i whole: no word, no path, no longer number.
func beginsWell(s string, i int, w Written) bool {
	if i == 0 {
		return true
	}
	switch c := s[i-1]; {
	case isDigit(c), isLetter(c), c == '/':
		return false
	case c == '.', c == '-', c == ',', c == '+':
		return c == '-' && w.Day != 0 && len(s) > i+4 && s[i+4] == '-' || c != '+' && (i < 2 || !isDigit(s[i-2]))
	}
	return true
}

// endsWell reports whether what stands behind the first n bytes of s leaves them a whole day.
func endsWell(s string, n int, w Written) bool {
	if n == len(s) || s[n-1] == ']' {
		return true
	}
	switch c := s[n]; {
	case isDigit(c), c == '%':
		return false
	case isLetter(c):
		return w.Day != 0 && clock(s[n:]) > 0
	case c == '.', c == '/', c == ',', c == '-':
		if n+1 == len(s) || !isDigit(s[n+1]) {
			return c != '/' || n+1 == len(s)
		}
		// 2026-09-14-0930 is a day with a time, 2026-09-14-15 two days.
		return c == '-' && w.Day != 0 && yearFirst(s)
	}
	return true
}

// yearFirst reports whether a day is written 2026-09-14 or 20260914: nothing else looks like these.
func yearFirst(s string) bool {
	_, n := number(s)
	return n == 8 || n == 4 && len(s) > 4 && s[4] == '-'
}

// without returns a text less the day from i to end, the brackets around it and the weekday and time behind it.
func without(s string, i, end int) string {
	left, right := s[:i], behind(s[end:])
	if n := len(left); n > 0 && right != "" {
		if pair := left[n-1:] + right[:1]; pair == "()" || pair == "[]" || pair == "<>" {
			left, right = left[:n-1], right[1:]
		}
	}
	if n := weekdayBefore(left); n > 0 {
		left = left[:len(left)-n]
	}
	left = strings.TrimRight(left, " \t")
	right = strings.TrimRight(trimLeftSeparators(right), " \t")
	bare := trimRightSeparators(left)
	switch {
	case right == "":
		return trimLeftSeparators(bare)
	case bare == "":
		return trimRightSeparators(right)
	case !strings.HasSuffix(left, "_"):
		left += " "
	}
	return trimLeftSeparators(left) + trimRightSeparators(right)
}

// weekdayBefore returns the length of a weekday that s ends with, and of the comma and blanks behind it.
func weekdayBefore(s string) int {
	word := strings.TrimRight(s, " \t,.")
	at := len(word)
	for at > 0 && isLetter(word[at-1]) {
		at--
	}
	if at == len(word) || weekday(word[at:]) != len(word)-at || len(word) == len(s) {
		return 0
	}
	return len(s) - at
}
