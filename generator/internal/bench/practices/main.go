// Command practices asks all rules of practice about a day and the week ends before it, in turn with the floor on the
// same notes, and tells the CPU seconds of both and their ratio from pair to pair: least, median and most.
//
//	practices -in JOURNAL/content -floor PATH/floor -out DIR -today 2026-06-30 -n 5
//
// The notes are read and linked once; that is not counted. Each round of the rules ends with a whole collection of
// garbage beside the journal that is held, which is more than falls to its share, and is told by itself too. A first pair
// is not counted. Every run of the floor writes into a new folder in DIR, and nothing is deleted: empty it by hand.
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

func main() {
	in := flag.String("in", "", "the journal's folder of notes")
	floor := flag.String("floor", "", "the floor program")
	out := flag.String("out", "", "folder for what the floor writes")
	today := flag.String("today", "2026-06-30", "the day to ask about")
	pairs := flag.Int("n", 5, "how many pairs are counted")
	flag.Parse()
	day, err := civil.Parse(*today)
	if *in == "" || *floor == "" || *out == "" || *pairs < 1 || flag.NArg() > 0 || err != nil {
		flag.Usage()
		os.Exit(2)
	}
	j, err := read(*in)
	if err == nil {
		err = measure(j, day, *pairs, func(i int) *exec.Cmd {
			return exec.Command(*floor, "-in", *in, "-out", filepath.Join(*out, fmt.Sprint("floor", i)))
		})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "practices:", err)
		os.Exit(1)
	}
}

// read links the notes of a folder.
func read(dir string) (*journal.Journal, error) {
	parser := note.NewParser(note.Options{})
	var notes []*note.Note
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".md") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		notes = append(notes, parser.Parse(filepath.ToSlash(rel), text))
		return err
	})
	return journal.Link(notes, journal.Options{DailyContacts: true}), err
}

// measure runs all pairs.
func measure(j *journal.Journal, day civil.Day, pairs int, floor func(i int) *exec.Cmd) error {
	var rules, collections, floors, ratios []float64
	var made uint64
	for i := range pairs + 1 {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		start := seconds()
		r := practice.Run(j, practice.Options{WeekStart: 1}, day)
		weeks := len(r.History(r.Rules[0].ID))
		found := seconds()
		runtime.GC()
		a := seconds() - start
		runtime.ReadMemStats(&after)
		c := floor(i)
		if said, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", c.Path, err, said)
		}
		b := (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds()
		if i == 0 {
			tell(r, weeks)
			continue
		}
		rules, floors, ratios = append(rules, a), append(floors, b), append(ratios, a/b)
		collections = append(collections, start+a-found)
		made = after.TotalAlloc - before.TotalAlloc
	}
	fmt.Printf("cpu s  rules %s   floor %s   rules/floor %s\n", spread(rules), spread(floors), spread(ratios))
	fmt.Printf("of it  collecting garbage %s\n", spread(collections))
	fmt.Printf("made   %d MiB\n", made>>20)
	return nil
}

// tell says what was asked.
func tell(r *practice.Report, weeks int) {
	tracked := 0
	for _, s := range r.Rules {
		if s.Tracked {
			tracked++
		}
	}
	fmt.Printf("asked  %d of %d rules tracked, %d findings, %d weeks, idle: %v\n", tracked, len(r.Rules), len(r.Findings), weeks, r.Idle)
}

// spread is the least, the median and the most of a list.
func spread(list []float64) string {
	slices.Sort(list)
	n := len(list)
	return fmt.Sprintf("%5.2f %5.2f %5.2f", list[0], (list[(n-1)/2]+list[n/2])/2, list[n-1])
}
