package generator

import "testing"

func TestMemo(t *testing.T) {
	made := 0
	var m memo[string, int]
	get := func(key string) int {
		return m.get(key, func() int { made++; return made })
	}
	build := func(keys ...string) {
		m.begin()
		for _, k := range keys {
			get(k)
		}
		m.end()
	}
	steps := []struct {
		name string
		do   func()
		made int
	}{
		{"first build makes all", func() { build("a", "b") }, 2},
		{"asking twice makes once", func() { build("a", "a", "b") }, 2},
		{"a new key is made", func() { build("a", "b", "c") }, 3},
		{"what a build did not ask for", func() { build("a") }, 3},
		{"is forgotten", func() { build("a", "b") }, 4},
		{"a build given up", func() { m.begin(); get("d") }, 5},
		{"costs the next nothing it had", func() { build("a", "b") }, 5},
	}
	for _, s := range steps {
		s.do()
		if made != s.made {
			t.Errorf("%s: %d made so far, want %d", s.name, made, s.made)
		}
	}
}
