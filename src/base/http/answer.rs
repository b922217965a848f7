//! Reading an answer under its size cap.

use std::fmt;

use axum::http::{HeaderMap, HeaderName, header};
use bytes::Bytes;

use super::{Failure, Method};
use crate::base::mutant;

/// Holds an answer of any status; redirects are answers too.
///
/// Only the body of a successful GET is whole: the body of any other answer is cut at `max_bytes` or where it breaks off, so
/// that a bad error page does not hide its status.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub content_type: Option<String>,
    pub location: Option<String>,
    pub retry_after: Option<String>,
    /// The clock of whoever answered, as it says.
    pub date: Option<String>,
    pub body: Bytes,
}

impl fmt::Debug for Answer {
    // Bodies are content, and content does not go into logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("content_type", &self.content_type)
            .field("location", &self.location)
            .field("bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// Tells whether more of the body is of use.
#[derive(PartialEq, Eq)]
pub(super) enum More {
    Wanted,
    Unwanted,
}

/// Holds an answer whose body is still coming in.
pub(super) struct Reading {
    answer: Answer,
    body: Vec<u8>,
    limit: usize,
    /// Whether the body is what was asked for: then it is whole or refused, else it may be cut.
    pub(super) asked_for: bool,
}

impl Reading {
    pub(super) fn start(
        status: u16,
        headers: &HeaderMap,
        (method, limit): (Method, usize),
    ) -> Result<Reading, Failure> {
        let asked_for = method == Method::Get && (200..300).contains(&status);
        // What is left here was not undone by the client: an encoding that nobody asked for.
        let encoding = only(headers, header::CONTENT_ENCODING).filter(|name| name != "identity");
        if let (true, Some(encoding)) = (asked_for, encoding) {
            return Err(Failure::Unreadable(format!("content encoding {encoding}")));
        }
        Ok(Reading {
            answer: Answer {
                status,
                content_type: only(headers, header::CONTENT_TYPE),
                location: only(headers, header::LOCATION),
                retry_after: only(headers, header::RETRY_AFTER),
                date: only(headers, header::DATE),
                body: Bytes::new(),
            },
            body: Vec::new(),
            limit: if mutant::off("size") { usize::MAX } else { limit },
            asked_for,
        })
    }

    pub(super) fn expect(&self, announced: u64) -> Result<(), Failure> {
        let fits = usize::try_from(announced).is_ok_and(|bytes| bytes <= self.limit);
        if self.asked_for && !fits {
            return Err(Failure::TooLarge { limit: self.limit });
        }
        Ok(())
    }

    pub(super) fn add(&mut self, piece: &[u8]) -> Result<More, Failure> {
        let room = self.limit - self.body.len();
        match piece.get(..room) {
            Some(fitting) if fitting.len() < piece.len() => {
                if self.asked_for {
                    return Err(Failure::TooLarge { limit: self.limit });
                }
                self.body.extend_from_slice(fitting);
                Ok(More::Unwanted)
            }
            Some(_) | None => {
                self.body.extend_from_slice(piece);
                Ok(More::Wanted)
            }
        }
    }

    pub(super) fn finish(self) -> Answer {
        Answer { body: self.body.into(), ..self.answer }
    }
}

// A header that is sent twice has no meaning that two readers would agree on.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok().map(str::to_owned),
        (Some(_) | None, _) => None,
    }
}
