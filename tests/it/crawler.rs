//! Walks every route of the table as everybody who may not read a members-only community: no answer holds a word of
//! it, and what exists is answered exactly as what does not.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request, header};
use collegium::accounts::{Author, Member, Viewer};
use collegium::actors::{self, Profile};
use collegium::base::id;
use collegium::communities::{self, Charter, NewCommunity, Role, join};
use collegium::federation::{signature, signing};
use collegium::routes::{self, Kind, Route, Verb};
use collegium::threads::moderate::{self, Act};
use collegium::threads::report::{self, NewReport};
use collegium::threads::{edit, vote};
use url::Url;

use crate::support::TestNode;
use crate::support::fediverse::Fediverse;
use crate::support::http::Answer;

/// Stands in every title and text of the closed community, and in the words about its members. Like [`CARD`] it holds
/// an 8, which no outside id does: ids stand in every answer (`x-request-id`), and may spell a word of letters.
const SECRET: &str = "quokka8";
/// Stands in its name and charter: members of the node may know these, so that they can ask to join.
const CARD: &str = "wombat8";

const ACCEPTS: [&str; 5] = [
    "text/html",
    "application/activity+json",
    "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
    "application/json",
    "*/*",
];

/// Who calls.
#[derive(Debug, Clone)]
enum Caller {
    Stranger,
    /// A member of this node who is not in the community: by cookie and by token.
    Outsider {
        cookie: String,
        token: String,
    },
    /// Somebody of another node, with a signature.
    Signed {
        actor: i64,
    },
}

struct World {
    fediverse: Fediverse,
    /// Outside names of what is secret, by what they name.
    secrets: Vec<(What, String)>,
    outsider: Member,
}

/// What a name stands for: made-up names have the same shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// An id behind `/c/`, `/t/`, `/r/`, `/a/`.
    Community,
    Slug,
    Post,
    Activity,
}

fn made_up(what: What) -> String {
    match what {
        What::Community | What::Post | What::Activity => id::outside(),
        // As long as the other: what was asked for may be said back.
        What::Slug => "bilbie8-circle".to_owned(),
    }
}

async fn closed_community(node: &TestNode, ada: &Member, ines: &Member) -> i64 {
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
    node.join(ines, community, ada).await;
    community
}

/// Everything that can be done in the closed community, so that every table has rows of it.
async fn fill(node: &TestNode, ada: &Member, ines: &Member, community: i64) {
    let thread = node.thread(ines, community, &format!("A {SECRET} case"), SECRET).await;
    let reply = node.reply(ines, thread, &format!("{SECRET} @ines")).await;
    let doomed = node.reply(ines, reply, SECRET).await;
    let second = node.thread(ada, community, &format!("Another {SECRET}"), SECRET).await;
    let edited = node.draft(Some(&format!("Edited {SECRET}")), SECRET).await;
    let (author, boss) = (Author::Local(ines.clone()), Author::Local(ada.clone()));
    let member = ines.actor;
    node.write(move |tx| {
        edit::edit(tx, &author, thread, &edited)?;
        edit::delete(tx, &author, doomed)?;
        vote::give(tx, &boss, thread, None)?;
        report::report(tx, &boss, thread, &NewReport { reason: SECRET.into(), ..NewReport::default() })?;
        join::set_role(tx, &boss, community, member, Role::Moderator)?;
        for (post, act) in [
            (thread, Act::Pin),
            (thread, Act::Lock),
            (reply, Act::Remove),
            (reply, Act::Restore),
            (second, Act::Remove),
        ] {
            moderate::act(tx, &boss, post, act, SECRET)?;
        }
        Ok(())
    })
    .await;
}

async fn world() -> World {
    let fediverse = Fediverse::of(["north.test", "south.test"]).await;
    let node = fediverse.node("north.test");
    let (ada, ines) = (node.admin("ada").await, node.member("ines").await);
    let outsider = node.member("olga").await;
    let by = ines.actor;
    let profile = Profile { name: "Ines".into(), ..Profile::default() };
    node.write(move |tx| actors::edit(tx, by, &profile)).await;
    let community = closed_community(node, &ada, &ines).await;
    fill(node, &ada, &ines, community).await;
    fediverse.settle().await;
    let secrets = names(node).await;
    assert!(secrets.len() > 6, "{secrets:?}");
    World { secrets, outsider, fediverse }
}

async fn names(node: &TestNode) -> Vec<(What, String)> {
    collegium::row! { struct Name { name: String } }
    node.read(|conn| {
        let mut all = vec![(What::Slug, format!("{CARD}-circle"))];
        for (what, text) in [
            (What::Community, "SELECT uri AS name FROM actors WHERE kind = 'group' AND node IS NULL"),
            (What::Post, "SELECT page AS name FROM posts"),
            (What::Post, "SELECT page AS name FROM reports"),
            (What::Activity, "SELECT uri AS name FROM activities WHERE local"),
            (What::Activity, "SELECT version AS name FROM posts"),
            (What::Activity, "SELECT activity AS name FROM votes"),
        ] {
            for row in conn.all::<Name>(collegium::sql!(text))? {
                let last = row.name.rsplit('/').next().unwrap_or_default().to_owned();
                all.push((what, last));
            }
        }
        Ok(all)
    })
    .await
}

/// The addresses that a route has when its variable part is `name`; a second variable part is somebody.
fn address(route: &Route, name: &str) -> String {
    let mut path = String::new();
    for (n, part) in route.path.split('{').enumerate() {
        match (n, part.split_once('}')) {
            (1, Some((_, rest))) => path.push_str(&format!("{name}{rest}")),
            (_, Some((_, rest))) => path.push_str(&format!("ines{rest}")),
            (_, None) => path.push_str(part),
        }
    }
    path
}

/// Queries that a route reads, besides none: each may open another door.
fn queries(route: &Route, name: &str) -> Vec<String> {
    let with = |keys: &[(&str, &str)]| -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        keys.iter().for_each(|(key, value)| {
            query.append_pair(key, value);
        });
        query.finish()
    };
    let mut all = vec![String::new()];
    match route.path {
        "/search" | "/api/v1/resolve" | "/api/v1/communities" | "/communities" => {
            for text in [SECRET, CARD, "ines", name] {
                all.push(with(&[("q", text)]));
            }
            for place in ["c", "t", "r", "a"] {
                all.push(with(&[("q", &format!("https://north.test/{place}/{name}"))]));
            }
            all.push(with(&[("q", &format!("!{name}@north.test"))]));
        }
        "/.well-known/webfinger" => {
            for resource in [
                format!("acct:{name}@north.test"),
                format!("https://north.test/c/{name}"),
                "acct:ines@north.test".to_owned(),
            ] {
                all.push(with(&[("resource", &resource)]));
            }
        }
        _ => {
            for (key, value) in [
                ("filter", "newest"),
                ("filter", "unanswered"),
                ("filter", "from-here"),
                ("scope", "everything"),
                ("page", "true"),
            ] {
                all.push(with(&[(key, value)]));
            }
        }
    }
    all
}

impl World {
    fn node(&self) -> &TestNode {
        self.fediverse.node("north.test")
    }

    async fn callers(&self) -> Vec<Caller> {
        let south = self.fediverse.node("south.test");
        let actor = south.member("ewan").await.actor;
        vec![
            Caller::Stranger,
            Caller::Outsider {
                cookie: format!("__Host-collegium={}", self.node().session(&self.outsider).await),
                token: self.node().token(&self.outsider).await,
            },
            Caller::Signed { actor },
        ]
    }

    async fn call(&self, caller: &Caller, verb: Verb, path: &str, accept: &str, body: &str) -> Answer {
        let method = method(verb);
        let mut request = Request::builder()
            .method(&method)
            .uri(path)
            .header(header::ACCEPT, accept)
            .header(header::ORIGIN, "https://north.test")
            .header("sec-fetch-site", "same-origin");
        if method != Method::GET {
            let kind = if path.starts_with("/api/") {
                "application/json"
            } else {
                "application/x-www-form-urlencoded"
            };
            request = request.header(header::CONTENT_TYPE, kind);
        }
        match caller {
            Caller::Stranger => request = request.header(header::HOST, "north.test"),
            Caller::Outsider { cookie, token } => {
                request = request.header(header::HOST, "north.test");
                request = match path.starts_with("/api/") {
                    true => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
                    false => request.header(header::COOKIE, cookie),
                };
            }
            Caller::Signed { actor } => {
                let app = &self.fediverse.node("south.test").app;
                let key = signing::key(app, *actor).await.unwrap();
                let url = Url::parse(&format!("https://north.test{path}")).unwrap();
                let sent = if method == Method::GET { None } else { Some(body.as_bytes()) };
                for (name, value) in
                    signature::sign(&key, method.as_str(), &url, sent, app.clock().now()).unwrap()
                {
                    request = request.header(name, value);
                }
            }
        }
        self.node().send(request.body(Body::from(body.to_owned())).unwrap()).await
    }
}

fn method(verb: Verb) -> Method {
    match verb {
        Verb::Get => Method::GET,
        Verb::Post => Method::POST,
        Verb::Put => Method::PUT,
        Verb::Patch => Method::PATCH,
        Verb::Delete => Method::DELETE,
    }
}

/// Everything of an answer that a caller can tell apart, with the name that was asked for made anonymous.
fn told(answer: &Answer, name: &str) -> (u16, Vec<(String, String)>, String) {
    let plain = |text: &str| text.replace(name, "<name>");
    let mut headers: Vec<(String, String)> = answer
        .headers
        .iter()
        .filter(|(key, _)| !matches!(key.as_str(), "date" | "set-cookie" | "x-request-id"))
        .map(|(key, value)| (key.to_string(), plain(value.to_str().unwrap_or_default())))
        .collect();
    headers.sort();
    (answer.status.as_u16(), headers, plain(&answer.text()))
}

#[tokio::test]
async fn no_get_route_shows_a_word_of_a_members_only_community_to_outsiders() {
    let world = world().await;
    let mut asked = 0;
    for caller in world.callers().await {
        let knows_card = matches!(caller, Caller::Outsider { .. });
        for route in routes::table().iter().filter(|r| r.verb == Verb::Get) {
            let mut paths = BTreeSet::new();
            let names: Vec<&str> = world.secrets.iter().map(|(_, name)| name.as_str()).collect();
            for name in names.into_iter().chain(["ines"]) {
                for query in queries(route, name) {
                    let mark = if query.is_empty() { "" } else { "?" };
                    paths.insert(format!("{}{mark}{query}", address(route, name)));
                }
            }
            for path in paths {
                for accept in accepts(route) {
                    let answer = world.call(&caller, Verb::Get, &path, accept, "").await;
                    asked += 1;
                    if path.contains(SECRET) {
                        // What was asked for may be said back, and nothing else: as for a word that nobody wrote.
                        let other = path.replace(SECRET, "bilbie8");
                        let unwritten = world.call(&caller, Verb::Get, &other, accept, "").await;
                        assert_eq!(told(&answer, SECRET), told(&unwritten, "bilbie8"), "{caller:?} {path}");
                        continue;
                    }
                    let (text, heads) = (answer.text(), format!("{:?}", answer.headers));
                    assert!(
                        !answer.status.is_server_error(),
                        "{caller:?} {path} {accept}: {}",
                        answer.status
                    );
                    assert!(
                        !text.contains(SECRET) && !heads.contains(SECRET),
                        "{caller:?} {path} {accept}: {text}"
                    );
                    if !knows_card && !path.contains(CARD) {
                        assert!(
                            !text.contains(CARD) && !heads.contains(CARD),
                            "{caller:?} {path} {accept}: {heads} {text}"
                        );
                    }
                }
            }
        }
    }
    assert!(asked > 2000, "{asked} requests");
}

/// Routes that never negotiate are asked once.
fn accepts(route: &Route) -> &'static [&'static str] {
    match route.kind {
        Kind::Page | Kind::ActivityPub => &ACCEPTS,
        _ => &ACCEPTS[4..],
    }
}

#[tokio::test]
async fn what_is_secret_is_answered_as_what_does_not_exist() {
    let world = world().await;
    let bodies = [
        "",
        "{\"body\":\"Hello\",\"title\":\"Hello there\",\"act\":\"lock\"}",
        "body=Hello&title=Hello+there",
    ];
    let mut compared = 0;
    for caller in world.callers().await {
        for route in routes::table().iter().filter(|r| r.path.contains('{')) {
            for (what, secret) in &world.secrets {
                // Members of the node may know that the community is there.
                let known =
                    matches!(what, What::Community | What::Slug) && matches!(caller, Caller::Outsider { .. });
                if known || route.kind == Kind::Inbox {
                    continue;
                }
                let other = made_up(*what);
                let (one, two) = (address(route, secret), address(route, &other));
                for accept in accepts(route) {
                    for body in if route.verb == Verb::Get { &bodies[..1] } else { &bodies[..] } {
                        let real = world.call(&caller, route.verb, &one, accept, body).await;
                        let unreal = world.call(&caller, route.verb, &two, accept, body).await;
                        compared += 1;
                        // So many at one moment would be too many for a stranger.
                        world.fediverse.shift(compared * collegium::base::time::SECOND / 10);
                        assert_eq!(
                            told(&real, secret),
                            told(&unreal, &other),
                            "{caller:?} {:?} {one} and {two}, {accept}, {body}",
                            route.verb
                        );
                    }
                }
            }
        }
    }
    assert!(compared > 1000, "{compared} pairs");
}

#[tokio::test]
async fn the_crawler_would_see_it_if_it_were_shown() {
    let world = world().await;
    let ines = world.node().read(|conn| collegium::accounts::by_handle(conn, "ines")).await.unwrap();
    let insider = Caller::Outsider {
        cookie: format!("__Host-collegium={}", world.node().session(&ines).await),
        token: world.node().token(&ines).await,
    };
    let (mut shown, mut named) = (0, 0);
    for route in routes::table().iter().filter(|r| r.verb == Verb::Get) {
        for (_, name) in &world.secrets {
            let answer = world.call(&insider, Verb::Get, &address(route, name), accepts(route)[0], "").await;
            shown += usize::from(answer.text().contains(SECRET));
            named += usize::from(!name.contains(CARD) && answer.text().contains(CARD));
        }
    }
    assert!(shown > 20 && named > 20, "a member reads it on {shown} addresses and its name on {named}");
}

#[tokio::test]
async fn nothing_of_a_members_only_community_leaves_the_node() {
    let world = world().await;
    let south = world.fediverse.node("south.test");
    let ewan = Viewer::Member(south.member("emma").await);
    for (_, name) in &world.secrets {
        for place in ["c", "t", "r", "a"] {
            let url = format!("https://north.test/{place}/{name}");
            assert!(south.app.resolve(&ewan, &url).await.is_err(), "{url}");
        }
    }
    let handle = format!("!{CARD}-circle@north.test");
    assert!(south.app.resolve(&ewan, &handle).await.is_err());
    world.fediverse.settle().await;
    for exchange in world.fediverse.wire().iter().filter(|e| e.from == "north.test") {
        let body = String::from_utf8_lossy(&exchange.body).into_owned();
        assert!(
            !body.contains(SECRET) && !body.contains(CARD),
            "{} {}: {body}",
            exchange.method,
            exchange.path
        );
    }
    let sent = "SELECT count(*) AS n FROM deliveries";
    assert_eq!(world.node().number(sent).await, 0);
}
