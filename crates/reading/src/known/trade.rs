//! What firms trade in: "the carmaker" is no bank.

use super::named_body::named_body;
use crate::words::is_one_of;

/// The nouns by which firms of a trade are called, and the words that end their names.
const TRADES: [(&str, &str); 13] = [
    ("airline carrier", "air airlines airways"),
    ("automaker carmaker", "automobiles cars motor motors"),
    ("bank lender", "bank"),
    ("chipmaker", "micro semiconductor semiconductors"),
    ("drugmaker", "biosciences biotech pharma pharmaceuticals therapeutics"),
    ("housebuilder", "homes"),
    ("insurer", "assurance insurance"),
    ("planemaker", "aerospace"),
    ("retailer supermarket", "foods retail stores"),
    ("shipper", "ferries shipping"),
    ("shipbuilder", "shipyard shipyards"),
    ("steelmaker", "steel"),
    ("utility", "electric energy power"),
];

/// A trade, as its place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Trade(usize);

/// The trade of the firms that a noun is for: "carmaker".
pub(crate) fn trade(noun: &str) -> Option<Trade> {
    TRADES.iter().position(|(nouns, _)| is_one_of(noun, nouns)).map(Trade)
}

/// More nouns that stand before a firm's name and by which no firm is taken up.
const BEFORE_NAMES: &str = "\
    architects auditor auditors bookmaker brewer brewers broker brokerage brokers builder builders campaigners charity \
    consultancy contractor developer developers jeweller pollster publisher publishers regulator solicitors startup \
    unions watchdog";

/// Words before any name that say how its bearer stands to others: "Rival Norvane Motors".
const STANDING: &str =
    "competitor competitors nearby neighbouring neighboring newcomer rival rivals";

/// Whether a word with a capital at the beginning of a sentence belongs to no name whatever follows: "Rival".
pub(crate) fn is_never_in_name(word: &str) -> bool {
    is_one_of(word, STANDING)
}

/// Whether a word with a capital that stands before a firm's name at the beginning is none of it: "Airline", but not
/// "Bank".
pub(crate) fn is_trade_before_name(word: &str) -> bool {
    (trade(word).is_some() || is_one_of(word, BEFORE_NAMES) || is_never_in_name(word))
        && !word.eq_ignore_ascii_case("bank")
}

/// The trade that a firm's name shows, or that is known of it.
pub(crate) fn trade_of_name(name: &str) -> Option<Trade> {
    let last = name.rsplit(' ').next().filter(|last| last.len() < name.len());
    let ending = |last: &str| TRADES.iter().position(|(_, ends)| is_one_of(last, ends)).map(Trade);
    let known = || {
        named_body(name).and_then(|body| {
            TRADES.iter().position(|(nouns, _)| nouns.split(' ').any(|noun| body.is_called(noun)))
        })
    };
    last.and_then(ending).or_else(|| known().map(Trade))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trades_of_nouns_and_names() {
        assert_eq!(trade("carmaker"), trade("automaker"));
        assert_eq!(trade_of_name("Dravell Motors"), trade("carmaker"));
        assert_eq!(trade_of_name("Barclays"), trade("bank"));
        assert!(trade("company").is_none() && trade_of_name("Norvik").is_none());
        assert!(trade_of_name("Bank").is_none());
        assert!(is_trade_before_name("Rival") && is_never_in_name("Rival"));
        assert!(is_trade_before_name("Charity") && !is_never_in_name("Charity"));
    }
}
