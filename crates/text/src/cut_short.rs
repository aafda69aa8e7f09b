//! Words that are cut short before a name, and whose stop ends no sentence: "Ms." and "Sen.".

const CUT_SHORT: &str = "adm bros capt cllr cmdr col cpl det dr gen gov govs hon insp lt maj messrs mr mrs ms pres prof \
    pvt rep reps rev sec sen sens sgt sr st supt vs";

/// Whether words end in one that is cut short before a name, its stop included: "the then-Sen."
pub(crate) fn ends_cut_short(words: &str) -> bool {
    let Some(before) = words.strip_suffix('.') else { return false };
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    last.starts_with(char::is_uppercase)
        && CUT_SHORT.split(' ').any(|word| word.eq_ignore_ascii_case(last))
}
