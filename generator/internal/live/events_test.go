package live

import (
	"context"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"
)

func TestEventsSayTheNewestNumberAndNothingElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newSite(&Snapshot{Version: 1}, 1414, Config{Now: func() time.Time { return time.UnixMilli(1000) }})
		ctx, cancel := context.WithCancel(t.Context())
		w := httptest.NewRecorder()
		done := make(chan struct{})
		go func() {
			defer close(done)
			s.events(w, httptest.NewRequestWithContext(ctx, "GET", eventsPath, nil))
		}()
		synctest.Wait()
		s.replace(&Snapshot{Version: 1}) // the same site again
		synctest.Wait()
		s.replace(&Snapshot{Version: 2})
		s.replace(&Snapshot{Version: 3}) // before anybody heard of the second
		synctest.Wait()
		<-time.After(heartbeat + time.Second)
		s.replace(&Snapshot{Version: 1}) // as it was, but not as it is
		synctest.Wait()
		cancel()
		<-done
		if got, want := w.Body.String(), "retry: 1000\ndata: 1000\n\ndata: 1002\n\n:\n\ndata: 1003\n\n"; got != want {
			t.Errorf("the stream is %q, want %q", got, want)
		}
	})
}
