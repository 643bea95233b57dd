package site

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestViews compares what pages show, as data, with what is written beside the notes: a file for each template.
func TestViews(t *testing.T) {
	j := journalOf(vault(t, "vault.txtar"))
	got := map[string]*txtar.Archive{}
	for _, p := range Plan(j, today, asked(j, today), builtin(t), options(j)) {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(withoutPictures(p.View())); err != nil {
			t.Fatal(err)
		}
		a := got[p.Template]
		if a == nil {
			a = &txtar.Archive{Comment: []byte("What pages of vault.txtar show. Written by go test -update.\n")}
			got[p.Template] = a
		}
		a.Files = append(a.Files, txtar.File{Name: p.Path, Data: b.Bytes()})
	}
	for template, a := range got {
		t.Run(template, func(t *testing.T) { compareViews(t, filepath.Join("testdata", "views", template+".txtar"), a) })
	}
	files, err := filepath.Glob("testdata/views/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if got[strings.TrimSuffix(filepath.Base(f), ".txtar")] == nil {
			t.Errorf("no page is made with the template of %s", f)
		}
	}
}

func compareViews(t *testing.T, file string, got *txtar.Archive) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, txtar.Format(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string]string{}
	for _, f := range want.Files {
		wanted[f.Name] = string(f.Data)
	}
	for _, f := range got.Files {
		if diff := cmp.Diff(wanted[f.Name], string(f.Data)); diff != "" {
			t.Errorf("view of %s (-want +got):\n%s", f.Name, diff)
		}
		delete(wanted, f.Name)
	}
	for name := range wanted {
		t.Errorf("no page makes the view %s", name)
	}
}

// withoutPictures leaves out what package chart draws and tests itself, and fields that are empty.
func withoutPictures(view any) any {
	b, err := json.Marshal(view)
	if err != nil {
		panic(err)
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		panic(err)
	}
	return prune(v)
}

func prune(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			x = prune(x)
			s, text := x.(string)
			if x == nil || text && (s == "" || strings.HasPrefix(s, "<svg") || strings.Contains(s, "tl-key")) || x == false {
				delete(v, k)
				continue
			}
			v[k] = x
		}
		for _, shared := range []string{"AsOf", "Counted", "Site", "Private", "Root", "Section", "There"} {
			delete(v, shared)
		}
		if len(v) == 0 {
			return nil
		}
	case []any:
		for i := range v {
			v[i] = prune(v[i])
		}
		if len(v) == 0 {
			return nil
		}
	}
	return v
}
