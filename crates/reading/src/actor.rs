//! Speakers become actors by name: one actor for a full name and the surname that comes back later.

use crate::name::{Naming, is_body, naming};
use crate::{Actor, ActorKind, SpeakerHow};
use onrecord_text::{Layout, Span};

/// Who one speaker is believed to be, and how that was found.
pub(crate) type Resolved = (Option<usize>, SpeakerHow);

/// The actors that `speakers` name, and who each speaker is. A speaker is the words of one statement.
///
/// A surname alone, or a first part of a name, stands for the one actor whose fuller name ends or
/// begins with it. Where two would do, it is an actor of its own rather than a guess. Titles and
/// pronouns stay without an actor.
pub(crate) fn resolve(
    text: &str,
    layout: &Layout,
    outlet: Option<&str>,
    speakers: &[&[Span]],
) -> (Vec<Actor>, Vec<Resolved>) {
    let namings: Vec<Option<Naming>> = speakers
        .iter()
        .map(|words| words.first().map(|span| naming(text, layout, *span)))
        .collect();
    let mut cast = Cast::default();
    // Full names first, so that a headline's surname finds the name that the report gives later.
    for naming in namings.iter().flatten() {
        if let Naming::Name { name, role } = naming {
            cast.add(name.of(text), role.map(|role| role.of(text)));
        }
    }
    cast.settle();
    let resolved = namings.iter().map(|naming| match naming {
        None => (None, SpeakerHow::None),
        Some(Naming::Pronoun) => (None, SpeakerHow::Pronoun),
        Some(Naming::Title) => (None, SpeakerHow::Title),
        Some(Naming::Name { name, .. }) => {
            let actor = cast.find(name.of(text));
            let is_outlet = outlet.is_some_and(|outlet| key(outlet) == key(name.of(text)));
            (actor, if is_outlet { SpeakerHow::Outlet } else { SpeakerHow::Named })
        }
    });
    let resolved = resolved.collect();
    (cast.actors, resolved)
}

/// The names that an article gives, and later its actors.
#[derive(Default)]
struct Cast {
    /// Different names with their keys and roles, in the order of the text.
    names: Vec<(String, String, Option<String>)>,
    actors: Vec<Actor>,
    /// The actor of each name.
    actor_of: Vec<usize>,
}

impl Cast {
    fn add(&mut self, name: &str, role: Option<&str>) {
        let key = key(name);
        match self.names.iter_mut().find(|(_, other, _)| *other == key) {
            Some((_, _, known)) => *known = known.take().or(role.map(str::to_owned)),
            None => self.names.push((name.to_owned(), key, role.map(str::to_owned))),
        }
    }

    /// Makes an actor of each name that is not short for exactly one other.
    fn settle(&mut self) {
        let full: Vec<Option<usize>> = (0..self.names.len()).map(|i| self.fuller(i)).collect();
        let mut actor_of = vec![usize::MAX; self.names.len()];
        for (i, (name, _, role)) in self.names.iter().enumerate() {
            if full[i].is_none() {
                actor_of[i] = self.actors.len();
                let kind = kind(name);
                self.actors.push(Actor {
                    name: name.clone(),
                    kind,
                    aliases: Vec::new(),
                    role: role.clone(),
                });
            }
        }
        for (i, (name, _, role)) in self.names.iter().enumerate() {
            if let Some(mut fuller) = full[i] {
                // Each is longer than the last, so this ends.
                while let Some(longer) = full[fuller] {
                    fuller = longer;
                }
                actor_of[i] = actor_of[fuller];
                let actor = &mut self.actors[actor_of[i]];
                actor.aliases.push(name.clone());
                actor.role = actor.role.take().or(role.clone());
            }
        }
        self.actor_of = actor_of;
    }

    /// The one longest name that name `i` is short for.
    fn fuller(&self, i: usize) -> Option<usize> {
        let short = &self.names[i].1;
        let is_first_name = |full: &str| {
            !short.contains(' ') && !is_body(full) && full.starts_with(&format!("{short} "))
        };
        let is_short_for = |full: &str| full.ends_with(&format!(" {short}")) || is_first_name(full);
        let mut longest: Option<usize> = None;
        for (j, (_, full, _)) in
            self.names.iter().enumerate().filter(|(_, (_, full, _))| is_short_for(full))
        {
            match longest {
                None => longest = Some(j),
                Some(other) => {
                    let (a, b) = (&self.names[other].1, full);
                    let nested = |long: &str, short: &str| long.contains(short);
                    if nested(b, a) {
                        longest = Some(j);
                    } else if !nested(a, b) {
                        return None;
                    }
                }
            }
        }
        longest
    }

    fn find(&self, name: &str) -> Option<usize> {
        let key = key(name);
        let at = self.names.iter().position(|(_, other, _)| *other == key)?;
        Some(self.actor_of[at])
    }
}

/// A name as it is compared: small letters, single spaces, no stops, no possessive.
fn key(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c == '.').filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let key = words.join(" ");
    let key = key.strip_suffix("’s").or(key.strip_suffix("'s")).unwrap_or(&key);
    key.strip_prefix("the ").unwrap_or(key).to_owned()
}

/// What a name's own form shows: a body's last word, or two and more words of a person's.
fn kind(name: &str) -> Option<ActorKind> {
    if is_body(name) {
        return Some(ActorKind::Organisation);
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_plain =
        |word: &&str| !word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    (words.len() >= 2
        && !name.contains(" of ")
        && words.iter().filter(|w| is_plain(w)).count() >= 2)
        .then_some(ActorKind::Person)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Speakers, one a line, against `name <- alias, alias (role)` lines and who each speaker is.
    #[track_caller]
    fn check(speakers: &[&str], actors: &[&str], resolved: &[Option<usize>]) {
        let text = speakers.join("\n");
        let layout = Layout::of(&text);
        let spans: Vec<[Span; 1]> = layout.paragraphs.iter().map(|p| [p.span]).collect();
        let spans: Vec<&[Span]> = spans.iter().map(|span| &span[..]).collect();
        let (found, who) = resolve(&text, &layout, Some("Gazette"), &spans);
        let shown: Vec<String> = found
            .iter()
            .map(|actor| {
                let aliases = if actor.aliases.is_empty() {
                    String::new()
                } else {
                    format!(" <- {}", actor.aliases.join(", "))
                };
                let role = actor.role.as_ref().map(|role| format!(" ({role})")).unwrap_or_default();
                format!("{}{aliases}{role}", actor.name)
            })
            .collect();
        assert_eq!(shown, actors);
        assert_eq!(who.iter().map(|(actor, _)| *actor).collect::<Vec<_>>(), resolved);
    }

    #[test]
    fn a_surname_is_short_for_the_full_name() {
        check(
            &["Marrant", "Transport Minister Ilse Marrant", "She", "Ms Marrant", "Tomas Brandt"],
            &["Ilse Marrant <- Marrant (Transport Minister)", "Tomas Brandt"],
            &[Some(0), Some(0), None, Some(0), Some(1)],
        );
    }

    #[test]
    fn a_body_that_bears_a_name_is_not_the_person() {
        check(
            &["Hale", "Ann", "Ann Hale", "the Ann Hale Foundation"],
            &["Ann Hale <- Hale, Ann", "Ann Hale Foundation"],
            &[Some(0), Some(0), Some(0), Some(1)],
        );
    }

    #[test]
    fn no_guess_between_two_of_a_name() {
        check(
            &["Ada Hale", "Ben Hale", "Hale"],
            &["Ada Hale", "Ben Hale", "Hale"],
            &[Some(0), Some(1), Some(2)],
        );
    }

    #[test]
    fn kinds_and_outlets() {
        let text = "The Gazette\nAna Ruiz\nthe Harrow Council\nNATO";
        let layout = Layout::of(text);
        let spans: Vec<[Span; 1]> = layout.paragraphs.iter().map(|p| [p.span]).collect();
        let spans: Vec<&[Span]> = spans.iter().map(|span| &span[..]).collect();
        let (actors, who) = resolve(text, &layout, Some("The Gazette"), &spans);
        let kinds: Vec<Option<ActorKind>> = actors.iter().map(|actor| actor.kind).collect();
        use ActorKind::{Organisation, Person};
        assert_eq!(kinds, [Some(Organisation), Some(Person), Some(Organisation), None]);
        assert_eq!(who[0].1, SpeakerHow::Outlet);
    }
}
