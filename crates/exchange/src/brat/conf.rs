//! `annotation.conf`: what brat lets people annotate, with all values that occur.

use super::lines::rounded;
use crate::export::Chosen;
use onrecord_reading::Kind;
use onrecord_text::Stance;
use std::collections::BTreeSet;

/// The configuration for what was chosen.
pub(super) fn conf(chosen: &Chosen) -> String {
    let issues: BTreeSet<&str> = chosen
        .codebook
        .issues
        .iter()
        .map(|issue| issue.id.as_str())
        .chain(chosen.positions.iter().map(|position| position.issue.as_str()))
        .collect();
    let confidences: BTreeSet<String> = chosen
        .statements
        .iter()
        .map(|it| it.confidence)
        .chain(chosen.positions.iter().map(|it| it.confidence))
        .chain([1.0])
        .map(rounded)
        .collect();
    // Last what says that there is nothing of the kind.
    let kinds = [Kind::Direct, Kind::Indirect, Kind::Mixed].map(Kind::name).join("|") + "|reject";
    let stances = Stance::ALL.map(Stance::name).join("|") + "|reject";
    let issues = values(&issues.into_iter().collect::<Vec<_>>());
    let confidences = values(&confidences.iter().map(String::as_str).collect::<Vec<_>>());
    format!(
        "[entities]\nSpeaker\nContent\nHolder\nEvidence\nCondition\n\n\
         [relations]\nHeldBy\tArg1:Evidence, Arg2:Holder\nIf\tArg1:Evidence, Arg2:Condition\n\n\
         [events]\nCue\tSpeaker?:Speaker, Content?:Content\nUncued\tSpeaker?:Speaker\n\n\
         [attributes]\nKind\tArg:<EVENT>, Value:{kinds}\nNegation\tArg:<EVENT>\nStance\tArg:Evidence, Value:{stances}\n\
         Issue\tArg:Evidence{issues}\nConfidence\tArg:<EVENT>|Evidence{confidences}\n"
    )
}

/// The list of values; an attribute without one is a flag.
fn values(all: &[&str]) -> String {
    if all.is_empty() { String::new() } else { format!(", Value:{}", all.join("|")) }
}
