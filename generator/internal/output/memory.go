package output

import "sync"

// Memory knows what files were made as in writes before, by path and key, and so which need not be made to know that they
// are on disk as they should be. It is about what files hold, never about what is on disk: that is looked at anew by every
// write. The zero Memory is empty. It is safe for many goroutines at once.
type Memory struct {
	mu   sync.Mutex
	made map[string]making
}

// making is what a file was made as.
type making struct {
	key uint64
	v   version
}

// version returns what a file under a key holds, if it was made before.
func (m *Memory) version(path string, key uint64) (version, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	was, ok := m.made[path]
	return was.v, ok && was.key == key
}

func (m *Memory) remember(path string, key uint64, v version) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.made == nil {
		m.made = map[string]making{}
	}
	m.made[path] = making{key, v}
}

// keep forgets the files of which an output has none.
func (m *Memory) keep(want map[string]bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for path := range m.made {
		if !want[path] {
			delete(m.made, path)
		}
	}
}
