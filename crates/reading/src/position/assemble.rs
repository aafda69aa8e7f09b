//! Positions out of verdicts: who each holder is, what makes the stance conditional, who says so, and
//! which of several sentences tells it best.

use super::condition;
use super::members::{members, shared};
use super::principal::principal;
use super::quantity::quantity;
use super::sentence::Sentence;
use super::{Candidate, Passages};
use super::{denied, moved, outcome, reply, turns};
use crate::known::{
    Country, LONGEST_STATE, kind_of_name, state_by, state_named, states_counted, states_of,
};
use crate::spelling::key;
use crate::when::{first_day, held_on, is_time};
use crate::words::{EXCEPTING, is_capitalised, is_one_of};
use crate::{Actor, ActorKind, Codebook, Mentions, Position, Quantity, Reading, Statement};
use onrecord_text::{
    Article, Calibration, Judged, Layout, NaiveDate, Passage, Span, Stance, Stances, mean_by_odds,
};

/// What the encoder was asked, by the indices of whose parts its verdicts speak.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Everybody whom the article speaks of.
    pub mentions: &'a Mentions,
    /// The passages that may carry a position.
    pub passages: &'a Passages,
    /// The issues.
    pub codebook: &'a Codebook,
}

/// What turns a verdict into a position.
#[derive(Clone, Copy, Debug)]
pub struct Judgement {
    /// The least probability, 0..=1, that some stance is told, whichever it is, at which the likeliest is.
    pub threshold: f32,
    /// What makes a probability a confidence.
    pub calibration: Calibration,
}

/// Of two stances of one holder on one issue at one time, the weaker stands beside the stronger only if
/// its confidence is at least this share of the other's.
const NEARLY_AS_SURE: f32 = 0.8;

/// What happened so many days before a report at most is its news.
const LATELY: i64 = 8;

/// Adds to `reading` the positions that the verdicts tell; those who hold one become its actors.
pub fn assemble(
    article: &Article,
    layout: &Layout,
    reading: &mut Reading,
    asked: Asked<'_>,
    judged: &[Judged],
    judgement: Judgement,
) {
    let passages = asked.passages;
    let published = article.published.map(|published| published.on);
    let members = members(&article.text, layout, reading, asked.mentions, passages);
    let judged = shared(&members, passages, judged, judgement.threshold);
    let mut table = Table { article, layout, reading, mentions: asked.mentions, told: Vec::new() };
    for verdict in &judged {
        let (Some(passage), Some(candidates), Some(issue)) = (
            asked.passages.passages.get(verdict.passage),
            asked.passages.candidates.get(verdict.passage),
            asked.codebook.issues.get(verdict.issue),
        ) else {
            continue;
        };
        let worded = condition::worded(&article.text, layout, passage);
        let judged = condition::judged(&article.text, layout, passage, &verdict.verdict.condition)
            .filter(|it| {
                let is_worded = worded.is_some_and(|worded| worded.overlaps(*it));
                is_worded || condition::tells(&article.text, layout, *it)
            });
        for (candidate, stances) in candidates.iter().zip(&verdict.verdict.stances) {
            if !is_told(*stances, judgement.threshold) {
                continue;
            }
            // Whoever stands in the condition is waited for: "if Keldria supports it".
            let words = candidate.words;
            let begins_so =
                worded.filter(|it| judged.is_none_or(|judged| judged.start == it.start));
            let is_waited_for = |condition: &Span| condition.contains(words);
            if judged.iter().chain(&begins_so).any(is_waited_for) {
                continue;
            }
            let sentence = Sentence { text: &article.text, layout, tokens: &passage.focus };
            let is_of_another =
                || candidate.statement.is_none() && sentence.is_of_another(words, issue);
            if denied::is_denied(&sentence, words) || is_of_another() {
                continue;
            }
            let (stance, probability) = stances.likeliest();
            // What somebody says is theirs; of all else, each clause tells what is its own.
            let says = |part: &Span| {
                let said = candidate.statement.map(|number| &table.reading.statements[number]);
                said.is_some_and(|said| said.content.iter().any(|it| it.contains(*part)))
            };
            let is_theirs = |part: &Span| says(part) || !sentence.is_parted(words, *part);
            let (judged, worded) = (judged.filter(is_theirs), worded.filter(is_theirs));
            let quantity = quantity(&article.text, layout, passage, stance, &is_theirs);
            let said = candidate.statement.map(|number| {
                let statement = &table.reading.statements[number];
                let parts = statement.cue.iter().chain(&statement.content);
                parts.copied().fold(words, Span::cover)
            });
            // How sure it is stays the judge's word: that a side is taken, and that it can be told from the other.
            let turned = reply::side(&sentence, words, &issue.id, &table.told)
                .or_else(|| turns::side(&sentence, words, said, issue))
                .or_else(|| outcome::side(&sentence, words, said, issue));
            let stance = turned.filter(|_| stance != Stance::Undecided).unwrap_or(stance);
            // Of a refusal, the words alone do not tell whether it or what is refused is conditional.
            let condition = judged
                .map(|judged| condition::whole(judged, worded, words))
                .or(worded.filter(|_| stance != Stance::Against))
                .filter(|condition| !condition::names(&sentence, *condition, issue));
            // Both doubts lower the confidence: whether a stance is told at all, and whether it is this one.
            let confidence = judgement.calibration.apply(mean_by_odds(probability, stances.told()));
            let told = Told { stance, condition, quantity, confidence, as_of: None };
            table.tell(passage, *candidate, &issue.id, told);
            if let Some((stance, day)) =
                moved::other_side(&sentence, words, said, issue, stance, published)
            {
                let as_of = Some(day);
                let told = Told { stance, condition: None, quantity: None, confidence, as_of };
                table.tell(passage, *candidate, &issue.id, told);
            }
        }
    }
    let told = clearest(table.told, published);
    reading.positions.extend(told);
    reading.positions.sort_by(|a, b| {
        (a.evidence, a.holder_words, &a.issue).cmp(&(b.evidence, b.holder_words, &b.issue))
    });
}

/// Whether some stance is told. That one is, and which, are doubted apart: of a sentence that certainly takes
/// a side, the likelier side is told even if it is but little likelier.
pub(super) fn is_told(stances: Stances, threshold: f32) -> bool {
    stances.told() >= threshold
}

/// How many words behind a group those stand at most by which it leaves somebody out.
const NEAR_GROUP: usize = 6;

/// What a verdict tells of somebody.
struct Told {
    stance: Stance,
    condition: Option<Span>,
    quantity: Option<Quantity>,
    confidence: f32,
    /// When it was held, where that is not the time of the sentence.
    as_of: Option<String>,
}

/// What the verdicts tell, before the clearest is chosen.
struct Table<'a> {
    article: &'a Article,
    layout: &'a Layout,
    reading: &'a mut Reading,
    mentions: &'a Mentions,
    told: Vec<Position>,
}

impl Table<'_> {
    fn tell(&mut self, passage: &Passage, candidate: Candidate, issue: &str, told: Told) {
        let Told { stance, condition, quantity, confidence, as_of } = told;
        let spot = &self.mentions.spots[candidate.spot];
        let tokens = &self.layout.tokens[passage.focus.clone()];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let evidence = first.cover(*last);
        let carrier = candidate.statement.or_else(|| self.statement_around(spot.words));
        let statement = carrier.map(|number| &self.reading.statements[number]);
        // Who rejects what another wants does not tell it.
        let tells = |statement: &&Statement| {
            let cue = statement.cue.iter().flat_map(|cue| cue.of(&self.article.text).split(' '));
            !cue.into_iter().any(turns::takes_side)
        };
        let teller = statement.filter(tells).and_then(|statement| statement.actor);
        let said_on = statement.and_then(|statement| statement.said_on.as_ref());
        let published = self.article.published.map(|published| published.on);
        // "2025-02-05TNI" is the night of a day.
        let told = said_on.map(|said_on| said_on.timex.split('T').next().unwrap_or_default());
        // Who will oppose it next week opposes it today.
        let is_ahead = |timex: &str| first_day(timex).map(|(day, _)| day) > published;
        let told = told.filter(|timex| is_time(timex) || *timex == "PAST_REF");
        let told = told.filter(|timex| published.is_none() || !is_ahead(timex)).map(str::to_owned);
        let is_reported = statement.is_some() && candidate.statement.is_none();
        let text = &self.article.text;
        let held = || held_on(text, self.layout, spot.words, is_reported, published).or(told);
        let as_of = as_of.or_else(held);
        let via = statement.map(|it| it.via.iter().map(|party| party.actor).collect());
        let template = Position {
            holder: 0,
            holder_words: spot.words,
            issue: issue.to_owned(),
            stance,
            condition,
            quantity,
            attributed_to: teller.filter(|_| candidate.statement.is_none()),
            via: via.unwrap_or_default(),
            evidence,
            statement: carrier,
            as_of: as_of.or_else(|| published.as_ref().map(NaiveDate::to_string)),
            confidence: confidence * spot.how.certainty(),
        };
        if let Some(words) = candidate.statement.and_then(|number| self.principal_of(number)) {
            let holder = self.named(words);
            let attributed_to = teller.filter(|teller| *teller != holder);
            self.told.push(Position { holder, holder_words: words, attributed_to, ..template });
            return;
        }
        for holder in self.holders(spot.actor, spot.words) {
            let is_another = |teller: &usize| *teller != holder && *teller != spot.actor;
            let attributed_to = template.attributed_to.filter(is_another);
            self.told.push(Position { holder, attributed_to, ..template.clone() });
        }
    }

    /// The words for whom the speaker of a statement speaks, who may have been called so before.
    fn principal_of(&self, number: usize) -> Option<Span> {
        let statements = &self.reading.statements;
        let actor = statements[number].actor?;
        let same = statements.iter().filter(|it| it.actor == Some(actor));
        same.flat_map(|it| &it.speaker).find_map(|speaker| {
            let sentence = self.layout.sentences.get(self.layout.sentence_at(speaker.start))?;
            let tokens = &sentence.tokens;
            principal(&Sentence { text: &self.article.text, layout: self.layout, tokens }, *speaker)
        })
    }

    /// The actor that words name: one of the reading, or of those whom it speaks of, or a new one.
    fn named(&mut self, words: Span) -> usize {
        let name = words.of(&self.article.text);
        if let Some((state, _)) = state_by(name) {
            return self.actor(as_actor(state));
        }
        let is_it = |actor: &&Actor| {
            std::iter::once(&actor.name).chain(&actor.aliases).any(|known| key(known) == key(name))
        };
        let known = self.reading.actors.iter().chain(&self.mentions.others).find(is_it).cloned();
        let new = || Actor { name: name.to_owned(), kind: kind_of_name(name), ..Actor::default() };
        self.actor(known.unwrap_or_else(new))
    }

    /// The statement in whose content words stand.
    fn statement_around(&self, words: Span) -> Option<usize> {
        let holds = |content: &Span| content.contains(words);
        self.reading.statements.iter().position(|statement| statement.content.iter().any(holds))
    }

    /// The reading's actors that somebody is: one, or the members of a group of states.
    fn holders(&mut self, actor: usize, words: Span) -> Vec<usize> {
        let said = self.mentions.first_other;
        let known = |number: usize| (number < said).then_some(number);
        let found = self.mentions.actor(&self.reading.actors, actor);
        if let Some(parts) = self.parts(found) {
            return parts.into_iter().map(|actor| self.actor(actor)).collect();
        }
        // "Poland and the Baltic states"
        let next = self.layout.tokens.get(self.layout.tokens_in(words).end);
        let whole = next.map(|next| format!("{} {}", found.name, next.of(&self.article.text)));
        let members = states_of(&found.name)
            .or_else(|| states_counted(&found.name))
            .or_else(|| states_of(&whole?))
            .unwrap_or_default();
        let excepted = self.excepted(words);
        match (members.is_empty(), known(actor)) {
            (true, Some(number)) => vec![number],
            (true, None) => {
                let other = found.clone();
                vec![self.actor(other)]
            }
            (false, _) => {
                let held = members.into_iter().filter(|state| !excepted.contains(&state.code));
                held.map(|state| self.actor(as_actor(state))).collect()
            }
        }
    }

    /// The states that words behind a group leave out of it: "the Nordic countries, with the exception of Norway".
    fn excepted(&self, group: Span) -> Vec<&'static str> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(group).end..];
        let word = |at: usize| tokens.get(at).map_or("", |token| token.of(&self.article.text));
        let Some(at) = (0..NEAR_GROUP).find(|at| is_one_of(word(*at), EXCEPTING)) else {
            return Vec::new();
        };
        let mut at = at + 1;
        let mut excepted = Vec::new();
        while is_capitalised(word(at)) || is_one_of(word(at), "and from of or the ,") {
            let name =
                |end: usize| Some(tokens.get(at)?.cover(*tokens.get(end)?).of(&self.article.text));
            let named = (at..at + LONGEST_STATE)
                .rev()
                .find_map(|end| Some((end, state_named(name(end)?)?)));
            excepted.extend(named.map(|(_, state)| state.code));
            at = named.map_or(at, |(end, _)| end) + 1;
        }
        excepted
    }

    /// Whom a group is that has the names of its members: "Sweden and Denmark".
    fn parts(&self, group: &Actor) -> Option<Vec<Actor>> {
        if group.kind != Some(ActorKind::Group) {
            return None;
        }
        let list = group.name.replace(" and ", ",");
        let all = || self.reading.actors.iter().chain(&self.mentions.others);
        let part = |name: &str| {
            let named =
                all().find(|it| it.kind != Some(ActorKind::Group) && key(&it.name) == key(name));
            named.cloned().or_else(|| state_by(name).map(|(state, _)| as_actor(state)))
        };
        let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
        let parts: Vec<Actor> = names.map(part).collect::<Option<_>>()?;
        (parts.len() > 1).then_some(parts)
    }

    /// The number of an actor in the reading, added where it is new.
    fn actor(&mut self, actor: Actor) -> usize {
        let is_same = |other: &Actor| {
            other.name == actor.name && other.kind == actor.kind
                || actor.kind == Some(ActorKind::State)
                    && other.kind == actor.kind
                    && other.country == actor.country
        };
        let actors = &mut self.reading.actors;
        actors.iter().position(is_same).unwrap_or_else(|| {
            actors.push(actor);
            actors.len() - 1
        })
    }
}

fn as_actor(state: &Country) -> Actor {
    Actor {
        name: state.name.to_owned(),
        kind: Some(ActorKind::State),
        country: Some(state.code.to_owned()),
        ..Actor::default()
    }
}

/// Of the sentences that tell the same, the one that tells it most surely; and of two stances at one
/// time the surer, unless both are nearly as sure. Where one that is nearly as sure tells the day, it goes first.
fn clearest(mut told: Vec<Position>, published: Option<NaiveDate>) -> Vec<Position> {
    told.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.evidence.cmp(&b.evidence)));
    let mut kept: Vec<Position> = Vec::new();
    for position in told {
        let same = |other: &&mut Position| {
            other.holder == position.holder
                && other.issue == position.issue
                && is_one_time(other, &position, published)
        };
        let mut others = kept.iter_mut().filter(same);
        let Some(surest) = others.next() else {
            kept.push(position);
            continue;
        };
        let is_near = position.confidence >= NEARLY_AS_SURE * surest.confidence;
        let repeated =
            std::iter::once(surest).chain(others).find(|it| it.stance == position.stance);
        match repeated {
            Some(other) if is_near && tells_more(&position, other, published) => *other = position,
            Some(_) => {}
            None if is_near => kept.push(position),
            None => {}
        }
    }
    kept
}

/// Whether two positions of one report are of one time: what no words date is of the days of which the report tells.
fn is_one_time(a: &Position, b: &Position, published: Option<NaiveDate>) -> bool {
    let day = |it: &Position| first_day(it.as_of.as_deref()?).map(|(day, _)| day);
    let is_news = |it: &Position| {
        day(it).zip(published).is_some_and(|(day, on)| (0..LATELY).contains(&(on - day).num_days()))
    };
    a.as_of == b.as_of
        || tells_day(a, published) != tells_day(b, published) && is_news(a) && is_news(b)
}

/// Whether a position tells the day that another does not, and no less otherwise.
fn tells_more(it: &Position, other: &Position, published: Option<NaiveDate>) -> bool {
    tells_day(it, published)
        && !tells_day(other, published)
        && (it.condition.is_some() || other.condition.is_none())
        && (it.quantity.is_some() || other.quantity.is_none())
}

/// Whether words tell when a stance was held; else it is as of the day of the report.
fn tells_day(position: &Position, published: Option<NaiveDate>) -> bool {
    position.as_of != published.as_ref().map(NaiveDate::to_string)
}

#[cfg(test)]
mod tests {
    use super::super::passages;
    use super::*;
    use crate::marked::Marked;
    use crate::{Issue, read};
    use onrecord_text::{Published, PublishedFrom, Verdict};

    /// Reads a marked text, published on 2025-02-05, and lets each of `told`, `words|stance|probability`,
    /// be the verdict on the passage in which a holder has these words; the positions as
    /// `holder stance (attributed to) as of`.
    #[track_caller]
    fn check(marked: &str, told: &[&str], expected: &[&str]) {
        let (_, reading) = assembled(marked, told, &[]);
        let name = |actor: usize| reading.actors[actor].name.clone();
        let shown: Vec<String> = reading
            .positions
            .iter()
            .map(|it| {
                let teller = it.attributed_to.map(|it| format!(" ({})", name(it)));
                let (teller, day) =
                    (teller.unwrap_or_default(), it.as_of.as_deref().unwrap_or("-"));
                format!("{} {}{teller} {day}", name(it.holder), it.stance.name())
            })
            .collect();
        assert_eq!(shown, expected);
    }

    fn assembled(marked: &str, told: &[&str], condition: &[&str]) -> (String, Reading) {
        let Marked { text, layout, tags } = Marked::parse(marked);
        let on = NaiveDate::from_ymd_opt(2025, 2, 5).unwrap();
        let published = Some(Published { on, from: PublishedFrom::Given });
        let article = Article { text: text.clone(), published, ..Article::default() };
        let (mut reading, mentions) =
            read(&article, &layout, &tags, "hand@1", Calibration::default());
        let found = passages(&article, &layout, &reading, &mentions);
        let judged = found.passages.iter().enumerate().map(|(number, passage)| {
            let of = |holder: &Span| {
                let mut stances = Stances::default();
                for row in told {
                    let cells: Vec<&str> = row.split('|').collect();
                    if holder.of(&text) == cells[0] {
                        let at = Stance::ALL.iter().position(|it| it.name() == cells[1]).unwrap();
                        stances.0[at] = cells[2].parse().unwrap();
                    }
                }
                stances
            };
            let tokens = layout.tokens[passage.focus.clone()].iter();
            let in_condition = |token: &Span| {
                condition.iter().any(|words| {
                    let start = text.find(words).unwrap();
                    Span::new(start, start + words.len()).overlaps(*token)
                })
            };
            let sure = |token| f32::from(u8::from(in_condition(token)));
            let verdict = Verdict {
                stances: passage.holders.iter().map(of).collect(),
                condition: tokens.map(sure).collect(),
            };
            Judged { issue: 0, passage: number, verdict }
        });
        let judged: Vec<Judged> = judged.collect();
        let codebook = Codebook {
            name: "dams".to_owned(),
            issues: vec![Issue {
                id: "dam".to_owned(),
                meaning: "the dam is built".to_owned(),
                ..Issue::default()
            }],
        };
        let asked = Asked { mentions: &mentions, passages: &found, codebook: &codebook };
        let judgement = Judgement { threshold: 0.5, calibration: Calibration::default() };
        assemble(&article, &layout, &mut reading, asked, &judged, judgement);
        (text, reading)
    }

    #[test]
    fn holders_become_actors_and_groups_of_states_their_members() {
        check(
            "Poland and the Baltic states oppose it.",
            &["Poland|against|0.9", "the Baltic states|against|0.8"],
            &[
                "Poland against 2025-02-05",
                "Estonia against 2025-02-05",
                "Lithuania against 2025-02-05",
                "Latvia against 2025-02-05",
            ],
        );
    }

    #[test]
    fn of_several_who_speak_together_each_holds_the_position() {
        check(
            "[speaker Poland and Latvia] [cue said] [content it must go].",
            &["Poland|against|0.9", "Latvia|against|0.8"],
            &["Poland against 2025-02-05", "Latvia against 2025-02-05"],
        );
    }

    #[test]
    fn who_tells_of_another_is_credited_and_the_day_is_when_it_was_said() {
        check(
            "[speaker Ann Hale] [cue said on Monday] [content Latvia would pay].",
            &["Latvia|for|0.9", "Ann Hale|for|0.2"],
            &["Latvia for (Ann Hale) 2025-02-03"],
        );
        check(
            "[speaker Ann Hale] [cue said] [content it must go].",
            &["Ann Hale|against|0.6"],
            &["Ann Hale against 2025-02-05"],
        );
    }

    #[test]
    fn the_surest_sentence_stands_and_a_weaker_opposite_does_not() {
        let text = "Latvia wants it. Poland fears it. Latvia hopes.";
        check(
            text,
            &["Latvia|for|0.9", "Poland|against|0.7"],
            &["Latvia for 2025-02-05", "Poland against 2025-02-05"],
        );
        check(text, &["Latvia|for|0.4"], &[]);
    }

    #[test]
    fn what_is_told_again_is_of_the_day_that_is_told() {
        check(
            "[speaker Ann Hale] [cue said on Monday] [content it must go]. “No,” [speaker Ms Hale] [cue added].",
            &["Ann Hale|against|0.8", "Hale|against|0.9"],
            &["Ann Hale against 2025-02-03"],
        );
        check(
            "[speaker Ann Hale] [cue said in May] [content it must go]. “No,” [speaker Ms Hale] [cue added].",
            &["Ann Hale|against|0.8", "Hale|against|0.9"],
            &["Ann Hale against 2024-05", "Ann Hale against 2025-02-05"],
        );
    }

    #[test]
    fn of_two_sides_the_likelier_is_told_where_one_is_told_surely() {
        check(
            "Latvia and Poland spoke of it.",
            &["Latvia|for|0.4", "Latvia|against|0.3", "Poland|for|0.4"],
            &["Latvia for 2025-02-05"],
        );
    }

    #[test]
    fn words_that_turn_a_side_round_are_multiplied() {
        check(
            "Latvia voted against abolishing the dam.",
            &["Latvia|against|0.9"],
            &["Latvia for 2025-02-05"],
        );
    }

    #[test]
    fn the_company_is_the_one_that_the_report_names() {
        check(
            "Norvane Ltd wants it. [speaker Its chief executive, Ann Hale,] [cue said] [content the company would pay].",
            &["Norvane Ltd|for|0.7", "the company|for|0.9"],
            &["Norvane Ltd for (Ann Hale) 2025-02-05"],
        );
    }

    #[test]
    fn who_is_named_as_one_of_a_group_stands_where_it_stands() {
        check(
            "Several countries will pay. Among those are Latvia and Poland.",
            &["Several countries|for|0.9", "Poland|against|0.6"],
            &[
                "Several countries for 2025-02-05",
                "Latvia for 2025-02-05",
                "Poland against 2025-02-05",
            ],
        );
    }

    #[test]
    fn who_is_told_to_have_moved_held_both() {
        check(
            "Hale, who last year opposed the dam, now backs it.",
            &["Hale|for|0.9"],
            &["Hale for 2025-02-05", "Hale against 2024"],
        );
        check(
            "Hale dropped her opposition to the dam.",
            &["Hale|for|0.9"],
            &["Hale for 2025-02-05", "Hale against PAST_REF"],
        );
        check("Hale dropped the matter.", &["Hale|for|0.9"], &["Hale for 2025-02-05"]);
        check(
            "Hale has come round to it.",
            &["Hale|undecided|0.9"],
            &["Hale undecided 2025-02-05"],
        );
    }

    #[test]
    fn conditions_are_words_of_the_sentence() {
        let marked = "Latvia will pay if the talks succeed.";
        let (text, reading) = assembled(marked, &["Latvia|for|0.9"], &["if the talks succeed"]);
        let condition = reading.positions[0].condition.unwrap();
        assert_eq!(condition.of(&text), "if the talks succeed");
        assert_eq!(reading.positions[0].confidence, 0.9);
        // What depends on nothing is no condition, and keeps nobody from holding what they hold.
        let marked = "Latvia will pay “with a pencil”.";
        let (_, reading) = assembled(marked, &["Latvia|for|0.9"], &["with a pencil"]);
        assert_eq!(reading.positions[0].condition, None);
        let marked = "Poland will pay, “but only if the talks succeed”.";
        let said = "“but only if the talks succeed”";
        let (text, reading) = assembled(marked, &["Poland|for|0.9"], &[said]);
        assert_eq!(reading.positions[0].condition.unwrap().of(&text), "only if the talks succeed");
    }
}
