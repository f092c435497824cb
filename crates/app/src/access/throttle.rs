//! Slowing down those who try too often.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::{Failure, Outcome};

/// Slows down what anybody may try: a few attempts at once, then one per interval, by key such as an
/// account, an address or a link. Each node counts for itself.
#[derive(Debug, Default)]
pub struct Throttle {
    attempts: Mutex<HashMap<String, (f64, Instant)>>,
}

impl Throttle {
    /// Counts an attempt, or refuses it with the time to wait.
    pub(crate) fn attempt(&self, key: String, burst: f64, every: Duration) -> Outcome<()> {
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        if attempts.len() > 50_000 {
            attempts.retain(|_, (_, at)| at.elapsed() < Duration::from_secs(3600));
        }
        let now = Instant::now();
        let (used, at) = attempts.entry(key).or_insert((0.0, now));
        *used = (*used - at.elapsed().as_secs_f64() / every.as_secs_f64()).max(0.0);
        *at = now;
        if *used + 1.0 > burst {
            let seconds = every.mul_f64(*used + 1.0 - burst).as_secs() + 1;
            return Err(Failure::TooMany { seconds });
        }
        *used += 1.0;
        Ok(())
    }

    /// A success: the account starts afresh, and the address (which many may share) gets this
    /// attempt back.
    pub(super) fn forgive(&self, account: &str, address: &str) {
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        attempts.remove(account);
        if let Some((used, _)) = attempts.get_mut(address) {
            *used = (*used - 1.0).max(0.0);
        }
    }
}
