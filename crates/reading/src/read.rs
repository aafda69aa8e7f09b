//! The reading of one article: from tags to statements to actors.

use crate::form::{PROBABILITY, Turn, with_form};
use crate::kind::kind;
use crate::link::{Linked, link};
use crate::piece::{Piece, pieces};
use crate::position::asks_indirectly;
use crate::speaker::resolve;
use crate::when::{Spans, said_on};
use crate::words::is_one_of;
use crate::{Kind, Mentions, Reading, Statement, Warning, deed, inner, negation, subject, turned};
use onrecord_text::{Article, Calibration, Furniture, FurnitureKind, Layout, ScoredTag, Span};

/// Reads an article: `layout` is that of its text, `tags` holds one tag a token, and `model` names
/// who made them. Besides the reading, it tells everybody whom the article speaks of, whose positions
/// may be asked for.
///
/// It cannot fail: tags that make no statement give a warning or nothing.
pub fn read(
    article: &Article,
    layout: &Layout,
    tags: &[ScoredTag],
    model: &str,
    calibration: Calibration,
) -> (Reading, Mentions) {
    let text = article.text.as_str();
    let (pieces, turns) = with_form(article, layout, pieces(text, layout, tags));
    let is_headline = |it: &&Furniture| it.kind == FurnitureKind::Headline;
    let headline = article.furniture.iter().rfind(is_headline).map(|it| it.span);
    let (linked, orphans) = link(text, layout, &pieces, headline);
    let is_turn = |cue: Span| turns.iter().any(|turn| turn.cue == Some(cue));
    let mut statements: Vec<Statement> = linked
        .iter()
        .filter(|linked| !is_turn(pieces[linked.cue].span))
        .map(|linked| statement(text, layout, &pieces, linked, calibration))
        .chain(turns.iter().map(|turn| turn_as_statement(turn, calibration)))
        .collect();
    statements.sort_by_key(|statement| (statement.span().start, statement.cue.first().copied()));

    statements.retain(|statement| !deed::is_deed(text, layout, statement));
    statements.retain(|statement| !is_below_label(text, statement));
    statements.retain(|statement| !negation::is_asked(text, layout, statement));
    turned::quoted(text, layout, &mut statements);
    statements.extend(inner::inner(text, layout, &statements));
    statements.sort_by_key(|statement| (statement.span().start, statement.cue.first().copied()));
    for statement in &mut statements {
        if statement.speaker.is_empty() {
            statement.speaker.extend(subject::beside(text, layout, statement));
        }
        turned::heard(text, layout, statement);
        statement.negation = negation::negation(text, layout, statement);
    }
    let (actors, mentions, mut warnings) = resolve(article, layout, &mut statements);
    let published = article.published.map(|published| published.on);
    for statement in &mut statements {
        let spans =
            Spans { speaker: &statement.speaker, cue: &statement.cue, content: &statement.content };
        let (said_on, warning) = said_on(text, layout, &spans, published);
        statement.said_on = said_on;
        warnings.extend(warning);
    }
    let is_in_turn =
        |piece: &usize| turns.iter().any(|turn| turn.content.overlaps(pieces[*piece].span));
    // A headline that asks, "What Norway wants from the pact", quotes nobody.
    let is_question = |piece: &usize| {
        let sentence = layout.sentences.get(layout.sentence_at(pieces[*piece].span.start));
        sentence.is_some_and(|it| asks_indirectly(it.span.of(text)))
    };
    let is_orphan = |piece: &usize| !is_in_turn(piece) && !is_question(piece);
    warnings.extend(orphans.into_iter().filter(is_orphan).map(|piece| Warning {
        span: pieces[piece].span,
        message:
            "words that somebody seems to have said, but nothing near them says who".to_owned(),
        about_file: false,
    }));
    warnings.sort_by_key(|warning| warning.span);
    let model = model.to_owned();
    (Reading { actors, statements, positions: Vec::new(), warnings, model }, mentions)
}

/// Whether the words before a colon say what kind of piece stands behind it, and not who says that: "Opinion: The pier
/// is a mistake".
fn is_below_label(text: &str, statement: &Statement) -> bool {
    let is_label = |words: &Span| is_one_of(words.of(text), LABELS);
    statement.speaker.iter().any(is_label) && statement.cue.iter().all(|cue| cue.of(text) == ":")
}

/// What stands before headlines for the kind of piece below them.
const LABELS: &str = "\
    analysis column comment commentary editorial exclusive explainer factbox feature interview leader letter letters live \
    obituary opinion podcast profile review";

fn statement(
    text: &str,
    layout: &Layout,
    pieces: &[Piece],
    linked: &Linked,
    calibration: Calibration,
) -> Statement {
    let spans = |of: &[usize]| of.iter().map(|i| pieces[*i].span).collect::<Vec<_>>();
    let content = spans(&linked.content);
    let parts = linked.speaker.iter().chain([&linked.cue]).chain(&linked.content);
    // As if the parts were found independently, which the calibration mends.
    let probability = parts.map(|i| pieces[*i].probability).product();
    let kind = kind(text, layout, &content);
    let confidence = calibration.apply(probability);
    Statement::of_words(kind, spans(&linked.speaker), spans(&[linked.cue]), content, confidence)
}

/// A turn of an interview as a statement, word for word.
fn turn_as_statement(turn: &Turn, calibration: Calibration) -> Statement {
    let confidence = calibration.apply(PROBABILITY);
    let cue = turn.cue.into_iter().collect();
    Statement::of_words(Kind::Direct, vec![turn.speaker], cue, vec![turn.content], confidence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marked::Marked;
    use crate::{ActorKind, SpeakerHow};

    fn read_marked(marked: &str) -> (Article, Reading) {
        let Marked { text, layout, tags } = Marked::parse(marked);
        let article = Article { text, ..Article::default() };
        let (reading, _) = read(&article, &layout, &tags, "hand@1", Calibration::default());
        (article, reading)
    }

    #[test]
    fn statements_in_the_order_of_the_text_with_their_actors() {
        let (article, reading) = read_marked(
            "[content “We go,”] [cue said] [speaker Minister Ilse Marrant]. [speaker She] [cue added] [content that it “must end”].",
        );
        let text = &article.text;
        assert_eq!(reading.actors[0].name, "Ilse Marrant");
        assert_eq!(reading.actors[0].kind, Some(ActorKind::Person));
        let [first, second] = &reading.statements[..] else { unreachable!("two statements") };
        assert_eq!(
            (first.kind, first.actor, first.speaker_how),
            (Kind::Direct, Some(0), SpeakerHow::Named)
        );
        assert_eq!(first.content[0].of(text), "“We go,”");
        assert_eq!(
            (second.kind, second.actor, second.speaker_how),
            (Kind::Mixed, Some(0), SpeakerHow::Pronoun)
        );
        assert_eq!(second.span().of(text), "She added that it “must end”");
    }

    #[test]
    fn the_kind_of_a_piece_says_nothing() {
        let found =
            read_marked("[speaker Opinion][cue :] [content The pier is a mistake].\n\nIt rained.")
                .1;
        assert!(found.statements.is_empty() && found.actors.is_empty());
        let found = read_marked("[speaker Ann Hale][cue :] [content The pier is a mistake].").1;
        assert_eq!(found.statements.len(), 1);
    }

    #[test]
    fn words_without_a_cue_give_a_warning_with_their_place() {
        let (article, reading) = read_marked("It rained. [content “No more.”]");
        assert!(reading.statements.is_empty());
        assert_eq!(reading.warnings[0].span.of(&article.text), "“No more.”");
    }

    #[test]
    fn fewer_tags_than_tokens_do_no_harm() {
        let text = "Ann said no.".to_owned();
        let layout = Layout::of(&text);
        let article = Article { text, ..Article::default() };
        let (reading, _) = read(&article, &layout, &[], "none@0", Calibration::default());
        assert_eq!(reading.statements, []);
    }
}
