package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"testing"
)

func TestErasedPixelsHaveNoColour(t *testing.T) {
	shallow, deep := image.NewNRGBA(area), image.NewNRGBA64(area)
	erased, faint := color.NRGBA{67, 97, 110, 0}, color.NRGBA{9, 8, 7, 1}
	for _, m := range []canvas{shallow, deep} {
		quarters(m)
	}
	shallow.SetNRGBA(3, 2, erased)
	shallow.SetNRGBA(4, 2, faint)
	deep.SetNRGBA64(3, 2, color.NRGBA64{6700, 9700, 11000, 0})
	deep.SetNRGBA64(4, 2, color.NRGBA64{6700, 9700, 11000, 1})

	p, err := Clean(asPNG(t, shallow))
	if err != nil {
		t.Fatal(err)
	}
	got := decode(t, p.Bytes)
	if c := got.At(3, 2); c != (color.NRGBA{}) {
		t.Errorf("an erased pixel = %v", c)
	}
	if c := got.At(4, 2); c != faint {
		t.Errorf("a faint pixel = %v, want %v", c, faint)
	}
	if p, err = Clean(asPNG(t, deep)); err != nil {
		t.Fatal(err)
	}
	got = decode(t, p.Bytes)
	if c := got.At(3, 2); c != (color.NRGBA64{}) {
		t.Errorf("an erased pixel = %v", c)
	}
	if c := got.At(4, 2); c != (color.NRGBA64{6700, 9700, 11000, 1}) {
		t.Errorf("a faint pixel = %v", c)
	}
}

func TestPalettesHoldColoursThatAreSeen(t *testing.T) {
	secret := color.NRGBA{'C', 'a', 'n', 255}
	red, blue := color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 0, 255, 255}
	m := image.NewPaletted(image.Rect(0, 0, 6, 1), color.Palette{secret, red, color.NRGBA{1, 2, 3, 0}, blue, red, color.NRGBA{4, 5, 6, 0}, secret})
	copy(m.Pix, []byte{1, 2, 3, 4, 5, 1})
	p, err := Clean(asPNG(t, m))
	if err != nil {
		t.Fatal(err)
	}
	got := decode(t, p.Bytes).(*image.Paletted)
	want := color.Palette{color.RGBA{0, 0, 0, 255}, color.RGBA{255, 0, 0, 255}, color.NRGBA{}, color.RGBA{0, 0, 255, 255}}
	for i, c := range got.Palette {
		if i >= len(want) || color.NRGBAModel.Convert(c) != color.NRGBAModel.Convert(want[i]) {
			t.Errorf("colour %d = %v, want %v", i, c, want)
		}
	}
	if !bytes.Equal(got.Pix[:6], []byte{1, 2, 3, 1, 2, 1}) {
		t.Errorf("pixels = %v", got.Pix)
	}

	g := &gif.GIF{Image: []*image.Paletted{m}, Delay: []int{0}, Config: image.Config{ColorModel: m.Palette, Width: 6, Height: 1}, BackgroundIndex: 200}
	for i, c := range m.Palette {
		if c == (color.NRGBA{4, 5, 6, 0}) {
			m.Palette[i] = secret // the second transparent one, of which a GIF has one only
		}
	}
	m.Pix[4] = 2
	if p, err = Clean(asGIF(t, g)); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(p.Bytes, []byte("Can")) {
		t.Errorf("a colour that no pixel has is in %q", p.Bytes)
	}
	if d := difference(decode(t, p.Bytes), m); d > 0 {
		t.Errorf("pixels differ by %d", d)
	}
}
