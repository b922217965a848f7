//! FEDERATION.md shows real messages: what two nodes sent each other in this test, with ids and times made steady.
//!
//! After a change on purpose: `UPDATE_DOCS=1 cargo test --test it federation_md` writes the file anew.

use std::collections::HashMap;
use std::path::Path;

use collegium::accounts::{Author, Member, Viewer};
use collegium::actors::selves;
use collegium::base::db::Tx;
use collegium::base::id::looks_outside;
use collegium::base::time::DAY;
use collegium::communities::{self, Role, Visibility, join, suspend};
use collegium::leaving::{self, Wish};
use collegium::threads::kind::Wanted;
use collegium::threads::moderate::{self, Act};
use collegium::threads::report::{self, NewReport};
use collegium::threads::{self, comment, edit, poll, question, vote};
use serde_json::{Value, json};

use crate::support::TestNode;
use crate::support::fediverse::Fediverse;

/// Replaces what differs from run to run: outside ids by numbers, moments by one moment, keys by a mark.
#[derive(Default)]
struct Steady {
    names: HashMap<String, String>,
    counts: HashMap<char, usize>,
}

impl Steady {
    fn value(&mut self, value: &Value) -> Value {
        match value {
            Value::Object(fields) => {
                fields.iter().map(|(key, inner)| (key.clone(), self.field(key, inner))).collect()
            }
            Value::Array(items) => items.iter().map(|item| self.value(item)).collect(),
            Value::String(text) => json!(self.text(text)),
            other => other.clone(),
        }
    }

    fn field(&mut self, key: &str, value: &Value) -> Value {
        match key {
            "@context" => json!("…"),
            "published" | "updated" | "deleted" | "endTime" | "closed" => {
                json!("2026-11-22T09:00:00.000000Z")
            }
            "publicKeyPem" => json!("-----BEGIN PUBLIC KEY-----\n…"),
            "publicKeyMultibase" => json!("z6Mk…"),
            "proofValue" => json!("z…"),
            "created" => json!("2026-11-22T09:00:00Z"),
            // An activity that is carried on keeps its proof, which looks like the one outside.
            "id" | "verificationMethod" if value.as_str().is_some_and(|id| id.contains("#z6Mk")) => {
                let id = value.as_str().unwrap().split('#').next().unwrap();
                json!(format!("{}#z6Mk…", self.text(id)))
            }
            _ => self.value(value),
        }
    }

    fn text(&mut self, text: &str) -> String {
        let mut before = ' ';
        let parts: Vec<String> = text
            .split('/')
            .map(|part| {
                if let Some((sign, _)) =
                    part.split_once("former-").filter(|(sign, _)| ["", "@"].contains(sign))
                {
                    return format!("{sign}former-…");
                }
                let (id, behind) = part.split_at(part.find(['#', '?', '"']).unwrap_or(part.len()));
                let shown = if looks_outside(id) {
                    format!("{}{behind}", self.name(before, id))
                } else {
                    part.to_owned()
                };
                before = part.chars().next().unwrap_or(' ');
                shown
            })
            .collect();
        parts.join("/")
    }

    fn name(&mut self, kind: char, id: &str) -> String {
        if let Some(known) = self.names.get(id) {
            return known.clone();
        }
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        let name = format!("2{kind}{count}");
        self.names.insert(id.to_owned(), name.clone());
        name
    }
}

struct Story {
    world: Fediverse,
    seen: usize,
    shown: Vec<(String, Value)>,
}

impl Story {
    fn node(&self, host: &str) -> &TestNode {
        self.world.node(host)
    }

    /// Settles, and keeps the first message sent by `from` since the last call, under a name.
    async fn keep(&mut self, name: &str, from: &str) {
        self.world.settle().await;
        let wire = self.world.wire();
        let sent = wire[self.seen..].iter().find(|e| e.method == "POST" && e.from == from);
        let sent = sent.unwrap_or_else(|| panic!("{from} sent nothing for {name}"));
        assert_eq!(sent.status, 202, "{name} was taken");
        self.shown.push((name.to_owned(), serde_json::from_slice(&sent.body).unwrap()));
        self.seen = wire.len();
    }

    /// Settles, and keeps the last message sent by the north since the last call, under a name.
    async fn keep_last(&mut self, name: &str) {
        self.world.settle().await;
        let wire = self.world.wire();
        let sent = wire[self.seen..].iter().rfind(|e| e.method == "POST" && e.from == "north.test").unwrap();
        self.shown.push((name.to_owned(), serde_json::from_slice(&sent.body).unwrap()));
        self.seen = wire.len();
    }

    async fn fetch(&mut self, name: &str, host: &str, path: &str) {
        let answer = self.node(host).get_as(path, "application/activity+json", None).await;
        self.shown.push((name.to_owned(), serde_json::from_slice(&answer.body).unwrap()));
    }
}

async fn act(node: &TestNode, by: &Member, post: i64, act: Act) {
    let author = Author::Local(by.clone());
    node.write(move |tx| moderate::act(tx, &author, post, act, "Off topic here").map(drop)).await;
}

/// The messages that FEDERATION.md shows, by name.
async fn story() -> Vec<(String, Value)> {
    let world = Fediverse::of(["north.test", "south.test"]).await;
    let mut story = Story { world, seen: 0, shown: Vec::new() };
    let asha = story.node("north.test").admin("asha").await;
    let community = story.node("north.test").community(&asha, "hand-therapy", Visibility::Public).await;
    let ewan = story.node("south.test").member("ewan").await;
    let viewer = Viewer::Member(ewan.clone());
    story.node("south.test").app.resolve(&viewer, "!hand-therapy@north.test").await.unwrap();
    let group = story
        .node("south.test")
        .read(|conn| communities::read::find(conn, &Viewer::Node, "hand-therapy@north.test"))
        .await
        .actor;
    let by = Author::Local(ewan.clone());
    story.node("south.test").write(move |tx| join::ask(tx, &by, group, None)).await;
    story.keep("Follow", "south.test").await;
    let accept =
        story.world.wire().into_iter().find(|e| e.from == "north.test" && e.method == "POST").unwrap();
    story.shown.push(("Accept".into(), serde_json::from_slice(&accept.body).unwrap()));

    let north_thread = story
        .node("north.test")
        .thread(&asha, community, "Grip strength norms over 75", "Which do you use?")
        .await;
    story.keep("Announce of a new thread", "north.test").await;
    let thread = story.node("south.test").number("SELECT id AS n FROM threads").await;
    let reply = reply(&story, &ewan, thread).await;
    story.keep("Create of a reply", "south.test").await;
    written_elsewhere(&mut story, &ewan, thread, reply).await;
    Box::pin(moderated(&mut story, &asha, &ewan, community, north_thread)).await;
    plainly(&mut story, &asha, community).await;
    Box::pin(kinds(&mut story, &asha, &ewan, community)).await;
    documents(&mut story).await;
    Box::pin(left(&mut story, &ewan)).await;
    story.shown
}

async fn reply(story: &Story, by: &Member, thread: i64) -> i64 {
    let south = story.node("south.test");
    let (draft, author) =
        (south.draft(None, "The *Bohannon* ones, with @asha@north.test").await, Author::Local(by.clone()));
    south.write(move |tx| comment::reply(tx, &author, thread, &draft)).await.id
}

async fn written_elsewhere(story: &mut Story, ewan: &Member, thread: i64, reply: i64) {
    let by = Author::Local(ewan.clone());
    story.node("south.test").write(move |tx| vote::give(tx, &by, thread, None)).await;
    story.keep("Like", "south.test").await;
    let by = Author::Local(ewan.clone());
    story.node("south.test").write(move |tx| vote::take_back(tx, &by, thread, None)).await;
    story.keep("Undo of a Like", "south.test").await;
    let draft = story.node("south.test").draft(None, "The *Bohannon* ones").await;
    let by = Author::Local(ewan.clone());
    story.node("south.test").write(move |tx| edit::edit(tx, &by, reply, &draft)).await;
    story.keep("Update", "south.test").await;
    let thread = story
        .node("north.test")
        .read(|conn| uri_of(conn, "SELECT uri FROM posts WHERE parent IS NULL"))
        .await;
    story.fetch("What happened in a thread", "north.test", &format!("{thread}/activities?page=1")).await;
    let by = Author::Local(ewan.clone());
    story.node("south.test").write(move |tx| edit::delete(tx, &by, reply)).await;
    story.keep("Delete", "south.test").await;
}

async fn moderated(story: &mut Story, asha: &Member, ewan: &Member, community: i64, thread: i64) {
    let guest = story.node("north.test").number("SELECT id AS n FROM actors WHERE handle = 'ewan'").await;
    let by = Author::Local(asha.clone());
    story
        .node("north.test")
        .write(move |tx| join::set_role(tx, &by, community, guest, Role::Moderator))
        .await;
    story.keep("Announce of a new moderator", "north.test").await;
    let there = story.node("south.test").number("SELECT id AS n FROM threads").await;
    for (name, what) in [
        ("Add: a moderator elsewhere pins", Act::Pin),
        ("Remove: and unpins", Act::Unpin),
        ("Lock", Act::Lock),
        ("Undo of a Lock", Act::Unlock),
    ] {
        act(story.node("south.test"), ewan, there, what).await;
        story.keep(name, "south.test").await;
    }
    reported(story, ewan, there).await;
    act(story.node("north.test"), asha, thread, Act::Lock).await;
    story.world.settle().await;
    story.seen = story.world.wire().len();
    // A reply that was under way when the thread was locked.
    let by = Author::Local(asha.clone());
    story.node("north.test").write(move |tx| join::set_role(tx, &by, community, guest, Role::Member)).await;
    story.world.settle().await;
    story
        .node("south.test")
        .write(|tx| tx.run(collegium::sql!("UPDATE threads SET locked = FALSE")).map(drop))
        .await;
    story.seen = story.world.wire().len();
    reply(story, ewan, there).await;
    story.keep("Reject: the reply", "south.test").await;
    story.shown.pop();
    let refusal =
        story.world.wire().into_iter().rev().find(|e| e.from == "north.test" && e.method == "POST").unwrap();
    story.shown.push(("Reject".into(), serde_json::from_slice(&refusal.body).unwrap()));
    act(story.node("north.test"), asha, thread, Act::Remove).await;
    story.keep("Announce of a removal", "north.test").await;
    suspended(story, asha, community, guest).await;
    Box::pin(from_elsewhere(story, asha, ewan, community, guest)).await;
}

/// A moderator elsewhere suspends somebody, and moves.
async fn from_elsewhere(story: &mut Story, asha: &Member, ewan: &Member, community: i64, guest: i64) {
    let bo = story.node("north.test").member("bo").await;
    story.node("north.test").join(&bo, community, asha).await;
    story.node("north.test").thread(&bo, community, "Buy my cream", "It is cheap").await;
    let by = Author::Local(asha.clone());
    let moderator = move |tx: &mut Tx| join::set_role(tx, &by, community, guest, Role::Moderator);
    story.node("north.test").write(moderator).await;
    story.world.settle().await;
    story.seen = story.world.wire().len();
    let by = Author::Local(ewan.clone());
    let suspend = move |tx: &mut Tx| {
        let whom = tx.number(collegium::sql!("SELECT id AS n FROM actors WHERE handle = 'bo'"))?.unwrap();
        let group = tx.number(collegium::sql!("SELECT actor AS n FROM communities"))?.unwrap();
        suspend::suspend(tx, &by, group, whom, Some(tx.now + 7 * DAY), "Advertises")
    };
    story.node("south.test").write(suspend).await;
    story.keep("Block: a moderator elsewhere suspends", "south.test").await;

    let north = &story.node("north.test").app;
    let (hers, old) = (asha.actor, north.other_self(asha, "@ewan@south.test").await.unwrap());
    story.node("north.test").write(move |tx| selves::name(tx, hers, &old)).await;
    story.world.settle().await;
    story.seen = story.world.wire().len();
    let new = story.node("south.test").app.new_self(ewan, "@asha@north.test").await.unwrap();
    let his = ewan.actor;
    story.node("south.test").write(move |tx| selves::move_to(tx, his, new)).await;
    story.keep("Move", "south.test").await;
}

async fn reported(story: &mut Story, ewan: &Member, thread: i64) {
    let (by, new) = (
        Author::Local(ewan.clone()),
        NewReport { reason: "An advertisement".into(), ..NewReport::default() },
    );
    story.node("south.test").write(move |tx| report::report(tx, &by, thread, &new)).await;
    story.keep("Flag: somebody reports a post", "south.test").await;
}

async fn suspended(story: &mut Story, asha: &Member, community: i64, guest: i64) {
    let by = Author::Local(asha.clone());
    let work = move |tx: &mut Tx| {
        let until = Some(tx.now + 7 * DAY);
        suspend::suspend(tx, &by, community, guest, until, "Advertises")
    };
    story.node("north.test").write(work).await;
    story.keep("Announce of a suspension", "north.test").await;
    let by = Author::Local(asha.clone());
    story.node("north.test").write(move |tx| suspend::lift(tx, &by, community, guest, "")).await;
    story.keep("Announce of its end", "north.test").await;
}

/// What a node hears besides whose software reads nothing inside an `Announce`.
async fn plainly(story: &mut Story, asha: &Member, community: i64) {
    let north = story.node("north.test");
    north.write(|tx| tx.run(collegium::sql!("UPDATE nodes SET software = 'mastodon'")).map(drop)).await;
    let thread = north.thread(asha, community, "Norms again", "Has anybody newer ones?").await;
    story.keep_last("Announce of a thread by its id").await;
    act(story.node("north.test"), asha, thread, Act::Remove).await;
    story.keep_last("Undo of it, when the thread goes").await;
}

/// A poll in which somebody elsewhere votes, a question that was answered, and a summary.
async fn kinds(story: &mut Story, asha: &Member, ewan: &Member, community: i64) {
    let north = story.node("north.test");
    north.write(|tx| tx.run(collegium::sql!("UPDATE nodes SET software = NULL")).map(drop)).await;
    let options = ["Foam", "Gauze"].map(str::to_owned).to_vec();
    let poll = Wanted { kind: "poll".into(), options, ..Wanted::default() };
    begin(north, asha, community, "Which dressing?", poll).await;
    story.keep("Announce of a poll", "north.test").await;
    let by = Author::Local(ewan.clone());
    let vote = move |tx: &mut Tx| {
        let poll = tx.number(collegium::sql!("SELECT thread AS n FROM polls"))?.unwrap();
        poll::vote(tx, &by, poll, &[1])
    };
    story.node("south.test").write(vote).await;
    story.keep("Create: a vote in a poll", "south.test").await;
    let north = story.node("north.test");
    let question = Wanted { kind: "question".into(), ..Wanted::default() };
    let asked = begin(north, asha, community, "Which foam?", question).await;
    let said = north.reply(asha, asked, "We agreed on the soft one").await;
    story.world.settle().await;
    story.seen = story.world.wire().len();
    let by = Author::Local(asha.clone());
    story.node("north.test").write(move |tx| question::helped(tx, &by, said, true)).await;
    story.keep("Announce of a question of which a reply helped", "north.test").await;
    act(story.node("north.test"), asha, said, Act::Summarise).await;
    story.keep("Announce of an agreed summary", "north.test").await;
}

async fn begin(node: &TestNode, by: &Member, community: i64, title: &str, wanted: Wanted) -> i64 {
    let mut draft = node.draft(Some(title), "Which do you use?").await;
    draft.more = wanted.check(node.app.clock().now()).unwrap();
    let by = Author::Local(by.clone());
    node.write(move |tx| threads::post::start(tx, &by, community, Visibility::Public, &draft)).await.id
}

async fn documents(story: &mut Story) {
    let north = story.node("north.test");
    let uri = |row: &'static str| north.read(move |conn| uri_of(conn, row));
    let group = uri("SELECT uri FROM actors WHERE kind = 'group'").await;
    let person = uri("SELECT uri FROM actors WHERE handle = 'asha'").await;
    let gone = story
        .node("south.test")
        .read(|conn| uri_of(conn, "SELECT uri FROM posts WHERE deleted IS NOT NULL"))
        .await;
    story.fetch("Group", "north.test", &group).await;
    story.fetch("Person", "north.test", &person).await;
    story.fetch("Application", "north.test", "/node").await;
    story.fetch("Tombstone", "south.test", &gone).await;
    let finger = "/.well-known/webfinger?resource=acct:hand-therapy@north.test";
    story.fetch("WebFinger", "north.test", finger).await;
}

/// Two members of the south leave: one without their name, one with all they wrote.
async fn left(story: &mut Story, ewan: &Member) {
    let olga = story.node("south.test").member("olga").await;
    let by = Author::Local(olga.clone());
    let join = move |tx: &mut Tx| {
        let group = tx.number(collegium::sql!("SELECT actor AS n FROM communities"))?.unwrap();
        join::ask(tx, &by, group, None).map(drop)
    };
    story.node("south.test").write(join).await;
    story.world.settle().await;
    for (who, way, name) in [
        (ewan, "anonymise", "Update: somebody left without their name"),
        (&olga, "delete", "Delete: somebody left with all they wrote"),
    ] {
        story.seen = story.world.wire().len();
        let (who, wish) = (who.clone(), Wish { way: way.into(), handle: who.handle.clone(), alone: false });
        story.node("south.test").write(move |tx| leaving::leave(tx, None, &who, &wish)).await;
        story.world.settle().await;
        let wire = story.world.wire();
        let last = wire.iter().rfind(|e| e.method == "POST" && e.from == "south.test").unwrap();
        story.shown.push((name.into(), serde_json::from_slice(&last.body).unwrap()));
    }
    let gone = story
        .node("south.test")
        .read(|conn| uri_of(conn, "SELECT uri FROM actors WHERE gone IS NOT NULL AND node IS NULL"))
        .await;
    story.fetch("Tombstone of a person", "south.test", &gone).await;
}

fn uri_of(conn: &mut collegium::base::sql::Conn, text: &'static str) -> collegium::error::Result<String> {
    collegium::row! { struct Found { uri: String } }
    Ok(conn.one::<Found>(collegium::sql!(text))?.unwrap().uri)
}

#[tokio::test]
async fn the_messages_in_federation_md_are_the_messages_on_the_wire() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("FEDERATION.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (words, _) = text.split_once("<!-- messages -->").expect("a mark where the messages begin");
    let mut made = format!("{words}<!-- messages -->\n");
    let mut steady = Steady::default();
    for (name, value) in story().await {
        let shown = serde_json::to_string_pretty(&steady.value(&value)).unwrap();
        made.push_str(&format!("\n### {name}\n\n```json\n{shown}\n```\n"));
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    assert!(
        text == made || std::env::var_os("UPDATE_DOCS").is_some(),
        "FEDERATION.md is out of date: UPDATE_DOCS=1"
    );
    assert!(threads::MAX_DEPTH == 60 && text.contains("60 levels"), "the depth cap is told");
}

#[test]
fn who_may_say_what_stands_in_federation_md_as_the_node_judges_it() {
    use collegium::federation::receive::rules::{About, By, TABLE, Ways};
    let text = std::fs::read_to_string("FEDERATION.md").unwrap();
    let section =
        text.split("## Who may say what").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let told: Vec<&str> = section.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    let made: Vec<String> = TABLE
        .iter()
        .map(|rule| {
            let by = match rule.by {
                By::Person => "a person",
                By::Group => "a community",
                By::Anybody => "any actor",
            };
            let way = match rule.ways {
                Ways::Direct => "said to us",
                Ways::Announced => "announced",
                Ways::Both => "either",
            };
            let about = match rule.about {
                About::Itself => "the actor itself",
                About::Announcer => "the community that announces it",
                About::OwnPost => "a post of the actor’s own",
                About::Community => "a post or community",
                About::Moderation => "a post or member, by a moderator",
                About::Asked => "what we asked",
                About::Activity => "an activity, which stands in this table",
            };
            format!("| {} | {by} | {way} | {about} |", rule.says)
        })
        .collect();
    assert_eq!(told, made);
}
