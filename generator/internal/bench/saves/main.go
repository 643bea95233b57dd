// Command saves measures what somebody who writes waits for: the time from a note being saved to its bytes being served,
// over whole processes, as an editor and a browser have it.
//
//	saves -n 50 -dir JOURNAL -rapport ./rapport
//
// It serves a journal, edits one note after another the way an editor that writes in place does, and asks for the note's
// page until it shows the edit. The notes are those of a folder (-notes), again and again when there are fewer than edits,
// and stay changed. It prints the least, the median and the most of the edits, and of the rebuilds as the server tells
// them, and what is held in memory along the way: what the process has of the system, and what was alive when garbage was
// collected last. Then it asks for a page after each of ten more edits (-page), serves nothing but silence (-idle), and
// tells what that takes.
package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"rapport/generator/internal/slug"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "saves:", err)
		os.Exit(1)
	}
}

func run() error {
	n := flag.Int("n", 50, "how many edits")
	dir := flag.String("dir", "", "the journal; its notes are changed")
	notes := flag.String("notes", "content/meetings", "the folder of the notes to edit")
	of := flag.Int("of", 0, "how many of the notes to edit in turn; 0 is all")
	program := flag.String("rapport", "rapport", "the program to measure")
	pause := flag.Duration("pause", 300*time.Millisecond, "how long whoever writes thinks between two edits")
	page := flag.String("page", "", "a page to ask for after each of ten more edits, such as index.html")
	idle := flag.Duration("idle", 0, "how long to serve without an edit in the end")
	flag.Parse()

	paths, err := list(filepath.Join(*dir, *notes))
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return fmt.Errorf("no notes in %s", *notes)
	}
	if *of > 0 && *of < len(paths) {
		paths = paths[:*of]
	}
	s, err := serve(*program, *dir)
	if err != nil {
		return err
	}
	defer s.stop()
	run := time.Now().UnixNano() // edits of another run may be in the notes
	edit := func(i int) (time.Duration, error) {
		time.Sleep(*pause)
		return s.edit(paths[i*prime%len(paths)], filepath.Base(*notes), fmt.Sprintf("edit%dx%dedit", run, i))
	}
	var took []time.Duration
	for i := range *n {
		d, err := edit(i)
		if err != nil {
			return err
		}
		took = append(took, d)
		if k := i + 1; k == *n || slices.Contains([]int{1, 50, 200, 500, 1000}, k) {
			fmt.Printf("memory after %d edits: %d MiB, %d MiB alive\n", k, s.memory()>>20, s.alive.Load())
		}
	}
	tell("save to served", took)
	tell("rebuilds", s.rebuilds())
	if *page != "" {
		if took, err = s.ask(*page, edit, *n); err != nil {
			return err
		}
		tell("asking for "+*page+" after an edit", took)
	}
	if *idle > 0 {
		before := s.cpu()
		time.Sleep(*idle)
		used := s.cpu() - before
		fmt.Printf("idle for %v: %v of processor time, %.2f %% of one\n", *idle, used, 100*used.Seconds()/idle.Seconds())
	}
	return nil
}

// prime steps through the notes, so that edits are far apart.
const prime = 7919

func tell(what string, took []time.Duration) {
	if len(took) == 0 {
		return
	}
	slices.Sort(took)
	fmt.Printf("%s: %d, least %v, median %v, most %v\n", what, len(took), took[0], took[len(took)/2], took[len(took)-1])
}

// list lists the notes in a folder, at any depth.
func list(dir string) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(p) == ".md" {
			paths = append(paths, p)
		}
		return err
	})
	return paths, err
}

// server is a rapport that serves.
type server struct {
	cmd   *exec.Cmd
	url   string
	alive atomic.Int64 // MiB that the last collection of garbage left

	mu   sync.Mutex
	took []time.Duration // by rebuilds
}

var (
	address   = regexp.MustCompile(`serving (http://localhost:\d+)`)
	collected = regexp.MustCompile(`^gc \d+ .* \d+->\d+->(\d+) MB`)
	rebuilt   = regexp.MustCompile(`rebuilt in ([\d.]+) (m?s):`)
)

func serve(program, dir string) (*server, error) {
	cmd := exec.CommandContext(context.Background(), program, "serve", "-C", dir, "--port", "0", "--no-token")
	cmd.Env = append(os.Environ(), "GODEBUG=gctrace=1")
	told, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{cmd: cmd}
	serving := make(chan string)
	go s.watch(bufio.NewScanner(told), serving)
	if s.url = <-serving; s.url == "" {
		return nil, fmt.Errorf("%s did not say where it serves", program)
	}
	return s, nil
}

// watch reads what the server tells until it ends, and tells where it serves.
func (s *server) watch(lines *bufio.Scanner, serving chan<- string) {
	for lines.Scan() {
		if m := address.FindStringSubmatch(lines.Text()); m != nil {
			serving <- m[1]
		}
		if m := collected.FindStringSubmatch(lines.Text()); m != nil {
			n, _ := strconv.ParseInt(m[1], 10, 64)
			s.alive.Store(n)
		}
		if m := rebuilt.FindStringSubmatch(lines.Text()); m != nil {
			d, _ := time.ParseDuration(m[1] + m[2])
			s.mu.Lock()
			s.took = append(s.took, d)
			s.mu.Unlock()
		}
	}
	close(serving)
}

// rebuilds is how long each rebuild took, as the server told so far.
func (s *server) rebuilds() []time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.took)
}

// ask measures how long a page takes that is asked for after an edit of a note that it may show.
func (s *server) ask(page string, edit func(int) (time.Duration, error), from int) ([]time.Duration, error) {
	var took []time.Duration
	for i := range 10 {
		if _, err := edit(from + i); err != nil {
			return nil, err
		}
		start := time.Now()
		if _, err := get(s.url + "/" + page); err != nil {
			return nil, err
		}
		took = append(took, time.Since(start))
	}
	return took, nil
}

func (s *server) stop() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

// edit appends a line to a note and waits until its page shows it.
func (s *server) edit(path, folder, word string) (time.Duration, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	src = append(src, "\n"+word+"\n"...)
	page := fmt.Sprintf("%s/%s/%s.html", s.url, folder, slug.Path(strings.TrimSuffix(filepath.Base(path), ".md")))
	if _, err := get(page); err != nil { // as the open page was
		return 0, err
	}
	start := time.Now()
	if err := os.WriteFile(path, src, 0o644); err != nil {
		return 0, err
	}
	for {
		body, err := get(page)
		if err != nil {
			return 0, err
		}
		if bytes.Contains(body, []byte(word)) {
			return time.Since(start), nil
		}
		if time.Since(start) > time.Minute {
			return 0, fmt.Errorf("%s does not show the edit", page)
		}
		time.Sleep(time.Millisecond)
	}
}

func get(url string) ([]byte, error) {
	r, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err == nil && r.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", url, r.Status)
	}
	return body, err
}
