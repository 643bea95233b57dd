//go:build !unix

package deploy

import "os/exec"

// killable leaves git as it is: a cancelled context ends it, and its helpers end when it no longer talks to them.
func killable(*exec.Cmd) {}
