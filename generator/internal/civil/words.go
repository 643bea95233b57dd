package civil

import "strings"

var months = [...]string{
	"january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december",
}

var weekdays = [...]string{
	"mon", "monday", "tue", "tues", "tuesday", "wed", "weds", "wednesday", "thu", "thur", "thurs", "thursday",
	"fri", "friday", "sat", "saturday", "sun", "sunday",
}

// monthWord reads the month that s begins with: its name, the first three letters, or sept.
func monthWord(s string) (month, n int) {
	for n < len(s) && isLetter(s[n]) {
		n++
	}
	if n < 3 || n > len("september") {
		return 0, 0
	}
	for i, name := range months {
		if s[0]|0x20 != name[0] {
			continue
		}
		if (n == 3 || n == len(name) || n == 4 && i == 8) && strings.EqualFold(s[:n], name[:n]) {
			return i + 1, n
		}
	}
	return 0, 0
}

// weekday returns the length of the weekday that s begins with, in English, and 0 when there is none.
func weekday(s string) int {
	n := 0
	for n < len(s) && isLetter(s[n]) {
		n++
	}
	if n < 3 || n > len("wednesday") || n < len(s) && s[n] >= 0x80 {
		return 0
	}
	for _, name := range weekdays {
		if len(name) == n && strings.EqualFold(s[:n], name) {
			return n
		}
	}
	return 0
}

// weekdayBehind returns the length of a weekday behind a day, with the blanks, comma and brackets around it.
func weekdayBehind(s string) int {
	at := 0
	for at < len(s) && (s[at] == ' ' || s[at] == '\t' || s[at] == ',' || s[at] == '_') {
		at++
	}
	if at == 0 {
		return 0
	}
	open := at < len(s) && s[at] == '('
	if open {
		at++
	}
	n := weekday(s[at:])
	if n == 0 {
		return 0
	}
	at += n
	if open {
		if at >= len(s) || s[at] != ')' {
			return 0
		}
		at++
	}
	return at
}

// clock returns the length of a time of day behind a day, with the T or blanks before it, its seconds, am or pm, an
// end time and a numeric zone; 0 when there is none.
func clock(s string) int {
	at := 0
	for at < len(s) && (s[at] == ' ' || s[at] == '\t') {
		at++
	}
	compact := false
	if at == 0 {
		if s == "" || s[0]|0x20 != 't' {
			return 0
		}
		at, compact = 1, true
	}
	n := hours(s[at:], compact)
	if n == 0 {
		return 0
	}
	at += n
	for range 2 { // an end time, a zone, or both
		t := at
		for t < len(s) && s[t] == ' ' {
			t++
		}
		if strings.HasPrefix(s[t:], "–") {
			t += len("–")
		} else if t < len(s) && (s[t] == '+' || s[t] == '-') {
			t++
		} else {
			break
		}
		blanks := len(s[t:]) - len(strings.TrimLeft(s[t:], " "))
		n := hours(s[t+blanks:], blanks == 0)
		if n == 0 || n == 2 && t > at+1 {
			break
		}
		at = t + blanks + n
	}
	switch rest := s[at:]; {
	case len(rest) > 0 && rest[0]|0x20 == 'z' && !wordAt(rest, 1):
		at++
	case len(rest) > 3 && (rest[:4] == " UTC" || rest[:4] == " GMT") && !wordAt(rest, 4):
		at += 4
	}
	return at
}

// hours returns the length of 9:30, 09:30:15.5 or 9:30 pm, and of 09, 0930 and 093015 when compact.
func hours(s string, compact bool) int {
	_, n := number(s)
	if n == 0 {
		return 0
	}
	if n > 2 || n == len(s) || s[n] != ':' {
		if compact && (n == 2 || n == 4 || n == 6) && !wordAt(s, n) || compact && n == 6 {
			return n
		}
		return 0
	}
	_, m := number(s[n+1:])
	if m != 2 {
		return 0
	}
	at := n + 3
	if at+2 < len(s) && s[at] == ':' && isDigit(s[at+1]) && isDigit(s[at+2]) {
		at += 3
		if at+1 < len(s) && (s[at] == '.' || s[at] == ',') && isDigit(s[at+1]) {
			for at++; at < len(s) && isDigit(s[at]); at++ {
			}
		}
	}
	t := strings.TrimLeft(s[at:], " ")
	if len(t) >= 2 && t[1]|0x20 == 'm' && (t[0]|0x20 == 'a' || t[0]|0x20 == 'p') && !wordAt(t, 2) {
		at = len(s) - len(t) + 2
	}
	return at
}

// zoneName returns the length of a word such as CET or [Europe/Berlin] when nothing stands behind it.
func zoneName(s string) int {
	if len(s) > 40 {
		return 0
	}
	for i := range len(s) {
		if c := s[i]; !isLetter(c) && c != '/' && c != '_' && c != '[' && c != ']' {
			return 0
		}
	}
	return len(s)
}

// wordAt reports whether a letter or digit stands at that place.
func wordAt(s string, i int) bool { return i < len(s) && (isLetter(s[i]) || isDigit(s[i])) }
