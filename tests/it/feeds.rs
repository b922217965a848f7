//! Atom feeds: public ones hold what is public and nothing else; private ones titles, for whoever holds the address.

use axum::body::Body;
use collegium::accounts::{Author, Member, feed};
use collegium::base::pace::Rate;
use collegium::base::time::{SECOND, parse_http_date};
use collegium::communities::{Visibility, join};
use collegium::config::Config;
use collegium::sql;
use collegium::threads;
use collegium::threads::moderate::{self, Act};
use serde_json::json;

use crate::support::http::{Answer, request};
use crate::support::node::nobody_answers;
use crate::support::{TestDb, TestNode};

struct World {
    node: TestNode,
    ada: Member,
    bo: Member,
    open: i64,
    closed: i64,
}

impl World {
    async fn new() -> World {
        World::on(TestNode::new().await).await
    }

    async fn on(node: TestNode) -> World {
        let (ada, bo) = (node.admin("ada").await, node.member("bo").await);
        let open = node.community(&ada, "wounds", Visibility::Public).await;
        let closed = node.community(&ada, "cases", Visibility::Members).await;
        for community in [open, closed] {
            node.join(&bo, community, &ada).await;
        }
        World { node, ada, bo, open, closed }
    }

    async fn page(&self, post: i64) -> String {
        let viewer = collegium::accounts::Viewer::Node;
        self.node.read(move |conn| Ok(threads::read::post_by_id(conn, &viewer, post)?.page)).await
    }

    async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = request("GET", &self.node.origin(), path).header("accept", "*/*");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.node.send(request.body(Body::empty()).unwrap()).await
    }

    async fn feed(&self, who: &Member) -> (String, String) {
        let who = who.clone();
        let (made, list) = self
            .node
            .write(move |tx| {
                let made = feed::make(tx, &who, "reader")?;
                Ok((made.secret, feed::list(tx.conn, &who)?))
            })
            .await;
        (format!("/feed/{made}"), list.last().unwrap().page.clone())
    }
}

#[tokio::test]
async fn a_public_feed_holds_what_is_public_and_no_word_of_anything_else() {
    let w = World::new().await;
    let shown = w.node.thread(&w.ada, w.open, "Foam & \"gauze\"", "Which <one>? @bo").await;
    w.node.thread(&w.ada, w.closed, "A quokka8 case", "quokka8").await;
    let (by, draft) = (Author::Local(w.ada.clone()), w.node.draft(Some("Narrow quokka8"), "quokka8").await);
    let open = w.open;
    w.node.write(move |tx| threads::post::start(tx, &by, open, Visibility::Members, &draft)).await;
    let removed = w.node.thread(&w.ada, w.open, "Removed quokka8", "quokka8").await;
    let hidden = w.node.reply(&w.bo, shown, "hidden quokka8").await;
    let (by, ada) = (Author::Local(w.ada.clone()), w.ada.clone());
    w.node
        .write(move |tx| {
            moderate::act(tx, &by, removed, Act::Remove, "a test")?;
            moderate::hide(tx, &ada, hidden, true, "a test")
        })
        .await;
    w.node.reply(&w.bo, shown, "I use foam").await;
    let page = w.page(shown).await;
    let cookie = format!("__Host-collegium={}", w.node.session(&w.ada).await);
    for path in ["/c/wounds/feed".to_owned(), format!("/t/{page}/feed")] {
        // By her cookie the admin sees no more.
        for headers in [&[][..], &[("cookie", cookie.as_str())]] {
            let answer = w.get(&path, headers).await;
            assert_eq!(answer.status.as_u16(), 200, "{path}");
            assert_eq!(answer.header("content-type"), Some("application/atom+xml; charset=utf-8"));
            let xml = answer.text();
            assert!(!xml.contains("quokka8"), "{path}: {xml}");
            assert!(xml.contains("Foam &#38; &#34;gauze&#34;"), "{path}: {xml}");
            // Links within this node are whole, markup is escaped.
            assert!(xml.contains("https://north.test/@bo") && !xml.contains("<p>"), "{path}: {xml}");
        }
    }
    assert!(w.get(&format!("/t/{page}/feed"), &[]).await.text().contains("I use foam"));
    let secret = w.page(hidden).await;
    for path in
        ["/c/cases/feed", "/c/nowhere/feed", "/t/nowhere/feed", &format!("/t/{secret}/feed"), "/feed/nothing"]
    {
        let answer = w.get(path, &[("cookie", cookie.as_str())]).await;
        assert_eq!(answer.status.as_u16(), 404, "{path}");
    }
    // The pages say where the feeds are; those of closed communities have none.
    let html = w.node.get("/c/wounds").await.text();
    assert!(html.contains("type=\"application/atom+xml\" href=\"/c/wounds/feed\""), "{html}");
    let closed = w.node.get_as("/c/cases", "text/html", Some(("cookie", &cookie))).await.text();
    assert!(!closed.contains("atom+xml"));
}

#[tokio::test]
async fn who_has_a_feed_already_is_told_so_by_tag_or_date() {
    let w = World::new().await;
    let thread = w.node.thread(&w.ada, w.open, "Foam", "Which one?").await;
    let path = "/c/wounds/feed";
    let first = w.get(path, &[]).await;
    let (tag, date) =
        (first.header("etag").unwrap().to_owned(), first.header("last-modified").unwrap().to_owned());
    let later = collegium::base::time::http_date(parse_http_date(&date).unwrap() + 60 * SECOND);
    for (headers, status) in [
        (vec![("if-none-match", tag.as_str())], 304),
        (vec![("if-none-match", "W/\"other\", *")], 304),
        (vec![("if-none-match", "\"other\"")], 200),
        (vec![("if-modified-since", date.as_str())], 304),
        (vec![("if-modified-since", later.as_str())], 304),
        (vec![("if-modified-since", "Mon, 01 Jan 2024 00:00:00 GMT")], 200),
        (vec![("if-modified-since", "rubbish")], 200),
        // The tag says more than the date.
        (vec![("if-none-match", "\"other\""), ("if-modified-since", later.as_str())], 200),
    ] {
        let answer = w.get(path, &headers).await;
        assert_eq!(answer.status.as_u16(), status, "{headers:?}");
        assert_eq!(answer.text().is_empty(), status == 304, "{headers:?}");
    }
    let (by, draft) = (Author::Local(w.ada.clone()), w.node.draft(Some("Foam"), "Changed").await);
    w.node.write(move |tx| threads::edit::edit(tx, &by, thread, &draft)).await;
    let answer = w.get(path, &[("if-none-match", tag.as_str())]).await;
    assert!(answer.status.as_u16() == 200 && answer.text().contains("Changed"));
}

#[tokio::test]
async fn a_private_feed_tells_titles_of_what_may_be_read_now_and_marks_nothing() {
    let w = World::new().await;
    w.node.thread(&w.ada, w.open, "Open title", "open words").await;
    w.node.thread(&w.ada, w.closed, "Closed title", "closed words").await;
    let (path, name) = w.feed(&w.bo).await;
    for _ in 0..2 {
        let answer = w.get(&path, &[]).await;
        assert_eq!(answer.header("cache-control"), Some("private, no-cache"));
        let xml = answer.text();
        assert!(xml.contains("Open title") && xml.contains("Closed title"), "{xml}");
        assert!(!xml.contains("words") && !xml.contains(&path), "{xml}");
    }
    let stored = w.node.number("SELECT count(*) AS n FROM feeds WHERE last_used IS NOT NULL").await;
    assert_eq!(stored, 1);
    let plain = path.trim_start_matches("/feed/").to_owned();
    let kept = w.node.read(move |conn| {
        conn.number(sql!("SELECT count(*) AS n FROM feeds WHERE secret_hash = $1 OR page = $1", plain))
    });
    assert_eq!(kept.await, Some(0), "the secret is kept by its hash only");

    let (by, closed) = (Author::Local(w.bo.clone()), w.closed);
    w.node.write(move |tx| join::leave(tx, &by, closed)).await;
    let xml = w.get(&path, &[]).await.text();
    assert!(xml.contains("Open title") && !xml.contains("Closed title"), "{xml}");

    // Another member revokes nothing of it; its own does, and then it leads nowhere.
    let revoke = async |who: &Member| {
        let token = w.node.token(who).await;
        w.node.api(&token, "DELETE", &format!("/api/v1/feeds/{name}"), None).await.status.as_u16()
    };
    assert_eq!((revoke(&w.ada).await, revoke(&w.bo).await), (404, 204));
    assert_eq!(w.get(&path, &[]).await.status.as_u16(), 404);

    let (path, _) = w.feed(&w.bo).await;
    let bo = w.bo.id;
    w.node.write(move |tx| tx.run(sql!("UPDATE members SET suspended = 1 WHERE id = $1", bo))).await;
    assert_eq!(w.get(&path, &[]).await.status.as_u16(), 404);
}

#[tokio::test]
async fn the_address_of_a_feed_is_shown_once_and_programs_that_ask_too_often_wait() {
    let tune = |config: &mut Config| config.federation.limits.reads = Rate::of(1, 5);
    let w =
        World::on(TestNode::tuned(TestDb::new(), "https://north.test", nobody_answers(), tune).await).await;
    let token = w.node.token(&w.bo).await;
    let made = w.node.api(&token, "POST", "/api/v1/feeds", Some(json!({"name": "reader"}))).await;
    assert_eq!(made.status.as_u16(), 201);
    let address = made.json()["address"].as_str().unwrap().to_owned();
    let path = address.strip_prefix("https://north.test").unwrap();
    assert_eq!(w.get(path, &[]).await.status.as_u16(), 200);
    let list = w.node.api(&token, "GET", "/api/v1/feeds", None).await.text();
    assert!(list.contains("reader") && !list.contains(path), "{list}");
    let cookie = format!("__Host-collegium={}", w.node.session(&w.bo).await);
    let page = w.node.post_form("/settings/feeds", Some(&cookie), &[("name", "phone")]).await;
    assert!(page.text().contains("https://north.test/feed/"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let mut last = w.get(path, &[]).await;
    for _ in 0..8 {
        last = w.get(path, &[]).await;
    }
    assert_eq!(last.status.as_u16(), 429);
    assert!(last.header("retry-after").is_some());
}
