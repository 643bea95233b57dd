package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/jpeg"
	"io"
)

// quality is at what JPEG is encoded: what it loses is not seen at the sizes at which pages show pictures.
const quality = 90

// The markers of JPEG that are looked for: ITU-T T.81, table B.1.
const (
	markerRST0 = 0xd0
	markerSOI  = 0xd8
	markerEOI  = 0xd9
	markerSOS  = 0xda
	markerAPP1 = 0xe1
)

func cleanJPEG(src []byte, most limits) (Picture, error) {
	orientation, scans := surveyJPEG(src)
	if scans > most.scans {
		return Picture{}, damaged(isJPEG, fmt.Errorf("it has %d scans, more than %d", scans, most.scans))
	}
	config, err := decoded(isJPEG, src, jpeg.DecodeConfig)
	if err != nil {
		return Picture{}, err
	}
	if err := most.check(isJPEG, config.Width, config.Height); err != nil {
		return Picture{}, err
	}
	m, err := decoded(isJPEG, src, jpeg.Decode)
	if err != nil {
		return Picture{}, err
	}
	if inks, ok := m.(*image.CMYK); ok {
		m = flat(inks)
	}
	m = turn(m, orientation)
	b := encoded(func(w io.Writer) error { return jpeg.Encode(w, m, &jpeg.Options{Quality: quality}) })
	return Picture{b, ".jpg", m.Bounds().Dx(), m.Bounds().Dy()}, nil
}

// surveyJPEG walks the marker segments and returns the orientation of the first EXIF segment before the pixels, and
// how often the pixels are passed over. It is as lenient as decoders are: bytes between segments are skipped.
func surveyJPEG(src []byte) (turned, scans int) {
	turned, found := upright, false
	for {
		i := bytes.IndexByte(src, 0xff)
		if i < 0 {
			return turned, scans
		}
		src = src[i:]
		for len(src) > 0 && src[0] == 0xff { // a marker may begin with any number of them
			src = src[1:]
		}
		if len(src) == 0 || src[0] == markerEOI {
			return turned, scans
		}
		marker := src[0]
		src = src[1:]
		if marker == 0 || markerRST0 <= marker && marker <= markerSOI {
			continue // these have no length: a byte 0xff of pixels, a restart, a start
		}
		if len(src) < 2 {
			return turned, scans
		}
		n := int(binary.BigEndian.Uint16(src))
		if n < 2 || n > len(src) {
			return turned, scans
		}
		switch marker {
		case markerSOS:
			scans++
		case markerAPP1:
			if exif, ok := bytes.CutPrefix(src[2:n], []byte("Exif\x00\x00")); ok && !found && scans == 0 {
				turned, found = orientation(exif), true
			}
		}
		src = src[n:]
	}
}
