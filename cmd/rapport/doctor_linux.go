package main

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"strconv"
	"strings"
	"syscall"

	"rapport/generator"
)

// watching tells whether the system has watches left for every folder of the journal, and one for the folder around it.
func (a *app) watching(g *generator.Ground) []symptom {
	watches, err := numberIn("/proc/sys/fs/inotify/max_user_watches")
	instances, err2 := numberIn("/proc/sys/fs/inotify/max_user_instances")
	if err != nil || err2 != nil {
		return []symptom{{fine, "this computer does not say how many folders it watches; serve says so when they are too many", ""}}
	}
	usedInstances, usedWatches := inotifyInUse()
	return []symptom{
		watchesLeft("watches, one a folder", "fs.inotify.max_user_watches", g.Folders+1, usedWatches, watches),
		watchesLeft("watchers, one a program", "fs.inotify.max_user_instances", 1, usedInstances, instances),
	}
}

// watchesLeft holds what serve needs, and what of yours is in use, against a limit.
func watchesLeft(what, setting string, need, used, limit int) symptom {
	text := fmt.Sprintf("%s: serve needs %d; %d of %d are in use", what, need, used, limit)
	if used+need <= limit {
		return symptom{fine, text, ""}
	}
	return symptom{
		known, text + ": it will look for changes every 2 s",
		fmt.Sprintf("sudo sysctl %s=%d; a line in /etc/sysctl.d/ makes it last", setting, enoughFor(used+need)),
	}
}

// enoughFor is a limit with room to spare.
func enoughFor(need int) int {
	limit := 1024
	for limit < 2*need {
		limit *= 2
	}
	return limit
}

func numberIn(file string) (int, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(string(b)))
}

// inotifyInUse counts what the programs of this user watch. Those in other containers are not seen.
func inotifyInUse() (instances, watches int) {
	eachOpenFile(func(process, fd, target string) {
		if target != "anon_inode:inotify" {
			return
		}
		instances++
		if b, err := os.ReadFile(path.Join(process, "fdinfo", fd)); err == nil {
			watches += bytes.Count(b, []byte("inotify wd:"))
		}
	})
	return instances, watches
}

// eachOpenFile calls see for what the programs of this user have open.
func eachOpenFile(see func(process, fd, target string)) {
	processes, _ := os.ReadDir("/proc")
	for _, p := range processes {
		if _, err := strconv.Atoi(p.Name()); err != nil {
			continue
		}
		process := path.Join("/proc", p.Name())
		info, err := os.Stat(process)
		if err != nil {
			continue // it has ended
		}
		if s, ok := info.Sys().(*syscall.Stat_t); !ok || int(s.Uid) != os.Getuid() {
			continue
		}
		open, _ := os.ReadDir(path.Join(process, "fd"))
		for _, fd := range open {
			if target, err := os.Readlink(path.Join(process, "fd", fd.Name())); err == nil {
				see(process, fd.Name(), target)
			}
		}
	}
}

// inWindows reports whether this is the Linux that Windows has (WSL).
func inWindows() bool {
	b, err := os.ReadFile("/proc/sys/kernel/osrelease")
	return err == nil && strings.Contains(strings.ToLower(string(b)), "microsoft")
}

// whoListens names the program that listens on a port, if it is of this user.
func whoListens(port int) string {
	sockets := map[string]bool{}
	for _, table := range []string{"/proc/net/tcp", "/proc/net/tcp6"} {
		b, err := os.ReadFile(table)
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(b)) {
			const listening = "0A"
			f := strings.Fields(line)
			if len(f) > 9 && f[3] == listening && strings.HasSuffix(f[1], fmt.Sprintf(":%04X", port)) {
				sockets["socket:["+f[9]+"]"] = true
			}
		}
	}
	who := ""
	eachOpenFile(func(process, _, target string) {
		if !sockets[target] || who != "" {
			return
		}
		if name, err := os.ReadFile(path.Join(process, "comm")); err == nil {
			who = fmt.Sprintf("%s (process %s)", strings.TrimSpace(string(name)), path.Base(process))
		}
	})
	return who
}
