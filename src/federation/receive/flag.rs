//! `Flag`: somebody elsewhere reports posts of ours, or of a community of ours, to our moderators.

use super::Outcome;
use crate::accounts::Author;
use crate::actors::{self, Actor, Kind, RemoteActor};
use crate::base::db::Tx;
use crate::base::origin::Origin;
use crate::error::{Error, Result};
use crate::federation::wire::incoming::Document;
use crate::threads::report::{self, NewReport};
use crate::threads::rows::{self, Spot};

/// How many posts one report may name (case G-18); Mastodon names an account and several of its posts.
const POSTS: usize = 20;

/// Keeps a report of each post that concerns us. Who reported is told to nobody else.
pub fn apply(tx: &mut Tx, origin: &Origin, sender: &Actor, d: &Document) -> Result<Outcome> {
    let words = d.words("content").or_else(|| d.words("summary")).unwrap_or_default();
    let reason: String =
        words.chars().filter(|c| !c.is_control() || *c == '\n').take(report::MAX_REASON).collect();
    let by_a_node = sender.kind == Kind::Application.key();
    let new = NewReport { reason, activity: d.id().map(str::to_owned), by_a_node };
    let author = Author::Remote(RemoteActor { actor: sender.id, cause: None, by_home: false, clock: tx.now });
    let mut kept = 0;
    for uri in d.uris("object").into_iter().take(POSTS) {
        let Some(Spot { thread, post }) = rows::spot_by_uri(tx, &origin.stored(uri))? else { continue };
        let here = |tx: &mut Tx, actor| Ok::<bool, Error>(actors::by_id(tx.conn, actor)?.is_here());
        let ours = here(tx, thread.community)? || here(tx, post.author)?;
        if !ours {
            continue;
        }
        match report::report(tx, &author, post.id, &new) {
            Ok(()) => kept += 1,
            Err(Error::NotFound) => {}
            Err(e) => return Err(e),
        }
    }
    Ok(if kept == 0 { Outcome::Ignored("nothing-of-ours") } else { Outcome::Done })
}
