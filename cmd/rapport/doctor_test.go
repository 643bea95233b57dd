package main

import (
	"testing"

	"rapport/generator"
)

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

func TestWhereTheSystemDoesNotTell(t *testing.T) {
	got := (&app{}).system(&generator.Ground{Unheard: "a network file system (NFS)"})
	want := "the journal is in a network file system (NFS), where the system does not tell of every change: serve looks for them every 2 s too"
	if len(got) != 1 || got[0].health != known || got[0].text != want {
		t.Errorf("a journal on NFS = %+v, want a note: %s", got, want)
	}
}
