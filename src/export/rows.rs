//! What the node holds of a member, table by table. `tests/it/export.rs` holds every table that points at members or their
//! actors against these.

use serde::Serialize;

use crate::accounts::{Member, Viewer};
use crate::base::sql::{Conn, Value};
use crate::error::{Error, Result};
use crate::threads::read::{MAY_READ, TITLE_WITHHELD};
use crate::{row, sql};

/// How many rows are read at a time.
pub const PAGE: usize = 500;

/// A list of one table: its rows, and the statement that reads a page of them for `$1`.
macro_rules! listed {
    ($(#[doc = $doc:literal])* $get:ident, $Row:ident { $($field:ident: $kind:ty),* $(,)? }, $text:expr) => {
        row! {
            $(#[doc = $doc])*
            #[derive(Serialize)]
            pub struct $Row { $(pub $field: $kind),* }
        }

        $(#[doc = $doc])*
        pub fn $get(conn: &mut Conn, whose: i64, from: usize) -> Result<Vec<$Row>> {
            conn.all(sql!(concat!($text, " LIMIT 500 OFFSET $2"), whose, offset(from)?))
        }
    };
}

fn offset(from: usize) -> Result<i64> {
    i64::try_from(from).map_err(Error::internal)
}

row! {
    /// The account, and what its member says of themselves. Moments are in microseconds since 1970.
    #[derive(Serialize)]
    pub struct Account {
        pub address: String,
        pub name: String,
        pub about: String,
        pub profession: Option<String>,
        pub profession_text: Option<String>,
        pub email: Option<String>,
        pub email_confirmed: Option<i64>,
        pub admin: bool,
        pub language: String,
        pub time_zone: String,
        pub reading: String,
        pub waiting_mail: bool,
        pub easy_letters: bool,
        pub shortcuts: bool,
        pub created: i64,
        pub signed_in: Option<i64>,
        pub suspended: Option<i64>,
        pub suspended_until: Option<i64>,
        pub suspended_why: Option<String>,
        pub moved_to: Option<String>,
    }
}

/// A member's account.
pub fn account(conn: &mut Conn, member: i64) -> Result<Account> {
    let found = conn.one::<Account>(sql!(
        "SELECT '@' || a.handle AS address, a.name, a.about, a.profession, a.profession_text, m.email, m.email_confirmed,
                m.admin, m.language, m.time_zone, m.reading, m.waiting_mail, m.easy_letters, m.shortcuts, m.created,
                m.signed_in, m.suspended, m.suspended_until, m.suspended_why,
                (SELECT o.uri FROM actors o WHERE o.id = a.moved_to) AS moved_to
         FROM members m JOIN member_actors ma ON ma.member = m.id JOIN actors a ON a.id = ma.actor WHERE m.id = $1",
        member
    ))?;
    found.ok_or(Error::NotFound)
}

listed! {
    /// Accounts elsewhere that they named as theirs.
    other_accounts, OtherAccount { account: String, at: i64 },
    "SELECT o.uri AS account, k.at FROM also_known_as k JOIN actors o ON o.id = k.other
     WHERE k.actor = $1 ORDER BY k.at, k.other"
}
listed! {
    /// Communities that they are or were in.
    communities, Membership { community: String, name: String, role: String, role_until: Option<i64>, state: String, since: i64 },
    "SELECT g.uri AS community, g.name, m.role, m.role_until, m.state, m.since FROM memberships m
     JOIN actors g ON g.id = m.community WHERE m.actor = $1 ORDER BY m.since, m.id"
}
listed! {
    /// What they wrote before they changed it.
    versions, Version { post: String, updated: i64, title: Option<String>, source: Option<String>, html: String },
    "SELECT p.uri AS post, v.updated, v.title, v.source, v.html FROM versions v JOIN posts p ON p.id = v.post
     WHERE p.author = $1 ORDER BY v.post, v.updated, v.version"
}
listed! {
    /// What they said to be helpful.
    votes, Vote { post: String, taken_back: bool, at: i64 },
    "SELECT p.uri AS post, v.undone AS taken_back, v.at FROM votes v JOIN posts p ON p.id = v.post
     WHERE v.actor = $1 ORDER BY v.id"
}
listed! {
    /// What they chose in polls, by its place among the options: the words are another's.
    poll_votes, PollVote { poll: String, choice: i64, at: i64 },
    "SELECT p.uri AS poll, v.n + 1 AS choice, v.at FROM poll_votes v JOIN posts p ON p.id = v.thread
     WHERE v.actor = $1 ORDER BY v.id"
}
listed! {
    /// Posts that name them.
    mentions, Mention { post: String },
    "SELECT p.uri AS post FROM mentions m JOIN posts p ON p.id = m.post WHERE m.actor = $1 ORDER BY m.post"
}
listed! {
    /// How far they have read.
    reads, Read { thread: String, up_to: i64, at: Option<i64> },
    "SELECT p.uri AS thread, r.seq AS up_to, r.at FROM reads r JOIN posts p ON p.id = r.thread
     WHERE r.member = $1 ORDER BY r.thread"
}
listed! {
    /// Threads that they saved.
    saved, Saved { thread: String, note: String, remind: Option<i64>, saved: i64 },
    "SELECT p.uri AS thread, s.note, s.remind, s.saved FROM saved_threads s JOIN posts p ON p.id = s.thread
     WHERE s.member = $1 ORDER BY s.saved, s.thread"
}
listed! {
    /// What they began to write.
    drafts, Draft { kind: String, title: String, body: String, language: String, more: String, updated: i64 },
    "SELECT kind, title, body, language, more, updated FROM drafts WHERE member = $1 ORDER BY id"
}
listed! {
    /// How much they hear of communities.
    community_levels, CommunityLevel { community: String, level: String },
    "SELECT g.uri AS community, l.level FROM community_levels l JOIN actors g ON g.id = l.community
     WHERE l.member = $1 ORDER BY l.community"
}
listed! {
    /// How much they hear of threads.
    thread_levels, ThreadLevel { thread: String, level: String },
    "SELECT p.uri AS thread, l.level FROM thread_levels l JOIN posts p ON p.id = l.thread
     WHERE l.member = $1 ORDER BY l.thread"
}
listed! {
    /// What they were told of.
    notifications, Notification { kind: String, community: String, post: Option<String>, at: i64, seen: Option<i64> },
    "SELECT n.kind, g.uri AS community, p.uri AS post, n.at, n.seen FROM notifications n
     JOIN actors g ON g.id = n.community LEFT JOIN posts p ON p.id = n.post WHERE n.member = $1 ORDER BY n.fact"
}
listed! {
    /// What they reported.
    reports, Report { post: String, reason: String, state: String, at: i64 },
    "SELECT p.uri AS post, r.reason, r.state, r.at FROM reports r JOIN posts p ON p.id = r.post
     WHERE r.reporter = $1 ORDER BY r.id"
}
listed! {
    /// What they did as moderators.
    acts, Act { act: String, role: String, community: String, post: Option<String>, reason: String, at: i64 },
    "SELECT l.act, l.role, g.uri AS community, p.uri AS post, l.reason, l.at FROM acts l
     JOIN actors g ON g.id = l.community LEFT JOIN posts p ON p.id = l.post WHERE l.by_actor = $1 ORDER BY l.id"
}
listed! {
    /// What moderators did about them or their posts; who did it is not theirs to take away.
    acts_about, ActAbout { act: String, community: String, post: Option<String>, reason: String, until: Option<i64>, at: i64 },
    "SELECT l.act, g.uri AS community, p.uri AS post, l.reason, l.until, l.at FROM acts l
     JOIN actors g ON g.id = l.community LEFT JOIN posts p ON p.id = l.post
     WHERE l.subject = $1 OR p.author = $1 ORDER BY l.id"
}
listed! {
    /// Where they are signed in.
    sessions, Session { device: String, created: i64, last_seen: Option<i64>, expires: i64 },
    "SELECT device, created, last_seen, expires FROM sessions WHERE member = $1 ORDER BY created"
}
listed! {
    /// Their keys for programs, without what opens anything.
    tokens, Token { name: String, scope: String, created: i64, last_used: Option<i64>, revoked: Option<i64> },
    "SELECT name, scope, created, last_used, revoked FROM tokens WHERE member = $1 ORDER BY id"
}
listed! {
    /// Their private feeds, without their addresses.
    feeds, Feed { name: String, created: i64, last_used: Option<i64> },
    "SELECT name, created, last_used FROM feeds WHERE member = $1 ORDER BY id"
}
listed! {
    /// Invitations that they made. Whom one is for is somebody else's.
    invitations, Invitation { note: String, uses: i64, used: i64, created: i64, expires: i64, revoked: Option<i64> },
    "SELECT note, uses, used, created, expires, revoked FROM invitations WHERE made_by = $1 ORDER BY id"
}

row! {
    /// Something that they wrote.
    #[derive(Serialize)]
    pub struct Post {
        pub uri: String,
        pub community: String,
        pub thread: String,
        /// Of the thread; empty where it is not open to them any more.
        pub title: String,
        pub in_reply_to: Option<String>,
        pub follow_up: bool,
        pub source: Option<String>,
        pub html: String,
        pub language: Option<String>,
        pub created: i64,
        pub updated: i64,
        pub deleted: Option<i64>,
        pub removed: bool,
        pub removed_why: Option<String>,
        pub state: String,
        pub refused_why: Option<String>,
    }

    /// The same for reading, with its place.
    pub struct Written {
        pub thread: i64,
        pub seq: i64,
        pub thread_page: String,
        pub title: String,
        pub source: Option<String>,
        pub html: String,
        pub created: i64,
        pub edited: bool,
    }
}

/// The title of thread `t`, where its opening post `o` may be read by the viewer.
fn title() -> String {
    let of_opening = MAY_READ.replace("p.", "o.");
    format!("CASE WHEN NOT ({of_opening}) OR {TITLE_WITHHELD} THEN '' ELSE t.title END AS title")
}

const AROUND: &str =
    "FROM posts p JOIN threads t ON t.id = p.thread JOIN communities c ON c.actor = t.community
     JOIN actors g ON g.id = t.community JOIN posts o ON o.id = p.thread JOIN actors b ON b.id = o.author
     LEFT JOIN nodes bn ON bn.id = b.node LEFT JOIN posts q ON q.id = p.parent";

/// Everything that they wrote, a page of it.
pub fn posts(conn: &mut Conn, member: &Member, from: usize) -> Result<Vec<Post>> {
    let viewer = Viewer::Member(member.clone());
    let text = format!(
        "SELECT p.uri, g.uri AS community, o.uri AS thread, {}, q.uri AS in_reply_to, p.follow_up, p.source, p.html,
                p.language, p.created, p.updated, p.deleted, p.removed, p.removed_why, p.state, p.refused_why
         {AROUND} WHERE p.author = $1 AND ($2 OR NOT $2) ORDER BY p.id LIMIT $3 OFFSET $4",
        title()
    );
    let page = i64::try_from(PAGE).map_err(Error::internal)?;
    conn.all(sql!(text, viewer.actor(), viewer.sees_all(), page, offset(from)?))
}

/// The same for reading, thread by thread, from behind a place on.
pub fn written(conn: &mut Conn, viewer: &Viewer, (thread, seq): (i64, i64)) -> Result<Vec<Written>> {
    let text = format!(
        "SELECT p.thread, p.seq, o.page AS thread_page, {}, p.source, p.html, p.created, p.edited
         {AROUND} WHERE p.author = $1 AND ($2 OR NOT $2) AND p.deleted IS NULL AND (p.thread, p.seq) > ($3, $4)
         ORDER BY p.thread, p.seq LIMIT $5",
        title()
    );
    let page = i64::try_from(PAGE).map_err(Error::internal)?;
    let binds: Vec<Value> =
        vec![viewer.actor().into(), viewer.sees_all().into(), thread.into(), seq.into(), page.into()];
    conn.all(crate::base::sql::Sql::new(text, binds))
}
