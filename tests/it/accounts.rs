//! Accounts: becoming a member, being recognised, and what is refused in words that say why.

use collegium::accounts::session::{self, LIFE};
use collegium::accounts::sign_up::{self, NewMember};
use collegium::accounts::token::{self, Scope};
use collegium::accounts::{Member, password};
use collegium::association;
use collegium::base::time::{DAY, MINUTE, SECOND};
use collegium::communities::Visibility;
use collegium::error::{Denial, Error, Result};
use collegium::sql;

use crate::support::TestNode;
use crate::support::node::newcomer;

/// The codes of all problems, as `field/code`.
fn problems<T: std::fmt::Debug>(answer: Result<T>) -> Vec<String> {
    match answer {
        Err(Error::Invalid(all)) => all.iter().map(|p| format!("{}/{}", p.field, p.code)).collect(),
        other => panic!("not a list of problems: {other:?}"),
    }
}

async fn create(node: &TestNode, new: NewMember) -> Result<Member> {
    node.app.db().write(move |tx| sign_up::create(tx, &new, false)).await
}

async fn member_of(node: &TestNode, secret: &str) -> Option<String> {
    let (secret, now) = (secret.to_owned(), node.app.clock().now());
    node.read(move |conn| session::member(conn, &secret, now)).await.map(|m| m.handle)
}

#[tokio::test]
async fn a_session_lasts_until_it_is_closed_or_too_old() {
    let node = TestNode::new().await;
    let ben = node.member("ben").await;
    let (kept, closed) = (node.session(&ben).await, node.session(&ben).await);
    assert_ne!(kept, closed);
    assert_eq!(member_of(&node, &kept).await.as_deref(), Some("ben"));
    assert_eq!(member_of(&node, "made-up").await, None);

    let secret = closed.clone();
    node.write(move |tx| session::close(tx, &secret)).await;
    assert_eq!(member_of(&node, &closed).await, None);
    assert_eq!(member_of(&node, &kept).await.as_deref(), Some("ben"));

    node.app.clock().shift(LIFE - MINUTE);
    assert_eq!(member_of(&node, &kept).await.as_deref(), Some("ben"));
    node.app.clock().shift(LIFE + SECOND);
    assert_eq!(member_of(&node, &kept).await, None);
    let secret = kept.clone();
    let stored = node
        .read(move |conn| {
            conn.number(sql!("SELECT count(*) AS n FROM sessions WHERE secret_hash = $1", secret))
        })
        .await;
    assert_eq!(stored, Some(0), "the secret itself is never stored");
}

#[tokio::test]
async fn a_suspended_member_is_recognised_nowhere() {
    let node = TestNode::new().await;
    let ben = node.member("ben").await;
    let (session, token) = (node.session(&ben).await, node.token(&ben).await);
    node.write(|tx| tx.run(sql!("UPDATE members SET suspended = 1"))).await;
    assert_eq!(member_of(&node, &session).await, None);
    assert!(node.read(move |conn| token::bearer(conn, &token, 0)).await.is_none());
    let credentials = node.read(|conn| session::credentials(conn, "ben")).await;
    assert!(credentials.is_none());
}

#[tokio::test]
async fn a_token_has_a_scope_and_dies_when_revoked() {
    let node = TestNode::new().await;
    let ben = node.member("ben").await;
    let by = ben.clone();
    let reading = node.write(move |tx| token::create(tx, &by, "reader", Scope::Read)).await;
    let writing = node.token(&ben).await;
    for (secret, scope) in [(&reading, Scope::Read), (&writing, Scope::Write)] {
        let secret = secret.clone();
        let found = node.read(move |conn| token::bearer(conn, &secret, 0)).await.unwrap();
        assert_eq!((found.member.handle.as_str(), found.scope), ("ben", scope));
    }
    node.write(|tx| tx.run(sql!("UPDATE tokens SET revoked = 1 WHERE name = 'reader'"))).await;
    assert!(node.read(move |conn| token::bearer(conn, &reading, 0)).await.is_none());
    assert!(node.read(move |conn| token::bearer(conn, &writing, 0)).await.is_some());
    assert!(node.read(|conn| token::bearer(conn, "col_made-up", 0)).await.is_none());
}

#[tokio::test]
async fn sign_up_is_closed_until_an_admin_opens_it() {
    let node = TestNode::new().await;
    let try_it = |handle: &'static str| {
        let new = newcomer(handle);
        node.app.db().write(move |tx| sign_up::sign_up(tx, &new))
    };
    let refused = try_it("ben").await;
    assert!(matches!(refused, Err(Error::Denied(Denial::SignUpClosed))), "{refused:?}");
    node.write(|tx| association::open_sign_up(tx, true)).await;
    let member = try_it("ben").await.unwrap();
    assert!(!member.admin, "whoever signs up is no admin");
    node.write(|tx| association::open_sign_up(tx, false)).await;
    assert!(try_it("cleo").await.is_err());
}

#[tokio::test]
async fn people_communities_and_the_node_share_one_namespace() {
    let node = TestNode::new().await;
    let ada = node.admin("ada").await;
    node.community(&ada, "wound-care", Visibility::Members).await;
    node.write(collegium::actors::node_actor).await;
    for handle in ["ada", "ADA", " @Ada ", "wound-care", "Wound-Care"] {
        let mut new = newcomer("x");
        new.handle = handle.into();
        assert_eq!(problems(create(&node, new).await), ["handle/handle-taken"], "{handle}");
    }
    for handle in ["node", "admin", "API", "settings"] {
        let mut new = newcomer("x");
        new.handle = handle.into();
        assert_eq!(problems(create(&node, new).await), ["handle/handle-reserved"], "{handle}");
    }
}

#[tokio::test]
async fn a_taken_address_is_said_so_whoever_comes_first() {
    let node = TestNode::new().await;
    node.member("ben").await;
    let mut new = newcomer("other");
    new.email = "BEN@Mail.test ".into();
    assert_eq!(problems(create(&node, new).await), ["email/email-taken"]);

    // At the same moment, from several pages.
    let all: Vec<_> = (0..8)
        .map(|n| {
            let (db, mut new) = (node.app.db().clone(), newcomer(&format!("race{n}")));
            new.email = "race@mail.test".into();
            tokio::spawn(async move { db.write(move |tx| sign_up::create(tx, &new, false)).await })
        })
        .collect();
    let mut members = 0;
    for one in all {
        match one.await.unwrap() {
            Ok(_) => members += 1,
            refused => assert_eq!(problems(refused), ["email/email-taken"]),
        }
    }
    assert_eq!(members, 1);
    let half = "SELECT count(*) AS n FROM actors WHERE handle LIKE 'race%'";
    assert_eq!(node.number(half).await, 1, "who was refused left no actor behind");
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_at_once() {
    let node = TestNode::new().await;
    let new = NewMember {
        handle: "2fast".into(),
        display_name: " ".into(),
        email: "nobody".into(),
        ..NewMember::default()
    };
    assert_eq!(
        problems(create(&node, new).await),
        ["handle/handle-letters", "display_name/length-1-80", "email/email"]
    );
    assert_eq!(node.number("SELECT count(*) AS n FROM members").await, 0);
}

#[tokio::test]
async fn too_many_wrong_passwords_close_the_door_for_a_while() {
    let node = TestNode::new().await;
    node.member("ben").await;
    let attempt =
        async |login: &'static str| node.app.db().write(move |tx| session::attempt(tx, login)).await;
    let right = attempt("ben").await.unwrap();
    for _ in 0..9 {
        attempt("Ben ").await.unwrap();
    }
    assert_eq!(
        problems(attempt("ben").await),
        ["login/too-many-attempts"],
        "what is being looked at counts as well"
    );
    node.write(move |tx| session::fitted(tx, &right)).await;
    attempt("ben").await.expect("what fitted does not count");
    assert_eq!(problems(attempt("ben").await), ["login/too-many-attempts"]);
    attempt("ada").await.unwrap();
    node.app.clock().shift(16 * MINUTE);
    attempt("ben").await.unwrap();
    node.app.clock().shift(2 * DAY);
    attempt("ada").await.unwrap();
    let kept = node.number("SELECT count(*) AS n FROM sign_in_attempts").await;
    assert_eq!(kept, 1, "old attempts are forgotten");
}

#[tokio::test]
async fn only_the_right_password_fits_and_no_account_fits_nothing() {
    let node = TestNode::new().await;
    let hash = password::hash("correct horse battery staple", &[]).await.unwrap();
    let mut new = newcomer("ben");
    new.password_hash = hash;
    create(&node, new).await.unwrap();
    for login in ["ben", "@BEN", "ben@mail.test"] {
        let stored = node.read(move |conn| session::credentials(conn, login)).await.unwrap();
        assert!(password::fits("correct horse battery staple", Some(&stored.password)).await.unwrap());
        assert!(!password::fits("wrong horse battery", Some(&stored.password)).await.unwrap());
    }
    assert!(!password::fits("correct horse battery staple", None).await.unwrap());
    assert!(password::hash("short", &[]).await.is_err());
}
