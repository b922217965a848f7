//! Finding one's place: the first unread reply, saved threads with reminders, two who change the same at once.

use collegium::accounts::{Author, Member, Viewer};
use collegium::base::page::Cursor;
use collegium::base::time::{DAY, HOUR};
use collegium::communities::{Visibility, join};
use collegium::notify::read as told;
use collegium::threads::saved::{self, NewSaved};
use collegium::threads::{edit, read};
use collegium::worker;
use serde_json::json;

use crate::support::TestNode;

struct World {
    node: TestNode,
    ada: Member,
    bo: Member,
    community: i64,
    cookie: String,
}

impl World {
    /// Ada facilitates a community that Bo is in; the cookie is Bo's.
    async fn new(visibility: Visibility) -> World {
        let node = TestNode::new().await;
        let (ada, bo) = (node.admin("ada").await, node.member("bo").await);
        let community = node.community(&ada, "wounds", visibility).await;
        node.join(&bo, community, &ada).await;
        let cookie = format!("__Host-collegium={}", node.session(&bo).await);
        World { node, ada, bo, community, cookie }
    }

    async fn page(&self, post: i64) -> String {
        self.node.read(move |conn| Ok(read::post_by_id(conn, &Viewer::Node, post)?.page)).await
    }

    async fn get(&self, path: &str) -> crate::support::http::Answer {
        self.node.get_as(path, "text/html", Some(("cookie", &self.cookie))).await
    }

    async fn led(&self, path: &str) -> String {
        self.get(path).await.header("location").unwrap().to_owned()
    }

    async fn settle(&self) {
        while worker::work_off(&self.node.app).await.unwrap() > 0 {}
    }

    /// The kinds of what Bo is told, newest first.
    async fn told(&self) -> Vec<String> {
        self.settle().await;
        let bo = self.bo.clone();
        let all = self.node.read(move |conn| told::list(conn, &bo, &Cursor::newest())).await;
        all.items.into_iter().map(|n| n.kind).filter(|kind| kind == "reminder-due").collect()
    }

    async fn save(&self, thread: i64, note: &str, remind: Option<i64>) {
        let (bo, new) = (self.bo.clone(), NewSaved { note: note.to_owned(), remind });
        self.node.write(move |tx| saved::save(tx, &bo, thread, &new)).await;
    }
}

#[tokio::test]
async fn one_jumps_to_the_first_reply_that_came_since_also_on_a_later_page() {
    let w = World::new(Visibility::Public).await;
    let thread = w.node.thread(&w.ada, w.community, "Dressings", "Which ones?").await;
    let page = w.page(thread).await;
    let jump = format!("/t/{page}/unread");
    // Who was never there begins at the top.
    assert_eq!(w.led(&jump).await, format!("/t/{page}"));
    let first = w.node.reply(&w.ada, thread, "first").await;
    for n in 0..read::REPLIES + 20 {
        w.node.reply(&w.ada, thread, &format!("reply {n}")).await;
    }
    let bo = w.bo.clone();
    w.node.write(move |tx| read::mark(tx, &bo, thread, i64::MAX)).await;
    assert_eq!(w.led(&jump).await, format!("/t/{page}"));
    let new = w.node.reply(&w.ada, thread, "new").await;
    let newer = w.node.reply(&w.ada, first, "newer, but higher up").await;
    // By order of arrival, on the page where it stands.
    let to = w.led(&jump).await;
    let name = w.page(new).await;
    assert!(to.starts_with(&format!("/t/{page}?after=")) && to.ends_with(&format!("#r-{name}")), "{to}");
    assert!(w.get(to.split('#').next().unwrap()).await.text().contains(&format!("id=\"r-{name}\"")));
    let token = w.node.token(&w.bo).await;
    let api = |verb: &'static str, path: String| {
        let (node, token) = (&w.node, token.clone());
        async move { node.api(&token, verb, &path, None).await }
    };
    // That page was shown; what came after it stands on an earlier one.
    let next = api("GET", format!("/api/v1/threads/{page}/unread")).await.json()["post"].clone();
    assert_eq!(next, json!(w.page(newer).await));
    assert_eq!(api("DELETE", format!("/api/v1/threads/{page}/read")).await.status.as_u16(), 204);
    let seen = w.bo.clone();
    let thread_now = w.node.read(move |conn| read::thread_by_id(conn, &Viewer::Member(seen), thread)).await;
    assert_eq!((thread_now.seen, thread_now.seen_at), (-1, None));
    assert_eq!(api("POST", "/api/v1/communities/wounds/read".to_owned()).await.status.as_u16(), 204);
    let seen = w.bo.clone();
    let thread_now = w.node.read(move |conn| read::thread_by_id(conn, &Viewer::Member(seen), thread)).await;
    assert_eq!(thread_now.seen, thread_now.last_seq);
}

#[tokio::test]
async fn ones_own_replies_and_those_one_may_not_read_are_not_jumped_to_and_the_divider_says_since_when() {
    let w = World::new(Visibility::Public).await;
    let thread = w.node.thread(&w.ada, w.community, "Dressings", "Which ones?").await;
    let page = w.page(thread).await;
    w.get(&format!("/t/{page}")).await.ok();
    let hidden = w.node.reply(&w.ada, thread, "hidden").await;
    let ada = w.ada.clone();
    w.node.write(move |tx| collegium::threads::moderate::hide(tx, &ada, hidden, true, "a test")).await;
    let shown = w.node.reply(&w.ada, thread, "shown").await;
    let name = w.page(shown).await;
    assert_eq!(w.led(&format!("/t/{page}/unread")).await, format!("/t/{page}#r-{name}"));
    let html = w.get(&format!("/t/{page}")).await.text();
    assert!(html.contains("New since your last visit: Today"), "{html}");
    assert!(html.contains(&format!("href=\"/t/{page}/unread\"")), "{html}");
}

#[tokio::test]
async fn a_reminder_comes_once_when_it_is_due_and_not_for_what_may_no_longer_be_read() {
    let w = World::new(Visibility::Members).await;
    let one = w.node.thread(&w.ada, w.community, "Dressings", "Which ones?").await;
    let two = w.node.thread(&w.ada, w.community, "Quokka", "Secret").await;
    let now = w.node.app.clock().now();
    w.save(one, "ask again", Some(now + DAY)).await;
    w.save(two, "look", Some(now + 3 * DAY)).await;
    assert!(w.told().await.is_empty());
    w.node.app.clock().shift(DAY + HOUR);
    assert_eq!(w.told().await, ["reminder-due"]);
    w.settle().await;
    assert_eq!(w.told().await, ["reminder-due"], "once");
    let page = w.get("/notifications").await.text();
    assert!(page.contains("A reminder of a thread") && page.contains("Dressings"), "{page}");
    let bo = w.bo.clone();
    let line = w.node.read(move |conn| saved::list(conn, &bo, &Cursor::newest())).await.items.remove(1);
    assert_eq!((line.note.as_str(), line.remind), ("ask again", None));

    // Bo leaves: the second comes to nothing, in the bell and in the ledger, and what was told is shown no more.
    let (by, community) = (Author::Local(w.bo.clone()), w.community);
    w.node.write(move |tx| join::leave(tx, &by, community)).await;
    w.node.app.clock().shift(4 * DAY);
    assert!(w.told().await.is_empty());
    assert_eq!(w.node.number("SELECT count(*) AS n FROM facts WHERE what = 'reminder-due'").await, 1);
    let page = w.get("/saved").await.text();
    assert!(page.contains("look") && !page.contains("Quokka"), "{page}");
    let name = w.page(two).await;
    let gone = w.node.post_form("/saved/remove", Some(&w.cookie), &[("thread", &name)]).await;
    assert_eq!(gone.status.as_u16(), 303);
    assert!(!w.get("/saved").await.text().contains("look"));
}

#[tokio::test]
async fn the_form_keeps_what_was_typed_and_the_api_saves_the_same() {
    let w = World::new(Visibility::Public).await;
    let thread = w.node.thread(&w.ada, w.community, "Dressings", "Which ones?").await;
    let page = w.page(thread).await;
    let form = format!("/t/{page}/save");
    for (remind, why) in [("2020-01-01", "still to come"), ("soon", "Write a day as")] {
        let fields = [("note", "my note"), ("remind", remind)];
        let refused = w.node.post_form(&form, Some(&w.cookie), &fields).await;
        assert_eq!(refused.status.as_u16(), 422);
        assert!(refused.text().contains("my note") && refused.text().contains(why), "{remind}");
    }
    let token = w.node.token(&w.bo).await;
    let path = format!("/api/v1/threads/{page}/saved");
    let put = async |body| w.node.api(&token, "PUT", &path, Some(body)).await.status.as_u16();
    assert_eq!(put(json!({"note": "x", "remind": "2020-01-01T00:00:00Z"})).await, 422);
    assert_eq!(put(json!({"note": "x".repeat(1001)})).await, 422);
    assert_eq!(put(json!({"note": "mine", "remind": "2099-01-01T00:00:00Z"})).await, 204);
    let list = w.node.api(&token, "GET", "/api/v1/saved", None).await.json();
    assert_eq!((&list["items"][0]["note"], &list["items"][0]["thread"]), (&json!("mine"), &json!(page)));
    let other = w.node.token(&w.ada).await;
    assert_eq!(w.node.api(&other, "GET", "/api/v1/saved", None).await.json()["items"], json!([]));
    assert_eq!(w.node.api(&other, "DELETE", &path, None).await.status.as_u16(), 404);
    assert_eq!(w.node.api(&token, "DELETE", &path, None).await.status.as_u16(), 204);
}

#[tokio::test]
async fn who_changes_second_sees_what_differs_and_overwrites_only_knowingly() {
    let w = World::new(Visibility::Public).await;
    let thread = w.node.thread(&w.bo, w.community, "Dressings", "use foam daily").await;
    let page = w.page(thread).await;
    let form = format!("/p/{page}/edit");
    let shown = w.get(&form).await.text();
    let version = |html: &str| {
        html.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let held = version(&shown);
    let (by, draft) = (Author::Local(w.bo.clone()), w.node.draft(Some("Dressings"), "use gauze daily").await);
    w.node.write(move |tx| edit::edit(tx, &by, thread, &draft)).await;
    let mine = |held: &str| {
        [
            ("title", "Dressings".to_owned()),
            ("body", "use foam weekly".to_owned()),
            ("version", held.to_owned()),
        ]
    };
    let send = async |fields: [(&str, String); 3]| {
        w.node.post_form(&form, Some(&w.cookie), &fields.each_ref().map(|(n, v)| (*n, v.as_str()))).await
    };
    let refused = send(mine(&held)).await;
    assert_eq!(refused.status.as_u16(), 409);
    let html = refused.text();
    assert!(html.contains("<del>gauze daily</del>") && html.contains("<ins>foam weekly</ins>"), "{html}");
    assert!(html.contains("\nuse foam weekly</textarea>"), "{html}");
    assert_eq!(send(mine(&version(&html))).await.status.as_u16(), 303);

    // A draft that was begun before another tab saved shows the same when it is opened.
    let held = version(&w.get(&form).await.text());
    let place = format!("edit:{page}");
    let typed = [
        ("draft_place", &*place),
        ("draft_form", "a"),
        ("draft", "0"),
        ("version", &*held),
        ("body", "use honey"),
    ];
    w.node.post_form("/drafts", Some(&w.cookie), &typed).await;
    assert!(!w.get(&form).await.text().contains("This was changed meanwhile"));
    let (by, draft) = (Author::Local(w.bo.clone()), w.node.draft(Some("Dressings"), "use silk").await);
    w.node.write(move |tx| edit::edit(tx, &by, thread, &draft)).await;
    let html = w.get(&form).await.text();
    assert!(html.contains("This was changed meanwhile") && html.contains("<del>silk</del>"), "{html}");
}
