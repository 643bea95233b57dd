package generator

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"html"
	"io"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/cespare/xxhash/v2"
	"golang.org/x/text/unicode/norm"
)

// detector finds tokens in bytes, in whatever form they stand there. It shares nothing with what makes sites, nor with
// what scans them: it takes every reading that it knows of all bytes, and of what comes out again.
type detector struct {
	grams  map[string]string // seven letters of a token -> what it is of
	sums   map[string]string // the beginning of a hash in hex, and in base64 -> what it is of
	binary map[string]string // the first bytes of a hash -> what it is of
}

// window is how many letters of a token in a row tell that it is there: a slug that is cut off holds no more.
const window = 7

// newDetector looks for tokens, by what they are of, and for hashes of tokens and of whole secrets, by what they are.
func newDetector(tokens, secrets map[string]string) *detector {
	d := &detector{grams: map[string]string{}, sums: map[string]string{}, binary: map[string]string{}}
	for of, token := range tokens {
		for i := 0; i+window <= len(token); i++ {
			d.grams[token[i:i+window]] = of
		}
		for _, s := range []string{token, strings.ToUpper(token), strings.ToUpper(token[:1]) + token[1:]} {
			d.hash(s, of)
		}
	}
	for of, secret := range secrets {
		d.hash(secret, of)
		d.hash(strings.TrimSpace(secret), of)
	}
	return d
}

// hash looks for what hash functions make of a text.
func (d *detector) hash(s, of string) {
	if s == "" {
		return
	}
	a, b, c := md5.Sum([]byte(s)), sha1.Sum([]byte(s)), sha256.Sum256([]byte(s))
	x := xxhash.Sum64String(s)
	for _, sum := range [][]byte{a[:], b[:], c[:]} {
		d.sums[hex.EncodeToString(sum)[:12]] = of
		d.sums[foldedText(base64.StdEncoding.EncodeToString(sum))[:12]] = of
		d.sums[foldedText(base64.URLEncoding.EncodeToString(sum))[:12]] = of
		d.binary[string(sum[:8])] = of
	}
	if text := strconv.FormatUint(x, 16); len(text) > 12 {
		d.sums[text[:12]] = of
	}
}

// sighting is a token that was found.
type sighting struct{ file, form, of string }

// files looks into files and their names. It returns one finding for each token and file.
func (d *detector) files(files map[string][]byte) []sighting {
	var all []sighting
	for _, p := range slices.Sorted(maps.Keys(files)) {
		told := map[string]bool{}
		tell := func(form, of string) {
			if !told[of] {
				told[of] = true
				all = append(all, sighting{p, form, of})
			}
		}
		d.read("name", []byte(p), 0, tell)
		d.read("bytes", files[p], 0, tell)
	}
	return all
}

// deepest is how many readings may stand within each other.
const deepest = 4

var (
	base64Run = regexp.MustCompile(`[A-Za-z0-9+/_-]{10,}`)
	hexRun    = regexp.MustCompile(`[0-9A-Fa-f]{14,}`)
	tagRun    = regexp.MustCompile(`<[^<>]*>`)
	cssEscape = regexp.MustCompile(`\\[0-9A-Fa-f]{1,6}[ \t\n]?`)
	uniEscape = regexp.MustCompile(`\\u\{?[0-9A-Fa-f]{2,6}\}?|\\x[0-9A-Fa-f]{2}|\\.`)
	quotedRun = regexp.MustCompile(`=[0-9A-F]{2}`)
)

// read takes one reading of bytes and goes on with all readings of that.
func (d *detector) read(form string, b []byte, depth int, tell func(form, of string)) {
	d.match(form, b, tell)
	if depth == deepest {
		return
	}
	next := func(as string, made []byte) {
		if len(made) >= window && !bytes.Equal(made, b) {
			d.read(form+" > "+as, made, depth+1, tell)
		}
	}
	text := string(b)
	if strings.Contains(text, "&") {
		next("entities", []byte(html.UnescapeString(text)))
	}
	if strings.Contains(text, "%") {
		next("percent", []byte(unpercent(text)))
	}
	if strings.Contains(text, `\`) {
		next("escapes", []byte(uniEscape.ReplaceAllStringFunc(text, unescapeOne)))
		next("css", []byte(cssEscape.ReplaceAllStringFunc(text, unescapeCSS)))
	}
	if quotedRun.MatchString(text) {
		next("quoted-printable", []byte(quotedRun.ReplaceAllStringFunc(text, func(s string) string { return unpercent("%" + s[1:]) })))
	}
	if depth == 0 && strings.Contains(text, "<") {
		next("tags", tagRun.ReplaceAll(b, nil))
	}
	d.wide(b, next)
	d.packed(b, next)
	for _, run := range base64Run.FindAllString(text, -1) {
		run = strings.NewReplacer("-", "+", "_", "/").Replace(run)
		for at := range min(4, len(run)) {
			if made, err := base64.RawStdEncoding.DecodeString(run[at : at+(len(run)-at)/4*4]); err == nil && depth < 2 {
				next("base64", made)
			}
		}
	}
	for _, run := range hexRun.FindAllString(text, -1) {
		for at := range 2 {
			if made, err := hex.DecodeString(run[at : at+(len(run)-at)/2*2]); err == nil && depth < 2 {
				next("hex", made)
			}
		}
	}
}

// wide reads UTF-16.
func (d *detector) wide(b []byte, next func(string, []byte)) {
	if bytes.IndexByte(b, 0) < 0 {
		return
	}
	next("no zeros", bytes.ReplaceAll(b, []byte{0}, nil))
	for at := range 2 {
		var big, little []uint16
		for i := at; i+1 < len(b); i += 2 {
			big = append(big, uint16(b[i])<<8|uint16(b[i+1]))
			little = append(little, uint16(b[i+1])<<8|uint16(b[i]))
		}
		next("UTF-16", []byte(string(utf16.Decode(big))))
		next("UTF-16", []byte(string(utf16.Decode(little))))
	}
}

// packed reads what is compressed, wherever it begins.
func (d *detector) packed(b []byte, next func(string, []byte)) {
	inflate := func(as string, r io.Reader, err error) {
		if err == nil {
			made, _ := io.ReadAll(io.LimitReader(r, 1<<22)) // what comes before a fault counts
			next(as, made)
		}
	}
	for i := 0; i+2 < len(b); i++ {
		switch {
		case b[i] == 0x1f && b[i+1] == 0x8b:
			r, err := gzip.NewReader(bytes.NewReader(b[i:]))
			inflate("gzip", r, err)
		case b[i] == 0x78 && (int(b[i])<<8|int(b[i+1]))%31 == 0:
			r, err := zlib.NewReader(bytes.NewReader(b[i:]))
			inflate("zlib", r, err)
		case bytes.HasPrefix(b[i:], []byte("PK\x03\x04")) && len(b) > i+30:
			behind := i + 30 + int(b[i+26]) + int(b[i+27])<<8 + int(b[i+28]) + int(b[i+29])<<8
			if behind < len(b) {
				inflate("zip", flate.NewReader(bytes.NewReader(b[behind:])), nil)
			}
		}
	}
}

// match looks for tokens and hashes in one reading.
func (d *detector) match(form string, b []byte, tell func(form, of string)) {
	for i := 0; i+8 <= len(b); i++ {
		if of, ok := d.binary[string(b[i:i+8])]; ok {
			tell(form+", hash", of)
		}
	}
	text := foldedText(string(b))
	for i := 0; i+window <= len(text); i++ {
		if of, ok := d.grams[text[i:i+window]]; ok {
			tell(form, of)
		}
		if i+12 <= len(text) {
			if of, ok := d.sums[text[i:i+12]]; ok {
				tell(form+", hash", of)
			}
		}
	}
}

// foldedText is the letters and digits of a text in lower case, without accents and whatever else stands between them.
func foldedText(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < 0x80
	}
	if !ascii {
		s = norm.NFKD.String(s)
	}
	var out strings.Builder
	for _, r := range s {
		if r = unicode.ToLower(r); 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func unpercent(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if made, err := url.PathUnescape(s[i : i+3]); err == nil {
				out.WriteString(made)
				i += 2
				continue
			}
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

func unescapeOne(s string) string {
	if len(s) == 2 {
		return s[1:]
	}
	n, err := strconv.ParseUint(strings.Trim(s[2:], "{}"), 16, 32)
	if err != nil {
		return s
	}
	return string(rune(n))
}

func unescapeCSS(s string) string {
	n, err := strconv.ParseUint(strings.TrimSpace(s[1:]), 16, 32)
	if err != nil {
		return s
	}
	return string(rune(n))
}
