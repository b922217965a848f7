//! Token buckets: how often something may happen, with room for bursts, for many who are told apart by name.
//!
//! What is kept is this process's own and bounded: a budget of a process, not of the node (decision 0018).

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::time::{Micros, SECOND};

/// How many names are kept apart; the next ones share a bucket.
const KEPT: usize = 4096;

/// How often something may happen; `per_second = 0` sets no limit. In a configuration: `[per_second, burst]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Rate {
    pub per_second: u32,
    /// How much may come at once, after a pause.
    pub burst: u32,
}

impl From<(u32, u32)> for Rate {
    fn from((per_second, burst): (u32, u32)) -> Rate {
        Rate { per_second, burst }
    }
}

impl From<Rate> for (u32, u32) {
    fn from(rate: Rate) -> (u32, u32) {
        (rate.per_second, rate.burst)
    }
}

impl Rate {
    pub const fn of(per_second: u32, burst: u32) -> Rate {
        Rate { per_second, burst }
    }
}

/// In how many seconds it makes sense to come again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait(pub u64);

/// What is left for one.
#[derive(Debug, Clone, Copy)]
pub struct Bucket {
    level: f64,
    at: Micros,
}

impl Bucket {
    pub fn full(rate: Rate, now: Micros) -> Bucket {
        Bucket { level: f64::from(rate.burst.max(1)), at: now }
    }

    /// How much is there now, between 0 and the burst.
    #[allow(clippy::cast_precision_loss, reason = "microseconds since the last look: 2^53 is far")]
    pub fn level(&mut self, rate: Rate, now: Micros) -> f64 {
        // A clock that was set back gives nothing and takes nothing.
        let passed = (now - self.at).max(0) as f64 / SECOND as f64;
        let most = f64::from(rate.burst.max(1));
        self.level = (self.level + passed * f64::from(rate.per_second)).min(most);
        self.at = now;
        self.level
    }

    /// Whether there is one, or when there will be.
    pub fn has(&mut self, rate: Rate, now: Micros) -> Result<(), Wait> {
        if rate.per_second == 0 || self.level(rate, now) >= 1.0 {
            return Ok(());
        }
        let seconds = ((1.0 - self.level) / f64::from(rate.per_second)).ceil();
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at least 1, at most 3600"
        )]
        Err(Wait(seconds.clamp(1.0, 3600.0) as u64))
    }

    /// Takes one.
    pub fn take(&mut self, rate: Rate, now: Micros) -> Result<(), Wait> {
        self.has(rate, now)?;
        self.level -= 1.0;
        Ok(())
    }
}

/// Buckets by name. Who comes when all places are taken shares one with the others who do.
#[derive(Debug)]
pub struct Buckets {
    rate: Rate,
    by_name: HashMap<String, Bucket>,
    rest: Bucket,
}

impl Buckets {
    pub fn new(rate: Rate) -> Buckets {
        Buckets { rate, by_name: HashMap::new(), rest: Bucket::full(rate, 0) }
    }

    pub fn has(&mut self, name: &str, now: Micros) -> Result<(), Wait> {
        let rate = self.rate;
        self.bucket(name, now).has(rate, now)
    }

    pub fn take(&mut self, name: &str, now: Micros) -> Result<(), Wait> {
        let rate = self.rate;
        self.bucket(name, now).take(rate, now)
    }

    /// Whether a name has used little of late: more than half of its bucket is there.
    pub fn is_quiet(&mut self, name: &str, now: Micros) -> bool {
        let rate = self.rate;
        self.bucket(name, now).level(rate, now) * 2.0 > f64::from(rate.burst)
    }

    fn bucket(&mut self, name: &str, now: Micros) -> &mut Bucket {
        let rate = self.rate;
        if !self.by_name.contains_key(name) {
            if self.by_name.len() >= KEPT {
                // A full bucket remembers nothing.
                let most = f64::from(rate.burst.max(1));
                self.by_name.retain(|_, bucket| bucket.level(rate, now) < most);
            }
            if self.by_name.len() >= KEPT {
                return &mut self.rest;
            }
        }
        self.by_name.entry(name.to_owned()).or_insert_with(|| Bucket::full(rate, now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_then_the_rate_holds_and_a_clock_set_back_gives_nothing() {
        let rate = Rate::of(2, 3);
        let mut bucket = Bucket::full(rate, 0);
        assert!((0..3).all(|_| bucket.take(rate, 0).is_ok()));
        assert_eq!(bucket.take(rate, 0), Err(Wait(1)));
        assert_eq!(bucket.take(rate, -SECOND), Err(Wait(1)));
        assert!(bucket.take(rate, 0).is_ok() && bucket.take(rate, 0).is_ok());
        assert!(bucket.take(rate, 0).is_err());
        assert!(bucket.take(Rate::of(0, 0), 0).is_ok(), "no limit");
    }

    #[test]
    fn one_who_floods_takes_nothing_from_another_and_the_places_are_bounded() {
        let mut all = Buckets::new(Rate::of(1, 2));
        while all.take("loud", 0).is_ok() {}
        assert!(!all.is_quiet("loud", 0) && all.is_quiet("calm", 0) && all.take("calm", 0).is_ok());
        for n in 0..2 * KEPT {
            let _ = all.take(&format!("new {n}"), 0);
        }
        assert!(all.by_name.len() <= KEPT);
        assert!(all.take("loud", 0).is_err() && all.take("one more", 0).is_err());
        assert!(all.take("one more", 9 * SECOND).is_ok(), "who came and went makes room");
        assert!(all.by_name.len() < KEPT);
    }
}
