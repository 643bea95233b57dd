package journal

import "testing"

func TestTyped(t *testing.T) {
	for _, c := range []struct {
		name, called string
		far          int
		ok           bool
	}{
		{"Matteo", "Matteo Collina", 0, true},
		{"matt", "Matteo Collina", 0, true},
		{"coll", "Matteo Collina", 0, true},
		{"Collina Matteo", "Matteo Collina", 0, true},
		{"Michael", "Michaël Zasso", 0, true},
		{"Prya", "Priya Shah", 1, true},
		{"Pricng", "Pricing reset", 1, true},
		{"reset pricng", "Pricing reset", 1, true},
		{"Jane Do", "Jane Doe", 0, true},
		{"Jaen Doe", "Jane Doe", 1, true},
		{"Jaen Deo", "Jane Doe", 0, false},
		{"Mattoe Colina", "Matteo Collina", 0, false},
		{"Jane Jane", "Jane Doe", 0, false},
		{"teo", "Matteo Collina", 0, false},
		{"Al", "Bo", 0, false},
		{"", "Jane Doe", 0, false},
	} {
		far, ok := Typed(c.name, c.called)
		if ok != c.ok || ok && far != c.far {
			t.Errorf("Typed(%q, %q) = %d, %v, want %d, %v", c.name, c.called, far, ok, c.far, c.ok)
		}
	}
}
