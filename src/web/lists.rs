//! Lists of threads: filters, paging, and the row that both home and community show.

use serde::Deserialize;

use crate::accounts::Viewer;
use crate::base::language::Languages;
use crate::base::page::Cursor;
use crate::error::{Error, Result};
use crate::threads::read::{Filter, Summary};

use super::l10n::{self, WRITTEN};

/// What the address says for all languages, where the member reads only some.
const ALL: &str = "all";

/// What the address of a list asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    pub filter: String,
    #[serde(default)]
    pub after: String,
    /// Which languages: tags with commas between, `all`, or those that the member reads.
    #[serde(default)]
    pub language: String,
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

/// In which languages a list is shown, and the choice of others.
pub struct Tongues {
    pub shown: Languages,
    /// As the address says it: empty for what the member reads.
    asked: String,
    mine: bool,
}

impl Tongues {
    pub fn of(asked: &Asked, viewer: &Viewer) -> Result<Tongues> {
        let mine = viewer.member().map(|member| &member.reading).filter(|reading| !reading.is_all());
        let shown = match asked.language.as_str() {
            "" => mine.cloned().unwrap_or_default(),
            ALL => Languages::all(),
            tags => Languages::parse(tags).ok_or_else(|| Error::invalid("language", "language"))?,
        };
        let asked = match asked.language.as_str() {
            "" | ALL => asked.language.clone(),
            _ => shown.text(),
        };
        Ok(Tongues { shown, mine: mine.is_some(), asked })
    }

    /// What is chosen: all, one language, or what the member reads.
    pub fn is(&self, choice: &str) -> bool {
        match choice {
            ALL => self.shown.is_all(),
            "" => self.asked.is_empty() && self.mine,
            tag => !self.is("") && self.shown.tags() == [tag],
        }
    }

    /// What can be chosen besides all and the member's own.
    pub fn choices(&self) -> &'static [(&'static str, &'static str)] {
        &WRITTEN
    }

    pub fn has_mine(&self) -> bool {
        self.mine
    }

    pub fn is_narrow(&self) -> bool {
        !self.shown.is_all()
    }

    /// The names of the languages that are shown.
    pub fn names(&self) -> Vec<String> {
        self.shown.tags().iter().map(|tag| l10n::name(tag)).collect()
    }

    /// The rest of an address, so that its language stays: `?language=nb`.
    fn then(&self, address: &str) -> String {
        let mark = if address.contains('?') { '&' } else { '?' };
        if self.asked.is_empty() {
            address.to_owned()
        } else {
            format!("{address}{mark}language={}", self.asked)
        }
    }
}

/// One filter as a link.
pub struct Choice {
    pub key: &'static str,
    pub href: String,
    pub current: bool,
}

/// The filters of a list; "unread" only for those who have read marks.
pub fn choices(base: &str, now: Filter, with_unread: bool, tongues: &Tongues) -> Vec<Choice> {
    Filter::ALL
        .into_iter()
        .filter(|f| with_unread || *f != Filter::Unread)
        .map(|f| Choice {
            key: f.key(),
            href: tongues.then(&match f {
                Filter::Latest => base.to_owned(),
                Filter::Newest
                | Filter::Unanswered
                | Filter::Unread
                | Filter::FromHere
                | Filter::Questions
                | Filter::Notices
                | Filter::Polls => {
                    format!("{base}?filter={}", f.key())
                }
            }),
            current: f == now,
        })
        .collect()
}

/// The address of the rest of a list.
pub fn older(base: &str, filter: Filter, tongues: &Tongues, next: Option<&String>) -> String {
    next.map_or_else(String::new, |next| {
        tongues.then(&format!("{base}?filter={}&after={next}", filter.key()))
    })
}

/// The address of its newest page.
pub fn newest(base: &str, filter: Filter, tongues: &Tongues) -> String {
    tongues.then(&format!("{base}?filter={}", filter.key()))
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
