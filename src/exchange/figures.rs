//! How deliveries to a node went lately: how long it took to answer, how long until it had acknowledged what was done
//! here, and what failed and why.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::sql::Conn;
use crate::base::time::Micros;
use crate::error::Result;
use crate::{row, sql};

/// How many deliveries are looked at.
pub const LATELY: i64 = 500;

/// Of so many times, those that half, 95 % and 99 % of them do not exceed, and the longest; in microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Times {
    pub count: usize,
    pub p50: Micros,
    pub p95: Micros,
    pub p99: Micros,
    pub longest: Micros,
}

/// How often deliveries ended in one way other than with a receipt, or are held up by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// `refused`, `dropped`, or `pending` for what is tried again.
    pub state: String,
    /// A status, or the code of a failure.
    pub reason: String,
    pub count: usize,
}

/// What the newest deliveries to a node say of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// How many were looked at.
    pub deliveries: usize,
    pub done: usize,
    /// How long the node took to answer.
    pub answer: Option<Times>,
    /// From the act here to its receipt.
    pub receipt: Option<Times>,
    /// The most frequent first.
    pub faults: Vec<Fault>,
}

row! {
    struct Ended {
        state: String,
        answer: Option<String>,
        took: Option<i64>,
        acknowledged: Option<i64>,
        began: i64,
    }
}

/// Looks at the newest deliveries that were tried; what waits behind them, in order, was not.
pub fn read(conn: &mut Conn, node: i64) -> Result<Figures> {
    let ended = conn.all::<Ended>(sql!(
        // A delivery's place is that of its fact, times eight (`federation::outbox`).
        "SELECT d.state, d.answer, d.took, d.acknowledged, coalesce(f.at, d.created) AS began
         FROM deliveries d LEFT JOIN facts f ON f.position = d.ord / 8
         WHERE d.node = $1 AND (d.attempts > 0 OR d.state <> 'pending') AND d.ord <= coalesce(
             (SELECT min(p.ord) FROM deliveries p INDEXED BY deliveries_queue WHERE p.node = $1 AND p.state = 'pending'), $2)
         ORDER BY d.ord DESC LIMIT $3",
        node,
        i64::MAX,
        LATELY
    ))?;
    Ok(Figures::of(&ended))
}

impl Figures {
    fn of(ended: &[Ended]) -> Figures {
        let mut faults: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for one in ended.iter().filter(|d| d.state != "done") {
            *faults.entry((&one.state, one.answer.as_deref().unwrap_or_default())).or_default() += 1;
        }
        let mut faults: Vec<Fault> = faults
            .into_iter()
            .map(|((state, reason), count)| Fault { state: state.into(), reason: reason.into(), count })
            .collect();
        faults.sort_by_key(|fault| Reverse(fault.count));
        let receipts = ended.iter().filter_map(|d| Some((d.acknowledged? - d.began).max(0)));
        Figures {
            deliveries: ended.len(),
            done: ended.iter().filter(|d| d.state == "done").count(),
            answer: Times::of(ended.iter().filter_map(|d| d.took).collect()),
            receipt: Times::of(receipts.collect()),
            faults,
        }
    }
}

impl Times {
    /// None of nothing.
    fn of(mut all: Vec<Micros>) -> Option<Times> {
        all.sort_unstable();
        let longest = *all.last()?;
        let at = |percent: usize| {
            let place = (all.len() * percent).div_ceil(100).max(1) - 1;
            all.get(place).copied().unwrap_or(longest)
        };
        Some(Times { count: all.len(), p50: at(50), p95: at(95), p99: at(99), longest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        assert_eq!(Times::of(Vec::new()), None);
        let one = Times { count: 1, p50: 7, p95: 7, p99: 7, longest: 7 };
        assert_eq!(Times::of(vec![7]), Some(one));
        let hundred = Times { count: 100, p50: 50, p95: 95, p99: 99, longest: 100 };
        assert_eq!(Times::of((1..=100).rev().collect()), Some(hundred));
    }

    #[test]
    fn what_failed_is_counted_by_reason() {
        let ended = |state: &str, answer: &str, acknowledged| Ended {
            state: state.into(),
            answer: Some(answer.into()),
            took: Some(10),
            acknowledged,
            began: 100,
        };
        let all = [
            ended("pending", "timed_out", None),
            ended("refused", "410", None),
            ended("done", "202", Some(350)),
            ended("refused", "403", None),
            ended("refused", "410", None),
        ];
        let figures = Figures::of(&all);
        let faults: Vec<_> =
            figures.faults.iter().map(|f| (f.state.as_str(), f.reason.as_str(), f.count)).collect();
        assert_eq!(faults, [("refused", "410", 2), ("pending", "timed_out", 1), ("refused", "403", 1)]);
        assert_eq!((figures.deliveries, figures.done), (5, 1));
        assert_eq!(figures.receipt.map(|t| t.longest), Some(250));
    }
}
