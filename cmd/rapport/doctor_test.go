package main

import "testing"

func TestHostOf(t *testing.T) {
	for address, want := range map[string]string{
		"https://github.com/zoe/journal.git":             "github.com",
		"https://zoe:secret@github.com/zoe/journal.git":  "github.com",
		"ssh://git@git.example.org:2222/zoe/journal.git": "git.example.org",
		"git@github.com:zoe/journal.git":                 "github.com",
		"nas:journal.git":                                "nas",
		"../backup.git":                                  "",
		"/srv/git/journal.git":                           "",
		"/srv/a:b/journal.git":                           "",
		`C:\git\journal.git`:                             "",
		"C:/git/journal.git":                             "",
		"file:///srv/git/journal.git":                    "",
		"":                                               "",
	} {
		if got := hostOf(address); got != want {
			t.Errorf("hostOf(%q) = %q, want %q", address, got, want)
		}
	}
}
