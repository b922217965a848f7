//! Cursors: opaque, stable under inserts, checked when they come back.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::error::{Error, Result};

/// How many rows a page of a list holds.
pub const PAGE: i64 = 25;

/// A page of a list and the cursor of the next one.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Cuts rows that were asked for with one to spare; `key` makes the cursor of the last row kept.
    pub fn cut(mut items: Vec<T>, size: i64, key: impl Fn(&T) -> Cursor) -> Page<T> {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let more = items.len() > size;
        items.truncate(size);
        let next = if more { items.last().map(|last| key(last).write()) } else { None };
        Page { items, next }
    }
}

/// A place in a list: a number (time, position) and an id that breaks ties; or a text and an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    pub at: i64,
    pub id: i64,
    pub text: String,
}

impl Cursor {
    /// The place behind everything of a list that runs from new to old.
    pub fn newest() -> Cursor {
        Cursor { at: i64::MAX, id: i64::MAX, text: String::new() }
    }

    /// The place before everything of a list that runs from old to new.
    pub fn oldest() -> Cursor {
        Cursor { at: i64::MIN, id: i64::MIN, text: String::new() }
    }

    /// The cursor as it stands in a link.
    pub fn write(&self) -> String {
        URL_SAFE_NO_PAD.encode(format!("{}.{}.{}", self.at, self.id, self.text))
    }

    /// Reads a cursor that [`Cursor::write`] made.
    pub fn read(text: &str) -> Result<Cursor> {
        let parse = || {
            let raw = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
            let mut parts = raw.splitn(3, '.');
            let at = parts.next()?.parse().ok()?;
            let id = parts.next()?.parse().ok()?;
            Some(Cursor { at, id, text: parts.next()?.to_owned() })
        };
        parse().ok_or_else(|| Error::invalid("after", "cursor"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_come_back_as_they_left() {
        let c = Cursor { at: -5, id: 77, text: "00a.00b".into() };
        assert_eq!(Cursor::read(&c.write()).unwrap(), c);
    }

    #[test]
    fn rubbish_is_a_problem_not_a_crash() {
        for text in ["", "!!", "AAAA", "MS4y"] {
            assert!(Cursor::read(text).is_err(), "{text}");
        }
    }
}
