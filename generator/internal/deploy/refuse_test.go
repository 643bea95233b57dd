package deploy

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestTheJournalsOwnRepositoryIsRefused makes a journal in a repository, in every layout people have, and publishes to
// where the journal itself is.
func TestTheJournalsOwnRepositoryIsRefused(t *testing.T) {
	cases := []struct {
		name string
		// make changes a desk whose journal is a repository, pushed to backup.git, and says where to publish.
		make func(d *desk) (remote string)
		want Code
	}{
		{"the repository itself, by its path", func(d *desk) string { return d.journal }, JournalRepository},
		{"by the path of its .git", func(d *desk) string { return filepath.Join(d.journal, ".git") }, JournalRepository},
		{"by a path from the journal", func(*desk) string { return "." }, JournalRepository},
		{"by file://", func(d *desk) string { return "file://" + filepath.ToSlash(d.journal) }, JournalRepository},
		{"by a link to it", func(d *desk) string {
			d.link(d.journal, "link")
			return d.path("link")
		}, JournalRepository},
		{"a bare one, where git wants to be told of such", func(d *desk) string {
			d.git(d.journal, "config", "--global", "safe.bareRepository", "explicit")
			return d.path("backup.git")
		}, JournalRemote},
		{"its remote, by name", func(*desk) string { return "origin" }, JournalRemote},
		{"its remote, by path", func(d *desk) string { return d.path("backup.git") }, JournalRemote},
		{"its remote, without .git", func(d *desk) string { return d.path("backup") }, JournalRemote},
		{"its remote, by a path from the journal", func(*desk) string { return "../backup.git/" }, JournalRemote},
		{"its remote, by a link", func(d *desk) string {
			d.link(d.path("backup.git"), "link.git")
			return d.path("link.git")
		}, JournalRemote},
		{"its remote, written from its top", func(d *desk) string {
			d.git(d.journal, "remote", "set-url", "origin", "../backup.git")
			return d.path("backup.git")
		}, JournalRemote},
		{"its remote, by insteadOf", func(d *desk) string {
			d.git(d.journal, "config", "--global", "url."+d.dir+"/.insteadOf", "my:")
			return "my:backup.git"
		}, JournalRemote},
		{"its remote, by pushInsteadOf", func(d *desk) string {
			d.git(d.journal, "config", "--global", "url."+d.dir+"/.pushInsteadOf", "https://example.invalid/")
			return "https://example.invalid/backup.git"
		}, JournalRemote},
		{"its remote, which insteadOf of its own makes", func(d *desk) string {
			d.git(d.journal, "config", "url."+d.dir+"/.insteadOf", "my:")
			d.git(d.journal, "remote", "set-url", "origin", "my:backup.git")
			return d.path("backup.git")
		}, JournalRemote},
		{"a remote that is only pushed to", func(d *desk) string {
			d.git(d.journal, "remote", "set-url", "--push", "origin", d.bare)
			return d.bare
		}, JournalRemote},
		{"a branch's own remote", func(d *desk) string {
			d.git(d.journal, "config", "branch.main.pushRemote", d.bare)
			return d.bare
		}, JournalRemote},
		{"a folder deep in the repository", func(d *desk) string {
			d.journal = d.mkdir("journal/notes/deep")
			return d.path("backup.git")
		}, JournalRemote},
		{"a link to a folder in the repository", func(d *desk) string {
			d.link(d.mkdir("journal/notes"), "notes")
			d.journal = d.path("notes")
			return d.path("backup.git")
		}, JournalRemote},
		{"a second working copy", func(d *desk) string {
			d.git(d.journal, "worktree", "add", "--quiet", "-b", "second", d.path("second"))
			d.journal = d.path("second")
			return d.path("backup.git")
		}, JournalRemote},
		{"the first working copy, from the second", func(d *desk) string {
			d.git(d.journal, "worktree", "add", "--quiet", "-b", "second", d.path("second"))
			first := d.journal
			d.journal = d.path("second")
			return first
		}, JournalRepository},
		{"what the journal is a submodule of", func(d *desk) string {
			return d.submodule(func(super string) { d.journal = filepath.Join(super, "notes") })
		}, JournalRemote},
		{"a submodule in the journal", func(d *desk) string {
			d.submodule(func(super string) { d.journal = super })
			return d.path("backup.git")
		}, JournalRemote},
		{"a repository around the journal's", func(d *desk) string {
			d.git(d.dir, "init", "--quiet")
			d.git(d.dir, "remote", "add", "all", d.bare)
			return d.bare
		}, JournalRemote},
		{"a .git elsewhere", func(d *desk) string {
			d.git(d.dir, "clone", "--quiet", "--separate-git-dir", d.path("elsewhere"), d.path("backup.git"), "copy")
			d.journal = d.path("copy")
			return d.path("elsewhere")
		}, JournalRepository},
		{"a repository that only GIT_DIR names", func(d *desk) string {
			if err := os.Rename(filepath.Join(d.journal, ".git"), d.path("dot")); err != nil {
				d.t.Fatal(err)
			}
			d.t.Setenv("GIT_DIR", d.path("dot"))
			d.t.Setenv("GIT_WORK_TREE", d.journal)
			return d.path("backup.git")
		}, JournalRemote},
		{"the repository whose objects it borrows", func(d *desk) string {
			d.git(d.dir, "clone", "--quiet", "--shared", d.path("backup.git"), "copy")
			d.git(d.path("copy"), "remote", "remove", "origin")
			d.journal = d.path("copy")
			return d.path("backup.git")
		}, JournalRepository},
		{"another copy of it, under no known address", func(d *desk) string {
			d.git(d.dir, "clone", "--quiet", "--bare", d.path("backup.git"), "other.git")
			return d.path("other.git")
		}, SharedHistory},
		{"a copy that is ahead of it", func(d *desk) string {
			d.git(d.dir, "clone", "--quiet", d.path("backup.git"), "ahead")
			d.put("ahead/people/new.md", "new")
			d.commit(d.path("ahead"))
			d.git(d.path("ahead"), "branch", "-m", "elsewhere")
			return d.path("ahead")
		}, SharedHistory},
		{"a note of today, in a branch that shares nothing", func(d *desk) string {
			return d.other("copies/jane.txt", "---\nname: Jane\n---\nLikes figures.\n")
		}, HoldsNotes},
		{"a note of today, with other ends of lines", func(d *desk) string {
			return d.other("copies/jane.txt", "---\r\nname: Jane\r\n---\r\nLikes figures.\r\n")
		}, HoldsNotes},
		{"a note that git keeps with other ends of lines", func(d *desk) string {
			d.put("journal/people/jane.md", "---\r\nname: Jane\r\n---\r\nLikes tables.\r\n")
			return d.other("copies/jane.txt", "---\nname: Jane\n---\nLikes tables.\n")
		}, HoldsNotes},
		{"a note that the journal no longer has", func(d *desk) string {
			d.put("journal/gone.md", "an old remark")
			d.commit(d.journal)
			if err := os.Remove(d.path("journal/gone.md")); err != nil {
				d.t.Fatal(err)
			}
			d.commit(d.journal)
			return d.other("mine.md", "an old remark")
		}, HoldsNotes},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.backedUp()
			b := d.open(Target{Remote: c.make(d), Journal: d.journal, Branch: "gh-pages"})
			err := b.Refuse(t.Context())
			if got := codeOf(err); got != c.want {
				t.Errorf("publishing to %s: %v, want %s", b.Place(), err, c.want)
			}
		})
	}
}

// TestARepositoryOfItsOwnIsNotRefused holds against the layouts above those that are as they should be.
func TestARepositoryOfItsOwnIsNotRefused(t *testing.T) {
	cases := []struct {
		name string
		make func(d *desk)
	}{
		{"a journal in no repository", func(d *desk) {
			if err := os.RemoveAll(filepath.Join(d.journal, ".git")); err != nil {
				d.t.Fatal(err)
			}
		}},
		{"a journal in a repository", func(*desk) {}},
		{"a site that was published before", func(d *desk) { d.push(d.target(), oldSite) }},
		{"a site that the journal's repository has fetched", func(d *desk) {
			d.push(d.target(), oldSite)
			d.git(d.journal, "fetch", "--quiet", d.bare, "gh-pages:site")
		}},
		{"a target with something else in it", func(d *desk) {
			d.bare = d.other("README.md", "hello")
		}},
		{"an empty note in both", func(d *desk) {
			d.put("journal/empty.md", "")
			d.commit(d.journal)
			d.bare = d.other("README.md", "")
		}},
		{"a working copy of the site in the journal", func(d *desk) {
			d.push(d.target(), oldSite)
			d.git(d.journal, "clone", "--quiet", "--branch=gh-pages", d.bare, "public")
		}},
		{"a broken .git further up", func(d *desk) { d.mkdir(".git") }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.backedUp()
			c.make(d)
			if err := d.open(d.target()).Refuse(t.Context()); err != nil {
				t.Errorf("Refuse = %v, want nil", err)
			}
		})
	}
}

func TestAJournalWhoseRepositoryCannotBeReadIsRefused(t *testing.T) {
	d := newDesk(t)
	d.put("journal/.git", "gitdir: "+d.path("nowhere")+"\n")
	if _, err := Open(t.Context(), d.target()); err == nil {
		t.Error("Open = nil, want an error")
	}
	// The same further up, where the journal's own settings can be read.
	d.repository(d.mkdir("journal/inner"))
	d.journal = d.path("journal/inner")
	if err := d.open(d.target()).Refuse(t.Context()); err == nil {
		t.Error("Refuse = nil, want an error")
	}
}

// backedUp makes a repository of the journal, which is pushed to backup.git.
func (d *desk) backedUp() {
	d.t.Helper()
	d.repository(d.journal)
	d.git(d.dir, "init", "--quiet", "--bare", "backup.git")
	d.git(d.journal, "remote", "add", "origin", d.path("backup.git"))
	d.git(d.journal, "push", "--quiet", "origin", "main")
	d.git(d.path("backup.git"), "symbolic-ref", "HEAD", "refs/heads/main")
}

// submodule makes a repository that has the journal's as its submodule, and gives back where that is pushed to.
func (d *desk) submodule(use func(super string)) string {
	d.t.Helper()
	super := d.mkdir("super")
	d.repository(super)
	d.git(super, "remote", "add", "origin", d.bare)
	d.git(super, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", d.path("backup.git"), "notes")
	use(super)
	return d.bare
}

// other makes a repository that shares no commit with the journal's, and holds one file in its past.
func (d *desk) other(name, text string) string {
	d.t.Helper()
	work := d.mkdir("work")
	d.put("work/"+name, text)
	d.repository(work)
	if err := os.Remove(d.path("work/" + name)); err != nil {
		d.t.Fatal(err)
	}
	d.commit(work)
	d.git(d.dir, "clone", "--quiet", "--bare", work, "other.git")
	return d.path("other.git")
}

func (d *desk) link(old, name string) {
	d.t.Helper()
	if err := os.Symlink(old, d.path(name)); err != nil && runtime.GOOS != "windows" {
		d.t.Fatal(err)
	}
}
