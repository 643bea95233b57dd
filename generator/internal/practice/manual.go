package practice

// explained is what the manual says of a rule.
type explained struct {
	looks  string
	limits []meaning
}

// meaning is what a limit is, in a few words.
type meaning struct{ name, means string }

// manual explains every rule and each of its limits.
var manual = map[string]explained{
	"both-kinds": {
		"The ties that notes name, as soon as there are a few people: whether there is at least one alliance and one connection.",
		[]meaning{
			{"limit", "days without one of the two kinds until it is a gap"},
			{"people", "people there must be before it asks"},
			{"list", "ties from which on a list can be lopsided"},
			{"share", "per cent of such a list that the smaller kind should have"},
		},
	},
	"purpose": {
		"What each tie is for: an initiative, a goal on a page about your career, or a line `why:` in their note. It is worth knowing, and never due.",
		[]meaning{
			{"limit", "days that a tie may go without a purpose"},
			{"contacts", "contacts before it asks what a tie is for"},
		},
	},
	"ally-count": {
		"The allies of every initiative under way. Small initiatives may have none.",
		[]meaning{
			{"limit", "days from the start within which an initiative wants its first ally"},
			{"most", "allies from which on more are worth a thought"},
			{"met", "days within which each of so many allies wants a talk alone"},
		},
	},
	"untapped": {
		"What initiatives need and people are good at: who could help and was never met about it, and whether all allies are the usual circle.",
		[]meaning{
			{"contacts", "direct contacts that make somebody the usual circle"},
			{"window", "days before the alliance in which they count"},
		},
	},
	"ally-30": {
		"Talks alone with every ally of an initiative under way that are about it. A meeting of several does not count, nor does mail.",
		[]meaning{
			{"limit", "days from naming the ally until no talk is a gap"},
			{"early", "days before in which a talk counts already"},
			{"drop", "days after which it asks whether they are an ally at all"},
		},
	},
	"offer-back": {
		"Allies who were asked for something, or gave it: whether anything was given or offered in return. Mentors and your boss are left out.",
		[]meaning{
			{"limit", "days from naming the ally until no offer is a gap"},
			{"before", "days before in which an offer counts already"},
			{"late", "days from the first request that there are at least"},
		},
	},
	"two-two-two": {
		"Connections by their level. One without direct contact for long is hollow: it fills a place, but only just. One whose level no note says may fill any.",
		[]meaning{
			{"target", "connections wanted at each level; `targets:` sets them one by one"},
			{"solid", "days without direct contact until a connection is hollow"},
		},
	},
	"mutual": {
		"What each side of a connection has from it: what was given and got, or what notes say that they give and need. It is worth knowing, and never due.",
		[]meaning{{"limit", "days of a connection before it asks"}},
	},
	"reach-kinds": {
		"The standing that notes give to connections: esteemed, connected, expert, informal.",
		[]meaning{{"connections", "connections there must be before it asks"}},
	},
	"jobs": {
		"The way to whoever decides: direct contact, or somebody in touch who knows them. And whether any connection can remove barriers, get work noticed or give access.",
		[]meaning{
			{"direct", "days without direct contact with the decider until a way through others is wanted"},
			{"new", "days from the start of an initiative before it asks"},
			{"helps", "days from the start before it names which help is missing"},
		},
	},
	"one-a-week": {
		"The last weeks, without those away: whether each held direct contact with a connection, or a written plan for one. The week under way is never missed yet.",
		[]meaning{
			{"weeks", "weeks that it looks back"},
			{"hits", "of those that should hold contact"},
			{"running", "weeks missed in a row that are a gap"},
			{"narrow", "weeks with contact before it says that all are with one person"},
		},
	},
	"regular": {
		"How long ago the last contact was, against how often each tie wants one: `cadence:` in a note, else the shortest that their ties ask for. Days away do not count.",
		[]meaning{
			{"gap", "per cent of the cadence from which it is a gap; it is due from 100"},
			{"gaps", "times between contacts before it knows what is usual"},
			{"span", "days that they must span"},
		},
	},
	"exchange": {
		"Days on which something was given or got in a year, with every tie. Nothing is weighed. Mentors, your manager and whoever has `exchange: off` are left out.",
		[]meaning{
			{"days", "days that it looks back"},
			{"drawing", "times got more than given that draw down a tie"},
			{"gave", "days without giving before it says so"},
			{"giving", "times given more than got that are one way"},
			{"asked", "days without a request before it says so"},
			{"portfolio", "days in which ties are counted that exchange anything"},
			{"ties", "ties there must be before they are counted"},
			{"half", "per cent of them that should exchange something"},
		},
	},
	"ready": {
		"Initiatives whose decision is near: direct contact with key stakeholders and allies before it.",
		[]meaning{
			{"before", "days before the decision from which it asks"},
			{"warm", "days in which contact keeps somebody warm"},
			{"gap", "days before the decision from which it is a gap"},
			{"after", "days after the decision for which it is still told"},
		},
	},
	"stakeholders": {
		"The stakeholders that an initiative's note lists: who decides, whom it affects, who comes to its meetings unlisted, and how old each stance is.",
		[]meaning{
			{"limit", "days from the start within which it wants a decider and those affected"},
			{"meetings", "meetings after which somebody belongs on the list"},
			{"stale", "days after which a stance wants to be asked again"},
			{"names", "names from which on a list without a sceptic may be a wish"},
		},
	},
	"interests": {
		"What notes hold of the wants and concerns of key stakeholders.",
		[]meaning{
			{"limit", "days from the start of their initiative until none is a gap"},
			{"again", "days after which it is worth asking again"},
		},
	},
	"collaborate": {
		"Key stakeholders and allies who are met often: whether any of it was alone, over coffee, or on something shared.",
		[]meaning{
			{"contacts", "contacts before it asks"},
			{"days", "days that it looks back"},
		},
	},
	"listen": {
		"Notes of talks with one person: whether they hold what the other said.",
		[]meaning{
			{"notes", "notes of talks that it looks at, the latest"},
			{"least", "notes there must be before it asks"},
			{"heard", "of those that should hold their words"},
			{"days", "days that it looks back"},
		},
	},
	"tailor": {
		"How key stakeholders like to be told, and how the last talks were held.",
		[]meaning{
			{"contacts", "direct contacts before it asks what they prefer"},
			{"last", "talks, all held another way, before it says so"},
		},
	},
	"common-ground": {
		"Every concern that is open, and everybody who resists: whether an offer, a trade or an agreement answers them. Only key stakeholders open a gap.",
		[]meaning{
			{"limit", "days that a concern may stay open"},
			{"stance", "days that resistance may stay without an offer"},
		},
	},
	"support": {
		"Where stakeholders stand against where they are wanted, who fell back, and whether anybody who decides is in favour.",
		[]meaning{
			{"limit", "days below the wanted stance until no talk is a gap"},
			{"fall", "days for which a fall is shown at once"},
			{"decision", "days before the decision by which a decider should be in favour"},
		},
	},
	"ongoing": {
		"When contact falls, through the year, and whether those who carried an initiative heard how it ended. Standing meetings are left out.",
		[]meaning{
			{"contacts", "contacts in the year before it says anything"},
			{"days", "days that it looks back"},
			{"before", "days before a decision or request that are times of need"},
			{"share", "per cent of contacts in times of need that say: only when needed"},
			{"close", "days after the end within which to close the loop"},
			{"forget", "days after the end until it is let go"},
		},
	},
	"heads": {
		"The reason behind what key stakeholders want. One reason is enough, and so is asking again.",
		[]meaning{{"days", "separate days of asking that are enough without a reason"}},
	},
	"wiift": {
		"What notes say is in an initiative for each of its key stakeholders.",
		[]meaning{
			{"limit", "days from the start until it is due"},
			{"before", "days before a decision or a meeting of several from which it is a gap"},
			{"same", "people for whom the same answer may hold before it is generic"},
		},
	},
	"joint": {
		"What key stakeholders own, agreed to or do in an initiative, its goal, and whose its tasks are. Who only approves is left alone.",
		[]meaning{
			{"limit", "days without a part in it until it is a gap"},
			{"goal", "days from the start until a goal is due"},
			{"tasks", "tasks there must be before it asks whose they are"},
			{"share", "per cent of tasks of yours above which a plan is not made together"},
		},
	},
	"headline": {
		"Updates, pitches and decisions before several people, or somebody above: whether the note opens with one sentence.",
		[]meaning{
			{"words", "words that a headline may have"},
			{"ahead", "days before the meeting from which it is due"},
			{"people", "people who are several"},
			{"after", "days for which a meeting that took place is still told"},
			{"trend", "last meetings that the trend counts"},
			{"enough", "meetings there must be for a trend"},
		},
	},
	"frequent": {
		"When an update last reached each stakeholder, who missed a meeting, and when key stakeholders were last asked how things go for them. Nobody was owed one before the first of all.",
		[]meaning{
			{"closely", "days for those of high power and interest until an update is due"},
			{"others", "days for all others"},
			{"missed", "days after a missed meeting to tell what happened"},
			{"news", "days until their own news are worth asking for"},
		},
	},
	"switch-up": {
		"How, where and in what company those are met often with whom a tie, an initiative or a cadence asks for contact. What somebody prefers is no rut.",
		[]meaning{
			{"contacts", "contacts before it looks"},
			{"window", "days in which they fall"},
			{"run", "written contacts in a row that are a rut"},
			{"live", "days without a live talk that go with it"},
			{"group", "meetings in company alone that are a rut"},
			{"alone", "days without a talk alone that go with it"},
			{"of", "contacts before it counts channels"},
			{"share", "per cent by one channel that are worth knowing"},
			{"place", "meetings in one place that are worth knowing"},
		},
	},
	"prewire": {
		"Big meetings to come: how many of those invited were met alone about it before, one who decides or doubts among them.",
		[]meaning{
			{"window", "days before the meeting in which talks count"},
			{"due", "days before it from which it is due"},
			{"gap", "days before it from which it is a gap"},
			{"least", "talks wanted at least"},
			{"most", "talks wanted at most"},
			{"share", "people for each of whom one talk is wanted"},
			{"group", "people who make a meeting big"},
			{"after", "days after the meeting for which it is still told"},
		},
	},
	"why": {
		"Decisions in notes: whether a reason stands below, and whether key stakeholders were told. What is confidential owes nobody a reason.",
		[]meaning{
			{"reason", "days until a reason is due"},
			{"told", "days until a key stakeholder who was not told is a gap"},
			{"after", "days after that for which it is still told"},
		},
	},
	"adversity": {
		"Setbacks of others and changes of plan: whether anybody was in touch, and whether key stakeholders heard. A line that ends in the word seen is settled.",
		[]meaning{
			{"answer", "days to be in touch after a setback"},
			{"told", "days to tell key stakeholders of a change"},
			{"most", "days after which either is let go"},
		},
	},
	"deliver": {
		"Promises of yours that name a day. What others owe you is told, and never judged; so is what names no day.",
		[]meaning{
			{"key", "days late, to key stakeholders, until it is a gap"},
			{"others", "days late, to all others, until it is a gap"},
			{"ahead", "days before the day from which a promise is told of"},
			{"last", "promises that the kept rate counts, the last ones closed"},
			{"enough", "promises there must be for a kept rate"},
			{"rate", "per cent kept in time below which it is due"},
		},
	},
	"conflict": {
		"Stakeholders of an initiative who seem to stand against each other: when both were last in one room. It is worth knowing, and never due.",
		[]meaning{{"together", "days without a meeting of both before it says so"}},
	},
}
