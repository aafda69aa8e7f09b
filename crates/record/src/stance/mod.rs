//! Questions about positions. SQL fetches all of them as [`Held`], without their words; what they mean
//! together is said by pure rules: [`course`] for the order of time, [`state`] for who counts for a state;
//! and of those that an answer cites, [`told`] fetches the words.

mod course;
mod entry;
mod government;
mod held;
mod holding;
mod roll_up;
mod state;
mod tenure;
mod told;
mod when;

pub use course::{Change, ChangeIn, ChangeKind, Standing, StandingIn};
pub use entry::{PositionEntry, PositionSpans, QuantityEntry};
pub use held::Held;
pub use holding::{Holding, Holdings};
pub(crate) use told::{change_entries, entries, standing_entries};
pub(crate) use when::PAST;
pub use when::When;

use crate::query::actors_named;
use course::order;
use onrecord_text::{NaiveDate, Stance};
use roll_up::States;
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};

/// Which positions count. What is left out does not restrict them.
#[derive(Clone, Debug, PartialEq)]
pub struct PositionFilters {
    /// Only those on the issue with this id.
    pub issue: Option<String>,
    /// Only those of actors with a name in which each of these words begins a word.
    pub actor: Option<String>,
    /// Only those held on this day or later. One without a day is not.
    pub since: Option<NaiveDate>,
    /// Only those held on this day or before. One without a day is not.
    pub until: Option<NaiveDate>,
    /// Only this stance.
    pub stance: Option<Stance>,
    /// Only the latest stance of each actor on each issue that is known on this day, with the one that
    /// contradicts it, if one does.
    pub on: Option<NaiveDate>,
    /// Leaders and ministers count for their state.
    pub to_states: bool,
    /// Only those that are right with at least this probability, or that a coder kept.
    pub min: f32,
}

impl PositionFilters {
    /// The probability below which positions do not count unless they are asked for.
    pub const MIN: f32 = 0.5;

    /// Whether a position of this day counts.
    pub fn lets_through(&self, day: Option<NaiveDate>) -> bool {
        let until = [self.until, self.on].into_iter().flatten().min();
        self.since.is_none_or(|since| day.is_some_and(|day| day >= since))
            && until.is_none_or(|until| day.is_some_and(|day| day <= until))
    }
}

impl Default for PositionFilters {
    fn default() -> PositionFilters {
        PositionFilters {
            issue: None,
            actor: None,
            since: None,
            until: None,
            stance: None,
            on: None,
            to_states: false,
            min: PositionFilters::MIN,
        }
    }
}

/// The positions that the filters let through, by issue, then by day, those without a day last; of one
/// day, where it is asked for, each latest one with the one that contradicts it, by issue and name.
pub(crate) fn positions(
    record: &Connection,
    filters: &PositionFilters,
) -> rusqlite::Result<Vec<PositionEntry>> {
    entries(record, &held(record, filters)?.iter().collect::<Vec<_>>())
}

/// The same without their words.
pub(crate) fn held(record: &Connection, filters: &PositionFilters) -> rusqlite::Result<Vec<Held>> {
    let mut found = fetch(record, filters)?;
    found.retain(|it| filters.lets_through(it.day()));
    if filters.on.is_some() {
        let holdings = Holdings::of(found);
        let standings = holdings.iter().filter_map(|it| it.standing(None));
        let cited = standings.flat_map(|it| std::iter::once(it.position).chain(it.conflict));
        found = cited.cloned().collect();
    }
    found.retain(|it| filters.stance.is_none_or(|stance| it.stance == stance));
    Ok(found)
}

/// How many positions the filters keep out though all else fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Those that are not sure enough.
    pub unsure: usize,
    /// Those that are, but whose day nobody knows where a day is asked for.
    pub undated: usize,
}

/// How many positions nothing but their probability or the want of a day keeps out.
pub(crate) fn left_out(
    record: &Connection,
    filters: &PositionFilters,
) -> rusqlite::Result<LeftOut> {
    let of_any_day = |min: f32| {
        let (since, until, on) = (None, None, None);
        held(record, &PositionFilters { min, since, until, on, ..filters.clone() })
    };
    let (all, sure) = (of_any_day(0.0)?, of_any_day(filters.min)?);
    let fit = |found: &[Held]| found.iter().filter(|it| filters.lets_through(it.day())).count();
    let is_day_asked = [filters.since, filters.until, filters.on].iter().any(Option::is_some);
    let undated = sure.iter().filter(|it| is_day_asked && it.day().is_none()).count();
    Ok(LeftOut { unsure: fit(&all).saturating_sub(fit(&sure)), undated })
}

/// All positions of an article, however sure, in the order of the text.
pub(crate) fn positions_of(
    record: &Connection,
    article: i64,
) -> rusqlite::Result<Vec<PositionEntry>> {
    let which = "WHERE positions.article_id = ?1 ORDER BY positions.place";
    PositionEntry::read(record, which, [article])
}

/// The positions that an actor holds, by issue, then in order of time.
pub(crate) fn positions_held(
    record: &Connection,
    actor: i64,
) -> rusqlite::Result<Vec<PositionEntry>> {
    // By the articles in which the actor is: all positions would be searched otherwise.
    let mut found = Held::read(
        record,
        "position.id IN (
             SELECT told.id FROM article_actor
             JOIN position AS told ON told.article_id = article_actor.article_id
                 AND told.actor_place = article_actor.place
             WHERE article_actor.actor_id = ?1)",
        [actor],
    )?;
    in_order(record, &mut found)?;
    entries(record, &found.iter().collect::<Vec<_>>())
}

/// Where each actor stands on each issue, by issue, then by name.
pub(crate) fn standings(
    record: &Connection,
    filters: &PositionFilters,
) -> rusqlite::Result<Vec<Standing>> {
    let mut found = fetch(record, filters)?;
    found.retain(|it| filters.lets_through(it.day()));
    let holdings = Holdings::of(found);
    let standings = holdings.iter().filter_map(|it| it.standing(None));
    let is_asked =
        |it: &StandingIn| filters.stance.is_none_or(|stance| it.position.stance == stance);
    standing_entries(record, &standings.filter(is_asked).collect::<Vec<_>>())
}

/// What changed and what is contradictory, in order of time: by the day of the later position.
pub(crate) fn changes(
    record: &Connection,
    filters: &PositionFilters,
) -> rusqlite::Result<Vec<Change>> {
    let holdings = Holdings::of(fetch(record, filters)?);
    change_entries(record, &Holding::changes(holdings.iter(), filters))
}

/// All that each actor holds on each issue, by issue, then by name.
pub(crate) fn holdings(
    record: &Connection,
    filters: &PositionFilters,
) -> rusqlite::Result<Holdings> {
    let mut found = fetch(record, filters)?;
    found.retain(|it| filters.lets_through(it.day()));
    Ok(Holdings::of(found))
}

/// The same, with leaders and ministers counted for their state.
pub(crate) fn to_states(record: &Connection, holdings: &Holdings) -> rusqlite::Result<Holdings> {
    let states = States::of(record)?;
    let mut found = holdings.positions().to_vec();
    found.iter_mut().for_each(|it| states.roll_up(it));
    in_order(record, &mut found)?;
    Ok(Holdings::of(found))
}

/// All positions that are sure enough, on the issue and of the actors asked for, by issue and time.
fn fetch(record: &Connection, filters: &PositionFilters) -> rusqlite::Result<Vec<Held>> {
    // The decimal that was typed, not the double nearest to the single.
    let min = filters.min.to_string().parse::<f64>().unwrap_or_default();
    let mut found = Held::read(
        record,
        "(position.confidence >= ?1 OR position.review_id IS NOT NULL)
             AND (?2 IS NULL OR issue.key = ?2)",
        params![min, filters.issue],
    )?;
    let asked: Option<BTreeSet<Option<i64>>> = match &filters.actor {
        Some(name) => Some(actors_named(record, name)?.into_iter().map(Some).collect()),
        None => None,
    };
    let states = if filters.to_states { States::of(record)? } else { States::default() };
    only(&mut found, asked.as_ref(), &states);
    in_order(record, &mut found)?;
    Ok(found)
}

/// Puts positions in the order of the codebooks, and those on one issue in order of time.
fn in_order(record: &Connection, positions: &mut [Held]) -> rusqlite::Result<()> {
    let issues: BTreeMap<String, usize> =
        crate::issue::keys(record)?.into_iter().zip(0..).collect();
    positions.sort_by_cached_key(|it| (issues.get(&*it.issue).copied(), order(it)));
    Ok(())
}

/// Gives positions to those for whom they count, and keeps those of whom was asked: theirs, for whomever they
/// count, and, where it is a state, all that count for it.
fn only(found: &mut Vec<Held>, asked: Option<&BTreeSet<Option<i64>>>, states: &States) {
    found.retain_mut(|position| {
        let is_asked = |it: &Held| asked.as_ref().is_none_or(|asked| asked.contains(&it.actor_id));
        let is_theirs = is_asked(position);
        states.roll_up(position);
        is_theirs || position.actor_id.is_some() && is_asked(position)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Record;
    use crate::sample::{actor, codebook, issue, marked, position, published};
    use onrecord_reading::ActorKind::{Person, State};
    use onrecord_reading::{Actor, Kind, Position};

    /// Adds a report of this day (or none) and outlet, with positions such as "Ostland: bridge for", one
    /// each; what follows another colon is its confidence.
    fn add(record: &mut Record, day: &str, outlet: &str, told: &[&str]) {
        let office = |name: &str, role: &str| Actor {
            role: Some(role.to_owned()),
            country: Some("OS".to_owned()),
            ..actor(&[name], Some(Person))
        };
        let actors = [
            Actor { country: Some("OS".to_owned()), ..actor(&["Ostland"], Some(State)) },
            actor(&["Vestland"], Some(State)),
            office("Ada Pell", "Ostlandic president"),
            office("Bo Lind", "Ostlandic farmer"),
            Actor { country: Some("SU".to_owned()), ..office("Cy Hale", "minister in Sudland") },
        ];
        let actors: Vec<Actor> = actors
            .into_iter()
            .filter(|it| told.iter().any(|line| line.contains(&it.name)))
            .collect();
        let text = format!("{outlet} {day}\n{}", told.join("\n"));
        let (mut article, mut reading) = marked(&text, &actors);
        article.outlet = Some(outlet.to_owned());
        article.published = if day.is_empty() { None } else { published(day) };
        for line in told {
            let mut parts = line.split(": ");
            let (name, stance) = (parts.next().unwrap(), parts.next().unwrap());
            let holder = actors.iter().position(|it| it.name == name).unwrap();
            let mut told = position(&article, (holder, name), stance, line);
            told.confidence = parts.next().map_or(0.9, |it| it.parse().unwrap());
            reading.positions.push(told);
        }
        let issues = [issue("toll"), issue("bridge")];
        record.add_judged(&article, &reading, &issues, "positions@1").unwrap();
    }

    fn record() -> Record {
        let mut record = Record::in_memory().unwrap();
        record.set_codebook(&codebook(&[issue("toll"), issue("bridge")])).unwrap();
        add(
            &mut record,
            "2025-02-05",
            "Gazette",
            &["Ostland: bridge against", "Vestland: toll for"],
        );
        add(&mut record, "", "Gazette", &["Ostland: bridge undecided"]);
        add(&mut record, "2025-03-10", "Courier", &["Vestland: toll for", "Bo Lind: toll against"]);
        add(&mut record, "2025-06-01", "Courier", &["Ada Pell: bridge for", "Cy Hale: toll for"]);
        add(&mut record, "2025-06-01", "Gazette", &["Vestland: toll against: 0.7"]);
        add(&mut record, "2025-06-01", "Courier", &["Vestland: toll for: 0.6"]);
        add(&mut record, "2025-07-01", "Herald", &["Ostland: toll against: 0.4"]);
        record
    }

    fn none() -> PositionFilters {
        PositionFilters::default()
    }

    fn text(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    fn day(date: &str) -> Option<NaiveDate> {
        Some(date.parse().unwrap())
    }

    #[test]
    fn positions_are_by_issue_and_day() {
        let record = record();
        let check = |filters: PositionFilters, expected: &[&str]| {
            let found = record.positions(&filters).unwrap();
            let line = |it: &PositionEntry| {
                let by = it.by.as_ref().map(|by| format!(" ({by})")).unwrap_or_default();
                format!("{} {}{by} {}", it.issue, it.actor, it.stance.name())
            };
            assert_eq!(found.iter().map(line).collect::<Vec<_>>(), expected, "{filters:?}");
        };
        let bridge = || PositionFilters { issue: text("bridge"), ..none() };
        let all = ["bridge Ostland against", "bridge Ada Pell for", "bridge Ostland undecided"];
        check(bridge(), &all);
        check(PositionFilters { since: day("2025-02-06"), ..bridge() }, &all[1..2]);
        check(PositionFilters { until: day("2025-02-05"), ..bridge() }, &all[..1]);
        check(PositionFilters { stance: Some(Stance::For), ..bridge() }, &all[1..2]);
        check(PositionFilters { actor: text("pell"), ..bridge() }, &all[1..2]);
        check(PositionFilters { actor: text("nobody"), ..bridge() }, &[]);
        check(PositionFilters { issue: text("nothing"), ..none() }, &[]);
        let ostland = || PositionFilters { actor: text("Ostland"), ..none() };
        check(ostland(), &["bridge Ostland against", "bridge Ostland undecided"]);
        let unsure = PositionFilters { min: 0.4, ..ostland() };
        check(
            unsure,
            &["toll Ostland against", "bridge Ostland against", "bridge Ostland undecided"],
        );
        let left_out = |filters: PositionFilters| {
            let LeftOut { unsure, undated } = record.left_out(&filters).unwrap();
            (unsure, undated)
        };
        assert_eq!([left_out(ostland()), left_out(bridge())], [(1, 0), (0, 0)]);
        assert_eq!(left_out(PositionFilters { since: day("2025-02-06"), ..bridge() }), (0, 1));
        assert_eq!(left_out(PositionFilters { on: day("2025-02-06"), ..bridge() }), (0, 1));
        // Each one's latest on that day.
        let then = PositionFilters { on: day("2025-05-01"), ..none() };
        check(then, &["toll Bo Lind against", "toll Vestland for", "bridge Ostland against"]);
        let then = PositionFilters { on: day("2025-06-01"), actor: text("Vestland"), ..none() };
        check(then, &["toll Vestland against", "toll Vestland for"]);
        // The president counts for her state, under its name and under hers; a farmer does not.
        let states =
            ["bridge Ostland against", "bridge Ostland (Ada Pell) for", "bridge Ostland undecided"];
        check(PositionFilters { to_states: true, ..bridge() }, &states);
        check(PositionFilters { to_states: true, ..ostland() }, &states);
        let pell = PositionFilters { to_states: true, actor: text("Ada"), ..none() };
        check(pell, &states[1..2]);
        let lind = PositionFilters { to_states: true, actor: text("Lind"), ..none() };
        check(lind, &["toll Bo Lind against"]);
        let hale = PositionFilters { to_states: true, actor: text("Hale"), ..none() };
        check(hale, &["toll SU (Cy Hale) for"]);
    }

    #[test]
    fn a_state_moves_only_with_those_in_office() {
        let mut record = Record::in_memory().unwrap();
        let issues = [issue("bridge")];
        record.set_codebook(&codebook(&issues)).unwrap();
        let told = [
            ("2023-08-01", "Ada Pell", "", "for"),
            ("2024-02-01", "Tomas Brandt", "the Ostlandic opposition leader", "for"),
            ("2024-03-01", "Olga Hale", "Ostlandic chancellor", "against"),
            ("2024-04-01", "Olga Hale", "", "against"),
            ("2025-06-01", "Tomas Brandt", "Ostlandic chancellor", "for"),
            ("2025-07-01", "Olga Hale", "", "against"),
            ("2025-09-01", "Ada Pell", "Ostlandic foreign minister", "for"),
        ];
        for (day, name, role, stance) in told {
            let holder = Actor {
                country: Some("OS".to_owned()),
                role: Some(role.to_owned()).filter(|it| !it.is_empty()),
                ..actor(&[name], Some(Person))
            };
            let line = format!("{day}\n{name} would pay");
            let (mut article, mut reading) = marked(&line, &[holder]);
            article.published = published(day);
            let words = format!("{name} would pay");
            let told = position(&article, (0, name), &format!("bridge {stance}"), &words);
            reading.positions = vec![told];
            record.add_judged(&article, &reading, &issues, "positions@1").unwrap();
        }
        let states = PositionFilters { to_states: true, ..none() };
        let changes = record.changes(&states).unwrap();
        let line =
            |it: &Change| format!("{} {} {}", it.to.actor, it.to.stance.name(), it.to.day.unwrap());
        let state = changes.iter().filter(|it| it.to.actor_kind == Some(State)).map(line);
        assert_eq!(state.collect::<Vec<_>>(), ["OS for 2025-06-01"]);
        let held = record.positions(&states).unwrap();
        let by: Vec<&str> = held.iter().filter_map(|it| it.by.as_deref()).collect();
        assert_eq!(by, ["Olga Hale", "Olga Hale", "Tomas Brandt", "Ada Pell"]);
        // What one of them says for the state, and nobody else's words.
        let asked = PositionFilters { actor: text("Brandt"), ..states };
        let theirs = record.positions(&asked).unwrap();
        let theirs = theirs.iter().map(|it| (&*it.actor, it.by.as_deref()));
        assert_eq!(
            theirs.collect::<Vec<_>>(),
            [("Tomas Brandt", None), ("OS", Some("Tomas Brandt"))]
        );
    }

    #[test]
    fn a_copy_has_the_earliest_day_of_its_report() {
        let mut record = Record::in_memory().unwrap();
        let issues = [issue("toll")];
        record.set_codebook(&codebook(&issues)).unwrap();
        let rest = (0..60).map(|it| format!("word{it}")).collect::<Vec<_>>().join(" ");
        let mut add = |day: &str, outlet: &str, stance: &str, words: &str| {
            let (mut article, mut reading) = marked(words, &[actor(&["Ada Pell"], Some(Person))]);
            article.published = if day.is_empty() { None } else { published(day) };
            article.outlet = Some(outlet.to_owned());
            article.url = Some(format!("https://{outlet}.example/a"));
            let told = position(&article, (0, "Ada Pell"), stance, "Ada Pell spoke");
            reading.positions = vec![told];
            record.add_judged(&article, &reading, &issues, "positions@1").unwrap();
        };
        let report = format!("Headline\nAda Pell spoke. {rest}");
        add("2024-06-15", "late", "toll against", &report);
        add("2024-01-10", "first", "toll against", &report);
        add("2024-01-12", "echo", "toll for", "Headline\nAda Pell spoke.");
        add("", "undated", "toll against", &report);
        let changes = record.changes(&none()).unwrap();
        assert_eq!(changes.len(), 1, "{changes:#?}");
        assert_eq!(changes[0].from.outlet.as_deref(), Some("first"));
        assert_eq!(changes[0].days, Some(2));
        let [now] = &record.standings(&none()).unwrap()[..] else { unreachable!("one actor") };
        assert_eq!((now.position.stance, now.undated), (Stance::For, 0));
        let days: Vec<_> = record.positions(&none()).unwrap().iter().map(|it| it.day).collect();
        let first = day("2024-01-10");
        assert_eq!(days, [first, first, first, day("2024-01-12")]);
    }

    #[test]
    fn positions_follow_who_is_who() {
        let mut record = record();
        let id = |name: &str| record.who(name).unwrap()[0].id;
        let (ostland, pell) = (id("Ostland"), id("Ada Pell"));
        record.merge(ostland, pell).unwrap();
        let changes = |record: &Record| record.changes(&none()).unwrap().len();
        assert_eq!(changes(&record), 2);
        record.undo().unwrap();
        assert_eq!(changes(&record), 1);
    }

    #[test]
    fn one_quotation_with_two_stances_is_a_conflict_whatever_its_days() {
        let mut record = Record::in_memory().unwrap();
        let issues = [issue("toll")];
        record.set_codebook(&codebook(&issues)).unwrap();
        let words = "Who crosses the bridge to the island has to pay for the bridge";
        for (date, stance) in [("2025-02-05", "toll for"), ("2025-02-06", "toll undecided")] {
            let line = format!("{date}\n{{s:Ada Pell}} {{c:said}}: {{t:“{words}”}}");
            let (mut article, mut reading) = marked(&line, &[actor(&["Ada Pell"], Some(Person))]);
            article.published = published(date);
            reading.statements[0].kind = Kind::Direct;
            let told = position(&article, (0, "Ada Pell"), stance, words);
            reading.positions = vec![Position { statement: Some(0), ..told }];
            record.add_judged(&article, &reading, &issues, "positions@1").unwrap();
        }
        let [change] = &record.changes(&none()).unwrap()[..] else { unreachable!("one conflict") };
        assert_eq!((change.kind, change.days), (ChangeKind::Conflict, Some(1)));
        assert_eq!(change.from.same_words, change.to.same_words);
    }

    #[test]
    fn standings_are_by_issue_and_name() {
        let check = |filters: PositionFilters, expected: &[&str]| {
            let line = |it: &Standing| {
                let conflict = if it.conflict.is_some() { " in conflict" } else { "" };
                let since = it.since.map(|day| format!(" since {day}")).unwrap_or_default();
                format!(
                    "{} {} {}{since}, {} and {}{conflict}",
                    it.position.issue,
                    it.position.actor,
                    it.position.stance.name(),
                    it.reports,
                    it.undated
                )
            };
            let found = record().standings(&filters).unwrap();
            assert_eq!(found.iter().map(line).collect::<Vec<_>>(), expected, "{filters:?}");
        };
        check(
            none(),
            &[
                "toll Bo Lind against since 2025-03-10, 1 and 0",
                "toll Cy Hale for since 2025-06-01, 1 and 0",
                "toll Vestland against since 2025-06-01, 1 and 0 in conflict",
                "bridge Ada Pell for since 2025-06-01, 1 and 0",
                "bridge Ostland against since 2025-02-05, 1 and 1",
            ],
        );
        check(
            PositionFilters { to_states: true, issue: text("bridge"), ..none() },
            &["bridge Ostland for since 2025-06-01, 1 and 1"],
        );
        // Who was for it then, not who ever was.
        check(
            PositionFilters { stance: Some(Stance::For), on: day("2025-03-10"), ..none() },
            &["toll Vestland for since 2025-02-05, 2 and 0"],
        );
    }

    #[test]
    fn what_was_read_is_rolled_up_as_the_record_rolls_it_up() {
        let record = record();
        let as_held = record.holdings(&none()).unwrap();
        let rolled_up = PositionFilters { to_states: true, ..none() };
        assert_eq!(record.to_states(&as_held).unwrap(), record.holdings(&rolled_up).unwrap());
        assert_ne!(as_held, record.holdings(&rolled_up).unwrap());
    }

    #[test]
    fn changes_are_in_order_of_time() {
        let record = record();
        let check = |filters: PositionFilters, expected: &[&str]| {
            let line = |it: &Change| {
                let (from, to) = (&it.from, &it.to);
                let days = it.days.unwrap();
                format!(
                    "{} {} {} {} to {}, {days}",
                    it.kind.name(),
                    to.actor,
                    to.issue,
                    from.stance.name(),
                    to.stance.name()
                )
            };
            let found = record.changes(&filters).unwrap();
            assert_eq!(found.iter().map(line).collect::<Vec<_>>(), expected, "{filters:?}");
        };
        let conflict = "conflict Vestland toll against to for, 0";
        let change = "change Ostland bridge against to for, 116";
        check(none(), &[conflict]);
        let states = || PositionFilters { to_states: true, ..none() };
        check(states(), &[change, conflict]);
        check(PositionFilters { since: day("2025-06-01"), ..states() }, &[change, conflict]);
        check(PositionFilters { until: day("2025-05-31"), ..states() }, &[]);
        check(PositionFilters { issue: text("bridge"), ..states() }, &[change]);
        check(
            PositionFilters { min: 0.65, ..none() },
            &["change Vestland toll for to against, 83"],
        );
    }
}
