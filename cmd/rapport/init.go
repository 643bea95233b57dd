package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rapport/generator"
)

func (a *app) initCommand() *cobra.Command {
	var actions bool
	c := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Write a starter journal",
		Long: `init makes a folder a journal: rapport.yaml with every setting explained, a
.gitignore, and under content/ a few short notes about invented people, which
show what to write. Their days are counted from today, so that the journal has
something to say at once. DIR is made if need be; without it, it is this folder.

No file is ever written over: what is there is kept, and named. A folder that
has notes already, or a rapport.yaml, gets no sample notes. A README.md at its
top is not taken for a note.

With --github-actions it also writes .github/workflows/rapport.yml, into the
git repository that the folder is in. It shows the public notes on GitHub
Pages. It is for a PRIVATE repository (its Pages need a paid plan), or for a
journal of which everybody may read every note: a public repository shows
them all, whatever the site leaves out.`,
		Example: `  rapport init ~/journal
  rapport init                      in this folder
  rapport init --github-actions     and a workflow for GitHub Pages`,
		Args: oneFolder,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 && filepath.IsAbs(args[0]) {
				a.dir = args[0]
			} else if len(args) > 0 {
				a.dir = filepath.Join(a.dir, args[0])
			}
			return a.init(actions)
		},
	}
	c.Flags().BoolVar(&actions, "github-actions", false, "also write a workflow that publishes to GitHub Pages")
	return c
}

// oneFolder refuses more than one argument, and one that is empty: most likely a variable was.
func oneFolder(c *cobra.Command, args []string) error {
	switch {
	case len(args) > 1:
		return misused(fmt.Sprintf("%sone folder is made a journal, got %d", below(c), len(args)),
			"quote a name that has a blank in it")
	case len(args) == 1 && args[0] == "":
		return misused(below(c)+"the name of the folder is empty", "is a variable empty? without a name it is this folder")
	}
	return nil
}

// init writes what a journal begins with into the folder of -C, and says what it wrote.
func (a *app) init(actions bool) error {
	if err := checkPlace(a.dir); err != nil {
		return err
	}
	var g garden
	defer g.close()
	journal, err := g.open(a.dir)
	if err != nil {
		return err
	}
	why, err := noSamples(journal.FS())
	if err != nil {
		return err
	}
	today := a.today
	if today.IsZero() {
		if today, err = generator.ParseDay(a.now().Format(time.DateOnly)); err != nil {
			return fmt.Errorf("asking the clock: %w", err)
		}
	}
	in := sowing{Today: today, Samples: why == ""}
	err = g.plant(in, a.dir, journal)
	if err == nil && actions {
		err = a.plantWorkflow(&g, in)
	}
	if err != nil {
		g.undo()
		return err
	}
	return a.sayPlanted(&g, why, actions)
}

// plantWorkflow writes the workflow into the repository that the journal is in: GitHub looks for it at its top alone.
func (a *app) plantWorkflow(g *garden, in sowing) error {
	dir, err := filepath.Abs(a.dir)
	if err != nil {
		return fmt.Errorf("finding the journal's folder: %w", err)
	}
	top, rel := repository(dir), "."
	if top == "" {
		top = dir
	}
	if rel, err = filepath.Rel(top, dir); err != nil {
		return fmt.Errorf("finding the journal in its repository: %w", err)
	}
	root, err := g.open(top)
	if err != nil {
		return err
	}
	in.Journal = filepath.ToSlash(rel)
	return g.put(root, filepath.Join(a.dir, way(rel)), workflowSeed, in)
}

// way is the path that leads from a folder to the one that it lies in by the path rel.
func way(rel string) string {
	if rel == "." {
		return "."
	}
	return strings.Repeat("../", strings.Count(filepath.ToSlash(rel), "/")+1)
}

// repository is the top of the git repository that holds a folder, or empty.
func repository(dir string) string {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		above := filepath.Dir(dir)
		if above == dir {
			return ""
		}
		dir = above
	}
}

// checkPlace refuses what cannot be a folder, and a folder whose notes are another journal's.
func checkPlace(dir string) error {
	if _, err := os.Lstat(dir); err == nil {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() { // a file, or a link to nowhere
			return failed(fmt.Sprintf("%q is not a folder", dir), "name a folder for the journal; it is made if need be")
		}
	}
	if _, err := os.Lstat(filepath.Join(dir, "rapport.yaml")); err == nil {
		return nil
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("finding the journal's folder: %w", err)
	}
	for above := filepath.Dir(abs); ; above = filepath.Dir(above) {
		if reads(above, abs) {
			return failed(fmt.Sprintf("%q lies among the notes of the journal in %s", dir, above),
				fmt.Sprintf("rapport serve -C %s shows that one; name a folder outside it for another", above))
		}
		if above == filepath.Dir(above) {
			return nil
		}
	}
}

// reads reports whether a folder is a journal whose notes may stand in the other folder.
func reads(journal, dir string) bool {
	if _, err := os.Lstat(filepath.Join(journal, "rapport.yaml")); err != nil {
		return false
	}
	content := filepath.Join(journal, "content")
	if info, err := os.Stat(content); err != nil || !info.IsDir() {
		return true
	}
	rel, err := filepath.Rel(content, dir)
	return err == nil && filepath.IsLocal(rel)
}

// noSamples says why a folder gets no sample notes, and is empty when it gets some: under content/ they would be read
// instead of the notes that are there.
func noSamples(fsys fs.FS) (string, error) {
	if _, err := fs.Stat(fsys, "rapport.yaml"); err == nil {
		return "this is a journal already", nil
	}
	found := errors.New("found")
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && strings.EqualFold(filepath.Ext(path), ".md") && !strings.EqualFold(path, "README.md"):
			return found
		}
		return nil
	})
	if errors.Is(err, found) {
		return "there are notes already", nil
	}
	if err != nil {
		return "", fmt.Errorf("looking for notes: %w", err)
	}
	return "", nil
}

// sayPlanted says what was written and what was kept, and what to type next.
func (a *app) sayPlanted(g *garden, why string, actions bool) error {
	if a.quiet {
		return nil
	}
	var b strings.Builder
	for _, p := range g.planted {
		if p.kept {
			fmt.Fprintf(&b, "kept   %s, which was there\n", p.shown)
		} else {
			fmt.Fprintf(&b, "wrote  %s\n", p.shown)
		}
	}
	if why != "" {
		fmt.Fprintf(&b, "no sample notes: %s\n", why)
	}
	fmt.Fprintf(&b, "\nnext:\n  %s --open\n  %s\n", a.command("serve"), a.command("week"))
	if _, err := fmt.Fprint(a.out, b.String()); err != nil {
		return fmt.Errorf("printing what was written: %w", err)
	}
	if actions {
		a.say("warning: the workflow is for a PRIVATE repository, whose Pages need a paid plan of GitHub, or for a journal of which everybody may read every note")
		a.say("warning: a public repository shows every note as it stands in its file, whatever the site leaves out")
		a.say("hint: the head of the workflow says what to set on GitHub before the first push")
	}
	return nil
}
