package scan

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// leastDigest is the number of letters of hex from which on a hash is no chance: 40 bits, with some hundred thousand
// hashes to compare with.
const leastDigest = 10

// digests are hashes of what is hidden: who has a list of names can ask which of them a hash is of.
type digests map[[5]byte][]digest

type digest struct {
	sum  []byte
	name Name
	path string
}

func newDigests(b *book, in Input) digests {
	d := digests{}
	for _, n := range in.Hidden {
		list := b.words(n.Text)
		if len(list) == 0 || b.known[keyOf(list)] {
			continue
		}
		joined := strings.Join(plainest(list), "-")
		done := map[string]bool{}
		for _, s := range []string{n.Text, strings.ToLower(n.Text), strings.ToUpper(n.Text), joined, strings.TrimPrefix(n.Text, "@")} {
			if !done[s] {
				done[s] = true
				d.add([]byte(s), digest{name: n})
			}
		}
	}
	for _, s := range in.Private {
		d.add(s.Bytes, digest{path: s.Path})
		d.add(bytes.TrimSpace(s.Bytes), digest{path: s.Path})
	}
	return d
}

func (d digests) add(b []byte, of digest) {
	if len(b) == 0 {
		return
	}
	x, y, z := sha256.Sum256(b), sha1.Sum(b), md5.Sum(b)
	for _, sum := range [][]byte{x[:], y[:], z[:]} {
		of.sum = sum
		key := [5]byte(sum)
		d[key] = append(d[key], of)
	}
}

// find returns what a hash in hex or base64, whole or cut off, is of.
func (d digests) find(b []byte) (Hit, bool) {
	if len(b) < leastDigest || len(b) > 88 {
		return Hit{}, false
	}
	var room [66]byte
	sum := room[:0]
	if isHex(b) {
		for i := 0; i+1 < len(b); i += 2 {
			sum = append(sum, byte(unhex(b[i])<<4|unhex(b[i+1])))
		}
	} else if len(b) >= 14 {
		enc := base64.RawStdEncoding
		if bytes.ContainsAny(b, "-_") {
			enc = base64.RawURLEncoding
		}
		n, err := enc.Decode(room[:], b[:len(b)&^3])
		if err != nil {
			return Hit{}, false
		}
		sum = room[:n]
	}
	if len(sum) < 5 {
		return Hit{}, false
	}
	for _, of := range d[[5]byte(sum[:5])] {
		if bytes.HasPrefix(of.sum, sum) {
			return Hit{Name: of.name, Source: of.path}, true
		}
	}
	return Hit{}, false
}
