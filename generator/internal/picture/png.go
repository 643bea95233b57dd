package picture

import (
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"io"
)

func cleanPNG(src []byte, most limits) (Picture, error) {
	orientation, animated := surveyPNG(src)
	if animated {
		return Picture{}, &Refusal{"it is an animated PNG picture", "save it as GIF, or as a PNG that does not move"}
	}
	config, err := decoded(isPNG, src, png.DecodeConfig)
	if err != nil {
		return Picture{}, err
	}
	if err := most.check(isPNG, config.Width, config.Height); err != nil {
		return Picture{}, err
	}
	m, err := decoded(isPNG, src, png.Decode)
	if err != nil {
		return Picture{}, err
	}
	erase(m)
	m = turn(m, orientation)
	b := encoded(func(w io.Writer) error { return png.Encode(w, m) })
	return Picture{b, ".png", m.Bounds().Dx(), m.Bounds().Dy()}, nil
}

// surveyPNG walks the chunks up to the end and returns the orientation of the first eXIf chunk, and whether there is
// more than one frame. The chunks are those of Portable Network Graphics, third edition, 5.3 and 11.3.
func surveyPNG(src []byte) (turned int, animated bool) {
	const signature, frame = 8, 12 // bytes; those of a chunk besides its data
	turned, found := upright, false
	announced, pixels := false, false
	for src = src[signature:]; len(src) >= frame; {
		n := uint64(binary.BigEndian.Uint32(src))
		if n > uint64(len(src)-frame) {
			break
		}
		switch string(src[4:8]) {
		case "eXIf":
			if !found {
				turned, found = orientation(src[8:8+n]), true
			}
		case "acTL":
			announced = announced || !pixels
		case "IDAT":
			pixels = true
		case "fdAT":
			animated = announced
		case "IEND":
			return turned, animated
		}
		src = src[frame+n:]
	}
	return turned, animated
}

// erase takes the colours from what is transparent: an eraser makes pixels transparent and leaves their colours in the
// file. Of a palette, only colours that some pixel has are left.
func erase(m image.Image) {
	switch m := m.(type) {
	case *image.NRGBA:
		for p := m.Pix; len(p) >= 4; p = p[4:] {
			if p[3] == 0 {
				clear(p[:3])
			}
		}
	case *image.NRGBA64:
		for p := m.Pix; len(p) >= 8; p = p[8:] {
			if p[6] == 0 && p[7] == 0 {
				clear(p[:6])
			}
		}
	case *image.Paletted:
		used := settle(m)
		last := 0
		for i := range m.Palette {
			if used[i] {
				last = i
			} else {
				m.Palette[i] = color.NRGBA{A: 0xff}
			}
		}
		m.Palette = m.Palette[:last+1]
	}
}
