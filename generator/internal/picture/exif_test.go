package picture

import (
	"bytes"
	"encoding/binary"
	"testing"
)

func TestOrientationOfOddData(t *testing.T) {
	good := exif(binary.LittleEndian, 6)
	if got := orientation(good); got != 6 {
		t.Fatalf("orientation(good) = %d, want 6", got)
	}
	for n := range 34 {
		if got := orientation(good[:n]); got != upright {
			t.Errorf("orientation of %d bytes = %d, want %d", n, got, upright)
		}
	}
	for _, change := range []struct {
		name  string
		at    int
		bytes string
	}{
		{"no byte order", 0, "XX"},
		{"a big TIFF", 2, "+"},
		{"a directory far away", 4, "\xff\xff\xff\xff"},
		{"a directory at the last byte", 4, string(rune(len(good) - 1))},
		{"no entry", 8, "\x00\x00"},
		{"a long", 8 + 2 + 12 + 2, "\x04"},
		{"two values", 8 + 2 + 12 + 4, "\x02"},
		{"orientation 0", 8 + 2 + 12 + 8, "\x00"},
		{"orientation 9", 8 + 2 + 12 + 8, "\x09"},
	} {
		odd := bytes.Clone(good)
		copy(odd[change.at:], change.bytes)
		if got := orientation(odd); got != upright {
			t.Errorf("%s: orientation = %d, want %d", change.name, got, upright)
		}
	}
}
