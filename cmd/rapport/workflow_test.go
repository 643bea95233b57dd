package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// workflow is what the tests read of a workflow of GitHub Actions.
type workflow struct {
	Permissions map[string]string
	Env         map[string]string
	Jobs        map[string]struct {
		Permissions map[string]string
		Timeout     int `yaml:"timeout-minutes"`
		Steps       []step
	}
}

type step struct {
	Name, Uses, Run, If string
	Env, With           map[string]string
}

func readWorkflow(t *testing.T, text string) workflow {
	t.Helper()
	var w workflow
	if err := yaml.Unmarshal([]byte(text), &w); err != nil {
		t.Fatal(err)
	}
	return w
}

// starterWorkflow is the workflow of init --github-actions.
func starterWorkflow(t *testing.T) string {
	t.Helper()
	text, err := starter.ReadFile("starter/" + workflowSeed.from)
	if err != nil {
		t.Fatal(err)
	}
	return sowing{Journal: "."}.fill(string(text))
}

// workflows are the starter's and this repository's, by name.
func workflows(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{"starter": starterWorkflow(t)}
	files, err := filepath.Glob("../../.github/workflows/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no workflows: %v", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(f)] = string(b)
	}
	return all
}

// TestWorkflowsAreTight holds every workflow to the least it needs: actions by their hash, permissions job by job, and no
// credentials left for later steps.
func TestWorkflowsAreTight(t *testing.T) {
	use := regexp.MustCompile(`(?m)^ +(?:- )?uses: (.*)$`)
	pinned := regexp.MustCompile(`^actions/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$`)
	hashes := map[string]string{}
	for name, text := range workflows(t) {
		for _, m := range use.FindAllStringSubmatch(text, -1) {
			action, hash, _ := strings.Cut(m[1], "@")
			if !pinned.MatchString(m[1]) || hashes[action] != "" && hashes[action] != hash {
				t.Errorf("%s: %s is not pinned by a hash with its version, the same everywhere", name, m[1])
			}
			hashes[action] = hash
		}
		w := readWorkflow(t, text)
		if !strings.Contains(text, "\npermissions: {}\n") || len(w.Permissions) > 0 {
			t.Errorf("%s: permissions are to be given job by job", name)
		}
		for id, job := range w.Jobs {
			want := map[string]string{"contents": "read"}
			if id == "deploy" {
				want = map[string]string{"pages": "write", "id-token": "write"}
			}
			if !maps.Equal(job.Permissions, want) || job.Timeout == 0 {
				t.Errorf("%s: job %s: permissions %v, want %v, and minutes, not %d", name, id, job.Permissions, want, job.Timeout)
			}
			for _, s := range job.Steps {
				if strings.HasPrefix(s.Uses, "actions/checkout@") && s.With["persist-credentials"] != "false" {
					t.Errorf("%s: job %s: a checkout leaves its credentials", name, id)
				}
				if strings.Contains(s.Run, "${{") {
					t.Errorf("%s: job %s: what others may name goes into a command by the environment: %s", name, id, s.Run)
				}
			}
		}
	}
}

// TestPagesAreBuiltAsByStarter holds the workflow of the sample to the commands of the starter's, which are tried below.
func TestPagesAreBuiltAsByStarter(t *testing.T) {
	commands := func(w workflow) []string {
		var all []string
		for _, job := range []string{"build", "deploy"} {
			for _, s := range w.Jobs[job].Steps {
				if s.Name != findStep && s.Name != refuseStep && s.If == "" {
					all = append(all, s.Uses+s.Run)
				}
			}
		}
		return all
	}
	got, want := commands(readWorkflow(t, workflows(t)["pages.yml"])), commands(readWorkflow(t, starterWorkflow(t)))
	if !slices.Equal(got, want) {
		t.Errorf("pages.yml has the steps\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// The steps of the starter's workflow that tests speak of.
const (
	findStep   = "Find the source of rapport"
	refuseStep = "Refuse a public repository with notes that are not public"
	siteStep   = "Build the public site"
)
