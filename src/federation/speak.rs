//! Facts turned into activities: what is said, by whom, and who should hear it.

use serde_json::{Value, json};

mod changed;
mod joining;
mod left;
pub mod plain;
mod poll;
mod report;
mod suspension;
mod topic;

use super::signature::SigningKey;
use super::signing::Pen;
use super::wire::Hand;
use super::wire::activity::{self, Envelope};
use super::wire::post::{self, Content};
use crate::actors::{self, Actor};
use crate::base::db::Tx;
use crate::base::origin::Origin;
use crate::error::Result;
use crate::ledger::{Fact, Settled, What};
use crate::threads::activity_uri;
use crate::threads::moderate::Act;
use crate::{row, sql};

/// Who should hear an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Every node with a member in the community, and the nodes of these actors where they are elsewhere.
    Followers { and: [Option<i64>; 2] },
    /// Of these nodes those whose software needs the [`plain`] form.
    PlainFollowers,
    /// The node of one actor.
    Of(i64),
    /// The nodes of all with whom the speaker shares a public community, and the homes of those.
    Companions,
    /// Every node that was told something by the speaker or of what they wrote.
    Reached,
    /// Nobody by itself: it travels inside an Announce.
    Nobody,
}

/// An activity ready to be kept and queued.
#[derive(Debug, Clone)]
pub struct Spoken {
    pub uri: String,
    pub kind: &'static str,
    pub actor: i64,
    /// The community that it is about, where it is about one.
    pub community: Option<i64>,
    pub post: Option<i64>,
    pub public: bool,
    pub json: Vec<u8>,
    pub audience: Audience,
    /// Also to the nodes of the people whom the post mentions; of a `Delete`, to those that need the [`plain`] form and
    /// were given the post.
    pub to_mentioned: bool,
    /// Said again for software that does not read it as it is said to others.
    pub plain: bool,
}

row! {
    struct Group { uri: String, here: bool, public: bool }
    struct Cause { uri: String, kind: String, json: Option<Vec<u8>>, actor: i64 }
    struct Vote { activity: String }
    struct ActRow { act: String, reason: String }
}

/// What a moderator did to a post, and where its community keeps what is pinned.
struct Moderated<'a> {
    act: Act,
    reason: &'a str,
    featured: Option<String>,
}

/// Everything about a fact that its activities are made of.
struct Speech<'a> {
    origin: &'a Origin,
    pen: &'a Pen<'a>,
    settled: &'a Settled,
    community: i64,
    /// Full URI of the community.
    group: String,
    home_is_here: bool,
}

/// The activities that follow from a fact; none when it is nobody else's business.
pub fn activities(tx: &mut Tx, pen: &Pen<'_>, settled: &Settled) -> Result<Vec<Spoken>> {
    let Some(community) = settled.fact.community else {
        return match settled.fact.what {
            What::ActorEdited | What::ActorMoved => changed::person(tx, pen, settled),
            What::ActorLeft | What::ActorDeleted => left::person(tx, pen, settled),
            _ => Ok(Vec::new()),
        };
    };
    let group = tx.one::<Group>(sql!(
        "SELECT a.uri, a.node IS NULL AS here, c.visibility = 'public' AND c.life <> 'draft' AS public
         FROM communities c JOIN actors a ON a.id = c.actor WHERE c.actor = $1",
        community
    ))?;
    // What is for members only, or a draft, leaves this node on no path.
    let Some(group) = group.filter(|g| g.public) else {
        return Ok(Vec::new());
    };
    let (origin, home_is_here) = (pen.origin, group.here);
    let speech = Speech { origin, pen, settled, community, group: origin.complete(&group.uri), home_is_here };
    match settled.fact.what {
        What::MembershipAsked | What::MembershipGiven | What::MembershipRefused | What::MembershipEnded => {
            speech.membership(tx)
        }
        What::PostRefused => speech.refusal(tx),
        What::PostReported => speech.report(tx),
        What::CommunityOpened
        | What::ActorEdited
        | What::ActorMoved
        | What::PostHidden
        | What::PostUnhidden
        | What::PostAccepted
        | What::ReplyHelped
        | What::ReminderDue => Ok(Vec::new()),
        What::PollVoted => speech.poll_vote(tx),
        _ => speech.said(tx),
    }
}

impl Speech<'_> {
    fn fact(&self) -> &Fact {
        &self.settled.fact
    }

    /// Something said in a community: announced when we are its home, else sent to the home by whoever said it here.
    fn said(&self, tx: &mut Tx) -> Result<Vec<Spoken>> {
        if let Some(cause) = self.fact().cause {
            return if self.home_is_here { self.announce_received(tx, cause) } else { Ok(Vec::new()) };
        }
        let by = actors::by_id(tx.conn, self.fact().by)?;
        if !by.is_here() {
            return Ok(Vec::new());
        }
        if !self.home_is_here && self.carried_out() {
            return Ok(Vec::new());
        }
        let Some((uri, kind, json)) = self.own(tx, &by)? else {
            return Ok(Vec::new());
        };
        // What a community says of itself needs nobody to pass it on.
        let announces = self.home_is_here && by.id != self.community;
        let announce = if announces { Some(self.announce(tx, &json, None)?) } else { None };
        let plain = if self.home_is_here { self.plain(tx)? } else { None };
        let post = self.fact().post;
        let spoken = Spoken {
            uri,
            kind,
            actor: by.id,
            community: Some(self.community),
            post,
            public: true,
            json,
            audience: self.heard_by(by.id),
            to_mentioned: matches!(kind, "Create" | "Update" | "Delete"),
            plain: false,
        };
        Ok(std::iter::once(spoken).chain(announce).chain(plain).collect())
    }

    /// Who hears what one of our own people says, from the person; in a community here most hear it from that.
    fn heard_by(&self, by: i64) -> Audience {
        match self.fact().what {
            _ if !self.home_is_here => Audience::Of(self.community),
            _ if by == self.community => Audience::Followers { and: [None, None] },
            What::PostEdited | What::PostDeleted | What::PollCounted => Audience::PlainFollowers,
            _ => Audience::Nobody,
        }
    }

    /// States that the home of the community set and we only carried out: nothing to say about them.
    fn carried_out(&self) -> bool {
        matches!(
            self.fact().what,
            What::PostRemoved
                | What::PostRestored
                | What::ThreadLocked
                | What::ThreadUnlocked
                | What::ThreadPinned
                | What::ThreadUnpinned
                | What::ThreadMoved
                | What::SummarySet
                | What::SummaryTaken
                | What::RoleGiven
                | What::RoleTaken
                | What::MemberSuspended
                | What::SuspensionLifted
        )
    }

    /// The key of an actor of this node, for the proof of what it says.
    fn key_of(&self, tx: &mut Tx, actor: i64, uri: &str) -> Result<SigningKey> {
        self.pen.key(tx, actor, &self.origin.complete(uri))
    }

    fn hand<'k>(&self, key: &'k SigningKey) -> Hand<'k> {
        Hand { key, at: self.settled.at }
    }

    fn announce(&self, tx: &mut Tx, inner: &[u8], author: Option<i64>) -> Result<Spoken> {
        let (uri, at, whom) = (activity_uri(), self.settled.at, self.suspended(tx)?);
        let key = self.key_of(tx, self.community, &self.group)?;
        let id = self.origin.complete(&uri);
        let json = activity::announce(&id, &self.group, at, inner, &self.hand(&key))?;
        // Only what holds the words of a post goes when they go: an act on it is told all the same.
        let words = matches!(
            self.fact().what,
            What::ThreadPosted | What::ReplyPosted | What::PostEdited | What::PollCounted
        );
        Ok(Spoken {
            uri,
            kind: "Announce",
            actor: self.community,
            community: Some(self.community),
            post: self.fact().post.filter(|_| words),
            public: true,
            json,
            audience: Audience::Followers { and: [author, whom] },
            to_mentioned: false,
            plain: false,
        })
    }

    /// What a person elsewhere said to our community, passed on with its bytes unchanged, to their own node, too.
    fn announce_received(&self, tx: &mut Tx, cause: i64) -> Result<Vec<Spoken>> {
        let cause =
            tx.one::<Cause>(sql!("SELECT uri, kind, json, actor FROM activities WHERE id = $1", cause))?;
        let Some(Cause { json: Some(json), actor, .. }) = cause else {
            return Ok(Vec::new());
        };
        let announce = self.announce(tx, &json, Some(actor))?;
        Ok(std::iter::once(announce).chain(self.plain(tx)?).collect())
    }

    /// The activity of one of our own people: its stored id, kind and exact bytes.
    fn own(&self, tx: &mut Tx, by: &Actor) -> Result<Option<(String, &'static str, Vec<u8>)>> {
        match self.fact().what {
            What::ThreadPosted | What::ReplyPosted => self.written(tx, by, "Create"),
            What::PostEdited | What::PollCounted => self.written(tx, by, "Update"),
            What::VoteGiven | What::VoteTaken => self.vote(tx, by),
            What::CommunityEdited
            | What::CommunityActivated
            | What::CommunityRested
            | What::CommunityClosing
            | What::CommunityArchived
            | What::CommunityReopened => self.community_changed(tx, by),
            What::RoleGiven | What::RoleTaken => self.role(tx, by),
            What::MemberSuspended | What::SuspensionLifted => self.suspension(tx, by),
            What::ModerationAsked if self.fact().post.is_none() => self.suspension(tx, by),
            What::ThreadMoved => self.moved(tx, by),
            What::ModerationAsked => match self.moved(tx, by)? {
                Some(moved) => Ok(Some(moved)),
                None => self.moderation_asked(tx, by),
            },
            _ => self.about_post(tx, by),
        }
    }

    fn envelope(&self, id: &str, kind: &'static str, by: &Actor, object: Value) -> Envelope<'static> {
        Envelope {
            id: self.origin.complete(id),
            kind,
            actor: self.origin.complete(&by.uri),
            group: self.group.clone(),
            object,
            target: None,
            summary: None,
            end: None,
            published: self.settled.at,
        }
    }

    fn content(&self, tx: &mut Tx) -> Result<Option<Content>> {
        let Some(post) = self.fact().post else {
            return Ok(None);
        };
        let content = post::load(tx.conn, post)?;
        Ok(Some(content).filter(|c| c.community_public))
    }

    /// `Create` and `Update`, with the post as it stands now; what was deleted meanwhile is not said any more.
    fn written(
        &self,
        tx: &mut Tx,
        by: &Actor,
        kind: &'static str,
    ) -> Result<Option<(String, &'static str, Vec<u8>)>> {
        let counted = self.fact().what == What::PollCounted;
        let stands = |c: &Content| c.deleted.is_none() && !(counted && c.removed);
        let Some(content) = self.content(tx)?.filter(stands) else {
            return Ok(None);
        };
        let object =
            serde_json::to_value(post::document(tx.conn, self.origin, &content)?).unwrap_or_default();
        // Votes make no new version of the words.
        let uri = if counted { activity_uri() } else { content.version.clone() };
        let key = self.key_of(tx, by.id, &by.uri)?;
        let json = self.envelope(&uri, kind, by, object).bytes(&self.hand(&key))?;
        Ok(Some((uri, kind, json)))
    }

    fn vote(&self, tx: &mut Tx, by: &Actor) -> Result<Option<(String, &'static str, Vec<u8>)>> {
        let Some(content) = self.content(tx)? else {
            return Ok(None);
        };
        let vote = tx.one::<Vote>(sql!("SELECT activity FROM votes WHERE id = $1", self.fact().subject))?;
        let Some(vote) = vote else { return Ok(None) };
        let like = self.envelope(&vote.activity, "Like", by, json!(self.origin.complete(&content.uri)));
        let key = self.key_of(tx, by.id, &by.uri)?;
        if self.fact().what == What::VoteGiven {
            let json = like.bytes(&self.hand(&key))?;
            return Ok(Some((vote.activity, "Like", json)));
        }
        let uri = activity_uri();
        let json = like.undone(self.origin.complete(&uri), &self.hand(&key))?;
        Ok(Some((uri, "Undo", json)))
    }

    fn role(&self, tx: &mut Tx, by: &Actor) -> Result<Option<(String, &'static str, Vec<u8>)>> {
        let Some(subject) = self.fact().subject else {
            return Ok(None);
        };
        let person = actors::by_id(tx.conn, subject)?;
        let kind = if self.fact().what == What::RoleGiven { "Add" } else { "Remove" };
        let uri = activity_uri();
        let mut envelope = self.envelope(&uri, kind, by, json!(self.origin.complete(&person.uri)));
        envelope.target = Some(format!("{}/moderators", self.group));
        let key = self.key_of(tx, by.id, &by.uri)?;
        let json = envelope.bytes(&self.hand(&key))?;
        Ok(Some((uri, kind, json)))
    }

    /// Deletion by the author, and what a moderator here did at home.
    fn about_post(&self, tx: &mut Tx, by: &Actor) -> Result<Option<(String, &'static str, Vec<u8>)>> {
        let Some(content) = self.content(tx)? else {
            return Ok(None);
        };
        if self.fact().what == What::PostDeleted {
            let (uri, key) = (activity_uri(), self.key_of(tx, by.id, &by.uri)?);
            let envelope = self.envelope(&uri, "Delete", by, json!(self.origin.complete(&content.uri)));
            let json = envelope.bytes(&self.hand(&key))?;
            return Ok(Some((uri, "Delete", json)));
        }
        let Some((act, reason)) = self.done(tx, &content)? else {
            return Ok(None);
        };
        self.moderation(tx, by, &content, &Moderated { act, reason: &reason, featured: None }).map(Some)
    }

    /// What a moderator here did, and why.
    fn done(&self, tx: &mut Tx, content: &Content) -> Result<Option<(Act, String)>> {
        let act = match self.fact().what {
            What::ThreadLocked => Act::Lock,
            What::ThreadUnlocked => Act::Unlock,
            What::ThreadPinned => Act::Pin,
            What::ThreadUnpinned => Act::Unpin,
            What::PostRemoved => Act::Remove,
            What::PostRestored => Act::Restore,
            What::SummarySet => Act::Summarise,
            What::SummaryTaken => Act::Unsummarise,
            _ => return Ok(None),
        };
        let written = "SELECT act, reason FROM acts WHERE id = $1";
        let reason = match tx.one::<ActRow>(sql!(written, self.fact().subject))? {
            Some(written) => written.reason,
            // Of a fact from before they named their row.
            None => content.removed_why.clone().unwrap_or_default(),
        };
        Ok(Some((act, reason)))
    }

    fn moderation_asked(&self, tx: &mut Tx, by: &Actor) -> Result<Option<(String, &'static str, Vec<u8>)>> {
        let Some(content) = self.content(tx)? else {
            return Ok(None);
        };
        let asked =
            tx.one::<ActRow>(sql!("SELECT act, reason FROM acts WHERE id = $1", self.fact().subject))?;
        let Some(asked) = asked else { return Ok(None) };
        // Where its collections lie is the home's to say.
        row! { struct Featured { featured: Option<String> } }
        let featured =
            tx.one::<Featured>(sql!("SELECT featured FROM actors WHERE id = $1", self.community))?;
        let featured = featured.and_then(|f| f.featured);
        let Some(act) = Act::parse(&asked.act) else { return Ok(None) };
        self.moderation(tx, by, &content, &Moderated { act, reason: &asked.reason, featured }).map(Some)
    }

    /// The forms of federated moderation that Lemmy introduced.
    fn moderation(
        &self,
        tx: &mut Tx,
        by: &Actor,
        content: &Content,
        said: &Moderated<'_>,
    ) -> Result<(String, &'static str, Vec<u8>)> {
        let (act, reason) = (said.act, said.reason);
        let key = self.key_of(tx, by.id, &by.uri)?;
        let (uri, object) = (activity_uri(), json!(self.origin.complete(&content.uri)));
        let inner = match act {
            Act::Lock | Act::Unlock => "Lock",
            Act::Pin | Act::Summarise => "Add",
            Act::Unpin | Act::Unsummarise => "Remove",
            Act::Remove | Act::Restore => "Delete",
        };
        let mut envelope = self.envelope(&uri, inner, by, object);
        if matches!(act, Act::Pin | Act::Unpin) {
            envelope.target =
                Some(said.featured.clone().unwrap_or_else(|| format!("{}/featured", self.group)));
        }
        if matches!(act, Act::Summarise | Act::Unsummarise) {
            envelope.target = Some(format!("{}/summaries", self.group));
        }
        let summary = match act {
            // A `Delete` is a removal by its having a summary.
            Act::Remove | Act::Restore if reason.is_empty() => Some("removed"),
            _ => Some(reason).filter(|reason| !reason.is_empty()),
        };
        let envelope = Envelope { summary, ..envelope };
        if matches!(act, Act::Unlock | Act::Restore) {
            let outer = activity_uri();
            let json = envelope.undone(self.origin.complete(&outer), &self.hand(&key))?;
            return Ok((outer, "Undo", json));
        }
        let json = envelope.bytes(&self.hand(&key))?;
        Ok((uri, inner, json))
    }
}
