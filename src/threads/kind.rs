//! What a thread is for: a discussion, a question, a notice that ends by itself, or a poll.

use crate::base::time::{DAY, Micros};
use crate::communities::Standing;
use crate::error::{Denial, Problem};

use super::poll::NewPoll;

/// What a thread is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    #[default]
    Discussion,
    /// Whoever asked says which replies helped.
    Question,
    /// Of a job, a meeting, a call for partners: it ends on a day, and leaves the lists then.
    Notice,
    Poll,
}

impl Kind {
    pub const KEYS: [&str; 4] = ["discussion", "question", "notice", "poll"];

    pub fn key(self) -> &'static str {
        match self {
            Kind::Discussion => "discussion",
            Kind::Question => "question",
            Kind::Notice => "notice",
            Kind::Poll => "poll",
        }
    }

    /// Reads a stored or typed key; nothing is a discussion.
    pub fn parse(key: &str) -> Result<Kind, Problem> {
        match key {
            "" | "discussion" => Ok(Kind::Discussion),
            "question" => Ok(Kind::Question),
            "notice" => Ok(Kind::Notice),
            "poll" => Ok(Kind::Poll),
            _ => Err(Problem::new("kind", "choose")),
        }
    }
}

/// What a thread or reply is besides its words.
#[derive(Debug, Clone, Default)]
pub struct More {
    pub kind: Kind,
    /// When a notice or poll ends.
    pub ends: Option<Micros>,
    pub poll: Option<NewPoll>,
    /// Replies to a question that helped, by stored URIs; `None` says nothing of them.
    pub helped: Option<Vec<String>>,
    /// A reply that tells what its author tried, and what happened.
    pub follow_up: bool,
}

/// How many days a notice or poll may stand.
pub const DAYS: std::ops::RangeInclusive<i64> = 1..=366;
/// How many it stands when nobody says.
const NOTICE: i64 = 60;
const POLL: i64 = 14;

/// What somebody wants to start, as it is typed.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The key of a [`Kind`].
    pub kind: String,
    /// How many days a notice or poll stands.
    pub days: Option<i64>,
    /// What a poll offers; empty ones are left out.
    pub options: Vec<String>,
    /// Whether more than one of them may be chosen.
    pub many: bool,
}

impl Wanted {
    /// Looks at it; everything that is wrong is told at once.
    pub fn check(&self, now: Micros) -> Result<More, Vec<Problem>> {
        let kind = Kind::parse(&self.kind).map_err(|p| vec![p])?;
        let mut problems = Vec::new();
        if self.days.is_some_and(|days| !DAYS.contains(&days)) {
            problems.push(Problem::new("days", "days-1-366"));
        }
        let usual = match kind {
            Kind::Discussion | Kind::Question if problems.is_empty() => {
                return Ok(More { kind, ..More::default() });
            }
            Kind::Discussion | Kind::Question => return Err(problems),
            Kind::Notice => NOTICE,
            Kind::Poll => POLL,
        };
        let poll = match kind {
            Kind::Poll => NewPoll::parse(&self.options, self.many).map_err(|p| problems.push(p)).ok(),
            Kind::Discussion | Kind::Question | Kind::Notice => None,
        };
        let days = self.days.unwrap_or(usual);
        match problems.is_empty() {
            true => Ok(More { kind, ends: Some(now + days * DAY), poll, ..More::default() }),
            false => Err(problems),
        }
    }
}

/// May this author start such a thread here? Notices are for those who moderate, unless the charter says otherwise.
pub fn may_start(kind: Kind, who: &Standing) -> Result<(), Denial> {
    let open = kind != Kind::Notice || who.notices || who.moderates() || who.admin;
    if open { Ok(()) } else { Err(Denial::NoNotices) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(kind: &str, days: Option<i64>, options: &[&str]) -> Result<More, Vec<Problem>> {
        let options = options.iter().map(|o| (*o).to_owned()).collect();
        Wanted { kind: kind.to_owned(), days, options, many: false }.check(0)
    }

    #[test]
    fn only_notices_and_polls_end() {
        assert_eq!(wanted("question", Some(3), &[]).unwrap().ends, None);
        assert_eq!(wanted("notice", Some(3), &[]).unwrap().ends, Some(3 * DAY));
        assert_eq!(wanted("notice", None, &[]).unwrap().ends, Some(60 * DAY));
        assert_eq!(wanted("poll", None, &["a", "b"]).unwrap().ends, Some(14 * DAY));
    }

    #[test]
    fn all_that_is_wrong_with_a_poll_is_told_at_once() {
        let fields =
            |bad: Result<More, Vec<Problem>>| bad.unwrap_err().iter().map(|p| p.field).collect::<Vec<_>>();
        assert_eq!(fields(wanted("poll", Some(0), &["a"])), ["days", "options"]);
        assert_eq!(fields(wanted("essay", None, &[])), ["kind"]);
    }
}
