package generator

import "sync"

// memo remembers the results of a pure function between builds, and forgets what a build did not ask for. There is no
// invalidation: a key stands for everything that its result depends on.
type memo[K comparable, V any] struct {
	mu   sync.Mutex
	last map[K]V // of the build before
	this map[K]V // asked for by this build
}

// begin starts a build; what a build that was given up halfway had made is forgotten.
func (m *memo[K, V]) begin() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.this = make(map[K]V, len(m.last))
}

// get returns the result for the key, made now unless it is remembered. It is safe for many goroutines at once; two
// that ask for the same new key may both make it.
func (m *memo[K, V]) get(key K, make func() V) V {
	m.mu.Lock()
	v, ok := m.this[key]
	if !ok {
		if v, ok = m.last[key]; ok {
			m.this[key] = v
		}
	}
	m.mu.Unlock()
	if ok {
		return v
	}
	v = make()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.this[key] = v
	return v
}

// end finishes a build and forgets what it did not ask for.
func (m *memo[K, V]) end() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.last, m.this = m.this, nil
}
