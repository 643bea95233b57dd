package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
)

// canary is a text that stands in a place of its own in a stuffed file, and nowhere in a published one.
func canary(place string) string { return "Canary-" + place + "-Oslo 59.9139N" }

// quarters is a picture of four colours, each in a quarter of it: no way of turning it gives the same picture.
func quarters(m canvas) {
	b := m.Bounds()
	for y := range b.Dy() {
		for x := range b.Dx() {
			c := color.RGBA{200, 40, 40, 255}
			switch right, low := x >= b.Dx()/2, y >= b.Dy()/2; {
			case right && low:
				c = color.RGBA{230, 220, 60, 255}
			case right:
				c = color.RGBA{40, 160, 60, 255}
			case low:
				c = color.RGBA{30, 60, 190, 255}
			}
			m.Set(x, y, c)
		}
	}
}

// area is the size of the pictures in tests: no two ways of turning have it, and blocks of JPEG fit.
var area = image.Rect(0, 0, 64, 32)

func asJPEG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asGIF(t testing.TB, g *gif.GIF) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// film is an animated GIF of three frames, with a whole palette, one of a frame's own, and something transparent.
func film() *gif.GIF {
	whole := color.Palette{color.RGBA{10, 10, 10, 255}, color.RGBA{200, 40, 40, 255}, color.RGBA{40, 160, 60, 255}, color.RGBA{30, 60, 190, 255}}
	clear := slices.Clone(whole)
	clear[2] = color.RGBA{}
	own := color.Palette{color.RGBA{1, 2, 3, 255}, color.RGBA{250, 250, 250, 255}}
	first := image.NewPaletted(image.Rect(0, 0, 24, 16), whole)
	second := image.NewPaletted(image.Rect(4, 2, 20, 12), clear)
	third := image.NewPaletted(image.Rect(0, 0, 8, 8), own)
	for i := range first.Pix {
		first.Pix[i] = byte(i / 5 % 4)
	}
	for i := range second.Pix {
		second.Pix[i] = byte(1 + i%3)
	}
	for i := range third.Pix {
		third.Pix[i] = byte(i % 2)
	}
	return &gif.GIF{
		Image: []*image.Paletted{first, second, third}, Delay: []int{7, 0, 30}, LoopCount: 3,
		Disposal:        []byte{gif.DisposalBackground, 0, gif.DisposalPrevious},
		Config:          image.Config{ColorModel: whole, Width: 24, Height: 16},
		BackgroundIndex: 3,
	}
}

// exif is EXIF data with an orientation, a description, and a small picture behind.
func exif(order binary.AppendByteOrder, orientation int) []byte {
	b := []byte("II*\x00")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		b = []byte("MM\x00*")
	}
	text := canary("exif-description") + "\x00"
	b = order.AppendUint32(b, 8)
	b = order.AppendUint16(b, 2)
	b = order.AppendUint16(order.AppendUint16(b, 0x010e), 2) // what it shows
	b = order.AppendUint32(order.AppendUint32(b, uint32(len(text))), 8+2+24+4)
	b = order.AppendUint16(order.AppendUint16(b, 0x0112), 3)
	b = order.AppendUint16(order.AppendUint16(order.AppendUint32(b, 1), uint16(orientation)), 0)
	b = order.AppendUint32(b, 0)
	return append(b, text+canary("exif-thumbnail")...)
}

func segment(marker byte, payload string) part {
	b := binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(2+len(payload)))
	return part{"", append(b, payload...)}
}

// stuffJPEG puts a canary in every place of a JPEG that holds something besides pixels.
func stuffJPEG(t testing.TB, plain, exif []byte) []byte {
	t.Helper()
	thumb := strings.Repeat(canary("jfif-thumbnail"), 3)
	list := []part{
		segment(0xe0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01"+string(rune(len(thumb)/3))+"\x01"+thumb),
		segment(0xe0, "JFXX\x00\x10"+canary("jfxx")),
		segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+canary("xmp")),
		segment(0xe1, "Exif\x00\x00"+string(exif)),
		segment(0xe1, "http://ns.adobe.com/xmp/extension/\x00"+canary("xmp-more")),
		segment(0xe2, "ICC_PROFILE\x00\x01\x01"+canary("icc")),
		segment(0xe2, "MPF\x00"+canary("mpf")),
		segment(0xed, "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x20\x1c\x02\x78"+canary("iptc")),
		segment(0xfe, canary("com")),
	}
	for marker := byte(0xe3); marker <= 0xef; marker++ {
		if marker != 0xee { // Adobe's says how colours are meant
			list = append(list, segment(marker, canary("app")))
		}
	}
	inside := parts(t, plain)
	for _, p := range inside {
		if p.name == "EOI" {
			list = append(list, segment(0xfe, canary("before-the-end")), part{"", []byte(canary("loose"))})
		}
		at := len(list)
		list = append(list, p, part{"", []byte(canary("between") + "\xff\x00\xff\xff")}, segment(0xfe, canary("between")))
		switch p.name {
		case "SOI":
			list = append([]part{p}, slices.Delete(list, at, len(list))...)
		case "SOS", "EOI":
			list = list[:at+1]
		}
	}
	return append(joined(list), canary("trailer")+string(plain)...)
}

func chunk(kind, data string) part {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(b, kind+data...)
	return part{"", binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))}
}

func deflated(s string) string {
	var b strings.Builder
	z := zlib.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

// stuffPNG puts a canary in every place of a PNG that holds something besides pixels.
func stuffPNG(t testing.TB, plain, exif []byte) []byte {
	t.Helper()
	texts := func(where string) []part {
		return []part{
			chunk("tEXt", "Comment\x00"+canary(where+"text")),
			chunk("zTXt", "Comment\x00\x00"+deflated(canary(where+"ztxt"))),
			chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+canary(where+"itxt")),
			chunk("iTXt", "Title\x00\x01\x00en\x00\x00"+deflated(canary(where+"packed"))),
			chunk("tIME", "\x07\xe9\x01\x02\x03\x04\x05"),
			chunk("prVt", canary(where+"private")),
			chunk("PRVT", canary(where+"critical")),
			chunk("fdAT", "\x00\x00\x00\x01"+deflated(canary(where+"no-frame"))), // means nothing where no animation is announced
		}
	}
	var list []part
	for _, p := range parts(t, plain) {
		switch p.name {
		case "IDAT":
			if last := list[len(list)-1]; last.name != "IDAT" {
				list = append(list, chunk("bKGD", "\x00\x00"), chunk("sPLT", canary("splt")), chunk("hIST", canary("hist")))
			}
			list = append(list, p)
		case "IEND":
			list = append(list, chunk("IDAT", canary("more-pixels")))
			list = append(append(list, texts("after-")...), p)
		case "IHDR":
			list = append(list, p, chunk("iCCP", "Display P3\x00\x00"+deflated(canary("icc"))), chunk("gAMA", "\x00\x00\xb1\x8f"),
				chunk("cHRM", strings.Repeat("\x00\x00\x7a\x26", 8)), chunk("pHYs", "\x00\x00\x0b\x13\x00\x00\x0b\x13\x01"), chunk("eXIf", string(exif)))
			list = append(list, texts("before-")...)
		default:
			list = append(list, p)
		}
	}
	return append(joined(list), canary("trailer")+string(plain)...)
}

func extension(label byte, blocks ...string) part {
	b := []byte{'!', label}
	for _, s := range blocks {
		b = append(append(b, byte(len(s))), s...)
	}
	return part{"", append(b, 0)}
}

// stuffGIF puts a canary in every place of a GIF that holds something besides frames.
func stuffGIF(t testing.TB, plain []byte) []byte {
	t.Helper()
	more := []part{
		extension(0xfe, canary("comment"), canary("comment-goes-on")),
		extension(0x01, "\x00\x00\x00\x00\x08\x00\x08\x00\x08\x08\x01\x00", canary("text")),
		extension(0xff, "XMP DataXMP", canary("xmp")),
		extension(0xff, "ICCRGBG1012", canary("icc")),
		extension(0xff, "CanaryAppl1", canary("application")),
	}
	var list []part
	controlled := false
	for i, p := range parts(t, plain) {
		if i > 0 && !controlled {
			list = append(list, more...)
		}
		controlled = p.name == "control"
		list = append(list, p)
	}
	return append(joined(list), canary("trailer")+string(plain)...)
}
