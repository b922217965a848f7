//! A member's leaving, carried out by the operator at the machine.

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::{Given, ground, out};
use crate::accounts::by_handle;
use crate::error::{Error, Result};
use crate::leaving::read::{Effect, effect};
use crate::leaving::{self, Way, Wish};

#[derive(Args)]
pub struct Leave {
    /// The member's short name.
    handle: String,
    /// What becomes of what they wrote.
    #[arg(long, value_enum)]
    way: How,
    /// Do it; without this only the effect is shown.
    #[arg(long)]
    yes: bool,
    /// Also when communities are left without a facilitator.
    #[arg(long)]
    leave_alone: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum How {
    /// It stays under their name.
    Keep,
    /// It stays without their name.
    Anonymise,
    /// It is deleted, and so are their votes.
    Delete,
}

impl How {
    fn way(self) -> Way {
        match self {
            How::Keep => Way::Keep,
            How::Anonymise => Way::Anonymise,
            How::Delete => Way::Delete,
        }
    }
}

#[derive(Serialize)]
struct Shown {
    way: &'static str,
    done: bool,
    threads: i64,
    replies: i64,
    answers: i64,
    votes: i64,
    communities: i64,
    nodes: Vec<String>,
    left_alone: Vec<String>,
    only_admin: bool,
}

/// `member leave`
pub async fn leave(given: &Given, asked: Leave) -> Outcome {
    let db = ground::open(given)?;
    let (handle, way, alone, yes) = (asked.handle.clone(), asked.way.way(), asked.leave_alone, asked.yes);
    let done: Result<Effect> = db
        .write(move |tx| {
            let member = by_handle(tx.conn, &handle)?.ok_or(Error::NotFound)?;
            let effect = effect(tx.conn, &member)?;
            if yes {
                let wish = Wish { way: way.key().to_owned(), handle: member.handle.clone(), alone };
                leaving::leave(tx, None, &member, &wish)?;
            }
            Ok(effect)
        })
        .await;
    let effect = match done {
        Err(Error::NotFound) => {
            return Err(Failure::usage(format!("nobody on this node is called «{}»", asked.handle)));
        }
        other => other?,
    };
    let Effect { threads, replies, answers, votes, communities, nodes, alone, only_admin } = effect;
    let left_alone = alone.into_iter().map(|community| community.handle).collect();
    let (way, done) = (way.key(), yes);
    let shown =
        Shown { way, done, threads, replies, answers, votes, communities, nodes, left_alone, only_admin };
    out::show(given.json, &shown, || shown.lines())
}

impl Shown {
    fn lines(&self) -> String {
        let mut lines = vec![format!(
            "Threads: {} (with {} replies of others, which stay). Replies: {}. Votes: {}. Communities: {}.",
            self.threads, self.answers, self.replies, self.votes, self.communities
        )];
        lines.push(match self.nodes.as_slice() {
            [] => "No other node was told of them.".to_owned(),
            nodes => format!("Told of them, and with copies perhaps: {}.", nodes.join(", ")),
        });
        if !self.left_alone.is_empty() {
            lines.push(format!("Without a facilitator then: {}.", self.left_alone.join(", ")));
        }
        if self.only_admin {
            lines.push("They are the only admin: somebody else has to be one first.".to_owned());
        }
        lines.push(match self.done {
            true => "Their account is erased; `serve` does the rest.".to_owned(),
            false => "Nothing was done: say --yes to do it.".to_owned(),
        });
        lines.join("\n")
    }
}
