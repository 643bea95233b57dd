package markdown

import (
	"cmp"
	"slices"
)

// order puts references and lines into the order of the source. Footnotes are written at the end, wherever they stand.
func (w *writer) order() {
	doc := &w.doc
	slices.SortStableFunc(w.lines, func(a, b said) int {
		return cmp.Or(cmp.Compare(a.Line.Line, b.Line.Line), cmp.Compare(a.Column, b.Column))
	})
	compare := func(a, b Ref) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	}
	if slices.IsSortedFunc(doc.Refs, compare) {
		return
	}
	old := make([]int, len(doc.Refs)) // new index -> old index
	for i := range old {
		old[i] = i
	}
	slices.SortStableFunc(old, func(a, b int) int { return compare(doc.Refs[a], doc.Refs[b]) })
	refs, index := make([]Ref, len(old)), make([]int, len(old))
	for i, o := range old {
		refs[i], index[o] = doc.Refs[o], i
	}
	doc.Refs = refs
	for i := range doc.Holes {
		if h := &doc.Holes[i]; h.Ref >= 0 {
			h.Ref = int32(index[h.Ref])
		}
	}
	for i := range w.lines {
		renumber(w.lines[i].Refs, index)
	}
	for i := range doc.Tables {
		for _, row := range doc.Tables[i].Rows {
			for _, refs := range row.Refs {
				renumber(refs, index)
			}
		}
	}
}

// renumber changes indexes in place.
func renumber(refs, index []int) {
	for i, r := range refs {
		refs[i] = index[r]
	}
	slices.Sort(refs)
}
