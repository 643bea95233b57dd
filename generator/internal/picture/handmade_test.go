package picture

import (
	"bytes"
	"image"
	"testing"
)

// one is a grey block of 8 by 8 pixels as JPEG: its parts by name.
func one(t testing.TB) map[string][]byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 8, 8))
	for i := range m.Pix {
		m.Pix[i] = byte(100 + 3*i/8)
	}
	found := map[string][]byte{}
	for _, p := range parts(t, asJPEG(t, m)) {
		found[p.name] = append(found[p.name], p.raw...)
	}
	return found
}

// restarting is a JPEG of three blocks with restarts between them, and something else before each restart.
func restarting(t testing.TB, loose string) []byte {
	t.Helper()
	p := one(t)
	size := bytes.Clone(p["SOF0"])
	size[8] = 24
	b := bytes.Join([][]byte{p["SOI"], p["DQT"], segment(0xdd, "\x00\x01").raw, size, p["DHT"]}, nil)
	pixels := p["SOS"][10:]
	b = append(append(append(b, p["SOS"]...), loose...), "\xff\xd0"...)
	b = append(append(append(b, pixels...), loose...), "\xff\xd1"...)
	return append(append(b, pixels...), p["EOI"]...)
}

// inks is a JPEG of several components with a scan for each, and Adobe's word on what they mean.
func inks(t testing.TB, n, meaning byte) []byte {
	t.Helper()
	p := one(t)
	size := "\x08\x00\x08\x00\x08" + string(rune(n))
	scans := []byte{}
	for id := byte(1); id <= n; id++ {
		size += string(rune(id)) + "\x11\x00"
		scan := bytes.Clone(p["SOS"])
		scan[5] = id
		scans = append(scans, scan...)
	}
	adobe := segment(0xee, "Adobe\x00\x64\x00\x00\x00\x00"+string(rune(meaning))).raw
	list := [][]byte{p["SOI"], adobe, p["DQT"], segment(0xc0, size).raw, p["DHT"], scans, p["EOI"]}
	return bytes.Join(list, nil)
}
