package scan

import (
	_ "embed" // the list of common words
	"strings"
)

//go:embed words/common.txt
var commonWords string

// class says what a single word of a name tells when it stands alone.
type class uint8

const (
	rare   class = iota // a name and nothing else: it counts wherever it stands
	common              // also an ordinary word: it counts where it can only be a name
	proper              // a month, a place, a brand: written with a capital in any case
	noun                // a name that is an ordinary word when it is written in lower case: Pierre, Weber
	short               // two letters
	empty               // a particle, a number: it never counts
)

// lexicon holds the hashes of words that are no names, by what they are.
type lexicon map[uint64]class

func newLexicon() lexicon {
	lex := lexicon{}
	for _, list := range []struct {
		words string
		class class
	}{{commonWords, common}, {ordinaryElsewhere, common}, {nouns, noun}, {properWords, proper}, {particles, empty}} {
		for w := range strings.FieldsSeq(list.words) {
			lex[hashOf(string(fold(nil, []byte(w))))] = list.class
		}
	}
	return lex
}

// classOf returns what a folded word tells.
func (lex lexicon) classOf(word string) class {
	if c, ok := lex[hashOf(word)]; ok {
		return c
	}
	if one, ok := strings.CutSuffix(word, "s"); ok && len(one) > 3 && lex[hashOf(one)] == common {
		return common // Storms, Fields
	}
	letters := 0
	for _, r := range word {
		if r < '0' || r > '9' {
			letters++
		}
	}
	switch {
	case letters == 0:
		return empty
	case letters <= 2 && word[0] < 0x80:
		return short
	}
	return rare
}

// ordinaryElsewhere are words of other languages that are names too, and abbreviations.
const ordinaryElsewhere = `
klein lang kurz jung alt neu gross schwarz weiss braun roth rot blau stein berg bach wald baum frei fromm ernst kaiser
könig richter bauer koch schneider becker zimmermann kraft stark sommer herbst winter sonntag freitag engel vogel wolf
fuchs hase hahn busch feld graf herzog fürst ritter kraus krause wagner schäfer hirsch adler falke horn hart held
kuhn lange breit voll fein gut best recht rose lilie linde birke eiche tanne apfel birne kern kirsch pfeiffer sänger
blanc noir brun petit grand leblanc lebrun leroy roy beau belle bon bois dubois dupont fontaine fleur forêt garde
marchand mercier boulanger berger boucher chevalier comte duc roi reine jolie joli lefort legrand lejeune marin moulin
blanco moreno rubio delgado bueno guerra iglesias cruz flores rojas reyes rey vega prado campo campos torres luz sol
paz amor esperanza mercedes dolores rosario pilar soledad consuelo ángeles mar rio ríos luna leal cortés bravo calvo
groot klein witte zwart bruin bakker visser mulder smit dekker kok koning prins hoed jong
hr it pm ai qa ux ui pr cto ceo cfo coo vp svp evp okr kpi roi crm erp api sdk sql pdf faq eod eta tbd tba asap fyi
aka diy nda rfp rfq sla smb usa uk eu us un tv ok am al id
art bill bob carol chip chuck cliff dale dean dick dot drew earl faith finn flora frank gay gene grace grant guy harry
hazel heather herb holly hope iris ivy jack jade jasmine jay jean jet jewel jim josh joy june lance lane lily lily mark
mat max may melody mick miles nick norm olive pansy pat pearl peg penny pip poppy ray red reed rich rob rocky rod rose
ruby rusty sally sandy sharon skip sky sonny stew storm sunny tab tad ted terry tom trip tuck vic violet wade ward
will willow winter woody young king long park best
`

// properWords are written with a capital whatever they mean: months, days, places, peoples, firms.
const properWords = `
january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun easter christmas
summer autumn spring winter augustus
paris london berlin vienna milan florence verona siena sofia sydney adelaide perth victoria brisbane wellington nelson
hamilton georgia virginia carolina dakota montana austin dallas houston denver phoenix madison jackson lincoln
washington cleveland columbus orlando savannah charlotte raleigh chelsea brooklyn bronx camden kent essex devon york
lancaster chester preston bolton burton sheffield stafford warwick windsor jordan israel china india kenya chad cuba
asia africa america europe england scotland ireland wales holland france spain germany italy poland sweden norway
denmark finland austria switzerland alexandria lourdes santiago valencia cordoba barcelona madrid lisbon porto roma
salem eden troy bethany bethlehem lorraine brittany catalina trinidad dominica martinique jamaica hague geneva zurich
basel bern oslo helsinki stockholm copenhagen amsterdam brussels dublin belfast glasgow edinburgh cardiff oxford
cambridge boston chicago philadelphia seattle portland toronto ottawa montreal quebec tokyo osaka kyoto seoul beijing
shanghai delhi mumbai cairo nairobi lagos accra tunis rabat ankara istanbul athens prague warsaw budapest bucharest
english french german spanish italian dutch swedish danish norwegian finnish polish czech greek turkish russian
chinese japanese korean indian irish scottish welsh british american canadian australian african european asian
roman latin norman saxon christian muslim jewish catholic
excel word outlook teams slack oracle apple amazon google ruby java swift rust go python claude watson siri alexa
jenkins travis ford dell chase wells fargo morgan stanley goldman sachs mercedes tesla porsche bentley ferrari chrysler
windows linux android safari chrome zoom drive docs sheets meet edge skype trello asana
jira confluence notion linear figma sketch photoshop acrobat
mcdonald mcdonalds disney siemens bosch philips boeing hilton marriott kellogg heinz dyson nobel
`

// nouns are names first, and words of languages other than English besides: with a capital they are taken for names.
const nouns = `
weber schuster fischer jäger köhler gärtner metzger töpfer böttcher wagner schneider becker zimmermann schäfer
pfeiffer fröhlich ehrlich kühn wild stolz edel sauer
pierre olivier roche rivière vallée meunier renard loup colombe
ángel domingo castillo paredes ramos montes pastor rico herrero
`

// particles are words inside names that tell nobody.
const particles = `
de del della der den des di da das do dos du van von vom zu zum zur ter ten te la le les los las el ul bin ibn bint
abu mac mc san santa st saint y e i und and of the ap op af av til dr prof mr mrs ms miss sir jr sr ii iii iv
phd msc mba thi thị
`

// honorifics stand before a name: what follows is somebody.
const honorifics = `mr mrs ms miss dr prof professor sir dame lord lady aunt uncle cousin herr frau monsieur madame mme mlle
señor señora signor signora meneer mevrouw fru hr`

// sayings follow a name at the beginning of a sentence: an ordinary word does not do that.
const sayings = `said says told tells agreed agrees disagreed thinks wants wanted replied suggested suggests offered insists
insisted complained explained nodded laughed apologised apologized refused resigned admitted argued believes feels
asked knows hates loves loved likes liked promised proposed worries worried warned hesitated smiled emailed phoned
thanked mentioned prefers preferred joked shrugged announced sagte meint meinte fragte dit dijo`

// addressings precede a name, and little else with a capital.
const addressings = `told thanked emailed phoned texted pinged invited persuaded convinced reminded hugged`

// tasks are what somebody is to do, behind "to": "Will to send the list".
const tasks = `send share check confirm draft write call ask review prepare follow set update find organise organize book
talk speak schedule raise report present propose decide come bring tell arrange collect invite discuss provide`

// openers begin a sentence with a capital and are no part of a name behind them: "Asked Mark", but not "Hyde Park". So do
// words that end in ed or ly, and function words.
const openers = `met saw told gave got heard sent wrote spoke let had made took left lost bought brought lent owe owes
ask tell call meet see invite remind help give send show wait ping thank thanks email phone cc bcc via per dear hi hello
hey sorry like between behind beside besides because while since until though although if but then so here today
yesterday tomorrow now once never always perhaps maybe poor old only even both either neither without against through
lunch dinner coffee breakfast tea drinks walk talk chat mail call owner sponsor chair host lead boss manager decider ally
author reviewer contact attendee guest speaker coach mentor mit von bei für gegen ohne avec chez pour selon sans con para
según sin por vu ai fragte sah traf rief `

// streets stand before the name of a place.
const streets = `rue place avenue boulevard quai cours allée calle plaza avenida paseo via viale piazza ulica platz`

// ofGerman are words of German that are none of English, by which its sentences are known: all its nouns have capitals.
const ofGerman = `der das und ist nicht für ein eine einen wir ich auf von zu den dem des zum zur bei nach wird werden
haben sich auch aber oder vom beim noch nur wie wenn sind im mit aus über unter sehr kein keine bis`

// toSomebody precede the name of somebody in German, where a noun has an article.
const toSomebody = `mit von bei für an gegen ohne durch`

// determiners do not stand before the name of somebody.
const determiners = `the a an this that these those our my your his her its their every each no any some another same
der die das den dem des ein eine einen im am zum zur vom beim ins ans kein keine le la les un une el los las una del al`

// hashSet returns the hashes of a list of words.
func hashSet(words string) map[uint64]bool {
	set := map[uint64]bool{}
	for w := range strings.FieldsSeq(words) {
		set[hashOf(string(fold(nil, []byte(w))))] = true
	}
	return set
}
