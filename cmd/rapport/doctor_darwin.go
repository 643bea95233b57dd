package main

import (
	"fmt"
	"syscall"

	"rapport/generator"
)

// watching tells whether the system lets serve open every file and folder of the journal: that is how it watches.
func (a *app) watching(g *generator.Ground) []symptom {
	const others = 64 // libraries, the browser's connections
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		return nil
	}
	may := limit.Cur
	if most, err := syscall.SysctlUint32("kern.maxfilesperproc"); err == nil {
		may = min(may, uint64(most))
	}
	need := g.Folders + g.Files + others
	if uint64(need) <= may {
		return []symptom{{fine, fmt.Sprintf("open files: serve needs %d to watch the journal, and may have %d", need, may), ""}}
	}
	return []symptom{{
		known,
		fmt.Sprintf("open files: serve needs %d to watch the journal, but may have %d: it will look for changes every 2 s", need, may),
		fmt.Sprintf("ulimit -n %d, before rapport serve", 2*need),
	}}
}

// inWindows is about Linux.
func inWindows() bool { return false }

// whoListens is not known without asking other programs.
func whoListens(int) string { return "" }
