//! The words by which cues are told apart. Each list is in small letters.

/// Verbs that often say or think something, as a dictionary has them.
pub(super) const COMMON_VERBS: &str = "\
    accuse acknowledge add admit agree announce appear argue ask believe call cite claim conclude \
    confirm continue criticise criticize declare decline deny describe endorse expect explain \
    express find hope indicate insist know mention note oppose plan pledge point predict promise \
    propose question recall refuse reject reply report respond reveal see seem show speak state \
    suggest support talk tell think tweet urge view vow want warn write";

/// Their forms that follow no rule.
pub(super) const IRREGULAR_FORMS: &str =
    "found knew known saw seen shown spoke spoken thought told wrote written";

/// Nouns for what is said or thought, none of them spelt like a verb, in the singular.
pub(super) const NOUNS: &str = "\
    advice apology approval belief complaint criticism critique defence defense denial idea letter \
    message news opinion plea proposal refusal rumor rumour speech story theory threat verdict";

/// Nouns for the same that a verb is spelt like.
pub(super) const NOUNS_LIKE_VERBS: &str = "\
    answer appeal attack call caution charge claim comment compliment concern demand doubt estimate \
    experience fear finding forecast hint hope influence interview lament mention offer order plan \
    pledge poll praise promise question reference remark report request silence support talk \
    thought tweet view vow warning word";

/// Endings of nouns, in the singular.
pub(super) const NOUN_ENDINGS: [&str; 6] = ["tion", "sion", "ment", "ance", "ence", "ness"];

/// Words that a noun follows, with or without adjectives between.
pub(super) const BEFORE_NOUNS: &str =
    "a an any her his its my no our some the their these this those whose your";

/// Forms of auxiliary verbs, whole and as they stand around an apostrophe, with "not" and "to".
pub(super) const AUXILIARIES: &str = "\
    am are be been being can cannot could couldn d did didn do does doesn doing don had hadn has \
    hasn have haven having is isn ll m may might must n not re s shall should shouldn t to ve was \
    wasn were weren will wo won would wouldn";

/// Other words that are never what a cue is about.
pub(super) const SMALL_WORDS: &str = "\
    about again against all also always and as at both but by even ever first for from further he \
    how i if in into it just later more most much never nor now of often on once only or out over \
    own she so still than that then there they very we what when while who why with you";

/// Whether `word` is in `list`.
pub(super) fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|other| other == word)
}
