//! What an inbox is sent: the caps on its bytes, the strict reader, and what is read of activities, actors and posts, as
//! Collegium and as other software writes them.

use collegium::base::origin::same_origin;
use collegium::base::time::{parse_rfc3339, rfc3339};
use collegium::config::Message;
use collegium::federation::profile;
use collegium::federation::wire::caps;
use collegium::federation::wire::foreign;
use collegium::federation::wire::incoming::Document;
use collegium::federation::wire::strict::TWICE;
use serde_json::Value;

use super::html::must_be_clean;

pub fn run(data: &[u8]) {
    let small = Message { depth: 6, items: 8, string: 64, ..Message::default() };
    let lenient = serde_json::from_slice::<Value>(data);
    let document = match Document::parse(data) {
        Ok(document) => document,
        Err(fault) => {
            // What only the strict reader refuses has a key twice.
            if let Ok(value) = lenient {
                assert!(fault.to_string().contains(TWICE) && keys(&value) < colons(data), "{fault}");
            }
            return;
        }
    };
    assert_eq!(lenient.ok().as_ref(), Some(&document.0), "both readers read the same");
    assert_eq!(keys(&document.0), colons(data), "no key is lost");
    for caps in [&small, &Message::default()] {
        if caps::bytes(data, caps).is_ok() {
            must_be_within(&document.0, caps, 1);
        }
    }
    let written = serde_json::to_vec(&document.0).unwrap();
    assert_eq!(Document::parse(&written).unwrap(), document, "what is written reads back");
    let canonical = serde_jcs::to_vec(&document.0).unwrap();
    let reread = Document::parse(&canonical).unwrap();
    assert_eq!(serde_jcs::to_vec(&reread.0).unwrap(), canonical, "one canonical form");
    let _ = caps::lists(&document, &small);
    read(&document, 0);
}

/// Reads a document and what is embedded in it as the inbox does.
fn read(d: &Document, depth: usize) {
    for key in ["actor", "object", "attributedTo", "inReplyTo", "audience", "target", "to", "cc"] {
        if let Some(uri) = d.uri(key) {
            assert!(uri.starts_with("http") || uri.ends_with("Public"), "{key}: {uri:?}");
        }
        assert!(d.uris(key).len() <= 50);
    }
    for key in ["published", "updated", "endTime"] {
        if let Some(at) = d.moment(key) {
            assert_eq!(parse_rfc3339(&rfc3339(at)), Some(at), "{key} survives");
        }
    }
    for key in ["content", "name", "summary"] {
        must_be_clean(&collegium::base::text::clean(d.words(key).unwrap_or_default()));
    }
    assert!(d.audiences().iter().all(|uri| d.0.get("audience").is_some() || !uri.ends_with("#Public")));
    let _ = (d.kind(), d.is_public());
    actor(d);
    post(d);
    if let Some(inner) = d.inner("object").filter(|_| depth < 4) {
        read(&inner, depth + 1);
    }
}

/// What is shown of a post, whatever wrote it.
fn post(d: &Document) {
    let shown = foreign::shown(d);
    must_be_clean(&shown.html);
    assert!(shown.title.chars().count() <= 200 && !shown.title.contains('\n'), "{:?}", shown.title);
    assert!(shown.url.is_none_or(|url| url.starts_with("http")));
    assert!(shown.language.is_none_or(|tag| collegium::base::text::is_language(&tag)));
    assert!(foreign::author(d).is_none_or(|by| by.starts_with("http") || by.ends_with("Public")));
}

fn actor(d: &Document) {
    let keys = profile::read_keys(d);
    let id = d.id().unwrap_or_default();
    assert!(keys.len() <= 6 && keys.iter().all(|key| same_origin(&key.uri, id)), "keys of {id:?}");
    let Ok(profile) = profile::read(d) else {
        return;
    };
    let named =
        [&profile.outbox, &profile.followers, &profile.featured, &profile.moderators, &profile.shared_inbox];
    for uri in named.into_iter().flatten().chain([&profile.inbox]) {
        assert!(same_origin(uri, &profile.uri), "{uri:?} of {:?}", profile.uri);
    }
    assert!(!profile.handle.contains(['@', '/', '<', ' ']) && !profile.handle.is_empty());
    assert!(!profile.name.contains(char::is_control) && profile.name.chars().count() <= 100);
    must_be_clean(&profile.about_html);
}

/// How many keys all objects of a value have.
fn keys(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(keys).sum(),
        Value::Object(fields) => fields.len() + fields.values().map(keys).sum::<usize>(),
        _ => 0,
    }
}

/// How many keys well-formed JSON is written with: colons outside of strings.
fn colons(text: &[u8]) -> usize {
    let (mut count, mut quoted, mut escaped) = (0, false, false);
    for byte in text {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b':' if !quoted => count += 1,
            _ => {}
        }
    }
    count
}

fn must_be_within(value: &Value, caps: &Message, depth: usize) {
    let word = |text: &str| assert!(text.len() <= caps.string && !text.contains('\0'), "{text:?}");
    match value {
        Value::String(text) => word(text),
        Value::Array(items) => {
            assert!(depth <= caps.depth && items.len() <= caps.items);
            items.iter().for_each(|item| must_be_within(item, caps, depth + 1));
        }
        Value::Object(fields) => {
            assert!(depth <= caps.depth && fields.len() <= caps.items);
            fields.keys().for_each(|key| word(key));
            fields.values().for_each(|field| must_be_within(field, caps, depth + 1));
        }
        _ => {}
    }
}
