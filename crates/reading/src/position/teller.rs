//! Who only tells what a state or one of their own holds: "the Norwegian minister said Sweden opposed it", "said his wife was
//! against it". What a state does is told as news; whoever tells it of a rival mostly takes a side by it.

use super::aside::{ARTICLES, KIN, Named};
use super::sentence::Sentence;
use super::turns::{is_against, is_for};
use crate::words::is_one_of;
use crate::{Actor, ActorKind};

/// What may stand before the subject of what is said.
const BEFORE_SUBJECTS: &str = "“ \" ‘ ' that";
/// What may stand between a subject and its verb, besides words in "-ly".
const BEFORE_VERBS: &str =
    "also all already always both do does did had has have long never no not now still too";
/// What may stand between a subject and an adverb that tells its side.
const BEING: &str = "are is was were";
/// Words for where somebody stands who is there.
const STANDS: &str = "against behind for in opposed";
/// Those whose words stand for the speaker's own.
const OWN: &str = "her his its my our their";

impl Sentence<'_> {
    /// Whether somebody who speaks tells what another holds, and not what they do.
    pub(super) fn tells_of_another(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        let Some(said) = one.says else { return false };
        let said = self.layout.tokens_in(said);
        let opens = said.start.max(self.tokens.start);
        let is_before = |at: &usize| {
            is_one_of(self.word(*at), BEFORE_SUBJECTS) || is_one_of(self.word(*at), ARTICLES)
        };
        let Some(first) = (opens..said.end.min(self.tokens.end)).find(|at| !is_before(at)) else {
            return false;
        };
        let is_state = |other: &&Named<'_>| {
            let words = self.layout.tokens_in(other.words);
            let begins = (opens..=first).contains(&words.start) && words.end > first;
            begins && other.says.is_none() && is_another_state(one.actor, other.actor)
        };
        if let Some(state) = named.iter().find(is_state) {
            return self.tells_a_side(self.layout.tokens_in(state.words).end);
        }
        let is_own = first > opens && is_one_of(self.word(first - 1), OWN);
        let is_kin = is_one_of(self.word(first), KIN) || is_one_of(self.word(first), "counterpart");
        is_own && is_kin && self.tells_a_side(first + 1)
    }

    /// Whether the verb at a token, or a little behind it, says where its subject stands.
    fn tells_a_side(&self, at: usize) -> bool {
        let is_small =
            |at: &usize| is_one_of(self.word(*at), BEFORE_VERBS) || self.word(*at).ends_with("ly");
        let Some(verb) = (at..self.tokens.end).find(|at| !is_small(at)) else { return false };
        if is_one_of(self.word(verb), BEING) {
            let stands = (verb + 1..self.tokens.end).find(|at| !is_small(at));
            return stands.is_some_and(|at| {
                is_one_of(self.word(at), STANDS)
                    && (self.word(at) != "in" || is_one_of(self.word(at + 1), "favour favor"))
            });
        }
        let word = self.word(verb);
        (is_for(word) || is_against(word)) && !word.ends_with("ing")
    }
}

/// Whether an actor is a state of which the other is no part.
fn is_another_state(one: &Actor, state: &Actor) -> bool {
    let role = one.role.as_deref().unwrap_or_default();
    state.kind == Some(ActorKind::State)
        && (one.country.is_none() || one.country != state.country)
        && !role.contains(state.name.as_str())
        && !one.name.contains(state.name.as_str())
}

#[cfg(test)]
mod tests {
    use crate::position::passage::tests::check_holders as check;

    #[test]
    fn who_tells_what_another_state_holds_stands_aside() {
        check("[speaker Ann Ray] [cue said] [content Norway opposed it].", "Norway");
        check("[speaker Ann Ray] [cue said] [content that Norway is in favour of it].", "Norway");
        check("[speaker Ann Ray] [cue said] [content her husband was against it].", "");
        check(
            "[speaker The Danish premier, Ann Ray,] [cue said] [content Norway never wanted it].",
            "Norway",
        );
    }

    #[test]
    fn who_says_what_should_be_holds_it() {
        check("[speaker Ann Ray] [cue said] [content Norway should oppose it].", "Ann Ray, Norway");
        check("[speaker Ann Ray] [cue said] [content the Greens opposed it].", "Ann Ray, Greens");
        check(
            "[speaker Norway’s premier, Ann Ray,] [cue said] [content Norway opposed it].",
            "Ann Ray",
        );
        check(
            "[speaker Ann Ray] [cue said] [content her party was against it].",
            "Ann Ray, her party",
        );
    }
}
