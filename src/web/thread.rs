//! A thread: its opening post, its replies as nested lists, and where one may answer.

use askama::Template;
use axum::extract::{Path, Query};
use serde::Deserialize;

use crate::accounts::Viewer;
use crate::base::page::{Cursor, Page};
use crate::base::sql::Conn;
use crate::communities::read::{self as communities, Community};
use crate::communities::topics::{self, Topic};
use crate::error::Result;
use crate::notify;
use crate::threads::drafts::{Draft, Place};
use crate::threads::poll::{self, Poll};
use crate::threads::read::{self, Post, Thread};
use crate::threads::saved::{self, Saved};

use super::compose::usual_language;
use super::copies::{self, Compared};
use super::drafts::{self, Kept};
use super::errors::Answer;
use super::form::Sheet;
use super::notifications::{self, Hearing};
use super::past::{self, Past, ThreadPast};
use super::shell::Shell;
use super::tree::{self, Item, Reader};
use super::visit::{Visit, go};

/// What the address of a thread asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    after: String,
    /// The replies before this one, instead of those behind `after`.
    #[serde(default)]
    before: String,
    /// The page of the post that the form answers.
    #[serde(default)]
    reply_to: String,
    /// `home`: an act of moderation went to the community's home; `report`: a post was reported; `level`: what is heard
    /// of the thread was chosen.
    #[serde(default)]
    sent: String,
}

/// What the viewer may do to the posts of a thread. The rules are judged again when they do it.
#[derive(Debug, Clone, Copy)]
pub struct Rights {
    me: i64,
    takes_part: bool,
    pub moderates: bool,
    /// May hide on this node.
    hides: bool,
    /// Has a voice, to report posts of others.
    speaks: bool,
    locked: bool,
}

impl Rights {
    pub fn of(viewer: &Viewer, c: &Community, locked: bool) -> Rights {
        let admin = viewer.member().is_some_and(|m| m.admin);
        let moderates = c.i_moderate() || (admin && c.is_here());
        Rights {
            me: viewer.member().map_or(0, |m| m.actor),
            takes_part: (c.i_am_member() || admin) && !c.is("archived"),
            moderates,
            hides: moderates || admin,
            speaks: viewer.member().is_some() && c.my_state.as_deref() != Some("suspended"),
            locked,
        }
    }

    fn stands(p: &Post) -> bool {
        p.deleted.is_none() && !p.removed
    }

    pub fn votes(&self, p: &Post) -> bool {
        self.takes_part && Rights::stands(p)
    }

    pub fn replies(&self, p: &Post) -> bool {
        self.takes_part && Rights::stands(p) && (!self.locked || self.moderates)
    }

    /// Whether the viewer asked the question, and may say of a reply that it helped.
    pub fn thanks(&self, opening: &Post, p: &Post) -> bool {
        self.takes_part && self.edits(opening) && p.parent.is_some() && Rights::stands(p)
    }

    /// Whether the viewer sees what a poll came to: once they voted, or asked, or it has ended.
    pub fn sees_results(&self, poll: &Poll, thread: &Thread, opening: &Post) -> bool {
        poll.enough && (poll.voted || thread.ended || self.edits(opening))
    }

    pub fn edits(&self, p: &Post) -> bool {
        self.me != 0 && p.actor == self.me && Rights::stands(p)
    }

    pub fn deletes(&self, p: &Post) -> bool {
        self.me != 0 && p.actor == self.me && p.deleted.is_none()
    }

    /// Whether the author of a post may be suspended from its community.
    pub fn suspends(&self, p: &Post) -> bool {
        self.moderates && p.actor != self.me
    }

    pub fn reports(&self, p: &Post) -> bool {
        self.speaks && p.actor != self.me && p.state != "refused" && Rights::stands(p)
    }

    pub fn moderates(&self, p: &Post) -> bool {
        self.hides && p.deleted.is_none()
    }

    /// Whether the words of a post may be shown: a removed one is for its moderators and author.
    pub fn reads(&self, p: &Post) -> bool {
        p.deleted.is_none() && (!p.removed || self.hides || p.actor == self.me)
    }
}

#[derive(Template)]
#[template(path = "thread.html")]
struct ThreadPage {
    page: Shell,
    c: Community,
    thread: Thread,
    opening: Post,
    items: Vec<Item>,
    rights: Rights,
    form: Sheet,
    kept: Kept,
    languages: &'static [(&'static str, &'static str)],
    /// The address of the page before and behind; empty where there is none.
    back: String,
    more: String,
    /// Kept in the links that open the form, so that they stay on this page of replies; empty on the first.
    stay: String,
    sent_home: bool,
    reported: bool,
    heard: bool,
    signed_in: bool,
    /// How much of it is known here, and how it compares, when it is at home elsewhere.
    past: Option<Past>,
    compared: Option<Compared>,
    hearing: Option<Hearing>,
    saved: Option<Saved>,
    /// Whether replies came since the viewer read it last.
    jump: bool,
    /// Where those who moderate may move it.
    topics: Vec<Topic>,
    /// The reply that sums it up.
    summary: Option<Post>,
    summary_changed: bool,
    poll: Option<Poll>,
    /// What was wrong with a vote.
    vote: Sheet,
    voted: bool,
}

struct Loaded {
    c: Community,
    thread: Thread,
    opening: Post,
    replies: Page<Post>,
    /// Whether there are replies before these.
    back: bool,
    /// What the viewer began to write to the post that the form answers.
    draft: Option<Draft>,
    past: Option<ThreadPast>,
    compared: Option<Compared>,
    hearing: Option<Hearing>,
    saved: Option<Saved>,
    topics: Vec<Topic>,
    summary: Option<Post>,
    summary_changed: bool,
    poll: Option<Poll>,
}

/// Which page of the replies.
enum From {
    Behind(Cursor),
    Before(Cursor),
}

impl Asked {
    fn from(&self) -> Result<From> {
        match (self.after.as_str(), self.before.as_str()) {
            ("", "") => Ok(From::Behind(Cursor::oldest())),
            ("", before) => Ok(From::Before(Cursor::read(before)?)),
            (after, _) => Ok(From::Behind(Cursor::read(after)?)),
        }
    }

    fn stay(&self) -> String {
        match (self.after.as_str(), self.before.as_str()) {
            ("", "") => String::new(),
            ("", before) => format!("before={before}"),
            (after, _) => format!("after={after}"),
        }
    }
}

fn load(conn: &mut Conn, viewer: &Viewer, page: &str, from: &From, reply_to: &str) -> Result<Loaded> {
    let thread = read::thread(conn, viewer, page)?;
    let c = communities::by_id(conn, viewer, thread.community)?;
    let opening = read::post(conn, viewer, page)?;
    let (replies, back) = match from {
        From::Behind(c) => (read::replies(conn, viewer, thread.id, &c.text)?, !c.text.is_empty()),
        From::Before(c) => read::replies_before(conn, viewer, thread.id, &c.text)?,
    };
    let answered = replies.items.iter().find(|r| r.page == reply_to).map_or(opening.id, |r| r.id);
    let draft = drafts::of(conn, viewer, Place::Reply(answered))?;
    let past = past::of_thread(conn, viewer, &c, &thread)?;
    let compared = copies::of_thread(conn, viewer, &c, &thread, copies::COUNTED)?;
    let hearing = notifications::of_thread(conn, viewer, &thread)?;
    let saved = viewer.member().map(|m| saved::of(conn, m, thread.id)).transpose()?.flatten();
    let moderates = c.i_moderate() || viewer.sees_all();
    let topics = if moderates { topics::of(conn, c.actor)? } else { Vec::new() };
    let summary = read::summary(conn, viewer, thread.id)?;
    let summary_changed = match &summary {
        Some(summary) => read::is_summary_changed(conn, summary)?,
        None => false,
    };
    let poll = if thread.kind == "poll" { poll::of(conn, thread.id, viewer.actor())? } else { None };
    let beside = Loaded {
        c,
        thread,
        opening,
        replies,
        back,
        draft,
        past,
        compared,
        hearing,
        saved,
        topics,
        summary,
        summary_changed,
        poll,
    };
    Ok(beside)
}

/// `GET /t/{page}`
pub async fn show(visit: Visit, Path(page): Path<String>, Query(asked): Query<Asked>) -> Answer {
    self::page(&visit, page, asked, Sheet::default()).await
}

/// A thread with what was wrong with a vote in its poll.
pub async fn page(visit: &Visit, page: String, asked: Asked, vote: Sheet) -> Answer {
    let from = asked.from()?;
    let reply_to = asked.reply_to.clone();
    let loaded = visit.read(move |conn, viewer| load(conn, viewer, &page, &from, &reply_to)).await?;
    if let Some(past) = &loaded.past {
        past::opened(visit, &past.known).await?;
    }
    let reader = Reader { seen: loaded.thread.seen, actor: visit.viewer.actor() };
    let is_last = loaded.replies.next.is_none();
    let (thread, rest) = loaded.nested(reader);
    mark(visit, &thread, tree::seen_up_to(&rest.items, is_last)).await?;
    visit.show(&ThreadPage { vote, ..thread_page(visit, thread, rest, asked) })
}

/// What surrounds a thread on its page.
struct Rest {
    c: Community,
    opening: Post,
    items: Vec<Item>,
    back: String,
    more: String,
    draft: Option<Draft>,
    past: Option<Past>,
    compared: Option<Compared>,
    hearing: Option<Hearing>,
    saved: Option<Saved>,
    topics: Vec<Topic>,
    summary: Option<Post>,
    summary_changed: bool,
    poll: Option<Poll>,
}

impl Loaded {
    fn nested(self, reader: Reader) -> (Thread, Rest) {
        let base = format!("/t/{}", self.thread.page);
        let rest = Rest {
            back: match self.replies.items.first().filter(|_| self.back) {
                Some(first) => format!("{base}?before={}#replies", read::reply_cursor(first).write()),
                None => String::new(),
            },
            more: self.replies.next.map_or_else(String::new, |n| format!("{base}?after={n}#replies")),
            items: tree::nest(self.replies.items, self.opening.id, reader),
            c: self.c,
            opening: self.opening,
            draft: self.draft,
            past: self.past.map(ThreadPast::shown),
            compared: self.compared,
            hearing: self.hearing,
            saved: self.saved,
            topics: self.topics,
            summary: self.summary,
            summary_changed: self.summary_changed,
            poll: self.poll,
        };
        (self.thread, rest)
    }
}

fn thread_page(visit: &Visit, thread: Thread, rest: Rest, asked: Asked) -> ThreadPage {
    let answered = reply_to(&asked.reply_to, &rest.opening, &rest.items);
    let empty = Sheet::of([("parent", &answered), ("language", &usual_language(visit)), ("body", "")]);
    let (form, kept) = drafts::fill(&drafts::name("reply", &answered), empty, rest.draft, "");
    ThreadPage {
        page: shell(visit, &rest.c, &thread),
        rights: Rights::of(&visit.viewer, &rest.c, thread.locked),
        c: rest.c,
        jump: thread.seen >= 0 && thread.seen < thread.last_seq,
        thread,
        opening: rest.opening,
        items: rest.items,
        form,
        kept,
        languages: &super::l10n::WRITTEN,
        back: rest.back,
        more: rest.more,
        stay: asked.stay(),
        sent_home: asked.sent == "home",
        reported: asked.sent == "report",
        heard: asked.sent == "level",
        voted: asked.sent == "vote",
        vote: Sheet::default(),
        summary: rest.summary,
        summary_changed: rest.summary_changed,
        poll: rest.poll,
        signed_in: visit.is_signed_in(),
        topics: rest.topics,
        past: rest.past,
        compared: rest.compared,
        hearing: rest.hearing,
        saved: rest.saved,
    }
}

/// The post that the form answers: what was asked for when it is on the page, else the opening post.
fn reply_to(asked: &str, opening: &Post, items: &[Item]) -> String {
    let on_page = items.iter().any(|i| i.r.page == asked);
    if on_page { asked.to_owned() } else { opening.page.clone() }
}

fn shell(visit: &Visit, c: &Community, thread: &Thread) -> Shell {
    let shell = visit.shell("communities");
    let public = c.is_public() && thread.visibility == "public";
    let shell = if public { shell.with_feed(format!("/t/{}/feed", thread.page)) } else { shell };
    let open = public && thread.uri.starts_with('/');
    if open { shell.with_alternate(visit.state.origin.complete(&thread.uri)) } else { shell }
}

async fn mark(visit: &Visit, thread: &Thread, up_to: Option<i64>) -> Result<()> {
    let (Some(member), Some(up_to)) = (visit.viewer.member(), up_to) else {
        return Ok(());
    };
    if up_to <= thread.seen && visit.unseen == 0 {
        return Ok(());
    }
    let (member, thread) = (member.clone(), thread.id);
    visit
        .write(move |tx| {
            read::mark(tx, &member, thread, up_to)?;
            notify::read::see_thread(tx, &member, thread, up_to)
        })
        .await
}

/// `GET /r/{page}`: the page of the thread on which the reply stands, at its anchor.
pub async fn place(visit: Visit, Path(page): Path<String>) -> Answer {
    let to = visit
        .read(move |conn, viewer| {
            let post = read::post(conn, viewer, &page)?;
            stand(conn, viewer, &post)
        })
        .await?;
    go(&to)
}

/// The address of the page on which a post stands, with its anchor.
fn stand(conn: &mut Conn, viewer: &Viewer, post: &Post) -> Result<String> {
    let after = read::cursor_before(conn, viewer, post)?;
    let after = after.map_or_else(String::new, |c| format!("?after={}", c.write()));
    Ok(format!("/t/{}{after}#{}", post.thread_page, anchor(post)))
}

/// `GET /t/{page}/unread`: leads to the first reply that came since, or to the thread.
pub async fn first_unread(visit: Visit, Path(page): Path<String>) -> Answer {
    let to = visit
        .read(move |conn, viewer| {
            let thread = read::thread(conn, viewer, &page)?;
            match read::first_unread(conn, viewer, &thread)? {
                Some(post) => stand(conn, viewer, &post),
                None => Ok(format!("/t/{}", thread.page)),
            }
        })
        .await?;
    go(&to)
}

/// `POST /t/{page}/unread`: as if never read.
pub async fn unmark(visit: Visit, Path(page): Path<String>) -> Answer {
    let (member, viewer) = (visit.member()?.clone(), visit.viewer.clone());
    let to = visit
        .write(move |tx| {
            let thread = read::thread(tx.conn, &viewer, &page)?;
            let c = communities::by_id(tx.conn, &viewer, thread.community)?;
            read::unmark(tx, &member, thread.id)?;
            Ok(format!("/c/{}", c.slug()))
        })
        .await?;
    go(&to)
}

/// Where a post stands on the page of its thread.
pub fn anchor(post: &Post) -> String {
    if post.parent.is_some() { format!("r-{}", post.page) } else { "content".to_owned() }
}
