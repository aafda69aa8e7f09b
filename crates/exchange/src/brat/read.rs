//! Reading brat files: of our own making, or of others with sources, cues and contents, or the like.

use super::lines::ENTRY;
use super::standoff::{Bound, Event, Standoff};
use super::{ARTICLES, ISSUES};
use crate::ExchangeError;
use crate::coding_rows::{Table, article_of, issues_of, says_wrong};
use crate::exported::ExportedRow;
use crate::file::read as read_file;
use crate::imported::{By, Coded, Imported, ImportedArticle};
use onrecord_reading::Kind;
use onrecord_record::{ActorChoice, PositionCoding, StatementCoding};
use onrecord_text::{Article, CodePoints, Stance};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// How a file may begin that tells the order of its bytes.
const BOM: char = '\u{feff}';

/// Reads all pairs of files in the folder and the folders in it, or the one pair that the path is part of.
pub(crate) fn read(path: &Path) -> Result<Imported, ExchangeError> {
    let mut files = Vec::new();
    if path.is_dir() {
        collect(path, &mut files)?;
        files.sort();
    } else {
        files.push(path.with_extension("ann"));
    }
    if files.is_empty() {
        let message = "expected NAME.ann files, each with its NAME.txt";
        return Err(ExchangeError::malformed(path, message));
    }
    let mut imported = Imported::default();
    let folder = if path.is_dir() { Some(path) } else { path.parent() };
    let folder = folder.unwrap_or(Path::new(""));
    imported.codebook.name = folder
        .file_name()
        .map_or_else(|| "brat".to_owned(), |name| name.to_string_lossy().into_owned());
    if folder.join(ISSUES).is_file() {
        imported.codebook = issues_of(&Table::open(&folder.join(ISSUES))?);
    }
    let known = match folder.join(ARTICLES) {
        table if table.is_file() => known(&Table::open(&table)?),
        _ => BTreeMap::new(),
    };
    let mut unread = None;
    let mut strange = BTreeSet::new();
    for ann in files {
        let txt = ann.with_extension("txt");
        let (text, lines) = match read_file(&txt).and_then(|text| Ok((text, read_file(&ann)?))) {
            Ok(read) => read,
            // Of many, one that cannot be read costs no other.
            Err(error) => {
                imported.leave_out(format!("{}: left out, since {error}", ann.display()));
                unread = unread.or(Some(error));
                continue;
            }
        };
        let stem = ann.strip_prefix(folder).unwrap_or(&ann).with_extension("");
        let article = match known.get(&*stem.to_string_lossy()) {
            Some(row) => article_of(row, &text),
            // As `onrecord add` has it, so that both are one article. brat counts the mark of a file's byte order.
            None => {
                let words = text.strip_prefix(BOM).unwrap_or(&text);
                Article::from_text(&txt.to_string_lossy(), words.to_owned())
            }
        };
        let mark = text.chars().count() - article.text.chars().count();
        let standoff = Standoff::parse(&lines, &text, mark);
        strange.extend(standoff.strange.iter().cloned());
        let coded = coded(article, (&standoff, ann.as_path()), &mut imported);
        let name = ann.display();
        for note in standoff.faults.iter().chain(&coded.1) {
            imported.leave_out(format!("{name}, {note}"));
        }
        imported.articles.push(coded.0);
    }
    if !strange.is_empty() {
        let labels = strange.into_iter().collect::<Vec<_>>().join(", ");
        let note = format!(
            "what is labelled {labels} was left out: statements are events Cue or Attribution with Speaker or Source, \
             and Content or Quotation; positions are Evidence with HeldBy, If, Issue and Stance"
        );
        // Beside what is known other people mark what they like.
        match imported.codings() {
            0 => imported.leave_out(note),
            _ => imported.notes.push(note),
        }
    }
    match unread {
        Some(error) if imported.articles.is_empty() => Err(error),
        _ => Ok(imported),
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), ExchangeError> {
    for entry in folder.read_dir().map_err(ExchangeError::unreadable(folder))? {
        let entry = entry.map_err(ExchangeError::unreadable(folder))?;
        // A link to a folder is not followed: it may lead back here.
        if entry.file_type().map_err(ExchangeError::unreadable(folder))?.is_dir() {
            collect(&entry.path(), files)?;
        } else if entry.path().extension().is_some_and(|ending| ending == "ann") {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// The rows of `articles.csv` by the name of their files.
fn known(table: &Table) -> BTreeMap<String, BTreeMap<String, String>> {
    let rows = table.rows.iter();
    rows.filter_map(|row| Some((row.get("file")?.clone(), row.clone()))).collect()
}

/// What the lines say of an article, and what in them could not be kept.
fn coded(
    article: Article,
    (standoff, file): (&Standoff, &Path),
    imported: &mut Imported,
) -> (ImportedArticle, Vec<String>) {
    let at = |id: &str| format!("{}, {id}", file.display());
    let mut notes = Vec::new();
    let mut statements = Vec::new();
    for event in &standoff.events {
        match statement(&article.text, event, standoff) {
            Some(coding) => {
                let is_wrong = standoff.attribute("Kind", &event.id).is_some_and(says_wrong);
                statements.push(signed(coding, is_wrong, (standoff, &event.id), at(&event.id)));
            }
            None => notes.push(format!("{}: left out, since it has no content", event.id)),
        }
    }
    let mut positions = Vec::new();
    // T2 before T10, as they were written.
    let mut bound: Vec<(&String, &Bound)> = standoff.bound.iter().collect();
    bound.sort_by_key(|(id, _)| (id.len(), *id));
    for (id, bound) in bound {
        if bound.kind != "Evidence" {
            continue;
        }
        match position(&article.text, id, standoff, imported) {
            Ok((coding, is_wrong)) => {
                positions.push(signed(coding, is_wrong, (standoff, id), at(id)));
            }
            Err(lacks) => notes.push(format!("{id}: left out, since it has no {lacks}")),
        }
    }
    let actors = Vec::new();
    (ImportedArticle { article, actors, statements, positions }, notes)
}

fn statement(text: &str, event: &Event, standoff: &Standoff) -> Option<StatementCoding> {
    if event.content.is_empty() {
        return None;
    }
    let named = standoff.note("AnnotatorNotes", &event.id);
    let named =
        named.or_else(|| event.speakers.iter().find_map(|id| standoff.note("AnnotatorNotes", id)));
    let kind = match standoff.attribute("Kind", &event.id) {
        Some("direct") => Kind::Direct,
        Some("mixed") => Kind::Mixed,
        Some("indirect") => Kind::Indirect,
        _ => kind(text, &event.content),
    };
    // Other people's files name nobody but by the words; in our own, who has no note is nobody known.
    let is_ours = standoff.attribute("Confidence", &event.id).is_some();
    let words = || match event.speaker[..] {
        [[start, end]] if !is_ours => Some(CodePoints::of(text).span(start, end).of(text)),
        _ => None,
    };
    let named = named.or_else(words).filter(|name| !is_pronoun(name));
    Some(StatementCoding {
        kind,
        speaker: event.speaker.clone(),
        cue: event.cue.clone(),
        content: event.content.clone(),
        actor: named.map(|name| ActorChoice::Name(name.to_owned())),
    })
}

/// Words that stand for somebody and are nobody's name.
fn is_pronoun(words: &str) -> bool {
    const PRONOUNS: &str = "i you he she it we they who one this that his her their its";
    PRONOUNS.split(' ').any(|word| word.eq_ignore_ascii_case(words.trim()))
}

/// What quotation marks in the words tell, where nobody says how they are given.
fn kind(text: &str, content: &[[usize; 2]]) -> Kind {
    let map = CodePoints::of(text);
    let words: Vec<&str> =
        content.iter().map(|[start, end]| map.span(*start, *end).of(text).trim()).collect();
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '«' | '»' | '„');
    let is_quoted = |words: &&str| words.starts_with(is_mark) && words.ends_with(is_mark);
    if words.iter().all(is_quoted) {
        Kind::Direct
    } else if words.iter().any(|words| words.contains(is_mark)) {
        Kind::Mixed
    } else {
        Kind::Indirect
    }
}

/// The position of an evidence, and whether it is said to be wrong.
fn position(
    text: &str,
    id: &str,
    standoff: &Standoff,
    imported: &mut Imported,
) -> Result<(PositionCoding, bool), &'static str> {
    let evidence = whole(standoff, id).ok_or("words")?;
    let issue = standoff.attribute("Issue", id).ok_or("issue")?;
    let stance = standoff.attribute("Stance", id).ok_or("stance")?;
    let is_wrong = says_wrong(stance);
    let known = Stance::ALL.into_iter().find(|it| it.name() == stance);
    let stance = known.or(is_wrong.then_some(Stance::For)).ok_or("known stance")?;
    let part = |relation: &str| {
        let target = standoff.relation(relation, id)?;
        Some((target, whole(standoff, target)?))
    };
    let holder = part("HeldBy");
    // Where a leader counts for the state, it is the leader who holds it.
    let named = standoff.note("By", id).or_else(|| standoff.note("AnnotatorNotes", id));
    let named = named.map(str::to_owned).or_else(|| {
        let (target, [start, end]) = holder?;
        let words = CodePoints::of(text).span(start, end).of(text).to_owned();
        Some(standoff.note("AnnotatorNotes", target).map_or(words, str::to_owned))
    });
    // In other people's files, who marks no condition may mark none at all.
    let is_ours = standoff.attribute("Confidence", id).is_some();
    let condition = part("If").map(|(_, span)| Some(span)).or(is_ours.then_some(None));
    let coding = PositionCoding {
        issue: imported.issue(Some(issue), issue, None),
        stance,
        actor: ActorChoice::Name(named.ok_or("holder")?),
        holder: holder.map(|(_, span)| span),
        evidence,
        condition,
        as_of: standoff.note("AsOf", id).map(str::to_owned),
        quantity: None,
        attributed_to: None,
        via: None,
    };
    Ok((coding, is_wrong))
}

/// From the first to the last of the pieces of a text-bound line.
fn whole(standoff: &Standoff, id: &str) -> Option<[usize; 2]> {
    let pieces = &standoff.bound.get(id)?.pieces;
    Some([pieces.iter().map(|it| it[0]).min()?, pieces.iter().map(|it| it[1]).max()?])
}

/// The coding that stands under this id, with whose it is and which entry of the record it was.
fn signed<C>(
    coding: C,
    is_wrong: bool,
    (standoff, id): (&Standoff, &str),
    place: String,
) -> Coded<C> {
    let is_ours = standoff.attribute("Confidence", id).is_some();
    let by = By::of(standoff.note("Coder", id), is_ours);
    let row = standoff.note(ENTRY, id).and_then(ExportedRow::of_words);
    Coded { is_wrong, row, ..Coded::new(coding, by, place) }
}
