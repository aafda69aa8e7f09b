//! Whether a reading can be of its article: the last look before it enters the record.

use onrecord_reading::{Issue, Position, Reading};
use onrecord_text::{Article, Span};

/// Whether every place that the reading names is in the article, and every issue among those that it was
/// asked for; if not, why.
pub(crate) fn fits(article: &Article, reading: &Reading, issues: &[Issue]) -> Result<(), String> {
    let statements = reading.statements.iter();
    let spans = article.furniture.iter().map(|piece| piece.span);
    let spans = spans.chain(reading.warnings.iter().map(|warning| warning.span));
    let spans = spans.chain(
        statements
            .clone()
            .flat_map(|it| it.speaker.iter().chain(&it.cue).chain(&it.content))
            .copied(),
    );
    let parties = statements.clone().flat_map(|it| it.addressee.iter().chain(&it.via));
    let spans = spans.chain(parties.clone().map(|party| party.words));
    let spans = spans.chain(statements.clone().filter_map(|it| it.negation));
    let spans = spans.chain(statements.clone().filter_map(|it| it.occasion));
    let said_on = statements.clone().filter_map(|it| it.said_on.as_ref());
    let spans = spans.chain(said_on.map(|said_on| said_on.span));
    let spans = spans.chain(reading.positions.iter().flat_map(spans_of));
    for span in spans {
        if article.text.get(span.range()).is_none() {
            return Err(format!(
                "it names bytes {}..{}, where the text has no such characters",
                span.start, span.end
            ));
        }
    }
    if parties.clone().any(|party| party.actor >= reading.actors.len()) {
        return Err("a statement names an actor that the reading does not have".to_owned());
    }
    for statement in statements {
        if statement.actor.is_some_and(|actor| actor >= reading.actors.len()) {
            return Err("a statement names an actor that the reading does not have".to_owned());
        }
        if !(0.0..=1.0).contains(&statement.confidence) {
            return Err(format!("{} is not a confidence in 0..=1", statement.confidence));
        }
    }
    for position in &reading.positions {
        position_fits(position, reading, issues)?;
    }
    match article.published {
        Some(published) if published.on.to_string().len() != "2025-02-05".len() => {
            Err(format!("{} is not a day of this age", published.on))
        }
        _ => Ok(()),
    }
}

/// The words of a position.
fn spans_of(position: &Position) -> impl Iterator<Item = Span> {
    let quantity = position.quantity.as_ref().map(|quantity| quantity.span);
    [position.holder_words, position.evidence].into_iter().chain(position.condition).chain(quantity)
}

fn position_fits(position: &Position, reading: &Reading, issues: &[Issue]) -> Result<(), String> {
    let mut parties = position.via.iter().chain([&position.holder]).chain(&position.attributed_to);
    if parties.any(|actor| *actor >= reading.actors.len()) {
        return Err("a position names an actor that the reading does not have".to_owned());
    }
    if position.statement.is_some_and(|statement| statement >= reading.statements.len()) {
        return Err("a position names a statement that the reading does not have".to_owned());
    }
    if !issues.iter().any(|issue| issue.id == position.issue) {
        return Err(format!("it was not asked for the issue “{}” of a position", position.issue));
    }
    if !(0.0..=1.0).contains(&position.confidence) {
        return Err(format!("{} is not a confidence in 0..=1", position.confidence));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, actor, marked, published};
    use crate::{Counts, Record, RecordError};

    const FERRY: &str = "Fähre bleibt 𝔉\n{s:Nóra Whitlam} {t:hopes}, {c:she said}, {t:for more}.";

    const NOTHING: Counts = Counts { articles: 0, statements: 0, positions: 0, actors: 0 };

    fn asked_of_nobody(article: &Article) -> Position {
        sample::position(article, (0, "Whitlam"), "bridge for", "hopes")
    }

    #[test]
    fn a_position_that_does_not_fit_leaves_no_trace() {
        let check = |change: fn(&mut Position), reason: &str| {
            let mut record = Record::in_memory().unwrap();
            let issues = [sample::issue("bridge")];
            record.set_codebook(&sample::codebook(&issues)).unwrap();
            let (article, mut reading) = sample::judged(sample::BRIDGE);
            change(&mut reading.positions[0]);
            let error = record.add_judged(&article, &reading, &issues, "positions@1").unwrap_err();
            assert!(matches!(error, RecordError::Unfit { .. }), "{error:?}");
            assert!(error.to_string().contains(reason), "{error}");
            assert_eq!(record.counts().unwrap(), NOTHING);
        };
        check(|it| it.evidence = Span::new(0, 999), "bytes 0..999");
        check(|it| it.holder_words = Span::new(7, 888), "bytes 7..888");
        check(|it| it.condition = Some(Span::new(7, 777)), "bytes 7..777");
        check(|it| it.quantity.as_mut().unwrap().span = Span::new(7, 666), "bytes 7..666");
        check(|it| it.holder = 9, "an actor");
        check(|it| it.attributed_to = Some(9), "an actor");
        check(|it| it.via = vec![9], "an actor");
        check(|it| it.statement = Some(9), "a statement");
        check(|it| it.issue = "toll".to_owned(), "not asked for the issue “toll”");
        check(|it| it.confidence = 1.5, "1.5 is not a confidence");
    }

    #[test]
    fn a_reading_that_does_not_fit_leaves_no_trace() {
        let check = |change: fn(&mut Article, &mut Reading), reason: &str| {
            let mut record = Record::in_memory().unwrap();
            let (mut article, mut reading) = marked(FERRY, &[actor(&["Nóra Whitlam"], None)]);
            change(&mut article, &mut reading);
            let error = record.add(&article, &reading).unwrap_err();
            assert!(matches!(error, RecordError::Unfit { .. }), "{error:?}");
            assert!(error.to_string().contains(reason), "{error}");
            assert_eq!(record.counts().unwrap(), NOTHING);
        };
        check(|_, it| it.statements[0].content[0] = Span::new(0, 999), "bytes 0..999");
        check(|_, it| it.statements[0].cue[0] = Span::new(0, 2), "bytes 0..2");
        check(|_, it| it.warnings[0].span = Span::new(7, 888), "bytes 7..888");
        check(|it, _| it.furniture[0].span = Span::new(7, 777), "bytes 7..777");
        check(|_, it| it.statements[0].actor = Some(1), "an actor");
        check(|_, it| it.statements[0].confidence = f32::NAN, "NaN is not a confidence");
        check(|it, _| it.published = published("+20255-02-05"), "not a day");
        check(|it, reading| reading.positions.push(asked_of_nobody(it)), "not asked for the issue");
    }
}
