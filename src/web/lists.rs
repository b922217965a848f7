//! Lists of threads: filters, paging, and the row that both home and community show.

use serde::Deserialize;

use crate::base::page::Cursor;
use crate::error::Result;
use crate::threads::read::{Filter, Summary};

/// What the address of a list asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    pub filter: String,
    #[serde(default)]
    pub after: String,
    /// `home`: what was just done here was sent to the community's own node.
    #[serde(default)]
    pub sent: String,
}

impl Asked {
    pub fn filter(&self) -> Filter {
        Filter::parse(&self.filter)
    }

    /// Where the list goes on; from the newest when nothing is said.
    pub fn cursor(&self) -> Result<Cursor> {
        if self.after.is_empty() { Ok(Cursor::newest()) } else { Cursor::read(&self.after) }
    }
}

/// One filter as a link.
pub struct Choice {
    pub key: &'static str,
    pub href: String,
    pub current: bool,
}

/// The filters of a list; "unread" only for those who have read marks.
pub fn choices(base: &str, now: Filter, with_unread: bool) -> Vec<Choice> {
    Filter::ALL
        .into_iter()
        .filter(|f| with_unread || *f != Filter::Unread)
        .map(|f| Choice {
            key: f.key(),
            href: match f {
                Filter::Latest => base.to_owned(),
                Filter::Newest | Filter::Unanswered | Filter::Unread | Filter::FromHere => {
                    format!("{base}?filter={}", f.key())
                }
            },
            current: f == now,
        })
        .collect()
}

/// The address of the rest of a list.
pub fn older(base: &str, filter: Filter, next: Option<&String>) -> String {
    next.map_or_else(String::new, |next| format!("{base}?filter={}&after={next}", filter.key()))
}

/// A thread in a list.
pub struct Row {
    pub t: Summary,
    /// Unread marks are for members.
    pub new: bool,
    pub with_community: bool,
}

/// Rows of a list; a member sees what is new to them.
pub fn rows(items: Vec<Summary>, member: bool, with_community: bool) -> Vec<Row> {
    items.into_iter().map(|t| Row { new: member && t.unread > 0, with_community, t }).collect()
}
