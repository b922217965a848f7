//! E-mail addresses and forgotten passwords: links that work once, and answers that tell nobody who has an account.

use collegium::accounts::links;
use collegium::accounts::{Member, email, password, reset, session};
use collegium::base::time::{HOUR, MINUTE};
use collegium::error::{Error, Result};
use collegium::sql;
use collegium::worker::mails;
use serde_json::json;

use crate::support::TestNode;
use crate::support::db::TempDir;
use crate::support::process::run;
use crate::support::smtp::{Sink, Taken};

pub fn code<T: std::fmt::Debug>(answer: Result<T>) -> String {
    match answer {
        Err(Error::Invalid(all)) => all.iter().map(|p| format!("{}/{}", p.field, p.code)).collect(),
        other => panic!("not a problem: {other:?}"),
    }
}

/// A node whose mail goes to a sink.
pub struct World {
    pub node: TestNode,
    sink: Sink,
}

impl World {
    pub async fn new() -> World {
        let sink = Sink::start().await;
        let port = sink.port;
        let http = crate::support::node::nobody_answers();
        let node =
            TestNode::tuned(crate::support::TestDb::new(), "https://north.test", http, move |config| {
                config.mail.host = "127.0.0.1".into();
                config.mail.port = port;
                config.mail.tls = "none".into();
                config.mail.from = "node@mail.test".into();
            })
            .await;
        World { node, sink }
    }

    /// A member whose address is confirmed.
    pub async fn member(&self, handle: &str) -> Member {
        let member = self.node.member(handle).await;
        let one = member.clone();
        self.node.write(move |tx| email::vouch(tx, &one)).await;
        member
    }

    /// The mails that have gone since it was last asked, to whom and with what about.
    pub async fn mail(&self) -> Vec<Taken> {
        let before = self.sink.taken().len();
        while mails::work_off(&self.node.app).await.unwrap() != Some(0) {}
        self.sink.taken().split_off(before)
    }

    pub async fn ask_reset(&self, address: &'static str) -> Result<()> {
        let key = self.node.app.node_key().clone();
        self.node.app.db().write(move |tx| reset::ask(tx, &key, address)).await
    }

    pub async fn set(&self, secret: &str, password: &str) -> Result<()> {
        let (secret, key) = (secret.to_owned(), self.node.app.node_key().clone());
        let hash = password::hash(password, &[]).await?;
        self.node.app.db().write(move |tx| reset::set(tx, &key, &secret, &hash)).await
    }

    pub async fn ask(&self, member: &Member, address: &'static str) -> Result<()> {
        let (member, key) = (member.clone(), self.node.app.node_key().clone());
        self.node.app.db().write(move |tx| email::ask(tx, &key, &member, address)).await
    }

    pub async fn confirm(&self, secret: &str) -> Result<()> {
        let (secret, key) = (secret.to_owned(), self.node.app.node_key().clone());
        self.node.app.db().write(move |tx| email::confirm(tx, &key, &secret)).await
    }

    pub async fn address(&self, member: &Member) -> (Option<String>, bool) {
        let member = member.clone();
        let found = self.node.read(move |conn| email::standing(conn, &member)).await;
        (found.email, found.confirmed.is_some())
    }

    pub async fn signs_in(&self, login: &'static str, given: &str) -> bool {
        let known = self.node.read(move |conn| session::credentials(conn, login)).await;
        password::fits(given, known.as_ref().map(|c| c.password.as_str())).await.unwrap()
    }
}

pub const NEW: &str = "a quite new way along the river";

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_a_link_that_works_once() {
    let world = World::new().await;
    let ben = world.member("ben").await;
    let (before, other) = (world.node.session(&ben).await, world.node.member("olga").await);
    let stays = world.node.session(&other).await;
    world.ask_reset("Ben@Mail.test ").await.unwrap();
    let mail = world.mail().await;
    assert_eq!(mail.len(), 1);
    assert_eq!(mail[0].to, ["ben@mail.test"]);
    assert!(mail[0].plain().contains("@ben"), "it says which account");
    let secret = mail[0].secret();
    let hashed = secret.clone();
    let stored = world.node.read(move |conn| {
        conn.number(sql!("SELECT count(*) AS n FROM links WHERE secret_hash = $1", hashed))
    });
    assert_eq!(stored.await, Some(0), "the secret itself is never stored");

    assert_eq!(code(world.confirm(&secret).await), "token/link-used", "it opens nothing else");
    world.set(&secret, NEW).await.unwrap();
    assert!(world.signs_in("ben", NEW).await);
    assert_eq!(code(world.set(&secret, "another new password").await), "token/link-used");
    assert!(world.signs_in("ben", NEW).await, "a used link changes nothing");
    let now = world.node.app.clock().now();
    for (secret, lives) in [(before, false), (stays, true)] {
        let found = world.node.read(move |conn| session::member(conn, &secret, now)).await;
        assert_eq!(found.is_some(), lives, "the member's own sessions end, and nobody else's");
    }
    let told = world.mail().await;
    assert_eq!(told.len(), 1, "the member is told");
    assert!(!told[0].plain().contains("token="));
}

#[tokio::test]
async fn of_two_who_use_a_link_at_once_one_does() {
    let world = World::new().await;
    let ben = world.member("ben").await;
    let secret = world.node.write(move |tx| reset::link(tx, &ben)).await;
    let (one, other) =
        tokio::join!(world.set(&secret, NEW), world.set(&secret, "and another one that is long"));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
}

#[tokio::test]
async fn links_age_and_cannot_be_made_up() {
    let world = World::new().await;
    let ben = world.member("ben").await;
    world.ask_reset("ben@mail.test").await.unwrap();
    let secret = world.mail().await[0].secret();
    assert!(secret.len() >= 43, "256 bits");
    for wrong in ["", "x", &secret[1..], &secret.to_lowercase()] {
        assert_eq!(code(world.set(wrong, NEW).await), "token/link-used", "{wrong}");
    }
    world.node.app.clock().shift(HOUR + MINUTE);
    assert_eq!(code(world.set(&secret, NEW).await), "token/link-used");
    world.node.write(links::clear).await;
    assert_eq!(world.node.number("SELECT count(*) AS n FROM links").await, 0);

    let one = ben.clone();
    let secret = world.node.write(move |tx| reset::link(tx, &one)).await;
    world.node.write(|tx| tx.run(sql!("UPDATE members SET suspended = 1"))).await;
    assert_eq!(code(world.set(&secret, NEW).await), "token/link-used", "suspended members have none");
}

#[tokio::test]
async fn no_answer_tells_whether_somebody_has_an_account() {
    let world = World::new().await;
    world.member("ben").await;
    world.node.member("vera").await;
    let sam = world.member("sam").await;
    world.node.write(move |tx| tx.run(sql!("UPDATE members SET suspended = 1 WHERE id = $1", sam.id))).await;
    let mut pages = Vec::new();
    // With an account, without one, with an address that was never confirmed, and with a suspended account.
    for address in ["ben@mail.test", "nobody@mail.test", "vera@mail.test", "sam@mail.test"] {
        let form = world.node.post_form("/forgot", None, &[("email", address)]).await;
        let api = world
            .node
            .send(
                axum::http::Request::post("https://north.test/api/v1/password-resets")
                    .header("content-type", "application/json")
                    .body(axum::body::Body::from(json!({ "email": address }).to_string()))
                    .unwrap(),
            )
            .await;
        pages.push((
            form.status,
            form.header("location").map(str::to_owned),
            form.text(),
            api.status,
            api.text(),
        ));
    }
    assert!(pages.iter().all(|page| *page == pages[0]), "{pages:?}");
    let to: Vec<Vec<String>> = world.mail().await.into_iter().map(|mail| mail.to).collect();
    assert_eq!(to, [["ben@mail.test"], ["ben@mail.test"]]);
}

#[tokio::test]
async fn too_many_mails_are_refused_alike_for_everybody() {
    let world = World::new().await;
    world.member("ben").await;
    for address in ["ben@mail.test", "nobody@mail.test"] {
        for _ in 0..3 {
            world.ask_reset(address).await.unwrap();
        }
        assert_eq!(code(world.ask_reset(address).await), "email/too-many-mails");
    }
    assert_eq!(world.mail().await.len(), 3);
    world.node.app.clock().shift(HOUR + MINUTE);
    world.ask_reset("ben@mail.test").await.unwrap();
    assert_eq!(code(world.ask_reset("nobody").await), "email/email");
}

#[tokio::test]
async fn nobody_keeps_somebody_out_by_asking_for_mails_to_their_address() {
    let world = World::new().await;
    for _ in 0..3 {
        world.ask_reset("ines@mail.test").await.unwrap();
    }
    let ines = world.node.member("ines").await;
    let (key, one) = (world.node.app.node_key().clone(), ines.clone());
    world.node.write(move |tx| email::ask_new(tx, &key, &one)).await;
    let mail = world.mail().await;
    assert_eq!(mail.len(), 1, "a link to confirm is not one for a new password");
    world.confirm(&mail[0].secret()).await.unwrap();
    // The other way round, too.
    let olga = world.node.member("olga").await;
    world.ask(&olga, "ines@mail.test").await.unwrap();
    world.node.app.clock().shift(HOUR + MINUTE);
    world.ask_reset("ines@mail.test").await.unwrap();
    assert_eq!(world.mail().await.len(), 2);
    assert_eq!(world.address(&ines).await, (Some("ines@mail.test".to_owned()), true));
}

#[tokio::test]
async fn whoever_knew_the_old_password_comes_in_by_no_link_that_they_asked_for() {
    let world = World::new().await;
    let ben = world.member("ben").await;
    world.ask(&ben, "thief@mail.test").await.unwrap();
    let thief = world.mail().await[0].secret();
    world.ask_reset("ben@mail.test").await.unwrap();
    world.set(&world.mail().await[0].secret(), NEW).await.unwrap();
    assert_eq!(code(world.confirm(&thief).await), "token/link-used");
    assert_eq!(world.address(&ben).await, (Some("ben@mail.test".to_owned()), true));
}

#[tokio::test]
async fn a_password_that_was_replaced_while_it_was_looked_at_opens_nothing() {
    let world = World::new().await;
    let ben = world.member("ben").await;
    let (attempt, known) = world
        .node
        .write(move |tx| Ok((session::attempt(tx, "ben")?, session::credentials(tx.conn, "ben")?.unwrap())))
        .await;
    let secret = world.node.write(move |tx| reset::link(tx, &ben)).await;
    world.set(&secret, NEW).await.unwrap();
    let place = session::Place::default();
    let entered = world.node.app.db().write(move |tx| session::enter(tx, &attempt, &known, &place)).await;
    assert!(entered.is_err());
    assert_eq!(world.node.number("SELECT count(*) AS n FROM sessions").await, 0);
}

#[tokio::test]
async fn a_member_has_one_count_of_wrong_passwords_however_they_are_called() {
    let world = World::new().await;
    world.member("ben").await;
    let attempt =
        async |login: &'static str| world.node.app.db().write(move |tx| session::attempt(tx, login)).await;
    let names = ["ben", "@ben", "@@@ben", "BEN", "ben@mail.test", " Ben@Mail.test "];
    for n in 0..10 {
        attempt(names[n % names.len()]).await.unwrap();
    }
    for name in names {
        assert_eq!(code(attempt(name).await.map(drop)), "login/too-many-attempts", "{name}");
    }
}

#[tokio::test]
async fn a_new_password_opens_the_door_that_wrong_ones_closed() {
    let world = World::new().await;
    let ben = world.member("ben").await;
    let attempt =
        async |login: &'static str| world.node.app.db().write(move |tx| session::attempt(tx, login)).await;
    for _ in 0..10 {
        attempt("ben").await.unwrap();
    }
    assert!(attempt("ben").await.is_err());
    let secret = world.node.write(move |tx| reset::link(tx, &ben)).await;
    world.set(&secret, NEW).await.unwrap();
    attempt("ben").await.unwrap();
}

#[tokio::test]
async fn an_address_is_confirmed_by_the_button_not_by_opening_the_link() {
    let world = World::new().await;
    let ben = world.node.member("ben").await;
    assert_eq!(world.address(&ben).await, (Some("ben@mail.test".into()), false));
    world.ask(&ben, "ben@mail.test").await.unwrap();
    let secret = world.mail().await[0].secret();
    let page = world.node.get(&format!("/confirm?token={secret}")).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.header("cache-control"), Some("no-store"), "a page with a secret in its address");
    assert_eq!(page.header("referrer-policy"), Some("same-origin"), "which goes to no other site");
    assert!(!page.text().contains("next=%2Fconfirm"));
    assert!(!world.address(&ben).await.1, "programs that look through mail open links");
    let done = world.node.post_form("/confirm", None, &[("token", &secret)]).await;
    assert_eq!(done.status, 303);
    assert_eq!(done.header("location"), Some("/confirm?done=yes"));
    assert!(world.address(&ben).await.1);
    assert_eq!(code(world.ask(&ben, "ben@mail.test").await), "email/email-same");
    assert_eq!(world.node.get(&format!("/confirm?token={secret}")).await.status, 422);
}

#[tokio::test]
async fn a_new_address_counts_once_it_is_confirmed_and_the_old_one_is_told() {
    let world = World::new().await;
    let ben = world.member("ben").await;
    world.ask_reset("ben@mail.test").await.unwrap();
    let to_the_old = world.mail().await[0].secret();
    world.ask(&ben, "ben@new.test").await.unwrap();
    let mail = world.mail().await;
    assert_eq!(mail[0].to, ["ben@new.test"]);
    assert_eq!(world.address(&ben).await, (Some("ben@mail.test".into()), true), "not before");
    world.confirm(&mail[0].secret()).await.unwrap();
    assert_eq!(world.address(&ben).await, (Some("ben@new.test".into()), true));
    let told = world.mail().await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].to, ["ben@mail.test"]);
    assert!(!told[0].plain().contains("new.test"), "the old address need not know the new one");
    assert_eq!(code(world.set(&to_the_old, NEW).await), "token/link-used");
}

#[tokio::test]
async fn asking_for_somebody_elses_address_is_answered_alike_and_told_to_them() {
    let world = World::new().await;
    let (ben, _) = (world.member("ben").await, world.member("olga").await);
    world.ask(&ben, "olga@mail.test").await.unwrap();
    let mail = world.mail().await;
    assert_eq!(mail[0].to, ["olga@mail.test"]);
    assert!(!mail[0].plain().contains("token="), "nothing in it changes anything");
    assert!(!mail[0].plain().contains("ben"), "nor does it say who asked");
}

#[tokio::test]
async fn who_shows_that_an_address_is_theirs_has_it_rather_than_who_said_so() {
    let world = World::new().await;
    let (squatter, ben) = (world.node.member("squatter").await, world.member("ben").await);
    world.ask(&ben, "squatter@mail.test").await.unwrap();
    world.confirm(&world.mail().await[0].secret()).await.unwrap();
    assert_eq!(world.address(&ben).await, (Some("squatter@mail.test".into()), true));
    assert_eq!(world.address(&squatter).await, (None, false));
}

#[tokio::test]
async fn a_link_is_no_use_for_an_address_that_was_confirmed_meanwhile() {
    let world = World::new().await;
    let (ben, olga) = (world.member("ben").await, world.member("olga").await);
    world.ask(&ben, "both@mail.test").await.unwrap();
    let first = world.mail().await[0].secret();
    world.ask(&olga, "both@mail.test").await.unwrap();
    world.confirm(&world.mail().await[0].secret()).await.unwrap();
    assert_eq!(code(world.confirm(&first).await), "token/email-taken");
    assert_eq!(world.address(&ben).await, (Some("ben@mail.test".into()), true));
}

#[tokio::test]
async fn whoever_has_the_session_but_not_the_password_changes_no_address() {
    let world = World::new().await;
    let ben = world.member("ben").await;
    let token = world.node.token(&ben).await;
    let cookie = format!("__Host-collegium={}", world.node.session(&ben).await);
    let form = [("email", "thief@mail.test"), ("password", "guessed wrong")];
    let page = world.node.post_form("/settings/email", Some(&cookie), &form).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("thief@mail.test"), "what was typed stays");
    let body = json!({"email": "thief@mail.test", "password": "guessed wrong"});
    assert_eq!(world.node.api(&token, "PUT", "/api/v1/me/email", Some(body)).await.status, 422);
    assert!(world.mail().await.is_empty());
}

#[tokio::test]
async fn signing_up_with_an_address_sends_a_link_there() {
    let world = World::new().await;
    world.node.write(|tx| collegium::association::open_sign_up(tx, true)).await;
    world.node.app.reload().await.unwrap();
    let form = [
        ("handle", "ines"),
        ("display_name", "Buy this at evil.example"),
        ("email", "ines@mail.test"),
        ("password", NEW),
    ];
    assert_eq!(world.node.post_form("/sign-up", None, &form).await.status, 303);
    let mail = world.mail().await;
    assert_eq!(mail[0].to, ["ines@mail.test"]);
    assert!(
        !mail[0].plain().contains("evil.example"),
        "nobody's words go to an address that may not be theirs"
    );
    let token = mail[0].secret();
    for (body, status) in [
        (json!({ "token": token }), 422),
        (json!({ "token": token, "password": "somebody else’s" }), 422),
        (json!({ "token": token, "password": NEW }), 204),
    ] {
        let request = axum::http::Request::post("https://north.test/api/v1/confirmations")
            .header("content-type", "application/json")
            .body(axum::body::Body::from(body.to_string()))
            .unwrap();
        assert_eq!(world.node.send(request).await.status, status, "{body}");
    }
    let confirmed = "SELECT count(*) AS n FROM members WHERE email_confirmed IS NOT NULL";
    assert_eq!(world.node.number(confirmed).await, 1);
}

#[test]
fn the_operator_hands_over_a_link_and_tries_mail_out() {
    let dir = TempDir::new();
    let line = |words: &str| {
        let words: Vec<&str> = words.split_whitespace().collect();
        let ran = run(dir.path(), &words, &[]);
        let text = String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned();
        (ran.status.code(), text)
    };
    let founding = "admin create --handle ada --display-name Ada --association Testers --legal-entity Testers \
                    --jurisdiction NZ --email ada@mail.test";
    assert_eq!(line(founding).0, Some(0));
    let (code, said) = line("member reset ada");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.trim().starts_with("http://localhost:") && said.contains("/reset?token="), "{said}");
    assert_eq!(line("member reset nobody").0, Some(2));
    let (code, said) = line("mail test ada@mail.test");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains(".eml") && said.contains("mail.host"), "{said}");
    assert_eq!(line("mail test nonsense").0, Some(1));
    assert_eq!(line("mail list").0, Some(0));
    assert_eq!(line("mail retry nothing").0, Some(1));
}
