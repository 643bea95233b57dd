package generator

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/cespare/xxhash/v2"
)

// TestDetector hides a token in every form that there is, and two deep: whoever finds nothing must be able to.
func TestDetector(t *testing.T) {
	const token = "vqzkjwxpyhgb"
	d := newDetector(map[string]string{"the token": token}, map[string]string{"the secret": "The whole secret."})
	each := func(format string) string {
		var b strings.Builder
		for _, r := range token {
			fmt.Fprintf(&b, format, r)
		}
		return b.String()
	}
	forms := map[string]string{
		"plain": token, "capitals": strings.ToUpper(token), "cut off": token[:8], "the end of it": token[4:], "in a name": "zz" + token + "zz",
		"entities": each("&#%d;"), "hex entities": each("&#x%x;"), "percent": each("%%%02X"), "JSON": each(`\u%04x`), "script": each(`\x%02x`),
		"braces": each(`\u{%x}`), "CSS": each(`\%x `), "CSS, six digits": each(`\%06x`), "quoted-printable": each("=%02X"),
		"soft hyphens": strings.Join(strings.Split(token, ""), "\u00ad"), "zero width": strings.Join(strings.Split(token, ""), "\u200b"),
		"tags": "<b>" + token[:5] + "</b><i class=x>" + token[5:] + "</i>", "NFD": strings.ReplaceAll(token, "y", "y\u0301"),
		"NFC": strings.ReplaceAll(token, "y", "\u00fd"), "wide letters": strings.ReplaceAll(token, "q", "\uff51"),
		"base64": base64.StdEncoding.EncodeToString([]byte("x" + token)), "base64 of addresses": base64.URLEncoding.EncodeToString([]byte("??" + token + "??")),
		"base64 in a path": "assets/a" + base64.StdEncoding.EncodeToString([]byte(token)), "hex": hex.EncodeToString([]byte(token)),
		"hex, in a name": "f" + strings.ToUpper(hex.EncodeToString([]byte(token))), "broken lines": token[:6] + "\n   " + token[6:],
		"UTF-16": utf16Text(token, true), "UTF-16, little": "x" + utf16Text(token, false), "gzip": pack("gzip", token), "zlib": "junk" + pack("zlib", token),
		"zip": pack("zip", token), "gzip in base64": base64.StdEncoding.EncodeToString([]byte(pack("gzip", token))),
		"entities in JSON": strings.ReplaceAll(each("&#%d;"), "&", `\u0026`), "percent, twice": strings.ReplaceAll(each("%%%02X"), "%", "%25"),
		"a hash in hex": sumOf("md5", token), "a hash cut off": sumOf("sha256", token)[:16], "a hash in capitals": strings.ToUpper(sumOf("sha1", token)),
		"a hash of the secret": sumOf("sha256", "The whole secret."), "a hash in base64": sumOf("base64", token), "a hash as it is": sumOf("raw", token),
		"a quick hash": "/assets/" + strconv.FormatUint(xxhash.Sum64String(token), 16) + ".css",
	}
	for name, text := range forms {
		if len(d.files(map[string][]byte{"x.html": []byte("Some text. " + text + " More text.")})) == 0 {
			t.Errorf("not found in %s: %q", name, text)
		}
		if strings.IndexByte(text, 0) < 0 && len(d.files(map[string][]byte{"a/" + text + "/b.html": nil})) == 0 {
			t.Errorf("not found in the name of a file, in %s: %q", name, text)
		}
	}
	clean := "Some text, &amp; 50 % more; see https://example.org/a_b-c/d?e=%20f and sha 0123456789abcdef0123456789abcdef. " + token[:6]
	if f := d.files(map[string][]byte{"x.html": []byte(clean)}); len(f) > 0 {
		t.Errorf("found in a clean text: %v", f)
	}
}

func pack(how, s string) string {
	var b bytes.Buffer
	var w io.WriteCloser
	switch how {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "zlib":
		w = zlib.NewWriter(&b)
	case "zip":
		archive := zip.NewWriter(&b)
		f, err := archive.Create("x.txt")
		if err != nil {
			panic(err)
		}
		_, _ = io.WriteString(f, s)
		_ = archive.Close()
		return b.String()
	}
	_, _ = io.WriteString(w, strings.Repeat(s, 3)+strings.Repeat(" ", 200))
	_ = w.Close()
	return b.String()
}

func sumOf(how, s string) string {
	a, b, c := md5.Sum([]byte(s)), sha1.Sum([]byte(s)), sha256.Sum256([]byte(s))
	switch how {
	case "md5":
		return hex.EncodeToString(a[:])
	case "sha1":
		return hex.EncodeToString(b[:])
	case "base64":
		return base64.StdEncoding.EncodeToString(c[:])
	case "raw":
		return string(c[:])
	}
	return hex.EncodeToString(c[:])
}
