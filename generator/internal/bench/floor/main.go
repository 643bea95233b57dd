// Command floor is the least a program with our libraries can do with a journal: it reads every note, parses its front
// matter with adrg/frontmatter and its default YAML, renders its body with goldmark and the GFM extensions, puts both
// into a page with html/template and writes one file for each note, with one worker for each processor. What rapport
// costs is told as a multiple of it.
//
//	floor -in JOURNAL/content -out DIR           PATH/index.html for every note
//	floor -in JOURNAL/content -out DIR -flat     PATH.html, as rapport writes them
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
)

func main() {
	in := flag.String("in", "", "the journal's folder of notes")
	out := flag.String("out", "", "folder for the pages; they are made and not written when empty")
	flat := flag.Bool("flat", false, "write PATH.html rather than PATH/index.html")
	workers := flag.Int("workers", runtime.GOMAXPROCS(0), "how many notes are worked on at once")
	percent := flag.Int("gogc", 100, "the garbage collector's percentage")
	flag.Parse()
	if *in == "" || *workers < 1 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	debug.SetGCPercent(*percent)
	notes, err := list(*in)
	if err == nil {
		err = share(notes, *workers, func() task {
			return newWorker(*in, *out, *flat).work
		})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "floor:", err)
		os.Exit(1)
	}
}

// list returns the notes of a folder, by paths relative to it and without .md.
func list(dir string) ([]string, error) {
	var notes []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if name, ok := strings.CutSuffix(path, ".md"); ok {
			rel, err := filepath.Rel(dir, name)
			if err != nil {
				return err
			}
			notes = append(notes, rel)
		}
		return nil
	})
	return notes, err
}
