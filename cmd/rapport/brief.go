package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rapport/generator"
)

func (a *app) briefCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "brief NAME|NOTE",
		Short: "Tell what to know before meeting somebody, or before a meeting",
		Long: `brief prints one page: of a person who they are, what they care about, what is
open between you and what is good to ask; of a meeting who comes, who was heard
before it, and what worries them.

A person is named as in a note: by name, alias, e-mail, first name or path. A
meeting ahead is named by its title, file name or path; "next" is the next one.`,
		Example: `  rapport brief "Jane Doe"
  rapport brief jane
  rapport brief next
  rapport brief "2026-12-03 Steering"
  rapport brief Steering --today 2026-11-30`,
		Args:              oneArg("the name of a person or meeting", "name", `rapport brief "Jane Doe", or rapport brief next`),
		ValidArgsFunction: a.completeOne((*generator.Result).BriefNames, cobra.ShellCompDirectiveNoFileComp),
		RunE:              func(c *cobra.Command, args []string) error { return a.brief(c.Context(), args[0]) },
	}
}

func (a *app) brief(ctx context.Context, name string) error {
	r, err := a.built(ctx)
	if err != nil {
		return err
	}
	b, err := briefNamed(r, name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(a.out)
	if last, idle := r.LastNote(); idle {
		fmt.Fprintf(w, "The last note is of %s: what seems to be missing may only be a missing note.\n\n", last.Words())
	}
	a.printBrief(w, b)
	if err := w.Flush(); err != nil {
		return fmt.Errorf("printing the brief: %w", err)
	}
	return nil
}

// briefNamed finds what a name means: somebody, or else a meeting ahead.
func briefNamed(r *generator.Result, name string) (generator.Brief, error) {
	b, candidates, ok := r.PersonBrief(name)
	if ok {
		return b, nil
	}
	meeting, past, ok := r.MeetingBrief(name)
	switch {
	case ok:
		return meeting, nil
	case len(candidates) > 0:
		return b, noSuch("person", name, candidates, nil)
	case name == "next":
		return b, failed("no meeting is ahead", "a meeting note with a day to come is one; --today names another day")
	case !past.IsZero():
		return b, failed(fmt.Sprintf("%q took place on %s", name, past.Words()), "a brief is for what is ahead; --today names an earlier day")
	}
	return b, noSuch("person or meeting ahead", name, nil, r.BriefsLike(name))
}

// crowd is how many people make a list of all that there is to know of each too long for a screen.
const crowd = 7

// printBrief writes a brief as its page has it, one part below the other.
func (a *app) printBrief(w *bufio.Writer, b generator.Brief) {
	p := a.paint(a.out)
	fmt.Fprintln(w, p.in("1", printable(b.Title)))
	for _, l := range b.Lead {
		a.wrap(w, "", printable(l.String()))
	}
	if b.Headline != "" {
		a.wrap(w, "> ", printable(b.Headline))
	}
	if b.Advice != "" {
		a.wrap(w, "", printable(b.Advice))
	}
	if len(b.About) > 0 {
		fmt.Fprintln(w)
	}
	a.printBriefLines(w, b.About)
	if len(b.Who) > 0 {
		fmt.Fprintf(w, "\n%s\n", p.in("1", "Who comes"))
	}
	for _, part := range b.Who {
		fmt.Fprintln(w, p.in("1", printable(part.Head.Text))+beside(part.Note))
		if len(b.Who) < crowd {
			a.printBriefLines(w, part.Lines)
			continue
		}
		var texts []string
		for i := range part.Lines {
			texts = append(texts, printable(part.Lines[i].Word+": "+briefText(&part.Lines[i])))
		}
		a.wrap(w, "  ", strings.Join(texts, "; "))
	}
	for _, part := range b.Parts {
		fmt.Fprintf(w, "\n%s%s\n", p.in("1", printable(part.Head.Text)), beside(part.Note))
		a.printBriefLines(w, part.Lines)
		for i := range part.Asked {
			f := &part.Asked[i]
			text := f.Before + f.Left + f.After
			if f.Subject.Text != "" {
				text = f.Subject.Text + ": " + text
			}
			if f.Inferred {
				text += " (inferred)"
			}
			a.wrap(w, "  "+f.State+"  ", printable(text))
			if f.Action != "" {
				a.wrap(w, "       > ", printable(f.Action))
			}
		}
		if len(part.Lines)+len(part.Asked) == 0 {
			a.wrap(w, "  ", printable(part.Empty))
		}
	}
}

// printBriefLines writes what is told, a label before it, and where it was written behind it.
func (a *app) printBriefLines(w *bufio.Writer, lines []generator.BriefLine) {
	for i := range lines {
		l := &lines[i]
		indent := "  "
		if l.Word != "" {
			indent = fmt.Sprintf("  %-9s ", printable(l.Word))
		}
		text := briefText(l)
		if l.Source.Text != "" {
			text += " [" + placeAndDay(l) + "]"
		}
		a.wrap(w, indent, printable(text))
	}
}

// briefText is what a line tells, in one text.
func briefText(l *generator.BriefLine) string {
	text := l.Text.String()
	if l.Quoted {
		text = "“" + text + "”"
	}
	if l.Because != "" {
		text += " because " + l.Because
	}
	if l.Link.Text != "" {
		text = strings.TrimSuffix(l.Link.Text+": "+text, ": ")
	}
	switch {
	case l.Say != "" && text != "":
		text += " > " + l.Say
	case l.Say != "":
		text = l.Say
	}
	if more := l.More.String(); more != "" {
		text += " (" + more + ")"
	}
	return strings.TrimSpace(text)
}

// placeAndDay is where a line was written, and the day that it was, unless the name of the file says it.
func placeAndDay(l *generator.BriefLine) string {
	if l.Day == "" || strings.HasPrefix(l.Source.Text, l.ISO) {
		return l.Source.Text
	}
	return l.Source.Text + ", " + l.Day
}

// beside is what stands beside a heading.
func beside(note string) string {
	if note == "" {
		return ""
	}
	return ", " + printable(note)
}
