package note

import (
	"slices"

	"rapport/generator/internal/frontmatter"
	"rapport/generator/internal/markdown"
)

// nameKeys are the keys whose values are names and no texts.
var nameKeys = [...]key{
	keyName, keyAliases, keyPeople, keyAbsent, keyCC, keyInitiatives, keyTopics, keyFor, keyReportsTo, keyIntroducedBy, keyKnows, keyRep,
	keyDecider, keyOwners, keyAllies, keyStakeholders,
}

// names reports whether a key's value is names, in a note of any kind.
func (s *spellings) names(folded string) bool {
	for _, of := range s {
		if slices.Contains(nameKeys[:], of[folded].key) {
			return true
		}
	}
	return false
}

// hideFields hides what is lost in fields.
func hideFields(fields []frontmatter.Field, hiding *markdown.Hiding) {
	for i := range fields {
		fields[i].Key = hiding.Text(fields[i].Key)
		hideValue(&fields[i].Value, hiding)
	}
}

func hideValue(v *frontmatter.Value, hiding *markdown.Hiding) {
	v.Text = hiding.Text(v.Text)
	for i := range v.Items {
		hideValue(&v.Items[i], hiding)
	}
	hideFields(v.Fields, hiding)
}

// hideNames takes the names that are lost out of the keys that say who was there and what it was about, and such a key
// that says nothing then: what counts for want of it must not tell that it was there.
func (p *Parser) hideNames(fields []frontmatter.Field, hiding *markdown.Hiding) []frontmatter.Field {
	kept := fields[:0]
	for _, f := range fields {
		switch p.spellings[MeetingNote][frontmatter.Fold(f.Key)].key {
		case keyPeople, keyInitiatives, keyTopics:
			if f.Value.Kind != frontmatter.List {
				break
			}
			f.Value.Items = slices.DeleteFunc(f.Value.Items, func(v frontmatter.Value) bool {
				names := namesOfItem(nil, &v, true)
				return !slices.ContainsFunc(names, func(n Name) bool { return !hiding.Lost(refOfName(&n)) })
			})
			if len(f.Value.Items) == 0 {
				continue
			}
		}
		kept = append(kept, f)
	}
	return kept
}

// refOfName is a name as the reference that it would be in a text.
func refOfName(n *Name) markdown.Ref {
	switch {
	case n.Target != "":
		return markdown.Ref{Kind: markdown.Wiki, Target: n.Target}
	case n.Handle != "":
		return markdown.Ref{Kind: markdown.Mention, Target: n.Handle}
	}
	return markdown.Ref{Kind: markdown.Wiki, Target: n.Text}
}
