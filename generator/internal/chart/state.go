package chart

// State draws how something stands as a mark of 12 by 12 pixels for a line of text: the shape alone tells, and colour
// only repeats it. The words are those of exports: met, planned, due, gap, unknown, snoozed and info; any other is drawn
// as "not tracked", an empty place. The word stands beside the mark, so readers of screens are told nothing twice.
func State(word string) string {
	shape, known := stateShapes[word]
	if !known {
		word, shape = "none", `<path class="st-line" d="M3 6h6"/>`
	}
	return `<svg class="st st-` + word + `" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">` + shape + `</svg>`
}

var stateShapes = map[string]string{
	"met":     `<circle cx="6" cy="6" r="4.5"/>`,
	"planned": `<circle class="st-line" cx="6" cy="6" r="4.25"/><path d="M6 1.5a4.5 4.5 0 0 0 0 9z"/>`,
	"due":     `<circle class="st-line" cx="6" cy="6" r="4.25"/><path class="st-line" d="M6 3.25V6l2 1.5"/>`,
	"gap":     `<path class="st-line" d="M6 .9 11.1 6 6 11.1.9 6z"/>`,
	"unknown": `<path class="st-line" d="M4 4.2a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1.2"/><circle cx="6" cy="9.6" r=".8"/>`,
	"snoozed": `<path d="M7.6 1.4a4.8 4.8 0 1 0 3.2 6.9 4.2 4.2 0 0 1-3.2-6.9z"/>`,
	"info":    `<circle cx="6" cy="6" r="1.75"/>`,
}
