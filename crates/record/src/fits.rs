//! Whether a reading can be of its article: the last look before it enters the record.

use onrecord_reading::Reading;
use onrecord_text::Article;

/// Whether every place that the reading names is in the article; if not, why.
pub(crate) fn fits(article: &Article, reading: &Reading) -> Result<(), String> {
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
    let spans = spans.chain(statements.clone().filter_map(|it| it.occasion));
    let said_on = statements.clone().filter_map(|it| it.said_on.as_ref());
    let spans = spans.chain(said_on.map(|said_on| said_on.span));
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
    match article.published {
        Some(published) if published.on.to_string().len() != "2025-02-05".len() => {
            Err(format!("{} is not a day of this age", published.on))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{actor, marked, published};
    use crate::{Counts, Record, RecordError};
    use onrecord_text::Span;

    const FERRY: &str = "Fähre bleibt 𝔉\n{s:Nóra Whitlam} {t:hopes}, {c:she said}, {t:for more}.";

    #[test]
    fn a_reading_that_does_not_fit_leaves_no_trace() {
        let check = |change: fn(&mut Article, &mut Reading), reason: &str| {
            let mut record = Record::in_memory().unwrap();
            let (mut article, mut reading) = marked(FERRY, &[actor(&["Nóra Whitlam"], None)]);
            change(&mut article, &mut reading);
            let error = record.add(&article, &reading).unwrap_err();
            assert!(matches!(error, RecordError::Unfit { .. }), "{error:?}");
            assert!(error.to_string().contains(reason), "{error}");
            assert_eq!(record.counts().unwrap(), Counts { articles: 0, statements: 0, actors: 0 });
        };
        check(|_, it| it.statements[0].content[0] = Span::new(0, 999), "bytes 0..999");
        check(|_, it| it.statements[0].cue[0] = Span::new(0, 2), "bytes 0..2");
        check(|_, it| it.warnings[0].span = Span::new(7, 888), "bytes 7..888");
        check(|it, _| it.furniture[0].span = Span::new(7, 777), "bytes 7..777");
        check(|_, it| it.statements[0].actor = Some(1), "an actor");
        check(|_, it| it.statements[0].confidence = f32::NAN, "NaN is not a confidence");
        check(|it, _| it.published = published("+20255-02-05"), "not a day");
    }
}
