//! Takes away pauses that change nothing: a task is only split where the plan is worse otherwise.
//!
//! Each task that is split is put together again, first all of them at once, then halves, then one by
//! one; a plan that is as good with fewer pauses takes the place of the one before.

use crate::decode::{Decoded, Decoder};
use crate::rules::ranks;

/// The plan with no pauses but those that make it better, and how many plans were built for that.
pub(crate) fn without_spare_pauses(decoder: &mut Decoder<'_>, found: Decoded) -> (Decoded, u64) {
    let mut best = found;
    let mut built = 0;
    loop {
        let split: Vec<usize> = best.pauses.iter().map(|&(task, _)| task).collect();
        let before = best.score;
        join(decoder, &mut best, &split, &mut built);
        if best.score >= before {
            return (best, built);
        }
    }
}

fn join(decoder: &mut Decoder<'_>, best: &mut Decoded, tasks: &[usize], built: &mut u64) {
    let still = |task: &usize| best.pauses.iter().any(|(split, _)| split == task);
    if !tasks.iter().any(still) {
        return;
    }
    decoder.splitting.clone_from(&best.splitting);
    for &task in tasks {
        decoder.splitting[task] = false;
    }
    let rank = ranks(best.start.len(), &best.order());
    let score = decoder.score(&rank);
    *built += 1;
    if score < best.score {
        *best = decoder.decoded(score);
    } else if tasks.len() > 1 {
        let (one, other) = tasks.split_at(tasks.len() / 2);
        join(decoder, best, one, built);
        join(decoder, best, other, built);
    }
}
