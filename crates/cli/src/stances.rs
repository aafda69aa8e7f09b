//! How stances and positions are shown: a shape, a word and a colour for each stance, one of which is
//! enough to tell it; evidence with its source.

use crate::args::{RollUp, WhichPositions};
use crate::output::{complain, complain_of_nobody, must_follow, note, quoted, source, visible};
use crate::style::{CONTENT, CUE, DIM, of_stance, paint};
use onrecord::record::{LeftOut, PositionEntry, PositionFilters, RecordError};
use onrecord::{Issue, Record, Stance, named_time};
use std::io::Write;

/// What marks a stance that holds only under a condition.
pub(crate) const CONDITION: char = '*';
/// What marks a stance that another report of the same day contradicts.
pub(crate) const CONFLICT: char = '!';
/// What marks a stance beside which a report without a date tells another.
pub(crate) const UNDATED: char = '?';
/// What somebody has reviewed.
pub(crate) const REVIEWED: char = '✓';

/// The shape and the word for a stance: "▲ for".
pub(crate) fn stance(stance: Stance) -> String {
    let shape = match stance {
        Stance::For => '▲',
        Stance::Against => '▼',
        Stance::Undecided => '◆',
    };
    format!("{shape} {}", stance.name())
}

/// The words with each stance in its colour.
pub(crate) fn coloured(words: &str) -> String {
    Stance::ALL.into_iter().fold(words.to_owned(), |words, it| {
        let plain = stance(it);
        words.replace(&plain, &paint(of_stance(it), &plain))
    })
}

/// "12 less sure positions are left out; --min 0 shows them", if there are any, and how many have no day where one
/// is asked for.
pub(crate) fn left_out(
    record: &Record,
    filters: &PositionFilters,
) -> Result<Option<String>, RecordError> {
    let LeftOut { unsure, undated } = record.left_out(filters)?;
    let unsure = match unsure {
        0 => None,
        1 => Some("1 less sure position is left out; --min 0 shows it".to_owned()),
        count => Some(format!("{count} less sure positions are left out; --min 0 shows them")),
    };
    let undated = match undated {
        0 => None,
        1 => Some("1 position without a day is left out".to_owned()),
        count => Some(format!("{count} positions without a day are left out")),
    };
    let told: Vec<String> = unsure.into_iter().chain(undated).collect();
    Ok((!told.is_empty()).then(|| told.join("; ")))
}

/// Tells beside an answer for programs what [`left_out`] says, on the other stream.
pub(crate) fn note_left_out(record: &Record, filters: &PositionFilters) -> Result<(), RecordError> {
    if let Some(told) = left_out(record, filters)? {
        note(&told);
    }
    Ok(())
}

/// Prints a position's stance with what goes with it, its evidence, and where that stands.
pub(crate) fn print_evidence(
    out: &mut impl Write,
    heading: &str,
    position: &PositionEntry,
) -> std::io::Result<()> {
    writeln!(out, "  {}{}", coloured(heading), paint(DIM, visible(&with(position))))?;
    if !position.condition.is_empty() {
        let words = paint(CUE, visible(&position.condition));
        writeln!(out, "    {CONDITION} on condition: {words}")?;
    }
    writeln!(out, "    {}", paint(CONTENT, quoted(&position.evidence)))?;
    writeln!(out, "    {}", paint(DIM, whence(position)))
}

/// " · 10,000 troops · held by Ada Pell · by the account of Bo Lind via The Times".
fn with(position: &PositionEntry) -> String {
    let told = [
        position.quantity.as_ref().map(|quantity| quantity.words.clone()),
        position.by.as_ref().map(|by| format!("held by {by}")),
        position.attributed_to.as_ref().map(|who| format!("by the account of {who}")),
        position.via.as_ref().map(|via| format!("via {via}")),
    ];
    told.into_iter().flatten().map(|told| format!(" · {told}")).collect()
}

/// "as of 2025-09 · 0.87 · 2025-09-03, Gazette: path.txt".
fn whence(position: &PositionEntry) -> String {
    let published = position.published.map(|day| day.to_string());
    let as_of = position.as_of.as_ref().filter(|as_of| published.as_ref() != Some(as_of));
    let as_of = as_of.map(|as_of| format!("as of {} · ", named_time(as_of))).unwrap_or_default();
    let (outlet, url) = (position.outlet.as_deref(), position.url.as_deref());
    let source = source(position.published, outlet, url, &position.location);
    format!("{}{:.2} · {source}", visible(&as_of), position.confidence)
}

/// Says why nothing that was asked for is there: nobody has the name, or else `otherwise` and what is left out.
pub(crate) fn complain_of_nothing(
    record: &Record,
    filters: &PositionFilters,
    otherwise: &str,
) -> Result<(), RecordError> {
    if let Some(name) = filters.actor.as_ref()
        && record.who(name)?.is_empty()
    {
        complain_of_nobody(name);
        return Ok(());
    }
    let left_out = left_out(record, filters)?.map(|it| format!(" ({it})")).unwrap_or_default();
    complain(&format!("{otherwise}{left_out}"));
    Ok(())
}

/// The positions that were asked for.
pub(crate) fn filters(which: &WhichPositions) -> PositionFilters {
    PositionFilters {
        issue: which.issue.clone(),
        actor: which.actor.clone(),
        since: which.since,
        until: which.until,
        to_states: which.roll_up == Some(RollUp::State),
        min: which.min,
        ..PositionFilters::default()
    }
}

/// The issues that were asked for, where the record can answer; else it says what to do instead.
pub(crate) fn issues(
    record: &Record,
    which: &WhichPositions,
) -> anyhow::Result<Option<Vec<Issue>>> {
    let mut issues = record.codebook()?.issues;
    let how = "read reports for the issues of a codebook: `onrecord add --issues \
               codebooks/guarantees.toml SOURCE`";
    if issues.is_empty() {
        complain(&format!("the record follows no issues yet; {how}"));
        return Ok(None);
    }
    if let Some(id) = &which.issue {
        must_follow(record, id)?;
        issues.retain(|issue| issue.id == *id);
    }
    if record.counts()?.positions == 0 {
        complain(&format!("the record holds no positions yet; {how}"));
        return Ok(None);
    }
    Ok(Some(issues))
}
