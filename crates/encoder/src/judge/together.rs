//! Which passages are read in one run: what stands around a sentence is read for its neighbours too.

use super::input::LONGEST_RUN;
use crate::Vocabulary;
use onrecord_text::{Layout, Passage};

/// The passages that are `wanted`, by their numbers, in runs of at most so many that have room for all
/// their words.
pub fn together(
    most: usize,
    text: &str,
    layout: &Layout,
    passages: &[Passage],
    wanted: &[bool],
    vocabulary: &Vocabulary,
) -> Vec<Vec<usize>> {
    let numbers = (0..passages.len()).filter(|number| wanted[*number]);
    if most <= 1 {
        return numbers.map(|number| vec![number]).collect();
    }
    let until = pieces_until(text, layout, vocabulary);
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for number in numbers {
        let passage = &passages[number];
        let fits = |run: &&mut Vec<usize>| {
            let from = passages[run[0]].tokens.start;
            let last = &passages[run[run.len() - 1]];
            let touches = passage.tokens.start <= last.tokens.end;
            let room = until[passage.tokens.end.max(last.tokens.end)] - until[from];
            run.len() < most && touches && room <= LONGEST_RUN
        };
        match runs.last_mut().filter(fits) {
            Some(run) => run.push(number),
            None => runs.push(vec![number]),
        }
    }
    runs
}

/// How many pieces stand before each token, and in all.
fn pieces_until(text: &str, layout: &Layout, vocabulary: &Vocabulary) -> Vec<usize> {
    let mut ids = Vec::new();
    let mut until = vec![0];
    for token in &layout.tokens {
        vocabulary.add_pieces(token.of(text), &mut ids);
        until.push(ids.len());
    }
    until
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::tests::tiny;

    #[test]
    fn neighbours_are_read_in_one_run_while_there_is_room() {
        let text = "The told. ".repeat(100);
        let layout = Layout::of(&text);
        let passage = |from: usize, to: usize| Passage {
            tokens: from..to,
            focus: to - 3..to,
            holders: Vec::new(),
        };
        let runs = |passages: &[Passage], wanted: &[bool]| {
            together(5, &text, &layout, passages, wanted, &tiny())
        };
        let near: Vec<Passage> = (1..=7).map(|n| passage(3 * (n - 1), 3 * n)).collect();
        assert_eq!(runs(&near, &[true; 7]), [vec![0, 1, 2, 3, 4], vec![5, 6]]);
        let wanted = [false, true, true, false, false, true, false];
        assert_eq!(runs(&near, &wanted), [vec![1, 2], vec![5]]);
        let far = [passage(0, 9), passage(12, 21), passage(15, 300)];
        assert_eq!(runs(&far, &[true; 3]), [[0], [1], [2]]);
    }
}
