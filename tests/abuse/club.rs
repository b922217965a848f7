//! A community at a peer, of which ada is a member: what it announces is let in.

use serde_json::{Value, json};

use crate::Outcome;
use crate::node::Node;
use crate::peer::{Peer, Reply};
use crate::socket::Said;
use crate::world::{PUBLIC, Voice, ensure, fresh, settle, told};

pub struct Club<'a> {
    pub voice: Voice<'a>,
}

impl<'a> Club<'a> {
    /// Puts a community up at a peer; its moderators are these. Ada joins it.
    pub async fn joined(peer: &'a Peer, node: &Node, moderators: &[String]) -> Result<Club<'a>, String> {
        let club = Club::at(peer, moderators);
        let said = node.api("POST", "/api/v1/follow", Some(json!({ "handle": club.uri() }))).await?;
        ensure((200..300).contains(&said.status), || format!("follow: {} {}", said.status, said.text()))?;
        let follow = node.word(&format!(
            "SELECT m.follow AS w FROM memberships m JOIN actors a ON a.id = m.community WHERE a.uri = '{}'",
            club.uri()
        ));
        let accept = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "type": "Accept", "id": peer.url(&fresh("accept")),
            "actor": club.uri(), "object": format!("http://{}{follow}", node.authority)
        });
        told(&club.voice.says(node, &accept).await?, 202, "")?;
        settle(node).await;
        // Its past comes along, which asks its node by and by.
        for _ in 0..80 {
            if node.number("SELECT count(*) AS n FROM histories WHERE state = 'waiting'") == 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let members = "SELECT count(*) AS n FROM memberships m JOIN actors a ON a.id = m.community
                       WHERE a.node IS NOT NULL AND m.state = 'member'";
        ensure(node.number(members) > 0, || "ada was not taken".to_owned())?;
        Ok(club)
    }

    /// Puts a community up at a peer.
    pub fn at(peer: &'a Peer, moderators: &[String]) -> Club<'a> {
        let voice = Voice { peer, path: fresh("c") };
        peer.serve(&voice.path, Reply::object(&Club::document(&voice)));
        for (name, items) in [("moderators", moderators), ("outbox", &[]), ("featured", &[])] {
            let path = format!("{}/{name}", voice.path);
            let list = json!({
                "@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection",
                "id": peer.url(&path), "totalItems": items.len(), "orderedItems": items
            });
            peer.serve(&path, Reply::object(&list));
        }
        Club { voice }
    }

    pub fn document(voice: &Voice<'_>) -> Value {
        let mut group = voice.peer.person(&voice.path);
        let id = voice.uri();
        group["type"] = "Group".into();
        group["followers"] = format!("{id}/followers").into();
        group["featured"] = format!("{id}/featured").into();
        group["attributedTo"] = format!("{id}/moderators").into();
        group
    }

    pub fn uri(&self) -> String {
        self.voice.uri()
    }

    /// Somebody's new thread for this community.
    pub fn page(&self, by: &Voice<'_>) -> Value {
        by.page_for(&self.uri())
    }

    /// Wraps an activity.
    pub fn around(&self, inner: &Value) -> Value {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams", "type": "Announce",
            "id": self.voice.peer.url(&fresh("announce")), "actor": self.uri(), "to": [PUBLIC],
            "cc": [format!("{}/followers", self.uri())], "object": inner
        })
    }

    /// Announces an activity, which must be let in.
    pub async fn announces(&self, node: &Node, inner: &Value) -> Result<Said, String> {
        let said = self.voice.says(node, &self.around(inner)).await?;
        told(&said, 202, "")?;
        Ok(said)
    }

    /// A thread that stands in it, by somebody of the same peer.
    pub async fn thread(&self, node: &Node, by: &Voice<'_>) -> Result<Value, String> {
        let page = self.page(by);
        self.thread_proven(node, &page).await?;
        Ok(page)
    }

    /// Announces a new thread, which must be taken.
    pub async fn thread_proven(&self, node: &Node, page: &Value) -> Outcome {
        self.announces(node, page).await?;
        settle(node).await;
        let uri = page["object"]["id"].as_str().unwrap();
        let stands = node.word(&format!("SELECT uri AS w FROM posts WHERE uri = '{uri}'"));
        ensure(stands == uri, || "an honest thread of a community was not taken".to_owned())
    }
}
