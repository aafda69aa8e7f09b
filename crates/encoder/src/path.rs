//! The best path of tags through a passage, and how probable each of its tags is.
//!
//! A linear-chain conditional random field (Lafferty, `McCallum` and Pereira 2001): the score of a
//! path is the sum of what the network says of each token and of what may follow what. Training has
//! the same in `training/crf.py`.

use onrecord_text::{ScoredTag, Tag};
use serde::Deserialize;

/// The network's score for each tag of one token.
pub type Emissions = [f32; Tag::COUNT];

/// The score of a step that cannot be taken.
const IMPOSSIBLE: f32 = -1e4;

/// Learned scores of one tag following another, and of a tag beginning a passage.
#[derive(Clone, Debug, Deserialize)]
pub struct Transitions {
    /// `step[a][b]` is the score of tag `b` after tag `a`.
    step: [Emissions; Tag::COUNT],
    /// The score of a passage's first tag.
    start: Emissions,
}

impl Transitions {
    /// Rules out what the begin-inside-outside scheme forbids, whatever was learned.
    pub(crate) fn restricted(mut self) -> Transitions {
        for after in 0..Tag::COUNT {
            let Some(Tag::Inside(role)) = Tag::from_label(after) else { continue };
            self.start[after] = IMPOSSIBLE;
            for (before, steps) in self.step.iter_mut().enumerate() {
                if Tag::from_label(before).and_then(Tag::role) != Some(role) {
                    steps[after] = IMPOSSIBLE;
                }
            }
        }
        self
    }

    /// The most probable path (Viterbi), each tag with its probability over all paths
    /// (forward-backward).
    pub fn best(&self, emissions: &[Emissions]) -> Vec<ScoredTag> {
        let labels = self.viterbi(emissions);
        let marginals = self.marginals(emissions);
        let tags = labels.into_iter().zip(marginals);
        tags.map(|(label, probabilities)| ScoredTag {
            tag: Tag::from_label(label).unwrap_or_default(),
            probability: probabilities[label].clamp(0.0, 1.0),
        })
        .collect()
    }

    fn viterbi(&self, emissions: &[Emissions]) -> Vec<usize> {
        let Some(first) = emissions.first() else { return Vec::new() };
        let mut score = add(&self.start, first);
        let mut origins = Vec::with_capacity(emissions.len());
        for emission in &emissions[1..] {
            let mut origin = [0; Tag::COUNT];
            let mut next = [0.0; Tag::COUNT];
            for after in 0..Tag::COUNT {
                let from = |before: usize| score[before] + self.step[before][after];
                origin[after] = argmax((0..Tag::COUNT).map(from));
                next[after] = from(origin[after]) + emission[after];
            }
            origins.push(origin);
            score = next;
        }
        let mut label = argmax(score.into_iter());
        let mut labels = vec![label];
        for origin in origins.iter().rev() {
            label = origin[label];
            labels.push(label);
        }
        labels.reverse();
        labels
    }

    /// For each token, the probability of each tag.
    fn marginals(&self, emissions: &[Emissions]) -> Vec<Emissions> {
        let mut forward: Vec<Emissions> = Vec::with_capacity(emissions.len());
        for emission in emissions {
            let reach = match forward.last() {
                None => self.start,
                Some(last) => each(|after| {
                    log_sum_exp(each(|before| last[before] + self.step[before][after]))
                }),
            };
            forward.push(add(&reach, emission));
        }
        let Some(total) = forward.last().map(|last| log_sum_exp(*last)) else { return Vec::new() };
        let mut backward = [0.0; Tag::COUNT];
        let mut found = forward;
        for (at, emission) in emissions.iter().enumerate().rev() {
            let forward = found[at];
            found[at] = each(|label| (forward[label] + backward[label] - total).exp());
            let ahead = add(&backward, emission);
            backward = each(|before| log_sum_exp(add(&self.step[before], &ahead)));
        }
        found
    }
}

fn each(value: impl FnMut(usize) -> f32) -> Emissions {
    std::array::from_fn(value)
}

fn add(a: &Emissions, b: &Emissions) -> Emissions {
    each(|i| a[i] + b[i])
}

/// The index of the greatest value, the first of equals.
fn argmax(values: impl Iterator<Item = f32>) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (i, value) in values.enumerate() {
        if value > best.1 {
            best = (i, value);
        }
    }
    best.0
}

fn log_sum_exp(values: Emissions) -> f32 {
    let top = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    top + values.iter().map(|value| (value - top).exp()).sum::<f32>().ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_text::Role::{Content, Cue};

    fn free() -> Transitions {
        Transitions { step: [[0.0; 7]; 7], start: [0.0; 7] }.restricted()
    }

    fn emission(label: usize, score: f32) -> Emissions {
        each(|i| if i == label { score } else { 0.0 })
    }

    #[test]
    fn a_span_cannot_go_on_without_beginning() {
        // Label 6 goes on with content; alone it must become 5, the beginning, or nothing.
        let path = free().best(&[emission(6, 3.0), emission(6, 3.0), emission(3, 5.0)]);
        let tags: Vec<Tag> = path.iter().map(|scored| scored.tag).collect();
        assert_eq!(tags, [Tag::Begin(Content), Tag::Inside(Content), Tag::Begin(Cue)]);
    }

    #[test]
    fn probabilities_are_those_of_all_paths() {
        // Two tokens and no preference: every allowed path is as probable as another. Seven tags
        // can follow a tag of a role except the insides of the other two; outside allows four.
        let path = free().best(&[[0.0; 7], [0.0; 7]]);
        assert_eq!(path[0].tag, Tag::Outside);
        // Starts: outside and three beginnings, followed by 4, 5, 5 and 5 tags: 19 paths.
        assert!((path[0].probability - 4.0 / 19.0).abs() < 1e-5);
        assert!((path[1].probability - 4.0 / 19.0).abs() < 1e-5);
    }

    #[test]
    fn no_tokens_no_tags() {
        assert!(free().best(&[]).is_empty());
    }
}
