//! Why this node asks others for documents, and how much of that one cause may bring about: so many documents, bytes
//! and seconds, shared by everything that is fetched because of it.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use tokio::time::Instant;

use crate::base::mutant;
use crate::config::Message;

/// On whose behalf others are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Somebody says to have signed with a key that is not known here.
    Stranger,
    /// A message that was let in rests on something.
    Message,
    /// A member of this node asks, or the node reads the past of a community that it follows.
    Ourselves,
}

/// What one errand may bring about.
#[derive(Debug, Clone, Copy)]
pub struct Budget {
    pub fetches: usize,
    /// Of all answers together.
    pub bytes: usize,
    pub seconds: u64,
}

/// One cause and what is left of its budget.
#[derive(Debug)]
pub struct Errand {
    pub cause: Cause,
    until: Instant,
    left: Mutex<Left>,
}

#[derive(Debug)]
struct Left {
    fetches: usize,
    bytes: usize,
}

impl Errand {
    /// An errand that begins now.
    pub fn new(cause: Cause, limits: &Message) -> Errand {
        let (fetches, bytes, seconds) = (limits.fetches, limits.fetched_bytes, limits.seconds);
        Errand::with(cause, Budget { fetches, bytes, seconds })
    }

    /// An errand with a budget of its own.
    pub fn with(cause: Cause, budget: Budget) -> Errand {
        let left = Mutex::new(Left { fetches: budget.fetches, bytes: budget.bytes });
        Errand { cause, until: Instant::now() + Duration::from_secs(budget.seconds), left }
    }

    /// Takes one fetch, and tells how many bytes and how long it may be; none when the budget is used up.
    pub fn begin(&self, most: usize, longest: Duration) -> Option<(usize, Duration)> {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let time = self.until.saturating_duration_since(Instant::now());
        if !mutant::off("errand") && (left.fetches == 0 || left.bytes == 0 || time.is_zero()) {
            return None;
        }
        left.fetches = left.fetches.saturating_sub(1);
        Some((most.min(left.bytes), longest.min(time)))
    }

    /// Counts what an answer brought.
    pub fn read(&self, bytes: usize) {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        left.bytes = left.bytes.saturating_sub(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errand(fetches: usize, fetched_bytes: usize, seconds: u64) -> Errand {
        Errand::new(Cause::Message, &Message { fetches, fetched_bytes, seconds, ..Message::default() })
    }

    #[test]
    fn documents_bytes_and_time_each_end_an_errand() {
        let long = Duration::from_secs(1000);
        let few = errand(2, 100, 60);
        assert_eq!(
            few.begin(70, long).map(|(bytes, time)| (bytes, time <= Duration::from_secs(60))),
            Some((70, true))
        );
        few.read(70);
        assert_eq!(few.begin(70, long).map(|(bytes, _)| bytes), Some(30), "what is left of the bytes");
        assert_eq!(few.begin(70, long), None, "two documents");
        let full = errand(9, 100, 60);
        full.read(101);
        assert_eq!(full.begin(70, long), None);
        assert_eq!(errand(9, 100, 0).begin(70, long), None);
    }
}
