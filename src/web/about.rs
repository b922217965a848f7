//! About the node: who runs it, where, and by which rules it deals with others.

use askama::Template;

use crate::association::Association;

use super::errors::Answer;
use super::shell::Shell;
use super::visit::Visit;

#[derive(Template)]
#[template(path = "about.html")]
struct About {
    page: Shell,
    a: Association,
    language: &'static str,
    version: &'static str,
    mode_key: String,
}

/// `GET /about`
pub async fn show(visit: Visit) -> Answer {
    let a = visit.state.association.clone();
    let named = super::l10n::WRITTEN.iter().find(|(tag, _)| *tag == a.language);
    visit.show(&About {
        page: visit.shell("about"),
        language: named.map_or("", |(_, name)| name),
        mode_key: format!("about-mode-{}", a.policy_mode),
        a,
        version: env!("CARGO_PKG_VERSION"),
    })
}
