//! Why a request to another server got no answer.

use std::{error::Error, fmt, io, iter};

use crate::base::address::NoAddress;

/// Tells, in product words, why there is no answer; `cause` is for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    #[error("this address may not be contacted: {0}")]
    NotAllowed(&'static str),
    #[error("the answer is larger than {limit} bytes")]
    TooLarge { limit: usize },
    #[error("the request could not be written")]
    Unsendable(String),
    #[error("the answer could not be read")]
    Unreadable(String),
    #[error("the server's name was not found")]
    Unresolved(String),
    #[error("the server could not be reached")]
    Unreachable(String),
    #[error("the server's certificate was not accepted")]
    Untrusted(String),
    #[error("the server did not answer in time")]
    TimedOut,
    #[error("the connection broke off")]
    Interrupted(String),
}

impl Failure {
    /// Tells whether trying again later makes sense.
    pub fn is_passing(&self) -> bool {
        match self {
            Failure::NotAllowed(_)
            | Failure::TooLarge { .. }
            | Failure::Unsendable(_)
            | Failure::Unreadable(_) => false,
            // An expired certificate is mostly renewed within days.
            Failure::Untrusted(_)
            | Failure::Unresolved(_)
            | Failure::Unreachable(_)
            | Failure::TimedOut
            | Failure::Interrupted(_) => true,
        }
    }

    /// Names the failure for logs and delivery rows; stable.
    pub fn code(&self) -> &'static str {
        match self {
            Failure::NotAllowed(_) => "not_allowed",
            Failure::TooLarge { .. } => "too_large",
            Failure::Unsendable(_) => "unsendable",
            Failure::Unreadable(_) => "unreadable",
            Failure::Unresolved(_) => "unresolved",
            Failure::Unreachable(_) => "unreachable",
            Failure::Untrusted(_) => "untrusted",
            Failure::TimedOut => "timed_out",
            Failure::Interrupted(_) => "interrupted",
        }
    }

    /// Gives the technical cause, for the log only.
    pub fn cause(&self) -> Option<&str> {
        match self {
            Failure::Unsendable(cause)
            | Failure::Unreadable(cause)
            | Failure::Unresolved(cause)
            | Failure::Unreachable(cause)
            | Failure::Untrusted(cause)
            | Failure::Interrupted(cause) => Some(cause),
            Failure::NotAllowed(_) | Failure::TooLarge { .. } | Failure::TimedOut => None,
        }
    }
}

/// Words what the request could not be made of.
pub(super) fn unsendable(error: impl fmt::Display) -> Failure {
    Failure::Unsendable(error.to_string())
}

/// Words the client library's error; the URL stays out of the cause.
pub(super) fn failure(error: reqwest::Error) -> Failure {
    let error = error.without_url();
    let cause = chain(&error);
    match links(&error).find_map(|link| link.downcast_ref()) {
        Some(NoAddress::Forbidden) => {
            return Failure::NotAllowed("its name leads to an address that is not public");
        }
        Some(NoAddress::Unknown(_)) => return Failure::Unresolved(cause),
        None => {}
    }
    if links(&error).any(is_certificate) {
        Failure::Untrusted(cause)
    } else if error.is_timeout() {
        Failure::TimedOut
    } else if error.is_builder() {
        Failure::Unsendable(cause)
    } else if error.is_connect() {
        Failure::Unreachable(cause)
    } else if links(&error).any(is_garbled) {
        Failure::Unreadable(cause)
    } else {
        Failure::Interrupted(cause)
    }
}

// What the inflater says of bytes that are no gzip; a body that ends too early is an interruption.
fn is_garbled(link: Link<'_>) -> bool {
    let kind = link.downcast_ref().map(io::Error::kind);
    matches!(kind, Some(io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput))
}

// An io::Error hides what it wraps from source(), and may wrap another one; get_ref shows it.
fn is_certificate(mut link: Link<'_>) -> bool {
    while let Some(inner) = link.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        link = inner;
    }
    matches!(link.downcast_ref(), Some(rustls::Error::InvalidCertificate(_)))
}

type Link<'a> = &'a (dyn Error + 'static);

fn links<'a>(error: Link<'a>) -> impl Iterator<Item = Link<'a>> {
    iter::successors(Some(error), |&link| link.source())
}

/// Writes an error with all that lies behind it.
pub(super) fn chain(error: &(dyn Error + 'static)) -> String {
    let texts: Vec<String> = links(error).map(ToString::to_string).collect();
    texts.join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refused_certificate_is_found_inside_wrapped_errors() {
        let refused = rustls::Error::InvalidCertificate(rustls::CertificateError::Expired);
        let once = io::Error::other(refused.clone());
        let twice = io::Error::other(io::Error::other(refused.clone()));
        assert!(is_certificate(&refused) && is_certificate(&once) && is_certificate(&twice));
        assert!(!is_certificate(&io::Error::other(rustls::Error::DecryptError)));
        assert!(!is_certificate(&io::Error::from(io::ErrorKind::ConnectionReset)));
    }
}
