//! The questions that a language model can ask: what each is for, what may stand in it, and its answer.

use anyhow::{anyhow, bail};
use onrecord::record::{Filters, PositionFilters, SearchOrder};
use onrecord::{NaiveDate, Record};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// How many entries an answer has where nobody says how many, and at most: a model reads all of them.
const LIMIT: usize = 20;
const MOST: usize = 100;

/// How much of an article's text comes at once, in code points.
const PART: usize = 8_000;

/// Why a tool gives no answer.
pub(super) enum Fault {
    /// There is no such tool.
    Unknown,
    /// What was asked cannot be answered, and what to do.
    Wrong(String),
}

impl<E: Into<anyhow::Error>> From<E> for Fault {
    fn from(error: E) -> Fault {
        Fault::Wrong(format!("{:#}", error.into()))
    }
}

/// A question that can be asked.
struct Tool {
    name: &'static str,
    title: &'static str,
    about: &'static str,
    /// What may stand in it: its name, its type and what it means. Those whose names end in `!` must.
    parts: &'static [(&'static str, &'static str, &'static str)],
    answer: fn(&Record, &Asked) -> anyhow::Result<Value>,
}

const SINCE: (&str, &str, &str) = ("since", "string", "Only from this day on, YYYY-MM-DD.");
const UNTIL: (&str, &str, &str) = ("until", "string", "Only up to this day, YYYY-MM-DD.");
const ISSUE: (&str, &str, &str) = ("issue", "string", "Only this issue, by its id.");
const ACTOR: (&str, &str, &str) =
    ("actor", "string", "Only actors with this name, or names that begin so.");
const STATES: (&str, &str, &str) =
    ("roll_up", "boolean", "Let leaders and ministers count for their state.");
const SURE: (&str, &str, &str) = (
    "min",
    "number",
    "The least confidence of what counts, from 0 to 1; 0.5 where nothing is said.",
);
const COUNT: (&str, &str, &str) =
    ("limit", "integer", "So many entries at most: 20 where nothing is said, 100 at most.");

const TOOLS: [Tool; 6] = [
    Tool {
        name: "about_record",
        title: "What the record holds",
        about: "How many reports, statements, positions and actors the record has, and the issues on which it \
                follows positions: the id of each, and what it means to be for it.",
        parts: &[],
        answer: about,
    },
    Tool {
        name: "search_statements",
        title: "Who said what",
        about: "Attributed statements by their words, speaker, outlet and day, each with its exact words, its speaker as the \
                report calls them and as the record knows them, and its source. All words must occur; \"words in marks\" \
                stand together, and a * at the end of a word stands for the rest. Something to search by is needed.",
        parts: &[
            ("words", "string", "Words of the statement."),
            ("speaker", "string", "Only what this actor said, by name."),
            ("outlet", "string", "Only what this outlet published."),
            SINCE,
            UNTIL,
            ("order", "string", "best (the default), newest or oldest first."),
            COUNT,
        ],
        answer: search,
    },
    Tool {
        name: "who",
        title: "One actor",
        about: "Everybody of a name: other names, roles with their days, how often and by whom reported, and the latest \
                statements. More of them by search_statements with the speaker's name.",
        parts: &[("name!", "string", "A name, or the beginnings of its words."), COUNT],
        answer: who,
    },
    Tool {
        name: "positions",
        title: "Who stands where",
        about: "Where actors stand on the issues of the record: for, against or undecided, under which condition, since when, by \
                which words of which report, and what contradicts it. With `every`, each single position over time instead \
                of each actor's last.",
        parts: &[
            ISSUE,
            ACTOR,
            ("on", "string", "Who stood where on this day, YYYY-MM-DD."),
            SINCE,
            UNTIL,
            STATES,
            SURE,
            ("every", "boolean", "Every position instead of each actor's last."),
            COUNT,
        ],
        answer: positions,
    },
    Tool {
        name: "changes",
        title: "Who moved",
        about: "Whose stance changed, from what to what, and where reports contradict each other (`kind` is conflict), each \
                with both pieces of evidence; the latest first.",
        parts: &[ISSUE, ACTOR, SINCE, UNTIL, STATES, SURE, COUNT],
        answer: changes,
    },
    Tool {
        name: "article",
        title: "A report's text",
        about: "The text of one report by its number (`article` in every entry), path or address, to see words in their \
                context. Long texts come in parts.",
        parts: &[
            ("article!", "string", "Its number, path or address."),
            ("from", "integer", "The code point at which the part begins; 0 is the beginning."),
        ],
        answer: article,
    },
];

/// What was asked, of all tools.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    words: String,
    speaker: Option<String>,
    outlet: Option<String>,
    order: Option<String>,
    name: String,
    issue: Option<String>,
    actor: Option<String>,
    on: Option<String>,
    since: Option<String>,
    until: Option<String>,
    roll_up: bool,
    min: Option<f32>,
    every: bool,
    limit: Option<usize>,
    article: Value,
    from: usize,
}

/// What can be asked, as the protocol has it.
pub(super) fn list() -> Vec<Value> {
    let tool = |tool: &Tool| {
        let named = |part: &str| part.trim_end_matches('!').to_owned();
        let parts = tool.parts.iter().map(|(part, kind, about)| {
            (named(part), json!({ "type": kind, "description": about }))
        });
        let parts: serde_json::Map<String, Value> = parts.collect();
        let needed = tool.parts.iter().filter(|(part, ..)| part.ends_with('!'));
        let needed: Vec<String> = needed.map(|(part, ..)| named(part)).collect();
        json!({
            "name": tool.name,
            "title": tool.title,
            "description": tool.about,
            "inputSchema": {
                "type": "object",
                "properties": parts,
                "required": needed,
                "additionalProperties": false,
            },
            "annotations": { "readOnlyHint": true, "openWorldHint": false },
        })
    };
    TOOLS.iter().map(tool).collect()
}

/// What a tool answers to these arguments.
pub(super) fn call(record: &Record, name: &str, arguments: &Value) -> Result<Value, Fault> {
    let tool = TOOLS.iter().find(|it| it.name == name).ok_or(Fault::Unknown)?;
    let mut given = match arguments {
        Value::Null => serde_json::Map::new(),
        Value::Object(given) => given.clone(),
        _ => return Err(anyhow!("the arguments are no object").into()),
    };
    // What is null was not said.
    given.retain(|_, value| !value.is_null());
    let names: Vec<&str> = tool.parts.iter().map(|(part, ..)| part.trim_end_matches('!')).collect();
    if let Some(other) = given.keys().find(|it| !names.contains(&it.as_str())) {
        return Err(anyhow!("{name} knows no {other}, but {}", names.join(", ")).into());
    }
    let is_missing = |part: &str| part.strip_suffix('!').is_some_and(|it| !given.contains_key(it));
    if let Some((part, ..)) = tool.parts.iter().find(|(part, ..)| is_missing(part)) {
        return Err(anyhow!("{name} needs {}", part.trim_end_matches('!')).into());
    }
    let asked = serde_json::from_value(Value::Object(given))?;
    Ok((tool.answer)(record, &asked)?)
}

impl Asked {
    fn limit(&self) -> usize {
        self.limit.unwrap_or(LIMIT).clamp(1, MOST)
    }

    fn filters(&self, record: &Record) -> anyhow::Result<PositionFilters> {
        if let Some(id) = &self.issue {
            crate::output::must_follow(record, id)?;
        }
        let min = self.min.unwrap_or(PositionFilters::MIN);
        if !(0.0..=1.0).contains(&min) {
            bail!("min is a number from 0 to 1");
        }
        Ok(PositionFilters {
            issue: self.issue.clone(),
            actor: self.actor.clone(),
            since: day(&self.since)?,
            until: day(&self.until)?,
            on: day(&self.on)?,
            to_states: self.roll_up,
            min,
            ..PositionFilters::default()
        })
    }
}

fn day(typed: &Option<String>) -> anyhow::Result<Option<NaiveDate>> {
    let Some(typed) = typed else { return Ok(None) };
    let day = typed.parse().map_err(|_| anyhow!("{typed} is no day: YYYY-MM-DD is"))?;
    Ok(Some(day))
}

/// The first of what was found, and how many there are in all.
fn some<T: Serialize>(name: &str, found: Vec<T>, limit: usize) -> anyhow::Result<Value> {
    let all = found.len();
    let some = found.into_iter().take(limit).map(serde_json::to_value);
    Ok(json!({ name: some.collect::<Result<Vec<Value>, _>>()?, "in_all": all }))
}

fn about(record: &Record, _: &Asked) -> anyhow::Result<Value> {
    let issues = record.codebook()?.issues.into_iter();
    let issues: Vec<Value> =
        issues.map(|it| json!({ "id": it.id, "title": it.title, "for": it.meaning })).collect();
    Ok(json!({ "counts": record.counts()?, "issues": issues }))
}

fn search(record: &Record, asked: &Asked) -> anyhow::Result<Value> {
    let limit = asked.limit();
    let filters = Filters {
        since: day(&asked.since)?,
        until: day(&asked.until)?,
        limit: Some(limit as u32),
        order: match asked.order.as_deref() {
            None | Some("best") => SearchOrder::Best,
            Some("newest") => SearchOrder::Newest,
            Some("oldest") => SearchOrder::Oldest,
            Some(other) => bail!("the order is best, newest or oldest, not {other}"),
        },
        speaker: asked.speaker.clone(),
        outlet: asked.outlet.clone(),
    };
    let has_filter = filters.speaker.is_some()
        || filters.outlet.is_some()
        || filters.since.is_some()
        || filters.until.is_some();
    if asked.words.trim().is_empty() && !has_filter {
        bail!("something to search by is needed: words, speaker, outlet, since or until");
    }
    let (found, all) = record.search_part(&asked.words, &filters, 0)?;
    Ok(json!({ "statements": serde_json::to_value(found)?, "in_all": all }))
}

fn who(record: &Record, asked: &Asked) -> anyhow::Result<Value> {
    let limit = asked.limit();
    let mut actors = record.who(&asked.name)?;
    for actor in &mut actors {
        let rest = actor.statements.len().saturating_sub(limit);
        actor.statements.drain(..rest);
    }
    some("actors", actors, limit)
}

fn positions(record: &Record, asked: &Asked) -> anyhow::Result<Value> {
    let filters = asked.filters(record)?;
    match asked.every {
        true => some("positions", record.positions(&filters)?, asked.limit()),
        false => some("standings", record.standings(&filters)?, asked.limit()),
    }
}

fn changes(record: &Record, asked: &Asked) -> anyhow::Result<Value> {
    let mut changes = record.changes(&asked.filters(record)?)?;
    changes.reverse();
    some("changes", changes, asked.limit())
}

fn article(record: &Record, asked: &Asked) -> anyhow::Result<Value> {
    let words = match &asked.article {
        Value::String(words) => words.clone(),
        other => other.to_string(),
    };
    let found = crate::commands::articles_of(record, &words)?;
    let [id] = found[..] else {
        bail!(
            "{} articles are called {words}; one is asked for by its number: {found:?}",
            found.len()
        );
    };
    let Some(entry) = record.article_entry(id)? else { bail!("the record has no article {id}") };
    let letters = entry.text.chars().count();
    let part: String = entry.text.chars().skip(asked.from).take(PART).collect();
    Ok(json!({
        "article": entry.line,
        "byline": entry.byline,
        "from": asked.from,
        "letters": letters,
        "text": part,
        "rest": (asked.from.saturating_add(PART) < letters).then(|| asked.from + PART),
    }))
}
