package site

import "slices"

// shortest is an order of people in which those of a group stand together and those who know each other stand near: the
// shorter the arcs between them, the calmer the picture. It moves one person within their group, or one group, for as
// long as that makes all arcs together shorter, from the order given; so equal people give an equal order.
func shortest(groups []string, edges [][2]int) []int {
	names := slices.Clone(groups)
	slices.Sort(names)
	var blocks [][]int
	for _, name := range slices.Compact(names) {
		var block []int
		for i, g := range groups {
			if g == name {
				block = append(block, i)
			}
		}
		blocks = append(blocks, block)
	}
	o := orderer{edges: edges, row: make([]int, len(groups))}
	for better := true; better; {
		better = false
		for b := range blocks {
			better = improve(blocks[b], func() int { return o.length(blocks) }) || better
		}
		better = improve(blocks, func() int { return o.length(blocks) }) || better
	}
	return slices.Concat(blocks...)
}

// orderer measures orders.
type orderer struct {
	edges [][2]int
	row   []int // of each person
}

// length is how long all arcs are, in rows.
func (o *orderer) length(blocks [][]int) int {
	r := 0
	for _, block := range blocks {
		for _, i := range block {
			o.row[i] = r
			r++
		}
	}
	n := 0
	for _, e := range o.edges {
		n += max(o.row[e[0]], o.row[e[1]]) - min(o.row[e[0]], o.row[e[1]])
	}
	return n
}

// improve moves each of a list to where the length is least, and reports whether it became shorter.
func improve[T any](list []T, length func() int) bool {
	least, better := length(), false
	for from := range list {
		best := from
		for to := range list {
			move(list, from, to)
			if n := length(); n < least {
				least, best = n, to
			}
			move(list, to, from)
		}
		if best != from {
			move(list, from, best)
			better = true
		}
	}
	return better
}

// move puts what stands at a place of a list at another.
func move[T any](list []T, from, to int) {
	x := list[from]
	if from < to {
		copy(list[from:to], list[from+1:to+1])
	} else {
		copy(list[to+1:from+1], list[to:from])
	}
	list[to] = x
}
