//! How many connections are kept open for a next request: each holds some 24 KiB, and a community may have thousands of
//! nodes. Beyond the bound, a connection is closed when its answer was read.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The hosts to which connections are kept, each with when it was last asked something.
pub(super) struct Kept {
    hosts: Mutex<HashMap<String, Instant>>,
    most: usize,
    /// After how long the client closes one that rests.
    rests: Duration,
}

impl Kept {
    pub(super) fn new(most: usize, rests: Duration) -> Kept {
        Kept { hosts: Mutex::default(), most, rests }
    }

    fn hosts(&self) -> MutexGuard<'_, HashMap<String, Instant>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the connection to a host, `name:port`, may be kept after a request that begins now.
    pub(super) fn admits(&self, host: &str, now: Instant) -> bool {
        let mut hosts = self.hosts();
        if let Some(last) = hosts.get_mut(host) {
            *last = now;
            return true;
        }
        if hosts.len() >= self.most {
            hosts.retain(|_, last| now.duration_since(*last) < self.rests);
        }
        let room = hosts.len() < self.most;
        if room {
            hosts.insert(host.to_owned(), now);
        }
        room
    }

    /// There is no connection to a host any more.
    pub(super) fn lost(&self, host: &str) {
        self.hosts().remove(host);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_connections_are_kept_than_the_bound_and_room_comes_back_with_time_and_failure() {
        let (kept, begin) = (Kept::new(2, Duration::from_secs(60)), Instant::now());
        let at = |seconds| begin + Duration::from_secs(seconds);
        assert!(kept.admits("a:443", at(0)) && kept.admits("b:443", at(0)));
        assert!(!kept.admits("c:443", at(1)));
        assert!(kept.admits("a:443", at(30)), "it is one of them");
        kept.lost("b:443");
        assert!(kept.admits("c:443", at(31)));
        assert!(!kept.admits("b:443", at(32)));
        assert!(kept.admits("b:443", at(95)), "the client closed what rested for a minute");
    }
}
