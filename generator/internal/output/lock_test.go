package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// parallel is an Each as the generator has one.
func parallel(n int, do func(int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { do(i) })
	}
	wg.Wait()
}

func TestWritersAtTheSameTime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	sites := make([]map[string]string, 20)
	for i := range sites {
		sites[i] = map[string]string{"index.html": fmt.Sprint("home ", i), fmt.Sprintf("people/%d.html", i): "x"}
		for k := range 20 {
			sites[i][fmt.Sprintf("meetings/%d.html", k+i)] = fmt.Sprint("meeting ", k, " of ", i)
		}
	}
	var wg sync.WaitGroup
	for _, m := range sites {
		wg.Go(func() {
			if _, err := Write(dir, site(m), Options{Each: parallel}); err != nil {
				t.Errorf("Write = %v", err)
			}
		})
	}
	wg.Wait()
	got := read(t, dir)
	for _, m := range sites {
		if m["index.html"] == got["index.html"] {
			same(t, "the last writer's site", got, m)
			return
		}
	}
	t.Errorf("index.html = %q, want one of the sites'", got["index.html"])
}

func TestAWriterThatWaitsForLongSaysForWhom(t *testing.T) {
	dir := t.TempDir()
	holder, err := open(dir, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer holder.close()
	unlock, err := holder.lock(time.Second)
	if err != nil {
		t.Fatal(err)
	}
	waiter, err := open(dir, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer waiter.close()
	_, err = waiter.lock(3 * knock)
	if want := fmt.Sprintf("(process %d)", os.Getpid()); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), dir) {
		t.Errorf("lock = %v, want %q and the folder", err, want)
	}
	unlock()
	again, err := waiter.lock(time.Second)
	if err != nil {
		t.Fatalf("after the other ended: %v", err)
	}
	again()
}

func TestMakingFilesAtTheSameTime(t *testing.T) {
	dir := t.TempDir()
	m := map[string]string{}
	for i := range 500 {
		m[fmt.Sprintf("a%d/b%d/%d.html", i%3, i%7, i)] = fmt.Sprint(i)
	}
	c, err := Write(dir, site(m), Options{Each: parallel})
	if err != nil || len(c.Added) != len(m) {
		t.Errorf("Write: %d added, %v, want %d", len(c.Added), err, len(m))
	}
	same(t, "made at the same time", read(t, dir), m)

	var broken []File
	for i := range 100 {
		broken = append(broken, File{Path: fmt.Sprintf("%d.html", i), Append: func([]byte) ([]byte, error) {
			return nil, errors.New("no")
		}})
	}
	if _, err := Write(dir, broken, Options{Each: parallel}); err == nil {
		t.Error("Write of files that cannot be made = nil")
	}
	same(t, "after files that cannot be made", read(t, dir), m)
}

func TestTheManifestSaysNothingOfWhenAndWhere(t *testing.T) {
	var first []byte
	for _, dir := range []string{filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b", "c")} {
		mustWrite(t, dir, oldSite)
		mustWrite(t, dir, newSite)
		b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(manifestName)))
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b
		}
		if string(b) != string(first) {
			t.Errorf("two outputs of one site have the manifests %s and %s", first, b)
		}
	}
}
