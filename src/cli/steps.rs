//! The life of a community from the shell: open a draft, let it rest, announce its end, take it up again.

use clap::Args;
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::{Given, ground, make, out};
use crate::accounts::Viewer;
use crate::base::time::rfc3339;
use crate::communities::life::{self, STEPS, Step};
use crate::communities::read;
use crate::error::Error;

#[derive(Args)]
pub struct Taken {
    /// The community's handle.
    community: String,
    #[arg(value_parser = STEPS)]
    step: String,
    /// The day on which it becomes an archive, like 2027-03-01; for `close`.
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
    /// Why: it stands in the community's log.
    #[arg(long, default_value = "")]
    reason: String,
    /// The facilitator or admin who does it.
    #[arg(long = "as", value_name = "HANDLE")]
    by: String,
}

#[derive(Serialize)]
struct Stands {
    community: String,
    life: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    closes: Option<String>,
}

/// `community step`
pub async fn take(given: &Given, taken: Taken) -> Outcome {
    let db = ground::open(given)?;
    let by = make::member(&db, &taken.by).await?;
    let step = Step::parse(&taken.step, taken.on.as_deref().and_then(life::noon_of))
        .map_err(|_| Failure::usage("`close` needs --on with a day like 2027-03-01".to_owned()))?;
    let (slug, reason) = (taken.community.clone(), taken.reason);
    let stood = db
        .write(move |tx| {
            let c = read::find(tx.conn, &Viewer::Node, &slug)?;
            life::step(tx, &by, c.actor, step, &reason)?;
            read::by_id(tx.conn, &Viewer::Node, c.actor)
        })
        .await;
    let c = match stood {
        Err(Error::NotFound) => {
            return Err(Failure::refused(format!("no community is called {}", taken.community)));
        }
        other => other?,
    };
    let stands = Stands { community: c.slug(), life: c.life, closes: c.closes.map(rfc3339) };
    out::show(given.json, &stands, || match &stands.closes {
        Some(on) => format!("!{} is {} and ends on {on}.", stands.community, stands.life),
        None => format!("!{} is {}.", stands.community, stands.life),
    })
}
