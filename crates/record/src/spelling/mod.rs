//! Whether two names may be one person's, by their spelling alone.
//!
//! Pure and symmetric. It says what the letters allow; whether two actors *are* one needs more than
//! that, which `join` asks for.

mod person;
mod short_form;
mod skeleton;

pub(crate) use person::{PersonName, has_capital, without_honours, without_titles};
use short_form::is_short_form;
pub(crate) use skeleton::{loose, may_begin_alike, strict};

/// How two names are alike, from the most alike to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// The same name.
    Same,
    /// The same, but one of them has middle names or initials that the other leaves out.
    Fuller,
    /// The same name out of another alphabet, by the usual ways to write it: "Zelensky", "Zelenskyy".
    Transliterated,
    /// Spelt much alike, or one short for the other, as two people's names also are: "Brian", "Bryan";
    /// "Joe", "Joseph".
    Similar,
    /// One of them gives initials, or no given name, where the other gives names.
    Short,
    /// Two people's names.
    Different,
}

/// How alike two names are.
pub(crate) fn likeness(a: &PersonName, b: &PersonName) -> Likeness {
    if a.generation != b.generation && a.generation.is_some() && b.generation.is_some() {
        return Likeness::Different;
    }
    let family = family_likeness(&a.family, &b.family);
    if family == Likeness::Different {
        // "Alexandria Ocasio Cortez" has a hyphen elsewhere.
        return if a.is_full() && b.is_full() && a.joined() == b.joined() {
            Likeness::Same
        } else {
            Likeness::Different
        };
    }
    family.max(given_likeness(&a.given, &b.given))
}

/// How alike two family names are: never `Fuller` nor `Short`.
fn family_likeness(a: &str, b: &str) -> Likeness {
    let without_spaces = |name: &str| name.replace(' ', "");
    if a == b || without_spaces(a) == without_spaces(b) {
        Likeness::Same
    } else {
        // "von der Leyen" is also "Leyen" in some houses' style.
        let [bare_a, bare_b] = [a, b].map(person::without_particles);
        word_likeness(&without_spaces(bare_a), &without_spaces(bare_b))
    }
}

fn given_likeness(a: &[String], b: &[String]) -> Likeness {
    let are_initials = |given: &[String]| given.iter().all(|part| is_initial(part));
    if are_initials(a) && are_initials(b) {
        let fits = a.iter().zip(b).all(|(a, b)| a == b);
        return if fits { Likeness::Short } else { Likeness::Different };
    }
    if a.concat() == b.concat() {
        return Likeness::Same;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(first), Some(other)) = (short.first(), long.first()) else { return Likeness::Short };
    let mut all = part_likeness(first, other);
    for (middle, other) in short.iter().zip(long).skip(1) {
        all = all.max(match part_likeness(middle, other) {
            // An initial for a middle name is no shortening of the whole: "Donald J. Trump".
            Likeness::Short => Likeness::Fuller,
            // People of one family differ in little: "George H. W. Bush", "George W. Bush".
            Likeness::Similar => Likeness::Different,
            likeness => likeness,
        });
    }
    if short.len() < long.len() { all.max(Likeness::Fuller) } else { all }
}

fn part_likeness(a: &str, b: &str) -> Likeness {
    if is_initial(a) || is_initial(b) {
        let same = a.chars().next() == b.chars().next();
        return if same { Likeness::Short } else { Likeness::Different };
    }
    if is_short_form(a, b) { Likeness::Similar } else { word_likeness(a, b) }
}

fn word_likeness(a: &str, b: &str) -> Likeness {
    if a == b {
        Likeness::Same
    } else if !may_begin_alike(a, b) {
        Likeness::Different
    } else if strict(a) == strict(b) {
        Likeness::Transliterated
    } else if loose(a) == loose(b) {
        Likeness::Similar
    } else {
        Likeness::Different
    }
}

pub(crate) fn is_initial(part: &str) -> bool {
    part.chars().nth(1).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_may_be_one() {
        use Likeness::{Different, Fuller, Same, Short, Similar, Transliterated};
        let check = |a: &str, b: &str, expected: Likeness| {
            let [a, b] = [a, b].map(|name| PersonName::parse(name).unwrap());
            assert_eq!(likeness(&a, &b), expected, "{a:?} {b:?}");
            assert_eq!(likeness(&b, &a), expected, "{b:?} {a:?}");
        };
        check("Dr Nóra Whitlam", "Nora Whitlam", Same);
        check("Orbán, Viktor", "Viktor Orban", Same);
        check("Seán O’Brien", "Sean O'Brien", Same);
        check("Karl-Otto Brandt", "Karl Otto Brandt", Same);
        check("Jean-Marc Pell", "Jeanmarc Pell", Same);
        check("Oona Ocasio-Pell", "Oona Ocasio Pell", Same);
        check("Anke von der Lind", "Anke Von der Lind", Same);
        check("Donald J. Trump", "Donald Trump", Fuller);
        check("Donald John Trump", "Donald J. Trump", Fuller);
        check("George H. W. Bush", "George Bush", Fuller);
        check("George H. W. Bush", "George W. Bush", Different);
        check("George A. Brandt", "George B. Brandt", Different);
        check("Volodymyr Zelensky", "Volodymyr Zelenskyy", Transliterated);
        check("Volodymyr Zelenskiy", "Volodymyr Zelenskyi", Transliterated);
        check("Yulia Tymoshenko", "Julia Tymoshenko", Transliterated);
        check("Yuliia Tymoshenko", "Iuliia Tymoshenko", Transliterated);
        check("Aleksandr Brand", "Alexander Brand", Transliterated);
        check("Aleksandr Brand", "Oleksandr Brand", Different);
        check("Dmitry Brand", "Dmitri Brand", Transliterated);
        check("Dmitry Brand", "Dmytro Brand", Different);
        check("Sergei Brand", "Sergey Brand", Transliterated);
        check("Sergei Brand", "Serhiy Brand", Different);
        check("Mikhail Brand", "Mihail Brand", Transliterated);
        check("Evgeny Brand", "Yevgeny Brand", Transliterated);
        check("Angela Müller", "Angela Mueller", Transliterated);
        check("Bryan Lind", "Brian Lind", Similar);
        check("Mohammed Lind", "Muhammad Lind", Similar);
        check("Mahmoud Lind", "Mahmud Lind", Similar);
        check("Joseph R. Lind", "Joe Lind", Similar);
        check("Chuck Lind", "Charles Lind", Similar);
        check("Chuck Lind", "Charlie Lind", Different);
        check("Tom Lind", "Tim Lind", Different);
        check("Jan Lind", "Ian Lind", Different);
        check("Jed Lind", "Ed Lind", Different);
        check("Jun Lind", "Yun Lind", Different);
        check("Bruce Lee", "Bruce Li", Different);
        check("Robert Brandt", "Roberta Brandt", Different);
        check("J. P. Ortiz", "Jan Piet Ortiz", Short);
        check("J.P. Ortiz", "Jan Piet Ortiz", Short);
        check("J. P. Ortiz", "Piet Ortiz", Different);
        check("Ortiz", "Jan Piet Ortiz", Short);
        check("Mr Ortiz", "Ortiz", Short);
        check("Tom Brandt Jr", "Tom Brandt Sr", Different);
        check("Tom Brandt Jr.", "Tom Brandt", Same);
        check("Ada Hale", "Ben Hale", Different);
    }
}
