//! Members-only content: every read function, for everybody who may not know of it. A refusal looks like absence.

use collegium::accounts::{Author, Member, Viewer};
use collegium::base::language::Languages;
use collegium::base::page::Cursor;
use collegium::base::sql::Conn;
use collegium::communities::{self, Charter, NewCommunity, Visibility, join};
use collegium::error::{Error, Result};
use collegium::threads::moderate::{self, Act};
use collegium::threads::read::{self, Filter, Scope};
use collegium::threads::{self, edit};
use serde::Serialize;

use crate::support::TestNode;

/// Stands in every title and text of what may not be seen. No outside id holds an 8, so none spells this by chance.
const SECRET: &str = "quokka8";
/// Stands in the card of the members-only community: members of the node may know it, to ask to join.
const CARD: &str = "wombat8";

struct Closed {
    node: TestNode,
    insider: Member,
    community: i64,
    thread: i64,
    reply: i64,
    /// Of the same shape, in a public community.
    open_thread: i64,
}

impl Closed {
    async fn new() -> Closed {
        let node = TestNode::new().await;
        let ada = node.admin("ada").await;
        let insider = node.member("ines").await;
        let by = ada.clone();
        let new = NewCommunity {
            handle: format!("{CARD}-circle"),
            title: format!("The {CARD}s"),
            description: CARD.into(),
            charter: Charter {
                objectives: CARD.into(),
                rules: CARD.into(),
                sponsor: CARD.into(),
                contact: CARD.into(),
                ..Charter::brief(CARD)
            },
            visibility: "members".into(),
            ..NewCommunity::default()
        };
        let community = node.write(move |tx| communities::open(tx, by.admin()?, &new)).await;
        node.join(&insider, community, &ada).await;
        let thread = node.thread(&insider, community, &format!("A {SECRET} case"), SECRET).await;
        let reply = node.reply(&insider, thread, &format!("More {SECRET}")).await;
        let edited = node.draft(None, &format!("Edited {SECRET}")).await;
        let (author, boss) = (Author::Local(insider.clone()), Author::Local(ada.clone()));
        node.write(move |tx| {
            edit::edit(tx, &author, reply, &edited)?;
            moderate::act(tx, &boss, thread, Act::Pin, SECRET)
        })
        .await;
        let open = node.community(&ada, "open", Visibility::Public).await;
        let open_thread = node.thread(&ada, open, "For everybody", "Hello.").await;
        Closed { node, insider, community, thread, reply, open_thread }
    }

    /// Everybody who may not read: who they are, and whether they may know the community's card.
    async fn outsiders(&self) -> Vec<(&'static str, Viewer, bool)> {
        let node = &self.node;
        let (never, asked, left) =
            (node.member("nora").await, node.member("abel").await, node.member("leo").await);
        let boss = node.admin("bo").await;
        let (asking, leaving, community) =
            (Author::Local(asked.clone()), Author::Local(left.clone()), self.community);
        node.join(&left, community, &boss).await;
        node.write(move |tx| {
            join::leave(tx, &leaving, community)?;
            join::ask(tx, &asking, community, None)
        })
        .await;
        let remote = node.stranger("guest", "south.test").await;
        let follower = node.stranger("follower", "south.test").await.actor;
        // Even a row that calls somebody elsewhere a member opens nothing: members are of this node.
        let text = "INSERT INTO memberships (id, community, actor, role, state, since) VALUES (1, $1, $2, 'member', 'member', 1)";
        node.write(move |tx| tx.run(collegium::sql!(text, community, follower))).await;
        vec![
            ("anonymous", Viewer::Anonymous, false),
            ("a remote actor", Viewer::Remote(remote.actor), false),
            ("a remote actor with a membership", Viewer::Remote(follower), false),
            ("a member of the node", Viewer::Member(never), true),
            ("one who asked to join", Viewer::Member(asked), true),
            ("one who left", Viewer::Member(left), true),
        ]
    }
}

/// What a read function answered: its JSON, or that there is nothing.
fn told<T: Serialize>(answer: Result<T>) -> String {
    match answer {
        Ok(found) => serde_json::to_string(&found).unwrap(),
        Err(Error::NotFound) => "not found".into(),
        Err(e) => panic!("neither found nor absent: {e}"),
    }
}

/// Every read function of threads, asked for what lies in a community.
fn ask_threads(conn: &mut Conn, who: &Viewer, at: &Places) -> Vec<(&'static str, String)> {
    let newest = Cursor::newest();
    let mut told_all = Vec::new();
    for filter in Filter::ALL {
        for scope in [Scope::Community(at.community), Scope::Mine, Scope::Everything] {
            let page = read::list(conn, who, scope, filter, &Languages::all(), &newest).map(|p| p.items);
            told_all.push(("list", told(page)));
        }
    }
    told_all.push(("pinned", told(read::pinned(conn, who, at.community))));
    if let Some(member) = who.member() {
        let count = read::unread_count(conn, member, who, at.community);
        assert_eq!(count.unwrap(), 0, "unread_count");
    }
    told_all.push(("thread", told(read::thread(conn, who, &at.thread_page))));
    told_all.push(("thread_by_uri", told(read::thread_by_uri(conn, who, &at.thread_uri))));
    told_all.push(("thread_by_id", told(read::thread_by_id(conn, who, at.thread))));
    for (page, uri, id) in
        [(&at.thread_page, &at.thread_uri, at.thread), (&at.reply_page, &at.reply_uri, at.reply)]
    {
        told_all.push(("post", told(read::post(conn, who, page))));
        told_all.push(("post_by_uri", told(read::post_by_uri(conn, who, uri))));
        told_all.push(("post_by_id", told(read::post_by_id(conn, who, id))));
        told_all.push(("history", told(read::history(conn, who, page))));
    }
    let replies = read::replies(conn, who, at.thread, "").map(|p| p.items);
    told_all.push(("replies", told(replies)));
    let by_author = read::by_author(conn, who, at.author, &newest).map(|p| p.items);
    told_all.push(("by_author", told(by_author)));
    let acts = read::acts(conn, who, at.community, &newest).map(|p| p.items);
    told_all.push(("acts", told(acts)));
    told_all
}

/// Every read function of communities.
fn ask_communities(conn: &mut Conn, who: &Viewer, at: &Places) -> Vec<(&'static str, String)> {
    use collegium::communities::read;
    let newest = Cursor::newest();
    let mut told_all = Vec::new();
    for query in ["", CARD] {
        let page = read::list(conn, who, query, &newest).map(|p| p.items);
        told_all.push(("list", told(page)));
    }
    told_all.push(("mine", told(read::mine(conn, who))));
    let found = read::find(conn, who, &format!("{CARD}-circle"));
    if let Ok(card) = &found {
        let members = read::members(conn, who, card, &newest).map(|p| p.items);
        told_all.push(("members", told(members)));
        told_all.push(("requests", told(read::requests(conn, who, card))));
    }
    told_all.push(("find by slug", told(found)));
    told_all.push(("find by id", told(read::find(conn, who, &at.community_page))));
    told_all.push(("by_id", told(read::by_id(conn, who, at.community))));
    told_all
}

/// The ids and addresses of the secret things.
#[derive(Clone)]
struct Places {
    community: i64,
    community_page: String,
    author: i64,
    thread: i64,
    thread_page: String,
    thread_uri: String,
    reply: i64,
    reply_page: String,
    reply_uri: String,
}

async fn places(closed: &Closed, thread: i64, reply: i64) -> Places {
    let (community, author) = (closed.community, closed.insider.actor);
    closed
        .node
        .read(move |conn| {
            let opening = read::post_by_id(conn, &Viewer::Node, thread)?;
            let reply = read::post_by_id(conn, &Viewer::Node, reply)?;
            let uri = communities::read::by_id(conn, &Viewer::Node, community)?.uri;
            Ok(Places {
                community,
                community_page: uri.trim_start_matches("/c/").to_owned(),
                author,
                thread,
                thread_page: opening.page,
                thread_uri: opening.uri,
                reply: reply.id,
                reply_page: reply.page,
                reply_uri: reply.uri,
            })
        })
        .await
}

#[tokio::test]
async fn a_members_only_community_shows_nothing_to_outsiders_whatever_they_call() {
    let closed = Closed::new().await;
    let at = places(&closed, closed.thread, closed.reply).await;
    for (name, who, knows_card) in closed.outsiders().await {
        let (at, who) = (at.clone(), who.clone());
        let (threads, cards) = closed
            .node
            .read(move |conn| Ok((ask_threads(conn, &who, &at), ask_communities(conn, &who, &at))))
            .await;
        for (function, answer) in threads {
            assert!(!answer.contains(SECRET), "{name}, threads::read::{function}: {answer}");
            assert!(!answer.contains(CARD), "{name}, threads::read::{function}: {answer}");
        }
        for (function, answer) in cards {
            assert!(!answer.contains(SECRET), "{name}, communities::read::{function}: {answer}");
            assert!(!answer.contains("ines"), "{name} reads who is a member: {answer}");
            if !knows_card {
                assert!(!answer.contains(CARD), "{name}, communities::read::{function}: {answer}");
            }
        }
    }
}

#[tokio::test]
async fn a_members_only_thread_of_a_public_community_shows_nothing_to_outsiders() {
    let closed = Closed::new().await;
    let node = &closed.node;
    let ada = node.admin("zoe").await;
    let open = node.community(&ada, "plaza", Visibility::Public).await;
    node.join(&closed.insider, open, &ada).await;
    let (draft, author) =
        (node.draft(Some("A quokka8 aside"), SECRET).await, Author::Local(closed.insider.clone()));
    let thread =
        node.write(move |tx| threads::post::start(tx, &author, open, Visibility::Members, &draft)).await.id;
    let reply = node.reply(&closed.insider, thread, SECRET).await;
    let mut at = places(&closed, thread, reply).await;
    at.community = open;
    let outsider = node.member("olga").await;
    let remote = node.stranger("guest", "south.test").await.actor;
    for who in [Viewer::Anonymous, Viewer::Remote(remote), Viewer::Member(outsider)] {
        let (at, viewer) = (at.clone(), who.clone());
        let answers = node.read(move |conn| Ok(ask_threads(conn, &viewer, &at))).await;
        for (function, answer) in answers {
            assert!(!answer.contains(SECRET), "{who:?}, {function}: {answer}");
        }
    }
    let insider = Viewer::Member(closed.insider.clone());
    let seen = node.read(move |conn| Ok(told(read::thread_by_id(conn, &insider, thread)))).await;
    assert!(seen.contains(SECRET), "its members read it");
}

#[tokio::test]
async fn those_who_may_read_are_shown_it() {
    let closed = Closed::new().await;
    let at = places(&closed, closed.thread, closed.reply).await;
    let admin = closed.node.admin("ruth").await;
    for (name, who) in [
        ("a member of the community", Viewer::Member(closed.insider.clone())),
        ("an admin", Viewer::Member(admin)),
        ("the node", Viewer::Node),
    ] {
        let at = at.clone();
        let answers = closed
            .node
            .read(move |conn| {
                let mut answers = vec![
                    ("thread", told(read::thread(conn, &who, &at.thread_page))),
                    ("post", told(read::post(conn, &who, &at.reply_page))),
                    ("history", told(read::history(conn, &who, &at.reply_page))),
                    ("pinned", told(read::pinned(conn, &who, at.community))),
                ];
                let acts = read::acts(conn, &who, at.community, &Cursor::newest());
                answers.push(("acts", told(acts.map(|p| p.items))));
                let replies = read::replies(conn, &who, at.thread, "");
                answers.push(("replies", told(replies.map(|p| p.items))));
                Ok(answers)
            })
            .await;
        for (function, answer) in answers {
            assert!(answer.contains(SECRET), "{name}, {function}: {answer}");
        }
    }
}

#[tokio::test]
async fn nobody_writes_where_they_may_not_read() {
    let closed = Closed::new().await;
    let (thread, community) = (closed.thread, closed.community);
    let open = closed.open_thread;
    let draft = closed.node.draft(Some("Knock knock"), "Who is there?").await;
    let outsider = Author::Local(closed.node.member("olga").await);
    let remote = Author::Remote(closed.node.stranger("guest", "south.test").await);
    for author in [outsider, remote] {
        let db = closed.node.app.db();
        let (who, words) = (author.clone(), draft.clone());
        let replied = db.write(move |tx| threads::comment::reply(tx, &who, thread, &words)).await;
        assert!(replied.is_err(), "{author:?}");
        let (who, words) = (author.clone(), draft.clone());
        let started =
            db.write(move |tx| threads::post::start(tx, &who, community, Visibility::Public, &words)).await;
        assert!(started.is_err(), "{author:?}");
        let who = author.clone();
        let voted = db.write(move |tx| threads::vote::give(tx, &who, thread, None)).await;
        assert!(voted.is_err(), "{author:?}");
        if matches!(author, Author::Remote(_)) {
            assert!(matches!(voted, Err(Error::NotFound)), "to other nodes it does not exist: {voted:?}");
        }
    }
    assert_eq!(closed.node.number("SELECT count(*) AS n FROM votes").await, 0);
    let _ = open;
}
