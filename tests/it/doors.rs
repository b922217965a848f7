//! One rule, two doors: what a page refuses, the API refuses, and what one wrote the other shows.

use collegium::accounts::{Author, Viewer};
use collegium::communities::Visibility;
use collegium::threads::moderate::{self, Act};
use collegium::threads::read;
use serde_json::json;

use crate::support::TestNode;

struct Doors {
    node: TestNode,
    cookie: String,
    token: String,
    page: String,
    thread: i64,
    moderator: Author,
}

impl Doors {
    async fn new() -> Doors {
        let node = TestNode::new().await;
        let (ada, ben) = (node.admin("ada").await, node.member("ben").await);
        let community = node.community(&ada, "wounds", Visibility::Public).await;
        node.join(&ben, community, &ada).await;
        let thread = node.thread(&ada, community, "Two doors", "Come in.").await;
        let page = node.read(move |conn| Ok(read::thread_by_id(conn, &Viewer::Node, thread)?.page)).await;
        Doors {
            cookie: format!("__Host-collegium={}", node.session(&ben).await),
            token: node.token(&ben).await,
            moderator: Author::Local(ada),
            node,
            page,
            thread,
        }
    }

    async fn by_page(&self, body: &str) -> crate::support::http::Answer {
        let path = format!("/t/{}/reply", self.page);
        self.node.post_form(&path, Some(&self.cookie), &[("body", body)]).await
    }

    async fn by_api(&self, body: &str) -> crate::support::http::Answer {
        let path = format!("/api/v1/threads/{}/replies", self.page);
        self.node.api(&self.token, "POST", &path, Some(json!({ "body": body }))).await
    }
}

#[tokio::test]
async fn what_is_written_through_one_door_is_shown_at_the_other() {
    let doors = Doors::new().await;
    let answer = doors.by_page("Through the page").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert!(answer.header("location").unwrap().starts_with("/r/"));
    let answer = doors.by_api("Through the API").await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let id = answer.json()["id"].as_str().unwrap().to_owned();
    assert!(answer.header("location").unwrap().ends_with(&id));
    let shown = doors.node.get(&format!("/t/{}", doors.page)).await.ok().text();
    assert!(shown.contains("Through the page") && shown.contains("Through the API"));
}

#[tokio::test]
async fn a_locked_thread_is_locked_at_both_doors() {
    let doors = Doors::new().await;
    let (by, thread) = (doors.moderator.clone(), doors.thread);
    doors.node.write(move |tx| moderate::act(tx, &by, thread, Act::Lock, "enough")).await;
    let answer = doors.by_api("One more thing").await;
    assert_eq!(answer.status, 409, "the thread's state is against it");
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    assert!(answer.json()["type"].as_str().unwrap().contains("thread-locked"), "{}", answer.text());
    let answer = doors.by_page("One more thing").await;
    assert_eq!(answer.status, 403);
    assert!(answer.text().contains("One more thing"), "what was typed is still there");
    assert_eq!(doors.node.number("SELECT count(*) AS n FROM posts").await, 1);
}
