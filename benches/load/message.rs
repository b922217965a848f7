//! What other nodes say: activities in Lemmy's form, and their signed requests.

use collegium::base::time::{Clock, rfc3339};
use collegium::federation::integrity;
use collegium::federation::signature::{self, SigningKey};
use serde_json::{Value, json};
use url::Url;

use crate::Outcome;
use crate::talk;

const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// What people write: about 470 characters in two paragraphs, as a thoughtful reply is.
pub const WORDS: &str = "We tried the stepped protocol on the ward for two months, and the number of falls at night \
    went down by about a third. What helped most was **not** the equipment but that the night shift was told, every \
    evening, who had been unsteady that day.\n\nOur form is [here](https://forms.example/steps), free for anybody \
    to use. I would change two things: leave out the second score, which nobody fills in, and ask the patients \
    themselves what worries them at night.";

/// The same as HTML.
pub fn html() -> String {
    let words = WORDS.replace("**not**", "<strong>not</strong>");
    let words = words.replace(
        "[here](https://forms.example/steps)",
        "<a href=\"https://forms.example/steps\" rel=\"nofollow\">here</a>",
    );
    words.split("\n\n").map(|paragraph| format!("<p>{paragraph}</p>\n")).collect()
}

fn context() -> Value {
    json!(["https://join-lemmy.org/context.json", "https://www.w3.org/ns/activitystreams"])
}

/// A group elsewhere that announces what its people do, and whose announcements are signed.
pub struct Group {
    /// Full URI.
    pub uri: String,
    pub key: SigningKey,
    /// What it says carries proofs by this key; none with `COLLEGIUM_BENCH_NO_PROOFS`, as from software without them.
    pub proof: Option<SigningKey>,
}

fn origin_of(group: &str) -> &str {
    group.split("/c/").next().unwrap_or_default()
}

/// `Announce{Create{Note}}`: reply number `n` of `author` to `parent`, announced by `group`.
pub fn reply(group: &str, n: usize, author: &str, parent: &str) -> Value {
    let (origin, now) = (origin_of(group), rfc3339(Clock::default().now()));
    let (to, cc) = (json!([PUBLIC]), json!([group]));
    let note = json!({
        "type": "Note",
        "id": format!("{origin}/comment/{n}"),
        "attributedTo": author,
        "to": to,
        "cc": cc,
        "content": html(),
        "inReplyTo": parent,
        "mediaType": "text/html",
        "source": { "content": WORDS, "mediaType": "text/markdown" },
        "published": now,
        "tag": [],
        "distinguished": false,
        "language": { "identifier": "en", "name": "English" },
        "audience": group,
        "attachment": [],
    });
    let create = json!({
        "id": format!("{origin}/activities/create/{n}"),
        "actor": author,
        "to": to,
        "object": note,
        "cc": cc,
        "tag": [],
        "type": "Create",
        "audience": group,
    });
    announce(group, n, "create", &create)
}

/// `Announce{Like}`.
pub fn vote(group: &str, n: usize, author: &str, post: &str) -> Value {
    let like = json!({
        "id": format!("{}/activities/like/{n}", origin_of(group)),
        "actor": author,
        "object": post,
        "type": "Like",
        "audience": group,
    });
    announce(group, n, "like", &like)
}

fn announce(group: &str, n: usize, kind: &str, object: &Value) -> Value {
    json!({
        "@context": context(),
        "id": format!("{}/activities/announce/{kind}/{n}", origin_of(group)),
        "actor": group,
        "type": "Announce",
        "to": [PUBLIC],
        "cc": [format!("{group}/followers")],
        "object": object,
    })
}

impl Group {
    /// The signed request that brings an activity to a node's shared inbox.
    pub fn post(&self, authority: &str, activity: &Value) -> Outcome<Vec<u8>> {
        let body = match &self.proof {
            Some(key) => {
                let mut proven = activity.clone();
                proven["proof"] = integrity::prove(activity, key, Clock::default().now())?;
                serde_json::to_vec(&proven)?
            }
            None => serde_json::to_vec(activity)?,
        };
        let inbox = Url::parse(&format!("http://{authority}/inbox"))?;
        let signed = signature::sign(&self.key, "POST", &inbox, Some(&body), Clock::default().now())?;
        let mut headers: Vec<(&str, &str)> = signed
            .iter()
            .filter(|(name, _)| name != "Host")
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        headers.push(("Content-Type", "application/activity+json"));
        Ok(talk::request("POST", "/inbox", authority, &headers, &body))
    }
}
