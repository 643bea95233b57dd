//go:build unix

package deploy

import (
	"os"
	"os/exec"
	"syscall"
)

// killable lets a cancelled context end git and all that git has started.
//
// Without a terminal git gets a group of processes of its own, which is killed as one. With one it stays in ours, since
// the terminal stops a group that is not in front when it asks for a passphrase; there Ctrl-C reaches all of them, and
// git is asked to end, which ends its helpers.
func killable(cmd *exec.Cmd) {
	if tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0); err == nil {
		_ = tty.Close()
		cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
		return
	}
	ownGroup(cmd)
}

func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
