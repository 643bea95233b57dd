package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
)

// Listed returns the paths of the files in a folder that are rapport's, sorted; none when it is no output, or is not there.
func Listed(dir string) ([]string, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("opening the output folder: %w", err)
	}
	defer root.Close()
	m, _, err := (&disk{root: root}).readManifest()
	if err != nil || m == nil {
		return nil, err
	}
	return slices.Sorted(maps.Keys(m.files)), nil
}
