//! A copy of what is somebody's own: everything that the node holds of a member, for them to take away. An archive with
//! one JSON document, and what they wrote as markdown, one file a thread.
//!
//! Nothing in it opens anything: no password, secret or hash. Nobody else's words are in it either, but the title of a
//! thread as far as they may still read it, and the reasons that moderators gave them.

mod rows;

use std::io::{Cursor, Write};

use serde::Serialize;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::accounts::{Member, Viewer};
use crate::base::origin::Origin;
use crate::base::sql::Conn;
use crate::base::time::rfc3339;
use crate::error::{Error, Result};

use rows::Written;

/// The words around what is somebody's own, in their language.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// What the archive is, for a file of its own.
    pub readme: String,
    /// What stands for the title of a thread that is no longer open to them.
    pub untitled: String,
    /// The mark of a post that its author changed.
    pub edited: String,
}

/// Makes the archive. Rows are read a page at a time, and packed at once.
pub fn archive(conn: &mut Conn, here: &Origin, member: &Member, labels: &Labels) -> Result<Vec<u8>> {
    let mut zip = Zip(ZipWriter::new(Cursor::new(Vec::new())));
    zip.begin("README.txt")?;
    zip.say(&labels.readme)?;
    zip.begin("data.json")?;
    document(conn, &mut zip, member)?;
    threads(conn, here, &mut zip, member, labels)?;
    let done = zip.0.finish().map_err(Error::internal)?;
    Ok(done.into_inner())
}

/// An archive that is being written.
struct Zip(ZipWriter<Cursor<Vec<u8>>>);

impl Zip {
    fn begin(&mut self, name: &str) -> Result<()> {
        let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.0.start_file(name, packed).map_err(Error::internal)
    }

    fn say(&mut self, text: &str) -> Result<()> {
        self.0.write_all(text.as_bytes()).map_err(Error::internal)
    }

    /// A part of the document, as a list.
    fn list<T: Serialize>(&mut self, key: &str, mut page: impl FnMut(usize) -> Result<Vec<T>>) -> Result<()> {
        self.say(&format!(",\n\"{key}\": ["))?;
        let mut many = 0;
        loop {
            let some = page(many)?;
            for one in &some {
                self.say(if many == 0 { "\n" } else { ",\n" })?;
                serde_json::to_writer(&mut self.0, one).map_err(Error::internal)?;
                many += 1;
            }
            if some.len() < rows::PAGE {
                return self.say("]");
            }
        }
    }
}

fn document(conn: &mut Conn, zip: &mut Zip, member: &Member) -> Result<()> {
    let (id, actor) = (member.id, member.actor);
    let account = rows::account(conn, id)?;
    zip.say("{\n\"account\": ")?;
    serde_json::to_writer(&mut zip.0, &account).map_err(Error::internal)?;
    zip.list("other_accounts", |n| rows::other_accounts(conn, actor, n))?;
    zip.list("communities", |n| rows::communities(conn, actor, n))?;
    zip.list("posts", |n| rows::posts(conn, member, n))?;
    zip.list("earlier_versions", |n| rows::versions(conn, actor, n))?;
    zip.list("votes", |n| rows::votes(conn, actor, n))?;
    zip.list("poll_votes", |n| rows::poll_votes(conn, actor, n))?;
    zip.list("mentioned_in", |n| rows::mentions(conn, actor, n))?;
    zip.list("read", |n| rows::reads(conn, id, n))?;
    zip.list("saved_threads", |n| rows::saved(conn, id, n))?;
    zip.list("drafts", |n| rows::drafts(conn, id, n))?;
    zip.list("community_levels", |n| rows::community_levels(conn, id, n))?;
    zip.list("thread_levels", |n| rows::thread_levels(conn, id, n))?;
    zip.list("notifications", |n| rows::notifications(conn, id, n))?;
    zip.list("reports", |n| rows::reports(conn, actor, n))?;
    zip.list("acts_of_moderation", |n| rows::acts(conn, actor, n))?;
    zip.list("acts_about_them", |n| rows::acts_about(conn, actor, n))?;
    zip.list("sessions", |n| rows::sessions(conn, id, n))?;
    zip.list("tokens", |n| rows::tokens(conn, id, n))?;
    zip.list("feeds", |n| rows::feeds(conn, id, n))?;
    zip.list("invitations", |n| rows::invitations(conn, id, n))?;
    zip.say("\n}\n")
}

/// What they wrote, a file a thread, in the order in which the threads came.
fn threads(conn: &mut Conn, here: &Origin, zip: &mut Zip, member: &Member, labels: &Labels) -> Result<()> {
    let (mut after, mut many, mut thread) = ((0, -1), 0, 0);
    let viewer = Viewer::Member(member.clone());
    loop {
        let some = rows::written(conn, &viewer, after)?;
        for post in &some {
            if post.thread != thread {
                many += 1;
                thread = post.thread;
                zip.begin(&format!("threads/{many:05}.md"))?;
                let title = if post.title.is_empty() { &labels.untitled } else { &post.title };
                let address = here.complete(&format!("/t/{}", post.thread_page));
                zip.say(&format!("# {title}\n\n<{address}>\n"))?;
            }
            zip.say(&passage(post, labels))?;
        }
        match some.last() {
            Some(last) if some.len() == rows::PAGE => after = (last.thread, last.seq),
            _ => return Ok(()),
        }
    }
}

fn passage(post: &Written, labels: &Labels) -> String {
    let edited = if post.edited { format!(" ({})", labels.edited) } else { String::new() };
    let words = post.source.as_deref().unwrap_or(&post.html);
    format!("\n---\n\n{}{edited}\n\n{words}\n", rfc3339(post.created))
}
