package note

import "rapport/generator/internal/frontmatter"

// key is a canonical key of the format.
type key uint8

// The canonical keys. Those of one kind of note stand together, as in the manual.
const (
	noKey key = iota
	keyTitle
	keyAliases
	keyTags
	keyVisibility
	keyIgnore
	keyAllowNames
	keyType
	keyKind
	keyMedium
	keyMeetingType
	keyInteractionType
	keyChannel
	keyDate
	keyCreated

	keyName
	keyRole
	keyOrg
	keyTeam
	keyEmail
	keyPhone
	keyBirthday
	keyLevel
	keyRelationship
	keySince
	keyMet
	keyReportsTo
	keyIntroducedBy
	keyKnows
	keyCadence
	keyNext
	keySnooze
	keyAway
	keyStatus
	keySkills
	keyGives
	keyNeeds
	keyStanding
	keyHelps
	keyCaresAbout
	keyPrefers
	keyWhy
	keyExchange
	keyCounts
	keyRep
	keyLastContact

	keyPeople
	keyAbsent
	keyCC
	keySort
	keyStakes
	keyInitiatives
	keyTopics
	keyFor
	keyPlace
	keyHeadline
	keySeries
	keyGave
	keyGot
	keyConfidential
	keyUntil

	keyStart
	keyClosed
	keyDecision
	keyGoal
	keyDecider
	keyOwners
	keyAllies
	keyStakeholders
	keySize
	keyCount
)

// scope is a set of kinds of note.
type scope uint8

const (
	inPage       scope = 1 << PageNote
	inPerson     scope = 1 << PersonNote
	inMeeting    scope = 1 << MeetingNote
	inInitiative scope = 1 << InitiativeNote
	inAny              = inPage | inPerson | inMeeting | inInitiative
)

// keyTable is the manual's list of keys: each with the kinds of note that it means something in, its name, and the
// other spellings it is read under, best first.
var keyTable = [...]struct {
	key   key
	scope scope
	name  string
	also  []string
}{
	{keyTitle, inAny, "title", nil},
	{keyAliases, inAny, "aliases", []string{"alias", "aka", "nickname", "nicknames"}},
	{keyTags, inAny, "tags", []string{"categories"}},
	{keyVisibility, inAny, "visibility", nil},
	{keyIgnore, inAny, "ignore", nil},
	{keyAllowNames, inAny, "allow_names", nil},
	{keyType, inAny, "type", nil},
	{keyKind, inAny, "kind", nil},
	{keyChannel, inAny, "channel", nil},
	{keyMedium, inAny, "medium", nil},
	{keyMeetingType, inAny, "meeting_type", nil},
	{keyInteractionType, inAny, "interaction_type", nil},

	{keyName, inPerson, "name", nil},
	{keyRole, inPerson, "role", []string{"job_title", "jobtitle", "position", "fonction"}},
	{keyOrg, inPerson, "org", []string{"company", "companies", "organisation", "organization", "employer", "client", "account"}},
	{keyTeam, inPerson | inInitiative, "team", []string{"department", "dept"}},
	{keyEmail, inPerson, "email", nil},
	{keyPhone, inPerson, "phone", nil},
	{keyBirthday, inPerson, "birthday", nil},
	{keyLevel, inPerson, "level", []string{"relation_to_me"}},
	{keyRelationship, inPerson, "relationship", []string{"tie", "ties", "relation"}},
	{keySince, inPerson, "since", nil},
	{keyMet, inPerson, "met", []string{"first_met", "met_date", "first_interaction"}},
	{keyReportsTo, inPerson, "reports_to", []string{"manager"}},
	{keyIntroducedBy, inPerson, "introduced_by", []string{"met_through", "referred_by", "intro"}},
	{keyKnows, inPerson, "knows", nil},
	{keyCadence, inPerson, "cadence", []string{"contact_frequency", "frequency", "keep_in_touch", "prm-cadence", "prm-tier"}},
	{keyNext, inPerson, "next", []string{"next_followup", "follow_up_date", "next_contact"}},
	{keySnooze, inPerson, "snooze", []string{"prm-snooze-until", "paused", "prm-paused"}},
	{keyAway, inPerson, "away", nil},
	{keyStatus, inPerson | inInitiative, "status", nil},
	{keySkills, inPerson, "skills", nil},
	{keyGives, inPerson, "gives", []string{"can_help_with"}},
	{keyNeeds, inPerson, "needs", []string{"i_can_help_them"}},
	{keyStanding, inPerson, "standing", nil},
	{keyHelps, inPerson, "helps", nil},
	{keyCaresAbout, inPerson, "cares_about", nil},
	{keyPrefers, inPerson, "prefers", nil},
	{keyWhy, inPerson, "why", nil},
	{keyExchange, inPerson, "exchange", nil},
	{keyCounts, inPerson, "counts", nil},
	{keyRep, inPerson, "rep", nil},
	{keyLastContact, inPerson, "last_contact", []string{
		"last_contacted", "date_last_contacted", "prm-last-contacted", "last_interaction", "last_met", "last_seen",
	}},

	{keyDate, inMeeting, "date", []string{"meeting_date", "datetime", "start", "startdate"}},
	{keyDate, inPage, "date", nil},
	{keyCreated, inMeeting, "created", nil},
	{keyPeople, inMeeting, "people", []string{
		"attendees", "participants", "attendee", "with", "who", "members", "person", "present", "invitees", "guests", "to",
		"stakeholders", "tars-participants", "TN_anwesend",
	}},
	{keyAbsent, inMeeting, "absent", []string{"regrets", "apologies", "TN_fehlend", "TN_fehlend_entschuldigt"}},
	{keyCC, inMeeting, "cc", nil},
	{keySort, inMeeting, "sort", nil},
	{keyStakes, inMeeting, "stakes", nil},
	{keyInitiatives, inMeeting, "initiatives", []string{"initiative", "project", "projects", "related-projects"}},
	{keyTopics, inMeeting, "topics", []string{"topic"}},
	{keyFor, inMeeting, "for", nil},
	{keyPlace, inPerson | inMeeting, "place", []string{"location", "loc"}},
	{keyHeadline, inMeeting, "headline", nil},
	{keySeries, inMeeting, "series", nil},
	{keyGave, inMeeting, "gave", nil},
	{keyGot, inMeeting, "got", []string{"received"}},
	{keyConfidential, inMeeting, "confidential", nil},
	{keyUntil, inMeeting, "until", nil},

	{keyStart, inInitiative, "start", nil},
	{keyClosed, inInitiative, "closed", nil},
	{keyDecision, inInitiative, "decision", nil},
	{keyGoal, inInitiative, "goal", nil},
	{keyGoal, inPage, "goal", nil},
	{keyDecider, inInitiative, "decider", []string{"deciders"}},
	{keyOwners, inInitiative, "owners", []string{"owner"}},
	{keyAllies, inInitiative, "allies", nil},
	{keyStakeholders, inInitiative, "stakeholders", nil},
	{keyNeeds, inInitiative, "needs", nil},
	{keySize, inInitiative, "size", nil},
}

// inlineRank is added to the rank of a field that stands in the body: front matter goes before it.
const inlineRank = 1000

// slot is what a spelling means in one kind of note.
type slot struct {
	key  key
	rank int // among the spellings of the key, from 0
}

// spellings maps the folded spellings of keys to their meaning, for each kind of note.
type spellings [InitiativeNote + 1]map[string]slot

// newSpellings indexes the table, with the spellings that the settings add behind those it has.
func newSpellings(extra map[string][]string) *spellings {
	folded := make(map[string][]string, len(extra))
	for name, more := range extra {
		folded[frontmatter.Fold(name)] = more
	}
	var s spellings
	for kind := range s {
		s[kind] = make(map[string]slot, 2*len(keyTable))
	}
	for _, row := range keyTable {
		if row.key == keyVisibility {
			continue // nothing else is read as it, and visibility.go reads it alone
		}
		names := append([]string{row.name}, row.also...)
		names = append(names, folded[frontmatter.Fold(row.name)]...)
		for kind := range s {
			if row.scope&(1<<kind) != 0 {
				s.add(Kind(kind), row.key, names)
			}
		}
	}
	return &s
}

// add takes the first meaning of a spelling: the table goes before the settings.
func (s *spellings) add(kind Kind, k key, names []string) {
	for rank, name := range names {
		name = frontmatter.Fold(name)
		if _, taken := s[kind][name]; !taken {
			s[kind][name] = slot{key: k, rank: rank}
		}
	}
}

// known reports whether a folded spelling means something in any kind of note.
func (s *spellings) known(folded string) bool {
	for kind := range s {
		if _, ok := s[kind][folded]; ok {
			return true
		}
	}
	return false
}
