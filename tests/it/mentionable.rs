//! Whom a writer may name: people of the thread, then of their community; nobody whom they could not find there.

use collegium::accounts::{Member, Viewer};
use collegium::communities::{self, Visibility};
use collegium::sql;
use collegium::threads::mentionable;
use serde_json::json;

use crate::support::TestNode;

async fn find(
    node: &TestNode,
    who: &Member,
    community: i64,
    thread: Option<i64>,
    q: &'static str,
) -> Vec<String> {
    let viewer = Viewer::Member(who.clone());
    node.read(move |conn| {
        let c = communities::read::by_id(conn, &viewer, community)?;
        let found = mentionable::find(conn, &viewer, &c, thread, q)?;
        Ok(found.iter().map(mentionable::Candidate::address).collect())
    })
    .await
}

#[tokio::test]
async fn people_of_the_thread_come_first_and_members_only_for_members() {
    let node = TestNode::new().await;
    let ada = node.admin("ada").await;
    let open = node.community(&ada, "wounds", Visibility::Public).await;
    let (bea, ben, olga) = (node.member("bea").await, node.member("ben").await, node.member("olga").await);
    node.join(&bea, open, &ada).await;
    node.join(&ben, open, &ada).await;
    let thread = node.thread(&ben, open, "Dressings", "Which ones?").await;
    assert_eq!(find(&node, &ada, open, Some(thread), "b").await, ["@ben", "@bea"]);
    assert_eq!(find(&node, &ada, open, None, "b").await, ["@bea", "@ben"]);
    // By the name, too, in a thread; a beginning may come with its mark; nobody finds themselves.
    assert_eq!(find(&node, &ada, open, Some(thread), "@BEN T").await, ["@ben"]);
    assert_eq!(find(&node, &ben, open, Some(thread), "ben").await, Vec::<String>::new());
    // Who is not a member sees who writes, as on the page, and no list of members.
    assert_eq!(find(&node, &olga, open, Some(thread), "b").await, ["@ben"]);
    assert_eq!(find(&node, &olga, open, None, "b").await, Vec::<String>::new());
    assert_eq!(find(&node, &ada, open, Some(thread), "").await, ["@ben"]);
    // What means any letter in a pattern means nothing here.
    assert_eq!(find(&node, &ada, open, Some(thread), "b%n").await, Vec::<String>::new());
}

#[tokio::test]
async fn a_closed_thread_names_nobody_to_outsiders_and_hidden_posts_name_nobody() {
    let node = TestNode::new().await;
    let ada = node.admin("ada").await;
    let closed = node.community(&ada, "cases", Visibility::Members).await;
    let (ben, olga) = (node.member("ben").await, node.member("olga").await);
    node.join(&ben, closed, &ada).await;
    let thread = node.thread(&ben, closed, "A case", "Secret").await;
    assert_eq!(find(&node, &olga, closed, Some(thread), "b").await, Vec::<String>::new());
    let page = node
        .read(move |conn| Ok(collegium::threads::read::post_by_id(conn, &Viewer::Node, thread)?.page))
        .await;
    let cookie = format!("__Host-collegium={}", node.session(&olga).await);
    let place = format!("reply:{page}");
    let asked = node.post_form("/mentions", Some(&cookie), &[("draft_place", &*place), ("q", "b")]).await;
    assert_eq!(asked.status.as_u16(), 404);
    let token = node.token(&olga).await;
    let path = format!("/api/v1/communities/cases/mentionable?q=b&thread={page}");
    assert_eq!(node.api(&token, "GET", &path, None).await.status.as_u16(), 404);
    let token = node.token(&ada).await;
    let seen = node.api(&token, "GET", &path, None).await.json();
    assert_eq!(seen["items"], json!([{"address": "@ben", "name": "BEN Tester"}]));
    let cookie = format!("__Host-collegium={}", node.session(&ada).await);
    let told =
        node.post_form("/mentions", Some(&cookie), &[("draft_place", &*place), ("q", "b")]).await.json();
    assert_eq!(told["people"], json!([{"address": "@ben", "name": "BEN Tester"}]));
    assert!(told["say"].as_str().unwrap().starts_with("1 person"), "{told}");

    node.write(move |tx| tx.run(sql!("UPDATE actors SET gone = 1 WHERE handle = 'ben'"))).await;
    assert_eq!(find(&node, &ada, closed, Some(thread), "b").await, Vec::<String>::new());
}
