package picture

import (
	"image"
	"image/draw"
)

// turn returns a stored picture as it is to be seen. The picture begins at the origin, as decoders make them.
func turn(m image.Image, orientation int) image.Image {
	if orientation == upright {
		return m
	}
	width, height := m.Bounds().Dx(), m.Bounds().Dy()
	if orientation >= 5 {
		width, height = height, width
	}
	r := image.Rect(0, 0, width, height)
	move := func(to, from []byte, stride, size int) {
		for y := range height {
			for x := range width {
				fromX, fromY := stored(x, y, width, height, orientation)
				copy(to[(y*width+x)*size:][:size], from[fromY*stride+fromX*size:])
			}
		}
	}
	switch m := m.(type) {
	case *image.Gray:
		t := image.NewGray(r)
		move(t.Pix, m.Pix, m.Stride, 1)
		return t
	case *image.Gray16:
		t := image.NewGray16(r)
		move(t.Pix, m.Pix, m.Stride, 2)
		return t
	case *image.Paletted:
		t := image.NewPaletted(r, m.Palette)
		move(t.Pix, m.Pix, m.Stride, 1)
		return t
	case *image.RGBA:
		t := image.NewRGBA(r)
		move(t.Pix, m.Pix, m.Stride, 4)
		return t
	case *image.NRGBA:
		t := image.NewNRGBA(r)
		move(t.Pix, m.Pix, m.Stride, 4)
		return t
	case *image.RGBA64:
		t := image.NewRGBA64(r)
		move(t.Pix, m.Pix, m.Stride, 8)
		return t
	case *image.NRGBA64:
		t := image.NewNRGBA64(r)
		move(t.Pix, m.Pix, m.Stride, 8)
		return t
	}
	return turn(flat(m), orientation)
}

// stored is where the pixel lies that is seen at x and y of an upright picture of that width and height.
func stored(x, y, width, height, orientation int) (int, int) {
	right, bottom := width-1-x, height-1-y
	switch orientation {
	case 2: // a mirror image
		return right, y
	case 3: // upside down
		return right, bottom
	case 4:
		return x, bottom
	case 5:
		return y, x
	case 6: // the camera was turned left: its rows are columns
		return y, right
	case 7:
		return bottom, right
	case 8:
		return bottom, x
	}
	return x, y
}

// flat is an opaque picture with its colours side by side in one array.
func flat(m image.Image) *image.RGBA {
	b := m.Bounds()
	t := image.NewRGBA(b)
	draw.Draw(t, b, m, b.Min, draw.Src)
	return t
}
