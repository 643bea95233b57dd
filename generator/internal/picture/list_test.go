package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"testing"
)

// part is a piece of a file, as the lists below find it: they share nothing with the package, and are strict where it
// is lenient. Joined, the parts of a file are the file.
type part struct {
	name string
	raw  []byte // with what frames it
}

func joined(parts []part) []byte {
	var b []byte
	for _, p := range parts {
		b = append(b, p.raw...)
	}
	return b
}

// parts lists what a picture is made of. It fails the test when there is a byte that belongs to nothing.
func parts(t testing.TB, b []byte) []part {
	t.Helper()
	var list []part
	var err error
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xd8")):
		list, err = listJPEG(b)
	case bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")):
		list, err = listPNG(b)
	case bytes.HasPrefix(b, []byte("GIF89a")):
		list, err = listGIF(b)
	default:
		err = fmt.Errorf("no picture begins with %.12q", b)
	}
	if err != nil {
		t.Fatalf("listing the parts of a picture: %v", err)
	}
	if !bytes.Equal(joined(list), b) {
		t.Fatal("the parts of a picture are not the picture")
	}
	return list
}

var errShort = fmt.Errorf("it ends too early")

func listJPEG(b []byte) (list []part, err error) {
	list = append(list, part{"SOI", b[:2]})
	for at := 2; ; {
		if at+4 > len(b) && at+2 != len(b) {
			return nil, errShort
		}
		if b[at] != 0xff {
			return nil, fmt.Errorf("no marker at %d", at)
		}
		if b[at+1] == 0xd9 {
			if at+2 != len(b) {
				return nil, fmt.Errorf("%d bytes behind the end", len(b)-at-2)
			}
			return append(list, part{"EOI", b[at:]}), nil
		}
		end := at + 2 + int(binary.BigEndian.Uint16(b[at+2:]))
		if b[at+1] == 0xda {
			for end+1 < len(b) && (b[end] != 0xff || b[end+1] == 0 || b[end+1]&0xf8 == 0xd0) {
				end++
			}
		}
		if end > len(b) {
			return nil, errShort
		}
		name := fmt.Sprintf("%02X", b[at+1])
		if known := map[byte]string{0xdb: "DQT", 0xc0: "SOF0", 0xc4: "DHT", 0xda: "SOS"}[b[at+1]]; known != "" {
			name = known
		}
		list = append(list, part{name, b[at:end]})
		at = end
	}
}

func listPNG(b []byte) (list []part, err error) {
	list = append(list, part{"signature", b[:8]})
	for b = b[8:]; ; {
		if len(b) < 12 {
			return nil, errShort
		}
		n := 12 + int(binary.BigEndian.Uint32(b))
		if n > len(b) {
			return nil, errShort
		}
		if binary.BigEndian.Uint32(b[n-4:]) != crc32.ChecksumIEEE(b[4:n-4]) {
			return nil, fmt.Errorf("a wrong sum")
		}
		name := string(b[4:8])
		list = append(list, part{name, b[:n]})
		b = b[n:]
		if name == "IEND" {
			if len(b) > 0 {
				return nil, fmt.Errorf("%d bytes behind the end", len(b))
			}
			return list, nil
		}
	}
}

func listGIF(b []byte) (list []part, err error) {
	defer func() {
		if recover() != nil {
			list, err = nil, errShort
		}
	}()
	table := func(flags byte) int {
		if flags&0x80 == 0 {
			return 0
		}
		return 3 << (flags&7 + 1)
	}
	blocks := func(b []byte, at int) int {
		for b[at] != 0 {
			at += 1 + int(b[at])
		}
		return at + 1
	}
	n := 13 + table(b[10])
	list = append(list, part{"screen", b[:n]})
	for b = b[n:]; ; b = b[n:] {
		name := ""
		switch {
		case b[0] == ';':
			if len(b) > 1 {
				return nil, fmt.Errorf("%d bytes behind the end", len(b)-1)
			}
			return append(list, part{"end", b}), nil
		case b[0] == ',':
			name, n = "frame", blocks(b, 11+table(b[9]))
		case b[0] == '!' && b[1] == 0xf9:
			name, n = "control", blocks(b, 2)
		case b[0] == '!':
			name, n = fmt.Sprintf("%02X", b[1]), blocks(b, 2)
			if bytes.HasPrefix(b, []byte("!\xff\x0bNETSCAPE2.0\x03\x01")) && n == 19 {
				name = "loop"
			}
		default:
			return nil, fmt.Errorf("a block %02X", b[0])
		}
		list = append(list, part{name, b[:n]})
	}
}

// harmless are the parts that a published picture may have: what is needed to show its pixels.
var harmless = map[string][]string{
	".jpg": {"SOI", "DQT", "SOF0", "DHT", "SOS", "EOI"},
	".png": {"signature", "IHDR", "PLTE", "tRNS", "IDAT", "IEND"},
	".gif": {"screen", "loop", "control", "frame", "end"},
}

// checkHarmless fails when a published picture has a part that it does not need, or a canary anywhere.
func checkHarmless(t testing.TB, p Picture) {
	t.Helper()
	var packed []byte
	for _, part := range parts(t, p.Bytes) {
		if !slices.Contains(harmless[p.Ext], part.name) {
			t.Errorf("a published %s has a part %s", p.Ext, part.name)
		}
		if part.name == "IDAT" {
			packed = append(packed, part.raw[8:len(part.raw)-4]...)
		}
	}
	all := p.Bytes
	if p.Ext == ".png" {
		r := bytes.NewReader(packed)
		z, err := zlib.NewReader(r)
		if err != nil {
			t.Fatal(err)
		}
		pixels, err := io.ReadAll(z)
		if err != nil || r.Len() > 0 {
			t.Errorf("after the pixels: %v, %d bytes", err, r.Len())
		}
		all = append(slices.Clone(all), pixels...)
	}
	if i := bytes.Index(bytes.ToLower(all), []byte("canary")); i >= 0 {
		t.Errorf("a published %s holds %q", p.Ext, all[i:min(len(all), i+24)])
	}
}
