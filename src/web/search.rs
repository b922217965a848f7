//! The search box: names of communities here, addresses of anything anywhere.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::app::Found;
use crate::base::page::Cursor;
use crate::communities::read::{self, Community};
use crate::error::{Error, Result};

use super::errors::{Answer, sentences};
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    page: Shell,
    query: String,
    communities: Vec<Community>,
    next: Option<String>,
    /// What came of asking another node, when that was no good.
    trouble: Vec<String>,
    /// It is an address, and only members may have this node ask others.
    for_members: bool,
}

#[derive(Debug, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    after: String,
}

/// Whether somebody typed an address rather than words.
fn is_address(text: &str) -> bool {
    let one_word = !text.contains(char::is_whitespace);
    let link = text.starts_with("https://") || text.starts_with("http://");
    let handle = text.starts_with(['!', '@']) || text.split('@').count() == 2;
    one_word && text.len() > 2 && (link || handle)
}

fn address_of(found: Found) -> String {
    match found {
        Found::Community(slug) => format!("/c/{slug}"),
        Found::Person(handle) => format!("/@{handle}"),
        Found::Post { post, .. } => format!("/r/{post}"),
    }
}

/// `GET /search`
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let query = asked.q.trim().to_owned();
    let address = is_address(&query);
    let mut trouble = Vec::new();
    if address && visit.is_signed_in() {
        match visit.app.resolve(&visit.viewer, &query).await {
            Ok(found) => return go(&address_of(found)),
            Err(error) => trouble = said(&visit, &query, error)?,
        }
    }
    let after = if asked.after.is_empty() { Cursor::newest() } else { Cursor::read(&asked.after)? };
    let words = query.trim_start_matches('!').to_owned();
    let found = visit
        .read(move |conn, viewer| match words.as_str() {
            "" => Ok((Vec::new(), None)),
            words => read::list(conn, viewer, words, &after).map(|p| (p.items, p.next)),
        })
        .await?;
    let page = SearchPage {
        page: visit.shell("search"),
        communities: found.0,
        next: found.1,
        for_members: address && !visit.is_signed_in(),
        trouble,
        query,
    };
    visit.show(&page)
}

/// The sentence for what went wrong. That nothing has the address is said of the address, not of the page.
fn said(visit: &Visit, query: &str, error: Error) -> Result<Vec<String>> {
    match error {
        Error::NotFound | Error::Missing(_) => {
            Ok(vec![visit.words.say1("search-nothing-there", "query", query)])
        }
        Error::Invalid(_) | Error::Denied(_) | Error::Remote { .. } => Ok(sentences(visit.words, &error)),
        Error::Internal(_) | Error::Database(_) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn addresses_are_told_from_words() {
        for (text, address) in [
            ("!wounds@north.example", true),
            ("@ana@north.example", true),
            ("ana@north.example", true),
            ("https://north.example/t/1", true),
            ("hand therapy", false),
            ("splint", false),
            ("", false),
            ("@", false),
        ] {
            assert_eq!(super::is_address(text), address, "{text}");
        }
    }
}
