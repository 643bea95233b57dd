package picture

import (
	"bytes"
	"errors"
	"testing"
)

// FuzzClean holds Clean to what it promises of any bytes: a refusal with a reason and a way out, or a picture with
// harmless parts alone that Clean takes again and, where nothing is lost, leaves as it is.
func FuzzClean(f *testing.F) {
	for _, s := range samples(f) {
		f.Add(s.plain)
		f.Add(s.stuffed)
	}
	few := limits{bytes: 1 << 20, pixels: 1 << 18, scans: 20, frames: 50, moving: 1 << 20}
	f.Fuzz(func(t *testing.T, src []byte) {
		p, err := clean(src, few)
		var why *Refusal
		if err != nil {
			if !errors.As(err, &why) || why.Reason == "" || why.Hint == "" || p.Bytes != nil {
				t.Fatalf("clean = %d bytes, %v, want a refusal that explains itself", len(p.Bytes), err)
			}
			return
		}
		if p.Width <= 0 || p.Height <= 0 || int64(p.Width)*int64(p.Height) > few.pixels {
			t.Errorf("clean = %d × %d pixels", p.Width, p.Height)
		}
		for _, part := range parts(t, p.Bytes) {
			if !bytes.Contains([]byte(" SOI DQT SOF0 DHT SOS EOI signature IHDR PLTE tRNS IDAT IEND screen loop control frame end "), []byte(" "+part.name+" ")) {
				t.Errorf("a published %s has a part %s", p.Ext, part.name)
			}
		}
		most := few
		most.bytes = len(p.Bytes)
		again, err := clean(p.Bytes, most)
		if err != nil {
			t.Fatalf("clean of what it returned = %v", err)
		}
		if again.Width != p.Width || again.Height != p.Height || again.Ext != p.Ext {
			t.Errorf("clean of a %s of %d × %d = a %s of %d × %d", p.Ext, p.Width, p.Height, again.Ext, again.Width, again.Height)
		}
		if p.Ext != ".jpg" && !bytes.Equal(again.Bytes, p.Bytes) {
			t.Errorf("clean of what it returned differs")
		}
	})
}
