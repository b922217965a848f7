//! What members write and have not sent: one draft a place and member, on the server, read by nobody but its author.
//!
//! Each form, in each tab, has a name of its own. A draft is replaced only by the form that wrote it last, or by one that
//! was shown it; anybody else is told that there is a newer one.

use crate::accounts::{Member, Viewer};
use crate::base::db::Tx;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::base::time::{DAY, Micros};
use crate::base::{id, text};
use crate::communities::{Visibility, read as communities};
use crate::error::{Denial, Error, Problem, Result};
use crate::{row, sql};

use super::read::{self, MAY_READ, TITLE_WITHHELD};

/// How long a draft is kept after its last change.
const KEPT: Micros = 90 * DAY;
/// How many drafts a member may have.
const MOST: i64 = 100;
/// The longest title that is kept, in characters: longer than a thread's may be, for it is still being written.
const TITLE: usize = 1_000;
/// The most of what else a form holds, in bytes.
const MORE: usize = 20_000;

/// What a draft is for, by inside ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A new thread in a community.
    Thread(i64),
    /// A reply to a post.
    Reply(i64),
    /// Other words for the member's own post.
    Edit(i64),
}

impl Place {
    /// The word for its kind, in the database and at the doors.
    pub fn key(self) -> &'static str {
        match self {
            Place::Thread(_) => "thread",
            Place::Reply(_) => "reply",
            Place::Edit(_) => "edit",
        }
    }

    fn about(self) -> i64 {
        match self {
            Place::Thread(about) | Place::Reply(about) | Place::Edit(about) => about,
        }
    }
}

/// The place that a door names: a kind, and the community's segment or the post's page.
///
/// # Errors
/// [`Error::NotFound`] for what the viewer may not know of; only authors change their posts.
pub fn find(conn: &mut Conn, viewer: &Viewer, kind: &str, name: &str) -> Result<Place> {
    match kind {
        "thread" => Ok(Place::Thread(communities::find(conn, viewer, name)?.actor)),
        "reply" => Ok(Place::Reply(read::post(conn, viewer, name)?.id)),
        "edit" => {
            let post = read::post(conn, viewer, name)?;
            if post.actor == viewer.actor() {
                Ok(Place::Edit(post.id))
            } else {
                Err(Denial::NotAuthor.into())
            }
        }
        _ => Err(Error::NotFound),
    }
}

/// What was typed so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Of threads, and of opening posts that are changed.
    pub title: String,
    pub body: String,
    /// Empty where it was not chosen.
    pub language: String,
    pub visibility: String,
    /// What else a form holds, as a JSON object; `None` leaves what is there.
    pub more: Option<String>,
    /// The version of the post that is changed, as of when that was begun.
    pub base: Option<Micros>,
}

impl Words {
    fn are_blank(&self) -> bool {
        let words = [&self.title, &self.body].iter().all(|words| words.trim().is_empty());
        // What a poll offers was typed, too; what was chosen was not.
        words && !self.more.as_ref().is_some_and(|more| more.contains("\"option"))
    }

    fn check(&self) -> Result<()> {
        let mut problems = Vec::new();
        if self.title.chars().count() > TITLE {
            problems.push(Problem::new("title", "length-3-200"));
        }
        if self.body.len() > text::MAX_SOURCE {
            problems.push(Problem::new("body", "too-long"));
        }
        if self.more.as_ref().is_some_and(|more| more.len() > MORE) {
            problems.push(Problem::new("options", "too-long"));
        }
        if !self.language.is_empty() && !text::is_language(&self.language) {
            problems.push(Problem::new("language", "language"));
        }
        if !self.visibility.is_empty() {
            problems.extend(Visibility::parse(&self.visibility).err());
        }
        if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
    }
}

/// Which form saves, and what it knows.
#[derive(Debug, Clone, Default)]
pub struct Hand {
    /// The form's own name.
    pub form: String,
    /// When the draft was changed last that this form was shown; 0 for none. `None` replaces whatever is there.
    pub held: Option<Micros>,
    /// Whether a draft that went meanwhile is made anew.
    pub anew: bool,
}

row! {
    /// A draft as its author goes on with it.
    #[derive(PartialEq, Eq)]
    pub struct Draft {
        pub id: i64,
        pub title: String,
        pub body: String,
        pub language: String,
        pub visibility: String,
        /// What else the form held, as a JSON object; empty for nothing.
        pub more: String,
        pub form: String,
        pub base: Option<i64>,
        pub updated: i64,
    }
}

/// What saving did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is kept, as of this moment.
    Kept(Micros),
    /// Nothing was written, so that no draft is there.
    Nothing,
    /// Another form has saved since: this one was not.
    Newer(Draft),
    /// The draft was sent or discarded meanwhile: this one was not kept.
    Gone,
}

const DRAFT: &str = "SELECT id, title, body, language, visibility, more, form, base, updated FROM drafts
     WHERE member = $1 AND kind = $2 AND about = $3";

/// The member's draft for a place.
pub fn of(conn: &mut Conn, member: &Member, place: Place) -> Result<Option<Draft>> {
    conn.one(sql!(DRAFT, member.id, place.key(), place.about()))
}

/// The same, its row held until the transaction ends.
pub fn held(tx: &mut Tx, member: &Member, place: Place) -> Result<Option<Draft>> {
    tx.one(sql!(format!("{DRAFT} FOR UPDATE"), member.id, place.key(), place.about()))
}

/// Keeps what a member has typed so far.
pub fn save(tx: &mut Tx, member: &Member, place: Place, words: &Words, by: &Hand) -> Result<Saved> {
    words.check()?;
    match held(tx, member, place)? {
        Some(there) if !may_replace(&there, by) => Ok(Saved::Newer(there)),
        Some(_) if words.are_blank() => discard(tx, member, place).map(|()| Saved::Nothing),
        Some(there) => replace(tx, &there, words, by),
        None if words.are_blank() => Ok(Saved::Nothing),
        None if by.held.is_some_and(|at| at > 0) && !by.anew => Ok(Saved::Gone),
        None => begin(tx, member, place, words, by),
    }
}

/// Whether a form may put its words in the place of a draft.
fn may_replace(there: &Draft, by: &Hand) -> bool {
    by.held.is_none_or(|at| at == there.updated || (!by.form.is_empty() && by.form == there.form))
}

fn replace(tx: &mut Tx, there: &Draft, words: &Words, by: &Hand) -> Result<Saved> {
    // Each state has a moment of its own, by which it is known again.
    let now = tx.now.max(there.updated + 1);
    tx.run(sql!(
        "UPDATE drafts SET title = $1, body = $2, language = $3, visibility = $4, form = $5, updated = $6, base = $8,
                more = coalesce($9, more) WHERE id = $7",
        &words.title, &words.body, &words.language, &words.visibility, &by.form, now, there.id,
        words.base, words.more.as_deref()
    ))?;
    Ok(Saved::Kept(now))
}

fn begin(tx: &mut Tx, member: &Member, place: Place, words: &Words, by: &Hand) -> Result<Saved> {
    let have = tx.number(sql!("SELECT count(*) AS n FROM drafts WHERE member = $1", member.id))?;
    if have.unwrap_or(0) >= MOST {
        return Err(Problem::with("body", "too-many-drafts", MOST).into());
    }
    let (id, now) = (tx.id(), tx.now);
    let written = tx.run(sql!(
        "INSERT INTO drafts (id, page, member, kind, about, title, body, language, visibility, form, created, updated, base, more)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, coalesce($13, '')) ON CONFLICT (member, kind, about) DO NOTHING",
        id,
        id::outside(),
        member.id,
        place.key(),
        place.about(),
        &words.title,
        &words.body,
        &words.language,
        &words.visibility,
        &by.form,
        now,
        words.base,
        words.more.as_deref()
    ))?;
    if written == 1 {
        return Ok(Saved::Kept(now));
    }
    // Another form was first by a moment.
    Ok(held(tx, member, place)?.map_or(Saved::Gone, Saved::Newer))
}

/// What was typed has been sent: its draft goes. One that another form has saved since stays.
pub fn sent(tx: &mut Tx, member: &Member, place: Place, by: &Hand, body: &str) -> Result<()> {
    tx.run(sql!(
        "DELETE FROM drafts WHERE member = $1 AND kind = $2 AND about = $3 AND ((form = $4 AND form <> '') OR updated = $5 OR body = $6)",
        member.id,
        place.key(),
        place.about(),
        &by.form,
        by.held.unwrap_or(0),
        body
    ))?;
    Ok(())
}

/// Discards the draft for a place; none is as good.
pub fn discard(tx: &mut Tx, member: &Member, place: Place) -> Result<()> {
    tx.run(sql!(
        "DELETE FROM drafts WHERE member = $1 AND kind = $2 AND about = $3",
        member.id,
        place.key(),
        place.about()
    ))?;
    Ok(())
}

/// Discards a draft by its outside name.
pub fn discard_one(tx: &mut Tx, member: &Member, page: &str) -> Result<()> {
    let gone = tx.run(sql!("DELETE FROM drafts WHERE member = $1 AND page = $2", member.id, page))?;
    if gone == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Purges the drafts of somebody who leaves this node.
pub fn forget(tx: &mut Tx, member: i64) -> Result<()> {
    tx.run(sql!("DELETE FROM drafts WHERE member = $1", member))?;
    Ok(())
}

/// Purges what was not touched for a long time.
pub fn clear(tx: &mut Tx) -> Result<()> {
    let old = tx.now - KEPT;
    tx.run(sql!("DELETE FROM drafts WHERE updated < $1", old))?;
    Ok(())
}

row! {
    /// A draft in the list of its author's, with what it is for as far as they may still know that.
    pub struct Line {
        pub id: i64,
        pub page: String,
        pub kind: String,
        pub title: String,
        pub body: String,
        pub language: String,
        pub visibility: String,
        pub updated: i64,
        /// Whether what it is for is still open to its author.
        pub open: bool,
        pub community_handle: Option<String>,
        pub community_title: Option<String>,
        pub community_authority: Option<String>,
        pub post_page: Option<String>,
        pub thread_title: Option<String>,
        /// Whoever wrote the post that is answered.
        pub answered: Option<String>,
    }
}

impl Line {
    /// The segment behind `/c/` of its community.
    pub fn community_slug(&self) -> String {
        let handle = self.community_handle.as_deref().unwrap_or_default();
        match &self.community_authority {
            Some(authority) => format!("{handle}@{authority}"),
            None => handle.to_owned(),
        }
    }

    /// What it is for as doors name it: the community's segment, or the page of the post.
    pub fn about(&self) -> String {
        if self.kind == "thread" { self.community_slug() } else { self.post_page.clone().unwrap_or_default() }
    }

    /// The first words of it.
    pub fn excerpt(&self) -> String {
        let words = self.body.split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = words.chars().take(280).collect();
        if short.len() < words.len() { format!("{short}…") } else { short }
    }
}

/// Titles stand only where the read predicate lets them.
fn line_text(which: &str) -> String {
    format!(
        "SELECT d.id, d.page, d.kind, d.title, d.body, d.language, d.visibility, d.updated,
                (d.kind = 'thread' OR (p.id IS NOT NULL AND {MAY_READ})) AS open,
                g.handle AS community_handle, g.name AS community_title, gn.authority AS community_authority,
                CASE WHEN p.id IS NOT NULL AND {MAY_READ} THEN p.page END AS post_page,
                CASE WHEN p.id IS NULL OR NOT ({MAY_READ}) THEN NULL WHEN {TITLE_WITHHELD} THEN '' ELSE t.title END
                    AS thread_title,
                CASE WHEN d.kind = 'reply' AND p.id IS NOT NULL AND {MAY_READ} THEN w.name END AS answered
         FROM drafts d LEFT JOIN posts p ON p.id = d.about AND d.kind <> 'thread'
         LEFT JOIN threads t ON t.id = p.thread
         LEFT JOIN communities c ON c.actor = CASE WHEN d.kind = 'thread' THEN d.about ELSE t.community END
         LEFT JOIN actors g ON g.id = c.actor LEFT JOIN nodes gn ON gn.id = g.node
         LEFT JOIN posts o ON o.id = t.id LEFT JOIN actors b ON b.id = o.author LEFT JOIN nodes bn ON bn.id = b.node
         LEFT JOIN actors w ON w.id = p.author
         WHERE d.member = $3 AND {which}"
    )
}

/// A member's drafts, the last changed first.
pub fn list(conn: &mut Conn, member: &Member, after: &Cursor) -> Result<Page<Line>> {
    let viewer = Viewer::Member(member.clone());
    let text = line_text("(d.updated, d.id) < ($4, $5) ORDER BY d.updated DESC, d.id DESC LIMIT $6");
    let rows = conn.all::<Line>(sql!(
        text,
        viewer.actor(),
        viewer.sees_all(),
        member.id,
        after.at,
        after.id,
        PAGE + 1
    ))?;
    Ok(Page::cut(rows, PAGE, |d| Cursor { at: d.updated, id: d.id, text: String::new() }))
}

/// One of a member's drafts by its outside name.
pub fn one(conn: &mut Conn, member: &Member, page: &str) -> Result<Line> {
    let viewer = Viewer::Member(member.clone());
    let text = line_text("d.page = $4");
    conn.one(sql!(text, viewer.actor(), viewer.sees_all(), member.id, page))?.ok_or(Error::NotFound)
}

/// The same by its inside id.
pub fn by_id(conn: &mut Conn, member: &Member, id: i64) -> Result<Line> {
    let viewer = Viewer::Member(member.clone());
    let text = line_text("d.id = $4");
    conn.one(sql!(text, viewer.actor(), viewer.sees_all(), member.id, id))?.ok_or(Error::NotFound)
}
