//! Takes away pauses that change nothing: a task is only split where the plan is worse otherwise.
//!
//! Each task that is split is put together again, first all of them at once, then halves, then one by
//! one; a plan that is as good with fewer pauses takes the place of the one before. That is done before
//! the search, which then takes up no pause that changes nothing, and again behind it. Once the time is
//! over, few plans are built for it (a second or two, where there are thousands of tasks): some may
//! then keep a pause that they could do without.

use crate::decode::{Decoded, Decoder};
use crate::options::Limits;
use crate::rules::ranks;

/// How many tasks may be placed, over all plans, once the time is over.
const TASKS_AFTER_TIME: u64 = 40_000;

/// The plan with no pauses but those that make it better, and how many plans were built for that.
/// Limits on schedules do not end it.
pub(crate) fn without_spare_pauses(
    decoder: &mut Decoder<'_>,
    found: Decoded,
    limits: &Limits<'_>,
) -> (Decoded, u64) {
    let most = 16 + TASKS_AFTER_TIME / (found.start.len() as u64).max(1);
    let go_on = |built: u64| built < most || (limits.keep_going)();
    let mut best = found;
    let mut built = 0;
    loop {
        let split: Vec<usize> = best.pauses.iter().map(|&(task, _)| task).collect();
        let before = best.score;
        join(decoder, &mut best, &split, (&mut built, &go_on));
        if best.score >= before || !go_on(built) {
            return (best, built);
        }
    }
}

fn join(
    decoder: &mut Decoder<'_>,
    best: &mut Decoded,
    tasks: &[usize],
    (built, go_on): (&mut u64, &dyn Fn(u64) -> bool),
) {
    let still = |task: &usize| best.pauses.iter().any(|(split, _)| split == task);
    if !tasks.iter().any(still) || !go_on(*built) {
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
        join(decoder, best, one, (&mut *built, go_on));
        join(decoder, best, other, (built, go_on));
    }
}
