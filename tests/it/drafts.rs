//! Drafts: kept for their author alone, never lost when a session ends, never overwritten unseen.

use collegium::accounts::{Author, Member, session};
use collegium::base::page::Cursor;
use collegium::base::text::MAX_SOURCE;
use collegium::base::time::DAY;
use collegium::communities::{Visibility, join};
use collegium::threads::drafts::{self, Hand, Line, Place, Saved, Words};
use serde_json::json;

use crate::support::TestNode;
use crate::support::http::Answer;

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

    async fn of(&self, who: &Member) -> Vec<Line> {
        let who = who.clone();
        self.node.read(move |conn| drafts::list(conn, &who, &Cursor::newest())).await.items
    }

    async fn page(&self, path: &str) -> String {
        let answer = self.node.get_as(path, "text/html", Some(("cookie", &self.cookie))).await;
        assert_eq!(answer.status.as_u16(), 200, "{path}");
        answer.text()
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.node.post_form(path, Some(&self.cookie), fields).await
    }
}

/// The value of a field of the first form that has it.
fn field(page: &str, name: &str) -> String {
    let (_, rest) =
        page.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name}: {page}"));
    rest.split('"').next().unwrap().to_owned()
}

fn to(answer: &Answer) -> &str {
    answer.headers["location"].to_str().unwrap()
}

#[tokio::test]
async fn a_draft_waits_in_its_form_and_goes_when_it_is_sent() {
    let w = World::new(Visibility::Public).await;
    let empty = w.page("/c/wounds/new").await;
    let (place, form) = (field(&empty, "draft_place"), field(&empty, "draft_form"));
    let typed = [
        ("draft_place", &*place),
        ("draft_form", &*form),
        ("draft", "0"),
        ("title", "Foam"),
        ("body", "Which one"),
    ];
    let kept = w.post("/drafts", &typed).await;
    assert_eq!((kept.status.as_u16(), to(&kept)), (303, "/c/wounds/new?draft=saved"));

    // Another browser of the same member.
    let again = w.page("/c/wounds/new").await;
    assert!(again.contains("Which one") && again.contains("This is your draft"), "{again}");
    assert!(w.page("/drafts").await.contains("Foam"));
    let (form, held) = (field(&again, "draft_form"), field(&again, "draft"));
    let sent = [
        ("draft_place", &*place),
        ("draft_form", &*form),
        ("draft", &*held),
        ("title", "Which foam?"),
        ("body", "Which one do you use?"),
        ("language", "en"),
        ("visibility", "public"),
        ("do", "post"),
    ];
    let posted = w.post("/c/wounds/new", &sent).await;
    assert!(to(&posted).starts_with("/t/"), "{}", posted.text());
    assert!(w.of(&w.bo).await.is_empty());
    assert!(!w.page("/c/wounds/new").await.contains("Which one"));
}

#[tokio::test]
async fn each_place_has_a_draft_of_its_own_and_the_thread_shows_that_of_the_post_it_answers() {
    let w = World::new(Visibility::Public).await;
    let thread = w.node.thread(&w.bo, w.community, "Dressings", "Which ones?").await;
    let reply = w.node.reply(&w.ada, thread, "Foam").await;
    let bo = w.bo.clone();
    w.node
        .write(move |tx| {
            for (place, body) in [
                (Place::Thread(w.community), "one"),
                (Place::Reply(thread), "two"),
                (Place::Reply(reply), "three"),
                (Place::Edit(thread), "four"),
            ] {
                let words = Words { body: format!("draft {body}"), ..Words::default() };
                drafts::save(tx, &bo, place, &words, &Hand::default())?;
            }
            Ok(())
        })
        .await;
    let lines = w.of(&w.bo).await;
    assert_eq!(lines.len(), 4);
    let page = |kind: &str| lines.iter().find(|l| l.kind == kind).unwrap().about();
    let edit = w.page(&format!("/p/{}/edit", page("edit"))).await;
    assert!(edit.contains("draft four") && !edit.contains("draft two"));
    let thread_page = w.page(&format!("/t/{}", page("edit"))).await;
    assert!(thread_page.contains("draft two") && !thread_page.contains("draft three"));
    let of_reply = page("reply");
    let replying = w.page(&format!("/p/{of_reply}/reply")).await;
    assert!(replying.contains("draft three"), "{replying}");
    let replying = w.page(&format!("/t/{}?reply_to={of_reply}", page("edit"))).await;
    assert!(replying.contains("draft three") && !replying.contains("draft two"));
}

#[tokio::test]
async fn a_second_tab_sees_the_newer_draft_and_overwrites_nothing_unseen() {
    let w = World::new(Visibility::Public).await;
    let (one, two) = (w.page("/c/wounds/new").await, w.page("/c/wounds/new").await);
    let place = field(&one, "draft_place");
    let (first, second) = (field(&one, "draft_form"), field(&two, "draft_form"));
    let typed = |form: &str, held: &str, body: &str| {
        [
            ("draft_place", place.clone()),
            ("draft_form", form.to_owned()),
            ("draft", held.to_owned()),
            ("body", body.to_owned()),
        ]
    };
    let save = async |fields: [(&str, String); 4]| {
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        w.post("/drafts", &fields).await
    };
    assert_eq!(save(typed(&first, "0", "of the first")).await.status.as_u16(), 303);
    // The first tab may go on although it does not know yet what became of its own.
    assert_eq!(save(typed(&first, "0", "more of the first")).await.status.as_u16(), 303);
    let refused = save(typed(&second, "0", "of the second")).await;
    assert_eq!(refused.status.as_u16(), 409);
    let both = refused.text();
    assert!(both.contains("more of the first") && both.contains("of the second"), "{both}");
    assert_eq!(w.of(&w.bo).await[0].body, "more of the first");
    // Seen, it may be replaced; the first tab is then the one that is behind.
    assert_eq!(save(typed(&second, &field(&both, "draft"), "of the second")).await.status.as_u16(), 303);
    assert_eq!(save(typed(&first, "0", "once more")).await.status.as_u16(), 409);
    assert_eq!(w.of(&w.bo).await[0].body, "of the second");
    // What the first tab posts does not take the draft of the second with it.
    let (held, bo, community) = (field(&both, "draft"), w.bo.clone(), w.community);
    let by = Hand { form: first, held: held.parse().ok(), anew: false };
    w.node.write(move |tx| drafts::sent(tx, &bo, Place::Thread(community), &by, "once more")).await;
    assert_eq!(w.of(&w.bo).await.len(), 1);
}

#[tokio::test]
async fn a_script_is_told_what_became_of_what_it_saved() {
    let w = World::new(Visibility::Public).await;
    let page = w.page("/c/wounds/new").await;
    let (place, form) = (field(&page, "draft_place"), field(&page, "draft_form"));
    let save = async |held: &str, body: &str, cookie: &str| {
        let fields = [("draft_place", &*place), ("draft_form", &*form), ("draft", held), ("body", body)];
        let text = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = crate::support::http::request("POST", &w.node.origin(), "/drafts")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .header("cookie", cookie);
        let answer = w.node.send(request.body(text.into()).unwrap()).await;
        (answer.status.as_u16(), answer.json())
    };
    let (status, kept) = save("0", "some words", &w.cookie).await;
    assert_eq!((status, kept["state"].as_str()), (200, Some("kept")));
    assert!(kept["say"].as_str().unwrap().starts_with("Draft saved"), "{kept}");
    let held = kept["draft"].as_str().unwrap().to_owned();
    assert_eq!(save(&held, &"x".repeat(MAX_SOURCE + 1), &w.cookie).await.0, 422);
    assert_eq!(save(&held, "x", "none=").await.1["state"], "signed-out");
    // Sent from elsewhere meanwhile: what comes late does not raise it again.
    let (bo, community) = (w.bo.clone(), w.community);
    w.node.write(move |tx| drafts::discard(tx, &bo, Place::Thread(community))).await;
    assert_eq!(save(&held, "late", &w.cookie).await.1["state"], "gone");
    assert!(w.of(&w.bo).await.is_empty());
    // All typed away: nothing is left of it.
    assert_eq!(save("0", "new", &w.cookie).await.1["state"], "kept");
    assert_eq!(save("0", " ", &w.cookie).await.1["draft"], "0");
    assert!(w.of(&w.bo).await.is_empty());
}

#[tokio::test]
async fn what_is_sent_after_the_session_ended_is_a_draft_behind_the_sign_in() {
    for visibility in [Visibility::Public, Visibility::Members] {
        let w = World::new(visibility).await;
        let hash = collegium::accounts::password::hash("a long walk along the harbour", &[]).await.unwrap();
        let id = w.bo.id;
        w.node
            .write(move |tx| {
                tx.run(collegium::sql!("UPDATE members SET password = $1 WHERE id = $2", &hash, id))
            })
            .await;
        let page = w.page("/c/wounds/new").await;
        let (place, form) = (field(&page, "draft_place"), field(&page, "draft_form"));
        let secret = w.cookie.split_once('=').unwrap().1.to_owned();
        w.node.write(move |tx| session::close(tx, &secret)).await;
        let sent = [
            ("draft_place", &*place),
            ("draft_form", &*form),
            ("draft", "0"),
            ("title", "Which \"foam\"?"),
            ("body", "First line\r\n<second> line"),
            ("do", "post"),
        ];
        let asked = w.post("/c/wounds/new", &sent).await;
        assert_eq!(asked.status.as_u16(), 403);
        assert_eq!(asked.headers["cache-control"], "no-store");
        let page = asked.text();
        assert!(page.contains("Your session ended") && page.contains("First line"), "{page}");
        let carried = [
            ("kept", "/c/wounds/new"),
            ("kept.draft_place", &*place),
            ("kept.draft_form", &*form),
            ("kept.draft", "0"),
            ("kept.title", "Which \"foam\"?"),
            ("kept.body", "First line\r\n<second> line"),
            ("login", "bo"),
        ];
        // A wrong password keeps it, too.
        let wrong = w.node.post_form("/sign-in", None, &[&carried[..], &[("password", "no")]].concat()).await;
        assert_eq!(wrong.status.as_u16(), 422);
        assert!(wrong.text().contains("First line"));
        let right = [&carried[..], &[("password", "a long walk along the harbour")]].concat();
        let back = w.node.post_form("/sign-in", None, &right).await;
        assert_eq!((back.status.as_u16(), to(&back)), (303, "/c/wounds/new?draft=saved"), "{}", back.text());
        assert!(back.headers.contains_key("set-cookie"));
        let draft = &w.of(&w.bo).await[0];
        assert_eq!(
            (draft.title.as_str(), draft.body.as_str()),
            ("Which \"foam\"?", "First line\n<second> line")
        );
    }
}

#[tokio::test]
async fn any_form_that_came_without_a_session_is_given_back_and_no_password_with_it() {
    let w = World::new(Visibility::Public).await;
    let hash = collegium::accounts::password::hash("a long walk along the harbour", &[]).await.unwrap();
    let id = w.bo.id;
    w.node
        .write(move |tx| tx.run(collegium::sql!("UPDATE members SET password = $1 WHERE id = $2", &hash, id)))
        .await;
    let sent = [("display_name", "Bo"), ("about", "Wounds, mostly."), ("password", "hunter2 hunter2")];
    let asked = w.node.post_form("/settings", None, &sent).await;
    let page = asked.text();
    assert!(page.contains("Wounds, mostly.") && !page.contains("hunter2"), "{page}");
    let right = [
        ("kept", "/settings"),
        ("kept.about", "Wounds, mostly."),
        ("kept.display_name", "Bo"),
        ("login", "bo"),
        ("password", "a long walk along the harbour"),
    ];
    let back = w.node.post_form("/sign-in", None, &right).await;
    assert_eq!(back.status.as_u16(), 200);
    assert!(back.headers.contains_key("set-cookie"));
    let page = back.text();
    assert!(page.contains("Nothing was lost") && page.contains("action=\"/settings\""), "{page}");
    assert_eq!(field(&page, "about"), "Wounds, mostly.");
    // Where it goes is on this node.
    let astray = right.map(|(name, value)| (name, if name == "kept" { "https://evil.test/" } else { value }));
    assert!(w.node.post_form("/sign-in", None, &astray).await.text().contains("action=\"/\""));
    // What is too much to carry is shown, and can be copied.
    let long = "é".repeat(85_000);
    let page = w.node.post_form("/settings", None, &[("about", &long)]).await.text();
    assert!(page.contains("too long to be carried on") && page.contains(&long));
}

#[tokio::test]
async fn a_draft_that_is_too_long_is_refused_with_its_words_in_the_form() {
    let w = World::new(Visibility::Public).await;
    let place = field(&w.page("/c/wounds/new").await, "draft_place");
    let long = "x".repeat(MAX_SOURCE + 1);
    for path in ["/drafts", "/c/wounds/new"] {
        let fields = [
            ("draft_place", &*place),
            ("draft_form", "f"),
            ("draft", "0"),
            ("title", "Foam"),
            ("body", &long),
        ];
        let refused = w.post(path, &fields).await;
        assert_eq!(refused.status.as_u16(), 422, "{path}");
        let page = refused.text();
        assert!(page.contains(&long) && page.contains("A post holds up to 100,000"), "{path}");
    }
    let fits = [("draft_place", &*place), ("draft", "0"), ("body", &long[1..])];
    assert_eq!(w.post("/drafts", &fits).await.status.as_u16(), 303);
}

#[tokio::test]
async fn a_draft_is_seen_by_its_author_only_and_says_nothing_that_they_may_no_longer_read() {
    let w = World::new(Visibility::Members).await;
    let thread = w.node.thread(&w.ada, w.community, "A secret case", "quokka").await;
    let bo = w.bo.clone();
    let words = Words { body: "my own words".into(), ..Words::default() };
    w.node.write(move |tx| drafts::save(tx, &bo, Place::Reply(thread), &words, &Hand::default())).await;
    assert_eq!(w.of(&w.bo).await[0].thread_title.as_deref(), Some("A secret case"));
    assert!(w.of(&w.ada).await.is_empty());
    let name = w.of(&w.bo).await[0].page.clone();
    let (ada, bo) = (w.node.token(&w.ada).await, w.node.token(&w.bo).await);
    let path = format!("/api/v1/drafts/{name}");
    assert_eq!(w.node.api(&ada, "GET", &path, None).await.status.as_u16(), 404);
    assert_eq!(w.node.api(&ada, "DELETE", &path, None).await.status.as_u16(), 404);

    let (by, community) = (Author::Local(w.bo.clone()), w.community);
    w.node.write(move |tx| join::leave(tx, &by, community)).await;
    let line = &w.of(&w.bo).await[0];
    assert_eq!((line.open, line.thread_title.clone(), line.answered.clone()), (false, None, None));
    let page = w.page("/drafts").await;
    assert!(page.contains("my own words") && !page.contains("A secret case"), "{page}");
    let view = w.node.api(&bo, "GET", &path, None).await.json();
    assert_eq!((view["body"].as_str(), view["about"].as_str()), (Some("my own words"), None));
    assert_eq!(w.node.api(&bo, "DELETE", &path, None).await.status.as_u16(), 204);
}

#[tokio::test]
async fn a_draft_goes_after_ninety_days_and_with_its_author() {
    let w = World::new(Visibility::Public).await;
    let keep = async |who: &Member| {
        let (who, community) = (who.clone(), w.community);
        let words = Words { body: "words".into(), ..Words::default() };
        w.node
            .write(move |tx| drafts::save(tx, &who, Place::Thread(community), &words, &Hand::default()))
            .await
    };
    assert!(matches!(keep(&w.bo).await, Saved::Kept(_)));
    w.node.app.clock().shift(60 * DAY);
    assert!(matches!(keep(&w.ada).await, Saved::Kept(_)));
    w.node.app.clock().shift(91 * DAY);
    w.node.write(drafts::clear).await;
    assert!(w.of(&w.bo).await.is_empty());
    assert_eq!(w.of(&w.ada).await.len(), 1);
    let ada = w.ada.id;
    w.node.write(move |tx| drafts::forget(tx, ada)).await;
    assert!(w.of(&w.ada).await.is_empty());
}

#[tokio::test]
async fn over_the_api_a_draft_is_kept_guarded_and_deleted_by_sending_the_same_words() {
    let w = World::new(Visibility::Public).await;
    let thread = w.node.thread(&w.ada, w.community, "Dressings", "Which ones?").await;
    let token = w.node.token(&w.bo).await;
    let page = w.node.read(move |conn| {
        Ok(collegium::threads::read::post_by_id(conn, &collegium::accounts::Viewer::Node, thread)?.page)
    });
    let page = page.await;
    let path = format!("/api/v1/posts/{page}/draft");
    let kept = w.node.api(&token, "PUT", &path, Some(json!({"kind": "reply", "body": "Foam"}))).await;
    assert_eq!(kept.status.as_u16(), 200, "{}", kept.text());
    let tag = kept.headers["etag"].to_str().unwrap().to_owned();
    let guarded = async |tag: &str, body: &str| {
        let request = crate::support::http::request("PUT", &w.node.origin(), &path)
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .header("if-match", tag);
        let json = json!({"kind": "reply", "body": body}).to_string();
        w.node.send(request.body(json.into()).unwrap()).await.status.as_u16()
    };
    assert_eq!(guarded(&tag, "Foam, mostly").await, 200);
    assert_eq!(guarded(&tag, "Gauze").await, 412);
    // Another's post cannot be changed, so no draft of that is kept.
    let edit = json!({"kind": "edit", "body": "x"});
    assert_eq!(w.node.api(&token, "PUT", &path, Some(edit)).await.status.as_u16(), 403);
    let reply = format!("/api/v1/threads/{page}/replies");
    w.node.api(&token, "POST", &reply, Some(json!({"body": "Something else"}))).await;
    assert_eq!(w.of(&w.bo).await.len(), 1);
    w.node.api(&token, "POST", &reply, Some(json!({"body": "Foam, mostly"}))).await;
    assert!(w.of(&w.bo).await.is_empty());
}
