package generator

import (
	"errors"
	"testing"
)

func TestMemo(t *testing.T) {
	made := 0
	var m memo[int]
	get := func(name string, key uint64) func() {
		return func() {
			if _, err := m.get(name, key, func() (int, error) { made++; return made, nil }); err != nil {
				t.Error(err)
			}
		}
	}
	steps := []struct {
		what string
		do   func()
		made int
	}{
		{"the first is made", get("a", 1), 1},
		{"asking again makes nothing", get("a", 1), 1},
		{"another name is made", get("b", 1), 2},
		{"another key is made", get("a", 2), 3},
		{"in the place of the first", get("a", 1), 4},
		{"what is not kept", func() { m.keep(func(name string) bool { return name == "a" }) }, 4},
		{"is forgotten", get("b", 1), 5},
		{"what is kept is not", get("a", 1), 5},
		{"a failure", func() {
			if _, err := m.get("c", 1, func() (int, error) { return 0, errors.New("broken") }); err == nil {
				t.Error("get returns no error")
			}
		}, 5},
		{"is not remembered", get("c", 1), 6},
		{"one name", func() { m.forget("c") }, 6},
		{"is forgotten alone", get("c", 1), 7},
	}
	for _, s := range steps {
		if s.do(); made != s.made {
			t.Errorf("%s: %d made so far, want %d", s.what, made, s.made)
		}
	}
	if v, ok := m.newest("c"); !ok || v != 7 {
		t.Errorf("newest is %d, %v, want 7", v, ok)
	}
	if v, ok := m.newest("a"); !ok || v != 4 {
		t.Errorf("newest is %d, %v, want 4", v, ok)
	}
}
