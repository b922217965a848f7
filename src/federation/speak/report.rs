//! A report of one of our people, to whoever else decides about the post: said by the node, never by who reported.

use serde_json::{Value, json};

use super::{Audience, Speech, Spoken};
use crate::actors::{self, Actor};
use crate::base::db::Tx;
use crate::error::Result;
use crate::federation::wire::activity;
use crate::threads::activity_uri;
use crate::{row, sql};

row! {
    struct Reported { reason: String }
}

impl Speech<'_> {
    /// A `Flag` to the home of the community, and one to the author's when that is a further node.
    pub(super) fn report(&self, tx: &mut Tx) -> Result<Vec<Spoken>> {
        let Some(content) = self.content(tx)?.filter(|c| c.deleted.is_none()) else {
            return Ok(Vec::new());
        };
        let query = "SELECT reason FROM reports WHERE id = $1";
        let Some(Reported { reason }) = tx.one::<Reported>(sql!(query, self.fact().subject))? else {
            return Ok(Vec::new());
        };
        let (group, author) =
            (actors::by_id(tx.conn, self.community)?, actors::by_id(tx.conn, content.author)?);
        let post = self.origin.complete(&content.uri);
        let mut said = Vec::new();
        if !group.is_here() {
            said.push(self.flag(tx, &group, json!(post), &reason)?);
        }
        if !author.is_here() && author.node != group.node {
            // Mastodon looks for the account among the objects.
            said.push(self.flag(tx, &author, json!([author.uri, post]), &reason)?);
        }
        Ok(said)
    }

    fn flag(&self, tx: &mut Tx, to: &Actor, object: Value, reason: &str) -> Result<Spoken> {
        let node = actors::node_actor(tx)?;
        let (uri, by) = (activity_uri(), self.origin.complete(actors::NODE_ACTOR));
        let (id, key) = (self.origin.complete(&uri), self.pen.key(tx, node, &by)?);
        let json = activity::flag(&id, &by, &to.uri, object, reason, &self.hand(&key))?;
        // Neither post nor community: no list of what happened there names it.
        Ok(Spoken {
            uri,
            kind: "Flag",
            actor: node,
            community: None,
            post: None,
            public: false,
            json,
            audience: Audience::Of(to.id),
            to_mentioned: false,
            plain: false,
        })
    }
}
