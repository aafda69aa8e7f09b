//! Fills a record with perturbed copies of articles, to see how it does when it is large.
//!
//! `copies RECORD COPIES CODEBOOK < ARTICLES.jsonl`: an article is an object with `id` and `text`. Each is
//! read once; a copy has other letters in its words, the same in every copy of one kind, so that names
//! occur in many articles and no article is nearly another. Who stands where is drawn by lot: this is a
//! measure of size, not of sense.

#![allow(clippy::print_stderr, reason = "progress of a program for developers")]

use chrono::Days;
use onrecord::{
    Article, Codebook, Encoder, NaiveDate, Position, Published, PublishedFrom, Reader, Reading,
    Record, Span, Stance,
};
use std::io::BufRead;

/// So many alphabets: each hundredth copy uses the first one again.
const ALPHABETS: usize = 100;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [record, copies, codebook] = &arguments[..] else {
        return Err("usage: copies RECORD COPIES CODEBOOK < ARTICLES.jsonl".into());
    };
    let copies: usize = copies.parse()?;
    let codebook = Codebook::parse(&std::fs::read_to_string(codebook)?)
        .map_err(|errors| errors.iter().map(|it| it.to_string() + "\n").collect::<String>())?;
    let reader = Reader::new(Encoder::shipped()?);
    let mut articles = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let text = row["text"].as_str().ok_or("an article has no text")?.to_owned();
        let article = Article { text, ..Article::default() };
        let reading = reader.read(&article, Vec::new())?;
        articles.push((row["id"].to_string().trim_matches('"').to_owned(), article, reading));
    }
    eprintln!("{} articles are read", articles.len());

    let mut record = Record::open(record)?;
    record.set_codebook(&codebook)?;
    let first_day = NaiveDate::from_ymd_opt(2024, 1, 1).ok_or("no such day")?;
    let began = std::time::Instant::now();
    for copy in 0..copies {
        for (number, (id, article, reading)) in articles.iter().enumerate() {
            let mut lot = Lot((copy * 1_000_003 + number) as u64 + 1);
            let text = perturbed(&article.text, copy % ALPHABETS);
            let reading = perturbed_reading(reading, copy % ALPHABETS, &codebook, &mut lot);
            let on = first_day.checked_add_days(Days::new(lot.below(700))).unwrap_or(first_day);
            let article = Article {
                location: format!("copies/{copy}/{id}.txt"),
                url: Some(format!("https://copies.example/{copy}/{id}")),
                outlet: Some(format!("Outlet {}", lot.below(40))),
                published: Some(Published { on, from: PublishedFrom::Given }),
                title: text.lines().find(|line| !line.trim().is_empty()).map(str::to_owned),
                text,
                ..article.clone()
            };
            record.add_judged(&article, &reading, &codebook.issues, "lot@1")?;
        }
        let seconds = began.elapsed().as_secs();
        eprintln!("copy {} of {copies}: {seconds} s, {:?}", copy + 1, record.counts()?);
    }
    Ok(())
}

/// The text with other letters: vowels become vowels and consonants consonants, of one byte each.
fn perturbed(text: &str, alphabet: usize) -> String {
    const KINDS: [&[u8]; 4] =
        [b"aeiou", b"AEIOU", b"bcdfghjklmnpqrstvwxyz", b"BCDFGHJKLMNPQRSTVWXYZ"];
    let turn = |letter: char| {
        let kind = KINDS.iter().find(|kind| letter.is_ascii() && kind.contains(&(letter as u8)));
        let Some(kind) = kind else { return letter };
        let at = kind.iter().position(|it| *it == letter as u8).unwrap_or_default();
        char::from(kind[(at + alphabet) % kind.len()])
    };
    text.chars().map(turn).collect()
}

fn perturbed_reading(
    reading: &Reading,
    alphabet: usize,
    codebook: &Codebook,
    lot: &mut Lot,
) -> Reading {
    let mut copy = reading.clone();
    for actor in &mut copy.actors {
        actor.name = perturbed(&actor.name, alphabet);
        actor.aliases.iter_mut().for_each(|name| *name = perturbed(name, alphabet));
        actor.role = actor.role.as_ref().map(|role| perturbed(role, alphabet));
    }
    let statements = reading.statements.iter().enumerate();
    copy.positions = statements
        .filter_map(|(number, statement)| {
            let (holder, words) = (statement.actor?, statement.speaker.first()?);
            let content = statement.content.first()?;
            if lot.below(4) > 0 {
                return None;
            }
            let issue = &codebook.issues[lot.below(codebook.issues.len() as u64) as usize];
            Some(Position {
                holder,
                holder_words: *words,
                issue: issue.id.clone(),
                stance: Stance::ALL[lot.below(3) as usize],
                condition: None,
                quantity: None,
                attributed_to: None,
                via: Vec::new(),
                evidence: Span { start: content.start, end: content.end },
                statement: Some(number),
                as_of: None,
                confidence: 0.5 + lot.below(50) as f32 / 100.0,
            })
        })
        .collect();
    copy
}

/// A small generator (xorshift64), so that two runs give the same record.
struct Lot(u64);

impl Lot {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) % end.max(1)
    }
}
