package live

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// Problem is something that an author would want to mend, in words.
type Problem struct {
	Place    string `json:"place"` // content/people/Jane Doe.md:4:2
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	Excerpt  string `json:"excerpt,omitempty"`
	Open     string `json:"open,omitempty"` // an address that opens an editor there
}

// state is what an open page asks when it hears of a newer edition.
type state struct {
	Edition  string    `json:"edition"`
	Gone     bool      `json:"gone,omitempty"`  // there is no such page any more
	Moved    string    `json:"moved,omitempty"` // the address of the page that shows the note now
	Failure  string    `json:"failure"`         // why there is no newer site; empty when this is the newest
	Problems []Problem `json:"problems"`
}

// state tells a page how the site is, and what became of the page. The answer holds paths, which events never do.
func (s *site) state(w http.ResponseWriter, r *http.Request) {
	e := s.newest.Load()
	now := state{Edition: strconv.FormatUint(e.number, 10), Failure: e.failure, Problems: []Problem{}}
	if e.Problems != nil {
		now.Problems = append(now.Problems, e.Problems()...)
	}
	query := r.URL.Query()
	if page, err := url.PathUnescape(query.Get("page")); err == nil && page != "" {
		if _, ok, err := e.file(keyOf(page)); err == nil && !ok {
			now.Gone = true
			now.Moved = e.moved(Note{query.Get("note"), query.Get("sum")})
		}
	}
	body, err := json.Marshal(now)
	if err != nil {
		panic(err) // it is texts
	}
	send(w, r, http.StatusOK, contentType(".json"), body)
}

// moved is the address at which a note is shown now, or empty.
func (e *edition) moved(n Note) string {
	if e.Where == nil || n.Path == "" {
		return ""
	}
	key, ok := e.Where(n)
	if !ok {
		return ""
	}
	return (&url.URL{Path: "/" + key}).EscapedPath()
}

// keyOf is the path of the file that a path asks for.
func keyOf(path string) string {
	if key := strings.TrimPrefix(path, "/"); key != "" {
		return key
	}
	return "index.html"
}
