package picture

import (
	"encoding/binary"
	"errors"
	"image"
	"io"
	"runtime"
	"strings"
	"testing"
)

func TestCleanRefuses(t *testing.T) {
	gopher := image.NewRGBA(area)
	quarters(gopher)
	whole := asPNG(t, gopher)
	list := parts(t, whole)
	animated := joined(append([]part{list[0], list[1], chunk("acTL", "\x00\x00\x00\x02\x00\x00\x00\x00")}, append(list[2:len(list)-1:len(list)-1], chunk("fdAT", "x"), list[len(list)-1])...))
	for _, test := range []struct {
		name, src, reason, hint string
	}{
		{"nothing", "", "it is empty", "save the picture again"},
		{"SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>", "it is an SVG picture", "save it as JPEG, PNG or GIF"},
		{"SVG behind a prolog", "\ufeff\r\n<?xml version='1.0'?>\n<!-- made by canary -->\n<SVG>", "it is an SVG picture", "save it as"},
		{"HTML", "<html><p>svg</p>", "it is neither JPEG nor PNG nor GIF", "only JPEG, PNG and GIF"},
		{"PDF", "%PDF-1.7\n", "it is a PDF document", "only JPEG, PNG and GIF"},
		{"Office", "PK\x03\x04\x14\x00", "it is an Office document or an archive", "only JPEG"},
		{"old Office", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is an Office document", "only JPEG"},
		{"HEIC", "\x00\x00\x00\x18ftypheic", "it is a HEIC picture", "save it as JPEG"},
		{"HEIF", "\x00\x00\x00\x18ftypmif1", "it is a HEIF picture", "save it as JPEG"},
		{"AVIF", "\x00\x00\x00\x18ftypavif", "it is an AVIF picture", "save it as JPEG"},
		{"WebP", "RIFF\x00\x00\x00\x00WEBPVP8 ", "it is a WebP picture", "save it as JPEG"},
		{"TIFF", "II*\x00\x08\x00\x00\x00", "it is a TIFF picture", "save it as JPEG"},
		{"BMP", "BM\x00\x00", "it is a BMP picture", "save it as JPEG"},
		{"video", "\x00\x00\x00\x18ftypisom", "it is a video, or something kept as one", "only JPEG"},
		{"text", "Canary, of Oslo", "it is neither JPEG nor PNG nor GIF", "only JPEG"},
		{"animated PNG", string(animated), "it is an animated PNG picture", "save it as GIF"},
		{"half a PNG", string(whole[:len(whole)/2]), "it is a PNG picture that cannot be read: png: invalid format: not enough pixel data", "open it"},
		{"half a JPEG", string(asJPEG(t, gopher)[:300]), "it is a JPEG picture that cannot be read: unexpected EOF", "open it"},
		{"a JPEG without its last pixels", string(asJPEG(t, gopher)[:600]), "it is a JPEG picture that cannot be read: invalid JPEG format: short Huffman data", "open it"},
		{"the start of a JPEG", "\xff\xd8\xff", "it is a JPEG picture that cannot be read: unexpected EOF", "open it"},
		{"half a GIF", string(asGIF(t, film())[:200]), "it is a GIF picture that cannot be read: unexpected EOF", "open it"},
		{"a PNG of 2.5 gigapixels", string(header(50_000, 50_000)), "it is 50000 by 50000 pixels large, more than 50 million in all", "make it smaller"},
		{"a PNG of a pixel too many", string(header(50_000_001, 1)), "it is 50000001 by 1 pixels large, more than 50 million in all", "make it smaller"},
		{"a GIF of no pixels", "GIF89a\x00\x00\x00\x00\x00\x00\x00;", "it is a GIF picture that cannot be read: it is 0 by 0 pixels large", "open it"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, err := Clean([]byte(test.src))
			var why *Refusal
			if !errors.As(err, &why) || p.Bytes != nil {
				t.Fatalf("Clean = %d bytes, %v, want a refusal", len(p.Bytes), err)
			}
			if why.Reason != test.reason || err.Error() != test.reason || !strings.HasPrefix(why.Hint, test.hint) {
				t.Errorf("Clean = %q, %q, want %q, %q", why.Reason, why.Hint, test.reason, test.hint)
			}
		})
	}
	if _, err := Clean(make([]byte, 64<<20+1)); err == nil || err.Error() != "it is larger than 64 MB" {
		t.Errorf("Clean of a huge file = %v", err)
	}
}

// header is the start of a PNG that claims a size.
func header(width, height uint32) []byte {
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
	return append([]byte("\x89PNG\r\n\x1a\n"), append(chunk("IHDR", string(size)+"\x08\x06\x00\x00\x00").raw, chunk("IDAT", deflated("")).raw...)...)
}

func TestCleanBoundsWhatOnePictureTakes(t *testing.T) {
	few := limits{bytes: 1 << 20, pixels: 4096, scans: 3, frames: 3, moving: 1000}
	if _, err := clean(asGIF(t, film()), few); err != nil {
		t.Errorf("a film within the limits = %v", err)
	}
	long, large := film(), film()
	long.Image, long.Delay, long.Disposal = append(long.Image, long.Image[2]), append(long.Delay, 1), append(long.Disposal, 0)
	large.Image[1], large.Image[2] = large.Image[0], large.Image[0]
	for name, src := range map[string][]byte{"frames": asGIF(t, long), "moving": asGIF(t, large)} {
		if _, err := clean(src, few); err == nil || !strings.HasPrefix(err.Error(), "it moves too long") {
			t.Errorf("a film of too many %s = %v", name, err)
		}
	}
	if _, err := clean(inks(t, 3, 1), few); err != nil {
		t.Errorf("three scans = %v", err)
	}
	if _, err := clean(inks(t, 4, 0), few); err == nil || !strings.HasSuffix(err.Error(), "it has 4 scans, more than 3") {
		t.Errorf("four scans = %v", err)
	}

	bomb := header(60_000, 60_000)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := Clean(bomb); err == nil {
		t.Error("Clean of 3.6 gigapixels gives no error")
	}
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 4<<20 {
		t.Errorf("Clean of 3.6 gigapixels took %d bytes of memory", n)
	}
}

func TestPanicsOfDecodersAreRefusals(t *testing.T) {
	_, err := decoded(isGIF, []byte{1}, func(io.Reader) (int, error) { return []int{}[len(t.Name())], nil })
	var why *Refusal
	if !errors.As(err, &why) || !strings.HasPrefix(why.Reason, "it is a GIF picture that cannot be read: the decoder stumbled: ") {
		t.Errorf("decoded = %v, want a refusal", err)
	}
}
