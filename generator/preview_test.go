package generator

import (
	"context"
	"errors"
	"testing"
)

// TestPreviewSearch lets one search take the place of another, and proves that the newer tells of what leaks.
func TestPreviewSearch(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, map[string][]byte{
		"content/people/Helena Moe.md": nil,
		"content/pages/trip.md":        []byte("---\nvisibility: public\n---\nWe met Helena there.\n"),
	})
	g := New(Options{Dir: dir, Audience: Public})
	r := builtAt(t, g, publicNow)
	ctx, stop := context.WithCancel(context.Background())
	p := preview{g: g, ctx: ctx}
	older, newer := p.begin(r, publicNow), p.begin(r, publicNow)
	if s := <-older; s.err != nil && !errors.Is(s.err, context.Canceled) {
		t.Errorf("the older search failed: %v", s.err)
	}
	s := <-newer
	if s.err != nil || len(s.result.Problems) != len(r.Problems)+1 || s.result.version == r.version {
		t.Errorf("the newer search came to %v, %v", s.result.Problems, s.err)
	}
	if done, late, err := p.search(ctx, r, publicNow, false); err != nil || late != nil || done.version != s.result.version {
		t.Errorf("a search that is waited for came to %v, late %v, %v", done, late != nil, err)
	}
	stop()
	if s := <-p.begin(r, publicNow); !errors.Is(s.err, context.Canceled) {
		t.Errorf("a search when serving has ended came to %v", s.err)
	}
}
