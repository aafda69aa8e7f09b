//! Articles and readings for tests, from text in which the statements are marked.

use onrecord_reading::{Actor, ActorKind, Kind, Reading, SpeakerHow, Statement, Warning};
use onrecord_text::{Article, Furniture, FurnitureKind, Published, PublishedFrom, Span};

/// An actor by its names, the fullest first.
pub(crate) fn actor(names: &[&str], kind: Option<ActorKind>) -> Actor {
    Actor {
        name: names[0].to_owned(),
        kind,
        aliases: names[1..].iter().map(|name| (*name).to_owned()).collect(),
        role: None,
        country: None,
    }
}

/// The article and reading of lines such as `{s:Nora Whitlam} {c:said} {t:the ferry stays}.`
///
/// Each marked line is a statement; its actor is the one with the speaker's words among its names.
/// The first line is furniture, and the last character has a warning.
pub(crate) fn marked(lines: &str, actors: &[Actor]) -> (Article, Reading) {
    let mut text = String::new();
    let mut statements = Vec::new();
    for line in lines.lines() {
        let (mut speaker, mut cue, mut content) = (vec![], vec![], vec![]);
        let mut pieces = line.split(['{', '}']);
        text += pieces.next().unwrap_or_default();
        while let (Some(words), after) = (pieces.next(), pieces.next()) {
            let (role, words) = words.split_once(':').expect("a role");
            let span = Span::new(text.len(), text.len() + words.len());
            match role {
                "s" => speaker.push(span),
                "c" => cue.push(span),
                _ => content.push(span),
            }
            text += words;
            text += after.unwrap_or_default();
        }
        if !content.is_empty() {
            let said = |name: &String| speaker.first().is_some_and(|it| it.of(&text) == name);
            let actor = actors.iter().position(|it| said(&it.name) || it.aliases.iter().any(said));
            statements.push(Statement {
                kind: Kind::Indirect,
                speaker_how: if actor.is_some() { SpeakerHow::Named } else { SpeakerHow::None },
                actor,
                speaker,
                cue,
                content,
                addressee: None,
                via: Vec::new(),
                occasion: None,
                said_on: None,
                confidence: 0.9,
            });
        }
        text.push('\n');
    }
    let first = Span::new(0, text.find('\n').unwrap_or_default());
    let last = Span::new(text.len() - 1, text.len());
    let article = Article {
        location: "reports/1.txt".to_owned(),
        furniture: vec![Furniture { span: first, kind: FurnitureKind::Headline }],
        text,
        ..Article::default()
    };
    let message = "the text breaks off".to_owned();
    let warnings = vec![Warning { span: last, message, about_file: false }];
    let model = "attribution@1".to_owned();
    (article, Reading { actors: actors.to_vec(), statements, warnings, model })
}

/// The day `date`, as the page states it.
pub(crate) fn published(date: &str) -> Option<Published> {
    Some(Published { on: date.parse().expect("a day"), from: PublishedFrom::Metadata })
}
