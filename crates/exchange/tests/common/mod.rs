//! A record that is made by hand, with what makes formats stumble: markup, quotation marks, line breaks in the
//! evidence, combining marks, emoji, bidirectional marks, a formula, control characters.

#![allow(dead_code, reason = "each test uses a part of it")]

use onrecord_reading::{
    Actor, ActorKind, Codebook, Issue, IssueExample, Kind, Party, Position, Quantity, Reading,
    SpeakerHow, Statement,
};
use onrecord_record::{ActorChoice, Added, EntryRef, PositionCoding, Record, StatementCoding};
use onrecord_text::{
    Article, CodePoints, Furniture, FurnitureKind, Published, PublishedFrom, Span, Stance,
};

/// A report with its statements and positions, in the making.
pub(crate) struct Report {
    pub(crate) article: Article,
    pub(crate) reading: Reading,
}

impl Report {
    pub(crate) fn new(location: &str, day: &str, outlet: &str, text: &str) -> Report {
        let on = day.parse().ok();
        let article = Article {
            location: location.to_owned(),
            outlet: (!outlet.is_empty()).then(|| outlet.to_owned()),
            published: on.map(|on| Published { on, from: PublishedFrom::Metadata }),
            text: text.to_owned(),
            ..Article::default()
        };
        let model = "attribution@1".to_owned();
        Report { article, reading: Reading { model, ..Reading::default() } }
    }

    pub(crate) fn span(&self, words: &str) -> Span {
        let text = &self.article.text;
        let start = text.find(words).unwrap_or_else(|| panic!("{words:?} in {text:?}"));
        Span::new(start, start + words.len())
    }

    fn spans(&self, words: &str) -> Vec<Span> {
        words.split('|').filter(|words| !words.is_empty()).map(|words| self.span(words)).collect()
    }

    pub(crate) fn actor(&mut self, name: &str, kind: ActorKind) -> usize {
        let actors = &mut self.reading.actors;
        if let Some(place) = actors.iter().position(|actor| actor.name == name) {
            return place;
        }
        let country = (kind == ActorKind::State).then(|| name[..2].to_uppercase());
        actors.push(Actor { name: name.to_owned(), kind: Some(kind), country, ..Actor::default() });
        actors.len() - 1
    }

    /// A statement by its speaker, cue and content; pieces have `|` between them.
    pub(crate) fn said(self, actor: &str, kind: Kind, words: [&str; 3]) -> Report {
        self.said_by((actor, ActorKind::Person), kind, words)
    }

    /// The same by an actor of another kind.
    pub(crate) fn said_by(
        mut self,
        (actor, of): (&str, ActorKind),
        kind: Kind,
        words: [&str; 3],
    ) -> Report {
        let place = (!actor.is_empty()).then(|| self.actor(actor, of));
        let [speaker, cue, content] = words.map(|words| self.spans(words));
        self.reading.statements.push(Statement {
            kind,
            speaker_how: if place.is_some() { SpeakerHow::Named } else { SpeakerHow::None },
            actor: place,
            speaker,
            cue,
            content,
            negation: None,
            addressee: None,
            via: Vec::new(),
            occasion: None,
            said_on: None,
            confidence: 0.875,
        });
        self
    }

    /// A position such as "bridge for", held by somebody who is called so in the text.
    pub(crate) fn holds(
        mut self,
        (actor, kind, called): (&str, ActorKind, &str),
        stance: &str,
        evidence: &str,
        condition: &str,
    ) -> Report {
        let holder = self.actor(actor, kind);
        let (issue, stance) = stance.split_once(' ').expect("an issue and a stance");
        let evidence = self.span(evidence);
        let statement =
            self.reading.statements.iter().position(|it| evidence.contains(it.content[0]));
        self.reading.positions.push(Position {
            holder,
            holder_words: self.span(called),
            issue: issue.to_owned(),
            stance: Stance::ALL.into_iter().find(|it| it.name() == stance).expect("a stance"),
            condition: (!condition.is_empty()).then(|| self.span(condition)),
            quantity: None,
            attributed_to: None,
            via: Vec::new(),
            evidence,
            statement,
            as_of: self.article.published.map(|it| it.on.to_string()),
            confidence: 0.9,
        });
        self
    }

    pub(crate) fn add(self, record: &mut Record) -> i64 {
        self.add_asked(record, &codebook())
    }

    /// The same for the issues of a codebook.
    pub(crate) fn add_asked(mut self, record: &mut Record, codebook: &Codebook) -> i64 {
        self.reading.statements.sort_by_key(|it| it.content[0]);
        let added = record
            .add_judged(&self.article, &self.reading, &codebook.issues, "positions@1")
            .expect("an article that fits");
        match added {
            Added::New(id) | Added::Already(id) | Added::Reread(id) => id,
        }
    }
}

pub(crate) fn codebook() -> Codebook {
    let issue = |id: &str, title: &str, meaning: &str| Issue {
        id: id.to_owned(),
        title: title.to_owned(),
        meaning: meaning.to_owned(),
        examples: vec![IssueExample {
            text: "Ostland, \"of course\", agrees.".to_owned(),
            holder: "Ostland".to_owned(),
            stance: Stance::For,
        }],
    };
    let issues = vec![
        issue("bridge", "A bridge to the island, <b>now</b>", "the bridge is built"),
        issue("toll", "A toll; \"fair\" & paid", "those who cross the bridge pay"),
    ];
    Codebook { name: "island".to_owned(), issues }
}

/// The text that has everything in it.
pub(crate) const HOSTILE: &str = "Brücke 𝔉 <script>alert(1)</script>\n\
    =1+1\n\n\
    “We will not pay,” Zoe\u{308} “Zed” Ray 🙂 told\treporters,\r\n“never,” and left.\n\
    Ostland\u{2028}would pay, and so,\n  \u{202e}as it says\u{202c}, would Vestland if others do.\n\
    It ends\u{b}here & there \u{0}.";

/// The name of the actor in it.
pub(crate) const ZOE: &str = "Zoe\u{308} “Zed” Ray";

/// A record with articles, statements, positions and reviews.
pub(crate) fn record() -> Record {
    use ActorKind::{Organisation, Person, State};
    let mut record = Record::in_memory().expect("memory");
    record.set_codebook(&codebook()).expect("a codebook");
    let mut first =
        Report::new("reports/01 \"first\".txt", "2025-02-05", "The “Gazette”, Ltd", HOSTILE);
    first.article.url = Some("https://gazette.example/2025/bridge?a=1&b=<2>".to_owned());
    first.article.title = Some("Brücke 𝔉 <script>alert(1)</script>".to_owned());
    first.article.byline = vec!["Nora Whitlam".to_owned(), "Bo \"B\" Lind".to_owned()];
    first.article.language = Some("en".to_owned());
    let headline = Span::new(0, HOSTILE.find('\n').expect("a line"));
    first.article.furniture = vec![Furniture { span: headline, kind: FurnitureKind::Headline }];
    let both = "Ostland\u{2028}would pay, and so,\n  \u{202e}as it says\u{202c}, would Vestland if others do.";
    let mut first = first
        .said(ZOE, Kind::Direct, [&format!("{ZOE} 🙂"), "told", "“We will not pay,”|“never,”"])
        .holds((ZOE, Person, ZOE), "toll against", "“We will not pay,”", "")
        .holds(("Ostland", State, "Ostland"), "bridge for", both, "")
        .holds(("Vestland", State, "Vestland"), "bridge for", both, "if others do");
    let place = first.actor("reporters", ActorKind::Group);
    let words = first.span("reporters");
    first.reading.statements[0].addressee = Some(Party { actor: place, words });
    let span = first.span("would pay");
    let quantity = Quantity { value: "4000".to_owned(), unit: "crowns".to_owned(), span };
    first.reading.positions[1].quantity = Some(quantity);
    let first = first.add(&mut record);

    let text = "Outlet: Courier\n\nVestland opposes the bridge. Ostland wants a toll, Ada Pell said.\n\
        “A toll it is.”\nThe Ferry Union rejects the toll and hesitates over the bridge.";
    let second = Report::new("reports/02.txt", "2025-09-03", "Courier", text)
        .said("Ada Pell", Kind::Indirect, ["Ada Pell", "said", "Ostland wants a toll"])
        .said("Ada Pell", Kind::Direct, ["", "", "“A toll it is.”"])
        .holds(
            ("Vestland", State, "Vestland"),
            "bridge against",
            "Vestland opposes the bridge.",
            "",
        )
        .holds(
            ("Ostland", State, "Ostland"),
            "toll for",
            "Ostland wants a toll, Ada Pell said.",
            "",
        )
        .holds(
            ("Ferry Union", Organisation, "The Ferry Union"),
            "toll against",
            "The Ferry Union rejects the toll and hesitates over the bridge.",
            "",
        )
        .holds(
            ("Ferry Union", Organisation, "The Ferry Union"),
            "bridge undecided",
            "The Ferry Union rejects the toll and hesitates over the bridge.",
            "",
        )
        .add(&mut record);
    Report::new("reports/03.txt", "", "", "Nobody says anything here.").add(&mut record);
    Report::new("reports/02.txt", "", "", "Ada Pell is for the bridge. So is Bo Lind.")
        .holds(("Ada Pell", Person, "Ada Pell"), "bridge for", "Ada Pell is for the bridge.", "")
        .holds(("Bo Lind", Person, "Bo Lind"), "bridge for", "So is Bo Lind.", "")
        .add(&mut record);
    review(&mut record, first, second);
    record
}

/// What people say: one entry is right, one is put right, one is wrong, and two were missing.
fn review(record: &mut Record, first: i64, second: i64) {
    let entry = record.article_entry(second).expect("a record").expect("an article");
    let position = &entry.positions[0];
    record.accept(EntryRef::Position(position.id), "eva").expect("an accepted position");
    let toll = entry.positions.iter().find(|it| it.actor == "Ostland").expect("a position");
    let coding = PositionCoding {
        issue: "toll".to_owned(),
        stance: Stance::Undecided,
        actor: ActorChoice::Name("Ostland".to_owned()),
        holder: None,
        evidence: toll.spans.evidence,
        condition: Some(None),
        as_of: Some("2025-09".to_owned()),
        quantity: None,
        attributed_to: None,
        via: None,
    };
    record.correct_position(toll.id, &coding, "jan \"j\" o'hara").expect("a corrected position");
    let entry = record.article_entry(first).expect("a record").expect("an article");
    let map = CodePoints::of(&entry.text);
    let pair = |words: &str| {
        let start = entry.text.find(words).expect("words");
        map.pair(Span::new(start, start + words.len()))
    };
    let coding = StatementCoding {
        kind: Kind::Mixed,
        speaker: Vec::new(),
        cue: vec![pair("as it says")],
        content: vec![pair("would pay"), pair("would Vestland if others do")],
        actor: Some(ActorChoice::Name("Ostland".to_owned())),
    };
    record.add_statement(first, &coding, "eva").expect("an added statement");
    let wrong = entry.positions.iter().find(|it| it.actor == "Vestland").expect("a position");
    let coding = PositionCoding {
        issue: "toll".to_owned(),
        stance: Stance::For,
        actor: ActorChoice::Name("Vestland".to_owned()),
        holder: Some(wrong.spans.holder),
        evidence: wrong.spans.evidence,
        condition: Some(wrong.spans.condition),
        as_of: None,
        quantity: None,
        attributed_to: None,
        via: None,
    };
    let added = record.add_position(first, &coding, "eva").expect("an added position");
    let twice = PositionCoding { actor: ActorChoice::Name("Ostland".to_owned()), ..coding };
    let twice = record.add_position(first, &twice, "eva").expect("an added position");
    record.reject(EntryRef::Position(twice), "jan").expect("a rejected position");
    assert_ne!(added, twice);
}
