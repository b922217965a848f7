//! Running the node: who may sign up, and under which address it is known.

use askama::Template;

use crate::exchange::received;
use crate::policy;

use super::errors::Answer;
use super::form::Posted;
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "admin.html")]
struct AdminPage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    open: bool,
    /// The public address, and whether it may still change.
    address: String,
    locked: bool,
}

/// `GET /admin`
pub async fn show(visit: Visit) -> Answer {
    visit.admin()?;
    let failed = visit.read(|conn, _| received::count_failed(conn)).await?;
    let association = &visit.state.association;
    visit.show(&AdminPage {
        page: visit.shell("admin"),
        tab: "node",
        failed,
        open: association.sign_up_open,
        address: visit.state.origin.as_str().to_owned(),
        locked: !association.locked_address.is_empty(),
    })
}

/// `POST /admin/sign-up`: `open` is yes or no.
pub async fn sign_up(visit: Visit, Posted(form): Posted) -> Answer {
    let (member, open) = (visit.member()?.clone(), form.is("open", "yes"));
    visit.write(move |tx| policy::open_sign_up(tx, Some(member.admin()?), open)).await?;
    visit.app.reload().await?;
    go("/admin")
}
