package practice

// rules are all practices, in the order of the articles. A new one is a file of its own and a line here.
var rules = []Rule{
	ally30,
}

// Rules lists all practices.
func Rules() []Rule { return rules }
