//go:build unix

package generator

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// oddSaves are what a file can go through.
func oddSaves() []pattern {
	return []pattern{
		{name: "through memory", save: mapped, silent: true},
		{name: "an edit that keeps time and length", save: sameTime},
		{name: "a megabyte in twenty pieces", save: pieces},
		{name: "emptied, and written 300 ms later", save: func(d *desk, n int) error {
			return run(func() error { return os.Truncate(d.note, 0) }, pause(300*time.Millisecond), func() error { return inPlace(d, n) })
		}},
		{name: "deleted, and made again within 5 ms", save: func(d *desk, n int) error {
			return run(func() error { return os.Remove(d.note) }, pause(4*time.Millisecond), func() error { return inPlace(d, n) })
		}},
		{name: "deleted, and made again after 120 ms", save: func(d *desk, n int) error {
			return run(func() error { return os.Remove(d.note) }, pause(120*time.Millisecond), func() error { return inPlace(d, n) })
		}},
		{name: "a name in another case", save: func(d *desk, _ int) error {
			from := d.note
			name := filepath.Base(from)
			if name == strings.ToLower(name) {
				name = "Ada Lovelace.md"
			} else {
				name = strings.ToLower(name)
			}
			d.note = filepath.Join(filepath.Dir(from), name)
			return os.Rename(from, d.note)
		}},
		{name: "beside links that lead in circles", prepare: circles, save: inPlace},
		{name: "the settings", save: func(d *desk, n int) error {
			return d.write(filepath.Join(d.dir, "rapport.yaml"), fmt.Sprintf("title: Saves %d\ntoday: 2026-06-30\n", n))
		}},
		{name: "a template", save: func(d *desk, n int) error {
			return d.write(filepath.Join(d.dir, "templates", "style.css"), fmt.Sprintf("body { margin: %dpx }\n", n))
		}},
	}
}

// sameTime changes the note and sets its time back.
func sameTime(d *desk, n int) error {
	info, err := os.Stat(d.note)
	if err != nil {
		return err
	}
	return run(func() error { return inPlace(d, n) }, func() error { return os.Chtimes(d.note, info.ModTime(), info.ModTime()) })
}

// pieces writes a long note in the course of a second.
func pieces(d *desk, n int) error {
	f, err := os.Create(d.note)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.WriteString(text(n)); err != nil {
		return err
	}
	line := strings.Repeat("words ", 12) + "\n"
	for range 20 {
		if _, err := f.WriteString(strings.Repeat(line, 50_000/len(line))); err != nil {
			return err
		}
		<-time.After(50 * time.Millisecond)
	}
	return nil
}

func circles(d *desk) error {
	people := filepath.Dir(d.note)
	return run(
		func() error { return os.Symlink(".", filepath.Join(people, "here")) },
		func() error { return os.Symlink(d.dir, filepath.Join(people, "all")) },
		func() error { return os.Symlink("b", filepath.Join(people, "a")) },
		func() error { return os.Symlink("a", filepath.Join(people, "b")) },
	)
}

// folderSaves are what folders can go through.
func folderSaves() []pattern {
	return []pattern{
		{name: "folders made and filled at once", save: filled, many: true},
		{name: "a folder moved in, and out", save: func(d *desk, n int) error {
			in, out := filepath.Join(d.dir, "content", "team"), filepath.Join(d.out, "team")
			if n%2 == 0 {
				return os.Rename(in, out)
			}
			if err := os.RemoveAll(out); err != nil {
				return err
			}
			for i := range 5 {
				if err := d.write(filepath.Join(out, "deep", "deeper", fmt.Sprintf("Person %d.md", i)), fmt.Sprintf("---\ntype: person\n---\n[[Bob]] %d\n", n)); err != nil {
					return err
				}
			}
			return os.Rename(out, in)
		}},
		{name: "a folder renamed, and a note in it saved", prepare: func(d *desk) error {
			return d.write(filepath.Join(d.dir, "content", "team 0", "deep", "Eve.md"), "[[Bob]]\n")
		}, save: func(d *desk, n int) error {
			from, to := filepath.Join(d.dir, "content", fmt.Sprint("team ", n-1)), filepath.Join(d.dir, "content", fmt.Sprint("team ", n))
			return run(
				func() error { return os.Rename(from, to) },
				pause(300*time.Millisecond), // until it is known by its new name
				func() error { return d.write(filepath.Join(to, "deep", "Eve.md"), fmt.Sprintf("[[Bob]] %d\n", n)) },
			)
		}, many: true},
		{name: "the journal replaced by another", save: replaced, many: true},
		{name: "a storm of 2,000 files", save: storm, many: true},
	}
}

func filled(d *desk, n int) error {
	for _, sub := range []string{"a", "a/b", "a/b/c", "d/e/f/g"} {
		for i := range 10 {
			p := filepath.Join(d.dir, "content", fmt.Sprint("new ", n), filepath.FromSlash(sub), fmt.Sprintf("Note %s %d.md", strings.ReplaceAll(sub, "/", "-"), i))
			if err := d.write(p, "New, of [[Ada Lovelace]]\n"); err != nil {
				return err
			}
		}
	}
	if n > 1 {
		return os.RemoveAll(filepath.Join(d.dir, "content", fmt.Sprint("new ", n-1)))
	}
	return nil
}

// replaced puts a copy of the journal in its place.
func replaced(d *desk, n int) error {
	other, old := filepath.Join(d.out, "other"), filepath.Join(d.out, "old")
	return run(
		func() error { return os.RemoveAll(old) },
		func() error { return os.CopyFS(other, os.DirFS(d.dir)) },
		func() error { return d.write(filepath.Join(other, "content", "people", "Ada Lovelace.md"), text(n)) },
		func() error { return os.Rename(d.dir, old) },
		func() error { return os.Rename(other, d.dir) },
	)
}

func storm(d *desk, n int) error {
	dir := filepath.Join(d.dir, "content", "storm")
	for i := range 2000 {
		if err := d.write(filepath.Join(dir, fmt.Sprint(i%20), fmt.Sprint(i, ".txt")), "x"); err != nil {
			return err
		}
	}
	return run(func() error { return os.RemoveAll(dir) }, func() error { return inPlace(d, n) })
}
