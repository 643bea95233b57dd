package output

import (
	"bytes"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

// onAll is an Each that uses all processors.
func onAll(n int, do func(int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wg.Wait()
}

// BenchmarkWrite writes 10,000 pages of 8 kB.
func BenchmarkWrite(b *testing.B) {
	pages := func(letter string) []File {
		text := bytes.Repeat([]byte(letter), 8<<10)
		files := make([]File, 10000)
		for i := range files {
			files[i] = File{
				Path:   fmt.Sprintf("%s/%05d.html", []string{"people", "meetings"}[i%2], i),
				Append: func(b []byte) ([]byte, error) { return append(b, text...), nil },
			}
		}
		return files
	}
	one, other := pages("a"), pages("b")
	mustBench := func(b *testing.B, dir string, files []File) {
		if _, err := Write(dir, files, Options{Each: onAll}); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("new", func(b *testing.B) {
		b.ReportAllocs()
		top, n := b.TempDir(), 0
		for b.Loop() {
			mustBench(b, filepath.Join(top, fmt.Sprint(n)), one)
			n++
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		b.ReportAllocs()
		dir := b.TempDir()
		mustBench(b, dir, one)
		for b.Loop() {
			mustBench(b, dir, one)
		}
	})
	b.Run("changed", func(b *testing.B) {
		b.ReportAllocs()
		dir := b.TempDir()
		mustBench(b, dir, one)
		for b.Loop() {
			mustBench(b, dir, other)
			one, other = other, one
		}
	})
}
