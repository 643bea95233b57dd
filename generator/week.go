package generator

// Ahead is how much comes on the day of the build or later, and the first day of it.
func (r *Result) Ahead() (n int, first Day) {
	list := r.journal.Ahead(r.Today)
	if len(list) == 0 {
		return 0, 0
	}
	return len(list), list[0].Day
}
