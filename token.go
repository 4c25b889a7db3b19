package isnad

// TokenKind is the shape of a token.
type TokenKind uint8

const (
	Word   TokenKind = iota // letters, mostly Arabic
	Latin                   // letters of another script
	Number                  // digits, with separators inside
	Punct                   // one mark of punctuation, or a run of the same mark ("..", "...")
	Symbol                  // anything else
)

// Token is one word, number or mark. Tokens of a sentence are ordered and do
// not overlap; tokens and the gaps between them make up the text.
type Token struct {
	Span
	Kind TokenKind
	// Glued reports that no space separates the token from the one before.
	Glued bool
	// Number is that of Norm among the spellings that this process has met
	// (arabic.Number), by which stages find again what they know of a word; 0
	// where it has none. It is no part of what is read.
	Number uint32
	// Norm is the token without harakat, tatweel and invisible characters and
	// with presentation forms and foreign letter variants unwound; letters
	// stand otherwise as typed (arabic.Normalize).
	Norm string
	// Fold is the key of every lexicon: Norm with hamza seats, alef maksura
	// and teh marbuta folded (arabic.Fold).
	Fold string
	// Analyses are the readings of the word, most likely first; morph fills
	// them. A word always has at least one; other kinds have none.
	Analyses []Analysis
}

// Best is the first analysis, or a zero Analysis for tokens without any.
func (t *Token) Best() *Analysis {
	if len(t.Analyses) == 0 {
		return &noAnalysis
	}
	return &t.Analyses[0]
}

var noAnalysis Analysis

// POS is a part of speech, by the names of Universal Dependencies where they
// fit news Arabic.
type POS uint8

const (
	PosUnknown        POS = iota
	Noun                  // اسم
	ProperNoun            // علم
	Adjective             // صفة
	VerbalNoun            // مصدر; Analysis.Verb is its verb
	ActiveParticiple      // اسم فاعل; Verb is its verb
	PassiveParticiple     // اسم مفعول; Verb is its verb
	Verb                  // فعل
	Preposition           // حرف جر
	Conjunction           // و، أو، ثم، لكن
	Subordinator          // أن، إن، حين، بعدما، لأن
	Relative              // الذي، التي، ما، من
	Demonstrative         // هذا، تلك
	Pronoun               // هو، هي
	Particle              // قد، لم، لن، لا، ما، سوف، هل
	Adverb                // أمس، هناك، أيضا
	NumberWord            // ثلاثة، عشرون، مئات
)

var posNames = [...]string{"x", "noun", "propn", "adj", "masdar", "part_act", "part_pass", "verb", "prep", "conj", "sconj", "rel", "dem", "pron", "part", "adv", "num"}

// String is the name used in data files.
func (p POS) String() string {
	if int(p) < len(posNames) {
		return posNames[p]
	}
	return "x"
}

// ParsePOS is the inverse of String; unknown names give PosUnknown and false.
func ParsePOS(s string) (POS, bool) {
	for i, n := range posNames {
		if n == s {
			return POS(i), true
		}
	}
	return PosUnknown, false
}

// Nominal reports whether a word of this part of speech can head or extend a
// noun phrase.
func (p POS) Nominal() bool {
	switch p {
	case Noun, ProperNoun, Adjective, VerbalNoun, ActiveParticiple, PassiveParticiple, NumberWord, PosUnknown:
		return true
	}
	return false
}

// Proclitics is the set of one-letter words written before a stem.
type Proclitics uint16

const (
	ProWa    Proclitics = 1 << iota // و: and
	ProFa                           // ف: so, and
	ProBi                           // ب: in, with
	ProKa                           // ك: like
	ProLi                           // ل: to, for
	ProAl                           // ال: the article
	ProSa                           // س: future
	ProLa                           // ل: emphatic, before verbs and particles
	ProA                            // أ: interrogative
	ProMa                           // ما joined in print: مابين، ماحولها، مايعني
	ProLaNeg                        // لا joined in print: لايزال
)

// Has reports whether any clitic of set is present.
func (p Proclitics) Has(set Proclitics) bool { return p&set != 0 }

// Features of a word that frames and phrases need. Zero means not marked.
type (
	Gender uint8
	Amount uint8
	Person uint8
	Aspect uint8
	Voice  uint8
)

const (
	Masculine Gender = iota + 1
	Feminine
)
const (
	Singular Amount = iota + 1
	Dual
	Plural
)
const (
	First Person = iota + 1
	Second
	Third
)
const (
	Perfect    Aspect = iota + 1 // ماض
	Imperfect                    // مضارع
	Imperative                   // أمر
)
const (
	Active Voice = iota + 1
	Passive
)

// Analysis is one reading of a word.
type Analysis struct {
	// Lemma in the spelling of the data: hamzas and shadda written, short
	// vowels not (سيطر, حرّر, جيش). For an unknown word it is the stem.
	Lemma string
	// Verb is the lemma of the verb behind a verbal noun or participle (and
	// the lemma itself for a verb); empty for other words.
	Verb string
	// Stem is the part of the token after the proclitics, the article
	// included among them, and before the enclitic, in bytes of the text.
	// After لل it begins behind both letters.
	Stem Span
	// Enclitic is the pronoun written at the end (ه، ها، هم، نا، …), folded.
	Enclitic string
	// Class is the semantic class of a lexicon noun or adjective (see
	// data/lexicon/README.md), empty where unknown.
	Class      string
	Proclitics Proclitics
	POS        POS
	Gender     Gender
	Number     Amount
	Person     Person
	Aspect     Aspect
	Voice      Voice
	// Definite: the article, or an enclitic.
	Definite bool
	// Jussive: a short form of the imperfect (يصف of صفّى), which stands behind لم
	// and the like.
	Jussive bool
	// Guessed: the word is not in the lexicon and was read by its affixes.
	Guessed bool
}
