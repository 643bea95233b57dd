package site

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rapport/generator/internal/diag"
)

// assetKinds are the kinds of file that a theme serves.
var assetKinds = map[string]bool{
	".css": true, ".js": true, ".svg": true, ".png": true, ".jpg": true, ".webp": true, ".avif": true, ".ico": true,
	".woff2": true, ".woff": true, ".txt": true,
}

// userFolder is where a journal keeps its own theme, for the places of problems.
const userFolder = "templates/"

// Load reads a theme: the built-in files, each shadowed by the user's file of the same name. user may be nil.
// A file of the user's that does not parse is a problem, and the built-in one is used.
func Load(builtin, user fs.FS) (*Theme, []diag.Problem) {
	files, problems := read(builtin, "")
	if len(problems) > 0 {
		panic("site: the built-in theme cannot be read: " + problems[0].String())
	}
	t, err := build(files)
	if err != nil {
		panic("site: the built-in theme is broken: " + err.Error())
	}
	if user == nil {
		return t, nil
	}
	own, problems := read(user, userFolder)
	for _, name := range sortedNames(own) {
		if name == baseFile || name == partsFile || t.plates[name] != nil || path.Ext(name) != ".html" {
			continue
		}
		problems = append(problems, diag.Problem{
			Pos: diag.Pos{Path: userFolder + name}, Severity: diag.Warning, Code: "unused-template",
			Message: fmt.Sprintf("no page is made with %q", name), Hint: hintTemplate(name, files),
		})
		delete(own, name)
	}
	return shadow(t, files, own, problems)
}

// shadow takes the user's files all at once, since they may need each other; when that fails, one at a time, the shared
// ones first, so that a broken one costs itself alone.
func shadow(t *Theme, files, own map[string][]byte, problems []diag.Problem) (*Theme, []diag.Problem) {
	all := maps.Clone(files)
	maps.Copy(all, own)
	if whole, err := build(all); err == nil {
		return whole, problems
	}
	names := sortedNames(own)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	for _, name := range names {
		before, had := files[name]
		if had && bytes.Equal(before, own[name]) {
			continue
		}
		files[name] = own[name]
		next, err := build(files)
		if err == nil {
			t = next
			continue
		}
		problems = append(problems, templateProblem(name, own[name], err))
		if files[name] = before; !had {
			delete(files, name)
		}
	}
	return t, problems
}

// rank puts the files that others are made of first.
func rank(name string) int {
	switch name {
	case partsFile:
		return 0
	case baseFile:
		return 1
	}
	return 2
}

func hintTemplate(name string, files map[string][]byte) string {
	var known []string
	for _, f := range sortedNames(files) {
		if path.Ext(f) == ".html" {
			known = append(known, f)
		}
	}
	if near, ok := diag.Nearest(name, known); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "templates are " + and(known)
}

// read returns the files of a theme by name. Folders, hidden files and kinds that a theme has no use for are left out.
func read(fsys fs.FS, folder string) (map[string][]byte, []diag.Problem) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, []diag.Problem{{
			Pos: diag.Pos{Path: strings.TrimSuffix(folder, "/")}, Code: "unreadable", Message: "the folder of templates cannot be read: " + err.Error(),
		}}
	}
	files := map[string][]byte{}
	var problems []diag.Problem
	for _, e := range entries {
		name := e.Name()
		if ext := strings.ToLower(path.Ext(name)); !e.Type().IsRegular() || name[0] == '.' || ext != ".html" && !assetKinds[ext] {
			continue
		}
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			problems = append(problems, diag.Problem{
				Pos: diag.Pos{Path: folder + name}, Code: "unreadable", Message: "the file cannot be read: " + err.Error(),
			})
			continue
		}
		files[name] = b
	}
	return files, problems
}

// located finds the template and the line in the messages of the template packages.
var located = regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+)(?::(\d+))?: (?:executing "[^"]*" at <[^>]*>: )?(.*)$`)

// templateProblem says where a file of the user's theme is broken.
func templateProblem(name string, src []byte, err error) diag.Problem {
	p := diag.Problem{
		Pos: diag.Pos{Path: userFolder + name}, Severity: diag.Error, Code: "broken-template",
		Message: err.Error(), Hint: "the built-in file is used instead",
	}
	var escaping *template.Error
	if errors.As(err, &escaping) {
		p.Message = escaping.Description
		p.Line = escaping.Line
	}
	if m := located.FindStringSubmatch(err.Error()); m != nil {
		p.Message = m[4]
		if m[1] == name {
			p.Line, _ = strconv.Atoi(m[2])
		}
	}
	if lines := strings.Split(string(src), "\n"); p.Line > 0 && p.Line <= len(lines) {
		p.Excerpt = strings.TrimSuffix(lines[p.Line-1], "\r")
	}
	return p
}
