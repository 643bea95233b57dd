package output

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cespare/xxhash/v2"
)

// A manifest says which files of an output are rapport's. Its bytes depend on the files alone, so two outputs of the
// same site are alike to the last file. While a write is under way a path can have two versions: the one that was there
// and the one to come.
type manifest struct {
	files map[string][]version
	dirs  map[string]bool // the folders rapport made
}

// version is what a file holds.
type version struct {
	sum  uint64
	size int64
}

func versionOf(b []byte) version { return version{sum: xxhash.Sum64(b), size: int64(len(b))} }

const (
	manifestHead = "rapport output 1"
	manifestEnd  = "end" // its absence shows that the manifest was cut short
)

func (m *manifest) bytes() []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, manifestHead)
	for _, dir := range slices.Sorted(maps.Keys(m.dirs)) {
		fmt.Fprintf(&b, "dir %s\n", dir)
	}
	line := []byte(nil)
	for _, path := range slices.Sorted(maps.Keys(m.files)) {
		for _, v := range m.files[path] {
			line = append(line[:0], "file "...)
			line = strconv.AppendUint(line, v.sum, 16)
			line = append(line, ' ')
			line = strconv.AppendInt(line, v.size, 10)
			line = append(line, ' ')
			line = append(line, path...)
			b.Write(append(line, '\n'))
		}
	}
	fmt.Fprintln(&b, manifestEnd)
	return b.Bytes()
}

func parseManifest(text string) (*manifest, error) {
	m := &manifest{files: map[string][]version{}, dirs: map[string]bool{}}
	body, headed := strings.CutPrefix(text, manifestHead+"\n")
	body, ended := strings.CutSuffix(body, manifestEnd+"\n")
	if !headed || !ended {
		return nil, fmt.Errorf("it does not begin with %q or end with %q", manifestHead, manifestEnd)
	}
	for line := range strings.Lines(body) {
		kind, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch kind {
		case "dir":
			m.dirs[rest] = true
		case "file":
			path, v, err := parseVersion(rest)
			if err != nil {
				return nil, fmt.Errorf("line %q: %w", line, err)
			}
			m.files[path] = append(m.files[path], v)
		default:
			return nil, fmt.Errorf("line %q is of no known kind", line)
		}
	}
	return m, m.check()
}

func parseVersion(s string) (path string, v version, err error) {
	sum, rest, _ := strings.Cut(s, " ")
	size, path, _ := strings.Cut(rest, " ")
	if v.sum, err = strconv.ParseUint(sum, 16, 64); err != nil {
		return "", version{}, err
	}
	v.size, err = strconv.ParseInt(size, 10, 64)
	return path, v, err
}

// check refuses a manifest that names what no write could have put there: somebody else made it.
func (m *manifest) check() error {
	for path := range m.files {
		if !sound(path) {
			return fmt.Errorf("it names the file %q", path)
		}
	}
	for dir := range m.dirs {
		if !sound(dir) {
			return fmt.Errorf("it names the folder %q", dir)
		}
	}
	return nil
}

// readManifest returns the manifest and when it was written; nil when there is none.
func (d *disk) readManifest() (*manifest, time.Time, error) {
	info, err := d.lstat(manifestName)
	if err != nil || info == nil {
		return nil, time.Time{}, err
	}
	b, err := d.readFile(manifestName)
	if err != nil {
		return nil, time.Time{}, err
	}
	m, err := parseManifest(string(b))
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("reading the manifest of %s: %w; "+
			"so rapport cannot tell which files are its own: remove the folder, or name another", d.root.Name(), err)
	}
	return m, info.ModTime(), nil
}
