package generator

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/frontmatter"
)

// editors are the addresses by which editors open a file, by what settings call them.
var editors = map[string]string{
	"vscode":   "vscode://file/{path}:{line}:{column}",
	"cursor":   "cursor://file/{path}:{line}:{column}",
	"idea":     "idea://open?file={path}&line={line}&column={column}",
	"obsidian": "obsidian://open?path={path}",
}

// usualEditor is the one of a journal that names none.
const usualEditor = "vscode"

// editorSchemes begin the addresses that belong to editors. A link on a page must lead to one, and not act on the page or
// tell the path to a server.
var editorSchemes = []string{
	"vscode", "vscode-insiders", "vscodium", "cursor", "windsurf", "zed", "idea", "goland", "pycharm", "webstorm", "phpstorm",
	"jetbrains", "obsidian", "logseq", "subl", "sublime", "txmt", "mvim", "nvim", "emacs", "org-protocol",
}

// editorName reads the setting: the name of an editor, or an address with {path} in it.
func (r *settingsReader) editorName(v frontmatter.Value) {
	var text string
	r.text("editor", v, &text)
	names := slices.Sorted(maps.Keys(editors))
	scheme, _, address := strings.Cut(text, "://")
	switch {
	case text == "":
	case editors[strings.ToLower(text)] != "":
		r.Editor = editors[strings.ToLower(text)]
	case !address:
		hint := "write " + strings.Join(names, ", ") + " or zed://file/{path}"
		if near, ok := diag.Nearest(text, names); ok {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		r.bad("editor", v, hint)
	case !slices.Contains(editorSchemes, strings.ToLower(scheme)):
		r.bad("editor", v, "begin it with vscode://, zed:// or that of another editor")
	case !strings.Contains(text, "{path}"):
		r.bad("editor", v, "write {path} in it, as in zed://file/{path}:{line}")
	default:
		r.Editor = text
	}
}

// editorLink is the address that opens a file, named by its absolute path with slashes, at a place in it.
func editorLink(pattern, path string, line, column int) string {
	if pattern == "" {
		pattern = editors[usualEditor]
	}
	address, query, asks := strings.Cut(pattern, "?")
	if strings.HasPrefix(path, "/") && !strings.Contains(address, "//{path}") {
		address = strings.ReplaceAll(address, "/{path}", "{path}")
	}
	place := strings.NewReplacer("{line}", strconv.Itoa(max(line, 1)), "{column}", strconv.Itoa(max(column, 1)))
	address = place.Replace(address)
	link := strings.ReplaceAll(address, "{path}", escaped(path, "/"))
	if asks {
		link += "?" + strings.ReplaceAll(place.Replace(query), "{path}", escaped(path, ""))
	}
	return link
}

// escaped is a text as part of an address, in which the bytes of free stand for themselves.
func escaped(text, free string) string {
	var b strings.Builder
	for i := range len(text) {
		c := text[i]
		plain := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~"+free, c) >= 0
		if plain {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
