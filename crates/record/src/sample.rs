//! Articles and readings for tests, from text in which the statements are marked.

#![allow(dead_code, reason = "each test uses a part of it")]

use onrecord_reading::{
    Actor, ActorKind, Codebook, Issue, Kind, Position, Quantity, Reading, SpeakerHow, Statement,
    Warning,
};
use onrecord_text::{Article, Furniture, FurnitureKind, Published, PublishedFrom, Span, Stance};

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
                negation: None,
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
    let mut article = Article {
        furniture: vec![Furniture { span: first, kind: FurnitureKind::Headline }],
        text,
        ..Article::default()
    };
    // What one path had in turn are versions of one report.
    article.location = format!("reports/{}.txt", article.id());
    let message = "the text breaks off".to_owned();
    let warnings = vec![Warning { span: last, message, about_file: false }];
    let model = "attribution@1".to_owned();
    let actors = actors.to_vec();
    (article, Reading { actors, statements, positions: Vec::new(), warnings, model })
}

/// The day `date`, as the page states it.
pub(crate) fn published(date: &str) -> Option<Published> {
    Some(Published { on: date.parse().expect("a day"), from: PublishedFrom::Metadata })
}

/// An issue by its id.
pub(crate) fn issue(id: &str) -> Issue {
    Issue {
        id: id.to_owned(),
        title: format!("The {id}"),
        meaning: format!("there should be a {id}"),
        ..Issue::default()
    }
}

/// The codebook "island" of these issues.
pub(crate) fn codebook(issues: &[Issue]) -> Codebook {
    Codebook { name: "island".to_owned(), issues: issues.to_vec() }
}

/// A position of the actor with this number, who is called so in the article: `stance` is an issue with a
/// stance on it, "bridge for", and `evidence` words of the article.
pub(crate) fn position(
    article: &Article,
    (holder, called): (usize, &str),
    stance: &str,
    evidence: &str,
) -> Position {
    let find = |words: &str| {
        let start = article.text.find(words).expect("words of the article");
        Span::new(start, start + words.len())
    };
    let (issue, stance) = stance.split_once(' ').expect("an issue and a stance");
    Position {
        holder,
        holder_words: find(called),
        issue: issue.to_owned(),
        stance: Stance::ALL.into_iter().find(|it| it.name() == stance).expect("a stance"),
        condition: None,
        quantity: None,
        attributed_to: None,
        via: Vec::new(),
        evidence: find(evidence),
        statement: None,
        as_of: None,
        confidence: 0.9,
    }
}

/// A report for [`judged`].
pub(crate) const BRIDGE: &str = "Brücke 𝔉\n\
    {s:Nora Whitlam} {c:said} {t:Ostland would pay 4,000 crowns if others do}, a paper reported.";

/// A report, such as [`BRIDGE`], and its reading with Ostland's position on the issue "bridge", which has
/// all that a position can have.
pub(crate) fn judged(lines: &str) -> (Article, Reading) {
    let actors = [
        actor(&["Nora Whitlam"], Some(ActorKind::Person)),
        actor(&["Ostland"], Some(ActorKind::State)),
        actor(&["a paper"], Some(ActorKind::Organisation)),
    ];
    let (article, mut reading) = marked(lines, &actors);
    let evidence = "Ostland would pay 4,000 crowns if others do";
    let whole = position(&article, (1, "Ostland"), "bridge for", evidence);
    let part = |words| position(&article, (1, "Ostland"), "bridge for", words).evidence;
    let quantity = Quantity {
        value: "4000".to_owned(),
        unit: "crowns".to_owned(),
        span: part("4,000 crowns"),
    };
    reading.positions = vec![Position {
        condition: Some(part("if others do")),
        quantity: Some(quantity),
        attributed_to: Some(0),
        via: vec![2],
        statement: Some(0),
        as_of: Some("2025-02".to_owned()),
        ..whole
    }];
    (article, reading)
}
