//! Activities on the wire: an envelope around an object or an id, and the Announce around exact bytes.

use serde_json::{Value, json};

use super::{PUBLIC, bytes, context};
use crate::base::time::{Micros, rfc3339};

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
        }
        value
    }

    /// The activity as exact bytes.
    pub fn bytes(&self) -> Vec<u8> {
        bytes(&self.value())
    }

    /// The same, taken back: `Undo` with the activity inside.
    pub fn undone(self, id: String) -> Vec<u8> {
        let mut object = self.value();
        if let Some(fields) = object.as_object_mut() {
            fields.remove("published");
        }
        Envelope { id, kind: "Undo", object, summary: None, target: None, ..self }.bytes()
    }
}

/// A message between an actor and a community that is nobody else's business: Follow, its Undo and its answers.
pub fn direct(id: &str, kind: &str, actor: &str, to: &str, object: Value, summary: Option<&str>) -> Vec<u8> {
    let mut value = json!({ "type": kind, "id": id, "actor": actor, "to": [to], "object": object });
    if let (Some(fields), Some(summary)) = (value.as_object_mut(), summary) {
        fields.insert("summary".to_owned(), json!(summary));
    }
    bytes(&value)
}

/// The group's Announce around an activity, whose bytes stay as they are (FEP-1b12).
pub fn announce(id: &str, group: &str, published: Micros, inner: &[u8]) -> Vec<u8> {
    let followers = format!("{group}/followers");
    let head = json!({
        "@context": context(),
        "type": "Announce",
        "id": id,
        "actor": group,
        "to": [PUBLIC],
        "cc": [followers],
        "published": rfc3339(published),
    });
    let mut out = serde_json::to_vec(&head).unwrap_or_default();
    // The closing brace gives way to the object.
    out.pop();
    out.extend_from_slice(b",\"object\":");
    out.extend_from_slice(inner);
    out.push(b'}');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announced_bytes_stay_as_they_came() {
        let inner = b" {\"type\" :\t\"Create\",\n \"x\":\"\\u00e9\\/\", \"id\":\"https://b.example/a/1\"} ";
        let out = announce("https://a.example/a/2", "https://a.example/c/1", 0, inner);
        assert!(out.windows(inner.len()).any(|w| w == inner));
        assert!(serde_json::from_slice::<Value>(&out).unwrap()["object"]["x"] == "é/");
    }
}
