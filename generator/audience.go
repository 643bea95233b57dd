package generator

// Audience is for whom a site is made.
type Audience uint8

// The audiences.
const (
	Self   Audience = iota // the owner of the journal, on this computer: everything
	Public                 // anybody: what is marked public, as if nothing else existed
)
