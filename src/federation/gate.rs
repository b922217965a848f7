//! How often other nodes may knock, fair between them: what one does takes nothing from another.
//!
//! A name in a request is a claim until its signature holds: only proven messages are charged to the node that is
//! named, so that nobody uses up another's share. All of it is a budget of one process (decision 0018).

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::base::mutant;
use crate::base::pace::{Bucket, Buckets, Wait};
use crate::base::time::{MINUTE, Micros, SECOND};
use crate::config::Limits;
use crate::error::Trouble;

/// How long it is remembered that an address gave nothing of use.
const USELESS: Micros = 2 * MINUTE;
/// The same, of one that could not be reached.
const UNREACHABLE: Micros = 30 * SECOND;
const REMEMBERED: usize = 2048;
/// How often it is noted that a node is told to wait.
const NOTED: Micros = MINUTE;
/// How long a flood of wrong signatures is looked out for after one was told to wait.
const ALARM: Micros = MINUTE;

/// What this process knows of how others behave.
pub struct Gate {
    limits: Limits,
    /// When a wrong signature was last one too many.
    alarm: AtomicI64,
    state: Mutex<State>,
}

struct State {
    inbox: Buckets,
    inbox_total: Bucket,
    failures: Buckets,
    reads: Buckets,
    proven_reads: Buckets,
    reads_total: Bucket,
    strangers: Buckets,
    fetches: Buckets,
    useless: HashMap<String, (Micros, Trouble)>,
    /// When nodes were last noted to be told to wait.
    noted: HashMap<String, Micros>,
}

impl Gate {
    pub fn new(limits: &Limits) -> Gate {
        let state = State {
            inbox: Buckets::new(limits.inbox),
            inbox_total: Bucket::full(limits.inbox_total, 0),
            failures: Buckets::new(limits.failures),
            reads: Buckets::new(limits.reads),
            proven_reads: Buckets::new(limits.reads),
            reads_total: Bucket::full(limits.reads_total, 0),
            strangers: Buckets::new(limits.strangers),
            fetches: Buckets::new(limits.fetches),
            useless: HashMap::new(),
            noted: HashMap::new(),
        };
        Gate { limits: limits.clone(), alarm: AtomicI64::new(i64::MIN / 2), state: Mutex::new(state) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A message that says to be of this node: refused before anything is verified when the node has used up its share,
    /// or all nodes theirs.
    pub fn knock(&self, authority: &str, now: Micros) -> Result<(), Wait> {
        if mutant::off("inbox-rate") {
            return Ok(());
        }
        let mut state = self.state();
        state.inbox.has(authority, now)?;
        state.may_pass(&self.limits, authority, now)
    }

    /// The message is the node's own: it is charged.
    pub fn proven(&self, authority: &str, now: Micros) -> Result<(), Wait> {
        if mutant::off("inbox-rate") {
            return Ok(());
        }
        let mut state = self.state();
        state.may_pass(&self.limits, authority, now)?;
        state.inbox.take(authority, now)?;
        state.inbox_total.take(self.limits.inbox_total, now)
    }

    /// Whether it is time to note that a node is told to wait because of what it sent itself: once a minute.
    pub fn is_to_be_noted(&self, authority: &str, now: Micros) -> bool {
        let mut state = self.state();
        if state.inbox.has(authority, now).is_ok() {
            return false;
        }
        state.noted.retain(|_, at| now < *at + NOTED);
        let new = state.noted.len() < REMEMBERED && !state.noted.contains_key(authority);
        if new {
            state.noted.insert(authority.to_owned(), now);
        }
        new
    }

    /// Its signature does not hold. That is cheap to find out, so that it is charged to nobody's messages; who does it
    /// all the time is told to wait.
    pub fn failed(&self, authority: &str, now: Micros) -> Result<(), Wait> {
        if mutant::off("failures") {
            return Ok(());
        }
        let counted = self.state().failures.take(authority, now);
        if counted.is_err() {
            self.alarm.store(now, Ordering::Relaxed);
        }
        counted
    }

    /// Whether somebody's signatures failed too often within the last minute: else nobody need be looked up.
    pub fn is_alarmed(&self, now: Micros) -> bool {
        (0..ALARM).contains(&(now - self.alarm.load(Ordering::Relaxed)))
    }

    /// Whether too many signatures in the name of this node did not hold, of late.
    pub fn fails(&self, authority: &str, now: Micros) -> Result<(), Wait> {
        if mutant::off("failures") { Ok(()) } else { self.state().failures.has(authority, now) }
    }

    /// A document is asked for in the name of this node, or of none.
    pub fn read(&self, claimed: &str, now: Micros) -> Result<(), Wait> {
        if mutant::off("reads") {
            return Ok(());
        }
        let mut state = self.state();
        state.reads_total.has(self.limits.reads_total, now)?;
        state.reads.take(claimed, now)?;
        state.reads_total.take(self.limits.reads_total, now)
    }

    /// The same, when the claimed name had used up its share and the signature holds after all.
    pub fn read_proven(&self, authority: &str, now: Micros) -> Result<(), Wait> {
        self.state().proven_reads.take(authority, now)
    }

    /// A key of somebody who is not known is to be fetched.
    pub fn stranger(&self, authority: &str, now: Micros) -> Result<(), Wait> {
        if mutant::off("strangers") { Ok(()) } else { self.state().strangers.take(&site(authority), now) }
    }

    /// A document is to be fetched because a message rests on it.
    pub fn fetch(&self, authority: &str, now: Micros) -> Result<(), Wait> {
        self.state().fetches.take(&site(authority), now)
    }

    /// What asking for this came to a moment ago, when it came to nothing.
    pub fn was_useless(&self, uri: &str, now: Micros) -> Option<Trouble> {
        self.state()
            .useless
            .get(uri)
            .filter(|(until, _)| now < *until && !mutant::off("useless"))
            .map(|(_, trouble)| *trouble)
    }

    /// Remembers that asking for this came to nothing.
    pub fn note_useless(&self, uri: &str, trouble: Trouble, now: Micros) {
        let until = match trouble {
            Trouble::Unreachable => now + UNREACHABLE,
            Trouble::Unknown | Trouble::Rubbish | Trouble::Refused | Trouble::TooMuch => now + USELESS,
            // Our own doing, which may change at any moment.
            Trouble::Forbidden | Trouble::Busy => return,
        };
        let all = &mut self.state().useless;
        if all.len() >= REMEMBERED {
            all.retain(|_, (until, _)| now < *until);
        }
        if all.len() < REMEMBERED {
            all.insert(uri.to_owned(), (until, trouble));
        }
    }
}

impl State {
    /// Of what all share, the last quarter is for those who send little.
    fn may_pass(&mut self, limits: &Limits, authority: &str, now: Micros) -> Result<(), Wait> {
        let rate = limits.inbox_total;
        self.inbox_total.has(rate, now)?;
        let short = rate.per_second > 0 && self.inbox_total.level(rate, now) * 4.0 < f64::from(rate.burst);
        if short && !self.inbox.is_quiet(authority, now) { Err(Wait(1)) } else { Ok(()) }
    }
}

/// What one registrant can multiply at will is one: `a.b.example.org` is `example.org`. Where names are registered below
/// a second level (`co.uk`) the third one counts.
fn site(authority: &str) -> String {
    let host = authority.split(':').next().unwrap_or(authority);
    if host.parse::<IpAddr>().is_ok() || authority.starts_with('[') || host.ends_with("localhost") {
        return authority.to_owned();
    }
    let labels: Vec<&str> = host.rsplit('.').collect();
    let kept = match labels.as_slice() {
        [top, second, _, ..] if top.len() == 2 && second.len() <= 3 => 3,
        _ => 2,
    };
    let mut kept: Vec<&str> = labels.into_iter().take(kept).collect();
    kept.reverse();
    kept.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::pace::Rate;

    fn gate() -> Gate {
        Gate::new(&Limits {
            inbox: Rate::of(1, 4),
            inbox_total: Rate::of(2, 8),
            failures: Rate::of(1, 2),
            strangers: Rate::of(1, 2),
            ..Limits::default()
        })
    }

    #[test]
    fn a_flood_uses_up_the_share_of_its_own_node_only() {
        let gate = gate();
        while gate.knock("loud.org", 0).and_then(|()| gate.proven("loud.org", 0)).is_ok() {}
        assert!(gate.knock("loud.org", 0).is_err());
        assert!(gate.proven("calm.org", 0).is_ok());
    }

    #[test]
    fn who_is_told_to_wait_for_their_own_messages_is_noted_once_a_minute() {
        let gate = gate();
        assert!(!gate.is_to_be_noted("loud.org", 0));
        while gate.proven("loud.org", 0).is_ok() {}
        assert!(gate.is_to_be_noted("loud.org", 0));
        assert!(!gate.is_to_be_noted("loud.org", 1) && !gate.is_to_be_noted("calm.org", 1));
        assert!(!gate.is_to_be_noted("loud.org", MINUTE), "it is quiet again");
        while gate.proven("loud.org", MINUTE).is_ok() {}
        assert!(gate.is_to_be_noted("loud.org", MINUTE));
    }

    #[test]
    fn the_last_of_what_all_share_goes_to_those_who_send_little() {
        let gate = gate();
        for node in ["a.org", "b.org"] {
            assert!((0..3).all(|_| gate.proven(node, 0).is_ok()), "{node}");
        }
        assert!(gate.proven("c.org", 0).is_ok());
        assert!(gate.proven("a.org", 0).is_err(), "it had much");
        assert!(gate.proven("d.org", 0).is_ok());
        assert!(gate.proven("e.org", 0).is_err(), "nothing is left");
    }

    #[test]
    fn what_is_claimed_in_anothers_name_costs_it_none_of_its_messages() {
        let gate = gate();
        while gate.failed("calm.org", 0).is_ok() {}
        assert!(gate.knock("calm.org", 0).and_then(|()| gate.proven("calm.org", 0)).is_ok());
    }

    #[test]
    fn floods_are_looked_out_for_only_where_there_was_one_of_late() {
        let gate = gate();
        assert!(gate.failed("loud.org", 0).is_ok() && !gate.is_alarmed(0));
        while gate.failed("loud.org", 0).is_ok() {}
        assert!(gate.is_alarmed(0) && gate.is_alarmed(MINUTE - 1) && !gate.is_alarmed(MINUTE));
    }

    #[test]
    fn names_below_one_domain_share_what_is_fetched_for_strangers() {
        let gate = gate();
        assert!(gate.stranger("a.evil.org", 0).is_ok() && gate.stranger("b.evil.org", 0).is_ok());
        assert!(gate.stranger("c.x.evil.org", 0).is_err());
        assert!(gate.stranger("good.org", 0).is_ok());
        for (authority, expected) in [
            ("a.b.node.co.uk", "node.co.uk"),
            ("node.health.no", "health.no"),
            ("x.localhost:81", "x.localhost:81"),
            ("10.0.0.1:8080", "10.0.0.1:8080"),
            ("node.example:8443", "node.example"),
        ] {
            assert_eq!(site(authority), expected);
        }
    }

    #[test]
    fn what_came_to_nothing_is_remembered_for_a_while_and_within_bounds() {
        let gate = gate();
        gate.note_useless("https://a.org/1", Trouble::Unknown, 0);
        gate.note_useless("https://a.org/2", Trouble::Busy, 0);
        assert_eq!(gate.was_useless("https://a.org/1", USELESS - 1), Some(Trouble::Unknown));
        assert_eq!(gate.was_useless("https://a.org/1", USELESS), None);
        assert_eq!(gate.was_useless("https://a.org/2", 0), None);
        for n in 0..2 * REMEMBERED {
            gate.note_useless(&format!("https://b.org/{n}"), Trouble::Unknown, 0);
        }
        assert!(gate.state().useless.len() <= REMEMBERED);
    }
}
