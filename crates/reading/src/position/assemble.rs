//! Positions out of verdicts: which of them tell one, of which side, and what makes it conditional.

#[cfg(test)]
mod tests;

use super::clause::Clause;
use super::clearest::clearest;
use super::members::{members, shared};
use super::own::Kin;
use super::quantity::quantity;
use super::referring::Named;
use super::sentence::Sentence;
use super::series::Titles;
use super::table::{Table, Told};
use super::topic::plainly;
use super::{
    Passages, ballot, condition, denied, moved, outcome, outright, referring, reply, threat, turns,
};
use crate::{Codebook, Mentions, Position, Reading, Statement};
use onrecord_text::{
    Article, Calibration, Judged, Layout, Span, Stance, Stances, mean_by_odds, raised,
};
use std::cell::LazyCell;
use std::collections::BTreeMap;

/// By how much in log odds a stance is surer that plain words tell too. On 717 articles and reports, 171 of which the judge did not
/// learn from, of 166 such positions 75 in 100 were right where their confidences said 54; of 4,330 others 57, where theirs
/// said 47.
const SURER: f32 = 0.5;

/// How sure it is that a sentence with plain words tells a side on what was spoken of before.
const REFERRING: f32 = 0.6;

/// The least probability that some stance is told of somebody who is said to fear or to expect what plainly is good or bad.
const EXPECTING: f32 = 0.4;

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
    let mut sides: BTreeMap<(usize, usize), Vec<Side>> = BTreeMap::new();
    let kin = LazyCell::new(|| Kin::of(asked.codebook));
    let on = |passage: usize, whose: usize| {
        let of_passage = judged.iter().filter(move |it| it.passage == passage);
        of_passage.filter_map(move |it| Some((it.issue, *it.verdict.stances.get(whose)?)))
    };
    let told_on = |passage: usize, whose: usize, issue: usize| {
        let (_, told) = on(passage, whose).find(|(of, _)| *of == issue)?;
        is_told(told, judgement.threshold).then(|| told.likeliest().0)
    };
    let is_most_told = |passage: usize, whose: usize, told: f32| {
        on(passage, whose).all(|(_, other)| other.told() <= told)
    };
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
        for (whose, (candidate, stances)) in
            candidates.iter().zip(&verdict.verdict.stances).enumerate()
        {
            let is_sure = is_told(*stances, judgement.threshold);
            if !is_sure && stances.told() < EXPECTING {
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
            let said = candidate
                .statement
                .and_then(|number| told_by(&table.reading.statements[number], words));
            // What the holder itself would do is one issue, and what it thinks of the thing another.
            let country = table.country(*candidate);
            let clause = Clause::of(sentence, words, said, issue);
            let meant = kin.meant(verdict.issue, &clause, country.as_deref());
            let (number, issue) = match meant.filter(|meant| *meant != verdict.issue) {
                None => (verdict.issue, issue),
                Some(meant) => match told_on(verdict.passage, whose, meant) {
                    Some(stance) if stance == stances.likeliest().0 => continue,
                    // Who is told to be for the one and against the other is told of both.
                    Some(_) => (verdict.issue, issue),
                    None => (meant, &asked.codebook.issues[meant]),
                },
            };
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
            // How sure it is stays the judge's word: that a side is taken, and that it can be told from the other.
            let worded_plainly = plainly(issue);
            let clause = Clause::of(sentence, words, said, &worded_plainly);
            if denied::leaves_out(&clause) {
                continue;
            }
            let threatened = threat::side(&clause);
            let today = moved::today(&clause);
            let plain = ballot::among(&sentence, words)
                .or_else(|| turns::side(&clause))
                .or_else(|| outright::side(&clause))
                .or_else(|| referring::side_on_ban(sentence, words, said, issue));
            let listed = ballot::side(&sentence, words);
            let turned = listed
                .or_else(|| reply::side(&sentence, words, &issue.id, &table.told))
                .or(threatened)
                .or(today)
                .or(plain)
                .or_else(|| outcome::called(&clause))
                .or_else(|| outcome::side(&clause));
            let is_likeliest = || is_most_told(verdict.passage, whose, stances.told());
            let expected = outcome::expected(&clause).filter(|_| !is_sure && is_likeliest());
            if !is_sure && expected.is_none() {
                continue;
            }
            let likeliest = stance;
            // Who "had been undecided until now" no longer is.
            let stance = match stance {
                Stance::Undecided if moved::names_doubt(&sentence) => today.unwrap_or(stance),
                Stance::Undecided => listed.unwrap_or(stance),
                _ => turned.unwrap_or(stance),
            };
            let is_plain = stance == likeliest && plain == Some(stance);
            if stance == Stance::Undecided && denied::is_unchanged(&sentence, &clause.tokens) {
                continue;
            }
            // Of a refusal, the words alone do not tell whether it or what is refused is conditional.
            let condition = judged
                .map(|judged| condition::whole(judged, worded, words))
                .or(worded.filter(|_| stance != Stance::Against))
                .filter(|_| threatened.is_none())
                .filter(|condition| !condition::names(&sentence, *condition, issue));
            // Both doubts lower the confidence: whether a stance is told at all, and whether it is this one.
            let confidence = judgement.calibration.apply(mean_by_odds(probability, stances.told()));
            let confidence = if is_sure { confidence } else { REFERRING };
            let is_surer = is_sure && (is_plain || meant == Some(number));
            let confidence = if is_surer { raised(confidence, SURER) } else { confidence };
            let moved = moved::moved(&clause, stance, published);
            let before = || moved::only_before(&clause, stance, published);
            let as_of = match &moved {
                Some(moved) => Some(moved.now.clone()),
                None => before().map(Some),
            };
            let told = Told { stance, condition, quantity, confidence, as_of };
            table.tell(passage, *candidate, &issue.id, told);
            if !outright::wants_less(issue) {
                let by_passage = sides.entry((verdict.passage, whose)).or_default();
                by_passage.push(Side { issue: number, stance, condition, confidence });
            }
            if let Some(moved) = moved {
                let as_of = Some(Some(moved.then));
                let told = Told { as_of, ..Told::plain(moved.before, confidence) };
                table.tell(passage, *candidate, &issue.id, told);
            }
        }
    }
    let make = || Titles::of(asked.codebook);
    let titles: LazyTitles<'_> = LazyCell::new(&make);
    tell_series(&mut table, asked, &titles, &sides);
    tell_referring(&mut table, asked, &titles);
    let told = clearest(table.told, published);
    reading.positions.extend(told);
    reading.positions.sort_by(|a, b| {
        (a.evidence, a.holder_words, &a.issue).cmp(&(b.evidence, b.holder_words, &b.issue))
    });
}

/// The titles of a codebook, gone through when an article first needs them: most articles do not.
type LazyTitles<'a> = LazyCell<Titles<'a>, &'a dyn Fn() -> Titles<'a>>;

/// What a passage tells of somebody on one issue.
struct Side {
    issue: usize,
    stance: Stance,
    condition: Option<Span>,
    confidence: f32,
}

/// Adds what is told of one issue of a series for the others of it, for each passage and candidate of `sides`.
fn tell_series(
    table: &mut Table<'_>,
    asked: Asked<'_>,
    titles: &LazyTitles<'_>,
    sides: &BTreeMap<(usize, usize), Vec<Side>>,
) {
    for ((number, whose), told) in sides {
        let passage = &asked.passages.passages[*number];
        let candidate = asked.passages.candidates[*number][*whose];
        let (text, layout) = (&table.article.text, table.layout);
        let sentence = Sentence { text, layout, tokens: &passage.focus };
        for series in titles.series(&sentence) {
            let of_series = || told.iter().filter(|it| series.contains(&it.issue));
            let Some(surest) = of_series().max_by(|a, b| a.confidence.total_cmp(&b.confidence))
            else {
                continue;
            };
            let is_one_side = of_series().all(|it| it.stance == surest.stance);
            let is_told = |issue: &usize| told.iter().any(|it| it.issue == *issue);
            for issue in series.iter().filter(|it| is_one_side && !is_told(it)) {
                let issue = &asked.codebook.issues[*issue];
                if !outright::wants_less(issue) {
                    let Side { stance, condition, confidence, .. } = *surest;
                    let told = Told { condition, ..Told::plain(stance, confidence) };
                    table.tell(passage, candidate, &issue.id, told);
                }
            }
        }
    }
}

/// Adds what sentences tell on issues that were named before them, of those of whom nothing is told there yet.
fn tell_referring(table: &mut Table<'_>, asked: Asked<'_>, titles: &LazyTitles<'_>) {
    let (text, layout) = (&table.article.text, table.layout);
    let issues = &asked.codebook.issues;
    let number = |id: &str| issues.iter().position(|issue| issue.id == id);
    let told = table.told.iter().filter_map(|it| Some((it.evidence, number(&it.issue)?)));
    let told: Vec<(Span, usize)> = told.collect();
    let named = LazyCell::new(|| Named::of(text, layout, titles, &told));
    let all = asked.passages.passages.iter().zip(&asked.passages.candidates);
    for (passage, candidate) in all.flat_map(|(it, those)| those.iter().map(move |of| (it, *of))) {
        let sentence = Sentence { text, layout, tokens: &passage.focus };
        let words = candidate.words;
        let is_told = |it: &Position| it.holder_words == words && it.confidence >= REFERRING;
        if table.told.iter().any(is_told) || denied::is_denied(&sentence, words) {
            continue;
        }
        let said = candidate
            .statement
            .and_then(|number| told_by(&table.reading.statements[number], words));
        let replied = reply::answered(&sentence, words, &table.told).and_then(|before| {
            let issue = number(&before.issue)?;
            let stance = reply::side(&sentence, words, &before.issue, &table.told)?;
            Some((issue, stance, before.confidence))
        });
        let before = || named.before(layout, layout.sentence_at(words.start));
        let listed = || {
            let stance = ballot::side(&sentence, words)?;
            let issue = match titles.named(&sentence)[..] {
                [] => before()?,
                [only] => only,
                _ => return None,
            };
            Some((issue, stance, REFERRING))
        };
        let referred = || {
            let found = referring::side(sentence, words, said)?;
            let is_named = titles.is_named(&sentence);
            let is_meant =
                |issue: &usize| !is_named && referring::means(&sentence, found, &issues[*issue]);
            Some((before().filter(is_meant)?, found.0, REFERRING))
        };
        let Some((issue, stance, confidence)) = replied.or_else(listed).or_else(referred) else {
            continue;
        };
        let issue = &issues[issue];
        // What the judge tells less surely gives way; what it tells of another issue stands.
        let is_known = |it: &&mut Position| it.holder_words == words;
        let mut known = table.told.iter_mut().filter(is_known);
        if let Some(first) = known.next() {
            // Of who moved, two are told, each of its time.
            if known.next().is_none() && first.issue == issue.id && first.confidence < confidence {
                (first.stance, first.confidence) = (stance, confidence);
            }
            continue;
        }
        let says = |part: &Span| said.is_some_and(|said| said.contains(*part));
        let is_theirs = |part: &Span| says(part) || !sentence.is_parted(words, *part);
        let condition = condition::worded(text, layout, passage)
            .filter(|it| is_theirs(it) && !it.contains(words) && stance != Stance::Against)
            .filter(|it| !condition::names(&sentence, *it, issue));
        let quantity = quantity(text, layout, passage, stance, &is_theirs);
        let told = Told { condition, quantity, ..Told::plain(stance, confidence) };
        table.tell(passage, candidate, &issue.id, told);
    }
}

/// The words by which a speaker, named at `holder`, tells a side: what stands behind them up to the end of what they say, with the
/// cue that stands before it. Their own names are none of it: "the opposition opposes it".
fn told_by(statement: &Statement, holder: Span) -> Option<Span> {
    let content = statement.content.iter().copied().reduce(Span::cover)?;
    let is_before = |it: &&Span| it.end <= content.start;
    let speaker =
        statement.speaker.iter().chain([&holder]).filter(is_before).map(|it| it.end).max();
    let cue = statement.cue.iter().filter(is_before).map(|it| it.start).min();
    Some(Span { start: speaker.or(cue).unwrap_or(content.start), end: content.end })
}

/// Whether some stance is told. That one is, and which, are doubted apart: of a sentence that certainly takes
/// a side, the likelier side is told even if it is but little likelier.
pub(super) fn is_told(stances: Stances, threshold: f32) -> bool {
    stances.told() >= threshold
}
