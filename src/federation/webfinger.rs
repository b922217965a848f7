//! What another node answers when it is asked by WebFinger (RFC 7033) whom a handle names.

use serde_json::Value;

use super::remote::is_activity_type;
use crate::base::origin::authority_of;

/// How many links of an answer are looked at.
const LINKS: usize = 10;

/// The actors that an answer links to for `name@authority`, all at that authority.
///
/// # Errors
/// A few words for the log when the answer is about somebody else (case O-18).
pub fn actors_of<'a>(
    answer: &'a Value,
    name: &str,
    authority: &'a str,
) -> Result<impl Iterator<Item = &'a str>, &'static str> {
    let (subject, asked) = (answer.get("subject"), format!("acct:{name}@{authority}"));
    if subject.is_some_and(|s| !s.as_str().is_some_and(|s| s.eq_ignore_ascii_case(&asked))) {
        return Err("a WebFinger answer about somebody else");
    }
    let links = answer.get("links").and_then(Value::as_array);
    Ok(links.into_iter().flatten().take(LINKS).filter_map(move |link| {
        let text = |key: &str| link.get(key).and_then(Value::as_str).unwrap_or("");
        let own = authority_of(text("href")).as_deref() == Some(authority);
        (own && text("rel") == "self" && is_activity_type(text("type"))).then(|| text("href"))
    }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn links(answer: &Value) -> Result<Vec<&str>, &'static str> {
        actors_of(answer, "ana", "north.example").map(Iterator::collect)
    }

    #[test]
    fn only_links_to_actors_of_the_authority_that_was_asked_count() {
        let actor = |href: &str| json!({"rel": "self", "type": "application/activity+json", "href": href});
        let answer = json!({"subject": "acct:Ana@north.example", "links": [
            {"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": "https://north.example/@ana"},
            {"rel": "self", "type": "text/html", "href": "https://north.example/@ana"},
            actor("https://south.example/u/1"),
            actor("https://north.example.evil.example/u/1"),
            actor("https://north.example@evil.example/u/1"),
            actor("https://north.example/u/1"),
            17,
        ]});
        assert_eq!(links(&answer), Ok(vec!["https://north.example/u/1"]));
    }

    #[test]
    fn an_answer_about_somebody_else_is_refused() {
        for subject in [json!("acct:eve@north.example"), json!("ana@north.example"), json!(7)] {
            assert!(links(&json!({"subject": subject, "links": []})).is_err(), "{subject}");
        }
        assert_eq!(links(&json!({})), Ok(vec![]));
    }
}
