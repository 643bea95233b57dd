package note

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ParseNames reads the names in a text in which names are wanted: one, or several parted by commas or semicolons.
// Lines and columns of the names count from those given.
func ParseNames(text string, line, column int) []Name { return appendNames(nil, text, line, column) }

// appendNames is [ParseNames] for who has some names already.
func appendNames(names []Name, text string, line, column int) []Name {
	counted := 0 // bytes of text that column counts
	for start := 0; start <= len(text); {
		end := start + itemEnd(text[start:])
		at := start
		for at < end {
			n, from, next, ok := readName(text[at:end])
			if ok {
				column += utf8.RuneCountInString(text[counted : at+from])
				counted = at + from
				n.Line, n.Column = line, column
				names = append(names, n)
			}
			at = another(text[:end], at+next)
		}
		start = end + 1
	}
	return names
}

// nameItems parts the items of a list of names.
func nameItems(s string) []string {
	var items []string
	for {
		end := itemEnd(s)
		items = append(items, s[:end])
		if end == len(s) {
			return items
		}
		s = s[end+1:]
	}
}

// itemEnd returns the offset of the comma, semicolon or line break that ends the first item of a list of names.
func itemEnd(s string) int {
	if i := outside(s, ",;\n", len(s)); i >= 0 {
		return i
	}
	return len(s)
}

// another returns the offset at which a further link or mention of the same item begins, as in "[[Ana]] and [[Raj]]",
// or the item's end.
func another(item string, at int) int {
	rest := strings.TrimLeft(item[at:], " \t")
	for _, joint := range [...]string{"and ", "& ", "+ ", "/ ", "und ", "et ", "y "} {
		if after, ok := strings.CutPrefix(rest, joint); ok {
			rest = strings.TrimLeft(after, " \t")
			break
		}
	}
	if strings.HasPrefix(rest, "[[") || strings.HasPrefix(rest, "@") {
		return len(item) - len(rest)
	}
	return len(item)
}

// readName reads the name that an item begins with. It returns the offset the name begins at and the offset behind
// what belongs to it.
func readName(item string) (n Name, from, next int, ok bool) {
	s := strings.TrimLeft(item, " \t*_~`\"'“”‘’")
	if after, cut := strings.CutPrefix(s, "@"); cut && strings.HasPrefix(after, "[") {
		s = after
	}
	from = len(item) - len(s)
	switch {
	case s == "":
		return n, from, len(item), false
	case s[0] == '[' || strings.HasPrefix(s, "!["):
		if target, text, size, link := readLink(strings.TrimPrefix(s, "!")); link {
			n = linkName(target, text)
			next = from + size + len(s) - len(strings.TrimPrefix(s, "!"))
			next += n.readTail(item[next:])
			return n, from, next, n.Text != ""
		}
	}
	end := plainEnd(s)
	if strings.HasPrefix(s[end:], "://") {
		return n, from, len(item), false // an address is nobody's name
	}
	text := s[:end]
	if handle, is := strings.CutPrefix(text, "@"); is && !strings.ContainsAny(strings.TrimSpace(handle), " \t@") {
		n.Handle = cleanHandle(handle)
	}
	n.Text = cleanName(text)
	if isEmail(n.Text) {
		n.Email = n.Text
	}
	next = from + end
	next += n.readTail(item[next:])
	if n.Text == "" {
		n.Text = cleanName(firstOf(n.Email, n.Handle))
	}
	if !strings.ContainsFunc(n.Text, unicode.IsLetter) || namesNobody(n.Text) {
		return n, from, next, false
	}
	return n, from, next, true
}

// plainEnd returns where a name without brackets ends: before a handle, brackets, a dash between blanks, or a colon.
func plainEnd(s string) int {
	for i := range len(s) {
		switch s[i] {
		case ':':
			return i
		case '<':
			return i
		case ' ', '\t':
			rest := s[i+1:]
			for _, stop := range [...]string{"@", "(", "<", "- ", "– ", "— ", "[["} {
				if strings.HasPrefix(rest, stop) {
					return i
				}
			}
		case '(':
			if i == 0 {
				return 0
			}
		}
	}
	return len(s)
}

// readTail reads the handle, the role in parentheses and the e-mail behind a name, and returns their length.
func (n *Name) readTail(s string) int {
	at := 0
	for {
		rest := strings.TrimLeft(s[at:], " \t*_~`\"'”’")
		blanks := len(s) - at - len(rest)
		size := n.readPart(rest)
		if size == 0 {
			return at
		}
		at += blanks + size
	}
}

// readPart reads one of them, and returns its length; 0 when there is none.
func (n *Name) readPart(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] == '(' || s[0] == '<':
		size := bracketed(s)
		if size == 0 {
			return 0
		}
		inner := strings.TrimSpace(s[1 : size-1])
		mail := strings.TrimPrefix(inner, "mailto:")
		switch {
		case isEmail(mail):
			n.Email = firstOf(n.Email, mail)
		case strings.HasPrefix(inner, "@") && !strings.Contains(inner, " "):
			n.Handle = firstOf(n.Handle, cleanHandle(inner[1:]))
		case s[0] == '(':
			n.Role = firstOf(n.Role, plainText(inner))
		}
		return size
	case s[0] == '@' && len(s) > 1 && s[1] != '[' && n.Handle == "":
		end := 1 + strings.IndexAny(s[1:]+" ", " \t(<,;:")
		if n.Handle = cleanHandle(s[1:end]); n.Handle == "" {
			return 0
		}
		return end
	}
	return 0
}

// around are the characters that stand about a name without being part of it, besides blanks.
const around = "@[]()<>{}*_~`\"“”|,;:"

func isAround(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(around, c) }

// cleanName takes the marks around a name away and single-spaces it.
func cleanName(s string) string {
	s = strings.TrimFunc(s, isAround)
	s = strings.TrimLeftFunc(s, func(c rune) bool { return isAround(c) || strings.ContainsRune("-–—'‘", c) })
	if strings.Contains(s, "  ") || strings.ContainsAny(s, "\t\n") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return s
}

func cleanHandle(s string) string {
	return strings.TrimFunc(s, func(c rune) bool { return isAround(c) || strings.ContainsRune(".!?'’", c) })
}

// isEmail reports whether a text is one e-mail address, as far as that can be told.
func isEmail(s string) bool {
	at := strings.IndexByte(s, '@')
	return at > 0 && !strings.ContainsAny(s, " \t,;()<>[]") && strings.LastIndexByte(s, '@') == at &&
		strings.Contains(s[at:], ".") && !strings.HasSuffix(s, ".")
}

// firstOf returns the first text that is not empty.
func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
