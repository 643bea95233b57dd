package main

import (
	"bufio"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rapport/generator"
)

// gapsFlags are the flags of gaps.
type gapsFlags struct {
	rule, person, initiative string
	format, failOn           string
	all                      bool
}

func (a *app) gapsCommand() *cobra.Command {
	f := gapsFlags{format: "text"}
	c := &cobra.Command{
		Use:   "gaps",
		Short: "Tell what no note shows yet, and what to do about it",
		Long: `gaps asks the journal what each practice asks: who was not met, what was not
offered back, who was not told. It prints what is due and what is late, each
with the reason, a sentence to begin with, and the notes it rests on.

A practice is silent until the journal holds the first line of its kind;
"rapport practices" says how each is started. A snooze in a person's note
silences a rule for a while: snooze: ally-30 2026-12-01 on leave.`,
		Example: `  rapport gaps
  rapport gaps --person "Jane Doe"
  rapport gaps --initiative "Pricing reset" --rule ally-30
  rapport gaps --all --format json | jq '.gaps[] | select(.state == "planned")'
  rapport gaps --fail-on gap         exit with 1 when something is late`,
		Args:              noArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(c *cobra.Command, _ []string) error { return a.gaps(c.Context(), f) },
	}
	flags := c.Flags()
	choose(c, &f.format, "format", "how to print the findings", "text", "json", "csv")
	flags.Var(&ruleFlag{&f.rule}, "rule", "only what this rule finds")
	must(c.RegisterFlagCompletionFunc("rule", cobra.FixedCompletions(generator.RuleNames(), cobra.ShellCompDirectiveNoFileComp)))
	flags.StringVar(&f.person, "person", "", "only about this `person`")
	flags.StringVar(&f.initiative, "initiative", "", "only about this `initiative`")
	flags.BoolVar(&f.all, "all", false, "whatever the state, met and planned too")
	choose(c, &f.failOn, "fail-on", "exit with 1 when there is one of these", "gap", "due")
	a.completeNames(c)
	return c
}

// completeNames completes people and initiatives from the journal itself.
func (a *app) completeNames(c *cobra.Command) {
	names := func(pick func(people, initiatives []string) []string) cobra.CompletionFunc {
		return func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			r, err := a.built(c.Context())
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			return pick(r.Names()), cobra.ShellCompDirectiveNoFileComp
		}
	}
	must(c.RegisterFlagCompletionFunc("person", names(func(people, _ []string) []string { return people })))
	must(c.RegisterFlagCompletionFunc("initiative", names(func(_, initiatives []string) []string { return initiatives })))
}

// built builds the journal, for commands that only print something of it.
func (a *app) built(ctx context.Context) (*generator.Result, error) {
	g, err := a.open(generator.Options{})
	if err != nil {
		return nil, err
	}
	return g.Build(ctx, a.now())
}

func (a *app) gaps(ctx context.Context, f gapsFlags) error {
	r, err := a.built(ctx)
	if err != nil {
		return err
	}
	findings, err := f.chosen(r)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(a.out)
	switch f.format {
	case "json":
		err = r.GapsJSON(w, findings)
	case "csv":
		err = r.GapsCSV(w, findings)
	default:
		a.printGaps(w, r, findings, f.rule)
	}
	if err == nil {
		err = w.Flush()
	}
	if err != nil {
		return fmt.Errorf("printing the gaps: %w", err)
	}
	if n := f.failures(findings); n > 0 {
		return failed(fmt.Sprintf("%s %s", count(n, "finding"), map[string]string{"gap": "late", "due": "due or late"}[f.failOn]), "")
	}
	return nil
}

// chosen picks the findings that the flags ask for.
func (f gapsFlags) chosen(r *generator.Result) ([]generator.Finding, error) {
	var person, initiative string
	if f.person != "" {
		var candidates []string
		if person, candidates = r.PersonNamed(f.person); person == "" {
			return nil, noSuch("person", f.person, candidates, r.PeopleLike(f.person))
		}
	}
	if f.initiative != "" {
		var ok bool
		if initiative, ok = r.InitiativeNamed(f.initiative); !ok {
			return nil, noSuch("initiative", f.initiative, nil, r.InitiativesLike(f.initiative))
		}
	}
	var list []generator.Finding
	for _, g := range r.Findings() {
		switch {
		case !f.all && g.State != generator.Gap && g.State != generator.Due,
			f.rule != "" && g.Rule != f.rule,
			person != "" && g.Subject.ID() != person,
			initiative != "" && g.Subject.ID() != initiative && (g.Initiative == nil || g.Initiative.ID != initiative):
			continue
		}
		list = append(list, g)
	}
	return list, nil
}

// noSuch says that a name is nobody's, or several people's, and who may be meant.
func noSuch(kind, name string, candidates, like []string) error {
	if len(candidates) > 0 {
		return failed(fmt.Sprintf("%q may be any of %s", name, strings.Join(candidates, ", ")), "write the whole name")
	}
	hint := "names are compared without regard to case; an alias will do"
	if len(like) > 0 {
		hint = fmt.Sprintf("did you mean %s?", or(like))
	}
	return failed(fmt.Sprintf("no %s is called %q", kind, name), hint)
}

// or joins what there is to choose from.
func or(list []string) string {
	last := len(list) - 1
	if last == 0 {
		return list[0]
	}
	return strings.Join(list[:last], ", ") + " or " + list[last]
}

func (f gapsFlags) failures(list []generator.Finding) int {
	n := 0
	for _, g := range list {
		if f.failOn == "gap" && g.State == generator.Gap ||
			f.failOn == "due" && (g.State == generator.Gap || g.State == generator.Due) {
			n++
		}
	}
	return n
}

// printGaps writes findings for people, those about the same subject together, the most pressing subject first.
func (a *app) printGaps(w *bufio.Writer, r *generator.Result, findings []generator.Finding, rule string) {
	if last, idle := r.LastNote(); idle {
		fmt.Fprintf(w, "The last note is of %s: what seems to be missing may only be a missing note.\n\n", last.Words())
	}
	if len(findings) == 0 {
		a.printNothing(w, r, rule)
		return
	}
	subjects := map[string][]generator.Finding{}
	var order []string
	for _, f := range findings {
		id := f.Subject.ID()
		if subjects[id] == nil {
			order = append(order, id)
		}
		subjects[id] = append(subjects[id], f)
	}
	slices.SortStableFunc(order, func(x, y string) int { return pressing(subjects[y]) - pressing(subjects[x]) })
	p := a.paint(a.out)
	for n, id := range order {
		if n > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintln(w, p.in("1", printable(subjects[id][0].Subject.Name())))
		for _, f := range subjects[id] {
			a.printFinding(w, p, f)
		}
	}
}

// pressing ranks a subject by its findings: late before due, then by what hangs on it.
func pressing(list []generator.Finding) int {
	most := 0
	for _, f := range list {
		rank := f.Stake
		if f.State == generator.Gap {
			rank += 10
		}
		most = max(most, rank)
	}
	return most
}

func (a *app) printFinding(w *bufio.Writer, p paint, f generator.Finding) {
	const indent = "    "
	head := "  " + p.state(f.State) + " " + f.Rule
	if f.Initiative != nil {
		head += ", " + printable(f.Initiative.Title)
	}
	if f.Confidence == generator.Inferred {
		head += ", inferred"
	}
	fmt.Fprintln(w, head)
	a.wrap(w, indent, printable(f.Text))
	if f.Action != "" {
		a.wrap(w, indent+"> ", printable(f.Action))
	}
	const shown = 3
	for i, e := range f.Evidence {
		if i == shown {
			fmt.Fprintf(w, "%sand %d more\n", indent, len(f.Evidence)-shown)
			break
		}
		place := e.Note.Path
		if e.Line > 0 {
			place = fmt.Sprintf("%s:%d", place, e.Line)
		}
		fmt.Fprintf(w, "%s%s\n", indent, printable(place))
	}
}
