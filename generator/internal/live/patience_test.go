package live

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// step is something that happens to the note n.md at some millisecond.
type step struct {
	ms int
	do string // "gone", or what is in the note then
}

// TestPatience writes down, to the millisecond, when a note is built that is saved in steps.
func TestPatience(t *testing.T) {
	grown := func(n int) string { return strings.Repeat("x", n<<10) }
	var chunks []step
	for i := range 20 {
		chunks = append(chunks, step{i * 50, grown((i + 1) * 50)})
	}
	cases := []struct {
		name  string
		steps []step
		want  []int
	}{
		{"in place", []step{{0, "new"}}, []int{40}},
		{"as vim does", []step{{0, "gone"}, {3, "new"}}, []int{43}},
		{"as vim does on a computer with much to do", []step{{0, "gone"}, {60, "new"}}, []int{100}},
		{"away for longer than a save takes", []step{{0, "gone"}, {180, "new"}}, []int{220}},
		{"deleted", []step{{0, "gone"}}, []int{190}},
		{"deleted, and back after that", []step{{0, "gone"}, {191, "new"}}, []int{190, 231}},
		{"emptied, and filled after 30 ms", []step{{0, ""}, {30, "new"}}, []int{70}},
		{"emptied, and filled after 50 ms", []step{{0, ""}, {50, "new"}}, []int{90}},
		{"emptied, and filled after 100 ms", []step{{0, ""}, {100, "new"}}, []int{140}},
		{"emptied, and filled after 200 ms", []step{{0, ""}, {200, "new"}}, []int{240}},
		{"emptied, and filled after 300 ms", []step{{0, ""}, {300, "new"}}, []int{340}},
		{"away for 50 ms", []step{{0, "gone"}, {50, "new"}}, []int{90}},
		{"away for 100 ms", []step{{0, "gone"}, {100, "new"}}, []int{140}},
		{"away for 200 ms, which is deleted and new", []step{{0, "gone"}, {200, "new"}}, []int{190, 240}},
		{"emptied", []step{{0, ""}}, []int{390}},
		{"renamed away, emptied, filled", []step{{0, "gone"}, {100, ""}, {200, "new"}}, []int{240}},
		{"one save right after the other", []step{{0, "1"}, {41, "22"}, {82, "333"}, {123, "4444"}}, []int{40, 81, 122, 163}},
		{"in twenty pieces", chunks, []int{40, 1190}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			note := filepath.Join(root, "n.md")
			must(t, os.WriteFile(note, []byte("old"), 0o644))
			synctest.Test(t, func(t *testing.T) {
				w, _ := testWatch(root, func(line string) { t.Errorf("reported %q", line) })
				b := mind(t, w, nil, nil)
				for _, s := range c.steps {
					<-time.After(time.Until(b.begin.Add(time.Duration(s.ms) * time.Millisecond)))
					synctest.Wait() // whatever is due at this moment is done before
					if s.do == "gone" {
						must(t, os.Remove(note))
					} else {
						must(t, os.WriteFile(note, []byte(s.do), 0o644))
					}
					w.changes.note(note)
				}
				<-time.After(5 * time.Second)
				synctest.Wait()
				if !slices.Equal(b.times(), c.want) {
					t.Errorf("built after %v ms, want %v", b.times(), c.want)
				}
			})
		})
	}
}

// TestAStormOfDoubtEnds lets a note never come to rest.
func TestAStormOfDoubtEnds(t *testing.T) {
	root := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		w, _ := testWatch(root, nil)
		b := mind(t, w, nil, nil)
		for i := range 1000 {
			name := filepath.Join(root, fmt.Sprint(i%7))
			must(t, os.WriteFile(name, []byte("x"), 0o644))
			w.changes.note(name)
			<-time.After(5 * time.Millisecond)
			must(t, os.Remove(name))
			w.changes.note(name)
			<-time.After(5 * time.Millisecond)
		}
		at := b.times()
		for i := 1; i < len(at); i++ {
			if late := at[i] - at[i-1]; late > int((enough + longest).Milliseconds()) {
				t.Errorf("no build for %d ms while a storm lasts", late)
			}
		}
		if len(at) < 4 {
			t.Errorf("%d builds in ten seconds of a storm, want some", len(at))
		}
	})
}
