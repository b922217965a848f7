//! How pages show themselves to a member.

use super::Member;
use crate::base::db::Tx;
use crate::error::Result;
use crate::sql;

/// What a member chose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Display {
    /// Letters, words and lines stand further apart, in a plain face.
    pub easy_letters: bool,
    /// Single letters do something on a page (WCAG 2.2, 2.1.4).
    pub shortcuts: bool,
}

/// Chooses it.
pub fn set(tx: &mut Tx, member: &Member, display: Display) -> Result<()> {
    let Display { easy_letters, shortcuts } = display;
    let text = "UPDATE members SET easy_letters = $1, shortcuts = $2 WHERE id = $3";
    tx.run(sql!(text, easy_letters, shortcuts, member.id)).map(drop)
}
