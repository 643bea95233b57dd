package live

import (
	"io/fs"
	"syscall"
)

// changeTime is when something last happened to a file. Programs can set the time of its content, but not this one.
func changeTime(info fs.FileInfo) int64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ctim.Nano()
	}
	return 0
}
