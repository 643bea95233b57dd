package site

import (
	"path"
	"slices"
	"strings"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/slug"
)

// Attachment is a file of the journal's that some page refers to.
type Attachment struct {
	File string // below the content folder
	Path string // in the site
}

// copied are the kinds of file that a site may hold besides pages: a reader's programs open them, none runs them with
// the site's rights. A reference to any other file is shown as text.
var copied = map[string]bool{
	".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".webp": true, ".avif": true, ".svg": true,
	".pdf": true, ".txt": true, ".csv": true, ".docx": true, ".xlsx": true, ".pptx": true, ".odt": true, ".ods": true,
	".mp3": true, ".m4a": true, ".mp4": true, ".webm": true, ".zip": true,
}

// drawn are the kinds of file that an image element shows.
var drawn = map[string]bool{
	".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".webp": true, ".avif": true, ".svg": true,
}

// Files lists the attachments that the journal's notes refer to, by path in the site.
func Files(j *journal.Journal) []Attachment {
	var list []Attachment
	for _, f := range j.Attachments() {
		if p, ok := filePath(f); ok {
			list = append(list, Attachment{f, p})
		}
	}
	slices.SortFunc(list, func(a, b Attachment) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// filePath is where the site keeps an attachment, and false when it keeps no such files. The hash of the whole path
// parts files of the same name in different folders.
func filePath(file string) (string, bool) {
	ext := strings.ToLower(path.Ext(file))
	if !copied[ext] {
		return "", false
	}
	base := path.Base(file)
	return "files/" + slug.Path(strings.TrimSuffix(base, path.Ext(base))) + "-" + slug.Hash(file) + ext, true
}
