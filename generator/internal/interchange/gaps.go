package interchange

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/practice"
)

// Gap is a finding as exports have it. Days are today minus due: negative, the days left.
type Gap struct {
	Rule       string   `json:"rule"`
	State      string   `json:"state"`
	Subject    string   `json:"subject"`
	Initiative *string  `json:"initiative"`
	Since      *string  `json:"since"`
	Due        *string  `json:"due"`
	Days       *int     `json:"days"`
	Text       string   `json:"text"`
	Action     string   `json:"action"`
	Evidence   []string `json:"evidence"`
	Confidence string   `json:"confidence"` // marked, structural or inferred
}

func (e exporter) gap(f practice.Finding) Gap {
	g := Gap{
		Rule: f.Rule, State: f.State.String(), Subject: f.Subject.ID(), Since: day(f.Since), Due: day(f.Due),
		Text: f.Text, Action: f.Action, Evidence: []string{}, Confidence: f.Confidence.String(),
	}
	if f.Initiative != nil {
		g.Initiative = &f.Initiative.ID
	}
	if !f.Due.IsZero() {
		days := e.today.Since(f.Due)
		g.Days = &days
	}
	for _, v := range f.Evidence {
		g.Evidence = append(g.Evidence, source(v.Note, v.Line))
	}
	slices.Sort(g.Evidence)
	g.Evidence = slices.Compact(g.Evidence)
	return g
}

// GapsJSON writes findings as the export has them, under the key gaps.
func GapsJSON(w io.Writer, findings []practice.Finding, today civil.Day) error {
	e := exporter{today}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(struct {
		Schema int    `json:"schema"`
		Today  string `json:"today"`
		Gaps   []Gap  `json:"gaps"`
	}{schema, today.String(), each(findings, e.gap)})
	if err != nil {
		return fmt.Errorf("writing the gaps: %w", err)
	}
	return nil
}

// GapsCSV writes findings as rows under a row of names, evidence parted by blanks.
func GapsCSV(w io.Writer, findings []practice.Finding, today civil.Day) error {
	e := exporter{today}
	out := csv.NewWriter(w)
	rows := [][]string{{"rule", "state", "subject", "initiative", "since", "due", "days", "text", "action", "evidence", "confidence"}}
	for _, f := range findings {
		g := e.gap(f)
		days := ""
		if g.Days != nil {
			days = strconv.Itoa(*g.Days)
		}
		rows = append(rows, []string{
			g.Rule, g.State, g.Subject, orBlank(g.Initiative), orBlank(g.Since), orBlank(g.Due), days, g.Text, g.Action,
			strings.Join(g.Evidence, " "), g.Confidence,
		})
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("writing the gaps: %w", err)
	}
	return nil
}

func orBlank(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
