//! What was reported, for those who moderate: who said what of which post.

use serde::Serialize;

use super::MAY_READ_JOINED;
use crate::accounts::Viewer;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::communities::read::Community;
use crate::error::Result;
use crate::{row, sql};

/// Open reports are counted up to here.
pub const MOST_COUNTED: i64 = 100;

row! {
    /// A report as those see it who moderate.
    #[derive(Serialize)]
    pub struct Report {
        pub id: i64,
        /// Its name for doors.
        pub page: String,
        pub at: i64,
        /// `open` or `closed`.
        pub state: String,
        pub reason: String,
        /// Who reported, when they are of this node; none for the post's own author, who is not told.
        pub reporter_handle: Option<String>,
        pub reporter_name: Option<String>,
        /// The node that brought it; none when it is this one.
        pub reporter_node: Option<String>,
        pub post_page: String,
        pub thread_title: String,
        /// Empty when the post was deleted.
        pub html: String,
        pub language: Option<String>,
        pub deleted: Option<i64>,
        pub removed: bool,
        pub author_name: String,
        pub author_node: Option<String>,
    }
}

/// Which reports a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    Open,
    /// Those that were dealt with.
    Closed,
}

impl Desk {
    pub const ALL: [Desk; 2] = [Desk::Open, Desk::Closed];

    /// The stored state.
    pub fn key(self) -> &'static str {
        match self {
            Desk::Open => "open",
            Desk::Closed => "closed",
        }
    }

    pub fn parse(key: &str) -> Option<Desk> {
        Desk::ALL.into_iter().find(|desk| desk.key() == key)
    }
}

/// Whether the viewer sees reports there: its moderators of this node, and the node's admins.
pub fn sees_reports(viewer: &Viewer, community: &Community) -> bool {
    viewer.member().is_some() && (community.i_moderate() || viewer.sees_all())
}

/// A page of a community's reports, newest first; empty for those who do not see them.
pub fn reports(
    conn: &mut Conn,
    viewer: &Viewer,
    community: &Community,
    desk: Desk,
    after: &Cursor,
) -> Result<Page<Report>> {
    if !sees_reports(viewer, community) {
        return Ok(Page { items: Vec::new(), next: None });
    }
    let text = format!(
        "SELECT r.id, r.page, r.at, r.state, r.reason,
                CASE WHEN w.node IS NULL AND p.author <> $1 THEN w.handle END AS reporter_handle,
                CASE WHEN w.node IS NULL AND p.author <> $1 THEN w.name END AS reporter_name,
                wn.authority AS reporter_node, p.page AS post_page, t.title AS thread_title, p.html, p.language,
                p.deleted, p.removed, a.name AS author_name, n.authority AS author_node
         FROM reports r JOIN posts p ON p.id = r.post JOIN threads t ON t.id = p.thread
         JOIN communities c ON c.actor = t.community JOIN actors a ON a.id = p.author
         LEFT JOIN nodes n ON n.id = a.node JOIN actors w ON w.id = r.reporter LEFT JOIN nodes wn ON wn.id = w.node
         WHERE {MAY_READ_JOINED} AND r.community = $3 AND r.state = $4 AND (r.at, r.id) < ($5, $6)
         ORDER BY r.at DESC, r.id DESC LIMIT $7"
    );
    let rows = conn.all::<Report>(sql!(
        text,
        viewer.actor(),
        viewer.sees_all(),
        community.actor,
        desk.key(),
        after.at,
        after.id,
        PAGE + 1
    ))?;
    Ok(Page::cut(rows, PAGE, |r| Cursor { at: r.at, id: r.id, text: String::new() }))
}

/// How many reports wait there, counted up to a bound; none for those who do not see them.
pub fn open_reports(conn: &mut Conn, viewer: &Viewer, community: &Community) -> Result<Option<i64>> {
    if !sees_reports(viewer, community) {
        return Ok(None);
    }
    let text = format!(
        "SELECT count(*) AS n FROM (SELECT 1 AS one FROM reports r JOIN posts p ON p.id = r.post
         JOIN threads t ON t.id = p.thread JOIN communities c ON c.actor = t.community
         JOIN actors a ON a.id = p.author LEFT JOIN nodes n ON n.id = a.node
         WHERE {MAY_READ_JOINED} AND r.community = $3 AND r.state = 'open' LIMIT {MOST_COUNTED}) AS few"
    );
    conn.number(sql!(text, viewer.actor(), viewer.sees_all(), community.actor))
}
