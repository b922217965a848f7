//! Actor documents: Group, Person, Application.

use activitypub_federation::kinds::actor::{ApplicationType, GroupType, PersonType};
use activitypub_federation::protocol::public_key::PublicKey;
use serde::Serialize;
use serde_json::{Value, json};
use url::Url;

use crate::actors::Actor;
use crate::actors::keys::Purpose;
use crate::actors::selves::Selves;
use crate::base::origin::Origin;
use crate::base::sql::Conn;
use crate::base::text;
use crate::base::time::rfc3339;
use crate::communities::topics::{self, Topic};
use crate::communities::{Life, charter};
use crate::error::Result;
use crate::federation::signing::{Published, key_id};
use crate::{row, sql};

/// What the three kinds share.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Common {
    pub id: String,
    pub preferred_username: String,
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    pub inbox: String,
    pub outbox: String,
    pub followers: String,
    pub endpoints: Value,
    pub url: String,
    pub published: String,
    pub updated: String,
    pub discoverable: bool,
    pub indexable: bool,
    pub public_key: PublicKey,
    /// Keys of the proofs in what the actor says (FEP-521a).
    pub assertion_method: [Multikey; 1],
}

/// A public key in the form that says by itself of which kind it is (Controlled Identifiers 1.0 §2.2.2).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Multikey {
    pub id: String,
    pub r#type: &'static str,
    pub controller: String,
    pub public_key_multibase: String,
}

/// A community (FEP-1b12).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    r#type: GroupType,
    #[serde(flatten)]
    common: Common,
    featured: String,
    /// What stands in it, in short: for nodes that compare their copies.
    digest: String,
    /// The collection of moderators.
    attributed_to: String,
    manually_approves_followers: bool,
    posting_restricted_to_mods: bool,
    sensitive: bool,
    /// How it stands: active, dormant, closing (and when it ends) or archived.
    life: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    closes: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    charter: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    topics: Vec<Value>,
}

row! {
    /// What is told of a community beside what every actor tells.
    pub struct Standing { life: String, closes: Option<i64> }
}

/// A community of this node as others hear of it: how it stands, its charter and its topics.
pub struct Community(Standing, charter::Told, Vec<Topic>);

/// What a community of this node tells of itself; `None` for other actors.
pub fn of_community(conn: &mut Conn, actor: &Actor) -> Result<Option<Community>> {
    if !actor.is_group() {
        return Ok(None);
    }
    let stands =
        conn.one::<Standing>(sql!("SELECT life, closes FROM communities WHERE actor = $1", actor.id))?;
    match stands {
        Some(stands) => {
            Ok(Some(Community(stands, charter::told(conn, actor.id)?, topics::all(conn, actor.id)?)))
        }
        None => Ok(None),
    }
}

/// A topic in the list of its community; a merged one says where its threads are.
fn listed(origin: &Origin, topic: &Topic, all: &[Topic]) -> Value {
    let into = topic.merged_into.and_then(|into| all.iter().find(|other| other.id == into));
    let mut listed =
        json!({ "type": "OrderedCollection", "id": origin.complete(&topic.uri), "name": &topic.name });
    if let (Some(into), Some(fields)) = (into, listed.as_object_mut()) {
        fields.insert("mergedInto".to_owned(), json!(origin.complete(&into.uri)));
    }
    listed
}

/// The parts of a charter that have words, HTML; sponsor and contact plain.
fn charter(origin: &Origin, told: &charter::Told) -> Option<Value> {
    let long = [
        ("domain", &told.domain),
        ("community", &told.community),
        ("practice", &told.practice),
        ("objectives", &told.objectives),
        ("rules", &told.rules),
    ];
    let long = long.map(|(key, html)| (key, text::complete_links(html, origin)));
    let plain =
        [("sponsor", &told.sponsor), ("contact", &told.contact)].map(|(key, line)| (key, line.clone()));
    let review = ("reviewOn", told.review_on.clone().unwrap_or_default());
    let parts = long.into_iter().chain(plain).chain([review]).filter(|(_, words)| !words.is_empty());
    let parts: serde_json::Map<String, Value> =
        parts.map(|(key, words)| (key.to_owned(), json!(words))).collect();
    let mut parts = parts;
    if told.notices {
        parts.insert("notices".to_owned(), json!(true));
    }
    (!parts.is_empty()).then_some(Value::Object(parts))
}

/// A person; quiet: neither discoverable nor indexable (FEP-5feb), follows are refused.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    r#type: PersonType,
    #[serde(flatten)]
    common: Common,
    manually_approves_followers: bool,
    /// Other accounts of theirs, and where they moved (FEP-7628).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also_known_as: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved_to: Option<String>,
}

/// The node itself (FEP-2677): signs what the node asks others.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Application {
    r#type: ApplicationType,
    #[serde(flatten)]
    common: Common,
    manually_approves_followers: bool,
}

/// An actor of this node as it is told to others.
pub fn document(
    origin: &Origin,
    actor: &Actor,
    selves: Selves,
    keys: Published,
    association: &str,
    community: Option<Community>,
) -> Option<Value> {
    let common = common(origin, actor, keys, association)?;
    let id = common.id.clone();
    let document = match (actor.kind.as_str(), community) {
        ("group", Some(Community(stands, told, topics))) => serde_json::to_value(Group {
            r#type: GroupType::Group,
            common,
            featured: format!("{id}/featured"),
            digest: format!("{id}/digest"),
            attributed_to: format!("{id}/moderators"),
            manually_approves_followers: false,
            // Not even to them; it is what others know of a community in which members cannot write.
            posting_restricted_to_mods: stands.life == Life::Archived.key(),
            sensitive: false,
            closes: stands.closes.map(rfc3339),
            charter: charter(origin, &told),
            topics: topics.iter().map(|topic| listed(origin, topic, &topics)).collect(),
            life: stands.life,
        }),
        ("person", _) => serde_json::to_value(Person {
            r#type: PersonType::Person,
            common,
            manually_approves_followers: true,
            also_known_as: selves.also_known_as,
            moved_to: selves.moved_to,
        }),
        _ => serde_json::to_value(Application {
            r#type: ApplicationType::Application,
            common,
            manually_approves_followers: true,
        }),
    };
    document.ok()
}

fn common(origin: &Origin, actor: &Actor, keys: Published, association: &str) -> Option<Common> {
    let id = origin.complete(&actor.uri);
    let page = match actor.kind.as_str() {
        "group" => origin.complete(&format!("/c/{}", actor.handle)),
        "person" => origin.complete(&format!("/@{}", actor.handle)),
        _ => origin.as_str().to_owned(),
    };
    Some(Common {
        preferred_username: actor.handle.clone(),
        name: if actor.kind == "application" { association.to_owned() } else { actor.name.clone() },
        summary: actor.about_html.clone(),
        inbox: format!("{id}/inbox"),
        outbox: format!("{id}/outbox"),
        followers: format!("{id}/followers"),
        endpoints: json!({ "sharedInbox": origin.complete("/inbox") }),
        url: page,
        published: rfc3339(actor.created),
        updated: rfc3339(actor.updated),
        discoverable: actor.is_group(),
        indexable: false,
        public_key: PublicKey {
            id: key_id(&id, Purpose::Http, &keys.pem),
            owner: Url::parse(&id).ok()?,
            public_key_pem: keys.pem,
        },
        assertion_method: [Multikey {
            id: key_id(&id, Purpose::Proof, &keys.multikey),
            r#type: "Multikey",
            controller: id.clone(),
            public_key_multibase: keys.multikey,
        }],
        id,
    })
}
