//! How far a confidence can be trusted: among statements of 0.8, eight in ten should be right.

use serde::Serialize;
use std::f64::consts::PI;

const BINS: usize = 10;

/// The expected calibration error of the statements that carry a confidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Calibration {
    /// The mean distance between confidence and share of right statements, in percentage points.
    pub error: f64,
    /// What it would be by chance, on average, if every confidence were exactly right: so many statements
    /// cannot show less.
    pub by_chance: f64,
    /// The number of statements.
    pub statements: usize,
    /// Ten bins of equal width, lowest confidence first.
    pub bins: Vec<Bin>,
    /// The map that would have calibrated these statements best.
    pub fit: Fit,
}

/// A logistic map of confidences (Platt 1999): what their log odds are multiplied with, and what is
/// added. A model's manifest holds one that was fitted while it held none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Fit {
    /// The factor.
    pub slope: f64,
    /// The summand.
    pub offset: f64,
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
    pub(super) fn of(all: &[(f32, bool)]) -> Option<Calibration> {
        let mut sums = [(0usize, 0.0f64, 0usize); BINS];
        let mut variances = [0.0f64; BINS];
        for (confidence, right) in all.iter().filter(|(confidence, _)| !confidence.is_nan()) {
            let confidence = confidence.clamp(0.0, 1.0);
            let bin = ((confidence * BINS as f32) as usize).min(BINS - 1);
            sums[bin].0 += 1;
            sums[bin].1 += f64::from(confidence);
            sums[bin].2 += usize::from(*right);
            variances[bin] += f64::from(confidence * (1.0 - confidence));
        }
        let bins: Vec<Bin> = sums.into_iter().enumerate().map(bin).collect();
        let statements: usize = bins.iter().map(|bin| bin.statements).sum();
        let distance = |bin: &Bin| {
            bin.statements as f64
                * (bin.confidence.unwrap_or(0.0) - bin.correct.unwrap_or(0.0)).abs()
        };
        let error = bins.iter().map(distance).sum::<f64>() / statements as f64;
        // How many of a bin are right is nearly normal around the sum of its confidences.
        let scatter = |variance: &f64| (2.0 / PI * variance).sqrt();
        let by_chance = 100.0 * variances.iter().map(scatter).sum::<f64>() / statements as f64;
        let fit = Fit::of(all);
        (statements > 0).then_some(Calibration { error, by_chance, statements, bins, fit })
    }
}

impl Fit {
    /// The most likely map, by Newton's method; a small prior keeps it finite where every statement
    /// is right.
    fn of(statements: &[(f32, bool)]) -> Fit {
        const PRIOR: f64 = 1e-3;
        let odds = |p: f32| {
            let p = f64::from(p).clamp(1e-4, 1.0 - 1e-4);
            (p / (1.0 - p)).ln()
        };
        let points: Vec<(f64, f64)> = statements
            .iter()
            .filter(|(p, _)| !p.is_nan())
            .map(|(p, right)| (odds(*p), f64::from(u8::from(*right))))
            .collect();
        let mut fit = Fit { slope: 1.0, offset: 0.0 };
        for _ in 0..50 {
            // The gradient and the curvature of the negative log likelihood.
            let mut gradient = [PRIOR * (fit.slope - 1.0), PRIOR * fit.offset];
            let mut curve = [PRIOR, 0.0, PRIOR];
            for (x, right) in &points {
                let p = 1.0 / (1.0 + (-(fit.slope * x + fit.offset)).exp());
                let (miss, weight) = (p - right, p * (1.0 - p));
                gradient = [gradient[0] + miss * x, gradient[1] + miss];
                curve = [curve[0] + weight * x * x, curve[1] + weight * x, curve[2] + weight];
            }
            let determinant = curve[0] * curve[2] - curve[1] * curve[1];
            let slope = (curve[2] * gradient[0] - curve[1] * gradient[1]) / determinant;
            let offset = (curve[0] * gradient[1] - curve[1] * gradient[0]) / determinant;
            fit = Fit { slope: fit.slope - slope, offset: fit.offset - offset };
        }
        fit
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
    fn few_statements_err_by_chance() {
        let by_chance = |count: usize, confidence: f32| {
            let statements: Vec<_> = (0..count).map(|i| (confidence, i % 2 == 0)).collect();
            Calibration::of(&statements).unwrap().by_chance
        };
        // Of 100 tosses of a coin, the heads are four off on average; of 10,000, forty.
        assert!((by_chance(100, 0.5) - 3.99).abs() < 0.01);
        assert!((by_chance(10_000, 0.5) - 0.399).abs() < 0.001);
        assert_eq!(by_chance(7, 1.0), 0.0);
    }

    #[test]
    fn the_fit_finds_the_map_that_made_the_statements() {
        // Of ten statements of 0.9, seven are right; of ten of 0.5, five: the log odds shrink from
        // ln 9 to ln(7/3) and stay at 0.
        let mut statements = Vec::new();
        for i in 0..10 {
            statements.extend([(0.9, i < 7), (0.5, i < 5)]);
        }
        let fit = Calibration::of(&statements).unwrap().fit;
        let slope = (7.0f64 / 3.0).ln() / 9.0f64.ln();
        assert!((fit.slope - slope).abs() < 1e-3 && fit.offset.abs() < 1e-3, "{fit:?}");
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
