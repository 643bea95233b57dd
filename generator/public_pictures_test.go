package generator

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"
)

// plainImage is a small picture; no two of different kinds are alike.
func plainImage(kind int) *image.Paletted {
	m := image.NewPaletted(image.Rect(0, 0, 16, 8), color.Palette{color.Gray{0}, color.Gray{uint8(40 + 10*kind)}, color.White})
	for i := range m.Pix {
		m.Pix[i] = uint8(i * (kind + 1) / 7 % 3)
	}
	return m
}

func plainPNG(t *testing.T) []byte { return pngWith(t, "", 1) }

// pngWith is a PNG with a text in it.
func pngWith(t *testing.T, text string, kind int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, plainImage(kind)); err != nil {
		t.Fatal(err)
	}
	const head = 8 + 25 // the signature and the first chunk
	if text == "" {
		return b.Bytes()
	}
	return slices.Concat(b.Bytes()[:head], pngChunk("tEXt", "Comment\x00"+text), b.Bytes()[head:])
}

func pngChunk(kind, data string) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(b, kind+data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

func (c *canaries) stuffedPNG(t *testing.T) []byte {
	plain := pngWith(t, "", 2)
	const head = 8 + 25
	end := len(plain) - 12
	return slices.Concat(plain[:head],
		pngChunk("iCCP", "x\x00\x00"+pack("zlib", c.fill("«ICC of a PNG»"))),
		pngChunk("eXIf", "II*\x00\x08\x00\x00\x00\x00\x00"+c.fill("«EXIF of a PNG»")),
		pngChunk("tEXt", c.fill("Comment\x00«text of a PNG»")), pngChunk("zTXt", "Comment\x00\x00"+pack("zlib", c.fill("«packed text of a PNG»"))),
		pngChunk("iTXt", c.fill("XML:com.adobe.xmp\x00\x00\x00\x00\x00«XMP of a PNG»")), pngChunk("prVt", c.fill("«chunk of a PNG»")),
		plain[head:end], pngChunk("tEXt", c.fill("Late\x00«text at the end of a PNG»")), plain[end:], []byte(c.fill("«behind the end of a PNG»")))
}

func (c *canaries) stuffedJPEG(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, plainImage(3), nil); err != nil {
		t.Fatal(err)
	}
	segment := func(marker byte, text string) []byte {
		text = c.fill(text)
		return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(2+len(text))), text...)
	}
	return slices.Concat(b.Bytes()[:2],
		segment(0xe0, "JFXX\x00\x10«thumbnail of a JPEG»"), segment(0xe1, "Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00«EXIF of a JPEG»"),
		segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00«XMP of a JPEG»"), segment(0xe2, "ICC_PROFILE\x00\x01\x01«ICC of a JPEG»"),
		segment(0xed, "Photoshop 3.0\x00«IPTC of a JPEG»"), segment(0xfe, "«comment of a JPEG»"), segment(0xef, "«segment of a JPEG»"),
		b.Bytes()[2:], []byte(c.fill("«behind the end of a JPEG»")))
}

func (c *canaries) stuffedGIF(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gif.Encode(&b, plainImage(4), &gif.Options{NumColors: 4}); err != nil {
		t.Fatal(err)
	}
	plain := b.Bytes()
	head := 13
	if plain[10]&0x80 != 0 {
		head += 3 << (1 + plain[10]&7)
	}
	extension := func(label byte, blocks ...string) []byte {
		e := []byte{'!', label}
		for _, s := range blocks {
			s = c.fill(s)
			e = append(append(e, byte(len(s))), s...)
		}
		return append(e, 0)
	}
	return slices.Concat(plain[:head], extension(0xfe, "«comment of a GIF»"), extension(0xff, "XMP DataXMP", "«XMP of a GIF»"),
		extension(0xff, "CanaryAppl1", "«application block of a GIF»"), plain[head:], []byte(c.fill("«behind the end of a GIF»")))
}
