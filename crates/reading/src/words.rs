//! The words by which names are told from descriptions. Each list is in small letters.

/// Words before a name that are no part of it. Each may follow another.
pub(crate) const TITLES: &str = "\
    adm admiral alhaji ambassador archbishop attorney aunt auntie aunty baroness bishop candidate capt captain cardinal ceo cfo \
    ch chairman chairwoman chancellor chief cllr cm coach col colonel commander commissioner comrade congressman \
    congresswoman constable coordinator coun councillor councilman count cr dame datuk dci deputy det detective di director dr \
    emperor engr envoy executive ex father first former foreign fr frau gen general gov governor hajiya herr hon insp inspector \
    interior judge \
    justice king lady leader lieutenant lord lt maj major mayor minister miss mla mme mr mrs ms mx nominee \
    officer pastor pc pm pope premier president presidential prime prince princess prof professor \
    queen rep representative rev reverend rt sec secretary sen senator señor señora sergeant sgt sheriff shri signor signora \
    sir sister smt speaker spokesman spokesperson spokeswoman superintendent supt taoiseach treasurer undersecretary vice vp";

/// Letters by which people are called for where they sit or what they are: "one MP".
pub(crate) const SEATS: &str = "ceo gp mep mla mp msp td";

/// Words before those whom a group leaves out: "all members except Hungary".
pub(crate) const EXCEPTING: &str = "apart bar but except excepting excluding exception save";

/// Numbers in words that begin a quantity.
pub(crate) const NUMBERS: &str = "\
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen \
    nineteen twenty thirty forty fifty sixty seventy eighty ninety";

/// Letters behind a name that are no part of it.
pub(crate) const POSTNOMINALS: &str = "cbe dbe esq frs kbe kc mbe md mep mla mp msp obe phd qc td";

/// Small words inside names: "Ursula von der Leyen", "Bank of England".
pub(crate) const INSIDE: &str = "al ap and bin bint binti da das de del della den der di dos du el for ibn la le of on ter the van von zu";

/// Small words inside the names of people alone.
pub(crate) const INSIDE_PERSONS: &str =
    "al ap bin bint binti da das de del della den der di dos du el ibn la le ter van von zu";

/// Small words that may follow a name without making it part of a description.
pub(crate) const AFTER_NAMES: &str = "\
    alone also and as at both for from himself herself in itself now of on or then too who whose \
    with";

/// Small words after which a name says where or whose somebody is.
pub(crate) const BEFORE_PLACES: &str =
    "at by for from in inside near of on outside representing to with within";

/// Behind these a thing is about somebody: "a lawsuit against Dolmen Homes".
pub(crate) const ABOUT: &str = "about against into";

/// Small words behind which a name is no subject.
pub(crate) const PREPOSITIONS: &str = "\
    about after against among around as at before behind between by despite during for from in \
    into like near of off on onto over since than through to toward towards under until upon via \
    versus with within without";

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

/// Those of one who speaks of themself, of one who speaks for others too, and of one who is spoken to.
pub(crate) const I: &str = "i me my";
pub(crate) const WE: &str = "our ours us we";
pub(crate) const YOU: &str = "you your";

/// Articles, which belong to no name.
pub(crate) const ARTICLES: &str = "a an the";

/// Words that say whose something is, which belong to no name either.
pub(crate) const POSSESSIVES: &str = "her his its my our their your";

/// Small words that join the parts of a name in running text, where "and" and "on" join two names.
pub(crate) const INSIDE_RUNNING_TEXT: &str =
    "al ap bin bint binti da das de del della den der di dos du el ibn la le of ter van von zu";

/// Days and months, which are capitalised and no names.
pub(crate) const CALENDAR: &str = "\
    april aug august dec december feb february fri friday jan january july june march mon monday \
    nov november oct october sat saturday sept september sunday thu thursday tue tuesday wed \
    wednesday";

/// Words that begin many sentences and no name.
const BEGINNERS: &str = "\
    about above abroad according across after afterwards again against ago all almost along already also although \
    always am amid among an and another any anyone are around as asked at back be because been \
    before behind being below besides between blonde both brunette but by can could despite devastated did distraught \
    do does doing during each earlier early either else elsewhere even ever every everyone everything few finally first \
    for from furious further give given go going grieving had has have having he heartbroken hence her here hers him his how \
    however i if in indeed inside instead into is it its itself just last late later least less \
    let like likewise many may maybe me meanwhile might mine more moreover most much must my \
    nearly neither never nevertheless next no nobody none nonetheless nor not nothing now of off \
    often on once one only or other others our ours out outside over overall overnight overseas own part perhaps please put \
    quite rather read recently said same says second see several shall she should similarly since \
    so some someone something sometimes soon speaking still such take tearful than thanks that the their \
    them then there therefore these they third this those though three through throughout thus \
    to today together tomorrow tonight too toward two under unless unlike until up upon us very \
    was we well were what whatever when whenever where whereas whether which while who whoever \
    whom whose why will with within without would yes yesterday yet you your";

/// Words for a person's party, which may stand before a name.
pub(crate) const PARTISANS: &str = "\
    conservative democrat democratic gop green independent labor labour liberal republican socialist \
    tory";

/// Those of them that, with an article, stand for somebody without a name: "the Republican".
pub(crate) const SUPPORTERS: &str = "conservative democrat liberal republican socialist tory";

/// Words that stand inside no name, but inside headlines whose words all have capitals.
pub(crate) const IN_NO_NAME: &str = "\
    are be because been but can could did do does had has have he her him his how i if is it its just \
    my not she should so that their them these they this those to was we were what when where which who \
    whose why would you your";

/// Days, with which a name that stands before one does not go on: "the BBC Tuesday".
pub(crate) const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";

/// What follows a hyphen behind a name and makes it a description: "London-based".
pub(crate) const AFTER_HYPHENS: &str = "\
    area aligned allied appointed backed based born bound controlled \
    dominated drafted educated elect era esque focused friendly funded held influenced inspired led \
    leaning like linked loving made majority occupied only owned raised related run speaking \
    sponsored style supporting themed trained turned wide";

/// Words before a name that address its bearer and give no role.
pub(crate) const ADDRESSES: &str = "mr mrs ms miss mx dr sir dame";

/// Words before a name that honour its bearer, or tell a calling that many have beside their office.
pub(crate) const COURTESIES: &str = "\
    alhaji cllr comrade coun councillor cr datuk engr hajiya hon honourable madam prof professor rev reverend right rt \
    shri smt very";

/// Titles that are surnames too, behind another name: "Raj Shah".
pub(crate) const SURNAMES: &str = "\
    abbot baron bishop dean duke earl judge king knight lord major marshal pope prince sergeant shah";

/// Verbs before a participle that turn it round: "was told".
pub(crate) const PASSIVE: &str = "am are be been being get gets getting got is was were";

/// Whether letters behind a name, in small letters, are no part of it: "kbe".
pub fn is_postnominal(word: &str) -> bool {
    is_one_of(word, POSTNOMINALS)
}

/// Whether a small word may stand inside the name of a person: "van".
pub fn is_particle(word: &str) -> bool {
    is_one_of(word, INSIDE_PERSONS)
}

/// Whether a word begins sentences and no names: "But", and not "US".
pub(crate) fn is_beginner(word: &str) -> bool {
    is_one_of(word, BEGINNERS) && !is_acronym(word)
}

/// Whether a word has capitals only: "US" is a state and no pronoun.
pub(crate) fn is_acronym(word: &str) -> bool {
    word.len() > 1 && !word.contains(char::is_lowercase)
}

/// Whether a word begins with a capital letter, as names do.
pub(crate) fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a word ends as plurals and verbs do: "piers", but not "press".
pub(crate) fn ends_in_s(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

/// Whether `word`, in any letter case, is in `list`.
pub(crate) fn is_one_of(word: &str, list: &str) -> bool {
    let mut words = list.as_bytes().split(|byte| *byte == b' ');
    words.any(|other| other.eq_ignore_ascii_case(word.as_bytes()))
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
