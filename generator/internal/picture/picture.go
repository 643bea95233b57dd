// Package picture turns an image's bytes into an image that holds nothing but what is seen.
//
// What a camera, a telephone or a program wrote beside the pixels (where and when, whose, with what, a small copy from
// before the crop, text, other pictures behind the end) is not taken out piece by piece: the picture is decoded, turned
// upright and encoded anew, and the new file never had any of it. So nobody has to know every place where something
// can hide, and two files that differ in such things alone become the same bytes.
//
// What is lost with it: colour profiles, so that pictures of a wide gamut are shown as sRGB; densities in dots per
// inch; a little of the quality of a JPEG. What is written on a picture, or can be recognised in it, stays.
package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

// Picture is an image as it may be published.
type Picture struct {
	Bytes         []byte
	Ext           string // ".jpg", ".png" or ".gif"
	Width, Height int    // in pixels, as it is seen
}

// digits is the length of a published name: 96 bits, with which no two pictures meet by chance or on purpose.
const digits = 24

// Name returns the picture's file name in a published site: the start of the SHA-256 of its own bytes and its
// extension. What the author's file is called, or held besides the picture, has no part in it.
func (p Picture) Name() string {
	sum := sha256.Sum256(p.Bytes)
	return hex.EncodeToString(sum[:])[:digits] + p.Ext
}

// limits bound the time and the memory that one picture can take.
type limits struct {
	bytes  int   // of the file
	pixels int64 // of the picture
	scans  int   // of a JPEG, each of which passes over all its pixels
	frames int   // of a GIF
	moving int64 // pixels of all frames of a GIF together
}

// published are the limits of [Clean]. Decoding takes the most for a progressive JPEG of all these pixels: about
// a gigabyte and a half.
var published = limits{
	bytes:  64 << 20,
	pixels: 50_000_000,
	scans:  200, // programs write about ten
	frames: 5_000,
	moving: 200_000_000, // a byte each; twenty seconds of 1280 by 720, ten frames in each
}

// Clean decodes the image in src and encodes what is seen of it: upright, and with no metadata. What src is, its bytes
// say: JPEG, PNG and GIF are taken, animated GIF too. The same bytes give the same picture on any machine,
// as long as the encoders of the standard library stay as they are: a release of Go may change names once.
//
// Every error is a [*Refusal]: something about the file that its author can mend.
func Clean(src []byte) (Picture, error) { return clean(src, published) }

func clean(src []byte, most limits) (Picture, error) {
	if len(src) > most.bytes {
		return Picture{}, tooLarge(fmt.Sprintf("it is larger than %d MB", most.bytes>>20))
	}
	switch what := sniff(src); what {
	case isJPEG:
		return cleanJPEG(src, most)
	case isPNG:
		return cleanPNG(src, most)
	case isGIF:
		return cleanGIF(src, most)
	default:
		return Picture{}, other(what)
	}
}

// check refuses a picture of nothing and one of too much, before memory is set aside for its pixels.
func (l limits) check(what string, width, height int) error {
	switch {
	case width <= 0 || height <= 0:
		return damaged(what, fmt.Errorf("it is %d by %d pixels large", width, height))
	case int64(width) > l.pixels/int64(height):
		return tooLarge(fmt.Sprintf("it is %d by %d pixels large, more than %d million in all", width, height, l.pixels/1_000_000))
	}
	return nil
}

// decoded calls a decoder of the standard library. Its errors become refusals, and so does a panic over the bytes it
// was given; nothing of this package runs within.
func decoded[T any](what string, src []byte, decode func(io.Reader) (T, error)) (t T, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = damaged(what, fmt.Errorf("the decoder stumbled: %v", fault))
		}
	}()
	if t, err = decode(bytes.NewReader(src)); err != nil {
		return t, damaged(what, err)
	}
	return t, nil
}

// encoded returns what write writes. An encoder that refuses what a decoder made is a fault of ours.
func encoded(write func(io.Writer) error) []byte {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		panic(fmt.Sprintf("picture: a decoded picture cannot be encoded: %v", err))
	}
	return b.Bytes()
}
