package site

import "reflect"

// samples are the views that templates are tried on, by template: for each an empty one, and one with something in
// every field.
func samples() map[string][]any {
	views := map[string]any{
		"index.html":       homeView{},
		"people.html":      peopleView{},
		"person.html":      personView{},
		"timeline.html":    timelineView{},
		"meetings.html":    meetingsView{},
		"meeting.html":     meetingView{},
		"initiatives.html": initiativesView{},
		"initiative.html":  initiativeView{},
		"pages.html":       notesView{},
		"page.html":        noteView{},
		"tags.html":        tagsView{},
		"tag.html":         notesView{},
		"practices.html":   practicesView{},
		"practice.html":    practiceView{},
		"network.html":     networkView{},
		"commitments.html": commitmentsView{},
		"brief.html":       briefView{},
		"silenced.html":    silencedView{},
		"problems.html":    problemsView{},
		"404.html":         notFoundView{},

		"public.html":            publicHomeView{},
		"public-list.html":       publicListView{},
		"public-person.html":     publicPersonView{},
		"public-meeting.html":    publicMeetingView{},
		"public-initiative.html": publicInitiativeView{},
		"public-page.html":       publicNoteView{},
		"public-timeline.html":   publicTimelineView{},
	}
	tried := make(map[string][]any, len(views))
	for name, empty := range views {
		full := reflect.New(reflect.TypeOf(empty)).Elem()
		fill(full)
		tried[name] = []any{empty, full.Interface()}
		if private := full.FieldByName("Private"); private.IsValid() { // anybody's pages have other parts
			private.SetBool(false)
			tried[name] = append(tried[name], full.Interface())
		}
	}
	return tried
}

// fill puts something into every field that a template can see.
func fill(v reflect.Value) {
	if !v.CanSet() {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(1)
	case reflect.Slice:
		one := reflect.MakeSlice(v.Type(), 1, 1)
		fill(one.Index(0))
		v.Set(one)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	default:
		panic("site: a view holds a " + v.Kind().String())
	}
}
