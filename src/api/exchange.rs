//! What goes between this node and others, for its admins: nodes, deliveries, received messages.

use axum::extract::State;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::communities::After;
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{DeliveryView, FiguresView, List, NodeView, ReceivedView, VERDICTS};
use crate::app::App;
use crate::base::db::Tx;
use crate::base::page::Cursor;
use crate::error::Error;
use crate::exchange::deliveries::{self, Which};
use crate::exchange::nodes::{self, Act};
use crate::exchange::{figures, keys, received};
use crate::policy;

view! { in
    /// A rule for a node.
    pub struct Rule {
        pub verdict: String [one_of(&VERDICTS)],
        pub reason: Option<String> [text(0, 500)],
    }

    /// Which deliveries to list.
    pub struct Sent {
        /// Only those that the node refused for good.
        pub state: Option<String> [one_of(&["refused"])],
        pub after: Option<String> [cursor()],
    }

    /// Which nodes to list.
    pub struct Named {
        /// Part of a name.
        pub q: Option<String> [text_like(0, 200, "example")],
        pub after: Option<String> [cursor()],
    }
}

/// How much of a name can be asked for, in characters.
const LONGEST_NAME: usize = 200;

/// GET /nodes
pub async fn list(State(app): State<App>, who: Reader, Asked(asked): Asked<Named>) -> Answer {
    who.member()?.admin()?;
    let after = super::cursor(asked.after.as_deref(), Cursor::oldest())?;
    let (state, now, text) = (app.state(), app.clock().now(), asked.q.unwrap_or_default());
    if text.chars().count() > LONGEST_NAME {
        return Err(Error::invalid("q", "length-0-200").into());
    }
    let page = app.db().read(move |conn| nodes::list(conn, &state.policy, now, &text, &after)).await?;
    problem::ok(&List::of(page, NodeView::new))
}

/// GET /nodes/{authority}
pub async fn show(State(app): State<App>, who: Reader, At(authority): At<String>) -> Answer {
    who.member()?.admin()?;
    let (state, now) = (app.state(), app.clock().now());
    let node = app.db().read(move |conn| nodes::find(conn, &state.policy, now, &authority)).await?;
    who.show(&NodeView::new(&node))
}

/// PUT /nodes/{authority}
pub async fn rule(
    State(app): State<App>,
    who: Writer,
    At(authority): At<String>,
    Body(rule): Body<Rule>,
) -> Answer {
    who.member.admin()?;
    let allow = match rule.verdict.as_str() {
        "allow" => true,
        "block" => false,
        _ => return Err(Error::invalid("verdict", "choose").into()),
    };
    let (member, reason) = (who.member.clone(), rule.reason.unwrap_or_default());
    let work = move |tx: &mut Tx| {
        policy::set_rule(tx, Some(member.admin()?), &authority, allow, &reason).map(|()| (Did::It, ()))
    };
    who.carry_out(&app, work).await?;
    app.reload().await?;
    problem::done()
}

/// POST /keys/{handle}
pub async fn rotate(State(app): State<App>, who: Writer, At(handle): At<String>) -> Answer {
    who.member.admin()?;
    let (member, pairs, node_key) = (who.member.clone(), app.new_keys().await?, app.node_key().clone());
    let work = move |tx: &mut Tx| {
        keys::rotate(tx, Some(member.admin()?), &node_key, &handle, &pairs).map(|_| (Did::It, ()))
    };
    who.carry_out(&app, work).await?;
    problem::done()
}

/// GET /nodes/{authority}/deliveries
pub async fn deliveries(
    State(app): State<App>,
    who: Reader,
    At(authority): At<String>,
    Asked(asked): Asked<Sent>,
) -> Answer {
    who.member()?.admin()?;
    let after = super::cursor(asked.after.as_deref(), Cursor::newest())?;
    let which = match asked.state.as_deref() {
        None => Some(Which::All),
        Some("") => None,
        Some(state) => Which::parse(state),
    };
    let which = which.ok_or_else(|| Error::invalid("state", "choose"))?;
    let page = app
        .db()
        .read(move |conn| {
            let (node, _) = nodes::known(conn, &authority)?;
            deliveries::list(conn, node, which, &after)
        })
        .await?;
    let here = app.origin();
    problem::ok(&List::of(page, |d| DeliveryView::new(&here, d)))
}

/// GET /nodes/{authority}/figures
pub async fn figures(State(app): State<App>, who: Reader, At(authority): At<String>) -> Answer {
    who.member()?.admin()?;
    let found = app
        .db()
        .read(move |conn| {
            let (node, _) = nodes::known(conn, &authority)?;
            figures::read(conn, node)
        })
        .await?;
    who.show(&FiguresView::new(&found))
}

/// GET /nodes/{authority}/received
pub async fn received(
    State(app): State<App>,
    who: Reader,
    At(authority): At<String>,
    Asked(asked): Asked<After>,
) -> Answer {
    who.member()?.admin()?;
    let after = super::cursor(asked.after.as_deref(), Cursor::newest())?;
    let page = app
        .db()
        .read(move |conn| {
            let (node, _) = nodes::known(conn, &authority)?;
            received::list(conn, node, &after)
        })
        .await?;
    problem::ok(&List::of(page, ReceivedView::new))
}

async fn act(app: App, who: Writer, authority: String, act: Act) -> Answer {
    let member = who.member.clone();
    member.admin()?;
    who.does(&app, move |tx| nodes::act(tx, Some(member.admin()?), &authority, act).map(|()| Did::It)).await
}

/// POST /nodes/{authority}/retry
pub async fn retry(State(app): State<App>, who: Writer, At(authority): At<String>) -> Answer {
    act(app, who, authority, Act::Retry).await
}

/// POST /nodes/{authority}/pause
pub async fn pause(State(app): State<App>, who: Writer, At(authority): At<String>) -> Answer {
    act(app, who, authority, Act::Pause).await
}

/// POST /nodes/{authority}/resume
pub async fn resume(State(app): State<App>, who: Writer, At(authority): At<String>) -> Answer {
    act(app, who, authority, Act::Resume).await
}

/// GET /inbox/failed
pub async fn failed(State(app): State<App>, who: Reader, Asked(asked): Asked<After>) -> Answer {
    who.member()?.admin()?;
    let after = super::cursor(asked.after.as_deref(), Cursor::newest())?;
    let page = app.db().read(move |conn| received::failed(conn, &after)).await?;
    problem::ok(&List::of(page, ReceivedView::new))
}

/// POST /inbox/failed/{id}/retry
pub async fn try_again(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let member = who.member.clone();
    member.admin()?;
    who.does(&app, move |tx| received::try_again(tx, Some(member.admin()?), &id).map(|()| Did::It)).await
}

/// POST /nodes/{authority}/received/retry
pub async fn try_all_again(State(app): State<App>, who: Writer, At(authority): At<String>) -> Answer {
    let member = who.member.clone();
    member.admin()?;
    who.does(&app, move |tx| {
        received::try_all_again(tx, Some(member.admin()?), &authority)?;
        Ok(Did::It)
    })
    .await
}
