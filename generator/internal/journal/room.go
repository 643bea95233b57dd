package journal

// rooms is memory that what is made of notes is put into, many at a time.
type rooms struct {
	people      room[*Person]
	initiatives room[*Initiative]
	meetings    room[Meeting]
	ofNote      room[*Meeting]
	commitments room[Commitment]
}

// room hands out parts of larger pieces of memory.
type room[T any] struct{ free []T }

// take is a list of n zeros that nobody else has.
func (r *room[T]) take(n int) []T {
	const piece = 256
	if n > len(r.free) {
		r.free = make([]T, max(n, piece))
	}
	list := r.free[:n:n]
	r.free = r.free[n:]
	return list
}

// one is a zero that nobody else has.
func (r *room[T]) one() *T { return &r.take(1)[0] }
