package journal

// index lists notes by a folded name. Most names are one note's alone.
type index struct {
	one  map[string]int32   // the note, or several
	more map[string][]int32 // all of those, in their order
}

// several is in the place of a note where there are more than one.
const several int32 = -2

func newIndex(names int) index {
	return index{one: make(map[string]int32, names), more: map[string][]int32{}}
}

// put lists a note under a key. The names of a note come in one go: what is listed already was listed last.
func (d *directory) put(m index, key string, k int32) {
	if key == "" {
		return
	}
	first, known := m.one[key]
	if !known {
		m.one[key] = k
		return
	}
	list := d.listed(m, key)
	if list[len(list)-1] == k {
		return
	}
	if first != several {
		m.one[key] = several
	}
	m.more[key] = append(list, k)
}

// listed are the notes under a key.
func (d *directory) listed(m index, key string) []int32 {
	switch k, ok := m.one[key]; {
	case !ok:
		return nil
	case k == several:
		return m.more[key]
	default:
		return d.each[k : k+1 : k+1]
	}
}
