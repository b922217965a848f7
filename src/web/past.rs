//! What pages say of the past of a community or thread elsewhere, and asking its home for it.

use axum::extract::Path;

use crate::accounts::Viewer;
use crate::base::sql::Conn;
use crate::communities::read::{self as communities, Community};
use crate::error::{Error, Result};
use crate::exchange::history::{self, Progress, State};
use crate::threads::past::{self, Known};
use crate::threads::read::{self, Thread};

use super::errors::Answer;
use super::form::Posted;
use super::shell::Shell;
use super::visit::{Visit, go};

/// How the past of something elsewhere stands, as its page says.
pub struct Past {
    of_thread: bool,
    /// `none`, `waiting`, `failed`, `bounded` or `done`.
    pub state: &'static str,
    pub progress: Progress,
    pub node: String,
    /// The form's address; empty where the viewer may not ask.
    pub form: String,
}

impl Past {
    fn of(of_thread: bool, found: Option<Progress>, c: &Community, form: String, may_ask: bool) -> Past {
        let state = match &found {
            None => "none",
            Some(Progress { state: State::Waiting, .. }) => "waiting",
            Some(Progress { state: State::Failed, .. }) => "failed",
            Some(Progress { reason: Some(_), .. }) => "bounded",
            Some(_) => "done",
        };
        Past {
            of_thread,
            state,
            progress: found.unwrap_or(NOTHING),
            node: c.authority.clone().unwrap_or_default(),
            form: if may_ask { form } else { String::new() },
        }
    }

    /// One sentence on where it stands.
    pub fn sentence(&self, page: &Shell) -> String {
        let said = page.count_of(self.key(), ("node", &self.node), self.progress.threads);
        match self.progress.reason.as_deref().filter(|_| self.state == "failed") {
            Some(reason) => format!("{said} {}", page.say1(format!("remote-{reason}"), "host", &self.node)),
            None => said,
        }
    }

    fn key(&self) -> &'static str {
        match (self.of_thread, self.state) {
            (false, "none") => "past-community-none",
            (false, "waiting") if self.progress.threads == 0 => "past-begins",
            (false, "waiting") => "past-community-waiting",
            (false, "failed") => "past-community-failed",
            (false, "bounded") => "past-community-bounded",
            (false, _) => "past-community-done",
            (true, "none") => "past-thread-none",
            (true, "waiting") => "past-thread-waiting",
            (true, "failed") => "past-thread-failed",
            (true, "bounded") => "past-thread-bounded",
            (true, _) => "past-thread-done",
        }
    }

    pub fn ask(&self, page: &Shell) -> String {
        page.say(match self.state {
            "none" if self.of_thread => "past-ask",
            "none" => "past-fetch",
            "failed" => "past-try-again",
            "bounded" => "past-fetch-more",
            _ => "past-fetch-again",
        })
    }
}

const NOTHING: Progress = Progress {
    state: State::Done,
    threads: 0,
    read: 0,
    failed: 0,
    kept: 0,
    skipped: 0,
    reason: None,
    asked: 0,
    ended: None,
};

/// The past of a community elsewhere, for members of this node.
pub fn of_community(conn: &mut Conn, viewer: &Viewer, c: &Community) -> Result<Option<Past>> {
    if c.is_here() || !c.is_public() || viewer.member().is_none() {
        return Ok(None);
    }
    let form = format!("/c/{}/past", c.slug());
    let may_ask = history::may_ask(viewer, c).is_ok();
    Ok(Some(Past::of(false, history::of_community(conn, c.actor)?, c, form, may_ask)))
}

/// The past of a thread elsewhere, for members of this node.
pub struct ThreadPast {
    pub known: Known,
    pub past: Past,
}

impl ThreadPast {
    /// What its page says: the page that finds a part missing has just asked for the rest.
    pub fn shown(mut self) -> Past {
        if self.known.partial && self.past.state == "none" {
            self.past.state = "waiting";
        }
        self.past
    }
}

pub fn of_thread(
    conn: &mut Conn,
    viewer: &Viewer,
    c: &Community,
    thread: &Thread,
) -> Result<Option<ThreadPast>> {
    if c.is_here() || viewer.member().is_none() {
        return Ok(None);
    }
    let Some(known) = past::of_post(conn, &thread.uri)?.filter(|known| known.conversation.is_some()) else {
        return Ok(None);
    };
    let found = history::of_thread(conn, c.actor, &known.uri)?;
    let past = Past::of(true, found, c, format!("/t/{}/past", thread.page), true);
    Ok(Some(ThreadPast { known, past }))
}

/// A member opens a thread that is known in part: the rest is asked for.
pub async fn opened(visit: &Visit, known: &Known) -> Result<()> {
    let (Some(url), true) = (known.conversation.clone(), known.partial) else {
        return Ok(());
    };
    let (community, uri) = (known.community, known.uri.clone());
    visit.write(move |tx| history::opened(tx, community, &uri, &url)).await
}

/// `POST /c/{slug}/past`
pub async fn community(visit: Visit, Path(slug): Path<String>, _: Posted) -> Answer {
    visit.member()?;
    let c = visit.read(move |conn, viewer| communities::find(conn, viewer, &slug)).await?;
    let (viewer, back) = (visit.viewer.clone(), format!("/c/{}", c.slug()));
    visit.write(move |tx| history::ask(tx, &viewer, &c)).await?;
    go(&back)
}

/// `POST /t/{page}/past`
pub async fn thread(visit: Visit, Path(page): Path<String>, _: Posted) -> Answer {
    visit.member()?;
    let back = format!("/t/{page}");
    let known = visit
        .read(move |conn, viewer| {
            let thread = read::thread(conn, viewer, &page)?;
            past::of_post(conn, &thread.uri)?.ok_or(Error::NotFound)
        })
        .await?;
    let url = known.conversation.ok_or(Error::NotFound)?;
    visit.write(move |tx| history::ask_thread(tx, known.community, &known.uri, &url, true)).await?;
    go(&back)
}
