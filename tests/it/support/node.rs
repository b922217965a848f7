//! One node in the process: an `App` on a database of its own, and builders that go through the domain functions.

use axum::Router;
use axum::body::Body;
use axum::http::header;
use base64::Engine;
use collegium::accounts::sign_up::{self, NewMember};
use collegium::accounts::token::{self, Scope};
use collegium::accounts::{Author, Member, session};
use collegium::actors::{self, Kind, RemoteActor, RemoteProfile};
use collegium::app::{App, Parts};
use collegium::association::{self, Details};
use collegium::base::db::Tx;
use collegium::base::http::{Client, Failure, Handler};
use collegium::base::seal::NodeKey;
use collegium::base::sql::Conn;
use collegium::base::time::Clock;
use collegium::communities::{self, Charter, NewCommunity, Visibility, join};
use collegium::config::Config;
use collegium::error::Result;
use collegium::threads::{self, Draft, Origins};
use serde_json::Value;
use std::sync::Arc;

use super::http::{Answer, call, form, request};
use super::{NO_PASSWORD, TestDb};

/// A node that is set up and open to whoever its tests make.
pub struct TestNode {
    pub app: App,
    pub router: Router,
    // Behind the app: dropped after it.
    pub db: TestDb,
}

/// A key that seals this test's secrets.
fn node_key() -> NodeKey {
    NodeKey::parse(&base64::engine::general_purpose::STANDARD.encode([7; 32])).unwrap()
}

pub fn nobody_answers() -> Client {
    let handler: Handler =
        Arc::new(|_| Box::pin(async { Err(Failure::Unreachable("no other node in this test".into())) }));
    Client::in_process(handler)
}

impl TestNode {
    /// A node at `https://north.test` with nobody else in the world.
    pub async fn new() -> TestNode {
        TestNode::at("https://north.test", nobody_answers()).await
    }

    /// A node at an address, with an outgoing client; set up with an open federation policy.
    pub async fn at(address: &str, http: Client) -> TestNode {
        TestNode::on(TestDb::new(), address, http).await
    }

    pub async fn on(db: TestDb, address: &str, http: Client) -> TestNode {
        TestNode::tuned(db, address, http, |_| {}).await
    }

    /// The same with other settings.
    pub async fn tuned(db: TestDb, address: &str, http: Client, tune: impl FnOnce(&mut Config)) -> TestNode {
        let clock = Clock::default();
        let mut config = Config::default();
        tune(&mut config);
        config.server.public_address = address.to_owned();
        config.data.dir = db.dir().to_owned();
        config.database.url = db.url();
        let parts = Parts { config, db: db.open(&clock), clock, http, node_key: node_key() };
        let app = App::build(parts).await.unwrap();
        let router = collegium::routes::router(&app);
        let node = TestNode { app, router, db };
        node.write(|tx| association::set_up(tx, &details())).await;
        node.app.reload().await.unwrap();
        node
    }

    /// The same node in another process: an `App` of its own on the same database.
    pub async fn second_process(&self) -> App {
        let clock = self.app.clock().clone();
        let parts = Parts {
            config: self.app.config().clone(),
            db: self.db.open(&clock),
            clock,
            http: self.app.http().clone(),
            node_key: node_key(),
        };
        App::build(parts).await.unwrap()
    }

    /// Another process on the same database, with other settings.
    pub async fn on_app(node: &TestNode, tune: impl FnOnce(&mut Config)) -> App {
        let clock = node.app.clock().clone();
        let mut config = node.app.config().clone();
        tune(&mut config);
        let (db, http) = (node.db.open(&clock), node.app.http().clone());
        App::build(Parts { config, db, clock, http, node_key: node_key() }).await.unwrap()
    }

    /// Ends the node's process, keeps its database, and hands out what starts it again on another.
    pub fn end(self) -> (TestDb, impl AsyncFnOnce(TestDb) -> TestNode) {
        let TestNode { app, router, db } = self;
        drop(router);
        let (mut config, clock, http) = (app.config().clone(), app.clock().clone(), app.http().clone());
        let again = async move |db: TestDb| {
            config.database.url = db.url();
            let parts = Parts { config, db: db.open(&clock), clock, http, node_key: node_key() };
            let app = App::build(parts).await.unwrap();
            let router = collegium::routes::router(&app);
            TestNode { app, router, db }
        };
        (db, again)
    }

    pub fn origin(&self) -> String {
        self.app.origin().as_str().to_owned()
    }

    /// Runs a transaction that must succeed.
    pub async fn write<T, F>(&self, work: F) -> T
    where
        F: FnMut(&mut Tx) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        self.app.db().write(work).await.unwrap()
    }

    /// Runs a read that must succeed.
    pub async fn read<T, F>(&self, work: F) -> T
    where
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        self.app.db().read(work).await.unwrap()
    }

    /// The first number of a query on this node's database.
    pub async fn number(&self, text: &'static str) -> i64 {
        self.read(move |conn| Ok(conn.number(collegium::sql!(text))?.unwrap_or(0))).await
    }
}

fn details() -> Details {
    Details {
        name: "Association of Testers".into(),
        legal_entity: "Association of Testers Inc".into(),
        jurisdiction: "NZ".into(),
        language: "en".into(),
        time_zone: "UTC".into(),
        public_address: String::new(),
        policy_mode: "open".into(),
    }
}

/// What somebody who becomes a member says.
pub fn newcomer(handle: &str) -> NewMember {
    NewMember {
        handle: handle.to_owned(),
        display_name: format!("{} Tester", handle.to_uppercase()),
        email: format!("{handle}@mail.test"),
        password_hash: NO_PASSWORD.to_owned(),
        language: "en".into(),
        time_zone: "UTC".into(),
    }
}

/// The people and places of a test.
impl TestNode {
    pub async fn member(&self, handle: &str) -> Member {
        let new = newcomer(handle);
        self.write(move |tx| sign_up::create(tx, &new, false)).await
    }

    pub async fn admin(&self, handle: &str) -> Member {
        let new = newcomer(handle);
        self.write(move |tx| sign_up::create(tx, &new, true)).await
    }

    /// Opens a community; `by` must be an admin and becomes its facilitator.
    pub async fn community(&self, by: &Member, handle: &str, visibility: Visibility) -> i64 {
        let by = by.clone();
        let new = NewCommunity {
            handle: handle.to_owned(),
            title: format!("Community {handle}"),
            visibility: visibility.key().to_owned(),
            charter: Charter::brief("For tests"),
            ..NewCommunity::default()
        };
        self.write(move |tx| communities::open(tx, by.admin()?, &new)).await
    }

    /// Makes somebody a member of a community, whatever it takes.
    pub async fn join(&self, who: &Member, community: i64, facilitator: &Member) {
        let (author, actor, by) = (Author::Local(who.clone()), who.actor, facilitator.clone());
        self.write(move |tx| match join::ask(tx, &author, community, None)? {
            join::State::Requested => join::decide(tx, &by, community, actor, true),
            _ => Ok(()),
        })
        .await;
    }

    pub async fn draft(&self, title: Option<&str>, body: &str) -> Draft {
        self.app.draft(title, body, "en").await.unwrap()
    }

    /// Starts a thread and returns the inside id of it and its opening post.
    pub async fn thread(&self, by: &Member, community: i64, title: &str, body: &str) -> i64 {
        let (draft, by) = (self.draft(Some(title), body).await, Author::Local(by.clone()));
        self.write(move |tx| threads::post::start(tx, &by, community, Visibility::Public, &draft)).await.id
    }

    pub async fn reply(&self, by: &Member, parent: i64, body: &str) -> i64 {
        let (draft, by) = (self.draft(None, body).await, Author::Local(by.clone()));
        self.write(move |tx| threads::comment::reply(tx, &by, parent, &draft)).await.id
    }

    /// Somebody elsewhere, known here; as the guard would let them in.
    pub async fn stranger(&self, handle: &str, authority: &str) -> RemoteActor {
        let uri = format!("https://{authority}/users/{handle}");
        let profile = RemoteProfile {
            inbox: format!("{uri}/inbox"),
            uri,
            authority: authority.to_owned(),
            kind: Kind::Person,
            handle: handle.to_owned(),
            name: handle.to_owned(),
            about_html: String::new(),
            url: None,
            shared_inbox: None,
            outbox: None,
            followers: None,
            featured: None,
            digest: None,
            moderators: None,
            updated: 0,
        };
        let actor = self.write(move |tx| actors::learn(tx, &profile)).await;
        RemoteActor { actor, cause: None, by_home: false, clock: 0 }
    }

    /// The secret of a token that may write.
    pub async fn token(&self, by: &Member) -> String {
        let by = by.clone();
        self.write(move |tx| token::create(tx, &by, "test", Scope::Write)).await
    }

    /// The secret of a session.
    pub async fn session(&self, by: &Member) -> String {
        let member = by.id;
        self.write(move |tx| session::open(tx, member)).await
    }
}

/// A post of somebody elsewhere, as its own origin wrote it.
pub fn from_elsewhere(uri: &str, body: &str, updated: i64, version: &str) -> Draft {
    Draft {
        title: String::new(),
        source: None,
        html: format!("<p>{body}</p>"),
        language: None,
        topic: None,
        more: Default::default(),
        mentions: Vec::new(),
        origins: Some(Origins {
            uri: uri.to_owned(),
            url: None,
            claimed: updated,
            updated,
            version: version.to_owned(),
            past: false,
        }),
    }
}

/// Requests through the router.
impl TestNode {
    pub async fn send(&self, request: axum::http::Request<Body>) -> Answer {
        call(self.router.clone(), request).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_as(path, "text/html", None).await
    }

    /// A GET with an `Accept` header and, for members, a cookie or bearer token header.
    pub async fn get_as(&self, path: &str, accept: &str, who: Option<(&str, &str)>) -> Answer {
        let mut request = request("GET", &self.origin(), path).header(header::ACCEPT, accept);
        if let Some((name, value)) = who {
            request = request.header(name, value);
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub async fn post_form(&self, path: &str, cookie: Option<&str>, fields: &[(&str, &str)]) -> Answer {
        let mut request = request("POST", &self.origin(), path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        self.send(request.body(Body::from(form(fields))).unwrap()).await
    }

    pub async fn api(&self, token: &str, method: &str, path: &str, json: Option<Value>) -> Answer {
        let request = request(method, &self.origin(), path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json");
        let body = json.map_or_else(Body::empty, |json| Body::from(json.to_string()));
        self.send(request.body(body).unwrap()).await
    }
}
