//! How far a job is, ready to be shown.

use crate::failure::Failure;
use crate::marks::Piece;
use onrecord::{NaiveDate, Stance};
use serde::Serialize;

/// Where a job is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Phase {
    /// Others come first, or the models are being loaded.
    #[default]
    Waiting,
    /// Articles are read.
    Reading,
    /// All is done.
    Done,
    /// Somebody ended it early.
    Cancelled,
    /// It broke off.
    Failed,
}

impl Phase {
    pub(crate) fn has_ended(self) -> bool {
        !matches!(self, Phase::Waiting | Phase::Reading)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Phase::Waiting => "waiting",
            Phase::Reading => "reading",
            Phase::Done => "done",
            Phase::Cancelled => "stopped",
            Phase::Failed => "broken off",
        }
    }
}

/// How far a job is.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Progress {
    pub(crate) phase: Phase,
    /// How many articles are done.
    pub(crate) done: usize,
    /// Of how many.
    pub(crate) total: usize,
    pub(crate) statements: usize,
    pub(crate) positions: usize,
    /// How many articles are new in the record.
    pub(crate) added: usize,
    /// How many were in, and were read again, so that their reading is another.
    pub(crate) reread: usize,
    /// How many were in already, and are as they were.
    pub(crate) already: usize,
    /// How many gave no article.
    pub(crate) failed: usize,
    /// Why it broke off.
    pub(crate) error: Option<Failure>,
    /// What is added, one by one.
    pub(crate) lines: Vec<Line>,
    /// In which articles an issue that is tried was found.
    pub(crate) tried: Vec<TriedArticle>,
}

impl Progress {
    /// What is to be added, one by one.
    pub(crate) fn of(names: impl IntoIterator<Item = String>) -> Progress {
        let lines: Vec<Line> = names.into_iter().map(Line::of).collect();
        Progress { total: lines.len(), lines, ..Progress::default() }
    }

    /// How much is done, of 100.
    pub(crate) fn percent(&self) -> usize {
        if self.phase == Phase::Done { 100 } else { 100 * self.done / self.total.max(1) }
    }

    pub(super) fn end(&mut self, error: Option<Failure>, is_stopped: bool) {
        self.phase = match &error {
            Some(_) => Phase::Failed,
            // What was stopped after its last article is done.
            None if is_stopped && (self.done < self.total || self.total == 0) => Phase::Cancelled,
            None => Phase::Done,
        };
        self.error = error;
        for line in &mut self.lines {
            if matches!(line.state, LineState::Waiting | LineState::Reading) {
                line.state = LineState::Left;
            }
        }
    }
}

/// One report that is to be added.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Line {
    /// The file's name, the address, or the first words.
    pub(crate) name: String,
    pub(crate) state: LineState,
    /// The article's lasting id, once it is in.
    pub(crate) article: Option<i64>,
    pub(crate) title: Option<String>,
    pub(crate) statements: usize,
    pub(crate) positions: usize,
    /// What was odd about it.
    pub(crate) warnings: Vec<String>,
    /// Why it gave no article, and what to do.
    pub(crate) error: Option<String>,
}

impl Line {
    fn of(name: String) -> Line {
        Line { name, ..Line::default() }
    }
}

/// What became of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LineState {
    #[default]
    Waiting,
    Reading,
    Added,
    /// It was in, and its reading is another now.
    Reread,
    /// It was in, and nothing changed.
    Already,
    Failed,
    /// The job ended before its turn.
    Left,
}

impl LineState {
    pub(crate) fn name(self) -> &'static str {
        match self {
            LineState::Waiting => "waiting",
            LineState::Reading => "reading",
            LineState::Added => "added",
            LineState::Reread => "read again",
            LineState::Already => "in already",
            LineState::Failed => "not added",
            LineState::Left => "left out",
        }
    }

    /// Its class on the page.
    pub(crate) fn class(self) -> &'static str {
        match self {
            LineState::Waiting | LineState::Left => "is-waiting",
            LineState::Reading => "is-reading",
            LineState::Added | LineState::Reread => "is-added",
            LineState::Already => "is-already",
            LineState::Failed => "is-failed",
        }
    }
}

/// An article in which an issue that is tried was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct TriedArticle {
    pub(crate) article: i64,
    pub(crate) title: String,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<NaiveDate>,
    pub(crate) positions: Vec<TriedPosition>,
}

/// A position that an issue that is tried would have.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct TriedPosition {
    pub(crate) holder: String,
    pub(crate) stance: Stance,
    pub(crate) confidence: f32,
    /// The sentence that tells it, with its holder and its condition marked.
    pub(crate) evidence: Vec<Piece>,
}
