//go:build unix

package generator

import (
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// What follows was taken down from programs by strace.

// inPlace empties the note and writes it anew, as Obsidian, VS Code and nano do.
func inPlace(d *desk, n int) error { return os.WriteFile(d.note, []byte(text(n)), 0o644) }

// again takes the note away and makes another.
func again(d *desk, n int) error {
	return run(func() error { return os.Remove(d.note) }, func() error { return inPlace(d, n) })
}

// byBackup renames the note away, writes another and takes the first away, as vim does.
func byBackup(d *desk, n int) error {
	probe := filepath.Join(filepath.Dir(d.note), "4913")
	return run(
		func() error { return os.WriteFile(probe, nil, 0o644) },
		func() error { return os.Remove(probe) },
		func() error { return os.Rename(d.note, d.note+"~") },
		func() error { return inPlace(d, n) },
		func() error { return os.Chmod(d.note, 0o644) },
		func() error { return os.Remove(d.note + "~") },
	)
}

// byRename writes another file and renames it over the note.
func byRename(temp string) func(*desk, int) error {
	return func(d *desk, n int) error {
		p, err := d.temp(temp, text(n))
		if err != nil {
			return err
		}
		return os.Rename(p, d.note)
	}
}

// oldTime is byRename with the time that the note has on another computer.
func oldTime(temp string) func(*desk, int) error {
	return func(d *desk, n int) error {
		p, err := d.temp(temp, text(n))
		if err != nil {
			return err
		}
		old := time.Date(2019, 5, 4, 3, 2, 1, n, time.UTC)
		return run(func() error { return os.Chtimes(p, old, old) }, func() error { return os.Rename(p, d.note) })
	}
}

// fromOutside renames a file from elsewhere over the note, as Dropbox does.
func fromOutside(d *desk, n int) error {
	p := filepath.Join(d.out, "new")
	return run(func() error { return d.write(p, text(n)) }, func() error { return os.Rename(p, d.note) })
}

// safeWrite is what JetBrains' programs call so.
func safeWrite(d *desk, n int) error {
	p, err := d.temp("Ada Lovelace.md___jb_tmp___", text(n))
	if err != nil {
		return err
	}
	old := d.note + "___jb_old___"
	return run(
		func() error { return os.Rename(d.note, old) },
		func() error { return os.Rename(p, d.note) },
		func() error { return os.Remove(old) },
	)
}

// editorSaves are what editors and programs that sync do.
func editorSaves() []pattern {
	return []pattern{
		{name: "Obsidian", save: inPlace},
		{name: "Obsidian, rename and links", save: renameAndLinks},
		{name: "Obsidian, to and from the trash", save: trash},
		{name: "VS Code", save: func(d *desk, n int) error {
			f, err := os.OpenFile(d.note, os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			defer f.Close()
			return run(func() error { return f.Truncate(0) }, func() error { _, err := f.WriteString(text(n)); return err }, f.Sync)
		}},
		{name: "VS Code, atomic", save: byRename("Ada Lovelace.md.vsctmp")},
		{name: "JetBrains, safe write", save: safeWrite},
		{name: "gedit", save: byRename(".goutputstream-ABCDEF")},
		{name: "Syncthing, old time", save: oldTime(".syncthing.Ada Lovelace.md.tmp")},
		{name: "Dropbox", save: fromOutside},
	}
}

// renameAndLinks renames the note of somebody, and then changes the links to it in two others.
func renameAndLinks(d *desk, n int) error {
	names := [2]string{"Bob", "Robert"}
	from, to := names[(n+1)%2], names[n%2]
	people := filepath.Dir(d.note)
	return run(
		func() error { return os.Rename(filepath.Join(people, from+".md"), filepath.Join(people, to+".md")) },
		func() error { return d.write(d.note, "---\nlevel: peer\n---\n"+kept+" with [["+to+"]]\n") },
		func() error {
			return d.write(filepath.Join(d.dir, "content", "2026-05-11 Lunch.md"), "---\ntype: meeting\npeople: ["+to+", Ada Lovelace]\n---\nLunch.\n")
		},
	)
}

func trash(d *desk, n int) error {
	there, trashed := filepath.Join(d.dir, "content", "people", "Bob.md"), filepath.Join(d.dir, ".trash", "Bob.md")
	if n%2 == 0 {
		there, trashed = trashed, there
	}
	return run(func() error { return os.MkdirAll(filepath.Dir(trashed), 0o755) }, func() error { return os.Rename(there, trashed) })
}

// mapped writes the note through memory, of which no system tells.
func mapped(d *desk, n int) error {
	f, err := os.OpenFile(d.note, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	b, err := syscall.Mmap(int(f.Fd()), 0, len(text(n)), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED)
	if err != nil {
		return err
	}
	copy(b, text(n))
	return syscall.Munmap(b)
}
