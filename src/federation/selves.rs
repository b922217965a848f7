//! A member's other accounts: found at their own nodes, and asked whether they are the member's new self (FEP-7628).

use super::errand::Cause;
use super::receive::rules;
use super::{profile, remote, resolve};
use crate::accounts::{Member, Viewer};
use crate::actors::selves::Confirmed;
use crate::actors::{self, Actor};
use crate::app::{App, Found};
use crate::error::{Error, Problem, Result, Trouble};
use crate::policy;

/// The longest address that is looked up.
const LONGEST: usize = 2000;

/// The person elsewhere whom a member names, by `@name@node` or the address of a profile; what is wrong is said of `field`.
pub async fn elsewhere(app: &App, by: &Member, field: &'static str, text: &str) -> Result<Actor> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return Err(Problem::new(field, "account-form").into());
    }
    let found = resolve::resolve(app, &Viewer::Member(by.clone()), text).await;
    let handle = match found.map_err(|error| said_of(field, text, error))? {
        Found::Person(handle) => handle,
        Found::Community(_) | Found::Post { .. } => {
            return Err(Problem::new(field, "person-elsewhere").into());
        }
    };
    let Some((name, authority)) = handle.split_once('@') else {
        return Err(Problem::new(field, "person-elsewhere").into());
    };
    // Somebody who is known already was found without asking their node.
    if !policy::verdict(&app.state().policy, authority).is_allowed() {
        return Err(Error::remote(Trouble::Forbidden, authority, "the policy"));
    }
    let (name, authority) = (name.to_owned(), authority.to_owned());
    let known = app.db().read(move |conn| actors::by_address(conn, &name, &authority)).await?;
    known.ok_or_else(|| Problem::with(field, "nobody-there", text).into())
}

/// What the search box would say of its own field.
fn said_of(field: &'static str, text: &str, error: Error) -> Error {
    match error {
        Error::Invalid(problems) => {
            let own = |p: Problem| match p.code {
                "node-name" => Problem { field, ..p },
                _ => Problem::new(field, "account-form"),
            };
            Error::Invalid(problems.into_iter().map(own).collect())
        }
        Error::NotFound | Error::Missing(_) => Problem::with(field, "nobody-there", text).into(),
        other => other,
    }
}

/// The account to which a member moves, when what its node says of it now names the member as its earlier self.
pub async fn confirmed(app: &App, by: &Member, text: &str) -> Result<Confirmed> {
    let app = &app.on_errand(Cause::Ourselves);
    let found = elsewhere(app, by, "target", text).await?;
    let document = remote::fetch(app, &found.uri).await?;
    let (origin, actor) = (app.origin(), by.actor);
    let own = format!("@{}@{}", by.handle, origin.authority());
    app.db()
        .write(move |tx| {
            let old = actors::by_id(tx.conn, actor)?;
            let new = profile::keep(tx, &document)?;
            match rules::confirms_move(tx, &origin, &old, &new, &rules::selves_in(&document))? {
                Ok(()) => Ok(Confirmed { target: new.id }),
                Err(why) => Err(refusal(why, &own).into()),
            }
        })
        .await
}

/// Why a move is not believed, for the member who can do something about it.
fn refusal(why: &'static str, own: &str) -> Problem {
    match why {
        rules::NOT_CONFIRMED => Problem::with("target", "target-does-not-confirm", own),
        rules::MOVED_ON => Problem::new("target", "target-moved-on"),
        _ => Problem::new("target", "person-elsewhere"),
    }
}
