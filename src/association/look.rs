//! How the node looks: its name, its colours, its logo.

use super::colour::{Colour, Scheme};
use super::{Association, put, touch};
use crate::base::db::Tx;
use crate::base::id;
use crate::base::sql::Conn;
use crate::error::{Error, Result};
use crate::{row, sql};

row! {
    /// The logo as it is served.
    pub struct Logo { pub hash: String, pub png: Vec<u8> }
}

/// Renames the association, and with it the node.
pub fn set_name(tx: &mut Tx, name: &str) -> Result<()> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if !(2..=120).contains(&name.chars().count()) {
        return Err(Error::invalid("name", "length-2-120"));
    }
    put(tx, "name", &name)?;
    touch(tx)
}

/// The colours in light and in dark, as they are kept: `None` for both is what is shipped.
pub fn colours(accent: &str, dark: &str) -> Result<Option<(Colour, Colour)>> {
    let mut problems = Vec::new();
    if accent.trim().is_empty() {
        return if dark.trim().is_empty() { Ok(None) } else { Err(Error::invalid("accent", "empty")) };
    }
    let light = Colour::parse("accent", accent).and_then(|c| c.checked("accent", Scheme::Light));
    let light = light.map_err(|p| problems.push(p)).ok();
    let dark = match (dark.trim(), Colour::parse("accent", accent)) {
        ("", Ok(chosen)) => Some(chosen.readable(Scheme::Dark)),
        ("", Err(_)) => None,
        (dark, _) => Colour::parse("accent_dark", dark)
            .and_then(|c| c.checked("accent_dark", Scheme::Dark))
            .map_err(|p| problems.push(p))
            .ok(),
    };
    match (light, dark) {
        (Some(light), Some(dark)) if problems.is_empty() => Ok(Some((light, dark))),
        _ => Err(Error::Invalid(problems)),
    }
}

/// Sets the node's own colour: in light, and in dark, where an empty one is made from the other. Both empty: what is shipped.
pub fn set_accent(tx: &mut Tx, accent: &str, dark: &str) -> Result<()> {
    let (light, dark) = match colours(accent, dark)? {
        Some((light, dark)) => (light.to_string(), dark.to_string()),
        None => (String::new(), String::new()),
    };
    put(tx, "accent", &light)?;
    put(tx, "accent_dark", &dark)?;
    touch(tx)
}

/// Sets the logo, a PNG that [`super::logo::redraw`] made, or takes it away.
pub fn set_logo(tx: &mut Tx, png: Option<&[u8]>) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("DELETE FROM logos"))?;
    let hash = png.map(|png| id::digest(png).chars().take(16).collect::<String>()).unwrap_or_default();
    if let Some(png) = png {
        tx.run(sql!("INSERT INTO logos (hash, png, at) VALUES ($1, $2, $3)", &hash, png, now))?;
    }
    put(tx, "logo", &hash)?;
    touch(tx)
}

/// The logo.
pub fn logo(conn: &mut Conn) -> Result<Option<Logo>> {
    conn.one(sql!("SELECT hash, png FROM logos LIMIT 1"))
}

/// The rules that stand behind the stylesheet; empty where the node has no colour of its own. Only colours that were
/// parsed get into it.
pub fn stylesheet(association: &Association) -> String {
    match colours(&association.accent, &association.accent_dark) {
        Ok(Some((light, dark))) => format!(":root {{ --brand-light: {light}; --brand-dark: {dark}; }}\n"),
        Ok(None) | Err(_) => String::new(),
    }
}
