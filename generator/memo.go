package generator

import "sync"

// memo remembers, for each name, the newest result of a pure function, and takes it again when it is asked for under the
// same key. There is no invalidation: a key stands for everything that its result depends on. It is safe for many
// goroutines at once; two that ask for the same new result may both make it.
type memo[V any] struct {
	mu   sync.Mutex
	made map[string]remembered[V]
}

type remembered[V any] struct {
	key uint64
	v   V
}

// get returns the result for a name and key, made now unless it is remembered.
func (m *memo[V]) get(name string, key uint64, make func() (V, error)) (V, error) {
	m.mu.Lock()
	r, ok := m.made[name]
	m.mu.Unlock()
	if ok && r.key == key {
		return r.v, nil
	}
	v, err := make()
	if err != nil {
		return v, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.made == nil {
		m.made = map[string]remembered[V]{}
	}
	m.made[name] = remembered[V]{key, v}
	return v, nil
}

// newest returns what is remembered for a name, whatever its key.
func (m *memo[V]) newest(name string) (V, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.made[name]
	return r.v, ok
}

// keep forgets every name that is not kept.
func (m *memo[V]) keep(kept func(name string) bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for name := range m.made {
		if !kept(name) {
			delete(m.made, name)
		}
	}
}

// forget forgets one name.
func (m *memo[V]) forget(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.made, name)
}
