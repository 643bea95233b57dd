package live

import (
	"fmt"
	"net/http"
	"time"
)

// heartbeat is how often a stream with nothing to say shows that it is there, so that each side notices when the other
// is gone.
const heartbeat = 15 * time.Second

// events tells a page the number of the newest edition, at once and whenever there is a newer one. Nothing else is said.
// Each page waits on its own, so one that does not listen holds up nobody, and hears only of the newest when it does.
func (s *site) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	out := http.NewResponseController(w)
	_ = out.SetReadDeadline(time.Time{}) // a stream lasts as long as its page; the writer of a test has no deadlines
	say := func(format string, args ...any) bool {
		_ = out.SetWriteDeadline(s.now().Add(writeWait)) // for each word, and not for the whole
		if _, err := fmt.Fprintf(w, format, args...); err != nil {
			return false
		}
		return out.Flush() == nil
	}
	e := s.newest.Load()
	if !say("retry: 1000\ndata: %d\n\n", e.number) {
		return
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		said := true
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
			said = say(":\n\n")
		case <-e.next:
			e = s.newest.Load()
			said = say("data: %d\n\n", e.number)
		}
		if !said {
			return
		}
	}
}
