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
