package output

import (
	"io/fs"
	"path"
)

// Holds reports whether a folder is an output: whoever looks for notes passes it over.
func Holds(fsys fs.FS, dir string) bool {
	_, err := fs.Stat(fsys, path.Join(dir, manifestName))
	return err == nil
}
