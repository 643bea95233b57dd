package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"rapport/generator"
)

// atMostAlike is how many things of one kind the doctor names: more are of one cause.
const atMostAlike = 5

// inJournal tells what could not be read, and what programs that sync left.
func (a *app) inJournal(r *generator.Result) []symptom {
	found := []symptom{{fine, fmt.Sprintf("the journal can be read: %s", count(r.Notes, "note")), ""}}
	if r.Notes == 0 {
		found[0] = symptom{known, "there are no notes here", "notes are .md files under content/, or in the folder itself; -C names another folder"}
	}
	var unread, conflicts []symptom
	settings := 0
	for _, p := range r.Problems {
		switch {
		case p.Code == "unreadable":
			unread = append(unread, symptom{trouble, a.seen(p.Path) + ": " + p.Message, p.Hint})
		case p.Code == "sync-conflict":
			conflicts = append(conflicts, symptom{known, a.seen(p.Path) + ": " + p.Message, p.Hint})
		case p.Path == "rapport.yaml":
			settings++
		}
	}
	if settings > 0 {
		unread = append(unread, symptom{
			known, fmt.Sprintf("rapport.yaml: %s, so that it says less than it means", count(settings, "problem")), a.command("check") + " tells them",
		})
	}
	return append(found, append(a.few(unread), a.few(conflicts)...)...)
}

// few keeps the first of many, and says how many more there are.
func (a *app) few(list []symptom) []symptom {
	if len(list) <= atMostAlike {
		return list
	}
	more := symptom{list[0].health, fmt.Sprintf("and %d more of this kind", len(list)-atMostAlike), a.command("check") + " tells them"}
	return append(list[:atMostAlike:atMostAlike], more)
}

// names tells of files that cannot be together on every computer.
func (a *app) names(g *generator.Ground) []symptom {
	var found []symptom
	for i, pair := range g.Alike {
		if i == atMostAlike {
			found = append(found, symptom{known, fmt.Sprintf("and %d more pairs of names", len(g.Alike)-i), ""})
			break
		}
		found = append(found, symptom{
			known,
			fmt.Sprintf("%s and %s are two files here, and one on a computer that takes their names for the same, such as a Mac",
				a.seen(pair[0]), a.seen(pair[1])),
			"rename one of them before the journal is copied there: one would take the place of the other",
		})
	}
	if g.Folds && len(found) == 0 {
		return []symptom{{fine, "the file system takes names in upper and lower case for the same; no two meet", ""}}
	}
	return found
}

// system tells whether the system says what changes in the journal.
func (a *app) system(g *generator.Ground) []symptom {
	hint := ""
	if inWindows() {
		hint = "in the Linux file system, such as under your home folder there, changes are told at once"
	}
	if g.Unheard != "" {
		return []symptom{{
			known, fmt.Sprintf("the journal is in %s, where the system does not tell of every change: serve looks for them every 2 s too", g.Unheard), hint,
		}}
	}
	if inWindows() {
		return []symptom{{fine, "this Linux runs in Windows (WSL), and the journal is in its own file system, where changes are told at once", ""}}
	}
	return nil
}

// output tells whether a build may write where it usually does.
func (a *app) output(r *generator.Result) []symptom {
	dir := filepath.Join(a.dir, "public")
	if err := r.CheckOutput(dir); err != nil {
		return []symptom{{trouble, "build: " + err.Error(), "rapport build --out FOLDER writes elsewhere"}}
	}
	there := dir
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		there = a.dir // where it will be made
	}
	if err := mayWrite(there); err != nil {
		return []symptom{{trouble, fmt.Sprintf("build cannot write to %s: %v", dir, err), "rapport build --out FOLDER writes elsewhere"}}
	}
	return []symptom{{fine, fmt.Sprintf("build can write to %s", dir), ""}}
}

// clock tells what day it is, where the journal is and where the computer is.
func (a *app) clock(r *generator.Result, g *generator.Ground, now time.Time) []symptom {
	const form = "Monday 2006-01-02 15:04"
	found := []symptom{{fine, fmt.Sprintf("the clock says %s", now.Format(form+" MST")), ""}}
	there := now
	if zone := r.Zone(); zone != nil {
		there = now.In(zone)
		_, here := now.Zone()
		if _, other := there.Zone(); here != other {
			found = append(found, symptom{
				known,
				fmt.Sprintf("the journal keeps the time of %s, where it is %s: its days begin at another time than this computer's", zone, there.Format(form)),
				"that is as it should be unless you have moved: then change timezone in rapport.yaml",
			})
		}
	}
	if day := there.Format(time.DateOnly); r.Today.String() != day && a.today.IsZero() {
		found = append(found, symptom{
			known, fmt.Sprintf("%s is taken for today, whatever the clock says", r.Today), "to go by the clock, take the line today: out of rapport.yaml",
		})
	}
	for i, p := range g.Ahead {
		if i == atMostAlike {
			return append(found, symptom{known, fmt.Sprintf("and %d more files from the future", len(g.Ahead)-i), ""})
		}
		found = append(found, symptom{
			known, fmt.Sprintf("%s was changed later than now, if its date is right", a.seen(p)),
			"look at the clock; when it is right, save the file again: programs that sync take the later date for the newer note",
		})
	}
	return found
}
