//! The words by which names are told from descriptions. Each list is in small letters.

/// Words before a name that are no part of it. Each may follow another.
pub(crate) const TITLES: &str = "\
    adm admiral ambassador archbishop attorney bishop candidate capt captain cardinal chairman \
    chairwoman chancellor chief coach col colonel commander commissioner congressman \
    congresswoman coordinator councillor councilman count dame deputy director dr emperor envoy \
    executive ex father first former foreign gen general gov governor interior judge justice \
    king lady leader lieutenant lord lt maj major mayor minister miss mr mrs ms mx nominee \
    officer pastor pope premier president presidential prime prince princess prof professor \
    queen rep representative rev reverend sec secretary sen senator sergeant sgt sheriff sir \
    sister speaker spokesman spokesperson spokeswoman taoiseach treasurer vice";

/// Words that end the name of a body, not of a person.
pub(crate) const BODIES: &str = "\
    administration agency alliance army assembly association authority bank board bureau cabinet \
    campaign center centre chronicle coalition college commission committee company congress \
    corporation council court courier department federation force forces foundation fund gazette \
    government group herald house inc institute journal kremlin league mail ministry network \
    news office organisation organization parliament party police post press railways review \
    senate service society standard street times tribune trust union university";

/// Small words inside names: "Ursula von der Leyen", "Bank of England".
pub(crate) const INSIDE: &str =
    "al and bin da de del della der di du el for ibn la le of on the van von";

/// Small words inside the names of people alone.
pub(crate) const INSIDE_PERSONS: &str = "al bin da de del della der di du el ibn la le van von";

/// Small words that may follow a name without making it part of a description.
pub(crate) const AFTER_NAMES: &str = "\
    alone also and as at both for from himself herself in itself now of on or then too who whose \
    with";

/// Small words after which a name says where or whose somebody is.
pub(crate) const BEFORE_PLACES: &str = "at by for from in near of on to with within";

/// Groups that often begin a sentence.
pub(crate) const GROUPS: &str = "\
    activists analysts campaigners councillors critics diplomats doctors economists experts \
    farmers lawmakers lawyers leaders members ministers observers officers officials opponents \
    parents people police politicians prosecutors protesters researchers residents scientists \
    sources students supporters teachers unions villagers voters witnesses workers";

/// Words that stand for people without naming them.
pub(crate) const PRONOUNS: &str = "\
    he her him his i it its me my one our ours she that their them they this those us we which \
    who whom whose you your all another anyone both each everybody everyone few many most \
    neither nobody none other others several some somebody someone";

/// Articles, which belong to no name.
pub(crate) const ARTICLES: &str = "a an the";

/// Whether `word`, in any letter case, is in `list`.
pub(crate) fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|other| other.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_out_by_whole_words() {
        assert!(is_one_of("President", TITLES) && is_one_of("SHE", PRONOUNS));
        assert!(!is_one_of("resident", TITLES) && !is_one_of("", PRONOUNS));
    }
}
