//! What ministers, secretaries and spokespeople are in charge of.

use super::word_set::WordSet;

static CHARGES: WordSet = WordSet::new(
    "\
    affairs agriculture budget business children climate commerce communications culture defence defense development \
    digital economic economy education employment energy enterprise environment europe european families farm farming \
    finance fisheries food foreign forestry gender health heritage highways home housing immigration industry \
    infrastructure innovation integration interior investment justice labor labour media migration mining oil pensions \
    planning policing research schools science security skills social sport sports tax technology telecoms tourism trade \
    transport transportation treasury universities veterans water welfare works youth",
);

/// Whether a word, in any letter case, stands before or behind "minister" for what a minister does: "economy".
pub(crate) fn is_charge(word: &str) -> bool {
    CHARGES.contains(word)
}
