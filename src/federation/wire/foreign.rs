//! Posts as other software writes them, and what of them is shown here. Pure: the same document gives the same words on
//! every node.
//!
//! What is no text becomes text: what is attached is linked, an event tells its times and place, a poll its options.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::incoming::Document;
use crate::base::{text, time};
use crate::threads::poll::{self, NewPoll};

/// The types that we show as posts.
pub const POSTS: [&str; 9] =
    ["Page", "Note", "Article", "Question", "Event", "Video", "Audio", "Image", "Document"];

/// How many attachments and options are shown.
const ITEMS: usize = 20;
/// The longest words of a link, in characters.
const LINK_WORDS: usize = 120;
/// The longest title, in characters.
const TITLE: usize = 200;

/// What a member sees of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Of opening posts only.
    pub title: String,
    /// Clean HTML.
    pub html: String,
    /// A BCP 47 tag.
    pub language: Option<String>,
    /// Its page at home, where it has one.
    pub url: Option<String>,
    /// What it offers, where it is a poll that opens a thread.
    pub poll: Option<NewPoll>,
}

/// Whether a document is of a type that we show as a post.
pub fn is_post(d: &Document) -> bool {
    d.kind().is_some_and(|kind| POSTS.contains(&kind))
}

/// A vote in a poll looks like a reply that has a name and says nothing (ActivityStreams `Question`, as Mastodon uses it).
pub fn is_poll_vote(d: &Document) -> bool {
    d.kind() == Some("Note")
        && d.uri("inReplyTo").is_some()
        && d.words("name").is_some()
        && d.words("content").is_none()
}

/// Who wrote it: one URI, or PeerTube's pair of a person and their channel. Never a number or a bare name, and never
/// somebody picked out of a list (case O-08).
pub fn author(d: &Document) -> Option<&str> {
    let Some(Value::Array(several)) = d.0.get("attributedTo") else { return d.uri("attributedTo") };
    let [one, other] = several.as_slice() else { return None };
    let kind = |who: &Value| who.get("type").and_then(Value::as_str).map(str::to_owned);
    let person = match (kind(one).as_deref(), kind(other).as_deref()) {
        (Some("Person"), Some("Group")) => one,
        (Some("Group"), Some("Person")) => other,
        _ => return None,
    };
    person.get("id").and_then(Value::as_str).filter(|id| id.starts_with("http"))
}

/// Reads a post of one of the types in [`POSTS`].
pub fn shown(d: &Document) -> Shown {
    let html = body(d);
    let title = match (d.uri("inReplyTo"), d.words("name")) {
        (Some(_), _) => String::new(),
        (None, Some(name)) => text::plain(name, TITLE),
        // What somebody is warned of does not stand in a list.
        (None, None) => warning(d).unwrap_or_else(|| text::excerpt(&html, 100)),
    };
    let url = page(d);
    let poll = poll(d);
    let listed = if poll.is_some() { String::new() } else { options(d) };
    let more = [times_and_place(d), listed, links(d, &html, url.as_deref())].concat();
    let more = if more.is_empty() { more } else { text::clean(&more) };
    Shown { title, html: html + &more, language: language(d), url, poll }
}

/// How many bytes its words have.
pub fn length(d: &Document) -> usize {
    let source = d.inner("source").and_then(|source| source.text("content").map(str::len));
    let words = ["content", "summary"].map(|key| d.words(key).map_or(0, str::len));
    words.iter().sum::<usize>() + source.unwrap_or(0)
}

/// The words of a post. A summary is shown only where it is all there is: elsewhere it is an excerpt.
fn body(d: &Document) -> String {
    let said = d.words("content").map(|words| formatted(words, d.text("mediaType")));
    let source = || {
        let source = d.inner("source")?;
        Some(formatted(source.text("content")?, source.text("mediaType")))
    };
    let html = said.or_else(source).or_else(|| d.words("summary").map(text::clean)).unwrap_or_default();
    match warning(d) {
        Some(warning) => format!("<p><strong>{}</strong></p>", escaped(&warning)) + &html,
        None => html,
    }
}

/// What a microblog says in front of its words (Mastodon's content warning is the `summary` of a `Note`).
fn warning(d: &Document) -> Option<String> {
    let warns = matches!(d.kind(), Some("Note" | "Question")) && d.words("content").is_some();
    let words = d.words("summary").filter(|_| warns)?;
    Some(text::plain(&text::excerpt(&text::clean(words), TITLE), TITLE)).filter(|words| !words.is_empty())
}

fn formatted(words: &str, media_type: Option<&str>) -> String {
    match media_type {
        // Cleaned as what is foreign: a link without a host leads nowhere.
        Some("text/markdown") => text::clean(&text::markdown(words, &HashMap::new())),
        Some("text/plain") => text::clean(&paragraphs(words)),
        _ => text::clean(words),
    }
}

fn paragraphs(words: &str) -> String {
    let parts = words.split("\n\n").filter(|part| !part.trim().is_empty());
    parts.map(|part| format!("<p>{}</p>", escaped(part.trim()).replace('\n', "<br>"))).collect()
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A BCP 47 tag, from Lemmy's `language`, Mobilizon's `inLanguage`, or the key of `contentMap` under which the content itself stands.
fn language(d: &Document) -> Option<String> {
    let by_map = || {
        let map = d.0.get("contentMap")?.as_object()?;
        let same = map.iter().find(|(_, words)| words.as_str() == d.text("content"));
        same.or_else(|| map.iter().next()).map(|(key, _)| key.clone())
    };
    let tag = match d.inner("language") {
        Some(language) => language.text("identifier").map(str::to_owned),
        None => d.text("language").or(d.text("inLanguage")).map(str::to_owned).or_else(by_map),
    };
    tag.filter(|tag| text::is_language(tag) && tag != "und")
}

/// Its page for people: `url` may be an address, a `Link`, or several of them.
fn page(d: &Document) -> Option<String> {
    let found = match d.0.get("url")? {
        Value::Array(several) => several
            .iter()
            .find(|link| link.get("mediaType").and_then(Value::as_str) == Some("text/html"))
            .or_else(|| several.iter().find(|link| link.is_string())),
        one => Some(one),
    };
    found.and_then(address).map(str::to_owned)
}

/// The address in a string, in a `Link`, or in the `url` of something else, which holds one of these, or several.
fn address(value: &Value) -> Option<&str> {
    fn plain(value: &Value) -> Option<&str> {
        value.as_str().or_else(|| value.get("href")?.as_str())
    }
    let within = || match value.get("url")? {
        Value::Array(several) => several.first().and_then(plain),
        one => plain(one),
    };
    let web = |url: &&str| (url.starts_with("https://") || url.starts_with("http://")) && url.len() <= 2000;
    plain(value).or_else(within).filter(web)
}

/// What is attached or linked, as a list of links; pictures, too, for nothing is loaded from elsewhere.
fn links(d: &Document, html: &str, page: Option<&str>) -> String {
    let mut items = items(d).take(5 * ITEMS).peekable();
    if items.peek().is_none() {
        return String::new();
    }
    let there: HashSet<&str> =
        html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).take(1000).collect();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut list = String::new();
    for item in items {
        let Some(url) = address(item) else { continue };
        if seen.len() >= ITEMS {
            break;
        }
        if there.contains(escaped(url).as_str()) || Some(url) == page || !seen.insert(url) {
            continue;
        }
        let name = ["name", "summary"].iter().filter_map(|key| item.get(key).and_then(Value::as_str));
        let words = name.map(|name| text::plain(name, LINK_WORDS)).find(|name| !name.is_empty());
        let words = words.unwrap_or_else(|| shortened(url));
        list.push_str(&format!("<li><a href=\"{}\">{}</a></li>", escaped(url), escaped(&words)));
    }
    if list.is_empty() { list } else { format!("<ul>{list}</ul>") }
}

fn items(d: &Document) -> impl Iterator<Item = &Value> {
    let one_or_more = |key: &str| match d.0.get(key) {
        Some(Value::Array(several)) => several.iter().collect::<Vec<_>>(),
        Some(one) => vec![one],
        None => Vec::new(),
    };
    // Tags of that kind are links, too (FEP-e232): what is quoted, or spoken of.
    let linked = one_or_more("tag");
    let linked = linked.into_iter().filter(|tag| tag.get("type").and_then(Value::as_str) == Some("Link"));
    let media = matches!(d.kind(), Some("Image" | "Audio" | "Document")).then(|| one_or_more("url"));
    one_or_more("attachment")
        .into_iter()
        .chain(one_or_more("image"))
        .chain(media.unwrap_or_default())
        .chain(linked.collect::<Vec<_>>())
}

/// An address without its scheme, and not too long.
fn shortened(url: &str) -> String {
    let bare = url.split_once("://").map_or(url, |(_, bare)| bare).trim_end_matches('/');
    let bare = text::plain(bare, 80);
    if bare.chars().count() == 80 { format!("{bare}…") } else { bare }
}

/// When and where an event is: in its own time zone, in figures that need no translation.
fn times_and_place(d: &Document) -> String {
    if d.kind() != Some("Event") {
        return String::new();
    }
    let named = d.text("timezone").map(|zone| text::plain(zone, 60));
    let known = named.as_deref().and_then(|name| jiff::tz::TimeZone::get(name).ok());
    let (zone, name) = match (known, named) {
        (Some(zone), Some(name)) => (zone, name),
        _ => (jiff::tz::TimeZone::UTC, "UTC".to_owned()),
    };
    let starts = d.text("startTime").and_then(|at| wall_clock(at, &zone));
    let ends = d.text("endTime").and_then(|at| wall_clock(at, &zone));
    let when = match (starts, ends) {
        (Some(starts), Some(ends)) => Some(format!("{starts} – {ends}")),
        (starts, ends) => starts.or(ends),
    };
    let when = when.map(|when| format!("{when} ({})", escaped(&name)));
    let places = match d.0.get("location") {
        Some(Value::Array(several)) => several.iter().take(5).filter_map(place).collect(),
        Some(one) => place(one).into_iter().collect::<Vec<_>>(),
        None => Vec::new(),
    };
    let room = d.0.get("onlineLink").and_then(|link| place(&serde_json::json!({ "url": link })));
    let lines: Vec<String> = when.into_iter().chain(places).chain(room).collect();
    if lines.is_empty() { String::new() } else { format!("<p>{}</p>", lines.join("<br>")) }
}

/// A moment as the clocks of a time zone show it.
fn wall_clock(at: &str, zone: &jiff::tz::TimeZone) -> Option<String> {
    let at = time::parse_rfc3339(at)?;
    let at = jiff::Timestamp::from_microsecond(at).ok()?;
    Some(at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string())
}

/// A `Place` with its postal address, or a `VirtualLocation` with its link.
fn place(value: &Value) -> Option<String> {
    let words = |of: &Value, key: &str| {
        of.get(key).and_then(Value::as_str).map(|w| text::plain(w, TITLE)).filter(|w| !w.is_empty())
    };
    let mut parts: Vec<String> = words(value, "name").into_iter().collect();
    match value.get("address") {
        Some(Value::String(line)) => parts.push(text::plain(line, TITLE)),
        Some(postal) => {
            let keys = ["streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry"];
            parts.extend(keys.iter().filter_map(|key| words(postal, key)));
        }
        None => {}
    }
    parts.dedup();
    let line = escaped(&parts.join(", "));
    match address(value) {
        Some(url) if line.is_empty() => {
            Some(format!("<a href=\"{}\">{}</a>", escaped(url), escaped(&shortened(url))))
        }
        Some(url) => Some(format!("<a href=\"{}\">{line}</a>", escaped(url))),
        None => Some(line).filter(|line| !line.is_empty()),
    }
}

/// The poll that opens a thread: two options or more, in `oneOf` or `anyOf`. Where it tells no voters, single choices do.
fn poll(d: &Document) -> Option<NewPoll> {
    if d.kind() != Some("Question") || d.uri("inReplyTo").is_some() {
        return None;
    }
    let list = |key: &str| d.0.get(key).and_then(Value::as_array).filter(|all| !all.is_empty());
    let (all, many) =
        list("oneOf").map(|all| (all, false)).or_else(|| list("anyOf").map(|all| (all, true)))?;
    let option = |option: &Value| {
        let name = text::plain(option.get("name")?.as_str()?, poll::LONGEST);
        Some((name, votes(option).unwrap_or(0))).filter(|(name, _)| !name.is_empty())
    };
    // Many thousands, or one without a name: no poll in which anybody could vote (case D-08).
    let options: Option<Vec<(String, i64)>> = all.iter().take(poll::MOST_ELSEWHERE + 1).map(option).collect();
    let options = options.filter(|all| (2..=poll::MOST_ELSEWHERE).contains(&all.len()))?;
    let counted = d.0.get("votersCount").and_then(Value::as_i64);
    let sum = options.iter().map(|(_, votes)| votes).sum::<i64>();
    // Whoever tells no voters, or fewer than one option has, has as many at least.
    let least = options.iter().map(|(_, votes)| *votes).max().unwrap_or(0);
    let voters = counted.unwrap_or(if many { least } else { sum }).max(least).clamp(0, poll::PEOPLE);
    Some(NewPoll { many, options, voters })
}

/// Nobody has less than no votes, or more than there are people (case G-17).
fn votes(option: &Value) -> Option<i64> {
    option.pointer("/replies/totalItems").and_then(Value::as_i64).map(|n| n.clamp(0, poll::PEOPLE))
}

/// The options of a poll in which nobody here can vote, each with its votes as its home counts them.
fn options(d: &Document) -> String {
    if d.kind() != Some("Question") {
        return String::new();
    }
    let all = ["oneOf", "anyOf"].iter().filter_map(|key| d.0.get(key).and_then(Value::as_array)).flatten();
    let line = |option: &Value| {
        let name = text::plain(option.get("name")?.as_str()?, TITLE);
        let votes = votes(option).map_or(String::new(), |n| format!(": {n}"));
        Some(format!("<li>{}{votes}</li>", escaped(&name)))
    };
    let lines: String = all.take(ITEMS).filter_map(line).collect();
    if lines.is_empty() { lines } else { format!("<ul>{lines}</ul>") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(value: Value) -> Shown {
        shown(&Document(value))
    }

    #[test]
    fn an_author_is_one_uri_or_a_person_with_a_channel() {
        let who = |by: Value| author(&Document(json!({ "attributedTo": by }))).map(str::to_owned);
        let (ana, ben) = ("https://a.example/u/ana", "https://a.example/u/ben");
        let person = |id: &str| json!({ "type": "Person", "id": id });
        let channel = json!({ "type": "Group", "id": "https://a.example/c/video" });
        for (by, expected) in [
            (json!(ana), Some(ana)),
            (person(ana), Some(ana)),
            (json!([person(ana), channel]), Some(ana)),
            (json!([channel, person(ana)]), Some(ana)),
            (json!([person(ana), channel, person(ben)]), None),
            (json!([person(ana)]), None),
            (json!([person(ana), person(ben)]), None),
            (json!([ana]), None),
            (json!([channel]), None),
            (json!(1), None),
            (json!("ana"), None),
        ] {
            assert_eq!(who(by.clone()).as_deref(), expected, "{by}");
        }
    }

    #[test]
    fn what_is_attached_is_linked_once() {
        let shown = of(json!({
            "type": "Page", "name": "Guideline", "content": "<p>See <a href=\"https://a.example/1?a=1&amp;b=2\">this</a></p>",
            "url": "https://a.example/post/1", "image": { "type": "Image", "url": "https://a.example/p.jpg" },
            "attachment": [
                { "type": "Link", "href": "https://a.example/1?a=1&b=2" },
                { "type": "Document", "mediaType": "application/pdf", "url": "https://a.example/g.pdf", "name": "The <guideline>" },
                { "type": "Document", "url": "https://a.example/g.pdf" },
                { "type": "Link", "href": "https://a.example/post/1" },
                { "type": "Link", "href": "javascript:alert(1)" },
                "https://a.example/2", "https://a.example/1?a=1", 17
            ]
        }));
        let list = shown.html.split_once("<ul>").unwrap().1;
        let hrefs: Vec<&str> = list.split("href=\"").skip(1).map(|h| h.split('"').next().unwrap()).collect();
        let expected = [
            "https://a.example/g.pdf",
            "https://a.example/2",
            "https://a.example/1?a=1",
            "https://a.example/p.jpg",
        ];
        assert_eq!(hrefs, expected);
        assert!(list.contains(">The &lt;guideline&gt;</a>") && list.contains(">a.example/2</a>"), "{list}");
    }

    #[test]
    fn an_event_tells_its_times_in_its_own_zone() {
        let event = |zone: Value| {
            of(json!({
                "type": "Event", "name": "Webinar", "content": "<p>Come</p>", "timezone": zone,
                "startTime": "2027-02-03T17:00:00Z", "endTime": "2027-02-03T19:00:00+01:00",
                "location": [
                    { "type": "Place", "name": "Hall", "address": { "addressLocality": "Nantes", "addressCountry": "FR" } },
                    { "type": "VirtualLocation", "url": "https://a.example/room" }
                ]
            }))
            .html
        };
        let html = event(json!("Europe/Paris"));
        assert!(
            html.contains("2027-02-03 18:00 – 2027-02-03 19:00 (Europe/Paris)<br>Hall, Nantes, FR<br>"),
            "{html}"
        );
        assert!(html.contains("href=\"https://a.example/room\""), "{html}");
        for unknown in
            [json!(null), json!("W. Europe Standard Time"), json!("../../etc/passwd"), json!("<b>x</b>")]
        {
            let html = event(unknown);
            assert!(html.contains("2027-02-03 17:00 – 2027-02-03 18:00 (UTC)"), "{html}");
        }
    }

    fn offer(name: &str, n: Value) -> Value {
        json!({ "type": "Note", "name": name, "replies": { "type": "Collection", "totalItems": n } })
    }

    #[test]
    fn a_poll_offers_what_can_be_chosen_and_tells_no_impossible_numbers() {
        let all = [
            offer("Foam", json!(12)),
            offer("<b>Gauze</b>", json!(-1)),
            offer("Air", json!(i64::MAX)),
            offer("All", json!(1.5)),
        ];
        let question = |key: &str| {
            of(json!({ "type": "Question", "content": "<p>Which?</p>", "votersCount": i64::MAX, (key): all }))
        };
        let shown = question("anyOf");
        assert_eq!(shown.html, "<p>Which?</p>");
        let names = ["Foam", "<b>Gauze</b>", "Air", "All"].map(str::to_owned);
        let options = names.into_iter().zip([12, 0, 9_999_999, 0]).collect();
        assert_eq!(shown.poll, Some(NewPoll { many: true, options, voters: 9_999_999 }));
        assert!(!question("oneOf").poll.unwrap().many);
    }

    #[test]
    fn a_poll_in_which_nobody_could_vote_tells_its_options_as_text() {
        let html = |fields: Value| {
            let mut poll = json!({ "type": "Question", "content": "<p>Which?</p>" });
            poll.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
            let shown = of(poll);
            assert_eq!(shown.poll, None);
            shown.html
        };
        assert_eq!(
            html(json!({ "oneOf": [offer("Foam", json!(-2))] })),
            "<p>Which?</p><ul><li>Foam: 0</li></ul>"
        );
        let many: Vec<Value> = (0..10_000).map(|n| offer(&n.to_string(), json!(0))).collect();
        assert_eq!(html(json!({ "oneOf": many })).matches("<li>").count(), ITEMS);
        let reply = json!({ "inReplyTo": "https://a.example/1", "oneOf": [offer("A", json!(1)), offer("B", json!(2))] });
        assert!(html(reply).contains("<li>A: 1</li>"));
    }

    #[test]
    fn words_are_read_as_their_media_type_says() {
        let html = |media: &str| {
            of(json!({ "type": "Page", "content": "**a** <i>b</i>\n\nc", "mediaType": media })).html
        };
        assert_eq!(html("text/html"), "**a** <i>b</i>\n\nc");
        assert!(html("text/markdown").contains("<strong>a</strong>"));
        assert_eq!(html("text/plain"), "<p>**a** &lt;i&gt;b&lt;/i&gt;</p><p>c</p>");
    }
}
