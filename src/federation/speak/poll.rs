//! A vote in a poll from elsewhere: a `Note` that has a name and says nothing, to the poll's author alone (Mastodon's form).

use serde_json::{Value, json};

use super::{Audience, Speech, Spoken};
use crate::actors;
use crate::base::db::Tx;
use crate::base::time::rfc3339;
use crate::error::Result;
use crate::federation::wire::activity::Direct;
use crate::threads::{activity_uri, poll};

impl Speech<'_> {
    /// One choice of one of our people; the community is not told, and announces nothing.
    pub(super) fn poll_vote(&self, tx: &mut Tx) -> Result<Vec<Spoken>> {
        let by = actors::by_id(tx.conn, self.fact().by)?;
        let Some(cast) = poll::cast_vote(tx.conn, self.fact().subject.unwrap_or(0))? else {
            return Ok(Vec::new());
        };
        if !by.is_here() {
            return Ok(Vec::new());
        }
        let (uri, key) = (activity_uri(), self.key_of(tx, by.id, &by.uri)?);
        let (id, actor) = (self.origin.complete(&uri), self.origin.complete(&by.uri));
        let author = self.origin.complete(&cast.author_uri);
        let object = self.choice(&id, &actor, &author, &cast);
        let create = Direct { id: &id, kind: "Create", actor: &actor, to: &author, object, summary: None };
        let json = create.bytes(&self.hand(&key))?;
        Ok(vec![Spoken {
            uri,
            kind: "Create",
            actor: by.id,
            community: Some(self.community),
            post: None,
            public: false,
            json,
            audience: Audience::Of(cast.author),
            to_mentioned: false,
            plain: false,
        }])
    }

    fn choice(&self, activity: &str, actor: &str, author: &str, cast: &poll::Cast) -> Value {
        json!({
            "type": "Note",
            "id": format!("{activity}#choice"),
            "attributedTo": actor,
            "to": [author],
            "name": cast.name,
            "inReplyTo": self.origin.complete(&cast.poll),
            "published": rfc3339(self.settled.at),
        })
    }
}
