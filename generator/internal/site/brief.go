package site

// briefs plans what to read before meeting somebody, and before a meeting: one printed page each.
func (p *planner) briefs() {}
