// Package output puts files into a directory, never half of one, and takes away only what it put there.
package output

// File is one file of an output.
type File struct {
	Path  string // slash-separated, relative to the output
	Bytes func() ([]byte, error)
}

// Changes says what a write did, by path.
type Changes struct {
	Added, Changed, Removed []string
	Unchanged               int
}

// Write makes dir hold exactly the files, besides those that are not rapport's. private marks the output as one that
// must not leave this computer.
func Write(dir string, files []File, private bool) (Changes, error) { panic("not written yet") }
