package scan

import "bytes"

// somebody reports whether an ordinary word stands where only a name stands.
func (x *Index) somebody(p *pattern, t *text, list []token, i int) bool {
	w := list[i]
	var before, after token
	if i > 0 && !w.gap.begins() {
		before = list[i-1]
	}
	if i+1 < len(list) && list[i+1].gap&edge == 0 {
		after = list[i+1]
	}
	own := after.hash == hashOf("s") && after.gap&apostrophe != 0
	saying := after.end > 0 && after.style == lower && after.gap.binds() && (x.lists.sayings[after.hash] || x.task(list, i+1))
	if w.style != title && (w.style != upper || !saying && after.style != upper) {
		return false
	}
	switch {
	case i > 0 && x.lists.honorifics[list[i-1].hash] && list[i-1].style == title && w.gap&(edge|comma|quote) == 0:
		return true
	case w.style == upper:
		return x.lists.sayings[after.hash] && p.class != short
	case x.longer(t, list, i, before, after, own):
		return false
	case saying:
		return p.class != short || !w.gap.begins()
	case p.class == proper:
		return before.end > 0 && x.lists.addressings[before.hash]
	case w.gap.begins():
		return own && p.class == common
	case !own && x.german(list, i):
		return x.lists.toSomebody[before.hash]
	}
	return true
}

// longer reports whether a word is a part of something longer that is no name of a person.
func (x *Index) longer(t *text, list []token, i int, before, after token, own bool) bool {
	w := list[i]
	switch {
	case w.gap&(seam|dot|hyphen) != 0 && w.gap&(blank|edge) == 0, after.gap&(seam|hyphen) != 0 && after.gap&blank == 0:
		return true // os.Root, CommonMark, Park-and-ride
	case x.lists.of[after.hash] && after.gap.binds():
		return true // Head of Sales
	case after.style == digits && after.end > 0 && after.gap.binds() && !own:
		return true // Mark 2
	case capital(after) && after.end > 0 && after.gap.binds() && !x.lists.days[after.hash]:
		return true // Park Street
	case before.end == 0:
		return false
	case x.lists.of[before.hash] && i > 1 && capital(list[i-2]):
		return true
	case x.lists.determiners[before.hash], x.lists.streets[before.hash]:
		return true
	}
	return capital(before) && w.gap.binds() && !(list[i-1].gap.begins() && x.opens(t, before)) // Hyde Park
}

// opens reports whether a word at the beginning of a sentence has its capital for that alone.
func (x *Index) opens(t *text, w token) bool {
	b := t.b[w.start:w.end]
	return x.lists.openers[w.hash] || bytes.HasSuffix(b, []byte("ed")) || bytes.HasSuffix(b, []byte("ly"))
}

// task reports whether somebody is told to do something: "to send".
func (x *Index) task(list []token, i int) bool {
	return list[i].hash == hashOf("to") && i+1 < len(list) && list[i+1].gap == blank && x.lists.tasks[list[i+1].hash]
}

// german reports whether the words around are German, so that a capital says nothing.
func (x *Index) german(list []token, i int) bool {
	n := 0
	for j := max(0, i-8); j < min(len(list), i+9); j++ {
		if (list[j].style == lower || list[j].style == title) && x.lists.ofGerman[list[j].hash] {
			n++
		}
	}
	return n >= 2
}

// capital reports whether a word is written as a part of a longer name.
func capital(t token) bool { return t.style == title && t.end-t.start > 1 }
