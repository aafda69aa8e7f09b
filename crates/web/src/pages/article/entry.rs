//! A statement or position as the article's page lists it beside the text.

use crate::segments::Mark;
use crate::visible::visible;
use crate::words::{negated, reviewed, sure};
use onrecord::record::{ArticleEntry, EntryRef, PositionEntry, ReviewMark, StatementEntry};
use onrecord::{named_time, spoken_time};

/// How many characters of an entry's words are shown in the list.
const EXCERPT: usize = 220;

/// A statement or position, ready to be shown.
pub(super) struct Shown {
    /// `position-17`.
    pub(super) anchor: String,
    /// "Position" or "Statement".
    pub(super) what: &'static str,
    /// The stance of a position; nothing for a statement.
    pub(super) stance: Option<&'static str>,
    /// Who holds it, or speaks.
    pub(super) actor: Option<Who>,
    /// The issue's title; empty for a statement.
    pub(super) about: String,
    /// The issue's id in its codebook; empty for a statement.
    pub(super) issue: String,
    /// The first of the words of a statement; empty for a position.
    pub(super) says: String,
    /// What it is called where there is no room: "Ada Pell, for: The toll".
    pub(super) label: String,
    /// The words of its parts, each with its role.
    pub(super) parts: Vec<(&'static str, String)>,
    /// What else is known of it, each a few words.
    pub(super) facts: Vec<String>,
    /// The verdict on it, in words.
    pub(super) review: Option<String>,
    /// The same as it is sent back, so that nobody judges what others have changed meanwhile: in JSON.
    pub(super) seen: String,
    /// What it marks in the text.
    pub(super) marks: Vec<Mark>,
}

/// Who an entry is about.
pub(super) struct Who {
    pub(super) id: Option<i64>,
    pub(super) name: String,
}

impl Shown {
    fn start(&self) -> usize {
        self.marks.iter().map(|mark| mark.place[0]).min().unwrap_or_default()
    }

    /// Where the last of its words end.
    pub(super) fn end(&self) -> usize {
        self.marks.iter().map(|mark| mark.place[1]).max().unwrap_or_default()
    }
}

/// The word for an entry, and its id on the page.
pub(crate) fn anchor(entry: EntryRef) -> (&'static str, String) {
    match entry {
        EntryRef::Position(id) => ("Position", format!("position-{id}")),
        EntryRef::Statement(id) => ("Statement", format!("statement-{id}")),
    }
}

/// The entries of an article in the order of its text: statements, and the positions that are at least this
/// sure or have been reviewed.
pub(super) fn shown(article: &ArticleEntry, min: f32) -> Vec<Shown> {
    let told = |it: &&PositionEntry| it.review.is_some() || it.confidence >= min;
    let mut entries: Vec<Shown> = article.statements.iter().map(statement).collect();
    entries.extend(article.positions.iter().filter(told).map(position));
    // A statement stands before the positions that it carries.
    entries.sort_by_key(|it| (it.start(), it.stance.is_some(), it.end()));
    entries
}

fn statement(it: &StatementEntry) -> Shown {
    let (what, anchor) = anchor(EntryRef::Statement(it.id));
    let roles =
        [("speaker", &it.spans.speaker), ("cue", &it.spans.cue), ("content", &it.spans.content)];
    let mark = |role, place: [usize; 2]| Mark { place, role, entry: anchor.clone() };
    let marks = roles
        .into_iter()
        .flat_map(|(role, places)| places.iter().map(move |place| (role, *place)))
        .map(|(role, place)| mark(role, place))
        .collect();
    let words = [("speaker", &it.speaker), ("cue", &it.cue), ("content", &it.content)];
    let mut facts = vec![it.kind.name().to_owned()];
    facts.extend(negated(&it.negation));
    facts.extend(sure(it.confidence, &it.review));
    facts.extend(it.said_on.iter().map(|on| format!("said {}", visible(&spoken_time(on)))));
    facts.extend(it.addressee.iter().map(|who| format!("to {}", visible(who))));
    facts.extend(it.via.iter().map(|who| format!("via {}", visible(who))));
    if !it.occasion.is_empty() {
        facts.push(visible(&it.occasion));
    }
    if let Some(same) = &it.same_words {
        facts.push(format!("the same words in {} reports", same.reports));
    }
    let actor = it.actor.as_ref().map(|name| Who { id: it.actor_id, name: visible(name) });
    let name = actor.as_ref().map_or("nobody known", |who| who.name.as_str());
    Shown {
        what,
        stance: None,
        about: String::new(),
        says: first(&it.content),
        issue: String::new(),
        label: format!("{name}, {} statement", it.kind.name()),
        parts: parts(&words),
        facts,
        review: it.review.as_ref().map(said),
        seen: seen(&it.review),
        marks,
        actor,
        anchor,
    }
}

fn position(it: &PositionEntry) -> Shown {
    let (what, anchor) = anchor(EntryRef::Position(it.id));
    let evidence = match it.stance {
        onrecord::Stance::For => "evidence for",
        onrecord::Stance::Against => "evidence against",
        onrecord::Stance::Undecided => "evidence undecided",
    };
    let roles = [
        (evidence, Some(it.spans.evidence)),
        ("holder", Some(it.spans.holder)),
        ("condition", it.spans.condition),
        ("quantity", it.spans.quantity),
    ];
    let mark = |(role, place): (&'static str, Option<[usize; 2]>)| {
        Some(Mark { place: place?, role, entry: anchor.clone() })
    };
    let marks = roles.into_iter().filter_map(mark).collect();
    let quantity = it.quantity.as_ref().map(|it| it.words.clone()).unwrap_or_default();
    let words = [
        ("holder", &it.holder),
        ("condition", &it.condition),
        ("quantity", &quantity),
        ("evidence", &it.evidence),
    ];
    let mut facts: Vec<String> = sure(it.confidence, &it.review).into_iter().collect();
    facts.extend(it.as_of.iter().map(|on| format!("as of {}", visible(&named_time(on)))));
    facts.extend(it.attributed_to.iter().map(|who| format!("by the account of {}", visible(who))));
    facts.extend(it.via.iter().map(|who| format!("via {}", visible(who))));
    let name = visible(&it.actor);
    let title = visible(&it.issue_title);
    Shown {
        what,
        stance: Some(it.stance.name()),
        label: format!("{name}, {}: {title}", it.stance.name()),
        actor: Some(Who { id: it.actor_id, name }),
        about: title,
        says: String::new(),
        issue: it.issue.clone(),
        parts: parts(&words),
        facts,
        review: it.review.as_ref().map(said),
        seen: seen(&it.review),
        marks,
        anchor,
    }
}

fn parts(words: &[(&'static str, &String)]) -> Vec<(&'static str, String)> {
    let given = words.iter().filter(|(_, words)| !words.is_empty());
    given.map(|(role, words)| (*role, excerpt(words))).collect()
}

/// The beginning of the words, where they are long.
pub(crate) fn excerpt(words: &str) -> String {
    match words.char_indices().nth(EXCERPT) {
        Some((cut, _)) => format!("{}…", visible(&words[..cut]).trim_end()),
        None => visible(words),
    }
}

/// The beginning of the words, for one line.
fn first(words: &str) -> String {
    let end = words.char_indices().nth(EXCERPT / 2).map_or(words.len(), |(cut, _)| cut);
    visible(&words[..end]).trim().to_owned()
}

/// The verdict on an entry, or none, in JSON.
pub(super) fn seen(review: &Option<ReviewMark>) -> String {
    // Names, and a time: nothing that JSON lacks.
    serde_json::to_string(review).unwrap_or_default()
}

fn said(review: &ReviewMark) -> String {
    visible(&reviewed(review))
}
