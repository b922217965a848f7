//! How far a member has read.

use super::{MAY_READ, Post, Thread, post_by_id};
use crate::accounts::{Member, Viewer};
use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::error::Result;
use crate::sql;

/// Marks a thread as read up to `seq`; a mark never goes back. `i64::MAX` marks all that is there.
pub fn mark(tx: &mut Tx, member: &Member, thread: i64, seq: i64) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO reads (member, thread, seq, at)
         SELECT $1, t.id, CASE WHEN t.last_seq < $3 THEN t.last_seq ELSE $3 END, $4 FROM threads t WHERE t.id = $2
         ON CONFLICT (member, thread) DO UPDATE SET seq = excluded.seq, at = excluded.at WHERE reads.seq < excluded.seq",
        member.id,
        thread,
        seq,
        tx.now
    ))?;
    Ok(())
}

/// Marks a thread as never read.
pub fn unmark(tx: &mut Tx, member: &Member, thread: i64) -> Result<()> {
    tx.run(sql!("DELETE FROM reads WHERE member = $1 AND thread = $2", member.id, thread))?;
    Ok(())
}

/// Marks every thread of a community as read.
pub fn mark_all(tx: &mut Tx, member: &Member, community: i64) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO reads (member, thread, seq, at)
         SELECT $1, t.id, t.last_seq, $3 FROM threads t LEFT JOIN reads r ON r.thread = t.id AND r.member = $1
         WHERE t.community = $2 AND (r.seq IS NULL OR r.seq < t.last_seq)
         ON CONFLICT (member, thread) DO UPDATE SET seq = excluded.seq, at = excluded.at WHERE reads.seq < excluded.seq",
        member.id,
        community,
        tx.now
    ))?;
    Ok(())
}

/// The first reply that came since the viewer last read the thread, by the order of arrival; none for who never did.
pub fn first_unread(conn: &mut Conn, viewer: &Viewer, thread: &Thread) -> Result<Option<Post>> {
    if thread.seen < 0 || thread.seen >= thread.last_seq {
        return Ok(None);
    }
    let text = format!(
        "SELECT p.id AS n FROM posts p JOIN threads t ON t.id = p.thread JOIN communities c ON c.actor = t.community
         WHERE {MAY_READ} AND p.thread = $3 AND p.seq > $4 AND p.parent IS NOT NULL AND p.author <> $1
         ORDER BY p.seq LIMIT 1"
    );
    let found = conn.number(sql!(text, viewer.actor(), viewer.sees_all(), thread.id, thread.seen))?;
    found.map(|id| post_by_id(conn, viewer, id)).transpose()
}

/// Forgets what a member has read.
pub fn forget_marks(tx: &mut Tx, member: &Member) -> Result<()> {
    tx.run(sql!("DELETE FROM reads WHERE member = $1", member.id))?;
    Ok(())
}
