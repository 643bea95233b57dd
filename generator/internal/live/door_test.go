package live

import (
	"bytes"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// knock asks a site that has not let this browser in.
func knock(s *site, target, cookie string) *http.Response {
	r := httptest.NewRequest("GET", target, nil)
	r.Host = "localhost:1414"
	if cookie != "" {
		r.Header.Set("Cookie", cookie)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func TestATokenBecomesACookieAndACleanAddress(t *testing.T) {
	for target, clean := range map[string]string{
		"/?token=" + testToken:                           "http://localhost:1414/",
		"/people/ada.html?token=" + testToken:            "http://localhost:1414/people/ada.html",
		"/people/ad%61.html?q=a+b&token=" + testToken:    "http://localhost:1414/people/ad%61.html?q=a+b",
		"/nowhere?token=" + testToken + "&token=another": "http://localhost:1414/nowhere",
		"//evil.example/?token=" + testToken:             "http://localhost:1414//evil.example/",
		"/%0d%0aX:y?token=" + testToken:                  "http://localhost:1414/%0d%0aX:y",
	} {
		r := knock(testSite(), target, "")
		if got := r.Header.Get("Location"); r.StatusCode != http.StatusSeeOther || got != clean {
			t.Errorf("GET %s: %d to %q, want 303 to %q", target, r.StatusCode, got, clean)
		}
		if got, want := r.Header.Get("Set-Cookie"), "rapport-1414="+testToken+"; Path=/; HttpOnly; SameSite=Strict"; got != want {
			t.Errorf("GET %s: Set-Cookie %q, want %q", target, got, want)
		}
		if got := body(t, r); strings.Contains(got, canary) {
			t.Errorf("GET %s shows the page at an address with the token in it:\n%s", target, got)
		}
	}
}

func TestAnOldAddressIsCleanedForABrowserThatIsIn(t *testing.T) {
	r := knock(testSite(), "/people/ada.html?token=ofyesterday", "rapport-1414="+testToken)
	if got := r.Header.Get("Location"); got != "http://localhost:1414/people/ada.html" || r.Header.Get("Set-Cookie") != "" {
		t.Errorf("an old token leads to %q with the cookie %q", got, r.Header.Get("Set-Cookie"))
	}
}

func TestOnlyTheRightCookieComesIn(t *testing.T) {
	for cookie, want := range map[string]int{
		"rapport-1414=" + testToken:                                 200,
		"rapport-1414=of another server; rapport-1414=" + testToken: 200,
		"rapport-1415=OTHER; rapport-1414=" + testToken:             200,
		"":                                403,
		"rapport-1414=":                   403,
		"rapport-1414=" + testToken[1:]:   403,
		"rapport-1414=" + testToken + "A": 403,
		"rapport-1414=" + strings.ToLower(testToken):                          403,
		"rapport-1415=" + testToken:                                           403,
		"rapport=" + testToken:                                                403,
		"RAPPORT-1414=" + testToken:                                           403,
		"token=" + testToken:                                                  403,
		strings.Repeat("rapport-1414=A; ", 2000):                              403,
		strings.Repeat("rapport-1414=A; ", 200) + "rapport-1414=" + testToken: 200,
	} {
		if r := knock(testSite(), "/", cookie); r.StatusCode != want {
			t.Errorf("with the cookie %.60q: %d, want %d", cookie, r.StatusCode, want)
		}
	}
}

func TestATicketIsGoodOnce(t *testing.T) {
	s := newSite(testSnapshot(), 1414, Config{Token: testToken, Ticket: "ONCE", Now: time.Now})
	for i, want := range []int{303, 403, 403} {
		r := knock(s, "/?token=ONCE", "")
		if r.StatusCode != want {
			t.Errorf("ticket shown %d times: %d, want %d", i+1, r.StatusCode, want)
		}
		if got := r.Header.Get("Set-Cookie"); (want == 303) != strings.HasPrefix(got, "rapport-1414="+testToken+";") {
			t.Errorf("ticket shown %d times: Set-Cookie %q", i+1, got)
		}
	}
	if r := knock(s, "/", "rapport-1414=ONCE"); r.StatusCode != 403 {
		t.Errorf("a ticket as a cookie: %d, want 403", r.StatusCode)
	}
	if r := knock(testSite(), "/?token=", ""); r.StatusCode != 403 {
		t.Errorf("no ticket where there is none: %d, want 403", r.StatusCode)
	}
}

func TestWithoutATokenWhoeverUsesTheComputerMayLook(t *testing.T) {
	s := newSite(testSnapshot(), 1414, Config{NoToken: true, Now: time.Now})
	if r := knock(s, "/", ""); r.StatusCode != 200 || r.Header.Get("Set-Cookie") != "" {
		t.Errorf("GET / = %d with the cookie %q, want 200 and none", r.StatusCode, r.Header.Get("Set-Cookie"))
	}
	if r := knock(s, "/?token=x", ""); r.Header.Get("Location") != "http://localhost:1414/" || r.Header.Get("Set-Cookie") != "" {
		t.Errorf("an address with a token leads to %q", r.Header.Get("Location"))
	}
}

// TestNothingIsSeenWithoutTheToken asks for fifty addresses with nothing and with what might be taken for a token. All
// answers are one and the same page, so none can hold anything of the site.
func TestNothingIsSeenWithoutTheToken(t *testing.T) {
	var targets []string
	for _, path := range []string{
		"/", "/index.html", "/people/ada.html", "/style.css", "/a.svg", "/broken.html", "/404.html", "/nowhere", eventsPath, scriptPath,
	} {
		targets = append(targets, path, path+"?x=1", path+"?token=", path+"?token=WRONG", path+"?TOKEN="+testToken)
	}
	asked, content := 0, 0
	for _, target := range targets {
		for _, cookie := range []string{"", "rapport-1414=WRONG", "rapport-1415=" + testToken} {
			asked++
			r := knock(testSite(), target, cookie)
			page, err := io.ReadAll(r.Body)
			must(t, err)
			if !bytes.Equal(page, keyless) {
				content += len(page)
			}
			if r.StatusCode != http.StatusForbidden || r.Header.Get("Set-Cookie") != "" || r.Header.Get("Location") != "" {
				t.Errorf("GET %s: %d %v, want 403", target, r.StatusCode, r.Header)
			}
		}
	}
	t.Logf("%d addresses, %d requests without the token: %d bytes of content", len(targets), asked, content)
	if len(targets) != 50 || content != 0 || strings.Contains(string(keyless), canary) {
		t.Errorf("%d addresses gave %d bytes of content, want 50 and 0", len(targets), content)
	}
	if !strings.Contains(string(keyless), "?token=") || !strings.Contains(string(keyless), "terminal") {
		t.Errorf("the page does not say how to get in:\n%s", keyless)
	}
}

// TestTwoJournalsAreOpenInOneBrowser keeps cookies as browsers do, for all ports of a name together.
func TestTwoJournalsAreOpenInOneBrowser(t *testing.T) {
	jar, err := cookiejar.New(nil)
	must(t, err)
	browser := &http.Client{Jar: jar, Transport: &http.Transport{DisableKeepAlives: true}}
	var sites []string
	for _, token := range []string{"THEFIRST", "THESECOND"} {
		sites = append(sites, serveSite(t, testSnapshot(), Config{Token: token, Now: time.Now}))
		r, err := browser.Get("http://" + sites[len(sites)-1] + "/?token=" + token)
		must(t, err)
		r.Body.Close()
	}
	for _, at := range sites {
		r, err := browser.Get("http://" + at + "/people/ada.html")
		must(t, err)
		r.Body.Close()
		if r.StatusCode != 200 {
			t.Errorf("%s: %d, want 200 in a browser that knows both", at, r.StatusCode)
		}
	}
	if got := jar.Cookies(&url.URL{Scheme: "http", Host: sites[0], Path: "/"}); len(got) != 2 {
		t.Errorf("the browser has %d cookies, want 2", len(got))
	}
}
