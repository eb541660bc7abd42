package cite

import (
	"strings"
	"unicode"
)

// A Person is somebody, or an institution, as the text names them.
type Person struct {
	Name        string `json:"name,omitempty"`        // "V.V. Kuznetsov", "USSR Foreign Ministry"; "" if only an office is named
	Office      string `json:"office,omitempty"`      // "Soviet Deputy Foreign Minister"
	Affiliation string `json:"affiliation,omitempty"` // a translator's: "Harvard University"
}

// A name is a personal name divided for a style.
type name struct {
	Literal       string // as written, if it is not known how to divide it
	Family, Given string
	FamilyFirst   bool // it is written and printed as it is said: "Mao Zedong"
}

// full returns the name in the order in which it is said.
func (n name) full() string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.Given == "":
		return n.Family
	}
	return n.Given + " " + n.Family
}

// short returns what a short note and a reference in the text call somebody.
func (n name) short() string {
	if n.Family != "" {
		return n.Family
	}
	return n.Literal
}

// honorifics precede a name; styles leave them out.
var honorifics = set("mr mr. mrs mrs. ms ms. dr dr. prof prof. professor comrade comrades cde cde. com. comr. sir madame")

// ranks precede a name of which they are a part: "General Marshall".
var ranks = set("general marshal admiral colonel major captain lieutenant generalissimo brigadier commander gen. col. maj. lt. adm. capt. sergeant")

// divide divides a name for a style. A name is given as it is written unless
// it is of one of a few known shapes: one word; initials or given names before the
// family name; and, by a closed list of family names, those of Chinese, Korean,
// Vietnamese and Japanese, which put the family first.
func divide(s string) name {
	words := strings.Fields(s)
	for len(words) > 1 && honorifics[strings.ToLower(words[0])] {
		words = words[1:]
	}
	bare := strings.Join(words, " ")
	if len(words) == 0 || len(words) > 4 || isInstitution(bare) || !areNameWords(words) {
		return name{Literal: s}
	}
	last := len(words) - 1
	switch {
	case ranks[strings.ToLower(words[0])], isAcronym(bare):
		return name{Literal: s}
	case last == 0:
		return name{Family: bare}
	case isFamilyFirst(words):
		return name{Literal: bare, Family: words[0], Given: strings.Join(words[1:], " "), FamilyFirst: true}
	case isInitials(words[last]) && last == 1: // "Kuznetsov V.V."
		return name{Family: words[0], Given: words[1]}
	}
	for last > 1 && particles[strings.ToLower(words[last-1])] {
		last--
	}
	return name{Family: strings.Join(words[last:], " "), Given: strings.Join(words[:last], " ")}
}

// particles belong to the family name after them.
var particles = set("von van de der den da dos du del di la le al bin ibn ben ter zu")

// areNameWords reports whether all words can be those of a personal name.
func areNameWords(words []string) bool {
	for _, w := range words {
		if !isUpper(w) && !particles[w] || strings.ContainsAny(w, "[](){}<>\"“”/0123456789,;:") || isUpper(w) && len(w) == 1 {
			return false
		}
	}
	return true
}

// isInitials reports whether a word is initials: "V.V.", "J.", "I.-V.".
func isInitials(w string) bool {
	return strings.HasSuffix(w, ".") && isUpper(w) && len([]rune(w)) <= 2*strings.Count(w, ".")+1
}

// isFamilyFirst reports whether a name puts the family first: its first word is
// a family name that is so used. Those that are given names or words elsewhere
// too need two syllables after them: "Kim Il Sung", "Kim Jong-il", not "Kim Philby".
func isFamilyFirst(words []string) bool {
	first, rest := strings.ToLower(words[0]), words[1:]
	if len(rest) > 2 && first != "nguyen" || isInitials(rest[0]) {
		return false
	}
	syllables := len(rest) >= 2 || strings.Contains(rest[0], "-")
	joined := strings.Contains(rest[0], "-") && unicode.IsLower([]rune(rest[0][strings.IndexByte(rest[0], '-')+1:] + "X")[0])
	return familyNames[first] || sharedFamilyNames[first] && syllables || joined
}

// familyNames are family names that come first, in Pinyin, Wade-Giles and the
// usual spellings of Korean, Vietnamese and Japanese.
var familyNames = set(
	// Chinese
	"mao zhou peng liu zhu deng lin chen zhang wang huang zhao wu xu sun guo gao luo zheng liang xie song tang feng dong xiao cheng cao yuan fu shen zeng lü lu su " +
		"jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin qiu hou bai meng qin nie qiao geng ji hu he li " +
		"yang yu wan kang kong hao bo ulanhu rao zhong zuo qi tao peng qian xi chai " +
		"chou chu chiang tung teng tsai chang soong hsu hsieh kuo chao kao yeh tseng tsiang hsiung liu ho " +
		// Korean
		"pak paek choe ch'oe choi chong chung kwon hwang rhee ri ro yi hong nam paik pang o sin yun " +
		// Vietnamese
		"nguyen pham tran hoang phan vo bui ngo truong trinh dang xuan dinh duong " +
		// Japanese
		"nakajima sato tanaka suzuki takahashi ito watanabe yamamoto nakamura kobayashi kato yoshida yamada sasaki matsumoto inoue kimura hayashi shimizu saito ikeda " +
		"hashimoto ishikawa fukuda ohira kishi hatoyama shigemitsu nakasone miyamoto nosaka okada fujii fujiyama ono takeda ueda goto hasegawa murakami kondo ishii ishibashi " +
		"sakamoto endo aoki nishimura ota matsuda nakagawa harada ogawa takagi takasaki asakai kosaka okazaki utsunomiya matsumura furui saionji tojo konoe togo yamagata")

// sharedFamilyNames are family names that are given names or words elsewhere.
var sharedFamilyNames = set("kim lee park ma long may young dean le ly an oh han cho shin moon kang yang bae im no paul mori miki")

// institutionWords are the beginnings of words in the names of institutions.
var institutionWords = []string{
	"archiv", "universit", "college", "institut", "librar", "museum", "foundation", "center", "centre", "program", "project", "school", "academ", "society",
	"association", "council", "committee", "ministr", "department", "embass", "government", "party", "bureau", "office", "agency", "commission", "delegation", "legation",
	"mission", "union", "politburo", "presidium", "secretariat", "cwihp", "nkidp", "npihp", "company", "corporation", "press", "staff", "headquarters", "army", "navy", "section",
	"division", "group", "congress", "assembly", "senate", "parliament", "court", "bank", "team", "conference", "league", "front", "consulate", "directorate", "administration",
	"bundesarchiv", "service", "command", "brigade", "organization", "organisation", "federation", "republic", "collective", "fundação", "stiftung", "brands", "board", "house", "branch",
}

// isInstitution reports whether a name is that of an institution.
func isInstitution(s string) bool { return containsWord(s, institutionWords...) }

// isPersonal reports whether s can be a personal name, with a real name in brackets
// after an alias: "Filippov [Stalin]".
func isPersonal(s string) bool {
	bare, _, _ := strings.Cut(s, " [")
	words := strings.Fields(bare)
	if len(words) == 0 || len(words) > 5 || isInstitution(s) || !isUpper(bare) {
		return false
	}
	for _, w := range words {
		w = strings.Trim(w, "()[]“”\"'‘’,")
		if !isUpper(w) && !particles[w] || hasDigit(w) || notNames[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

// notNames are words that are not part of a personal name, however they are written.
var notNames = set("the of and on in to from with by for at regarding concerning about visit trip conversation conversations meeting talks its his their a an")
