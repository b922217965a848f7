//! Playing the story: each act by the ordinary function of its domain, on the node where the person lives.

use std::collections::HashMap;

use super::script::{Community, Edit, Moderation, Post, Script, Thread};
use super::stage::{Actor, Place, Stage};
use crate::accounts::{Author, Viewer};
use crate::actors;
use crate::app::{App, Found};
use crate::base::db::Tx;
use crate::cli::failure::{Failure, Outcome};
use crate::communities::{self, Role, Visibility, join};
use crate::error::{Error, Result};
use crate::threads::moderate::Act;
use crate::threads::rows::{self, Post as Row};
use crate::threads::{self, Draft};
use crate::words;

/// A post of the story: its thread, and its place in it (0 is the opening post).
pub type Key = (&'static str, usize);

/// What was done so far.
pub struct Play {
    pub script: &'static Script,
    pub stage: Stage,
    /// The full URI of every post that was written, by which every node knows it.
    posts: HashMap<Key, String>,
}

impl Play {
    pub fn new(script: &'static Script, stage: Stage) -> Play {
        Play { script, stage, posts: HashMap::new() }
    }

    fn who(&self, handle: &str) -> Outcome<(&Actor, &Place)> {
        let actor = self.stage.person(handle)?;
        Ok((actor, self.stage.place(actor)?))
    }

    /// The name of a community on the node of `place`, as a member there types it.
    fn address(&self, community: &Community) -> Outcome<String> {
        let home = self.stage.places.iter().find(|p| p.script.name == community.node);
        let home = home.ok_or_else(|| Failure::refused("a community of the demo has no node"))?;
        Ok(format!("!{}@{}", community.handle, home.app.origin().authority()))
    }

    /// Somebody looks a community up and asks to join it; of a members-only one the facilitator takes them in.
    pub async fn ask_to_join(&self, handle: &str, community: &'static Community) -> Outcome {
        let (actor, place) = self.who(handle)?;
        let viewer = Viewer::Member(actor.member.clone());
        let address = self.address(community)?;
        let found = place.app.resolve(&viewer, &address).await;
        let slug = match found.map_err(|e| sorry(handle, "find a community", &e))? {
            Found::Community(slug) => slug,
            Found::Person(_) | Found::Post { .. } => {
                return Err(Failure::refused(format!("{address} is not a community")));
            }
        };
        let by = self.stage.person(&community.by)?.member.clone();
        let (author, asking) = (Author::Local(actor.member.clone()), actor.member.actor);
        let asked = place.app.db().write(move |tx| {
            let community = communities::read::find(tx.conn, &viewer, &slug)?;
            let state = join::ask(tx, &author, community.actor, None)?;
            if state == join::State::Requested && community.is_here() {
                join::decide(tx, &by, community.actor, asking, true)?;
            }
            Ok(())
        });
        asked.await.map_err(|e| sorry(handle, "join", &e))
    }

    /// The facilitator makes a member, who may live elsewhere, a moderator.
    pub async fn make_moderator(&self, handle: &str, community: &'static Community) -> Outcome {
        let (person, away) = self.who(handle)?;
        let (by, home) = self.who(&community.by)?;
        let (name, at) = (person.member.handle.clone(), away.app.origin().authority().to_owned());
        let here = away.script.name == home.script.name;
        let by = by.member.clone();
        let made = home.app.db().write(move |tx| {
            let known = match here {
                true => actors::by_handle(tx.conn, &name)?,
                false => actors::by_address(tx.conn, &name, &at)?,
            };
            let place = communities::read::find(tx.conn, &Viewer::Node, &community.handle)?;
            let person = known.ok_or(Error::NotFound)?;
            join::set_role(tx, &Author::Local(by.clone()), place.actor, person.id, Role::Moderator)
        });
        made.await.map_err(|e| sorry(handle, "become a moderator", &e))
    }

    /// Somebody starts a thread.
    pub async fn start(&mut self, thread: &'static Thread) -> Outcome {
        let (actor, place) = self.who(&thread.post.by)?;
        let community = self.script.community(&thread.community);
        let community = community.ok_or_else(|| Failure::refused("a thread of the demo has no community"))?;
        let mut slug = community.handle.clone();
        if community.node != place.script.name {
            slug = self.address(community)?;
        }
        let draft = self.draft(place, Some(&thread.title), &thread.post.text, &thread.post.language).await?;
        let (viewer, author) = (Viewer::Member(actor.member.clone()), Author::Local(actor.member.clone()));
        let written = place.app.db().write(move |tx| {
            let community = communities::read::find(tx.conn, &viewer, &slug)?;
            let posted = threads::post::start(tx, &author, community.actor, Visibility::Public, &draft)?;
            rows::post(tx, posted.id).map(|row| row.uri)
        });
        let uri = written.await.map_err(|e| sorry(&thread.post.by, "start a thread", &e))?;
        let uri = place.app.origin().complete(&uri);
        self.posts.insert((&thread.key, 0), uri);
        Ok(())
    }

    /// Somebody replies, on their own node, to a post that came there.
    pub async fn reply(&mut self, to: Key, as_key: Key, post: &Post) -> Outcome {
        let (actor, place) = self.who(&post.by)?;
        let draft = self.draft(place, None, &post.text, &post.language).await?;
        let (author, parent) = (Author::Local(actor.member.clone()), self.uri(to)?.to_owned());
        let written = on(&place.app, parent, move |tx, parent| {
            let posted = threads::comment::reply(tx, &author, parent.id, &draft)?;
            rows::post(tx, posted.id).map(|row| row.uri)
        });
        let uri = written.await.map_err(|e| sorry(&post.by, "reply", &e))?;
        let uri = place.app.origin().complete(&uri);
        self.posts.insert(as_key, uri);
        Ok(())
    }

    /// Somebody finds a post helpful, having read the thread so far.
    pub async fn vote(&self, by: &str, on_post: Key) -> Outcome {
        let (actor, place) = self.who(by)?;
        let member = actor.member.clone();
        let given = on(&place.app, self.uri(on_post)?.to_owned(), move |tx, post| {
            threads::read::mark(tx, &member, post.thread, i64::MAX)?;
            threads::vote::give(tx, &Author::Local(member.clone()), post.id, None)
        });
        given.await.map_err(|e| sorry(by, "vote", &e))
    }

    /// Somebody changes what they wrote.
    pub async fn edit(&self, post: &Post, of: Key, title: Option<&str>, edit: &Edit) -> Outcome {
        let (actor, place) = self.who(&post.by)?;
        let draft = self.draft(place, title, &edit.text, &post.language).await?;
        let author = Author::Local(actor.member.clone());
        let changed = on(&place.app, self.uri(of)?.to_owned(), move |tx, post| {
            threads::edit::edit(tx, &author, post.id, &draft)
        });
        changed.await.map_err(|e| sorry(&post.by, "edit", &e))
    }

    /// A moderator acts, on their own node; elsewhere than at home the home is asked.
    pub async fn moderate(&self, thread: &'static str, moderation: &'static Moderation) -> Outcome {
        let (actor, place) = self.who(&moderation.by)?;
        let unknown = || Failure::refused(format!("the demo knows no act {}", moderation.act));
        let act = Act::parse(&moderation.act).ok_or_else(unknown)?;
        let author = Author::Local(actor.member.clone());
        let uri = self.uri((thread, moderation.on))?.to_owned();
        let done = on(&place.app, uri, move |tx, post| {
            threads::moderate::act(tx, &author, post.id, act, &moderation.reason)
        });
        done.await.map(drop).map_err(|e| sorry(&moderation.by, "moderate", &e))
    }

    /// Renders what somebody wrote; `@{name}` becomes the handle as it is typed on their node.
    async fn draft(&self, at: &Place, title: Option<&str>, text: &str, language: &str) -> Outcome<Draft> {
        let mut text = text.trim().to_owned();
        for (handle, actor) in &self.stage.people {
            let home = self.stage.place(actor)?;
            let whole = if home.script.name == at.script.name {
                format!("@{handle}")
            } else {
                format!("@{handle}@{}", home.app.origin().authority())
            };
            text = text.replace(&format!("@{{{handle}}}"), &whole);
        }
        Ok(at.app.draft(title, &text, language).await?)
    }

    /// How many replies of the story a thread has.
    pub fn replies(&self, thread: &str) -> usize {
        let last = self.posts.keys().filter(|(t, _)| *t == thread).map(|(_, n)| *n).max();
        last.unwrap_or(0)
    }

    /// A person as a line names them.
    pub fn name(&self, handle: &str) -> String {
        match self.script.person(handle) {
            Some(p) => format!("{} ({})", p.name, self.script.node(&p.node).map_or("", |n| &n.short)),
            None => handle.to_owned(),
        }
    }

    fn uri(&self, key: Key) -> Outcome<&str> {
        let unwritten = || Failure::refused(format!("post {} of {} is not written yet", key.1, key.0));
        self.posts.get(&key).map(String::as_str).ok_or_else(unwritten)
    }

    /// Where a thread is read on another node, by anybody: its address there.
    pub async fn page(&self, thread: &'static str, place: &Place) -> Outcome<String> {
        let uri = self.uri((thread, 0))?;
        let stored = place.app.origin().stored(uri);
        let found =
            place.app.db().read(move |conn| threads::read::thread_by_uri(conn, &Viewer::Anonymous, &stored));
        let page = found.await.map_err(|e| sorry("a visitor", "read a thread", &e))?.page;
        Ok(place.app.origin().complete(&format!("/t/{page}")))
    }
}

/// Works on the post with this full URI as a node has it.
async fn on<T, F>(app: &App, uri: String, mut work: F) -> Result<T>
where
    F: FnMut(&mut Tx, &Row) -> Result<T> + Send + 'static,
    T: Send + 'static,
{
    let stored = app.origin().stored(&uri);
    app.db()
        .write(move |tx| {
            let post = rows::post_by_uri(tx, &stored)?.ok_or(Error::NotFound)?;
            work(tx, &post)
        })
        .await
}

fn sorry(who: &str, what: &str, why: &Error) -> Failure {
    Failure::refused(format!("{who} could not {what}: {}", words::line(why)))
}
