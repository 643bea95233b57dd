package main

import (
	"io"
	"net/url"
	"path/filepath"
	"slices"

	"rapport/generator"
)

// The part of SARIF 2.1.0 that code scanners need.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID string `json:"id"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		Physical sarifPlace `json:"physicalLocation"`
	}
	sarifPlace struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
)

// printSARIF writes problems for code scanning.
func (a *app) printSARIF(w io.Writer, problems []generator.Problem) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: make([]sarifResult, len(problems))}
	codes := make([]string, len(problems))
	for i, p := range problems {
		codes[i] = p.Code
		place := sarifPlace{Artifact: sarifArtifact{a.uri(p.Path)}}
		if p.Line > 0 {
			place.Region = &sarifRegion{p.Line, p.Column}
		}
		run.Results[i] = sarifResult{p.Code, sarifLevel(p.Severity), sarifText{withHint(p)}, []sarifLocation{{place}}}
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	rules := make([]sarifRule, len(codes))
	for i, code := range codes {
		rules[i] = sarifRule{code}
	}
	run.Tool = sarifTool{sarifDriver{"rapport", rules}}
	return indented(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

func sarifLevel(s generator.Severity) string {
	switch s {
	case generator.Error:
		return "error"
	case generator.Warning:
		return "warning"
	case generator.Notice:
		return "note"
	}
	panic("rapport: no SARIF level for severity " + s.String())
}

// uri is where a file of the journal is, as a reference from the working folder.
func (a *app) uri(path string) string {
	path = a.seen(path)
	u := url.URL{Path: path}
	if filepath.IsAbs(filepath.FromSlash(path)) {
		u.Scheme = "file"
		if path[0] != '/' {
			u.Path = "/" + path // a drive letter
		}
	}
	return u.String()
}

// withHint is what is wrong and the way out, in one text.
func withHint(p generator.Problem) string {
	if p.Hint == "" {
		return p.Message
	}
	return p.Message + " (" + p.Hint + ")"
}
