package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"reflect"
	"slices"
	"testing"
)

func TestFilmsStayAsTheyAre(t *testing.T) {
	want := film()
	p, err := Clean(stuffGIF(t, asGIF(t, want)))
	if err != nil {
		t.Fatal(err)
	}
	got, err := gif.DecodeAll(bytes.NewReader(p.Bytes))
	if err != nil {
		t.Fatal(err)
	}
	if got.LoopCount != want.LoopCount || !slices.Equal(got.Delay, want.Delay) || got.BackgroundIndex != want.BackgroundIndex ||
		got.Config.Width != want.Config.Width || got.Config.Height != want.Config.Height {
		t.Errorf("Clean changed how a film is shown: %+v", got)
	}
	disposal, err := surveyGIF(p.Bytes, published)
	if err != nil || !slices.Equal(disposal, want.Disposal) {
		t.Errorf("disposal = %v, %v, want %v", disposal, err, want.Disposal)
	}
	if got, want := got.Config.ColorModel.(color.Palette)[3], want.Config.ColorModel.(color.Palette)[3]; got != want {
		t.Errorf("background = %v, want %v", got, want)
	}
	for i, m := range want.Image {
		if got.Image[i].Bounds() != m.Bounds() {
			t.Fatalf("frame %d lies at %v, want %v", i, got.Image[i].Bounds(), m.Bounds())
		}
		for y := m.Rect.Min.Y; y < m.Rect.Max.Y; y++ {
			for x := m.Rect.Min.X; x < m.Rect.Max.X; x++ {
				if got, want := got.Image[i].At(x, y), m.At(x, y); got != want {
					t.Fatalf("frame %d at %d, %d = %v, want %v", i, x, y, got, want)
				}
			}
		}
	}
	tables := 0
	for _, p := range parts(t, p.Bytes) {
		if p.name == "frame" && p.raw[9]&0x80 != 0 {
			tables++
		}
	}
	if tables != 1 {
		t.Errorf("%d frames have palettes of their own, want 1 as before", tables)
	}
}

func TestTransparentColourBeyondThePalette(t *testing.T) {
	// Browsers take a frame that is transparent where a pixel has an index that its palette does not hold.
	m := image.NewPaletted(image.Rect(0, 0, 4, 1), make(color.Palette, 8))
	for i := range m.Palette {
		m.Palette[i] = color.RGBA{byte(i), 10, 10, 255}
	}
	copy(m.Pix, []byte{1, 6, 2, 6})
	m.Palette[6] = color.RGBA{}
	list := parts(t, asGIF(t, &gif.GIF{Image: []*image.Paletted{m}, Delay: []int{0}, Config: image.Config{Width: 4, Height: 1}}))
	for i, p := range list {
		if p.name == "frame" {
			short := bytes.Clone(p.raw)
			short[9] = 0x81 // four colours
			list[i].raw = append(short[:10+12], short[10+24:]...)
		}
	}
	src := joined(list)
	p, err := Clean(src)
	if err != nil {
		t.Fatal(err)
	}
	var got []uint32
	for x := range 4 {
		_, _, _, a := decode(t, p.Bytes).At(x, 0).RGBA()
		got = append(got, a)
	}
	if want := []uint32{0xffff, 0, 0xffff, 0}; !reflect.DeepEqual(got, want) {
		t.Errorf("opacity = %x, want %x", got, want)
	}
}

func TestFramesWithoutControlAreNotDisposedOf(t *testing.T) {
	g := film()
	g.Image, g.Delay, g.Disposal = []*image.Paletted{g.Image[0], g.Image[0], g.Image[2]}, []int{5, 0, 0}, []byte{gif.DisposalBackground, 0, 0}
	src := asGIF(t, g)
	controls := 0
	for _, p := range parts(t, src) {
		if p.name == "control" {
			controls++
		}
	}
	if controls != 1 {
		t.Fatalf("the film has %d control blocks, want 1", controls)
	}
	p, err := Clean(src)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := surveyGIF(p.Bytes, published); err != nil || !slices.Equal(got, g.Disposal) {
		t.Errorf("disposal = %v, %v, want %v", got, err, g.Disposal)
	}
}
