//! The outbox of a community: its threads as it would announce them now, newest first, each with where all of it stands.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::*;
use crate::base::language::Languages;
use crate::base::origin::Origin;
use crate::base::time::rfc3339;
use crate::federation::wire::PUBLIC;
use crate::federation::wire::post::{Beside, Content};
use crate::threads::read::{Filter, Scope};

row! {
    struct Announced { post: i64, uri: String }
}

/// `GET /c/{id}/outbox`: the threads of the community, newest first.
pub async fn group_outbox(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(query): Query<PageQuery>,
) -> Response {
    let origin = app.origin();
    let made = app.db().read(move |conn| {
        let group = public_group(conn, &id)?;
        let listing = Listing {
            id: format!("{}/outbox", origin.complete(&group.uri)),
            total: Some(group.threads),
            owner: None,
        };
        listing.document(&query, |after| {
            let after = after.unwrap_or_else(Cursor::newest);
            let scope = Scope::Community(group.actor);
            let page = threads::read::list(
                conn,
                &Viewer::Anonymous,
                scope,
                Filter::Newest,
                &Languages::all(),
                &after,
            )?;
            let ids: Vec<i64> = page.items.iter().map(|t| t.id).collect();
            let announced = announced(conn, group.actor, &ids)?;
            let whole = |c: (Content, Beside)| announcement(&origin, &c, announced.get(&c.0.id));
            Ok((post::load_all(conn, &ids)?.into_iter().map(whole).collect(), page.next))
        })
    });
    or_absent(made.await.map(answer))
}

/// The activities by which threads were first announced, as far as they are kept.
fn announced(conn: &mut Conn, group: i64, ids: &[i64]) -> Result<HashMap<i64, String>> {
    let rows = conn.all::<Announced>(sql!(
        "SELECT post, uri FROM activities WHERE post = ANY($1) AND actor = $2 AND kind = 'Announce' ORDER BY id DESC",
        ids.to_vec(),
        group
    ))?;
    Ok(rows.into_iter().map(|r| (r.post, r.uri)).collect())
}

/// `Announce{Create}` of a thread as it stands now.
fn announcement(origin: &Origin, (c, mentioned): &(Content, Beside), known: Option<&String>) -> Value {
    let group = origin.complete(&c.community_uri);
    let id = match known {
        Some(uri) => origin.complete(uri),
        None => format!("{group}/outbox#{}", c.page),
    };
    json!({
        "type": "Announce", "id": id, "actor": group, "to": [PUBLIC], "cc": [format!("{group}/followers")],
        "published": rfc3339(c.claimed), "contextHistory": post::activities(origin, &c.thread_page),
        "object": conversation::written(origin, c, mentioned),
    })
}
