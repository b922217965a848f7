//! How accessible the pages are, over the API: what the statement at `/about/accessibility` says.

use axum::extract::State;

use super::ask::Reader;
use super::problem::Answer;
use super::schema::view;
use crate::accessibility::{self, HOW, STATUSES};
use crate::app::App;

view! { out
    /// What is tested of the pages, and what is known to be missing.
    pub struct AccessibilityView {
        /// The statement, for people.
        pub url: String [uri()],
        pub standard: String,
        pub level: String,
        /// How far the pages conform.
        pub status: String [one_of(&STATUSES)],
        pub evaluated: String [day()],
        /// The forms in which each page is looked at.
        pub variants: Vec<String>,
        pub checks: Vec<CheckView>,
        pub limits: Vec<String>,
    }

    /// Something that is tested.
    pub struct CheckView {
        pub id: String,
        pub how: String [one_of(&HOW)],
        /// Success criteria of the standard.
        pub criteria: Vec<String>,
    }
}

/// GET /accessibility
pub async fn show(State(app): State<App>, who: Reader) -> Answer {
    let list = accessibility::list();
    let check = |c: &accessibility::Check| CheckView {
        id: c.id.clone(),
        how: c.how.clone(),
        criteria: c.criteria.clone(),
    };
    who.show(&AccessibilityView {
        url: app.origin().complete("/about/accessibility"),
        standard: list.standard.clone(),
        level: list.level.clone(),
        status: list.status.clone(),
        evaluated: list.evaluated.clone(),
        variants: list.variants.iter().map(|v| v.id.clone()).collect(),
        checks: list.checks.iter().map(check).collect(),
        limits: list.limits.clone(),
    })
}
