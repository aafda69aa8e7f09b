//! How far a confidence can be trusted: among statements of 0.8, eight in ten should be right.

use serde::Serialize;

const BINS: usize = 10;

/// The expected calibration error of the statements that carry a confidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Calibration {
    /// The mean distance between confidence and share of right statements, in percentage points.
    pub error: f64,
    /// The number of statements.
    pub statements: usize,
    /// Ten bins of equal width, lowest confidence first.
    pub bins: Vec<Bin>,
}

/// The statements whose confidence lies in one tenth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Bin {
    /// The lowest confidence of the bin, in percent: one on the border is in the upper bin.
    pub from: f64,
    /// The confidence that ends it, in percent; the last bin holds 100 too.
    pub to: f64,
    /// The number of statements in it.
    pub statements: usize,
    /// Their mean confidence, in percent; unknown in an empty bin.
    pub confidence: Option<f64>,
    /// The share of them that is right as a relation, in percent; unknown in an empty bin.
    pub correct: Option<f64>,
}

impl Calibration {
    /// The calibration of statements, each its confidence in 0..=1 and whether it is right.
    /// Nothing where there is no statement. A confidence that is not a number says nothing.
    pub(super) fn of(statements: &[(f32, bool)]) -> Option<Calibration> {
        let mut sums = [(0usize, 0.0f64, 0usize); BINS];
        for (confidence, right) in statements.iter().filter(|(confidence, _)| !confidence.is_nan())
        {
            let confidence = confidence.clamp(0.0, 1.0);
            let bin = ((confidence * BINS as f32) as usize).min(BINS - 1);
            sums[bin].0 += 1;
            sums[bin].1 += f64::from(confidence);
            sums[bin].2 += usize::from(*right);
        }
        let bins: Vec<Bin> = sums.into_iter().enumerate().map(bin).collect();
        let statements: usize = bins.iter().map(|bin| bin.statements).sum();
        let distance = |bin: &Bin| {
            bin.statements as f64
                * (bin.confidence.unwrap_or(0.0) - bin.correct.unwrap_or(0.0)).abs()
        };
        let error = bins.iter().map(distance).sum::<f64>() / statements as f64;
        (statements > 0).then_some(Calibration { error, statements, bins })
    }
}

fn bin((index, (statements, confidence, right)): (usize, (usize, f64, usize))) -> Bin {
    let mean = |sum: f64| (statements > 0).then(|| 100.0 * sum / statements as f64);
    let width = 100.0 / BINS as f64;
    Bin {
        from: width * index as f64,
        to: width * (index + 1) as f64,
        statements,
        confidence: mean(confidence),
        correct: mean(right as f64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(statements: &[(f32, bool)], expected: Option<f64>) {
        let error = Calibration::of(statements).map(|calibration| calibration.error);
        match (error, expected) {
            (Some(error), Some(expected)) => assert!((error - expected).abs() < 1e-4, "{error}"),
            (error, expected) => assert_eq!(error, expected),
        }
    }

    #[test]
    fn the_error_is_the_mean_distance_over_the_statements() {
        check(&[], None);
        check(&[(f32::NAN, true)], None);
        check(&[(1.0, true), (0.0, false)], Some(0.0));
        // Two statements of 0.75, one right: 25 points off.
        check(&[(0.75, true), (0.75, false)], Some(25.0));
        // 0.75 on average in the bin 70..80, all three right: 25 off; one of 0.2, wrong: 20 off.
        // (3 * 25 + 1 * 20) / 4 = 23.75.
        check(&[(0.7, true), (0.75, true), (0.8 - 1e-7, true), (0.2, false)], Some(23.75));
    }

    #[test]
    fn a_border_belongs_to_the_upper_bin_and_one_to_the_last() {
        let calibration = Calibration::of(&[(0.3, true), (0.7, true), (1.0, true), (7.0, true)]);
        let bins = calibration.unwrap().bins;
        let filled: Vec<usize> = (0..BINS).filter(|bin| bins[*bin].statements > 0).collect();
        assert_eq!(filled, [3, 7, 9]);
        assert_eq!((bins[9].from, bins[9].to, bins[9].statements), (90.0, 100.0, 2));
        assert_eq!((bins[0].confidence, bins[0].correct), (None, None));
    }
}
