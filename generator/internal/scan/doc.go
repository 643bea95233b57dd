// Package scan looks in the finished bytes of a site for what is hidden. It shares no code with what made them: it
// knows files, names and sources as plain bytes, so that a fault of the renderer is not its own fault too.
//
// # What it looks for
//
// Hidden names: of people whole, turned round, joined, behind an initial, and word by word; aliases, handles, e-mail
// addresses and their local parts; titles and file names of private notes. Runs of eight words of private text. Words
// that stand in no source at all, neither in a redacted note nor in the settings nor in the theme. Hashes of hidden names
// and of private files.
//
// # Where
//
// In the paths and the bytes of every file as they stand; between tags, with tags inside words gone and with blocks as
// ends of sentences; in attributes, comments, scripts and styles; with entities, percent signs, and the escapes of JSON,
// scripts and styles decoded, three times over; in base64, hex, UTF-16, gzip, zlib, zip and the text of PNG pictures,
// three deep. Words are compared in lower case, decomposed (NFKD), without accents, soft hyphens and whatever else does
// not show; ö is o or oe.
//
// # Names that are ordinary words
//
// A search that cries at every Will, Mark and May is soon turned off. So words of names are of classes. A rare word
// (Oyelaran, Helena) is a name and nothing else: it counts wherever it stands alone. A common word (Will, Rose, Park) is
// in the list of ordinary words; alone it counts only where nothing but a name can stand:
//
//   - behind an @, or behind Mr, Dr, Frau and the like;
//   - with a capital inside a sentence, but not behind the, a, our, nor beside another word with a capital, nor before
//     a number: "asked Mark for it", but neither "the King", "Park Street", "Hyde Park" nor "Mark 2"; in German
//     sentences, where every noun has a capital, only behind mit, von, für and the like;
//   - with a capital at the beginning of a sentence when a verb of speaking, a possessive or a task follows: "Will said",
//     "Mark's idea", "Will to send the list".
//
// A word that is written with a capital whatever it means (May, Jordan, Paris, Slack) counts alone only before a verb of
// speaking and behind "told", "thanked" and the like. A name that is an ordinary word of another language in lower case
// (Pierre, Weber) counts with a capital, unless behind an article, and in lower case where it stands alone. Two letters (Al, Bo) count only with a capital inside a sentence.
// In styles, scripts, classes and addresses no ordinary word counts alone, nor any word of the theme.
//
// A whole name counts always, with one exception: when all its words are ordinary and all stand in lower case in
// running text ("we will park this" says nothing of Will Park), unless it is listed in lower case itself. In addresses
// and other places without blanks, in cells, headings and attributes of its own, it counts in lower case too.
//
// The journal's own use of a word in lower case does not make it ordinary: a name written carelessly in a public note
// is the very leak to be found. What makes it so are the built-in lists and, in the places named above, the theme. For
// everything else there is [Allowed], with a reason.
//
// A word of a public name does not count alone: where Grace Kim is public, Kim is nobody's secret.
//
// # Titles
//
// Days and numbers at both ends do not count. Each word then says something: nothing when it is a function word or a
// usual word for meetings, one when it is common or stands in three public sources, two when it is rare. Titles that say
// four or more count wherever their words stand in a row. Titles that say two or three ("Pricing reset") count as they
// are listed, behind a capital inside a sentence, or alone in a cell, a heading, an attribute or a part of a path. Of
// titles of one word only rare ones count, with a capital or alone; Project Nightjar is such a title too. "Steering",
// "Notes" and "2026-09-14" never do.
//
// # Private text
//
// Eight words in a row of a private source are found, wherever they stand, unless they are of the theme, of the known
// words or of a public title. Those that stand in public sources too were pasted, one way or the other, and count as
// well; except where
//
//   - the public part of the same note says them: its author repeats himself;
//   - three private notes or three public ones hold them: a form that notes are filled into;
//   - all that both have there in a row has fewer than four different words that say something. None of these do:
//     function words, numbers, days, words of front matter, short headings and labels, links, and names that are public.
//
// Who quotes in a private note what is public, or the same third text in both, has to allow it: an [Allowed] text of four
// words or more allows the text that it stands in, as far as that is private in a row, and no name elsewhere.
//
// # What it cannot see
//
// Private text that was reworded, that is shorter, or that three private notes have alike.
//
// Ordinary names alone in a cell, at the beginning of a sentence that goes on without a verb of speaking, or in German
// without such a preposition; names of months, places and brands alone, as in "spoke to Chase"; code names that are
// ordinary words; nicknames that no note lists; text in pixels.
package scan
