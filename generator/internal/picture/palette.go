package picture

import (
	"image"
	"image/color"
	"slices"
)

// settle makes each colour of a picture stand for itself: pixels of one colour have one index, the first of it, and
// what is transparent has no colour. It returns which indices pixels have. The palette becomes the picture's own.
func settle(m *image.Paletted) (used [256]bool) {
	m.Palette = plain(m.Palette)
	var first [256]uint8
	for i, c := range m.Palette {
		first[i] = uint8(slices.Index(m.Palette, c))
	}
	for i, index := range m.Pix {
		m.Pix[i] = first[index]
		used[first[index]] = true
	}
	return used
}

// plain copies a palette as colours that can be compared.
func plain(p color.Palette) color.Palette {
	list := make(color.Palette, len(p))
	for i, c := range p {
		n := color.NRGBAModel.Convert(c).(color.NRGBA)
		if n.A == 0 {
			n = color.NRGBA{}
		}
		list[i] = n
	}
	return list
}
