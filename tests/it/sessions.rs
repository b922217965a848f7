//! Sessions: seen by their member, ended one by one, and short where others use the computer, too.

use axum::body::Body;
use axum::http::Request;
use collegium::accounts::session::{self, IDLE, LIFE, Place, Session};
use collegium::accounts::{Member, password};
use collegium::base::time::{MINUTE, SECOND};
use collegium::error::Error;
use collegium::sql;

use crate::support::TestNode;
use crate::support::http::Answer;

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";
const PASSWORD: &str = "a long walk along the harbour";

/// A member who can sign in.
async fn member(node: &TestNode) -> Member {
    let (ben, hash) = (node.member("ben").await, password::hash(PASSWORD, &[]).await.unwrap());
    node.write(move |tx| tx.run(sql!("UPDATE members SET password = $1", &hash))).await;
    ben
}

async fn sign_in(node: &TestNode, more: &str) -> Answer {
    let form = format!("login=ben&password={}{more}", PASSWORD.replace(' ', "+"));
    let request = Request::post("https://north.test/sign-in")
        .header("host", "north.test")
        .header("user-agent", FIREFOX)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(form))
        .unwrap();
    let answer = node.send(request).await;
    assert_eq!(answer.status, 303);
    answer
}

fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

async fn list(node: &TestNode, member: &Member) -> Vec<Session> {
    let (member, now) = (member.clone(), node.app.clock().now());
    node.read(move |conn| session::list(conn, &member, None, now)).await
}

async fn page(node: &TestNode, cookie: &str) -> Answer {
    node.get_as("/settings/sessions", "text/html", Some(("cookie", cookie))).await
}

#[tokio::test]
async fn a_member_sees_where_they_are_signed_in_and_ends_one() {
    let node = TestNode::new().await;
    let ben = member(&node).await;
    let (here, there) = (cookie(&sign_in(&node, "").await), cookie(&sign_in(&node, "").await));
    let all = list(&node, &ben).await;
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|s| s.device == "Firefox · Linux"), "two words, not what the browser said");
    let shown = page(&node, &here).await;
    assert!(shown.text().contains("This one"));
    let agent = "SELECT count(*) AS n FROM sessions WHERE device LIKE '%Gecko%'";
    assert_eq!(node.number(agent).await, 0);

    let secret = there.split_once('=').unwrap().1.to_owned();
    let (by, now) = (ben.clone(), node.app.clock().now());
    let mine = node.read(move |conn| session::list(conn, &by, Some(&secret), now)).await;
    let key = mine.into_iter().find(|s| s.current).unwrap().key;
    let ended = node.post_form("/settings/sessions/end", Some(&here), &[("session", &key)]).await;
    assert_eq!(ended.header("location"), Some("/settings/sessions"));
    assert_eq!(page(&node, &there).await.status, 303, "that one opens nothing any more");
    assert_eq!(page(&node, &here).await.status, 200);
}

#[tokio::test]
async fn nobody_ends_the_session_of_somebody_else() {
    let node = TestNode::new().await;
    let (ben, olga) = (member(&node).await, node.member("olga").await);
    let mine = node.session(&ben).await;
    let key = list(&node, &ben).await[0].key.clone();
    let (by, one) = (olga.clone(), key.clone());
    let ended = node.app.db().write(move |tx| session::end(tx, &by, &one)).await;
    assert!(matches!(ended, Err(Error::NotFound)), "{ended:?}");
    let token = node.token(&olga).await;
    assert_eq!(node.api(&token, "DELETE", &format!("/api/v1/me/sessions/{key}"), None).await.status, 404);
    node.write(move |tx| session::end_others(tx, &olga, None)).await;
    let now = node.app.clock().now();
    assert!(node.read(move |conn| session::member(conn, &mine, now)).await.is_some());
    let token = node.token(&ben).await;
    assert_eq!(node.api(&token, "DELETE", &format!("/api/v1/me/sessions/{key}"), None).await.status, 204);
    assert!(list(&node, &ben).await.is_empty());
}

#[tokio::test]
async fn a_session_on_a_shared_computer_ends_when_it_is_not_used() {
    let node = TestNode::new().await;
    let ben = member(&node).await;
    let shared = sign_in(&node, "&shared=yes").await;
    assert!(!shared.header("set-cookie").unwrap().contains("Max-Age"), "the cookie goes with the window");
    let own = sign_in(&node, "").await;
    assert!(own.header("set-cookie").unwrap().contains("Max-Age"));
    let (shared, own) = (cookie(&shared), cookie(&own));
    // Used every ten minutes it lives on.
    for n in 1..=6 {
        node.app.clock().shift(n * 10 * MINUTE);
        assert_eq!(page(&node, &shared).await.status, 200, "after {n} times ten minutes");
    }
    assert!(list(&node, &ben).await.iter().any(|s| s.shared));
    node.app.clock().shift(60 * MINUTE + IDLE + SECOND);
    assert_eq!(page(&node, &shared).await.status, 303, "a quarter of an hour without use");
    assert_eq!(page(&node, &own).await.status, 200, "the member's own computer is not touched");
}

#[tokio::test]
async fn it_is_known_to_a_few_minutes_when_a_session_was_last_used() {
    let node = TestNode::new().await;
    let ben = member(&node).await;
    let here = cookie(&sign_in(&node, "").await);
    let first = list(&node, &ben).await[0].last_seen.unwrap();
    node.app.clock().shift(MINUTE);
    page(&node, &here).await;
    assert_eq!(list(&node, &ben).await[0].last_seen, Some(first), "reading stays reading");
    node.app.clock().shift(6 * MINUTE);
    page(&node, &here).await;
    assert!(list(&node, &ben).await[0].last_seen.unwrap() > first);
    node.app.clock().shift(LIFE + 10 * MINUTE);
    assert_eq!(page(&node, &here).await.status, 303, "use makes no session eternal");
}

#[tokio::test]
async fn signing_in_never_takes_over_a_session_that_was_there() {
    let node = TestNode::new().await;
    member(&node).await;
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..3 {
        seen.insert(cookie(&sign_in(&node, "").await));
    }
    assert_eq!(seen.len(), 3);
    let olga = node.member("olga").await;
    let place = Place { device: "Safari · iPhone".into(), shared: false };
    let id = olga.id;
    node.write(move |tx| session::open_at(tx, id, &place)).await;
    assert_eq!(list(&node, &olga).await[0].device, "Safari · iPhone");
}
