//! Drawing in the text: what was found stands under the words that carry it.

mod verdicts;

pub(crate) use verdicts::draw_verdicts;

use crate::output::{count_of, negated, visible};
use crate::style::{CONTENT, CUE, DIM, SPEAKER, STRONG, of_stance, paint};
use anstyle::Style;
use onrecord::{
    Article, FurnitureKind, Layout, Published, PublishedFrom, Reading, Role, ScoredTag, Span,
    SpeakerHow, Statement, Tag, named_time, paragraphs, spoken_time,
};
use std::cmp::Reverse;
use std::fmt::Write;
use unicode_width::UnicodeWidthChar;

/// The widest line of text; longer ones are hard to read.
const WIDEST: usize = 96;

/// The most of a speaker's name that a list shows, in characters.
const WIDEST_NAME: usize = 40;

/// The article with its statements drawn under the words, and a list of them.
pub(crate) fn draw_reading(article: &Article, reading: &Reading) -> String {
    let mut out = heading(article);
    out.push_str(&draw_marks(article, statement_marks(reading)));
    let count = reading.statements.len();
    let _ = writeln!(out, "\n{}", paint(STRONG, count_of(count, "statement")));
    let name = |statement: &Statement| speaker_name(article, reading, statement);
    let names: Vec<String> = reading.statements.iter().map(name).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0).min(WIDEST_NAME);
    for (number, (statement, name)) in reading.statements.iter().zip(&names).enumerate() {
        let space = " ".repeat(widest.saturating_sub(width(name)));
        let _ = writeln!(
            out,
            "{:>4}  {}{space}  {:<8}  {}",
            number + 1,
            paint(SPEAKER, name),
            statement.kind.name(),
            paint(
                DIM,
                format!(
                    "{:.2}{}",
                    statement.confidence,
                    circumstances(article, reading, statement)
                )
            ),
        );
    }
    out.push_str(&draw_positions(article, reading));
    out
}

/// Who stands where, a line each, with the sentence that tells it.
fn draw_positions(article: &Article, reading: &Reading) -> String {
    let mut out = String::new();
    if reading.positions.is_empty() {
        return out;
    }
    let count = reading.positions.len();
    let _ = writeln!(out, "\n{}", paint(STRONG, count_of(count, "position")));
    let words = |span: Span| visible(span.of(&article.text));
    for position in &reading.positions {
        let holder = reading.actors.get(position.holder).map_or("", |actor| actor.name.as_str());
        let condition = position.condition.map(|it| format!(" · if: “{}”", words(it)));
        let quantity = position.quantity.as_ref().map(|it| format!(" · {}", words(it.span)));
        let day = position.as_of.as_ref().map(|it| format!(" · {}", named_time(it)));
        let told: String = [condition, quantity, day].into_iter().flatten().collect();
        let _ = writeln!(
            out,
            "      {}  {}  {}  {}",
            paint(SPEAKER, visible(holder)),
            paint(of_stance(position.stance), position.stance.name()),
            position.issue,
            paint(DIM, format!("{:.2}{told}", position.confidence)),
        );
        let _ = writeln!(out, "        {}", paint(CONTENT, words(position.evidence)));
    }
    out
}

/// To whom, through whom, when and where it was said, and how the speaker was found if not by name.
fn circumstances(article: &Article, reading: &Reading, statement: &Statement) -> String {
    let name =
        |actor: usize| visible(reading.actors.get(actor).map_or("", |actor| actor.name.as_str()));
    let mut told = Vec::new();
    told.extend(statement.negation.map(|words| negated(words.of(&article.text))));
    if matches!(
        statement.speaker_how,
        SpeakerHow::Pronoun | SpeakerHow::Title | SpeakerHow::Continued
    ) && let (Some(_), Some(words)) = (statement.actor, statement.speaker.first())
    {
        told.push(format!("“{}”", visible(words.of(&article.text))));
    }
    told.extend(statement.addressee.map(|party| format!("to {}", name(party.actor))));
    let via: Vec<String> = statement.via.iter().map(|party| name(party.actor)).collect();
    if !via.is_empty() {
        told.push(format!("via {}", via.join(", ")));
    }
    told.extend(statement.said_on.as_ref().map(|it| spoken_time(&it.timex).into_owned()));
    told.extend(statement.occasion.map(|words| visible(words.of(&article.text))));
    if told.is_empty() { String::new() } else { format!("  {}", told.join(" · ")) }
}

/// Statements one by one, with each part's place in code points.
pub(crate) fn draw_statements(article: &Article, reading: &Reading) -> String {
    let map = onrecord::CodePoints::of(&article.text);
    let mut out = heading(article);
    for (number, statement) in reading.statements.iter().enumerate() {
        let _ = writeln!(
            out,
            "{} {} · {} · {:.3} · {}",
            paint(STRONG, number + 1),
            statement.kind.name(),
            statement.speaker_how.name(),
            statement.confidence,
            speaker_name(article, reading, statement),
        );
        for (role, spans) in parts(statement) {
            for span in spans {
                let [start, end] = map.pair(*span);
                let words = paint(style_of(role), visible(span.of(&article.text)));
                let _ = writeln!(out, "  {:<8}{start:>6}-{end:<6} {words}", role.name());
            }
        }
        let told = circumstances(article, reading, statement);
        if !told.is_empty() {
            let _ = writeln!(out, "  {}", paint(DIM, told.trim_start()));
        }
    }
    let _ = writeln!(out, "\n{}", paint(STRONG, "actors"));
    for (number, actor) in reading.actors.iter().enumerate() {
        let kind = actor.kind.map_or("unknown kind", onrecord::ActorKind::name);
        let aliases = actor.aliases.iter().map(|alias| format!("also {alias}"));
        let facts: Vec<String> = std::iter::once(kind.to_owned())
            .chain(actor.role.clone())
            .chain(actor.country.clone())
            .chain(aliases)
            .collect();
        let (name, facts) = (visible(&actor.name), facts.join(" · "));
        let _ = writeln!(
            out,
            "{:>4}  {} {}",
            number + 1,
            paint(SPEAKER, name),
            paint(DIM, visible(&facts))
        );
    }
    for warning in &reading.warnings {
        let [start, end] = map.pair(warning.span);
        let _ = writeln!(out, "{} {start}-{end} {}", paint(STRONG, "warning"), warning.message);
    }
    out
}

/// Sentences, tokens and quotations under the text: `|` begins a sentence, `'` a token, `"` marks
/// what is quoted.
pub(crate) fn draw_tokens(article: &Article, layout: &Layout) -> String {
    let mut marks = Vec::new();
    for &token in &layout.tokens {
        let fill = if layout.quotation_at(token).is_some() { '"' } else { '.' };
        marks.push(Mark { span: token, label: "'".to_owned(), fill, style: DIM });
    }
    for sentence in &layout.sentences {
        // Tokens are in the order of the text.
        let first = marks.binary_search_by_key(&sentence.span.start, |mark| mark.span.start);
        if let Ok(first) = first {
            marks[first].label = "|".to_owned();
        }
    }
    let mut out = heading(article);
    let _ = writeln!(
        out,
        "{} paragraphs, {} sentences, {} tokens, {} quotations\n",
        layout.paragraphs.len(),
        layout.sentences.len(),
        layout.tokens.len(),
        layout.quotations.len(),
    );
    out.push_str(&draw_marks(article, marks));
    out
}

/// The role of each tagged token under it, and its probability where that is below nine tenths.
pub(crate) fn draw_tags(article: &Article, layout: &Layout, tags: &[ScoredTag]) -> String {
    let tagged = layout.tokens.iter().zip(tags);
    let marks: Vec<Mark> = tagged
        .filter_map(|(span, scored)| {
            let role = scored.tag.role()?;
            let sure = scored.probability >= 0.9;
            let doubt =
                if sure { String::new() } else { format!("{:.0}", scored.probability * 100.0) };
            let begin = if matches!(scored.tag, Tag::Begin(_)) { &role.name()[..1] } else { "" };
            let label = format!("{begin}{doubt}");
            Some(Mark { span: *span, label, fill: fill_of(role), style: style_of(role) })
        })
        .collect();
    let mut out = heading(article);
    out.push_str(&draw_marks(article, marks));
    out
}

/// Words to be marked: a label under their beginning, then a line of `fill`.
struct Mark {
    span: Span,
    label: String,
    fill: char,
    style: Style,
}

fn statement_marks(reading: &Reading) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (number, statement) in reading.statements.iter().enumerate() {
        for (role, spans) in parts(statement) {
            marks.extend(spans.iter().map(|span| Mark {
                span: *span,
                label: (number + 1).to_string(),
                fill: fill_of(role),
                style: style_of(role),
            }));
        }
    }
    // A speaker of two statements carries the first one's number.
    marks.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end)));
    marks.dedup_by_key(|mark| mark.span);
    marks
}

fn parts(statement: &Statement) -> [(Role, &[Span]); 3] {
    [
        (Role::Speaker, &statement.speaker),
        (Role::Cue, &statement.cue),
        (Role::Content, &statement.content),
    ]
}

fn style_of(role: Role) -> Style {
    match role {
        Role::Speaker => SPEAKER,
        Role::Cue => CUE,
        Role::Content => CONTENT,
    }
}

fn fill_of(role: Role) -> char {
    match role {
        Role::Speaker => '═',
        Role::Cue => '^',
        Role::Content => '─',
    }
}

fn speaker_name(article: &Article, reading: &Reading, statement: &Statement) -> String {
    let words: Vec<&str> = statement.speaker.iter().map(|span| span.of(&article.text)).collect();
    let actor = statement.actor.and_then(|actor| reading.actors.get(actor));
    let name = match (actor, words.is_empty()) {
        (Some(actor), _) => actor.name.clone(),
        (None, false) => words.join(" … "),
        (None, true) => "(nobody named)".to_owned(),
    };
    visible(&name).chars().take(WIDEST_NAME).collect()
}

fn heading(article: &Article) -> String {
    let published = match article.published {
        Some(Published { on, from: PublishedFrom::Given }) => format!("{on} (given)"),
        Some(Published { on, from }) => format!("{on} (from the {})", from.name()),
        None => "undated".to_owned(),
    };
    let outlet = article.outlet.as_ref().map(|outlet| format!("{outlet} · ")).unwrap_or_default();
    let line = format!("{outlet}{published} · {}", article.location);
    format!("{}\n\n", paint(DIM, visible(&line)))
}

/// The whole text, wrapped, with the marks under it and furniture dimmed and named.
fn draw_marks(article: &Article, marks: Vec<Mark>) -> String {
    let layers = layers(marks);
    let mut out = String::new();
    let columns = terminal_size::terminal_size().map_or(WIDEST, |(width, _)| usize::from(width.0));
    for paragraph in paragraphs(&article.text) {
        let furniture = article.furniture_at(paragraph).map(|piece| piece.kind);
        let label = match furniture {
            Some(FurnitureKind::Headline) | None => String::new(),
            Some(kind) => format!("[{}] ", kind.name()),
        };
        let room = columns.min(WIDEST).saturating_sub(label.len()).max(20);
        for line in wrap(&article.text, paragraph, room) {
            out.push_str(&draw_line(article, line, &layers, &label, furniture));
        }
    }
    out
}

/// The marks, which are in the order of their beginnings, in as few layers as keep those apart that overlap: what stands
/// inside other words comes below them.
fn layers(marks: Vec<Mark>) -> Vec<Vec<Mark>> {
    let mut layers: Vec<Vec<Mark>> = Vec::new();
    for mark in marks {
        let is_free = |layer: &&mut Vec<Mark>| {
            layer.last().is_none_or(|last| last.span.end <= mark.span.start)
        };
        match layers.iter_mut().find(is_free) {
            Some(layer) => layer.push(mark),
            None => layers.push(vec![mark]),
        }
    }
    layers
}

/// A line of the text, and below it one line for each layer that has marks there.
fn draw_line(
    article: &Article,
    line: Span,
    layers: &[Vec<Mark>],
    label: &str,
    furniture: Option<FurnitureKind>,
) -> String {
    let mut words = String::new();
    for (at, c) in line.of(&article.text).char_indices() {
        let at = line.start as usize + at;
        let is_dim = || {
            let furniture = article.furniture_at(Span::new(at, at + 1));
            furniture.is_some_and(|piece| !piece.kind.is_read())
        };
        let style = match (layers.iter().rev().find_map(|layer| mark_at(layer, at)), furniture) {
            (Some(mark), _) => mark.style,
            (None, Some(FurnitureKind::Headline)) => STRONG,
            (None, _) if is_dim() => DIM,
            (None, _) => Style::new(),
        };
        let _ = write!(words, "{}", paint(style, visible(c.encode_utf8(&mut [0; 4]))));
    }
    let mut out = format!("{}{words}\n", paint(DIM, label));
    for under in layers.iter().map(|layer| draw_under(article, line, layer)) {
        if !under.is_empty() {
            let _ = writeln!(out, "{}{under}", " ".repeat(label.len()));
        }
    }
    out
}

/// The marks of a layer under a line of the text; empty where it has none there.
fn draw_under(article: &Article, line: Span, layer: &[Mark]) -> String {
    let (mut under, mut blank) = (String::new(), 0);
    let mut label_left: Vec<char> = Vec::new();
    for (at, c) in line.of(&article.text).char_indices() {
        let at = line.start as usize + at;
        let cell = c.width().unwrap_or(1);
        let Some(mark) = mark_at(layer, at) else {
            blank += cell;
            continue;
        };
        if mark.span.start as usize == at {
            label_left = mark.label.chars().rev().collect();
        }
        let fill = label_left.pop().unwrap_or(mark.fill);
        let _ = write!(under, "{}", " ".repeat(blank));
        blank = 0;
        let _ = write!(under, "{}", paint(mark.style, fill.to_string().repeat(cell)));
    }
    under
}

/// The mark of a layer, none of whose marks overlap, at a byte of the text.
fn mark_at(layer: &[Mark], at: usize) -> Option<&Mark> {
    let next = layer.partition_point(|mark| mark.span.end as usize <= at);
    layer.get(next).filter(|mark| mark.span.contains_byte(at))
}

/// The lines of at most `room` columns into which `paragraph` is broken, at spaces where it can be.
fn wrap(text: &str, paragraph: Span, room: usize) -> Vec<Span> {
    let mut lines = Vec::new();
    let (mut start, mut space, mut used) = (paragraph.start as usize, None, 0);
    for (at, c) in paragraph.of(text).char_indices() {
        let at = paragraph.start as usize + at;
        used += c.width().unwrap_or(1);
        if used > room {
            let end = space.filter(|space| *space > start).unwrap_or(at);
            lines.push(Span::new(start, end));
            start = if end == at { at } else { end + 1 };
            used = text[start..at].chars().map(|c| c.width().unwrap_or(1)).sum::<usize>()
                + c.width().unwrap_or(1);
            space = None;
        }
        if matches!(c, ' ' | '\n') {
            space = Some(at);
        }
    }
    lines.push(Span::new(start, paragraph.end as usize));
    lines
}

fn width(words: &str) -> usize {
    words.chars().map(|c| c.width().unwrap_or(1)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_lose_nothing() {
        let text = "one two three four fivesixseven";
        let lines: Vec<&str> =
            wrap(text, Span::new(0, text.len()), 9).iter().map(|line| line.of(text)).collect();
        assert_eq!(lines, ["one two", "three", "four", "fivesixse", "ven"]);
    }

    #[test]
    fn marks_stand_under_their_words() {
        let text = "Ann said no.".to_owned();
        let marks = [
            Mark { span: Span::new(0, 3), label: "1".into(), fill: '═', style: Style::new() },
            Mark { span: Span::new(9, 11), label: "1".into(), fill: '─', style: Style::new() },
        ];
        let article = Article { text, ..Article::default() };
        let drawn = draw_line(&article, Span::new(0, 12), &layers(marks.into()), "", None);
        assert_eq!(anstream::adapter::strip_str(&drawn).to_string(), "Ann said no.\n1══      1─\n");
    }

    #[test]
    fn marks_inside_others_stand_below_them() {
        let text = "Ann said she was told.".to_owned();
        let mark = |start, end, label: &str, fill| {
            let span = Span::new(start, end);
            Mark { span, label: label.into(), fill, style: Style::new() }
        };
        let marks = vec![
            mark(0, 3, "1", '═'),
            mark(9, 22, "1", '─'),
            mark(9, 12, "2", '═'),
            mark(17, 21, "2", '^'),
        ];
        let article = Article { text, ..Article::default() };
        let drawn = draw_marks(&article, marks);
        let expected = "Ann said she was told.\n1══      1────────────\n         2══     2^^^\n";
        assert_eq!(anstream::adapter::strip_str(&drawn).to_string(), expected);
    }

    #[test]
    fn hostile_text_cannot_move_the_cursor() {
        let text = "Ann \u{1b}[2J\u{202e} said".to_owned();
        let article = Article { text, ..Article::default() };
        let drawn = draw_line(&article, Span::new(0, article.text.len()), &[], "", None);
        let plain = anstream::adapter::strip_str(&drawn).to_string();
        assert!(!plain.contains('\u{1b}') && !plain.contains('\u{202e}'), "{plain:?}");
    }
}
