//! What we write to the wire: actor documents, posts and activities, in the forms of FEP-1b12 as Lemmy speaks it.

pub mod activity;
pub mod actor;
pub mod caps;
pub mod foreign;
pub mod incoming;
pub mod post;
pub mod strict;

use activitypub_federation::protocol::context::WithContext;
use serde_json::{Value, json};

use super::integrity;
use super::signature::SigningKey;
use crate::base::time::Micros;
use crate::error::{Error, Result};

/// The public collection (ActivityPub §5.6).
pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// The JSON-LD context of activities and posts. Terms outside ActivityStreams are defined in place, or in contexts
/// that whoever reads proofs has: no node has to fetch a context to understand us.
pub fn context() -> Value {
    json!([
        "https://www.w3.org/ns/activitystreams",
        "https://w3id.org/security/data-integrity/v1",
        {
            "lemmy": "https://join-lemmy.org/ns#",
            "Lock": "lemmy:Lock",
            "sensitive": "as:sensitive",
            "toot": "http://joinmastodon.org/ns#",
            "votersCount": "toot:votersCount",
            "schema": "http://schema.org/",
            "acceptedAnswer": { "@id": "schema:acceptedAnswer", "@type": "@id", "@container": "@set" },
            "topic": { "@id": "urn:x-collegium:topic", "@type": "@id" },
            "threadKind": "urn:x-collegium:threadKind",
            "followUp": { "@id": "urn:x-collegium:followUp", "@type": "http://www.w3.org/2001/XMLSchema#boolean" },
            "contextHistory": { "@id": "https://w3id.org/fep/f228/contextHistory", "@type": "@id" }
        }
    ])
}

/// The JSON-LD context of actors: `publicKey`, and `assertionMethod` with Multikeys (FEP-521a).
pub fn actor_context() -> Value {
    json!([
        "https://www.w3.org/ns/activitystreams",
        "https://w3id.org/security/v1",
        "https://w3id.org/security/data-integrity/v1",
        "https://www.w3.org/ns/did/v1",
        "https://w3id.org/security/multikey/v1",
        {
            "sensitive": "as:sensitive",
            "manuallyApprovesFollowers": "as:manuallyApprovesFollowers",
            "lemmy": "https://join-lemmy.org/ns#",
            "postingRestrictedToMods": "lemmy:postingRestrictedToMods",
            "toot": "http://joinmastodon.org/ns#",
            "movedTo": { "@id": "as:movedTo", "@type": "@id" },
            "discoverable": "toot:discoverable",
            "indexable": "toot:indexable",
            "featured": { "@id": "toot:featured", "@type": "@id" },
            "digest": { "@id": "urn:x-collegium:digest", "@type": "@id" },
            "mergedInto": { "@id": "urn:x-collegium:mergedInto", "@type": "@id" },
            "topics": { "@id": "urn:x-collegium:topics", "@container": "@list" },
            "life": "urn:x-collegium:life",
            "closes": { "@id": "urn:x-collegium:closes", "@type": "http://www.w3.org/2001/XMLSchema#dateTime" },
            "charter": { "@id": "urn:x-collegium:charter", "@type": "@json" }
        }
    ])
}

/// Whose hand an activity is written in, and when.
pub struct Hand<'a> {
    pub key: &'a SigningKey,
    pub at: Micros,
}

/// Exact bytes of an activity with its context in front and its proof at the end.
pub fn bytes(document: Value, hand: &Hand<'_>) -> Result<Vec<u8>> {
    let with = WithContext::new(document, context());
    let mut value = serde_json::to_value(&with).map_err(Error::internal)?;
    let proof = integrity::prove(&value, hand.key, hand.at)?;
    if let Some(fields) = value.as_object_mut() {
        fields.insert("proof".to_owned(), proof);
    }
    serde_json::to_vec(&value).map_err(Error::internal)
}
