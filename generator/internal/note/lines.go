package note

// PersonLines are the lines of a person's note on which keys stand; 0 where one does not stand there.
type PersonLines struct {
	Relationship, Level, Since, Cadence, Next, Standing, Helps, Skills, Gives, Needs, CaresAbout, Prefers, Why, ReportsTo int
}

// InitiativeLines are the lines of an initiative's note on which keys stand; 0 where one does not stand there.
type InitiativeLines struct {
	Start, Decision, Closed, Goal, Decider, Owners, Needs int
}

func (r *reading) personLines() PersonLines {
	return PersonLines{
		Relationship: r.lineOf(keyRelationship), Level: r.lineOf(keyLevel), Since: r.lineOf(keySince), Cadence: r.lineOf(keyCadence),
		Next: r.lineOf(keyNext), Standing: r.lineOf(keyStanding), Helps: r.lineOf(keyHelps), Skills: r.lineOf(keySkills),
		Gives: r.lineOf(keyGives), Needs: r.lineOf(keyNeeds), CaresAbout: r.lineOf(keyCaresAbout), Prefers: r.lineOf(keyPrefers),
		Why: r.lineOf(keyWhy), ReportsTo: r.lineOf(keyReportsTo),
	}
}

func (r *reading) initiativeLines() InitiativeLines {
	return InitiativeLines{
		Start: r.lineOf(keyStart), Decision: r.lineOf(keyDecision), Closed: r.lineOf(keyClosed), Goal: r.lineOf(keyGoal),
		Decider: r.lineOf(keyDecider), Owners: r.lineOf(keyOwners), Needs: r.lineOf(keyNeeds),
	}
}

// lineOf is the line on which a key stands; 0 when it does not.
func (r *reading) lineOf(k key) int {
	if f := r.given[k]; f != nil {
		return f.Line
	}
	return 0
}
