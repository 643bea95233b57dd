package deploy

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Fault is what git could not do, in its own words, with a way out.
type Fault struct {
	Doing string // "pushing to <address>"
	Said  string // what git said, in one line
	Hint  string // what to do; may be empty

	err error
}

func (f *Fault) Error() string { return f.Doing + ": " + f.Said }

// Unwrap gives the error that git ended with, such as [context.Canceled].
func (f *Fault) Unwrap() error { return f.err }

// ErrRaced says that somebody else changed the branch since it was opened. Nothing was changed: open it again.
var ErrRaced = errors.New("the branch has changed since it was looked at")

const raceHint = "somebody else, or another computer of yours, pushed in between: publish again to see the new plan"

// sayings are what git and the hosts say, with what to do about it; the first that fits counts.
var sayings = []struct {
	words []string
	hint  string
	is    error
}{
	{words: []string{"stale info", "cannot lock ref", "fetch first", "reference already exists", "incorrect old value provided"}, hint: raceHint, is: ErrRaced},
	{words: []string{"Could not resolve host", "Name or service not known", "Temporary failure in name resolution", "Network is unreachable", "Connection refused", "Connection timed out", "Operation timed out", "Failed to connect", "Couldn't connect", "No route to host"}, hint: "check the network, a proxy and the address; publishing again is safe"},
	{words: []string{"Host key verification failed"}, hint: "connect once with ssh, and confirm the key of the host"},
	{words: []string{"Permission denied (publickey", "Authentication failed", "could not read Username", "could not read Password", "terminal prompts disabled", "Invalid username or", "error: 401", "error: 403", "Permission to "}, hint: "log in so that `git push` to this address works (a credential helper, `gh auth login`, or an ssh key), with the right to write there; then publish again"},
	{words: []string{"dubious ownership"}, hint: "the folder belongs to another user: look whether that is right, then let git use it (git config --global --add safe.directory FOLDER)"},
	{words: []string{"Repository not found", "does not appear to be a git repository", "does not exist", "project you were looking for could not be found"}, hint: "make an empty repository there first, or mend `remote` in the settings; a host says the same of a repository that you may not see"},
	{words: []string{"exceeds GitHub's file size limit", "GH001", "HTTP 413"}, hint: "a file is too large for the host: make the picture smaller"},
	{words: []string{"protected branch", "GH006", "GH013", "rule violations"}, hint: "the host protects this branch: allow forced pushes to it in the settings of the repository, or name another branch, such as gh-pages"},
	{words: []string{"denying non-fast-forward", "non-fast-forward updates"}, hint: "this repository keeps all history, and a publish replaces the branch: allow that (receive.denyNonFastForwards), or name another repository"},
	{words: []string{"refusing to update checked out branch", "branch is currently checked out"}, hint: "the target is a working copy that has this branch checked out: name a bare repository or another branch"},
	{words: []string{"hook declined"}, hint: "a rule of the host refused the push; what it said stands above"},
	{words: []string{"No space left"}, hint: "make room on the disk, then publish again"},
	{words: []string{"' not allowed"}, hint: "name an https or ssh address, or a folder"}, // transport 'ext'
	{words: []string{"dumb http transport"}, hint: "the host offers no push over this address: use its ssh or https address for pushing"},
}

// fault is what git said, with what to do about it.
func fault(doing, said string, err error) *Fault {
	f := &Fault{Doing: doing, Said: clean(said), err: err}
	for _, s := range sayings {
		for _, w := range s.words {
			if !strings.Contains(said, w) {
				continue
			}
			f.Hint = s.hint
			if s.is != nil {
				f.err = fmt.Errorf("%w (%w)", s.is, err)
			}
			return f
		}
	}
	return f
}

// refused are the lines of `git push --porcelain` that say why a ref was refused.
func refused(out string) string {
	text := ""
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "!") {
			_, why, _ := strings.Cut(strings.TrimSpace(line), "[") // "[remote rejected] (hook declined)"
			text += strings.Replace(why, "]", "", 1) + "\n"
		}
	}
	return text
}

var userInURL = regexp.MustCompile(`([a-zA-Z][a-zA-Z0-9+.-]*://)[^/@\s']*@`)

const longest = 400 // bytes of what git said: enough for the reason, whatever a server's hook prints

// always is what git says behind every reason why a repository cannot be reached.
var always = []string{"Could not read from remote repository.", "Please make sure you have the correct access rights", "and the repository exists."}

// clean makes one line of what git said: no advice, no passwords, no control characters, not without end.
func clean(said string) string {
	var lines []string
	for line := range strings.Lines(said) {
		line = strings.TrimSpace(strings.ToValidUTF8(line, ""))
		for _, lead := range []string{"remote:", "fatal:", "error:"} {
			line = strings.TrimSpace(strings.TrimPrefix(line, lead))
		}
		switch {
		case line == "", strings.HasPrefix(line, "hint:"), strings.HasPrefix(line, "warning:"), strings.HasPrefix(line, "failed to push some refs"):
			continue
		case len(lines) > 0 && slices.Contains(always, line):
			continue
		}
		lines = append(lines, line)
	}
	text := withoutUser(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.Join(lines, "; ")))
	if len(text) > longest {
		text = strings.ToValidUTF8(text[:longest], "") + " …"
	}
	if text == "" {
		return "git gave no reason"
	}
	return text
}

// withoutUser takes names and passwords out of addresses.
func withoutUser(s string) string {
	return userInURL.ReplaceAllString(s, "$1")
}
