// Package live serves a site from memory to this computer alone, and builds it again when something beneath it changes.
//
// What the file system says is a doorbell, never a letter: it says where it is time to look, and the build does the
// looking. A ring that was missed, doubled or meant nothing makes a page late or costs a look; it never makes a page
// wrong. There is a build when the ringing pauses and no file is half saved, so an editor that saves in five steps causes
// one, and a patrol finds what the system did not tell of:
//
//	watch, patrol --note--> changes --ring--> minder --settle, steady--> build --whole site--> serve
//
// The site is one pointer: a request sees one whole build, and while a build fails the one before it stays.
package live

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Snapshot is one whole build of a site. It never changes.
type Snapshot struct {
	// File returns the bytes of one file of the site by its path, without a slash before it. It is called by many
	// goroutines at a time.
	File func(path string) (body []byte, ok bool, err error)
	// Version says whether two builds are the same site: then open pages stay as they are.
	Version uint64
	// Styles and Scripts sum up what pages are shown with. Open pages take on other styles, and are loaded again for other
	// scripts.
	Styles, Scripts uint64

	// Shown is called once requests are answered from this build, by one goroutine at a time; it may be nil.
	Shown func()

	// What open pages ask for: what the author would want to mend, the worst first; the note that is shown at a path; and the
	// path at which a note is shown now. Each may be nil, and is called by many goroutines at a time.
	Problems func() []Problem
	Note     func(path string) Note
	Where    func(Note) (path string, ok bool)
}

// Config says what to serve.
type Config struct {
	Listeners []net.Listener // on one port, on this computer only unless Others; closed in the end
	Others    bool           // the site may be seen from other computers, at the addresses of Listeners
	Token     string         // a secret that a browser must bring as ?token= once; empty only with NoToken
	Ticket    string         // another that is good once, for an address that others may see; none when empty
	NoToken   bool           // whoever uses this computer may look

	// Build makes the site. touched are the absolute paths of the files and folders that something happened to since the
	// build before, sorted: of a folder, to anything in it. nil means anywhere, and an empty list that it is another day.
	// It is called by one goroutine at a time and tells of its own errors.
	Build   func(ctx context.Context, touched []string) (*Snapshot, error)
	Dirs    func() []string        // the folders to watch, absolute, with all that is in them
	Skip    func(path string) bool // a folder or file beneath them that does not matter
	Poll    bool                   // look for changes; do not wait for the system to tell of them
	Now     func() time.Time
	NextDay func(now time.Time) time.Time // when the day after now begins; then the site is built again
	Report  func(line string)             // called by one goroutine at a time, be it during a build
	Ahead   func()                        // works ahead for the next build, by the goroutine that builds; may be nil
}

// Run builds and serves until ctx is done, and returns nil then. It returns an error when the first build fails: there is
// nothing to serve.
func Run(ctx context.Context, c Config) error {
	for _, l := range c.Listeners {
		defer l.Close()
	}
	port, err := c.port()
	if err != nil {
		return err
	}
	if c.Token == "" && !c.NoToken {
		return errors.New("refusing to serve without a token: other users of this computer could read the journal")
	}
	var working sync.WaitGroup
	defer working.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	report := oneAtATime(c.Report)

	k, first, err := newKeeper(ctx, &working, c, report)
	if err != nil || first == nil {
		return err
	}
	s := newSite(first, port, c)
	first.shown()
	k.keep(ctx, &working, s.telling(c.Build), s.replace)
	return s.serve(ctx, c.Listeners, report)
}

// port returns the one port of the listeners. Only this computer can reach them, unless others may.
func (c Config) port() (port int, err error) {
	if len(c.Listeners) == 0 {
		return 0, errors.New("there is nothing to serve on")
	}
	for _, l := range c.Listeners {
		addr, ok := l.Addr().(*net.TCPAddr)
		if !ok || !addr.IP.IsLoopback() && !c.Others {
			return 0, fmt.Errorf("refusing to serve on %s: others could read the journal", l.Addr())
		}
		if port != 0 && addr.Port != port {
			return 0, fmt.Errorf("refusing to serve on port %d and on port %d: a site has one", port, addr.Port)
		}
		port = addr.Port
	}
	return port, nil
}

func oneAtATime(report func(string)) func(string) {
	var mu sync.Mutex
	return func(line string) {
		mu.Lock()
		defer mu.Unlock()
		report(line)
	}
}

const (
	requestWait = 5 * time.Second // browsers send their requests at once
	writeWait   = time.Minute     // for a page, or a film, to go out
	idleWait    = 2 * time.Minute
	headerSize  = 64 << 10               // browsers bring the cookies of every local server along
	farewell    = 500 * time.Millisecond // for requests under way when serving ends
)

// serve answers requests until ctx is done.
func (s *site) serve(ctx context.Context, ls []net.Listener, report func(string)) error {
	server := &http.Server{
		Handler:                      s,
		ReadHeaderTimeout:            requestWait,
		ReadTimeout:                  requestWait,
		WriteTimeout:                 writeWait,
		IdleTimeout:                  idleWait,
		MaxHeaderBytes:               headerSize,
		DisableGeneralOptionsHandler: true,                                              // every answer is ours
		BaseContext:                  func(net.Listener) context.Context { return ctx }, // ends the event streams
		ConnContext:                  withConn,
		ConnState:                    end,
		ErrorLog:                     log.New(lines(report), "", 0),
	}
	stopped := make(chan struct{})
	stay := context.AfterFunc(ctx, func() {
		defer close(stopped)
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
		defer cancel()
		if server.Shutdown(last) != nil {
			server.Close()
		}
	})
	ended := make(chan error, len(ls))
	for _, l := range ls {
		go func() { ended <- server.Serve(listener{l}) }()
	}
	err := <-ended
	if !stay() {
		<-stopped
	}
	server.Close() // when one listener fails, the site is gone from half of its addresses
	for range ls[1:] {
		<-ended
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return fmt.Errorf("serving: %w", err)
}

// lines is a writer that reports each write as a line.
type lines func(string)

func (report lines) Write(b []byte) (int, error) {
	report(strings.TrimSuffix(string(b), "\n"))
	return len(b), nil
}
