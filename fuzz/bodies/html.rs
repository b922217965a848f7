//! The grammar of clean HTML, written anew: an oracle that shares nothing with what cleans.

const TAGS: &str =
    "a b blockquote br code del em h2 h3 h4 hr i li ol p pre s strong sub sup table tbody td th thead tr ul";

/// Fails where a text is not made of plain words, allowed tags, and allowed attributes in quotation marks.
pub fn must_be_clean(html: &str) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let inside = &rest[at + 1..];
        rest = match inside.strip_prefix('/') {
            Some(name) => {
                let (name, after) = name.split_once('>').unwrap_or_else(|| panic!("an open end: {html:?}"));
                must_be_tag(name, html);
                after
            }
            None => start_tag(inside, html),
        };
    }
}

fn must_be_tag(name: &str, html: &str) {
    assert!(TAGS.split(' ').any(|tag| tag == name), "the tag {name:?} in {html:?}");
}

/// Reads a tag to its end, and gives what comes after it.
fn start_tag<'a>(inside: &'a str, html: &str) -> &'a str {
    let end = inside.find([' ', '>']).unwrap_or_else(|| panic!("an open tag: {html:?}"));
    let (name, mut rest) = inside.split_at(end);
    must_be_tag(name, html);
    while let Some(attribute) = rest.strip_prefix(' ') {
        let (key, value) = attribute.split_once("=\"").unwrap_or_else(|| panic!("no value: {html:?}"));
        let (value, after) = value.split_once('"').unwrap_or_else(|| panic!("an open value: {html:?}"));
        must_be_attribute(name, key, value, html);
        rest = after;
    }
    rest.strip_prefix('>').unwrap_or_else(|| panic!("{rest:?} in a tag of {html:?}"))
}

fn must_be_attribute(tag: &str, key: &str, value: &str, html: &str) {
    let fine = match (tag, key) {
        (_, "lang" | "dir") | ("a", "hreflang") | ("ol", "start") => true,
        ("a", "rel") => value == "nofollow noopener noreferrer ugc",
        ("a", "href") => is_address(value),
        _ => false,
    };
    assert!(fine, "{key}={value:?} on {tag} in {html:?}");
}

/// Whether a link leads to the web, to a mailbox, or to a person of this node. Browsers skip blanks and control
/// characters in front of a scheme, and tabs and ends of lines in it.
fn is_address(value: &str) -> bool {
    let seen: String = value.trim_start_matches(|c: char| c <= ' ').replace(['\t', '\n', '\r'], "");
    let lower = seen.to_ascii_lowercase();
    lower.starts_with("http:")
        || lower.starts_with("https:")
        || lower.starts_with("mailto:")
        || seen.starts_with("/@")
}
