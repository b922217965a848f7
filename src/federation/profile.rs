//! What an actor's document says of it: believed only of what is of its own origin.

use super::signature::{Algorithm, VerifyingKey};
use super::wire::incoming::Document;
use crate::actors::keys::{self, Named, Purpose};
use crate::actors::{self, Actor, Kind, RemoteProfile};
use crate::base::db::Tx;
use crate::base::mutant;
use crate::base::origin::{authority_of, same_origin};
use crate::base::text;
use crate::communities::{self, Life, Visibility, charter, life, topics};
use crate::error::{Error, Result, Trouble};

/// Stores or refreshes an actor elsewhere and its keys, from a document that was fetched from its own origin.
pub fn keep(tx: &mut Tx, document: &Document) -> Result<Actor> {
    let (profile, named) = (read(document)?, read_keys(document));
    let id = actors::learn(tx, &profile)?;
    keys::learn(tx, id, &named)?;
    if profile.kind == Kind::Group {
        let closed = document.flag("manuallyApprovesFollowers");
        communities::learn(tx, id, if closed { Visibility::Members } else { Visibility::Public })?;
        stands(tx, id, document)?;
    }
    actors::by_id(tx.conn, id)
}

/// How a community elsewhere stands, and its charter, where its home says so.
fn stands(tx: &mut Tx, community: i64, d: &Document) -> Result<()> {
    // Nobody is told of a draft; of other software's communities nothing is known.
    let life =
        d.text("life").and_then(Life::parse).filter(|life| *life != Life::Draft).unwrap_or(Life::Active);
    life::learn(tx, community, life, d.moment("closes"))?;
    topics::learn(tx, community, &told_topics(d))?;
    let Some(told) = d.inner("charter") else {
        return charter::learn(tx, community, &charter::Told::default());
    };
    let long = |key: &str| {
        text::clean(told.text(key).filter(|html| html.len() <= text::MAX_SOURCE).unwrap_or_default())
    };
    let line = |key: &str| text::plain(told.text(key).unwrap_or_default(), 200);
    let review = told.text("reviewOn").filter(|on| charter::day(on).is_some()).map(str::to_owned);
    let told = charter::Told {
        domain: long("domain"),
        community: long("community"),
        practice: long("practice"),
        objectives: long("objectives"),
        rules: long("rules"),
        sponsor: line("sponsor"),
        contact: line("contact"),
        review_on: review,
        notices: told.0.get("notices") == Some(&serde_json::Value::Bool(true)),
    };
    charter::learn(tx, community, &told)
}

/// The topics that a community elsewhere lists: of its own origin only.
fn told_topics(d: &Document) -> Vec<topics::Told> {
    let group = d.id().unwrap_or_default();
    let listed = d.0.get("topics").and_then(|list| list.as_array()).cloned().unwrap_or_default();
    let read = |value: serde_json::Value| {
        let topic = Document(value);
        let own = |uri: &&str| same_origin(uri, group) && uri.len() <= MAX_KEY_ID;
        let uri = topic.id().filter(own)?.to_owned();
        let name = topic.words("name")?.to_owned();
        Some(topics::Told { uri, name, merged_into: topic.uri("mergedInto").filter(own).map(str::to_owned) })
    };
    listed.into_iter().take(usize::try_from(topics::MOST).unwrap_or(0)).filter_map(read).collect()
}

/// Reads an actor document; everything in it must be of its own origin (case O-06).
pub fn read(d: &Document) -> Result<RemoteProfile> {
    let uri = d.id().unwrap_or_default().to_owned();
    let authority = authority_of(&uri).unwrap_or_default();
    let rubbish = |what: &str| Error::remote(Trouble::Rubbish, authority.clone(), what.to_owned());
    let kind = match d.kind() {
        Some("Person" | "Service") => Kind::Person,
        Some("Group") => Kind::Group,
        Some("Application" | "Organization") => Kind::Application,
        _ => return Err(rubbish("this is neither a person nor a community")),
    };
    let is_own = |u: &&str| same_origin(u, &uri) || mutant::off("actor-origin");
    let own = |key: &str| d.uri(key).filter(is_own).map(str::to_owned);
    let inbox = own("inbox").ok_or_else(|| rubbish("an actor without an inbox of its own"))?;
    if ["outbox", "followers", "featured"].iter().any(|key| d.uri(key).is_some() && own(key).is_none()) {
        return Err(rubbish("an actor with collections at another node"));
    }
    let handle = handle(d).ok_or_else(|| rubbish("an actor without a usable name"))?;
    let name = text::plain(d.words("name").unwrap_or(&handle), 100);
    let shared = d.inner("endpoints").and_then(|e| e.uri("sharedInbox").map(str::to_owned));
    Ok(RemoteProfile {
        authority: authority.clone(),
        kind,
        name,
        about_html: text::clean(d.words("summary").unwrap_or_default()),
        url: d.uri("url").or_else(|| d.text("url")).filter(|u| u.starts_with("http")).map(str::to_owned),
        inbox,
        shared_inbox: shared.filter(|u| is_own(&u.as_str())),
        outbox: own("outbox"),
        followers: own("followers"),
        featured: own("featured"),
        digest: own("digest").filter(|_| kind == Kind::Group),
        moderators: own("attributedTo").filter(|_| kind == Kind::Group),
        updated: d.moment("updated").or_else(|| d.moment("published")).unwrap_or(0),
        handle,
        uri,
    })
}

/// The name by which an actor is found at its node.
fn handle(d: &Document) -> Option<String> {
    let handle = d.text("preferredUsername").unwrap_or_default().trim();
    let fine = (1..=100).contains(&handle.chars().count())
        && !handle.contains(|c: char| c.is_whitespace() || text::is_unseen(c) || "@/?#<>".contains(c));
    fine.then(|| handle.to_owned())
}

/// The longest address of a key that is kept.
const MAX_KEY_ID: usize = 1000;
/// How many keys for proofs an actor may have in use.
const PROOF_KEYS: usize = 5;

/// The keys that an actor's document names, RSA and Ed25519: of the actor's own origin, owned by it, parseable.
pub fn read_keys(d: &Document) -> Vec<Named> {
    let actor = d.id().unwrap_or_default();
    let http = d.inner("publicKey").and_then(|key| read_key(&key, actor, Purpose::Http));
    let listed = match d.0.get("assertionMethod") {
        Some(serde_json::Value::Array(several)) => several.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let proof = listed.iter().filter(|key| key.is_object()).map(|key| Document(key.clone()));
    let proof = proof.filter_map(|key| read_key(&key, actor, Purpose::Proof)).take(PROOF_KEYS);
    http.into_iter().chain(proof).collect()
}

fn read_key(key: &Document, actor: &str, purpose: Purpose) -> Option<Named> {
    let (owner, public) = match purpose {
        Purpose::Http => ("owner", "publicKeyPem"),
        Purpose::Proof => ("controller", "publicKeyMultibase"),
    };
    let (uri, owner, public) = (key.id()?, key.uri(owner)?, key.text(public)?);
    let sound = VerifyingKey::read(Algorithm::parse(purpose.algorithm())?, public).is_ok();
    let owned = owner == actor || mutant::off("key-owner");
    let fits = owned && same_origin(uri, actor) && uri.len() <= MAX_KEY_ID && sound;
    fits.then(|| Named { uri: uri.to_owned(), purpose, public: public.to_owned() })
}
