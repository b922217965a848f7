//! Activities on the wire: an envelope around an object or an id, and the Announce around exact bytes.

use serde_json::{Value, json};

use super::{Hand, PUBLIC, bytes, context};
use crate::base::time::{Micros, rfc3339};
use crate::error::{Error, Result};
use crate::federation::integrity;

/// Stands behind the id of a post as the id of the activity that made it, where that is not known.
pub const UNKNOWN: &str = "#version";

/// What an activity is about, from whom, in which community; full URIs.
#[derive(Debug, Clone)]
pub struct Envelope<'a> {
    pub id: String,
    pub kind: &'static str,
    pub actor: String,
    pub group: String,
    pub object: Value,
    /// Where `Add` and `Remove` put the object.
    pub target: Option<String>,
    /// The reason; on a `Delete` its presence makes it a removal by a moderator.
    pub summary: Option<&'a str>,
    /// When a `Block` ends.
    pub end: Option<Micros>,
    pub published: Micros,
}

impl Envelope<'_> {
    /// The activity without its context, to stand inside a collection.
    pub fn value(&self) -> Value {
        let mut value = json!({
            "type": self.kind,
            "id": self.id,
            "actor": self.actor,
            "to": [self.group, PUBLIC],
            "cc": [],
            "audience": self.group,
            "object": self.object,
            "published": rfc3339(self.published),
        });
        if let Some(fields) = value.as_object_mut() {
            if let Some(target) = &self.target {
                fields.insert("target".to_owned(), json!(target));
            }
            if let Some(summary) = self.summary {
                fields.insert("summary".to_owned(), json!(summary));
            }
            if let Some(end) = self.end {
                fields.insert("endTime".to_owned(), json!(rfc3339(end)));
            }
        }
        value
    }

    /// The activity as exact bytes, with its proof.
    pub fn bytes(&self, hand: &Hand<'_>) -> Result<Vec<u8>> {
        bytes(self.value(), hand)
    }

    /// The same, taken back: `Undo` with the activity inside.
    pub fn undone(self, id: String, hand: &Hand<'_>) -> Result<Vec<u8>> {
        let mut object = self.value();
        if let Some(fields) = object.as_object_mut() {
            fields.remove("published");
        }
        Envelope { id, kind: "Undo", object, summary: None, target: None, end: None, ..self }.bytes(hand)
    }
}

/// A message between an actor and a community that is nobody else's business: Follow, its Undo and its answers.
pub struct Direct<'a> {
    pub id: &'a str,
    pub kind: &'a str,
    pub actor: &'a str,
    pub to: &'a str,
    pub object: Value,
    pub summary: Option<&'a str>,
}

impl Direct<'_> {
    /// The message as exact bytes, with its proof.
    pub fn bytes(self, hand: &Hand<'_>) -> Result<Vec<u8>> {
        let Direct { id, kind, actor, to, object, summary } = self;
        let mut value = json!({ "type": kind, "id": id, "actor": actor, "to": [to], "object": object });
        if let (Some(fields), Some(summary)) = (value.as_object_mut(), summary) {
            fields.insert("summary".to_owned(), json!(summary));
        }
        bytes(value, hand)
    }
}

/// `Move` (FEP-7628): an actor says that it is another one from now on.
pub fn moves(id: &str, actor: &str, target: &str, hand: &Hand<'_>) -> Result<Vec<u8>> {
    let value = json!({
        "type": "Move", "id": id, "actor": actor, "to": [PUBLIC], "object": actor, "target": target,
    });
    bytes(value, hand)
}

/// A report, in the node's own name; `object` is the post, or its author and the post. Lemmy reads the reason from
/// `summary`, Mastodon from `content`.
pub fn flag(id: &str, node: &str, to: &str, object: Value, reason: &str, hand: &Hand<'_>) -> Result<Vec<u8>> {
    let value = json!({
        "type": "Flag",
        "id": id,
        "actor": node,
        "to": [to],
        "object": object,
        "summary": reason,
        "content": reason,
    });
    bytes(value, hand)
}

/// The group's Announce around an activity, whose bytes stay as they are (FEP-1b12); so does a proof in it.
pub fn announce(id: &str, group: &str, published: Micros, inner: &[u8], hand: &Hand<'_>) -> Result<Vec<u8>> {
    let followers = format!("{group}/followers");
    let mut whole = json!({
        "@context": context(),
        "type": "Announce",
        "id": id,
        "actor": group,
        "to": [PUBLIC],
        "cc": [followers],
        "published": rfc3339(published),
    });
    let mut out = serde_json::to_vec(&whole).map_err(Error::internal)?;
    if let Some(fields) = whole.as_object_mut() {
        fields.insert("object".to_owned(), serde_json::from_slice(inner).map_err(Error::internal)?);
    }
    let proof = integrity::prove(&whole, hand.key, hand.at)?;
    // The closing brace gives way to the object.
    out.pop();
    out.extend_from_slice(b",\"object\":");
    out.extend_from_slice(inner);
    out.extend_from_slice(b",\"proof\":");
    serde_json::to_writer(&mut out, &proof).map_err(Error::internal)?;
    out.push(b'}');
    Ok(out)
}

/// What the group does for software that reads no activities inside an `Announce`: it announces a post by its id.
pub fn announce_id(id: &str, group: &str, published: Micros, post: &str, hand: &Hand<'_>) -> Result<Vec<u8>> {
    let mut value = announcement(id, group, post);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("published".to_owned(), json!(rfc3339(published)));
    }
    bytes(value, hand)
}

/// The same, taken back; `announced` is the id of the announcement.
pub fn unannounce(id: &str, group: &str, announced: &str, post: &str, hand: &Hand<'_>) -> Result<Vec<u8>> {
    let mut value = announcement(id, group, post);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("type".to_owned(), json!("Undo"));
        fields.insert("object".to_owned(), announcement(announced, group, post));
    }
    bytes(value, hand)
}

fn announcement(id: &str, group: &str, post: &str) -> Value {
    json!({
        "type": "Announce",
        "id": id,
        "actor": group,
        "to": [PUBLIC],
        "cc": [format!("{group}/followers")],
        "object": post,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::federation::signature::{Algorithm, SigningKey, VerifyingKey, generate_ed25519};

    #[test]
    fn announced_bytes_stay_as_they_came() {
        let inner = b" {\"type\" :\t\"Create\",\n \"x\":\"\\u00e9\\/\", \"id\":\"https://b.example/a/1\"} ";
        let (private, public) = generate_ed25519().unwrap();
        let key = SigningKey::read("https://a.example/c/1#k", Algorithm::Ed25519, &private).unwrap();
        let hand = Hand { key: &key, at: 0 };
        let out = announce("https://a.example/a/2", "https://a.example/c/1", 0, inner, &hand).unwrap();
        assert!(out.windows(inner.len()).any(|w| w == inner));
        let read: Value = serde_json::from_slice(&out).unwrap();
        assert!(read["object"]["x"] == "é/");
        let claim = integrity::read(&read, "https://a.example/c/1", 0).unwrap();
        assert!(
            claim.holds(&VerifyingKey::parse_multikey(&public).unwrap()),
            "the proof covers them as they are"
        );
    }
}
