// Command saves measures what somebody who writes waits for: the time from a note being saved to its bytes being served,
// over whole processes, as an editor and a browser have it.
//
//	saves -n 50 -dir JOURNAL -rapport ./rapport
//
// It serves a journal, edits one note after another the way an editor that writes in place does, and asks for the note's
// page until it shows the edit. The notes are those of a folder (-notes) and stay changed. It prints the least, the
// median and the most of the edits, then how long it serves nothing but silence (-idle) and what that costs.
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
	"strings"
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
	program := flag.String("rapport", "rapport", "the program to measure")
	idle := flag.Duration("idle", 0, "how long to serve without an edit in the end")
	flag.Parse()

	paths, err := list(filepath.Join(*dir, *notes))
	if err != nil {
		return err
	}
	if len(paths) < *n {
		return fmt.Errorf("%d notes in %s, and %d wanted", len(paths), *notes, *n)
	}
	s, err := serve(*program, *dir)
	if err != nil {
		return err
	}
	defer s.stop()
	var took []time.Duration
	for i := range *n {
		d, err := s.edit(paths[i*len(paths) / *n], filepath.Base(*notes), fmt.Sprintf("edit%dedit", i))
		if err != nil {
			return err
		}
		took = append(took, d)
		time.Sleep(300 * time.Millisecond) // whoever writes thinks in between
	}
	slices.Sort(took)
	fmt.Printf("save to served, %d edits: least %v, median %v, most %v\n", len(took), took[0], took[len(took)/2], took[len(took)-1])
	fmt.Printf("memory after the edits: %d MiB\n", s.memory()>>20)
	if *idle > 0 {
		before := s.cpu()
		time.Sleep(*idle)
		used := s.cpu() - before
		fmt.Printf("idle for %v: %v of processor time, %.2f %% of one\n", *idle, used, 100*used.Seconds()/idle.Seconds())
	}
	return nil
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
	cmd *exec.Cmd
	url string
}

var address = regexp.MustCompile(`serving (http://localhost:\d+)`)

func serve(program, dir string) (*server, error) {
	cmd := exec.CommandContext(context.Background(), program, "serve", "-C", dir, "--port", "0", "--no-token")
	told, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(told)
	for lines.Scan() {
		if m := address.FindStringSubmatch(lines.Text()); m != nil {
			go func() { _, _ = io.Copy(io.Discard, told) }()
			return &server{cmd, m[1]}, nil
		}
	}
	return nil, fmt.Errorf("%s did not say where it serves", program)
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
