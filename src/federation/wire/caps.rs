//! What a document from elsewhere may hold: judged on its bytes before they are parsed, and on its lists after.

use serde_json::Value;

use super::incoming::Document;
use crate::base::mutant;
use crate::config::Message;

/// The deepest nesting that can be asked for: what the parser itself goes down to.
const DEEPEST: usize = 120;

/// Judges the bytes in one pass, allocating nothing: nesting, values in one array or object, bytes of one string. What
/// is no JSON passes: the parser says so.
pub fn bytes(text: &[u8], caps: &Message) -> Result<(), &'static str> {
    if mutant::off("caps-bytes") {
        return Ok(());
    }
    let (mut depth, mut counts) = (0_usize, [0_usize; DEEPEST + 1]);
    let most = caps.depth.min(DEEPEST);
    let mut rest = text.iter();
    while let Some(byte) = rest.next() {
        match byte {
            b'"' => string(&mut rest, caps.string)?,
            b'[' | b'{' => {
                depth += 1;
                if depth > most {
                    return Err("too_deep");
                }
                if let Some(count) = counts.get_mut(depth) {
                    *count = 1;
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => {
                if let Some(count) = counts.get_mut(depth) {
                    *count += 1;
                    if *count > caps.items {
                        return Err("too_many_items");
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Reads a string to its end.
fn string(rest: &mut std::slice::Iter<'_, u8>, most: usize) -> Result<(), &'static str> {
    let mut length = 0;
    while let Some(byte) = rest.next() {
        match byte {
            b'"' => return Ok(()),
            b'\\' => {
                let next = rest.next();
                if next == Some(&b'u') && rest.as_slice().starts_with(b"0000") {
                    // No database that we run on stores it as text.
                    return Err("string_with_nul");
                }
            }
            _ => {}
        }
        length += 1;
        if length > most {
            return Err("string_too_long");
        }
    }
    Ok(())
}

/// Judges the lists of a document and of what is embedded in it: recipients, tags, mentions, attachments, options.
pub fn lists(document: &Document, caps: &Message) -> Result<(), &'static str> {
    let mut value = Some(&document.0);
    // Announce, activity, object.
    for _ in 0..4 {
        let Some(Value::Object(_)) = value else { break };
        of(value.unwrap_or(&Value::Null), caps)?;
        value = value.and_then(|v| v.get("object"));
    }
    Ok(())
}

fn of(value: &Value, caps: &Message) -> Result<(), &'static str> {
    let length = |key: &str| value.get(key).and_then(Value::as_array).map_or(0, Vec::len);
    let mentions = || {
        let tags = value.get("tag").and_then(Value::as_array);
        let kind = |tag: &&Value| tag.get("type").and_then(Value::as_str) == Some("Mention");
        tags.map_or(0, |tags| tags.iter().filter(kind).count())
    };
    let recipients = ["to", "cc", "bto", "bcc", "audience"].iter().map(|key| length(key)).sum::<usize>();
    for (found, most, code) in [
        (recipients, caps.recipients, "too_many_recipients"),
        (length("tag"), caps.tags, "too_many_tags"),
        (mentions(), caps.mentions, "too_many_mentions"),
        (length("attachment"), caps.attachments, "too_many_attachments"),
        (length("oneOf") + length("anyOf"), caps.options, "too_many_options"),
    ] {
        if found > most && !mutant::off("caps-lists") {
            return Err(code);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn caps() -> Message {
        let (depth, items, string) = (4, 3, 5);
        Message {
            depth,
            items,
            string,
            recipients: 3,
            tags: 3,
            mentions: 1,
            attachments: 1,
            options: 2,
            ..Message::default()
        }
    }

    #[test]
    fn bytes_are_judged_before_they_are_parsed() {
        for (text, expected) in [
            (r#"{"a":[1,2,3],"b":{"c":[4]}}"#, Ok(())),
            (r#"[[[[]]]]"#, Ok(())),
            (r#"[[[[[]]]]]"#, Err("too_deep")),
            (r#"[1,2,3,4]"#, Err("too_many_items")),
            (r#"[[1,2,3],[1,2,3],[1,2,3]]"#, Ok(())),
            (r#"{"a":1,"b":2,"c":3,"d":4}"#, Err("too_many_items")),
            (r#"["abcde","[[[[[","\"\"\"\"\""]"#, Ok(())),
            (r#"["abcdef"]"#, Err("string_too_long")),
            (r#"["a\u0000"]"#, Err("string_with_nul")),
            (r#"["\\u0000"#, Err("string_too_long")),
            (r#"["a","#, Ok(())),
            (r#"]]]]"#, Ok(())),
        ] {
            assert_eq!(bytes(text.as_bytes(), &caps()), expected, "{text}");
        }
        let deep = "[".repeat(1_000_000);
        assert_eq!(bytes(deep.as_bytes(), &Message { depth: 9999, ..caps() }), Err("too_deep"));
    }

    #[test]
    fn lists_are_judged_wherever_they_stand() {
        let mention = json!({ "type": "Mention", "href": "https://a.org/u/1" });
        for (object, expected) in [
            (json!({ "to": ["a", "b"], "cc": ["c"] }), Ok(())),
            (json!({ "to": ["a", "b"], "cc": ["c", "d"] }), Err("too_many_recipients")),
            (json!({ "tag": [1, 2, 3, 4] }), Err("too_many_tags")),
            (json!({ "tag": [mention, mention] }), Err("too_many_mentions")),
            (json!({ "attachment": [1, 2] }), Err("too_many_attachments")),
            (json!({ "oneOf": [1, 2], "anyOf": [3] }), Err("too_many_options")),
        ] {
            for document in
                [object.clone(), json!({ "object": object }), json!({ "object": { "object": object } })]
            {
                assert_eq!(lists(&Document(document.clone()), &caps()), expected, "{document}");
            }
        }
    }
}
