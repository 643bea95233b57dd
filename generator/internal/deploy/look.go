package deploy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// commit is what is known of a commit of the target.
type commit struct {
	parents []string
	ours    bool // a publish of rapport's
}

// there is where the refs of the target stand in the temporary repository.
const there = "refs/there/"

// connect makes the temporary repository, and finds out where a push would go.
func (b *Branch) connect(ctx context.Context) error {
	settings, err := readSettings(ctx, b.git.in(b.target.Journal))
	if err != nil {
		return err
	}
	ignore, err := ignoring(settings, b.temp.path("settings"))
	if err != nil {
		return err
	}
	outside := b.git.in(b.temp.dir, append(ignore, asEnvironment(own())...)...)
	if b.url, err = pushURL(ctx, outside, settings, b.target); err != nil {
		return err
	}
	all := append(reaching(settings, b.target), own()...)
	all = append(all, setting{"remote." + remoteName + ".url", b.url})
	b.git = outside.in(b.temp.dir, asEnvironment(all)...)
	return nil
}

// readSettings lists git's settings as they hold where it runs, a repository's own included.
func readSettings(ctx context.Context, g *git) ([]setting, error) {
	out, err := g.in(g.dir, settingVariables(os.Environ())...).run(ctx, "reading git's settings", nil, "config", "--list", "-z", "--includes")
	if err != nil {
		return nil, err
	}
	return parseSettings(out), nil
}

// pushURL is the address that a push to the target goes to: the remote's, if it is the name of one, as url.insteadOf
// and url.pushInsteadOf make it, and absolute if it is a path. Everything that rapport asks of the target goes there, so
// that nothing is found out about one repository and done to another.
func pushURL(ctx context.Context, g *git, settings []setting, t Target) (string, error) {
	if t.Remote == "" {
		return "", &Fault{Doing: "looking for the repository", Said: "no repository is named", Hint: "name one in the settings: publish: {remote: …}"}
	}
	// git itself rewrites; it wants a repository to do so in, which knows the remote.
	if _, err := g.run(ctx, "preparing to publish", nil, "init", "--quiet", "--bare", "--template=", "rewrite.git"); err != nil {
		return "", err
	}
	dir := filepath.Join(g.dir, "rewrite.git")
	file, err := os.OpenFile(filepath.Join(dir, "config"), os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return "", fmt.Errorf("preparing to publish: %w", err)
	}
	_, err = file.WriteString("[remote \"" + remoteName + "\"]\n" + remoteLines(settings, t))
	if err := errors.Join(err, file.Close()); err != nil {
		return "", fmt.Errorf("preparing to publish: %w", err)
	}
	rules := slices.DeleteFunc(slices.Clone(settings), func(s setting) bool { return !strings.HasPrefix(s.key, "url.") })
	out, err := g.in(dir, asEnvironment(rules)...).run(ctx, "looking for the repository", nil, "remote", "get-url", "--push", "--all", remoteName)
	if err != nil {
		return "", err
	}
	urls := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(urls) != 1 {
		return "", &Fault{Doing: "looking for the repository", Said: fmt.Sprintf("%s stands for %d addresses", t.Remote, len(urls)), Hint: "name the one to publish to by its address"}
	}
	url := urls[0]
	if isPath(url) && !filepath.IsAbs(url) {
		dir, err := filepath.Abs(t.Journal)
		if err != nil {
			return "", fmt.Errorf("looking for the repository: %w", err)
		}
		url = filepath.Join(dir, url)
	}
	return url, nil
}

// remoteLines are the addresses of the target for a file of git's settings.
func remoteLines(settings []setting, t Target) string {
	lines := ""
	for _, s := range settings {
		for _, k := range []string{"url", "pushurl"} {
			if s.key == "remote."+t.Remote+"."+k {
				lines += "\t" + k + " = " + quoted(s.value) + "\n"
			}
		}
	}
	if lines == "" {
		return "\turl = " + quoted(t.Remote) + "\n"
	}
	return lines
}

// fetch takes in every commit and folder that any ref of the target leads to, without the bytes of files.
func (b *Branch) fetch(ctx context.Context) error {
	doing := "looking at " + b.Place()
	out, err := b.git.run(ctx, doing, nil, "ls-remote", "--quiet", remoteName)
	if err != nil {
		return err
	}
	id, _, some := strings.Cut(string(out), "\t")
	b.long = some && len(id) == 64
	format := "sha1"
	if b.long {
		format = "sha256"
	}
	if _, err := b.git.run(ctx, "preparing to publish", nil, "init", "--quiet", "--bare", "--template=", "--object-format="+format, "site.git"); err != nil {
		return err
	}
	b.git = b.git.in(b.temp.path("site.git"))
	if !some {
		return nil
	}
	if _, err := b.git.run(ctx, doing, nil, "fetch", "--quiet", "--no-tags", "--filter=blob:none", "--no-write-fetch-head", remoteName, "+refs/*:"+there+"*"); err != nil {
		return err
	}
	// Forgetting that the target would bring the bytes of files keeps git from fetching any, now and in a push. A target
	// that cannot leave them out has sent them, and then there is nothing to forget.
	if _, err := b.git.run(ctx, doing, nil, "config", "--remove-section", "remote."+remoteName); err != nil && ctx.Err() != nil {
		return err
	}
	if err := b.readLog(ctx, doing); err != nil {
		return err
	}
	return b.readTip(ctx, doing)
}

// readLog learns the shape of the target's history.
func (b *Branch) readLog(ctx context.Context, doing string) error {
	out, err := b.git.run(ctx, doing, nil, "log", "--glob="+there+"*", "-z", "--format=%H%n%P%n%an <%ae>%n%B")
	if err != nil {
		return err
	}
	b.log = map[string]commit{}
	for entry := range bytes.SplitSeq(out, []byte{0}) {
		parts := strings.SplitN(string(entry), "\n", 4)
		if len(parts) != 4 {
			continue
		}
		c := commit{parents: strings.Fields(parts[1])}
		c.ours = len(c.parents) == 0 && parts[2] == author+" <"+email+">" && slices.Contains(strings.Split(parts[3], "\n"), marker)
		b.log[parts[0]] = c
	}
	return nil
}

func (b *Branch) readTip(ctx context.Context, doing string) error {
	out, err := b.git.run(ctx, doing, nil, "for-each-ref", "--format=%(objectname)", there+"heads/"+b.target.Branch)
	if err != nil {
		return err
	}
	// A name that ends in a slash would list the branches below it; git allows none such.
	if b.Commit = strings.TrimSpace(string(out)); b.Commit == "" {
		return nil
	}
	b.Files, err = b.list(ctx, doing, b.Commit)
	return err
}

// list gives the files of a tree. What is no plain file has its mode in its name, so that it equals none.
func (b *Branch) list(ctx context.Context, doing, tree string) (map[string]string, error) {
	out, err := b.git.run(ctx, doing, nil, "ls-tree", "-r", "-z", "--full-tree", tree)
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	for entry := range bytes.SplitSeq(out, []byte{0}) {
		about, path, ok := strings.Cut(string(entry), "\t")
		fields := strings.Fields(about)
		if !ok || len(fields) != 3 {
			continue
		}
		files[path] = fields[2]
		if fields[0] != plainFile {
			files[path] = fields[0] + " " + fields[2]
		}
	}
	return files, nil
}

// strangers lists what stands on the branch and is neither from rapport's last publish nor among the files to push.
func (b *Branch) strangers(ctx context.Context, files []File) ([]string, error) {
	if b.Commit == "" || b.log[b.Commit].ours {
		return nil, nil
	}
	before := map[string]string{}
	if root := b.root(); b.log[root].ours {
		var err error
		if before, err = b.list(ctx, "looking at "+b.Place(), root); err != nil {
			return nil, err
		}
	}
	coming := map[string]string{}
	for _, f := range files {
		coming[f.Path] = b.ID(f.Bytes)
	}
	var list []string
	for path, id := range b.Files {
		if before[path] != id && coming[path] != id {
			list = append(list, path)
		}
	}
	slices.Sort(list)
	return list, nil
}

// root is the one commit that the branch began with; empty when there are several.
func (b *Branch) root() string {
	root, seen, next := "", map[string]bool{}, []string{b.Commit}
	for len(next) > 0 {
		id := next[len(next)-1]
		next = next[:len(next)-1]
		if seen[id] {
			continue
		}
		seen[id] = true
		parents := b.log[id].parents
		if len(parents) == 0 {
			if root != "" {
				return ""
			}
			root = id
		}
		next = append(next, parents...)
	}
	return root
}

// Place names the repository for people, without a password.
func (b *Branch) Place() string {
	return withoutUser(b.url)
}
