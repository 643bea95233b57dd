package practice

// rules are all practices, in the order of the articles. A new one is a file of its own and a line here.
var rules = []Rule{
	bothKinds,
	purpose,
	allyCount,
	untapped,
	ally30,
	offerBack,
	twoTwoTwo,
	mutual,
	reachKinds,
	jobs,
	oneAWeek,
	regular,
	exchange,
	ready,
	stakeholders,
	interests,
	collaborate,
	listen,
	tailor,
	commonGround,
	support,
	ongoing,
	heads,
	wiift,
	joint,
	headline,
	frequent,
	switchUp,
	prewire,
	why,
	adversity,
	deliver,
	conflict,
}

// Rules lists all practices.
func Rules() []Rule { return rules }
