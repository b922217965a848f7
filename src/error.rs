//! What can go wrong, in product words: no HTTP, no English that a page would render.
//!
//! `Problem`s and `Denial`s are keys of the translations; only `api::problem` and `web::errors` choose a status.

use std::fmt;

/// The result of every domain function.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One thing wrong with one field of what somebody sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field as the form and the API name it.
    pub field: &'static str,
    /// What is wrong with it: `problem-<code>` in the translations.
    pub code: &'static str,
    /// A detail that the message quotes: a limit, a name, an address.
    pub detail: String,
}

impl Problem {
    pub fn new(field: &'static str, code: &'static str) -> Problem {
        Problem { field, code, detail: String::new() }
    }

    pub fn with(field: &'static str, code: &'static str, detail: impl fmt::Display) -> Problem {
        Problem { field, code, detail: detail.to_string() }
    }
}

/// Why somebody may not do what they asked: `denial-<key>` in the translations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    SignInFirst,
    NotAdmin,
    NotMember,
    NotModerator,
    NotAuthor,
    /// Whoever is to be moderated has the same role, or a higher one.
    Outranked,
    Suspended,
    LastFacilitator,
    /// A node keeps an admin who can sign in.
    LastAdmin,
    /// Admins do this to others only.
    NotYourself,
    /// Whoever it is about is suspended from the node.
    SuspendedMember,
    ThreadLocked,
    /// The community is read only.
    Archived,
    PostGone,
    /// Only those who moderate post notices here.
    NoNotices,
    /// The thread is no question, or no poll.
    NotThisKind,
    PollEnded,
    /// A vote in a poll stands.
    VotedAlready,
    SignUpClosed,
    /// One becomes a member here by an invitation only.
    InvitedOnly,
    WrongPassword,
    NodeNotAllowed,
    AlreadySetUp,
    NotHere,
    WrongScope,
    /// What was to be changed is not what the caller holds any more.
    ChangedMeanwhile,
    /// The same request was carried out at the same moment.
    KeyInUse,
}

/// Two things that may both be wrong; what is wrong with either is told at once.
pub fn both<A, B>(a: Result<A>, b: Result<B>) -> Result<(A, B)> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(Error::Invalid(mut problems)), Err(Error::Invalid(more))) => {
            problems.extend(more);
            Err(Error::Invalid(problems))
        }
        (Err(e), _) | (_, Err(e)) => Err(e),
    }
}

impl Denial {
    /// The stable key of this refusal, in translations, API answers and `Reject` activities.
    pub fn key(self) -> &'static str {
        match self {
            Denial::SignInFirst => "sign-in-first",
            Denial::NotAdmin => "not-admin",
            Denial::NotMember => "not-member",
            Denial::NotModerator => "not-moderator",
            Denial::NotAuthor => "not-author",
            Denial::Outranked => "outranked",
            Denial::Suspended => "suspended",
            Denial::LastFacilitator => "last-facilitator",
            Denial::LastAdmin => "last-admin",
            Denial::NotYourself => "not-yourself",
            Denial::SuspendedMember => "suspended-member",
            Denial::ThreadLocked => "thread-locked",
            Denial::Archived => "archived",
            Denial::PostGone => "post-gone",
            Denial::NoNotices => "no-notices",
            Denial::NotThisKind => "not-this-kind",
            Denial::PollEnded => "poll-ended",
            Denial::VotedAlready => "voted-already",
            Denial::SignUpClosed => "sign-up-closed",
            Denial::InvitedOnly => "invited-only",
            Denial::WrongPassword => "wrong-password",
            Denial::NodeNotAllowed => "node-not-allowed",
            Denial::AlreadySetUp => "already-set-up",
            Denial::NotHere => "not-here",
            Denial::WrongScope => "wrong-scope",
            Denial::ChangedMeanwhile => "precondition-failed",
            Denial::KeyInUse => "idempotency-key-in-use",
        }
    }
}

/// Trouble with another node: `remote-<key>` in the translations, with its host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It could not be reached, or not in time; trying again may help.
    Unreachable,
    /// It answered, and said that it has no such thing.
    Unknown,
    /// It answered with something that is not what was asked for.
    Rubbish,
    /// It refused us.
    Refused,
    /// Policy or the address guard forbids asking it.
    Forbidden,
    /// More than the node is willing to read or follow.
    TooMuch,
    /// It was asked enough for now; trying again later will help.
    Busy,
}

impl Trouble {
    pub fn key(self) -> &'static str {
        match self {
            Trouble::Unreachable => "unreachable",
            Trouble::Unknown => "unknown",
            Trouble::Rubbish => "rubbish",
            Trouble::Refused => "refused",
            Trouble::Forbidden => "forbidden",
            Trouble::TooMuch => "too-much",
            Trouble::Busy => "busy",
        }
    }
}

/// Everything that a domain function can answer instead of a result.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("invalid input: {0:?}")]
    Invalid(Vec<Problem>),
    #[error("denied: {}", .0.key())]
    Denied(Denial),
    /// It does not exist, or the viewer may not know that it does: the two are told apart nowhere.
    #[error("not found")]
    NotFound,
    /// A remote object rests on one that is not here yet (a parent, a community).
    #[error("depends on {0}, which is not known here yet")]
    Missing(String),
    #[error("{host}: {} ({cause})", .trouble.key())]
    Remote { trouble: Trouble, host: String, cause: String },
    #[error("internal: {0}")]
    Internal(String),
    #[error("database: {0}")]
    Database(#[from] diesel::result::Error),
}

impl Error {
    pub fn invalid(field: &'static str, code: &'static str) -> Error {
        Error::Invalid(vec![Problem::new(field, code)])
    }

    pub fn internal(cause: impl fmt::Display) -> Error {
        Error::Internal(cause.to_string())
    }

    pub fn remote(trouble: Trouble, host: impl Into<String>, cause: impl fmt::Display) -> Error {
        Error::Remote { trouble, host: host.into(), cause: cause.to_string() }
    }

    /// Whether trying again later, with nothing else changed, may succeed.
    pub fn is_passing(&self) -> bool {
        match self {
            Error::Missing(_) | Error::Database(_) | Error::Internal(_) => true,
            Error::Remote { trouble, .. } => matches!(trouble, Trouble::Unreachable | Trouble::Busy),
            Error::Invalid(_) | Error::Denied(_) | Error::NotFound => false,
        }
    }
}

impl From<Denial> for Error {
    fn from(denial: Denial) -> Error {
        Error::Denied(denial)
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Error {
        Error::Invalid(vec![problem])
    }
}
