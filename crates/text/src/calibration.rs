//! From the model's probabilities to a confidence that means something.

use serde::Deserialize;

/// A logistic map (Platt 1999) from the product of the probabilities of a statement's parts to the
/// probability that the whole statement is right, fitted on articles that the model was not trained on.
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
        let p = probability.clamp(1e-6, 1.0 - 1e-6);
        let odds = self.slope * (p / (1.0 - p)).ln() + self.offset;
        (1000.0 / (1.0 + (-odds).exp())).round() / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_changes_nothing_and_a_slope_does() {
        assert_eq!(Calibration::default().apply(0.75), 0.75);
        assert_eq!(Calibration { slope: 0.5, offset: 0.0 }.apply(0.9), 0.75);
        assert_eq!(Calibration { slope: 1.0, offset: 0.0 }.apply(1.0), 1.0);
    }
}
