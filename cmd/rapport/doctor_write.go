//go:build linux || darwin

package main

import "syscall"

// mayWrite asks whether this user may write into a folder, without doing so.
func mayWrite(dir string) error {
	const write = 2
	return syscall.Access(dir, write)
}
