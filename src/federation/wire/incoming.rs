//! What we read from the wire: lenient in form, strict in what is believed.

use serde_json::Value;

use super::strict;
use crate::base::time::{Micros, parse_rfc3339};

/// A document from elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Document(pub Value);

impl Document {
    /// Parses bytes; deep nesting, trailing bytes, invalid UTF-8 and a key that stands twice in an object are faults.
    pub fn parse(bytes: &[u8]) -> Result<Document, serde_json::Error> {
        serde_json::from_slice::<strict::Strict>(bytes).map(|strict| Document(strict.0))
    }

    /// `id`, when it is a string.
    pub fn id(&self) -> Option<&str> {
        self.text("id")
    }

    /// `type`; the first when there are several.
    pub fn kind(&self) -> Option<&str> {
        match self.0.get("type")? {
            Value::String(kind) => Some(kind),
            Value::Array(kinds) => kinds.iter().find_map(Value::as_str),
            _ => None,
        }
    }

    pub fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    /// Words behind a key, or else the first behind its map by language: `content`, `contentMap`
    /// (ActivityStreams 2.0 §4.7).
    pub fn words(&self, key: &str) -> Option<&str> {
        let by_language = || self.0.get(format!("{key}Map"))?.as_object();
        self.text(key).or_else(|| {
            let first = by_language()?.values().find_map(Value::as_str)?;
            Some(first).filter(|text| !text.is_empty())
        })
    }

    pub fn flag(&self, key: &str) -> bool {
        self.0.get(key).and_then(Value::as_bool).unwrap_or(false)
    }

    /// The URI behind a key that may hold a string or an object with an id; never a number, never an array.
    pub fn uri(&self, key: &str) -> Option<&str> {
        uri_of(self.0.get(key)?)
    }

    /// The URIs behind a key that may hold one or several.
    pub fn uris(&self, key: &str) -> Vec<&str> {
        match self.0.get(key) {
            Some(Value::Array(items)) => items.iter().filter_map(uri_of).take(50).collect(),
            Some(one) => uri_of(one).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// The object embedded behind a key.
    pub fn inner(&self, key: &str) -> Option<Document> {
        let value = self.0.get(key)?;
        value.is_object().then(|| Document(value.clone()))
    }

    pub fn moment(&self, key: &str) -> Option<Micros> {
        self.text(key).and_then(parse_rfc3339)
    }

    /// The community that a document says it belongs to: `audience`, else whatever `to` and `cc` name.
    pub fn audiences(&self) -> Vec<&str> {
        let named = self.uris("audience");
        if !named.is_empty() {
            return named;
        }
        let mut all = self.uris("to");
        all.extend(self.uris("cc"));
        all.retain(|uri| !uri.ends_with("#Public") && *uri != "as:Public" && *uri != "Public");
        all
    }

    /// Whether it is addressed to everybody.
    pub fn is_public(&self) -> bool {
        ["to", "cc"]
            .iter()
            .flat_map(|key| self.uris(key))
            .any(|uri| uri.ends_with("#Public") || uri == "as:Public" || uri == "Public")
    }
}

pub(in crate::federation) fn uri_of(value: &Value) -> Option<&str> {
    match value {
        Value::String(uri) => Some(uri.as_str()),
        Value::Object(fields) => fields.get("id").and_then(Value::as_str),
        _ => None,
    }
    .filter(|uri| uri.starts_with("http") || uri.ends_with("Public"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_names_and_lists_are_no_author() {
        for odd in
            [json!(1), json!("admin"), json!(["https://a.example/u/1"]), json!({"name": "x"}), json!(null)]
        {
            let d = Document(json!({ "attributedTo": odd }));
            assert_eq!(d.uri("attributedTo"), None, "{:?}", d.0);
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_refused_wherever_it_is() {
        for text in
            [r#"{"a":1,"a":1}"#, r#"{"a":1,"\u0061":2}"#, r#"{"x":[{"object":{"a":{},"b":1,"a":{}}}]}"#]
        {
            let fault = Document::parse(text.as_bytes()).unwrap_err().to_string();
            assert!(fault.contains("twice"), "{text}: {fault}");
            assert!(serde_json::from_str::<Value>(text).is_ok());
        }
        let odd = r#" {"a":[1,-2,1.5e2,true,null,"\u00e9","",{}],"A":{"a":{"a":[]}}} "#;
        assert_eq!(Document::parse(odd.as_bytes()).unwrap().0, serde_json::from_str::<Value>(odd).unwrap());
        for broken in ["", "{", r#"{"a":1e400}"#, r#"{"a":"\ud800"}"#, "{}x", r#"{"a":NaN}"#] {
            assert!(Document::parse(broken.as_bytes()).is_err(), "{broken}");
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        let deep = "[".repeat(5000) + &"]".repeat(5000);
        assert!(Document::parse(deep.as_bytes()).is_err());
    }
}
