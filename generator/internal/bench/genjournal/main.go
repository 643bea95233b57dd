// Command genjournal writes a journal of invented notes to measure with. The same flags always write the same bytes.
//
//	genjournal -preset small  -out DIR     1,000 notes
//	genjournal -preset medium -out DIR    10,000 notes
//	genjournal -preset large  -out DIR   100,000 notes
//	genjournal -people 50 -meetings 450 -seed 7 -out DIR
//
// There is an initiative for ten people, and a page with goals. Meetings lie in the six years before a fixed day, and a
// few in the month after it; a few people are met often and most of them rarely, as in life. Every practice finds
// something to read.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// presets are sizes by name.
var presets = map[string]size{
	"small":  {people: 100, meetings: 889},
	"medium": {people: 1_000, meetings: 8_899},
	"large":  {people: 5_000, meetings: 94_499},
}

func main() {
	var s size
	flag.IntVar(&s.people, "people", 100, "how many people")
	flag.IntVar(&s.meetings, "meetings", 900, "how many meetings")
	preset := flag.String("preset", "", "small, medium or large, in place of -people and -meetings")
	seed := flag.Uint64("seed", 1, "another seed gives another journal of the same size")
	out := flag.String("out", "", "folder for the journal")
	flag.Parse()
	if *preset != "" {
		known := false
		if s, known = presets[*preset]; !known {
			fmt.Fprintf(os.Stderr, "genjournal: no preset is called %q\n", *preset)
			os.Exit(2)
		}
	}
	if *out == "" || s.people < 1 || s.meetings < 0 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	notes, bytes := 0, 0
	err := newWriter(*seed, func(path string, note []byte) error {
		notes++
		bytes += len(note)
		return put(filepath.Join(*out, filepath.FromSlash(path)), note)
	}).journal(s)
	if err != nil {
		fmt.Fprintln(os.Stderr, "genjournal:", err)
		os.Exit(1)
	}
	fmt.Printf("%d notes, %d bytes\n", notes, bytes)
}

// put writes a file and makes its folder.
func put(path string, note []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, note, 0o644)
}
