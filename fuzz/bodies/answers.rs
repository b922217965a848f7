//! What other nodes answer when they are asked by NodeInfo what they run, and by WebFinger whom a handle names.

use collegium::base::origin::{authority_of, same_origin};
use collegium::federation::nodeinfo;
use collegium::federation::remote::is_activity_type;
use collegium::federation::webfinger;
use serde_json::Value;

const INBOX: &str = "https://north.example/inbox";

pub fn run(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data)
        && is_activity_type(text)
    {
        let bare = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        assert!(["application/activity+json", "application/ld+json"].contains(&bare.as_str()), "{text:?}");
    }
    let Ok(value) = serde_json::from_slice::<Value>(data) else {
        return;
    };
    if let Some(url) = nodeinfo::document_of(&value, INBOX) {
        assert!(same_origin(url.as_str(), INBOX), "asked {url} of north.example");
    }
    let subject = value.get("subject").and_then(Value::as_str).and_then(|s| s.strip_prefix("acct:"));
    let (name, authority) = subject.and_then(|s| s.split_once('@')).unwrap_or(("ana", "north.example"));
    if let Ok(links) = webfinger::actors_of(&value, name, authority) {
        for link in links {
            assert_eq!(authority_of(link).as_deref(), Some(authority), "asked {link} of {authority}");
        }
    }
    if let Some((name, version)) = nodeinfo::software(&value) {
        assert!(!name.is_empty());
        for word in [name, version] {
            let fits = word.chars().count() <= 40 && !word.contains(char::is_control) && word == word.trim();
            assert!(fits, "{word:?} in a list");
        }
    }
}
