package main

import (
	"fmt"
	"os/exec"
	"runtime"
)

// openBrowser asks the desktop to show an address of ours. It does not wait for the browser, which may live longer
// than this program.
func openBrowser(url string) error {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	c := exec.Command(name, args...)
	if err := c.Start(); err != nil {
		return fmt.Errorf("opening the browser: %w", err)
	}
	return c.Process.Release()
}
