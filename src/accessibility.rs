//! What is tested of the pages' accessibility, as shipped data: the browser suite does what the list says, the
//! statement shows it.

use std::sync::LazyLock;

use serde::Deserialize;

const DATA: &str = include_str!("../config/accessibility.json");

/// The list. A fault in it is found by the test below.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct List {
    pub standard: String,
    pub level: String,
    /// `full`, `partial` or `none`: how far the pages conform.
    pub status: String,
    /// The day of the last evaluation, `YYYY-MM-DD`.
    pub evaluated: String,
    /// In what forms each page is looked at.
    pub variants: Vec<Variant>,
    pub checks: Vec<Check>,
    /// What is known to be missing.
    pub limits: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Variant {
    pub id: String,
    /// Pixels of the style sheet.
    pub width: i64,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Check {
    pub id: String,
    /// `measured` on every page, walked through in a `journey`, `read` by a person, or `absent` from the program.
    pub how: String,
    /// The success criteria that it is about.
    pub criteria: Vec<String>,
}

/// How a criterion is dealt with.
pub const HOW: [&str; 4] = ["measured", "journey", "read", "absent"];
/// How far the pages may be said to conform.
pub const STATUSES: [&str; 3] = ["full", "partial", "none"];

static LIST: LazyLock<List> = LazyLock::new(|| serde_json::from_str(DATA).unwrap_or_default());

/// What is tested.
pub fn list() -> &'static List {
    &LIST
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{HOW, STATUSES, list};

    /// The success criteria of WCAG 2.2 of levels A and AA.
    const CRITERIA: [&str; 55] = [
        "1.1.1", "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.3.1", "1.3.2", "1.3.3", "1.3.4", "1.3.5",
        "1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12", "1.4.13", "2.1.1",
        "2.1.2", "2.1.4", "2.2.1", "2.2.2", "2.3.1", "2.4.1", "2.4.2", "2.4.3", "2.4.4", "2.4.5", "2.4.6",
        "2.4.7", "2.4.11", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.7", "2.5.8", "3.1.1", "3.1.2", "3.2.1",
        "3.2.2", "3.2.3", "3.2.4", "3.2.6", "3.3.1", "3.3.2", "3.3.3", "3.3.4", "3.3.7", "3.3.8", "4.1.2",
        "4.1.3",
    ];

    #[test]
    fn every_criterion_is_dealt_with_and_nothing_else_is_claimed() {
        let list = list();
        let dealt: BTreeSet<&str> =
            list.checks.iter().flat_map(|c| &c.criteria).map(String::as_str).collect();
        assert_eq!(dealt, CRITERIA.into());
        assert!(list.checks.iter().all(|c| HOW.contains(&c.how.as_str())));
        assert!(STATUSES.contains(&list.status.as_str()));
        assert!(list.status != "full" || list.limits.is_empty(), "what is limited does not conform fully");
        assert_eq!(list.evaluated.len(), 10);
    }
}
