package deploy

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// connecting are the variables of git that say how to reach a repository. Every other one that begins with GIT_ says
// which repository, index, identity or settings to use, or makes git talk: none of that may reach a push.
var connecting = []string{
	"GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_ASKPASS", "GIT_TERMINAL_PROMPT", "GIT_EXEC_PATH",
	"GIT_ALLOW_PROTOCOL", "GIT_PROXY_COMMAND", "GIT_SSL_*", "GIT_PROXY_SSL_*", "GIT_HTTP_*",
}

// environment is what git may see of ours.
func environment(environ []string) []string {
	var kept []string
	for _, e := range environ {
		name, _, _ := strings.Cut(e, "=")
		name = strings.ToUpper(name) // names differ by more than case on no system
		switch {
		case name == "LANG" || name == "LANGUAGE" || strings.HasPrefix(name, "LC_"):
			continue // what git says is read by its English words
		case strings.HasPrefix(name, "GIT_") && !slices.ContainsFunc(connecting, func(p string) bool { return matches(name, p) }):
			continue
		}
		kept = append(kept, e)
	}
	return append(kept,
		"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_REPLACE_OBJECTS=1", "GIT_NO_LAZY_FETCH=1", "GIT_DISCOVERY_ACROSS_FILESYSTEM=1",
		"GIT_AUTHOR_NAME="+author, "GIT_AUTHOR_EMAIL="+email, "GIT_COMMITTER_NAME="+author, "GIT_COMMITTER_EMAIL="+email,
		"GIT_AUTHOR_DATE=@0 +0000", "GIT_COMMITTER_DATE=@0 +0000",
	)
}

// settingVariables are those that bring settings, for when git is asked which there are.
func settingVariables(environ []string) []string {
	return slices.DeleteFunc(slices.Clone(environ), func(e string) bool { return !strings.HasPrefix(strings.ToUpper(e), "GIT_CONFIG") })
}

// matches reports whether a name is the pattern, or begins like one that ends in a star.
func matches(name, pattern string) bool {
	start, open := strings.CutSuffix(pattern, "*")
	return name == pattern || open && strings.HasPrefix(name, start)
}

// setting is a line of git's settings; the key as git lists it.
type setting struct{ key, value string }

// parseSettings reads what `git config --list -z` says.
func parseSettings(out []byte) []setting {
	var list []setting
	for entry := range bytes.SplitSeq(out, []byte{0}) {
		key, value, given := strings.Cut(string(entry), "\n")
		if key == "" {
			continue
		}
		if !given {
			value = "true" // a key alone says yes
		}
		list = append(list, setting{key, value})
	}
	return list
}

// reach are the settings that say how to reach a repository; nothing else of the user's settings reaches a push.
var reach = []string{"credential.*", "http.*", "protocol.*", "ssh.*", "core.sshcommand", "core.askpass", "core.gitproxy"}

// ofRemote are the settings of one remote that say how to reach it.
var ofRemote = []string{"proxy", "proxyauthmethod", "receivepack", "uploadpack", "vcs"}

// remoteName is what a target is called in the temporary repository.
const remoteName = "target"

// reaching picks from the user's settings how to reach the target, in the user's order, since later ones win.
func reaching(all []setting, t Target) []setting {
	var kept []setting
	for _, s := range all {
		if slices.ContainsFunc(reach, func(p string) bool { return matches(s.key, p) }) {
			kept = append(kept, s)
		}
		for _, k := range ofRemote {
			if s.key == "remote."+t.Remote+"."+k {
				kept = append(kept, setting{"remote." + remoteName + "." + k, s.value})
			}
		}
	}
	return kept
}

// asEnvironment hands settings to git without a file, since a token may be among them.
func asEnvironment(list []setting) []string {
	env := []string{fmt.Sprintf("GIT_CONFIG_COUNT=%d", len(list))}
	for i, s := range list {
		env = append(env, fmt.Sprintf("GIT_CONFIG_KEY_%d=%s", i, s.key), fmt.Sprintf("GIT_CONFIG_VALUE_%d=%s", i, s.value))
	}
	return env
}

// own are the settings of the temporary repository: its files are the user's alone, and nothing works in the background.
// It is made from no template and sees none of the user's settings, so there are no hooks to run.
func own() []setting {
	return []setting{
		{"core.sharedRepository", "0600"},
		{"gc.auto", "0"},
		{"maintenance.auto", "false"},
		{"fetch.recurseSubmodules", "false"},
		{"push.recurseSubmodules", "no"},
	}
}

// quoted writes a value as a file of git's settings has it.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s) + `"`
}

// ignoring keeps git from reading the user's files of settings. Which folders are safe is all that is said again: git
// asks for that in such a file alone, when the target is a folder of somebody else's.
func ignoring(all []setting, file string) ([]string, error) {
	var text strings.Builder
	text.WriteString("[safe]\n")
	for _, s := range all {
		if s.key == "safe.directory" {
			text.WriteString("\tdirectory = " + quoted(s.value) + "\n")
		}
	}
	if err := os.WriteFile(file, []byte(text.String()), 0o600); err != nil {
		return nil, fmt.Errorf("preparing to publish: %w", err)
	}
	return []string{"GIT_CONFIG_GLOBAL=" + file, "GIT_CONFIG_NOSYSTEM=1", "GIT_ATTR_NOSYSTEM=1", "GIT_CEILING_DIRECTORIES=" + filepath.Dir(file)}, nil
}
