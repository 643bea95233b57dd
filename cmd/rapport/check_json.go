package main

import (
	"encoding/json"
	"io"

	"rapport/generator"
)

// jsonProblem is a problem with the keys of the export, and its hint.
type jsonProblem struct {
	Path     string             `json:"path"`
	Line     int                `json:"line"`
	Column   int                `json:"column"`
	Severity generator.Severity `json:"severity"`
	Code     string             `json:"code"`
	Message  string             `json:"message"`
	Hint     string             `json:"hint"`
}

// printJSON writes problems for programs. Keys may be added, never renamed; paths are relative to the journal.
func printJSON(w io.Writer, problems []generator.Problem) error {
	list := make([]jsonProblem, len(problems))
	for i, p := range problems {
		list[i] = jsonProblem{p.Path, p.Line, p.Column, p.Severity, p.Code, p.Message, p.Hint}
	}
	return indented(w, struct {
		Schema   int           `json:"schema"`
		Problems []jsonProblem `json:"problems"`
	}{1, list})
}

// indented writes v as JSON that people can read too.
func indented(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
