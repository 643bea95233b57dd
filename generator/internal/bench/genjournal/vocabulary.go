package main

import "strings"

// The words that notes are made of. Whoever bears a name that comes out of them does so by chance.
var (
	firstNames = strings.Fields(`Abel Agnes Aisha Albin Alma Amina Anatol Anouk Anselm Arvid Aurélie Ayla Bastian Bela
Benedikt Björk Bruna Camille Cecilia Celeste Céline Cosima Cyrus Dalia Damian Delphine Desmond Dorian Edith Eike Elena
Elias Elodie Emil Enzo Esra Eugenia Fabian Fenna Flora Florian Frida Gerda Gideon Gisela Gunnar Hadley Hamid Helene
Henrik Hilda Idris Ilse Imani Irina Isolde Jasper Jelena Joaquín Jonas Judith Juno Kaspar Keiko Klara Konrad Lale
Leandro Levi Lorenzo Ludmila Maëlle Mamadou Marek Marisol Matilda Milan Mirjam Moritz Myrtle Nilufar Noémie Nuria
Octavia Odette Olivier Orla Osman Pascal Perla Philippa Quirin Ramona Raúl Rhea Rufus Sabine Saskia Sigrid Silvan
Solène Stellan Tamsin Theodor Thérèse Tobias Umar Ursula Vera Vincent Wilhelmina Yolanda Zacharias Zelda`)
	familyNames = strings.Fields(`Abendroth Ackerman Alcázar Amsel Arden Ashdown Baptiste Barlow Bellamy Bergström Birch
Blackwood Bonnet Bramble Brightwater Brook Calloway Cardoso Carver Castel Chandra Clearwater Collier Cordero Crane
Dalgaard Darrow Dubosc Dunmore Eastwood Eberhart Elgin Ellery Engström Fairchild Falkner Farrow Fenwick Ferreira
Finch Forsythe Galloway Gilles Goldberg Grünwald Hale Halloran Hartmann Hawthorne Heron Hollis Holmgren Hoshino Huxley
Ingram Isaksen Jarvis Juhl Kaminski Karlsen Kestrel Kingsley Kirchner Kuroda Lachance Lakeman Larkin Leclerc Lindgren
Linnet Locke Lundberg Maddox Marchetti Mariner Meadows Merriman Mitterer Montague Moorcroft Nightingale Norberg
Oakley Oberlin Olander Orchard Osei Pagett Palmér Peregrine Pemberton Quill Radcliffe Rainer Ravenscroft Redmond
Rivers Rosenthal Rowan Sandoval Saltzman Seabrook Selwyn Sinclair Skylark Steadman Sterling Stonebridge Sundström
Tanner Thackeray Thorne Underhill Vandermeer Vasquez Verhoeven Wainwright Waldmann Weatherby Westlake Whitlock
Winterbourne Wren Yardley Zeller`)
	plans  = strings.Fields("Amber Brave Clear Distant Early First Gentle Hidden Inner Joint Keen Level")
	things = strings.Fields("Arcade Basin Causeway Delta Estuary Furrow Garden Hearth Island Jetty Keystone Lighthouse")

	roles = []string{
		"Head of Purchasing", "Staff Analyst", "Product Manager", "Engineering Director", "Chief of Staff",
		"Finance Controller", "Senior Counsel", "Operations Lead", "Design Director", "Data Scientist", "Support Manager",
		"Release Manager", "Works Council", "Community Lead", "Field Engineer", "Programme Director", "Editor", "CFO",
	}
	orgs = []string{
		"Billing", "Logistics", "Core Systems", "Treasury", "Learning", "Public Affairs", "Quality", "Brand", "Sales North",
		"Sales South", "Insight", "Workplace", "Devices", "Counsel", "Service Desk", "Supplier: Tailfeather",
		"Client: Bluebottle", "Board",
	}
	levels    = []string{"peer", "above", "peer", "below", "peer"}
	ties      = []string{"connection", "alliance", "connection"}
	cadences  = []string{"30d", "7d", "60d", "14d", "30d", "90d"}
	channels  = []string{"video", "in-person", "phone", "video", "chat", "email"}
	sorts     = []string{"update", "pitch", "decision", "steering", "board", "review", "workshop", "listening"}
	places    = []string{"Room 4", "Their office", "Canteen", "Room 4", "Lobby"}
	stances   = []string{"resistant", "neutral", "neutral", "supportive", "supportive", "leading"}
	grades    = []string{"high", "medium", "low"}
	parts     = []string{"affected", "implementer", "approver", "adviser", "decider"}
	skills    = []string{"contract law", "data", "design", "statistics", "purchasing", "negotiation", "languages", "logistics"}
	standings = []string{"esteemed", "connected", "expert", "informal"}
	jobs      = []string{"unblock", "visibility", "access"}
	likes     = []string{"phone, headline first", "short mails", "in person", "written, one page", "a call before the meeting"}
	occasions = []string{
		"Monthly catch-up", "Walk", "Half-year review", "Workshop", "Incident talk", "Preview", "Hiring panel",
		"Spending review", "Plan reading", "Look back", "Advice hour", "Breakfast", "Drawing board", "Supplier talk",
		"First meeting",
	}
	goods = []string{
		"a contact", "an early draft", "praise before others", "time with the data", "a place on the panel",
		"two weeks of an analyst", "a warning in good time", "advice", "a seat at the table", "help with the move", "credit",
		"backing in the board meeting", "patience", "thanks",
	}
	tags = strings.Fields(`ally mentoring obstacle spending staffing plan outage direction pairing audit retreat release
moving rules growth bargaining criticism sequence supplier client structure spring summer autumn winter open choice
danger newcomer lookback numbers price safety secrecy habits distance lessons study handset records`)

	prose = strings.Fields(`we walked through the draft twice before anybody mentioned the expense and by then most of the
hesitation had moved from the numbers to the calendar because the warehouse closes for two weeks in august and nobody
had asked the drivers what they could live with I promised to bring a shorter version to the following round together
with some examples from the northern branch where the same change took a single quarter and left everyone calmer than
they were at the beginning what matters to them is a dependable date a named contact and fair warning when something
slips while our side would rather keep room for surprises so the compromise may be a trial with one customer and an
agreed retreat there was also some discussion about the previous contract which almost everybody remembers differently
and which should be written down again in plain words before the new director arrives and forms an opinion from the
loudest story in the corridor next step is a quiet hour with those who will perform the migration then a page that
fits on one screen and after that a decision which can be explained to the whole department without a single slide`)
)

// unaccented writes the letters of the names above in plain ones.
var unaccented = strings.NewReplacer("é", "e", "è", "e", "ë", "e", "í", "i", "á", "a", "ö", "o", "ü", "u", "ú", "u")
