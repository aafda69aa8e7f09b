//! From the model's probabilities to a confidence that means something.

use serde::Deserialize;

/// A logistic map (Platt 1999) from a model's probability to the share of such findings that are right,
/// fitted on articles that the model was not trained on.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Calibration {
    /// What the log odds are multiplied with.
    pub slope: f32,
    /// What is added to them.
    pub offset: f32,
}

impl Default for Calibration {
    /// The map that changes nothing.
    fn default() -> Calibration {
        Calibration { slope: 1.0, offset: 0.0 }
    }
}

impl Calibration {
    /// The calibrated probability, to three digits.
    pub fn apply(self, probability: f32) -> f32 {
        let odds = self.slope * log_odds(probability) + self.offset;
        (1000.0 * probability_of(odds)).round() / 1000.0
    }
}

/// The mean of two probabilities by their log odds, so that one near 0 or 1 weighs as much as it says.
pub fn mean_by_odds(a: f32, b: f32) -> f32 {
    probability_of((log_odds(a) + log_odds(b)) / 2.0)
}

/// A probability whose log odds are greater by `by`.
pub fn raised(probability: f32, by: f32) -> f32 {
    (1000.0 * probability_of(log_odds(probability) + by)).round() / 1000.0
}

fn log_odds(probability: f32) -> f32 {
    let p = probability.clamp(1e-6, 1.0 - 1e-6);
    (p / (1.0 - p)).ln()
}

/// The probability that log odds are.
pub fn probability_of(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_by_odds_leans_to_who_is_surer() {
        assert!((mean_by_odds(0.8, 0.8) - 0.8).abs() < 1e-6);
        assert!((mean_by_odds(0.9, 0.5) - 0.75).abs() < 1e-6);
        assert!(mean_by_odds(0.999, 0.5) > 0.96);
        assert!(mean_by_odds(1.0, 0.0).is_finite());
    }

    #[test]
    fn the_default_changes_nothing_and_a_slope_does() {
        assert_eq!(Calibration::default().apply(0.75), 0.75);
        assert_eq!(Calibration { slope: 0.5, offset: 0.0 }.apply(0.9), 0.75);
        assert_eq!(Calibration { slope: 1.0, offset: 0.0 }.apply(1.0), 1.0);
    }
}
