package deploy

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"
)

// address is a repository as far as its address tells: a folder of this computer, or a host with a path.
type address struct {
	local string // a path; empty for a host
	host  string
	path  string
	ssh   bool // the host may be a name that only the user's ssh knows
}

// parseAddress reads an address as git does.
func parseAddress(s string) address {
	if isPath(s) {
		return address{local: s}
	}
	if before, rest, ok := strings.Cut(s, "://"); ok {
		scheme := strings.ToLower(before)
		u, err := url.Parse(s)
		switch {
		case scheme == "file" && err == nil:
			return address{local: localPath(u)}
		case err != nil:
			return address{host: "", path: samePath(rest)}
		}
		return address{host: sameHost(u.Hostname()), path: samePath(u.Path), ssh: strings.Contains(scheme, "ssh")}
	}
	// user@host:path, of ssh; a host of IPv6 stands in brackets, and may have its port in there.
	host, p, _ := strings.Cut(s, ":")
	if strings.Contains(host, "[") {
		if in, after, ok := strings.Cut(s, "]:"); ok {
			host, p = in, after
		}
	}
	if _, after, ok := strings.Cut(host, "@"); ok {
		host = after
	}
	host = strings.Trim(host, "[]")
	if strings.Count(host, ":") == 1 { // [host:port]:path
		host, _, _ = strings.Cut(host, ":")
	}
	return address{host: sameHost(host), path: samePath(p), ssh: true}
}

// isPath reports whether git takes an address for a folder of this computer: no scheme, and no colon before a slash.
func isPath(s string) bool {
	if strings.Contains(s, "://") {
		return false
	}
	colon, slash := strings.IndexByte(s, ':'), strings.IndexAny(s, `/\`)
	drive := len(s) > 1 && s[1] == ':' && filepath.VolumeName(s) != "" // C: on Windows
	return colon < 0 || drive || slash >= 0 && slash < colon
}

// localPath is the folder of a file:// address.
func localPath(u *url.URL) string {
	p := u.Path
	if len(p) > 2 && p[0] == '/' && filepath.VolumeName(p[1:]) != "" {
		p = p[1:] // file:///C:/x on Windows
	}
	return filepath.FromSlash(p)
}

// otherNames are names under which the large hosts answer, for networks that let only the port of https through.
var otherNames = map[string]string{
	"ssh.github.com": "github.com", "www.github.com": "github.com", "altssh.gitlab.com": "gitlab.com", "altssh.bitbucket.org": "bitbucket.org",
}

func sameHost(host string) string {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if one, ok := otherNames[host]; ok {
		return one
	}
	return host
}

// samePath makes one of all spellings of a path on a host. The large hosts do not tell capitals apart; a host that does
// may have two repositories that look like one here, and publishing from one to the other is refused.
func samePath(p string) string {
	p = strings.ToLower(path.Clean("/" + strings.ReplaceAll(p, `\`, "/")))
	p = strings.TrimSuffix(strings.TrimPrefix(p, "/~"), ".git")
	return strings.Trim(p, "/")
}

// same reports whether two addresses on hosts are of one repository, whatever the protocol, the port and the user.
func (a address) same(b address) bool {
	return a.local == "" && b.local == "" && a.host == b.host && a.path == b.path
}

// Address is where GitHub shows what is on the branch, or the site's own domain; empty when only the host knows.
func (b *Branch) Address(cname string) string {
	return shown(b.url, cname)
}

func shown(remote, cname string) string {
	if cname != "" {
		return "https://" + cname + "/"
	}
	a := parseAddress(remote)
	owner, repo, ok := strings.Cut(a.path, "/")
	if a.host != "github.com" || !ok || strings.Contains(repo, "/") {
		return ""
	}
	if repo == owner+".github.io" {
		return "https://" + repo + "/"
	}
	// A repository's name keeps its capitals in its address.
	parts := strings.Split(strings.TrimSuffix(strings.TrimRight(remote, "/"), ".git"), "/")
	return "https://" + owner + ".github.io/" + parts[len(parts)-1] + "/"
}
