//! What people are called for what they do, and the gender that some of these words have.

use super::Gender;
use super::spelling::key;
use super::word_set::WordSet;
use crate::words::{TITLES, is_one_of};

/// Roles that women and men have alike.
static ROLES: WordSet = WordSet::new(
    "\
    admiral advocate ambassador analyst anchor archbishop attorney author barrister bishop boss brigadier \
    candidate captain ceo cfo chair chairman chairperson chancellor chief coach colonel columnist commander \
    commissioner comptroller congressperson constable consul coo coroner correspondent councillor councilor \
    counsel counterpart cto delegate deputy detective director editor envoy executive founder governor head inspector \
    journalist judge justice lawmaker lawyer leader legislator lieutenant magistrate major manager \
    marshal mayor mediator mep minister mla moderator mp msp negotiator nominee officer ombudsman pastor \
    pm pollster premier presenter president prof professor prosecutor publisher rabbi rapporteur \
    rector referee reporter representative secretary senator sergeant sheriff solicitor speaker \
    spokesperson strategist superintendent supremo tanaiste taoiseach td treasurer undersecretary \
    whip",
);

/// Roles, ranks, kin and forms of address that are a woman's, besides all that end in "woman".
static FEMALE: WordSet = WordSet::new(
    "\
    abbess actress aunt ballerina baroness bride countess dame daughter duchess empress frau girl \
    girlfriend granddaughter grandmother heiress heroine hostess lady madam madame mademoiselle \
    hajiya marchioness miss mme mom mother mrs ms mum niece nun priestess princess queen schoolgirl \
    senora signora sister smt stepdaughter stepmother tsarina viscountess waitress widow wife",
);

/// Those that are a man's.
static MALE: WordSet = WordSet::new(
    "\
    abbot alderman alhaji assemblyman ayatollah baron baronet boy boyfriend brother businessman cameraman \
    cardinal churchman clergyman congressman councilman count craftsman czar dad duke \
    earl emir emperor father fireman fisherman foreman friar frontman gentleman grandfather \
    grandson groom gunman heartthrob herr hunk husband imam king layman lord man marquess messrs middleman militiaman monk \
    monsieur monsignor mr mufti mullah nephew newsman nobleman policeman pontiff pope postman \
    priest prince repairman salesman schoolboy senor serviceman sheikh shah shri signor sir son \
    spokesman sportsman statesman stepfather stepson strongman sultan tribesman tsar uncle \
    viscount waiter weatherman widower workman",
);

/// The words of gender that say how somebody is addressed, related or seen, and not what they do.
static NO_ROLES: WordSet = WordSet::new(
    "\
    alhaji aunt boy boyfriend bride brother dad daughter father frau gentleman girl girlfriend \
    granddaughter grandfather grandmother grandson groom gunman hajiya heartthrob heiress heroine herr hunk husband lady lord \
    madam madame mademoiselle man messrs miss mme mom monsieur mother mr mrs ms mum nephew niece \
    schoolboy schoolgirl senor senora shri signor signora sir sister smt son stepdaughter stepfather \
    stepmother stepson strongman uncle widow widower wife woman",
);

/// Short forms before names.
static SHORT: WordSet = WordSet::new(
    "cdr cllr comrade coun cr datuk dc dci det di dr ds dsi engr gen hon insp pc rep rev rt sen sgt supt",
);

/// The gender that a word for somebody has: "spokeswoman", "king", "Mr", "Mrs".
pub(crate) fn gender_of_role(word: &str) -> Option<Gender> {
    gender(&key(word))
}

/// Whether a word says what one person is by office, rank or work: "minister", "spokesman".
pub(crate) fn is_role(word: &str) -> bool {
    let word = key(word);
    ROLES.contains(&word) || gender(&word).is_some() && !NO_ROLES.contains(&word)
}

/// Whether a word is one that women and men have alike before their names, in full or for short: "Pastor", "Supt".
pub(super) fn is_office_or_rank(word: &str) -> bool {
    let word = key(word);
    ROLES.contains(&word) || SHORT.contains(&word)
}

/// Whether a word before a name shows that it is a person's: "Mayor", "Mrs", "Uncle".
pub(super) fn is_address(word: &str) -> bool {
    let word = key(word);
    ROLES.contains(&word) || SHORT.contains(&word) || gender(&word).is_some()
}

/// Whether a word may stand among those before a name: an address, "former", "foreign".
pub(super) fn is_title(word: &str) -> bool {
    is_one_of(word.trim_end_matches('.'), TITLES) || is_address(word)
}

fn gender(key: &str) -> Option<Gender> {
    if key.ends_with("woman") || FEMALE.contains(key) {
        Some(Gender::Female)
    } else {
        MALE.contains(key).then_some(Gender::Male)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_gender() {
        for word in
            "spokeswoman Queen Mrs Ms. actress mother chairwoman Mme daughter’s Señora woman"
                .split(' ')
        {
            assert_eq!(gender_of_role(word), Some(Gender::Female), "{word}");
        }
        for word in "spokesman king Mr Mr. churchman father Pope businessman man".split(' ') {
            assert_eq!(gender_of_role(word), Some(Gender::Male), "{word}");
        }
        for word in ["minister", "chairman", "German", "human", "ombudsman", "mayor", "women", ""] {
            assert_eq!(gender_of_role(word), None, "{word}");
        }
    }

    #[test]
    fn roles() {
        for word in "minister Mayor president chancellor spokesman spokeswoman king taoiseach \
            Tánaiste ambassador actress"
            .split_whitespace()
        {
            assert!(is_role(word), "{word}");
        }
        for word in ["Mr", "mother", "man", "woman", "ministry", "former", "officials", ""] {
            assert!(!is_role(word), "{word}");
        }
    }
}
