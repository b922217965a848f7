//! Two people change the same at once: the second sees what differs, word by word, and keeps what they typed.

use crate::base::diff::{Piece, words_of};
use crate::error::{Denial, Error};

use super::errors::Refused;

/// What differs between what stands now and what somebody wants to put there, field by field.
#[derive(Debug, Default)]
pub struct Clash {
    /// The key of each field's name, and its words with what became of them.
    pub parts: Vec<(&'static str, Vec<Piece>)>,
}

impl Clash {
    /// Of fields by the keys of their names: as they are now, and as somebody wants them. What is the same is left out.
    pub fn of(fields: &[(&'static str, &str, &str)]) -> Clash {
        let differ = fields.iter().filter(|(_, now, wanted)| now.trim() != wanted.trim());
        Clash { parts: differ.map(|(key, now, wanted)| (*key, words_of(now, wanted))).collect() }
    }

    /// How the page that shows it is answered.
    pub fn refused() -> Refused {
        Refused::with(&Error::Denied(Denial::ChangedMeanwhile))
    }
}

/// Whether something was refused because it was changed meanwhile.
pub fn is_one(error: &Error) -> bool {
    matches!(error, Error::Denied(Denial::ChangedMeanwhile))
}
