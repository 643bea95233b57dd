package scan

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"net/url"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"
)

// page puts a body into a page as a renderer does.
func page(body string) []byte {
	return []byte("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Page</title></head>\n<body><main>" + body + "</main></body></html>\n")
}

// names returns the hits that are hidden names, or hashes of them.
func names(hits []Hit) []Hit {
	var list []Hit
	for _, h := range hits {
		if h.What == HiddenName || h.What == Digest {
			list = append(list, h)
		}
	}
	return list
}

func TestForms(t *testing.T) {
	const name = "Zoë Müller-Kvist"
	escaped := func(format string) string {
		var s strings.Builder
		for _, r := range name {
			fmt.Fprintf(&s, format, r)
		}
		return s.String()
	}
	b64 := base64.StdEncoding.EncodeToString
	note := []byte("a note that tells of Zoë Müller-Kvist and no other, at some length")
	for _, c := range []struct{ name, path, body string }{
		{"plain", "a.html", "met " + name + " today"},
		{"without blanks", "a.html", "ZoëMüllerKvist"},
		{"without accents", "a.html", "zoe muller kvist"},
		{"umlauts as two letters", "a.html", "Mueller-Kvist"},
		{"decomposed", "a.html", norm.NFD.String(name)},
		{"in capitals", "a.html", strings.ToUpper(name)},
		{"wide letters", "a.html", "Ｚｏｅ Ｍｕｌｌｅｒ"},
		{"no-break blank", "a.html", "Zoë\u00a0Müller"},
		{"soft hyphen", "a.html", "Mül\u00adler"},
		{"soft hyphen as entity", "a.html", "Mül&shy;ler"},
		{"zero width", "a.html", "Kv\u200bist"},
		{"marks of direction", "a.html", "\u202eKv\u2060ist\u202c"},
		{"decimal entities", "a.html", escaped("&#%d;")},
		{"hexadecimal entities", "a.html", escaped("&#x%X;")},
		{"named entities", "a.html", "Zo&euml; M&uuml;ller"},
		{"entities twice", "a.html", "M&amp;uuml;ller"},
		{"percent", "a.html", `<a href="x?n=` + url.QueryEscape("Müller") + `">x</a>`},
		{"percent of every letter", "a.html", "%4D%C3%BC%6C%6C%65%72"},
		{"percent twice", "a.html", "%254D%25C3%25BC%256C%256C%2565%2572"},
		{"JSON", "a.json", `{"who": "M\u00fcller"}`},
		{"JSON of every letter", "a.json", `"` + escaped(`\u%04x`) + `"`},
		{"JSON in an attribute", "a.html", `<p data-x="{&quot;n&quot;:&quot;\u004d\u00fcller&quot;}">x</p>`},
		{"script", "a.js", `let a = "\x4b\x76ist"`},
		{"script with braces", "a.js", `let a = "\u{4b}\u{76}ist"`},
		{"script in a page", "a.html", `<script>var a = "\u004bvist"</script>`},
		{"style", "a.css", `a::after { content: "\4b\76ist" }`},
		{"style with blanks", "a.css", `a::after { content: "\00004b \76 ist" }`},
		{"comment", "a.html", "<!-- Kvist -->"},
		{"comment of a style", "a.css", "/* Kvist */"},
		{"attribute", "a.html", `<img alt="Kvist" src="x.png">`},
		{"attribute without quotes", "a.html", `<p class=kvist>x</p>`},
		{"class", "a.html", `<p class="who-kvist">x</p>`},
		{"inside a word by tags", "a.html", "<b>Kv</b>ist and <i>M</i>ü<i>ll</i>er"},
		{"inside a word by empty tags", "a.html", "Kv<wbr>ist"},
		{"joined by a tag", "a.html", "was<b>Kvist</b>was"},
		{"SVG", "a.svg", `<svg><text>Kv<tspan>ist</tspan></text></svg>`},
		{"SVG title", "a.svg", `<svg><title>Kvist</title></svg>`},
		{"CDATA", "a.xml", `<d><![CDATA[Kvist & co]]></d>`},
		{"unclosed tag", "a.html", `<p title="Kvist`},
		{"unclosed comment", "a.html", `<!-- Kvist`},
		{"hyphenated", "a.html", "with Mül-\nler today"},
		{"slug", "a.html", `<a href="people/zoe-mueller-kvist.html">x</a>`},
		{"slug cut off", "a.html", `<a href="people/zoe-mueller-kv.html">x</a>`},
		{"slug cut off in a path", "people/zoemueller.html", "x"},
		{"path", "people/zoe-muller-kvist/index.html", "x"},
		{"path by percent", "people/m%C3%BCller/index.html", "x"},
		{"base64", "a.html", "data:text/plain;base64," + b64([]byte("met Zoë Müller-Kvist today"))},
		{"base64 of addresses", "a.html", base64.URLEncoding.EncodeToString([]byte("??>>met Zoë Müller-Kvist today"))},
		{"short base64", "a.html", b64([]byte("Kvist"))},
		{"base64 twice", "a.html", b64([]byte(b64([]byte("met Zoë Müller-Kvist today"))))},
		{"base64 of UTF-16", "a.html", b64(wideBytes("met Kvist today", binary.LittleEndian))},
		{"hex", "a.html", hex.EncodeToString([]byte("met Zoë Müller-Kvist today"))},
		{"short hex", "a.html", hex.EncodeToString([]byte("Kvist"))},
		{"UTF-16, little endian", "a.txt", "\xff\xfe" + string(wideBytes("met Kvist today", binary.LittleEndian))},
		{"UTF-16, big endian", "a.bin", "\x01" + string(wideBytes("met Kvist today", binary.BigEndian))},
		{"Latin-1", "a.txt", "M\xfcller"},
		{"gzip", "a.gz", packed(t, "gzip", "met Kvist")},
		{"gzip in base64", "a.html", b64([]byte(packed(t, "gzip", "met Kvist")))},
		{"zlib in base64", "a.html", b64([]byte(packed(t, "zlib", "met Kvist")))},
		{"zip", "a.zip", packed(t, "zip", "met Kvist")},
		{"PNG text", "a.png", picture("tEXt", "Author\x00Kvist")},
		{"PNG packed text", "a.png", picture("zTXt", "Author\x00\x00"+packed(t, "zlib", "by Kvist"))},
		{"PNG international text", "a.png", picture("iTXt", "Author\x00\x01\x00\x00\x00"+packed(t, "zlib", "by Kvist"))},
		{"bytes behind a PNG", "a.png", picture("tEXt", "A\x00b") + "Kvist was here"},
		{"JPEG comment", "a.jpg", "\xff\xd8\xff\xfe\x00\x10taken by Zoë Müller\xff\xd9\x00\x01"},
		{"MD5 of a name", "a.html", fmt.Sprintf("%x", md5.Sum([]byte("zoë müller-kvist")))},
		{"SHA-1 of a slug", "a.html", fmt.Sprintf("%x", sha1.Sum([]byte("zoe-muller-kvist")))},
		{"SHA-256 of an address, cut", "a.html", fmt.Sprintf("%x", sha256.Sum256([]byte("zoe@kvist.example")))[:12]},
		{"SHA-256 in base64", "a.html", func() string { s := sha256.Sum256([]byte(name)); return b64(s[:]) }()},
		{"hash of a note", "files/" + fmt.Sprintf("%x", sha256.Sum256(note))[:16] + ".png", "x"},
	} {
		t.Run(c.name, func(t *testing.T) {
			body := []byte(c.body)
			if strings.HasSuffix(c.path, ".html") {
				body = page(c.body)
			}
			in := Input{
				Files:   []File{{c.path, body}},
				Hidden:  []Name{{name, Person, "people/Zoë.md:2"}, {"zoe@kvist.example", Email, "people/Zoë.md:3"}},
				Private: []Source{{"notes/x.md", 0, note}},
			}
			if got := names(Look(in)); len(got) == 0 {
				t.Errorf("Look(%q) found nothing", body)
			}
			in.Hidden = []Name{{"Ingeborg Halvorsrud", Person, ""}}
			in.Private = nil
			if got := names(Look(in)); len(got) > 0 {
				t.Errorf("Look(%q) found %+v for somebody else", body, got)
			}
		})
	}
}

func wideBytes(s string, order binary.AppendByteOrder) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

func packed(t *testing.T, how, s string) string {
	t.Helper()
	var b bytes.Buffer
	var err error
	switch how {
	case "gzip":
		w := gzip.NewWriter(&b)
		_, err = w.Write([]byte(s))
		w.Close()
	case "zlib":
		w := zlib.NewWriter(&b)
		_, err = w.Write([]byte(s))
		w.Close()
	case "zip":
		w := zip.NewWriter(&b)
		f, _ := w.Create("a.txt")
		_, err = f.Write([]byte(s))
		w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func picture(kind, data string) string {
	chunk := func(kind, data string) string {
		b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		b = append(b, kind+data...)
		return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE([]byte(kind+data))))
	}
	return string(pngMagic) + chunk("IHDR", "\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00") + chunk(kind, data) + chunk("IEND", "")
}

func sha256Hex(b []byte) string { return fmt.Sprintf("%x", sha256.Sum256(b)) }

func TestJSONOfEncoder(t *testing.T) {
	b, err := json.Marshal(map[string]string{"text": "<b>Kvist</b> & co"})
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Files: []File{{"a.json", b}}, Hidden: []Name{{"Kvist", Person, ""}}}
	if got := names(Look(in)); len(got) != 1 {
		t.Errorf("Look(%s) = %+v, want one hit", b, got)
	}
}
