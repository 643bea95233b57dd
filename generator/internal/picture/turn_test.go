package picture

import (
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/color/palette"
	"testing"
)

// canvas is a picture that can be painted.
type canvas interface {
	image.Image
	Set(x, y int, c color.Color)
}

// seen says for each orientation where a stored picture's first row and first column are seen: EXIF 2.32, 4.6.4 A.
var seen = []struct{ row, column string }{
	{"top", "left"},
	{"top", "right"},
	{"bottom", "right"},
	{"bottom", "left"},
	{"left", "top"},
	{"right", "top"},
	{"right", "bottom"},
	{"left", "bottom"},
}

// place is where a pixel of a stored picture is seen on a picture of the size of [area].
func place(row, column, orientation int) (x, y int) {
	s := seen[orientation-1]
	for side, n := range map[string]int{s.row: row, s.column: column} {
		switch side {
		case "left":
			x = n
		case "right":
			x = area.Dx() - 1 - n
		case "top":
			y = n
		case "bottom":
			y = area.Dy() - 1 - n
		}
	}
	return x, y
}

func TestCleanTurnsUpright(t *testing.T) {
	for _, test := range []struct {
		name  string
		empty func(image.Rectangle) canvas
		jpeg  bool
		most  int // by which colours may differ
	}{
		{"JPEG", func(r image.Rectangle) canvas { return image.NewRGBA(r) }, true, 12},
		{"grey JPEG", func(r image.Rectangle) canvas { return image.NewGray(r) }, true, 4},
		{"PNG", func(r image.Rectangle) canvas { return image.NewRGBA(r) }, false, 0},
		{"transparent PNG", func(r image.Rectangle) canvas { return image.NewNRGBA(r) }, false, 0},
		{"grey PNG", func(r image.Rectangle) canvas { return image.NewGray(r) }, false, 0},
		{"deep grey PNG", func(r image.Rectangle) canvas { return image.NewGray16(r) }, false, 0},
		{"deep PNG", func(r image.Rectangle) canvas { return image.NewRGBA64(r) }, false, 0},
		{"deep transparent PNG", func(r image.Rectangle) canvas { return image.NewNRGBA64(r) }, false, 0},
		{"PNG of few colours", func(r image.Rectangle) canvas { return image.NewPaletted(r, palette.Plan9) }, false, 0},
	} {
		want := test.empty(area)
		quarters(want)
		switch want.(type) {
		case *image.NRGBA, *image.NRGBA64:
			want.Set(5, 9, color.NRGBA{200, 10, 10, 99})
		}
		for i := range seen {
			stored := test.empty(image.Rect(0, 0, area.Dx(), area.Dy()))
			if i >= 4 {
				stored = test.empty(image.Rect(0, 0, area.Dy(), area.Dx()))
			}
			for row := range stored.Bounds().Dy() {
				for column := range stored.Bounds().Dx() {
					x, y := place(row, column, i+1)
					stored.Set(column, row, want.At(x, y))
				}
			}
			for name, order := range map[string]binary.AppendByteOrder{"big": binary.BigEndian, "little": binary.LittleEndian} {
				t.Run(fmt.Sprintf("%s, %d, %s end first", test.name, i+1, name), func(t *testing.T) {
					data := exif(order, i+1)
					src := func() []byte {
						if test.jpeg {
							return stuffJPEG(t, asJPEG(t, stored), data)
						}
						return stuffPNG(t, asPNG(t, stored), data)
					}()
					got, err := Clean(src)
					if err != nil {
						t.Fatalf("Clean = %v", err)
					}
					checkHarmless(t, got)
					if d := difference(want, decode(t, got.Bytes)); d > test.most || got.Width != area.Dx() || got.Height != area.Dy() {
						t.Errorf("Clean gives %d × %d pixels that differ by %d", got.Width, got.Height, d)
					}
				})
			}
		}
	}
}
