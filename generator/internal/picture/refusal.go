package picture

import (
	"bytes"
	"strings"
)

// Refusal says why a file is not published as a picture.
type Refusal struct {
	Reason string // a clause about the file: "it is an SVG picture"
	Hint   string // the way out, with what is taken instead
}

// Error returns the reason.
func (r *Refusal) Error() string { return r.Reason }

// What a file is, in words that fit behind "it is".
const (
	isJPEG = "a JPEG picture"
	isPNG  = "a PNG picture"
	isGIF  = "a GIF picture"
	isSVG  = "an SVG picture"
)

// other is the refusal of a file that is no picture of the kinds that are taken.
func other(what string) error {
	hint := "save it as JPEG, PNG or GIF"
	switch {
	case what == "":
		return &Refusal{"it is empty", "save the picture again, as JPEG, PNG or GIF"}
	case !strings.HasSuffix(what, " picture"):
		hint = "only JPEG, PNG and GIF pictures are published: save what should be seen as one of them, or take the reference out"
	}
	return &Refusal{"it is " + what, hint}
}

// damaged is the refusal of a picture that cannot be decoded.
func damaged(what string, err error) error {
	return &Refusal{
		"it is " + what + " that cannot be read: " + err.Error(),
		"open it with a program for pictures and save it again, as JPEG, PNG or GIF",
	}
}

// tooLarge is the refusal of a picture that would take too long, or too much memory.
func tooLarge(reason string) error { return &Refusal{reason, "make it smaller"} }

// marks are the first bytes of files, most of them of kinds that are not taken: who is told what a file is knows what
// to do about it.
var marks = []struct {
	at           int
	bytes, means string
}{
	{0, "\xff\xd8\xff", isJPEG},
	{0, "\x89PNG\r\n\x1a\n", isPNG},
	{0, "GIF87a", isGIF},
	{0, "GIF89a", isGIF},
	{8, "WEBP", "a WebP picture"},
	{4, "ftypavi", "an AVIF picture"},
	{4, "ftyphe", "a HEIC picture"},
	{4, "ftypmif1", "a HEIF picture"},
	{4, "ftypmsf1", "a HEIF picture"},
	{4, "ftyp", "a video, or something kept as one"},
	{4, "moov", "a video"},
	{0, "\x1a\x45\xdf\xa3", "a video"},
	{8, "AVI ", "a video"},
	{0, "II*\x00", "a TIFF picture"},
	{0, "MM\x00*", "a TIFF picture"},
	{0, "BM", "a BMP picture"},
	{0, "\x00\x00\x01\x00", "an icon, not a picture"},
	{0, "\xff\x0a", "a JPEG XL picture"},
	{4, "JXL \r\n\x87\n", "a JPEG XL picture"},
	{4, "jP  \r\n\x87\n", "a JPEG 2000 picture"},
	{0, "8BPS", "a Photoshop picture"},
	{0, "%PDF-", "a PDF document"},
	{0, "PK\x03\x04", "an Office document or an archive"},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document"},
}

// sniff says what a file is, by its bytes alone, or is empty when there are none.
func sniff(src []byte) string {
	if len(src) == 0 {
		return ""
	}
	for _, m := range marks {
		if len(src) >= m.at && bytes.HasPrefix(src[m.at:], []byte(m.bytes)) {
			return m.means
		}
	}
	start := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(src[:min(len(src), 4096)], []byte("\ufeff")), " \t\r\n"))
	if bytes.HasPrefix(start, []byte("<")) && bytes.Contains(start, []byte("<svg")) {
		return isSVG
	}
	return "neither JPEG nor PNG nor GIF"
}
