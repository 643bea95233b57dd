// Command compare runs two commands in turn, A B A B and so on, and tells what each whole process cost: seconds of CPU,
// seconds by the clock and the most memory it held, each as least, median and most, and A by B from pair to pair.
//
//	compare -n 5 -dir JOURNAL -out DIR -a 'rapport build --out {}' -b 'floor -in content -out {}'
//
// {} stands for a new folder in DIR for every run. A first pair is not counted. Nothing is deleted, because a big delete
// slows the runs after it: empty DIR by hand between batches. Only ratios of one batch say something; times drift.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	var b batch
	flag.IntVar(&b.pairs, "n", 5, "how many pairs are counted")
	flag.StringVar(&b.dir, "dir", ".", "folder that the commands run in")
	flag.StringVar(&b.out, "out", "", "folder for what they write")
	first := flag.String("a", "", "command A; its words are parted by blanks")
	second := flag.String("b", "", "command B")
	flag.Parse()
	b.commands = [2]string{*first, *second}
	if b.pairs < 1 || b.out == "" || *first == "" || *second == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	costs, err := b.run()
	if err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
	fmt.Print(table(costs))
}

// cost is what one run of a command took.
type cost [3]float64

// units are what the numbers of a cost count.
var units = [3]string{"cpu s", "wall s", "peak MiB"}

// batch is what is to be run.
type batch struct {
	pairs    int
	dir, out string
	commands [2]string
}

// run runs all pairs and returns the costs of those that count.
func (b batch) run() ([][2]cost, error) {
	var costs [][2]cost
	for i := range b.pairs + 1 {
		var pair [2]cost
		for k, command := range b.commands {
			out := filepath.Join(b.out, fmt.Sprintf("%c%d", "ab"[k], i))
			var err error
			if pair[k], err = once(command, b.dir, out); err != nil {
				return nil, err
			}
		}
		if i > 0 {
			costs = append(costs, pair)
		}
	}
	return costs, nil
}

// once runs a command and returns what the operating system counted.
func once(command, dir, out string) (cost, error) {
	words := strings.Fields(command)
	for i, w := range words {
		words[i] = strings.ReplaceAll(w, "{}", out)
	}
	c := exec.Command(words[0], words[1:]...)
	c.Dir = dir
	start := time.Now()
	said, err := c.CombinedOutput()
	wall := time.Since(start)
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", command, err, said)
	}
	s := c.ProcessState
	return cost{(s.UserTime() + s.SystemTime()).Seconds(), wall.Seconds(), peak(s)}, nil
}

// table tells the costs, one line for each unit.
func table(costs [][2]cost) string {
	var s strings.Builder
	for u, unit := range units {
		var a, b, ratio []float64
		for _, pair := range costs {
			a = append(a, pair[0][u])
			b = append(b, pair[1][u])
			ratio = append(ratio, pair[0][u]/pair[1][u])
		}
		fmt.Fprintf(&s, "%-8s  A %s   B %s   A/B %s\n", unit, spread(a), spread(b), spread(ratio))
	}
	return s.String()
}

// spread is the least, the median and the most of a list.
func spread(list []float64) string {
	slices.Sort(list)
	n := len(list)
	median := (list[(n-1)/2] + list[n/2]) / 2
	return fmt.Sprintf("%7.2f %7.2f %7.2f", list[0], median, list[n-1])
}
