//! Sums over many numbers, side by side.

/// Lanes that the compiler can compute side by side.
pub(super) const LANES: usize = 8;

/// The sum of products of two lists, to the end of the shorter.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let length = a.len().min(b.len());
    let (a, b) = (&a[..length], &b[..length]);
    let mut sums = [0.0; LANES];
    let (whole, rest) = (a.chunks_exact(LANES), a.chunks_exact(LANES).remainder());
    let done = a.len() - rest.len();
    for (a, b) in whole.zip(b.chunks_exact(LANES)) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest: f64 = rest.iter().zip(&b[done..]).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f64>() + rest
}

/// Adds `factor × from` to `to`, and answers the squared length of what comes out.
pub(super) fn add(to: &mut [f64], factor: f64, from: &[f64]) -> f64 {
    let mut sums = [0.0; LANES];
    let mut to = to.chunks_exact_mut(LANES);
    let mut from = from.chunks_exact(LANES);
    for (to, from) in to.by_ref().zip(from.by_ref()) {
        for lane in 0..LANES {
            let value = to[lane] + factor * from[lane];
            to[lane] = value;
            sums[lane] += value * value;
        }
    }
    let mut sum: f64 = sums.iter().sum();
    for (to, from) in to.into_remainder().iter_mut().zip(from.remainder()) {
        *to += factor * from;
        sum += *to * *to;
    }
    sum
}
