package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// runner runs the commands of a workflow's steps as a runner of GitHub would, with what the tests stand in for.
type runner struct {
	t         *testing.T
	work      string // the checkout
	temp      string
	variables map[string]string // of the repository
	private   bool              // the repository is
	outputs   map[string]string // of steps
	said      strings.Builder
}

// newRunner returns a runner that has checked out a clone of a new journal.
func newRunner(t *testing.T) *runner {
	t.Helper()
	dir := t.TempDir()
	r := &runner{t: t, work: filepath.Join(dir, "work"), temp: filepath.Join(dir, "temp"), outputs: map[string]string{}}
	journal := filepath.Join(dir, "journal")
	if code, _, said := on(t, dayOf(t, "2026-11-20"), "init", "--github-actions", journal); code != exitDone {
		t.Fatalf("init: exit code %d: %s", code, said)
	}
	r.git("init", "-q", journal)
	r.git("-C", journal, "add", "-A")
	r.git("-C", journal, "-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false", "commit", "-qm", "Begin")
	r.git("clone", "-q", journal, r.work)
	gh := filepath.Join(r.temp, "bin", "gh")
	if err := os.MkdirAll(filepath.Dir(gh), 0o755); err != nil {
		t.Fatal(err)
	}
	const script = "#!/bin/sh\n[ \"$*\" = 'api repos/jane/journal --jq .private' ] && [ -n \"$GH_TOKEN\" ] && echo \"$TEST_PRIVATE\"\n"
	if err := os.WriteFile(gh, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *runner) git(args ...string) {
	r.t.Helper()
	c := exec.Command("git", args...)
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
	if said, err := c.CombinedOutput(); err != nil {
		r.t.Fatalf("git %s: %v\n%s", args, err, said)
	}
}

// build runs the steps of the job build up to the one before last, and returns the name of that which failed.
func (r *runner) build(last string) (failed string) {
	r.t.Helper()
	text, err := os.ReadFile(filepath.Join(r.work, ".github/workflows/rapport.yml"))
	if err != nil {
		r.t.Fatal(err)
	}
	w := readWorkflow(r.t, string(text))
	for _, s := range w.Jobs["build"].Steps {
		switch {
		case s.Run != "":
			if err := r.run(w, s); err != nil {
				fmt.Fprintf(&r.said, "%v\n", err)
				return s.Name
			}
			if s.Name == last {
				return ""
			}
		case s.With["path"] == ".rapport-source":
			r.checkout(s)
		case s.With["go-version-file"] != "":
			for _, file := range s.With {
				if _, err := os.Stat(filepath.Join(r.work, r.expand(file))); err != nil {
					r.t.Errorf("setting up Go: %v", err)
				}
			}
		}
	}
	r.t.Fatalf("there is no step %q", last)
	return ""
}

// checkout puts the source of rapport where the workflow wants it: this very source.
func (r *runner) checkout(s step) {
	r.t.Helper()
	if s.If != "steps.rapport.outputs.source != '.'" {
		r.t.Fatalf("nothing here reads the condition %q", s.If)
	}
	if r.outputs["source"] == "." {
		return
	}
	if got := r.expand(s.With["repository"]) + "@" + r.expand(s.With["ref"]); got != "jane/rapport@0123abc" {
		r.t.Errorf("the source of rapport is checked out from %s", got)
	}
	said, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		r.t.Fatal(err)
	}
	if err := os.Symlink(filepath.Dir(strings.TrimSpace(string(said))), filepath.Join(r.work, s.With["path"])); err != nil {
		r.t.Fatal(err)
	}
}

// expand fills in the expressions that the workflow uses.
func (r *runner) expand(text string) string {
	r.t.Helper()
	known := map[string]string{
		"vars.RAPPORT_REPOSITORY": r.variables["RAPPORT_REPOSITORY"], "vars.RAPPORT_REF": r.variables["RAPPORT_REF"],
		"steps.rapport.outputs.source": r.outputs["source"], "github.token": "token", "runner.temp": r.temp,
	}
	return regexp.MustCompile(`\$\{\{ (.*?) \}\}`).ReplaceAllStringFunc(text, func(e string) string {
		value, ok := known[e[len("${{ "):len(e)-len(" }}")]]
		if !ok {
			r.t.Fatalf("nothing here knows %s", e)
		}
		return value
	})
}

// run runs a step's command as the shell of a runner does.
func (r *runner) run(w workflow, s step) error {
	r.t.Helper()
	output := filepath.Join(r.temp, "output")
	c := exec.Command("bash", "-e", "-c", s.Run)
	c.Dir = r.work
	c.Env = append(os.Environ(), "CI=true", "GITHUB_ACTIONS=true", "GITHUB_REPOSITORY=jane/journal", "GITHUB_OUTPUT="+output,
		"RUNNER_TEMP="+r.temp, "PATH="+filepath.Join(r.temp, "bin")+":"+os.Getenv("PATH"), fmt.Sprintf("TEST_PRIVATE=%t", r.private))
	for _, env := range []map[string]string{w.Env, s.Env} {
		for k, v := range env {
			c.Env = append(c.Env, k+"="+r.expand(v))
		}
	}
	said, err := c.CombinedOutput()
	r.said.Write(said)
	written, _ := os.ReadFile(output) // a step need not write any
	for line := range strings.Lines(string(written)) {
		k, v, _ := strings.Cut(strings.TrimSpace(line), "=")
		r.outputs[k] = v
	}
	return err
}

var source = map[string]string{"RAPPORT_REPOSITORY": "jane/rapport", "RAPPORT_REF": "0123abc"}

// TestStarterWorkflow runs the commands of the starter's workflow in a clean clone of a new journal.
func TestStarterWorkflow(t *testing.T) {
	r := newRunner(t)
	r.variables, r.private = source, true
	if failed := r.build(siteStep); failed != "" {
		t.Fatalf("%s failed:\n%s", failed, &r.said)
	}
	public := 0
	for path, text := range tree(t, filepath.Join(r.temp, "site")) {
		if strings.Contains(text, "Jon Abara") || strings.Contains(text, "Mara Lindt") {
			t.Errorf("%s names somebody who is not public", path)
		}
		public++
	}
	if public == 0 {
		t.Error("there is no site")
	}
	if !strings.Contains(r.said.String(), "This repository is private.") {
		t.Errorf("said:\n%s", &r.said)
	}
}

// TestStarterWorkflowRefusesPublicRepository goes on in a public repository only when every note is public.
func TestStarterWorkflowRefusesPublicRepository(t *testing.T) {
	r := newRunner(t)
	r.variables = source
	if failed := r.build(refuseStep); failed != refuseStep {
		t.Fatalf("%q failed, not the step that refuses:\n%s", failed, &r.said)
	}
	for _, want := range []string{"public: 1 of 7 notes", "::error file=content/people/Mara Lindt.md,title=not-public::"} {
		if !strings.Contains(r.said.String(), want) {
			t.Errorf("%q was not said:\n%s", want, &r.said)
		}
	}
	for _, dir := range []string{"people", "meetings", "initiatives", "How this journal works.md"} {
		if err := os.RemoveAll(filepath.Join(r.work, "content", dir)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(r.work, ".rapport-source")); err != nil {
		t.Fatal(err)
	}
	if failed := r.build(siteStep); failed != "" {
		t.Errorf("%s failed, though all notes are public:\n%s", failed, &r.said)
	}
}

// TestStarterWorkflowWithoutSource says in one line what is to be set.
func TestStarterWorkflowWithoutSource(t *testing.T) {
	for _, variables := range []map[string]string{nil, {"RAPPORT_REPOSITORY": "jane/rapport"}, {"RAPPORT_REF": "0123abc"}} {
		r := newRunner(t)
		r.variables = variables
		if failed := r.build(refuseStep); failed != findStep {
			t.Errorf("%q failed:\n%s", failed, &r.said)
		}
		if !strings.Contains(r.said.String(), "::error::Set the variables RAPPORT_REPOSITORY and RAPPORT_REF") {
			t.Errorf("said:\n%s", &r.said)
		}
	}
}
