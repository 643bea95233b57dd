package generator

import (
	"encoding/binary"
	"fmt"

	"github.com/cespare/xxhash/v2"

	"rapport/generator/internal/site"
)

// version sums up all that a site is made of, so that two builds of the same are known to be the same site without
// making a page of either.
type version struct{ xxhash.Digest }

func newVersion(r *Result, theme *site.Theme, s *Settings) *version {
	v := &version{}
	v.Reset()
	v.num(theme.Sum(), uint64(r.Today))
	v.text(fmt.Sprintf("%+v", *s)) // maps are printed in the order of their keys
	v.num(uint64(len(r.journal.Notes)), r.journal.Version())
	v.problems(r.Problems)
	return v
}

func (v *version) problems(list []Problem) {
	for i := range list {
		p := &list[i]
		v.text(p.Path, p.Code, p.Message, p.Hint, p.Excerpt)
		v.num(uint64(p.Line), uint64(p.Column), uint64(p.Severity))
	}
}

func (v *version) num(list ...uint64) {
	var b [8]byte
	for _, n := range list {
		binary.LittleEndian.PutUint64(b[:], n)
		v.Write(b[:])
	}
}

func (v *version) text(list ...string) {
	for _, s := range list {
		v.num(uint64(len(s)))
		v.WriteString(s)
	}
}

// shown sums up the bytes of the files of the site, which it makes. Keys of pages may tell more than the pages show.
func (r *Result) shown() uint64 {
	v := &version{}
	v.Reset()
	for _, f := range r.files.all() {
		b, _ := f.get(r.pages) // a page that cannot be made costs itself
		v.text(f.path)
		v.num(xxhash.Sum64(b))
	}
	return v.Sum64()
}
