//! Threads and nested replies: writing, editing, votes, moderation and reading, the same for local and remote authors.
//!
//! The opening post of a thread and its replies are one kind of row (`posts`); the thread adds title and states.

pub mod comment;
pub mod digest;
pub mod divergence;
pub mod drafts;
pub mod edit;
pub mod kind;
pub mod mentionable;
pub mod moderate;
pub mod past;
pub mod poll;
pub mod post;
pub mod question;
pub mod read;
pub mod report;
pub mod rows;
pub mod rules;
pub mod saved;
pub mod topic;
pub mod vote;

use std::collections::HashMap;

use crate::actors;
use crate::base::sql::Conn;
use crate::base::time::Micros;
use crate::base::{id, origin::Origin, text};
use crate::error::{Error, Problem, Result};

/// Levels of a stored path; deeper replies attach flat, with their true parent kept.
pub const MAX_DEPTH: i64 = 60;
/// How many people one post may mention.
pub const MAX_MENTIONS: usize = 20;

/// Where a remote post comes from, as its own origin says.
#[derive(Debug, Clone)]
pub struct Origins {
    pub uri: String,
    pub url: Option<String>,
    /// The moment its author claims, shown as claimed, clamped to receipt for sorting.
    pub claimed: Micros,
    /// The last-writer clock: when it was last changed, and by which activity.
    pub updated: Micros,
    pub version: String,
    /// It was written before anybody here followed: lists put it where its author's clock does, not where it came.
    pub past: bool,
}

/// The content of a post, rendered and checked for form, wherever it comes from.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Empty for replies.
    pub title: String,
    pub source: Option<String>,
    pub html: String,
    pub language: Option<String>,
    /// The topic of the community that a new thread is put into, by its stored URI.
    pub topic: Option<String>,
    /// Actors that it mentions.
    pub mentions: Vec<i64>,
    pub more: kind::More,
    /// `None` for posts that are written here.
    pub origins: Option<Origins>,
}

impl Draft {
    /// The moment that lists sort it by: now, or the claimed one of what comes from the past.
    pub fn at(&self, now: Micros) -> Micros {
        self.origins.as_ref().filter(|o| o.past).map_or(now, |o| o.claimed.min(now))
    }
}

/// Renders what a member typed. Mentions of actors that are not known here stay plain words.
pub fn draft(
    conn: &mut Conn,
    here: &Origin,
    title: Option<&str>,
    source: &str,
    language: &str,
) -> Result<Draft> {
    let mut problems = Vec::new();
    let title = match title {
        Some(raw) => title_of(raw).map_err(|p| problems.push(p)).unwrap_or_default(),
        None => String::new(),
    };
    if source.trim().is_empty() {
        problems.push(Problem::new("body", "empty"));
    }
    if source.len() > text::MAX_SOURCE {
        problems.push(Problem::new("body", "too-long"));
    }
    if !language.is_empty() && !text::is_language(language) {
        problems.push(Problem::new("language", "language"));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let (links, mentions) = named(conn, here, source)?;
    let html = text::markdown(source, &links);
    let language = Some(language.to_owned()).filter(|l| !l.is_empty());
    Ok(Draft {
        title,
        source: Some(source.to_owned()),
        html,
        language,
        topic: None,
        mentions,
        more: kind::More::default(),
        origins: None,
    })
}

/// Whom a text names that are known here: where their names lead, and their inside ids.
fn named(conn: &mut Conn, here: &Origin, source: &str) -> Result<(HashMap<String, String>, Vec<i64>)> {
    let mut links = HashMap::new();
    let mut mentions = Vec::new();
    for handle in text::mentioned(source, MAX_MENTIONS) {
        if let Some(actor) = find_mentioned(conn, here, &handle)? {
            let url = actor.url.clone().unwrap_or_else(|| match actor.node {
                None => format!("/@{}", actor.handle),
                Some(_) => actor.uri.clone(),
            });
            links.insert(handle, url);
            mentions.push(actor.id);
        }
    }
    Ok((links, mentions))
}

/// The person that `@name` or `@name@node` names, if known here.
fn find_mentioned(conn: &mut Conn, here: &Origin, handle: &str) -> Result<Option<actors::Actor>> {
    let name = handle.trim_start_matches('@');
    let found = match name.split_once('@') {
        Some((name, authority)) if authority != here.authority() => {
            actors::by_address(conn, name, authority)?
        }
        Some((name, _)) => actors::by_handle(conn, name)?,
        None => actors::by_handle(conn, name)?,
    };
    Ok(found.filter(|a| a.kind == actors::Kind::Person.key() && a.gone.is_none()))
}

/// A title: one line, 3 to 200 characters.
pub fn title_of(raw: &str) -> Result<String, Problem> {
    let title = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    if !(3..=200).contains(&title.chars().count()) {
        return Err(Problem::new("title", "length-3-200"));
    }
    Ok(title)
}

/// A new activity id of this node, as it is stored.
pub fn activity_uri() -> String {
    format!("/a/{}", id::outside())
}

/// What writing a post did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posted {
    pub id: i64,
    /// It was there already: the same message came twice.
    pub again: bool,
}

/// Five characters of base 36, so that text order is number order: one level of a path.
pub fn path_segment(seq: i64) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut left = seq.max(0);
    let mut out = [b'0'; 5];
    for place in out.iter_mut().rev() {
        let digit = usize::try_from(left % 36).unwrap_or(0);
        *place = DIGITS.get(digit).copied().unwrap_or(b'0');
        left /= 36;
    }
    out.iter().map(|b| char::from(*b)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_order_is_arrival_order() {
        let seqs = [0, 1, 9, 10, 35, 36, 1295, 1296, 5000, 60_000_000];
        let paths: Vec<String> = seqs.iter().map(|s| path_segment(*s)).collect();
        assert!(paths.is_sorted());
        assert!(paths.iter().all(|p| p.len() == 5));
    }
}
