//! How a statement came into the report: to whom it was made, on which occasion, and who passed it on.
//!
//! A small grammar over the words of the statement's sentence that nobody says: what stands around its
//! cue and speaker. Each finding is a span of words that name somebody or something; who that is, is
//! for those who know the article's actors. A statement within a statement came through the outer one's
//! speaker too.

mod addressee;
mod clause;
mod frame;
mod lexicon;
#[cfg(test)]
mod marked;
mod nesting;
mod occasion;
mod outlet;
mod phrase;
mod reader;
mod via;

pub(crate) use outlet::{begins_with_pair, is_of_sunday, is_outlet_name, is_outlet_noun};

use crate::{Kind, Statement};
use addressee::addressee;
use frame::Roles;
use nesting::holders;
pub(crate) use nesting::may_be_same;
use occasion::{gathering, occasion};
use onrecord_text::{Layout, Span};
pub(crate) use via::is_carried;
use via::via;

/// How a statement's words came into the report. Every entry is a span of words that name somebody or
/// something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Relay {
    /// To whom it was said: "reporters" of "told reporters".
    pub(crate) addressee: Option<Span>,
    /// Who passed it on, the nearest to the speaker first: "Politico", then "UNN".
    pub(crate) via: Vec<Span>,
    /// On which occasion: "an interview with Sky News", "a press conference in Kyiv", "a post on X".
    pub(crate) occasion: Option<Span>,
}

/// How each statement came into the report, one entry a statement, in their order.
pub(crate) fn relays(text: &str, layout: &Layout, statements: &[Statement]) -> Vec<Relay> {
    let roles = Roles::of(text, layout, statements);
    let own: Vec<Relay> = statements.iter().map(|statement| own(&roles, statement)).collect();
    let holders = holders(statements);
    let all = own.iter().zip(statements).zip(&holders).map(|((relay, statement), holders)| {
        let mut via = Chain { text, via: Vec::new() };
        relay.via.iter().for_each(|span| via.add(*span));
        for &holder in holders {
            let (outer, passed_on) = (&statements[holder], &own[holder].via);
            if let Some(speaker) = outer.speaker.first() {
                let is_outlet = passed_on.iter().any(|span| speaker.contains(*span));
                let words = statement.speaker.first().map_or("", |inner| inner.of(text));
                // Nobody is "she" in their own words.
                let is_other = outer.kind == Kind::Direct || !may_be_same(speaker.of(text), words);
                if !is_outlet && is_other {
                    via.add(*speaker);
                }
            }
            passed_on.iter().for_each(|span| via.add(*span));
        }
        Relay { via: via.via, ..relay.clone() }
    });
    all.collect()
}

/// What the words around the statement itself say.
fn own(roles: &Roles, statement: &Statement) -> Relay {
    let frame = roles.around(statement);
    let occasion = occasion(&frame);
    let addressee = addressee(&frame, occasion.as_ref());
    let gathering = addressee.as_ref().and_then(|addressee| gathering(&frame, addressee));
    let via = via(&frame, addressee.as_ref(), occasion.as_ref().or(gathering.as_ref()));
    // A news conference hears nothing by itself, and is nobody.
    let addressee = addressee.filter(|_| gathering.is_none());
    let occasion = occasion.or(gathering);
    Relay {
        addressee: addressee.and_then(|phrase| frame.span(&phrase.words)),
        via: via.iter().filter_map(|words| frame.span(words)).collect(),
        occasion: occasion.and_then(|words| frame.span(&words)),
    }
}

/// Those who passed a statement on, each once, however often the text names them.
struct Chain<'t> {
    text: &'t str,
    via: Vec<Span>,
}

impl Chain<'_> {
    fn add(&mut self, span: Span) {
        let key = |span: Span| {
            let words = span.of(self.text).to_lowercase();
            words.strip_prefix("the ").map(str::to_owned).unwrap_or(words)
        };
        let words = key(span);
        if !words.is_empty() && !self.via.iter().any(|other| key(*other) == words) {
            self.via.push(span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::marked::{check, empty, parse};
    use super::*;

    #[test]
    fn a_statement_within_a_statement_came_through_the_outer_speaker() {
        check(
            "[s Brandt] [c told] Marrant [t that [s1 Pell] [c1 believes] [t1 it rains]].",
            &["to Marrant", "via Brandt"],
        );
        check(
            "[s UNN] [c writes] [t that [s1 Brandt] [c1 told] CNN [t1 that [s2 Pell] [c2 thinks] [t2 so]]].",
            &["via UNN", "to CNN; via CNN, UNN", "via Brandt, CNN, UNN"],
        );
    }

    #[test]
    fn nobody_passes_on_their_own_words() {
        for inner in ["he", "Brandt"] {
            let marked = "[s Tomas Brandt] [c said] [t that [s1 WHO] [c1 thinks] [t1 it rains]].";
            check(&marked.replace("WHO", inner), &["", ""]);
        }
        for outer in ["He", "Tomas Brandt", "The clerk, Tomas Brandt,", "A spokesman"] {
            let marked = "[s WHO] [c said] [t that [s1 she] [c1 thinks] [t1 it rains]].";
            let via = format!("via {outer}");
            check(&marked.replace("WHO", outer), &["", &via]);
        }
    }

    #[test]
    fn odd_input_gives_fewer_findings() {
        let (text, mut statements) = parse("[s Brandt] [c told] reporters [t no]");
        assert_eq!(relays(&text, &Layout::default(), &statements), [Relay::default()]);
        assert_eq!(relays("", &Layout::of(""), &statements), [Relay::default()]);
        statements[0].cue.clear();
        assert_eq!(relays(&text, &Layout::of(&text), &statements), [Relay::default()]);
        let end = Span::new(text.len(), text.len());
        let far = Span::new(9_000, 9_001);
        let odd = [
            empty(),
            Statement { cue: vec![end], content: vec![end], ..empty() },
            Statement { cue: vec![far], speaker: vec![far], content: vec![far], ..empty() },
            Statement {
                cue: vec![Span::new(0, text.len())],
                content: vec![Span::new(0, 9)],
                ..empty()
            },
        ];
        assert_eq!(relays(&text, &Layout::of(&text), &odd).len(), 4);

        // A speaker that ends within a character names nobody, whatever it is said to have said.
        let text = "É says Ann said no";
        let outer = Statement {
            speaker: vec![Span::new(0, 1)],
            cue: vec![Span::new(3, 7)],
            content: vec![Span::new(8, text.len())],
            ..empty()
        };
        let inner = Statement {
            speaker: vec![Span::new(8, 11)],
            cue: vec![Span::new(12, 16)],
            content: vec![Span::new(17, text.len())],
            ..empty()
        };
        let found = relays(text, &Layout::of(text), &[outer, inner]);
        assert_eq!(found, [Relay::default(), Relay::default()]);
    }
}
