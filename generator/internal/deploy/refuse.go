package deploy

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const journalHint = "make a repository of its own for the site, and name that: what was pushed once counts as known, and the journal's own repository holds every note"

// Refuse says with a [*Refusal] why the target must not have the site, because it has the journal; nil when it may.
// What cannot be found out is an error too: then nothing should be published.
//
// The address alone is asked first, since it says most. But one repository has many addresses, so then the target's
// commits and files are held against those of the journal, in every ref and all history.
func (b *Branch) Refuse(ctx context.Context) error {
	repos, err := repositories(ctx, unsettled(b.git), b.target.Journal)
	if err != nil {
		return err
	}
	if err := b.refuseAddress(ctx, repos); err != nil {
		return err
	}
	if err := b.refuseHistory(ctx, repos); err != nil {
		return err
	}
	return b.refuseNotes(ctx, repos)
}

// unsettled is a git that reads the settings where it runs, for repositories that are not ours.
func unsettled(g *git) *git {
	return &git{path: g.path, env: environment(os.Environ()), probe: g.probe}
}

// refuseAddress looks whether the target is the repository of the journal, or one that it is pushed to or fetched from.
func (b *Branch) refuseAddress(ctx context.Context, repos []repository) error {
	at := parseAddress(b.url)
	if at.ssh {
		at.host = realHost(ctx, b.git, at.host)
	}
	here := ""
	if at.local != "" {
		here = commonDir(ctx, b.git, at.local)
	}
	for _, r := range repos {
		for _, dir := range append([]string{r.common}, r.borrowed()...) {
			if here != "" && sameFile(here, dir) {
				return &Refusal{JournalRepository, b.Place() + " is the repository that holds the journal", journalHint}
			}
		}
		for _, known := range r.addresses {
			if b.leadsTo(ctx, at, here, r, known) {
				return &Refusal{JournalRemote, fmt.Sprintf("%s is where the journal itself is kept (%s, in %s)", b.Place(), withoutUser(known), r.top), journalHint}
			}
		}
	}
	return nil
}

func (b *Branch) leadsTo(ctx context.Context, at address, here string, r repository, known string) bool {
	to := parseAddress(known)
	if to.ssh && at.host != "" {
		to.host = realHost(ctx, b.git, to.host)
	}
	if at.same(to) {
		return true
	}
	if to.local == "" || here == "" {
		return false
	}
	if !filepath.IsAbs(to.local) {
		to.local = filepath.Join(r.top, to.local)
	}
	there := commonDir(ctx, b.git, to.local)
	return there != "" && sameFile(there, here)
}

// refuseHistory looks for commits of the journal's repositories in the target. Those of rapport's own publishes do not
// count: somebody may have fetched the site.
func (b *Branch) refuseHistory(ctx context.Context, repos []repository) error {
	var ids []string
	for id, c := range b.log {
		if !c.ours {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, r := range repos {
		id, err := r.firstOf(ctx, ids)
		if err != nil {
			return err
		}
		if id != "" {
			return &Refusal{SharedHistory, fmt.Sprintf("%s has commit %.12s of the repository that holds the journal, in %s", b.Place(), id, r.top), journalHint}
		}
	}
	return nil
}

// firstOf names the first of the objects that the repository has; empty when it has none.
func (r repository) firstOf(ctx context.Context, ids []string) (string, error) {
	if len(ids) == 0 {
		return "", nil
	}
	out, err := r.git.run(ctx, "looking at the repository of the journal", strings.NewReader(strings.Join(ids, "\n")+"\n"), "cat-file", "--batch-check", "--buffer")
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(out)) {
		if f := strings.Fields(line); len(f) == 3 { // "<id> missing" otherwise
			return f[0], nil
		}
	}
	return "", nil
}

// refuseNotes looks for notes of the journal in the target, as they are now and as they ever were.
func (b *Branch) refuseNotes(ctx context.Context, repos []repository) error {
	all, err := b.everyFile(ctx)
	if err != nil || len(all) == 0 {
		return err
	}
	notes, err := b.noteIDs()
	if err != nil {
		return err
	}
	var markdown []string
	for _, id := range slices.Sorted(maps.Keys(all)) {
		if note, ok := notes[id]; ok {
			return &Refusal{HoldsNotes, fmt.Sprintf("%s holds your note %s, as %s", b.Place(), note, all[id]), journalHint}
		}
		if isNote(all[id]) && id != b.ID(nil) {
			markdown = append(markdown, id)
		}
	}
	for _, r := range repos {
		id, err := r.firstOf(ctx, markdown)
		if err != nil {
			return err
		}
		if id != "" {
			return &Refusal{HoldsNotes, fmt.Sprintf("%s holds %s, which the journal's repository %s has or had too", b.Place(), all[id], r.top), journalHint}
		}
	}
	return nil
}

// everyFile lists what every commit of the target ever held, by name of content, each with one path of it.
func (b *Branch) everyFile(ctx context.Context) (map[string]string, error) {
	if len(b.log) == 0 {
		return nil, nil
	}
	out, err := b.git.run(ctx, "looking through "+b.Place(), nil, "log", "--glob="+there+"*", "-z", "-m", "--root", "--format=", "--raw", "--no-abbrev", "--no-renames")
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	// ":<mode> <mode> <old> <new> <what>\0<path>\0", for every change of every commit.
	parts := bytes.Split(out, []byte{0})
	for i := 0; i+1 < len(parts); i++ {
		f := strings.Fields(strings.TrimLeft(string(parts[i]), "\n:"))
		if len(f) != 5 {
			continue
		}
		i++
		p := string(parts[i])
		for _, id := range f[2:4] {
			// Of several paths the one that looks most like a note.
			if was, ok := files[id]; !ok || isNote(p) && !isNote(was) {
				files[id] = p
			}
		}
	}
	return files, nil
}

// noteIDs names the content of every note of the journal, with its path; as it stands, and as git keeps it where it
// turns ends of lines.
func (b *Branch) noteIDs() (map[string]string, error) {
	notes := map[string]string{}
	root := os.DirFS(b.target.Journal)
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == ".git":
			return fs.SkipDir
		case !d.Type().IsRegular() || !isNote(p):
			return nil
		}
		text, err := fs.ReadFile(root, p)
		if err != nil || len(bytes.TrimSpace(text)) == 0 {
			return err
		}
		notes[b.ID(text)] = p
		lf := bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		notes[b.ID(lf)] = p
		notes[b.ID(bytes.ReplaceAll(lf, []byte("\n"), []byte("\r\n")))] = p
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the notes: %w", err)
	}
	return notes, nil
}

func isNote(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".md", ".markdown":
		return true
	}
	return false
}
