//! What we write to the wire: actor documents, posts and activities, in the forms of FEP-1b12 as Lemmy speaks it.

pub mod activity;
pub mod actor;
pub mod caps;
pub mod incoming;
pub mod post;

use serde_json::{Value, json};

/// The public collection (ActivityPub §5.6).
pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// The JSON-LD context of everything that we write. Terms outside ActivityStreams are defined in place: no node has
/// to fetch a context to understand us.
pub fn context() -> Value {
    json!([
        "https://www.w3.org/ns/activitystreams",
        "https://w3id.org/security/v1",
        {
            "lemmy": "https://join-lemmy.org/ns#",
            "Lock": "lemmy:Lock",
            "sensitive": "as:sensitive",
            "manuallyApprovesFollowers": "as:manuallyApprovesFollowers",
            "toot": "http://joinmastodon.org/ns#",
            "discoverable": "toot:discoverable",
            "indexable": "toot:indexable",
            "featured": { "@id": "toot:featured", "@type": "@id" },
            "contextHistory": { "@id": "https://w3id.org/fep/f228/contextHistory", "@type": "@id" }
        }
    ])
}

/// Exact bytes of a document with its context in front.
pub fn bytes(document: &impl serde::Serialize) -> Vec<u8> {
    let with = activitypub_federation::protocol::context::WithContext::new(document, context());
    // Serialising our own structs cannot fail: no maps with odd keys, no custom serialisers.
    serde_json::to_vec(&with).unwrap_or_default()
}
