//! What is said between one person and one community: joining, leaving, the answers, and a refused post.

use serde_json::{Value, json};

use super::{Audience, Cause, Speech, Spoken};
use crate::actors::{self, Actor};
use crate::base::db::Tx;
use crate::error::Result;
use crate::federation::wire::activity::Direct;
use crate::ledger::What;
use crate::threads::activity_uri;
use crate::{row, sql};

row! {
    struct Membership { follow: Option<String> }
}

impl Speech<'_> {
    /// Joining and leaving elsewhere, and the answers to those who join here.
    pub(super) fn membership(&self, tx: &mut Tx) -> Result<Vec<Spoken>> {
        let Some(subject) = self.fact().subject else {
            return Ok(Vec::new());
        };
        let person = actors::by_id(tx.conn, subject)?;
        let stored = tx.one::<Membership>(sql!(
            "SELECT follow FROM memberships WHERE community = $1 AND actor = $2",
            self.community,
            subject
        ))?;
        let Some(follow) = stored.and_then(|m| m.follow) else {
            return Ok(Vec::new());
        };
        let ours = (person.is_here(), self.home_is_here);
        let said = match (self.fact().what, ours) {
            (What::MembershipAsked, (true, false)) => self.asks(tx, &person, follow, "Follow"),
            (What::MembershipEnded, (true, false)) => self.asks(tx, &person, follow, "Undo"),
            (What::MembershipGiven, (false, true)) => self.answers(tx, &person, &follow, "Accept"),
            (What::MembershipRefused, (false, true)) => self.answers(tx, &person, &follow, "Reject"),
            _ => return Ok(Vec::new()),
        };
        Ok(vec![said?])
    }

    /// The Follow as it stands inside its answers and its Undo.
    fn follow(&self, person: &Actor, follow: &str) -> Value {
        json!({
            "type": "Follow",
            "id": self.origin.complete(follow),
            "actor": self.origin.complete(&person.uri),
            "object": self.group,
            "to": [self.group],
        })
    }

    /// One of our people to a community elsewhere.
    fn asks(&self, tx: &mut Tx, person: &Actor, follow: String, kind: &'static str) -> Result<Spoken> {
        let (uri, object) = match kind {
            "Undo" => (activity_uri(), self.follow(person, &follow)),
            _ => (follow, json!(self.group)),
        };
        let (id, by) = (self.origin.complete(&uri), self.origin.complete(&person.uri));
        let direct = Direct { id: &id, kind, actor: &by, to: &self.group, object, summary: None };
        let key = self.key_of(tx, person.id, &person.uri)?;
        Ok(self.direct(uri, kind, person.id, direct.bytes(&self.hand(&key))?, self.community))
    }

    /// A community of ours to somebody elsewhere.
    fn answers(&self, tx: &mut Tx, person: &Actor, follow: &str, kind: &'static str) -> Result<Spoken> {
        let uri = activity_uri();
        let (id, to) = (self.origin.complete(&uri), self.origin.complete(&person.uri));
        let object = self.follow(person, follow);
        let direct = Direct { id: &id, kind, actor: &self.group, to: &to, object, summary: None };
        let key = self.key_of(tx, self.community, &self.group)?;
        Ok(self.direct(uri, kind, self.community, direct.bytes(&self.hand(&key))?, person.id))
    }

    /// Something between an actor and a community that nobody else hears of.
    fn direct(&self, uri: String, kind: &'static str, actor: i64, json: Vec<u8>, to: i64) -> Spoken {
        Spoken {
            uri,
            kind,
            actor,
            community: Some(self.community),
            post: None,
            public: false,
            json,
            audience: Audience::Of(to),
            to_mentioned: false,
            plain: false,
        }
    }

    /// As home of the community: no, and why, to the author's node.
    pub(super) fn refusal(&self, tx: &mut Tx) -> Result<Vec<Spoken>> {
        let (true, Some(cause)) = (self.home_is_here, self.fact().cause) else {
            return Ok(Vec::new());
        };
        let Some(cause) =
            tx.one::<Cause>(sql!("SELECT uri, kind, json, actor FROM activities WHERE id = $1", cause))?
        else {
            return Ok(Vec::new());
        };
        let person = actors::by_id(tx.conn, cause.actor)?;
        let uri = activity_uri();
        let (id, to) = (self.origin.complete(&uri), self.origin.complete(&person.uri));
        let (object, summary) = (json!(cause.uri), Some(cause.kind.as_str()));
        let direct = Direct { id: &id, kind: "Reject", actor: &self.group, to: &to, object, summary };
        let key = self.key_of(tx, self.community, &self.group)?;
        let json = direct.bytes(&self.hand(&key))?;
        Ok(vec![self.direct(uri, "Reject", self.community, json, person.id)])
    }
}
