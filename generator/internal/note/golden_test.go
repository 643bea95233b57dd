package note

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rapport/generator/internal/civil"
)

var update = flag.Bool("update", false, "rewrite the wanted results in testdata")

// TestGolden reads the notes of each archive and compares what came of them with the archive's last file, want.
func TestGolden(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name, isCase := strings.CutSuffix(e.Name(), ".txtar")
		if !isCase {
			if e.Name() != "fuzz" {
				t.Errorf("testdata/%s belongs to no test", e.Name())
			}
			continue
		}
		t.Run(strings.ReplaceAll(name, "-", " "), func(t *testing.T) { golden(t, filepath.Join("testdata", e.Name())) })
	}
}

func golden(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p := NewParser(optionsOf(t, string(a.Comment)))
	var got strings.Builder
	want, notes := "", a.Files[:0:0]
	for _, f := range a.Files {
		if f.Name == "want" {
			want = string(f.Data)
			continue
		}
		notes = append(notes, f)
		fmt.Fprintf(&got, "= %s\n%s", f.Name, dump(p.Parse(f.Name, f.Data)))
	}
	if *update {
		a.Files = append(notes, txtar.File{Name: "want", Data: []byte(got.String())})
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("Parse of the notes in %s (-want +got):\n%s", file, diff)
	}
}

// optionsOf reads lines such as `fields people: teilnehmer, gäste` from the head of an archive.
func optionsOf(t *testing.T, comment string) Options {
	t.Helper()
	o := Options{Content: "content/", Fields: map[string][]string{}, Markers: map[string][]string{}}
	for line := range strings.Lines(comment) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		kind, key, _ := strings.Cut(name, " ")
		switch {
		case !ok || strings.HasPrefix(line, "#"):
		case kind == "fields":
			o.Fields[key] = strings.Split(value, ", ")
		case kind == "markers":
			o.Markers[key] = strings.Split(value, ", ")
		case name == "date_order":
			o.DateOrder = map[string]civil.Order{"dmy": civil.DMY, "mdy": civil.MDY, "ymd": civil.YMD}[value]
		default:
			t.Fatalf("no option %q", name)
		}
	}
	return o
}

// dump writes what a note holds, one line for each field that is not zero.
func dump(n *Note) string {
	var b strings.Builder
	v := reflect.ValueOf(*n)
	for i := range v.NumField() {
		switch name := v.Type().Field(i).Name; name {
		case "Path", "Rel", "Stem", "Sum", "Bytes", "Doc", "BodyFrom", "Problems":
		case "Kind":
			fmt.Fprintf(&b, "kind: %v\n", n.Kind)
		default:
			dumpValue(&b, strings.ToLower(name), v.Field(i))
		}
	}
	if n.BodyFrom > 0 {
		b.WriteString("the body repeats the title\n")
	}
	for _, p := range n.Problems {
		fmt.Fprintf(&b, "! %d:%d %v %s: %s (%s) | %s\n", p.Line, p.Column, p.Severity, p.Code, p.Message, p.Hint, p.Excerpt)
	}
	return b.String()
}

func dumpValue(b *strings.Builder, name string, v reflect.Value) {
	if v.IsZero() {
		return
	}
	switch x := v.Interface().(type) {
	case Name:
		fmt.Fprintf(b, "%s: %s\n", name, dumpName(x))
		return
	case Channel:
		fmt.Fprintf(b, "%s: %s %s\n", name, [...]string{"unstated", "in person", "remote", "written"}[x.Kind], x.Word)
		return
	case Ties:
		fmt.Fprintf(b, "%s: %s\n", name, [...]string{"", "alliance", "connection", "alliance and connection"}[x])
		return
	case Status:
		fmt.Fprintf(b, "%s: %v\n", name, x)
		return
	case TaskState:
		fmt.Fprintf(b, "%s: %s\n", name, [...]string{"open", "kept", "cancelled"}[x])
		return
	case civil.Range:
		fmt.Fprintf(b, "%s: %v to %v\n", name, x.From, x.To)
		return
	case Extra:
		fmt.Fprintf(b, "%s: %s = %q, line %d\n", name, x.Key, x.Text, x.Line)
		return
	case fmt.Stringer:
		fmt.Fprintf(b, "%s: %v\n", name, x)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		dumpValue(b, name, v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			dumpValue(b, name+"."+strings.ToLower(v.Type().Field(i).Name), v.Field(i))
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.String {
			fmt.Fprintf(b, "%s: %q\n", name, v.Interface())
			return
		}
		for i := range v.Len() {
			dumpItem(b, fmt.Sprintf("%s[%d]", name, i), v.Index(i))
		}
	case reflect.String:
		fmt.Fprintf(b, "%s: %q\n", name, v.String())
	default:
		fmt.Fprintf(b, "%s: %v\n", name, v.Interface())
	}
}

// dumpItem writes the word of a marker even when it is the first of them.
func dumpItem(b *strings.Builder, name string, v reflect.Value) {
	if m, ok := v.Interface().(Marker); ok && m.Word == Gave {
		fmt.Fprintf(b, "%s.word: %v\n", name, m.Word)
	}
	dumpValue(b, name, v)
}

// dumpName writes a name compactly: Text <Target> @handle e-mail (role) line:column.
func dumpName(n Name) string {
	s := n.Text
	if n.Target != "" {
		s += " <" + n.Target + ">"
	}
	if n.Handle != "" {
		s += " @" + n.Handle
	}
	if n.Email != "" {
		s += " mail " + n.Email
	}
	if n.Role != "" {
		s += " (" + n.Role + ")"
	}
	return fmt.Sprintf("%s %d:%d", s, n.Line, n.Column)
}
