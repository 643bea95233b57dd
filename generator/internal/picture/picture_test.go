package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color/palette"
	"regexp"
	"testing"
)

// sample is a picture with nothing besides its pixels, and the same with canaries.
type sample struct {
	name           string
	plain, stuffed []byte
}

// samples are pictures of every kind that is taken.
func samples(t testing.TB) []sample {
	t.Helper()
	var list []sample
	data := exif(binary.BigEndian, upright)
	for _, m := range []canvas{
		image.NewGray(area), image.NewGray16(area), image.NewRGBA(area), image.NewRGBA64(area), image.NewNRGBA(area), image.NewNRGBA64(area),
		image.NewPaletted(area, palette.Plan9), image.NewPaletted(area, palette.WebSafe[:2]),
	} {
		quarters(m)
		b := asPNG(t, m)
		list = append(list, sample{fmt.Sprintf("PNG of %T", m), b, stuffPNG(t, b, data)})
		if clear, ok := m.(*image.NRGBA); ok {
			for i := range 100 {
				clear.Pix[i*4+3] = byte(i)
			}
			b = asPNG(t, m)
			list = append(list, sample{"PNG with something transparent", b, stuffPNG(t, b, data)})
		}
	}
	grey, colours := image.NewGray(area), image.NewRGBA(area)
	quarters(grey)
	quarters(colours)
	for name, b := range map[string][]byte{
		"grey JPEG": asJPEG(t, grey), "JPEG": asJPEG(t, colours), "JPEG with restarts": restarting(t, ""), "JPEG of CMYK": inks(t, 4, 0),
		"JPEG of YCCK": inks(t, 4, 2), "JPEG of RGB": inks(t, 3, 0), "JPEG of YCbCr in three scans": inks(t, 3, 1),
	} {
		list = append(list, sample{name, b, stuffJPEG(t, b, data)})
	}
	list = append(list, sample{"JPEG with bytes before its restarts", restarting(t, ""), restarting(t, canary("restart"))})
	still := film()
	still.Image, still.Delay, still.Disposal, still.LoopCount = still.Image[:1], still.Delay[:1], still.Disposal[:1], -1
	for name, b := range map[string][]byte{"GIF": asGIF(t, still), "animated GIF": asGIF(t, film())} {
		list = append(list, sample{name, b, stuffGIF(t, b)})
	}
	return list
}

func TestCleanLeavesNothingBesidePixels(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			if !bytes.Contains(s.stuffed, []byte("anary")) {
				t.Fatal("the stuffed picture holds no canary")
			}
			want, err := Clean(s.plain)
			if err != nil {
				t.Fatalf("Clean(plain) = %v", err)
			}
			got, err := Clean(s.stuffed)
			if err != nil {
				t.Fatalf("Clean(stuffed) = %v", err)
			}
			checkHarmless(t, got)
			if !bytes.Equal(got.Bytes, want.Bytes) || got.Name() != want.Name() {
				t.Errorf("Clean(stuffed) is not Clean(plain), which differs in metadata alone")
			}
			again, err := Clean(got.Bytes)
			if err != nil || again.Width != got.Width || again.Height != got.Height || again.Ext != got.Ext {
				t.Errorf("Clean of what Clean returned = %v, a %s of %d × %d; want a %s of %d × %d",
					err, again.Ext, again.Width, again.Height, got.Ext, got.Width, got.Height)
			}
			if got.Ext != ".jpg" && !bytes.Equal(again.Bytes, got.Bytes) {
				t.Error("Clean of what Clean returned differs, though nothing is lost in such pictures")
			}
			wantPixels, gotPixels := decode(t, s.plain), decode(t, got.Bytes)
			if d := difference(wantPixels, gotPixels); got.Ext != ".jpg" && d > 0 || d > 24 {
				t.Errorf("colours differ by up to %d", d)
			}
		})
	}
}

func decode(t testing.TB, b []byte) image.Image {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// difference is the most by which colours of two pictures differ, of 255.
func difference(a, b image.Image) int {
	if a.Bounds().Size() != b.Bounds().Size() {
		return 255
	}
	most := 0
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			r, g, bl, al := a.At(x, y).RGBA()
			r2, g2, bl2, al2 := b.At(x, y).RGBA()
			for _, d := range []int{int(r) - int(r2), int(g) - int(g2), int(bl) - int(bl2), int(al) - int(al2)} {
				most = max(most, d>>8, -d>>8)
			}
		}
	}
	return most
}

func TestNameIsOfThePublishedBytes(t *testing.T) {
	p := Picture{Bytes: []byte("abc"), Ext: ".png"} // its sum stands in FIPS 180-2, B.1
	if got, want := p.Name(), "ba7816bf8f01cfea414140de.png"; got != want {
		t.Errorf("Name = %s, want %s", got, want)
	}
	for _, s := range samples(t) {
		p, err := Clean(s.plain)
		if err != nil {
			t.Fatal(err)
		}
		if !regexp.MustCompile(`^[0-9a-f]{24}\.(jpg|png|gif)$`).MatchString(p.Name()) {
			t.Errorf("Name = %s", p.Name())
		}
	}
}
