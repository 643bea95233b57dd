package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"text/template"
	"time"

	"rapport/generator"
)

// starter holds the files of a starter journal as templates, whose actions stand between [% and %], since workflows and
// notes have braces of their own.
//
//go:embed starter
var starter embed.FS

// seed is a file of a starter journal. Both its path and its text are templates.
type seed struct {
	path   string // where it goes
	from   string // its text, below starter
	sample bool   // a note, which only a new journal gets
}

// seeds are the files of a starter journal, in the order in which they are written.
var seeds = []seed{
	{"rapport.yaml", "rapport.yaml", false},
	{".gitignore", "gitignore", false},
	{"content/How this journal works.md", "start.md", true},
	{"content/A note for everybody.md", "public.md", true},
	{"content/people/Jon Abara.md", "jon.md", true},
	{"content/people/Mara Lindt.md", "mara.md", true},
	{"content/meetings/[% day -4 %] Coffee with Mara.md", "coffee.md", true},
	{"content/meetings/[% day 2 %] Call with Jon.md", "call.md", true},
	{"content/initiatives/Quiet Wednesdays.md", "initiative.md", true},
}

// workflowSeed is the workflow of --github-actions.
var workflowSeed = seed{".github/workflows/rapport.yml", "workflow.yml", false}

// sowing is what the templates of a starter journal are filled with.
type sowing struct {
	Today   generator.Day
	Samples bool   // there are sample notes
	Journal string // the journal's folder as the workflow names it, from the top of the repository
}

// fill fills in a template. A fault in it is ours, and so a panic.
func (s sowing) fill(text string) string {
	funcs := template.FuncMap{"day": func(n int) string { return workday(s.Today, n).String() }, "quote": strconv.Quote}
	t := template.Must(template.New("").Delims("[%", "%]").Funcs(funcs).Parse(text))
	var b strings.Builder
	must(t.Execute(&b, s))
	return b.String()
}

// workday is the day n days of work from today, which may lie behind: nobody has coffee with a colleague on a Sunday.
func workday(today generator.Day, n int) generator.Day {
	step := 1
	if n < 0 {
		step = -1
	}
	d := today
	for ; n != 0; n -= step {
		d = d.Add(step)
		for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
			d = d.Add(step)
		}
	}
	return d
}

// garden is what init has written so far, so that it can be taken away again.
type garden struct {
	roots   []*os.Root
	planted []planted
	made    []made
}

// planted is a file that was written, or was there before and is kept.
type planted struct {
	shown string // its path as seen from the working folder
	kept  bool
}

// made is a file or a folder that there was not before.
type made struct {
	root *os.Root
	path string
}

// open makes a folder if there is none, and opens it: nothing outside it is written, whatever links it holds.
func (g *garden) open(dir string) (*os.Root, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("making the folder %s: %w", dir, bare(err))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the folder %s: %w", dir, bare(err))
	}
	g.roots = append(g.roots, root)
	return root, nil
}

func (g *garden) close() {
	for _, r := range g.roots {
		r.Close()
	}
}

// undo takes away what was made, the latest first. A folder that holds something else by now stays.
func (g *garden) undo() {
	for i := len(g.made) - 1; i >= 0; i-- {
		_ = g.made[i].root.Remove(g.made[i].path)
	}
}

// plant writes the files of a starter journal into a folder, which is shown as dir.
func (g *garden) plant(in sowing, dir string, root *os.Root) error {
	for _, s := range seeds {
		if s.sample && !in.Samples {
			continue
		}
		if err := g.put(root, dir, s, in); err != nil {
			return err
		}
	}
	return nil
}

// put writes one file, unless there is one of its name.
func (g *garden) put(root *os.Root, dir string, s seed, in sowing) error {
	text, err := starter.ReadFile("starter/" + s.from)
	must(err)
	name := in.fill(s.path)
	shown := filepath.ToSlash(filepath.Join(dir, name))
	wrote, err := g.write(root, name, in.fill(string(text)))
	if err != nil {
		return fmt.Errorf("writing %s: %w", shown, bare(err))
	}
	g.planted = append(g.planted, planted{shown, !wrote})
	return nil
}

// write makes a file of that name, whole or not at all: the name is taken first, so that no other file is ever replaced,
// and then given to the text, which was written beside it. The permissions are those that the user's other files get.
// It reports whether it did; false is that the name was taken.
func (g *garden) write(root *os.Root, name, text string) (bool, error) {
	if err := g.folders(root, path.Dir(name)); err != nil {
		return false, err
	}
	if err := g.create(root, name, ""); errors.Is(err, fs.ErrExist) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	beside := path.Join(path.Dir(name), ".rapport-"+path.Base(name))
	if err := g.create(root, beside, text); err != nil {
		return false, err
	}
	return true, root.Rename(beside, name)
}

// create makes a file that there was not before.
func (g *garden) create(root *os.Root, name, text string) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	g.made = append(g.made, made{root, name})
	_, err = f.WriteString(text)
	return errors.Join(err, f.Sync(), f.Close())
}

// folders makes a folder and those above it.
func (g *garden) folders(root *os.Root, dir string) error {
	if dir == "." {
		return nil
	}
	if err := g.folders(root, path.Dir(dir)); err != nil {
		return err
	}
	err := root.Mkdir(dir, 0o777)
	if err == nil {
		g.made = append(g.made, made{root, dir})
		return nil
	}
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	if info, err := root.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("%s %w", dir, errNoFolder)
	}
	return nil
}

// errNoFolder is said of a file, and of a link that leads out of the journal.
var errNoFolder = errors.New("is no folder in the journal's")

// bare is the cause of an error without the name of the file, which is told already.
func bare(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}
