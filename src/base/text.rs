//! Text: markdown or foreign HTML in, clean HTML out, rendered once and stored.
//!
//! ammonia runs last over everything, local and remote alike: what a page shows has passed it.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::mutant;

/// Raised when the rules below change; rows with a lower version are rendered again in the background.
pub const RENDERER: i64 = 1;

/// The longest source text of a post, in bytes.
pub const MAX_SOURCE: usize = 100_000;

/// Renders markdown that a person wrote to clean HTML. `mentions` maps `@name@host` to the address it links to.
pub fn markdown(source: &str, mentions: &HashMap<String, String>) -> String {
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.render.hardbreaks = true;
    // HTML in markdown is escaped, not passed: nobody needs it, and what they typed stays visible.
    options.render.escape = true;
    let html = comrak::markdown_to_html(&link_mentions(source, mentions), &options);
    OWN.clean(&images_to_links(&html)).to_string()
}

/// Whether a text has the form of a language tag (BCP 47): letters, digits and hyphens.
pub fn is_language(tag: &str) -> bool {
    (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Completes the links that [`markdown`] left relative to this node, for whoever reads the text elsewhere.
pub fn complete_links(html: &str, origin: &super::origin::Origin) -> String {
    html.replace("<a href=\"/@", &format!("<a href=\"{}/@", origin.as_str()))
}

/// Turns known `@name@host` into markdown links, outside code.
fn link_mentions(source: &str, mentions: &HashMap<String, String>) -> String {
    if mentions.is_empty() {
        return source.to_owned();
    }
    let mut out = String::with_capacity(source.len() + 64);
    let mut in_code = false;
    for line in source.split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code || line.contains('`') {
            out.push_str(line);
            continue;
        }
        let mut rest = line;
        while let Some(at) = rest.find('@') {
            let (before, from) = rest.split_at(at);
            out.push_str(before);
            let end = handle_length(from);
            let (handle, behind) = from.split_at(end);
            let free = !before.ends_with(|c: char| c.is_alphanumeric() || c == '/' || c == '[');
            match mentions.get(&handle.to_lowercase()) {
                Some(url) if free => out.push_str(&format!("[{handle}](<{url}>)")),
                _ => out.push_str(handle),
            }
            rest = behind;
        }
        out.push_str(rest);
    }
    out
}

/// The length in bytes of a handle (`@name` or `@name@host`) at the start of `text`; at least one.
fn handle_length(text: &str) -> usize {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '@' | ':');
    let end = text.find(|c: char| !allowed(c)).unwrap_or(text.len());
    let (word, _) = text.split_at(end);
    word.trim_end_matches(['.', '-', ':', '@']).len().max(1)
}

/// All handles (`@name`, `@name@host`, lower case) that a text mentions, at most `limit`.
pub fn mentioned(source: &str, limit: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut previous = ' ';
    let mut skip_to = 0;
    for (at, c) in source.char_indices() {
        if at >= skip_to && c == '@' && !previous.is_alphanumeric() && previous != '/' && found.len() < limit
        {
            let (_, from) = source.split_at(at);
            let end = handle_length(from);
            let (handle, _) = from.split_at(end);
            let handle = handle.to_lowercase();
            if handle.len() > 2 && !found.contains(&handle) {
                found.push(handle);
            }
            skip_to = at + end;
        }
        previous = c;
    }
    found
}

/// Cleans HTML from anywhere. Images become links with their alternative text: nothing is hot-linked.
pub fn clean(html: &str) -> String {
    if mutant::off("clean") {
        return html.to_owned();
    }
    CLEANER.clean(&images_to_links(html)).to_string()
}

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(cleaner);

/// For what is written here: links to people of this node stay relative, for its address may still change.
static OWN: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = cleaner();
    builder.url_relative(ammonia::UrlRelative::Custom(Box::new(to_people)));
    builder
});

/// What a post may be made of. No headings of the first level: the page has its own; no images: see [`clean`].
const TAGS: &str =
    "a b blockquote br code del em h2 h3 h4 hr i li ol p pre s strong sub sup table tbody td th thead tr ul";

fn to_people(link: &str) -> Option<std::borrow::Cow<'_, str>> {
    link.starts_with("/@").then(|| link.into())
}

fn cleaner() -> ammonia::Builder<'static> {
    let tags: HashSet<&str> = TAGS.split(' ').collect();
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    attributes.insert("a", ["href", "hreflang"].into());
    attributes.insert("ol", ["start"].into());
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(tags)
        .clean_content_tags(["script", "style"].into())
        .tag_attributes(attributes)
        .generic_attributes(["lang", "dir"].into())
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow noopener noreferrer ugc"))
        .strip_comments(true);
    builder
}

/// Rewrites `<img src alt>` to `<a href>alt</a>` before cleaning, and `<h1>` to `<h2>`: the page has its own h1.
fn images_to_links(html: &str) -> String {
    if !html.contains("<img") && !html.contains("<h1") && !html.contains("<IMG") && !html.contains("<H1") {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from.find('>').map_or(from.len(), |e| e + 1);
        let (tag, behind) = from.split_at(end);
        let lower = tag.to_ascii_lowercase();
        if lower.starts_with("<img") {
            out.push_str(&image_link(tag));
        } else if lower.starts_with("<h1") {
            out.push_str("<h2>");
        } else if lower.starts_with("</h1") {
            out.push_str("</h2>");
        } else {
            out.push_str(tag);
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// The link that stands for an image tag; ammonia judges the address afterwards.
fn image_link(tag: &str) -> String {
    let Some(src) = attribute(tag, "src") else {
        return String::new();
    };
    let alt = attribute(tag, "alt").filter(|alt| !alt.trim().is_empty());
    let words = alt.unwrap_or_else(|| src.rsplit('/').next().unwrap_or("").to_owned());
    format!("<a href=\"{src}\">{words}</a>")
}

/// The quoted value of an attribute, as it stands in the source (entities untouched).
fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.find(&format!(" {name}="))?;
    let (_, value) = tag.split_at(at + name.len() + 2);
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = value.strip_prefix(quote)?;
    let (inside, _) = value.split_once(quote)?;
    Some(inside.replace(['<', '>', '"'], ""))
}

/// How many marks may stand on one letter: no script that is written today needs more.
const MARKS: usize = 4;

/// Whether a character is not seen, but changes what is: controls, those that turn the direction, and spaces of no width.
pub fn is_unseen(c: char) -> bool {
    let turns =
        matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
    // U+200C and U+200D stand between letters of living scripts, and join emoji: they are seen.
    let empty =
        matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}');
    c.is_control() || turns || empty
}

/// Marks that stand on the letter before.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// A name or title as others wrote it: one line of at most so many characters that are seen (case H-04).
pub fn plain(raw: &str, limit: usize) -> String {
    let line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut marks = 0;
    let fine = |c: &char| {
        marks = if is_mark(*c) { marks + 1 } else { 0 };
        !is_unseen(*c) && marks <= MARKS || mutant::off("unseen")
    };
    line.chars().filter(fine).take(limit).collect()
}

/// Elements within a line, of those that clean HTML holds.
const INLINE: [&str; 9] = ["a", "b", "code", "del", "em", "i", "s", "span", "strong"];

/// The plain words of clean HTML, cut to `limit` characters: for summaries and titles.
pub fn excerpt(html: &str, limit: usize) -> String {
    let mut words = String::with_capacity(limit.min(html.len()));
    let mut parts = html.split('<');
    words.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (tag, after) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        // What stands in the line does not part words; a paragraph or a break does.
        if !INLINE.contains(&name) {
            words.push(' ');
        }
        words.push_str(after);
    }
    let words =
        words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", " ");
    let words = words.replace("&#39;", "'").replace("&amp;", "&");
    let words: Vec<&str> = words.split_whitespace().collect();
    let whole = words.join(" ");
    if whole.chars().count() <= limit {
        return whole;
    }
    let cut: String = whole.chars().take(limit.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn md(source: &str) -> String {
        markdown(source, &HashMap::new())
    }

    #[test]
    fn scripts_handlers_and_styles_never_pass() {
        for evil in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<svg onload=alert(1)>",
            "<p style=\"position:fixed\" onclick=\"x()\">y</p>",
            "<iframe src=\"https://evil.example\"></iframe>",
            "<img src=\"x\" alt=\"a>b\" onerror=\"alert(1)\">",
            "<form action=\"https://evil.example\"><input></form>",
        ] {
            for html in [clean(evil), md(evil)] {
                for tag in tags(&html) {
                    let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
                    assert!(["a", "p", "br", "em", "ul", "li"].contains(&name), "{evil} gave {html}");
                    let harmless =
                        !tag.contains("javascript") && !tag.contains(" on") && !tag.contains("style");
                    assert!(harmless, "{evil} gave {html}");
                }
            }
        }
    }

    /// What stands between `<` and `>`: escaped words are no tags.
    fn tags(html: &str) -> Vec<&str> {
        html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()).collect()
    }

    #[test]
    fn images_become_links_with_their_words() {
        let html = md("![a splint](https://a.example/s.jpg)");
        assert!(html.contains("href=\"https://a.example/s.jpg\""), "{html}");
        assert!(html.contains(">a splint</a>"), "{html}");
        assert!(!html.contains("<img"), "{html}");
    }

    #[test]
    fn cleaning_twice_changes_nothing() {
        for source in
            ["# Head\n\n*a* `b` <i>x</i>", "1. a\n2. b", "| a | b |\n|---|---|\n| 1 | 2 |", "a & b < c"]
        {
            let once = md(source);
            assert_eq!(clean(&once), once, "{source}");
        }
    }

    #[test]
    fn mentions_are_found_and_linked() {
        let text = "Ask @Ana@north.example, @leilani or mail me@x.example. `@code@x.example`";
        assert_eq!(mentioned(text, 10), ["@ana@north.example", "@leilani", "@code@x.example"]);
        let known =
            HashMap::from([("@ana@north.example".to_owned(), "https://north.example/@ana".to_owned())]);
        let html = markdown("Ask @Ana@north.example.", &known);
        assert!(html.contains("<a href=\"https://north.example/@ana\""), "{html}");
    }

    #[test]
    fn excerpts_are_plain_and_short() {
        assert_eq!(excerpt("<p>a &amp; <b>b</b></p>", 50), "a & b");
        assert_eq!(excerpt("<p>abcdef</p>", 4), "abc…");
        let parted =
            "<p>It is per <em>task</em>, as <a href=\"/x\">said</a>.</p><p>One<br>two</p><ul><li>x</li></ul>";
        assert_eq!(excerpt(parted, 80), "It is per task, as said. One two x");
    }
}
