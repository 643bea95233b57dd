package interchange

// document is the whole export. Other programs read it: its keys are a promise.
type document struct {
	Schema      int          `json:"schema"`
	Today       string       `json:"today"`
	People      []person     `json:"people"`
	Meetings    []meeting    `json:"meetings"`
	Initiatives []initiative `json:"initiatives"`
	Commitments []commitment `json:"commitments"`
	Gaps        []Gap        `json:"gaps"`
	Problems    []problem    `json:"problems"`
}

type person struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"`
	Aliases      []string `json:"aliases"`
	Spellings    []string `json:"spellings"` // other names they were met under
	Role         string   `json:"role"`
	Org          string   `json:"org"`
	Level        string   `json:"level"`
	Ties         []string `json:"ties"`
	Status       string   `json:"status"`
	Contacts     int      `json:"contacts"`
	FirstContact *string  `json:"first_contact"`
	LastContact  *string  `json:"last_contact"`
	Next         *string  `json:"next"`
	CadenceDays  *int     `json:"cadence_days"` // what the note says
	URL          string   `json:"url"`
	Source       string   `json:"source"`
}

type meeting struct {
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Date        *string  `json:"date"`
	People      []string `json:"people"`
	Initiatives []string `json:"initiatives"`
	Channel     string   `json:"channel"`
	URL         string   `json:"url"`
	Source      string   `json:"source"`
}

type initiative struct {
	ID           string        `json:"id"`
	Title        string        `json:"title"`
	Status       string        `json:"status"`
	Start        *string       `json:"start"`
	Decision     *string       `json:"decision"`
	Decider      []string      `json:"decider"`
	Owners       []string      `json:"owners"`
	Allies       []ally        `json:"allies"`
	Stakeholders []stakeholder `json:"stakeholders"`
	URL          string        `json:"url"`
	Source       string        `json:"source"`
}

type ally struct {
	Person string  `json:"person"`
	Since  *string `json:"since"`
}

type stakeholder struct {
	Person   string `json:"person"`
	Role     string `json:"role"`
	Power    string `json:"power"`
	Interest string `json:"interest"`
	Now      string `json:"now"`
	Want     string `json:"want"`
	WIIFT    string `json:"wiift"`
}

type commitment struct {
	Owner     string  `json:"owner"`
	To        string  `json:"to"`
	What      string  `json:"what"`
	Due       *string `json:"due"`
	Done      bool    `json:"done"`
	Cancelled bool    `json:"cancelled"`
	Source    string  `json:"source"`
}

type problem struct {
	Path     string `json:"path"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}
