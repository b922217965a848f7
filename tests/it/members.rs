//! Members as admins steer them: found, suspended, given rights and roles that end, in one or in numbers; and the log.

use collegium::accounts::Member;
use collegium::base::page::Cursor;
use collegium::base::time::DAY;
use collegium::communities::Visibility;
use collegium::policy::audit;
use collegium::roster::members::{self, Filter};
use collegium::{association, policy, sql, worker};
use serde_json::{Value, json};

use crate::support::TestNode;
use crate::support::http::Answer;

struct World {
    node: TestNode,
    ada: Member,
    ben: Member,
    cookie: String,
    token: String,
}

impl World {
    async fn new() -> World {
        let node = TestNode::new().await;
        let (ada, ben) = (node.admin("ada").await, node.member("ben").await);
        let cookie = format!("__Host-collegium={}", node.session(&ada).await);
        World { token: node.token(&ada).await, ada, ben, cookie, node }
    }

    async fn api(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.node.api(&self.token, method, &format!("/api/v1{path}"), body).await
    }

    async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.node.post_form(path, Some(&self.cookie), form).await
    }

    async fn page(&self, path: &str) -> String {
        self.node.get_as(path, "text/html", Some(("cookie", &self.cookie))).await.ok().text()
    }

    /// The short names that a list shows, in the order of the alphabet.
    async fn found(&self, words: &'static str, filter: Filter) -> Vec<String> {
        let by = self.ada.clone();
        let page = self
            .node
            .read(move |conn| members::list(conn, by.admin()?, words, filter, &Cursor::newest()))
            .await;
        let mut all: Vec<String> = page.items.into_iter().map(|member| member.handle).collect();
        all.sort();
        all
    }

    async fn log(&self) -> Vec<audit::Entry> {
        self.node.read(|conn| audit::list(conn, "", "", &Cursor::newest())).await.items
    }

    async fn role(&self, handle: &'static str) -> Value {
        let file = self.api("GET", &format!("/members/{handle}"), None).await.json();
        file["communities"][0]["role"].clone()
    }
}

#[tokio::test]
async fn members_are_found_by_name_address_and_how_they_stand() {
    let world = World::new().await;
    world.node.member("cleo").await;
    world
        .node
        .write(|tx| {
            tx.run(sql!("UPDATE actors SET name = 'Åse_Bø 50%' WHERE handle = 'cleo'"))?;
            tx.run(sql!("UPDATE members SET email_confirmed = 1 WHERE email = 'ben@mail.test'"))
        })
        .await;
    assert_eq!(world.found("", Filter::All).await, ["ada", "ben", "cleo"]);
    for words in ["cle", "@CLEO", "leo@mail", "Åse", "åse", "e_b", "50%"] {
        assert_eq!(world.found(words, Filter::All).await, ["cleo"], "{words}");
    }
    assert!(world.found("e%o", Filter::All).await.is_empty(), "a sign of the search is a sign");
    assert_eq!(world.found("", Filter::Admins).await, ["ada"]);
    assert_eq!(world.found("", Filter::Unconfirmed).await, ["ada", "cleo"]);
    assert_eq!(world.found("", Filter::Never).await, ["ben", "cleo"], "ada has signed in");
    assert!(world.found("ada", Filter::Never).await.is_empty());
    let page = world.page("/admin/members?q=cle&filter=unconfirmed").await;
    assert!(page.contains("cleo") && page.contains("@mail.test") && !page.contains(">@ben<"));
}

#[tokio::test]
async fn a_list_of_many_is_paged_without_losing_any() {
    let world = World::new().await;
    for n in 0..30 {
        world.node.member(&format!("m{n}")).await;
    }
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let page = world.api("GET", &format!("/members?q=m&{after}"), None).await.json();
        seen.extend(page["items"].as_array().unwrap().iter().map(|m| m["id"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        after = format!("after={next}");
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((all, seen.len()), (32, 32), "each once: their addresses hold the letter, too");
}

#[tokio::test]
async fn who_is_suspended_is_out_everywhere_until_it_ends_and_what_they_wrote_stays() {
    let world = World::new().await;
    let community = world.node.community(&world.ada, "wounds", Visibility::Public).await;
    world.node.join(&world.ben, community, &world.ada).await;
    world.node.thread(&world.ben, community, "A dressing", "Which one?").await;
    let (session, token) = (world.node.session(&world.ben).await, world.node.token(&world.ben).await);
    let form = [("do", "suspend"), ("days", "7"), ("reason", "Sold things")];
    assert_eq!(world.post("/admin/members/@ben", &form).await.status, 303);
    let cookie = format!("__Host-collegium={session}");
    let there = world.node.get_as("/settings", "text/html", Some(("cookie", &cookie))).await;
    assert_eq!(there.status, 303, "the session has ended");
    assert_eq!(world.node.api(&token, "GET", "/api/v1/me", None).await.status, 401);
    assert_eq!(world.node.number("SELECT count(*) AS n FROM sessions WHERE member <> 0").await, 1);
    assert_eq!(world.node.number("SELECT count(*) AS n FROM posts WHERE deleted IS NULL").await, 1);
    let page = world.page("/admin/members/@ben").await;
    assert!(page.contains("Suspended until") && page.contains("Sold things"), "{page}");
    assert_eq!(world.found("", Filter::Suspended).await, ["ben"]);
    worker::end_terms(&world.node.app).await.unwrap();
    assert_eq!(world.found("", Filter::Suspended).await, ["ben"], "not before its time");
    world.node.app.clock().shift(7 * DAY + 1);
    worker::end_terms(&world.node.app).await.unwrap();
    assert!(world.found("", Filter::Suspended).await.is_empty());
    assert_eq!(world.node.api(&token, "GET", "/api/v1/me", None).await.status, 200, "tokens work again");
    let log = world.log().await;
    let suspended = log.iter().find(|entry| entry.act == "suspend").unwrap();
    assert_eq!((suspended.by.as_deref(), suspended.about.as_str()), (Some("ada"), "ben"));
}

#[tokio::test]
async fn nobody_locks_themselves_or_the_last_admin_out() {
    let world = World::new().await;
    let own = world.api("PATCH", "/members/ada", Some(json!({ "suspended": true }))).await;
    assert_eq!(own.status, 403);
    assert!(own.json()["type"].as_str().unwrap().ends_with("not-yourself"));
    assert_eq!(world.api("PATCH", "/members/ada", Some(json!({ "admin": false }))).await.status, 409);
    assert_eq!(world.post("/admin/members/@ada", &[("do", "no-admin")]).await.status, 403);
    assert_eq!(world.api("PATCH", "/members/ben", Some(json!({ "admin": true }))).await.status, 204);
    assert_eq!(world.api("PATCH", "/members/ben", Some(json!({ "suspended": true }))).await.status, 204);
    let last = world.api("PATCH", "/members/ada", Some(json!({ "admin": false }))).await;
    assert_eq!(last.status, 409, "an admin who is suspended cannot run the node");
    assert_eq!(world.api("PATCH", "/members/ben", Some(json!({ "suspended": false }))).await.status, 204);
    assert_eq!(world.api("PATCH", "/members/ada", Some(json!({ "admin": false }))).await.status, 204);
    assert_eq!(world.api("GET", "/members", None).await.status, 403, "and is none at once");
    assert_eq!(world.found("", Filter::Admins).await, ["ben"]);
}

#[tokio::test]
async fn two_admins_who_take_each_others_rights_at_once_leave_one() {
    for _ in 0..5 {
        let world = World::new().await;
        let cara = world.node.admin("cara").await;
        let (one, other) = (world.node.app.db().clone(), world.node.app.db().clone());
        let ada = world.ada.clone();
        let take = |by: Member, whom: &'static str| {
            move |tx: &mut collegium::base::db::Tx<'_>| {
                collegium::roster::acts::set_admin(tx, Some(by.admin()?), whom, false)
            }
        };
        let (first, second) = tokio::join!(one.write(take(ada, "cara")), other.write(take(cara, "ada")));
        assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
        assert_eq!(world.node.number("SELECT count(*) AS n FROM members WHERE admin").await, 1);
    }
}

#[tokio::test]
async fn a_role_ends_with_its_term_and_a_last_facilitator_stays() {
    let world = World::new().await;
    let community = world.node.community(&world.ada, "wounds", Visibility::Public).await;
    let outside = world.api("PUT", "/members/ben/roles/wounds", Some(json!({ "role": "moderator" }))).await;
    assert_eq!(outside.status, 422, "a role is one of a member");
    world.node.join(&world.ben, community, &world.ada).await;
    let form = [("do", "role"), ("community", "wounds"), ("role", "moderator"), ("days", "30")];
    assert_eq!(world.post("/admin/members/@ben", &form).await.status, 303);
    assert_eq!(world.role("ben").await, "moderator");
    let soon = json!({ "role": "facilitator", "until": "2020-01-01T00:00:00Z" });
    assert_eq!(world.api("PUT", "/members/ada/roles/wounds", Some(soon)).await.status, 422);
    let form = [("do", "role"), ("community", "wounds"), ("role", "facilitator"), ("days", "30")];
    assert_eq!(world.post("/admin/members/@ada", &form).await.status, 303);
    world.node.app.clock().shift(29 * DAY);
    worker::end_terms(&world.node.app).await.unwrap();
    assert_eq!(world.role("ben").await, "moderator");
    world.node.app.clock().shift(31 * DAY);
    worker::end_terms(&world.node.app).await.unwrap();
    assert_eq!(world.role("ben").await, "member");
    assert_eq!(world.role("ada").await, "facilitator", "a community keeps one");
    let ended = world.log().await.into_iter().find(|entry| entry.act == "term-end").unwrap();
    assert_eq!((ended.about.as_str(), ended.by, ended.was.as_deref()), ("ben", None, Some("wounds")));
    let told = "SELECT count(*) AS n FROM facts WHERE what = 'role-taken'";
    assert_eq!(world.node.number(told).await, 1, "who read the ledger hear of it");
    let soon = json!({ "role": "moderator", "until": collegium::base::time::rfc3339(world.node.app.clock().now() + DAY) });
    for body in [soon, json!({ "role": "moderator" })] {
        assert_eq!(world.api("PUT", "/members/ben/roles/wounds", Some(body)).await.status, 204);
    }
    world.node.app.clock().shift(90 * DAY);
    worker::end_terms(&world.node.app).await.unwrap();
    assert_eq!(world.role("ben").await, "moderator", "given anew without an end");
}

#[tokio::test]
async fn something_is_done_with_several_after_asking_and_all_or_nothing() {
    let world = World::new().await;
    world.node.community(&world.ada, "wounds", Visibility::Members).await;
    world.node.member("cleo").await;
    let ticked = [("who-ben", "yes"), ("who-cleo", "yes"), ("who-ada", "yes")];
    assert_eq!(world.post("/admin/members", &[("act", "suspend")]).await.status, 422, "nobody is ticked");
    let asked = world.post("/admin/members", &[&ticked[..], &[("act", "suspend")]].concat()).await;
    assert_eq!(asked.status, 200);
    let text = asked.text();
    assert!(text.contains("It concerns 2 members") && text.contains("1 is left out"), "{text}");
    assert!(world.found("", Filter::Suspended).await.is_empty(), "asking does nothing");
    let sure = [&ticked[..], &[("act", "suspend"), ("sure", "yes"), ("days", "9999")]].concat();
    assert_eq!(world.post("/admin/members", &sure).await.status, 422);
    let sure = [&ticked[..], &[("act", "suspend"), ("sure", "yes"), ("days", "3"), ("reason", "")]].concat();
    let done = world.post("/admin/members", &sure).await;
    assert_eq!(done.header("location"), Some("/admin/members?done=2"));
    assert_eq!(world.found("", Filter::Suspended).await, ["ben", "cleo"]);
    let lift = json!({ "act": "lift", "members": ["ben", "cleo", "ada"] });
    assert_eq!(world.api("POST", "/members/acts", Some(lift)).await.json()["done"], 2);
    let add = json!({ "act": "add", "members": ["ben", "nobody"], "community": "wounds" });
    assert_eq!(world.api("POST", "/members/acts", Some(add)).await.status, 422);
    let inside = "SELECT count(*) AS n FROM memberships WHERE state = 'member' AND role = 'member'";
    assert_eq!(world.node.number(inside).await, 0, "all of it or nothing");
    let add = json!({ "act": "add", "members": ["ben", "cleo"], "community": "!Wounds" });
    assert_eq!(world.api("POST", "/members/acts", Some(add)).await.json()["done"], 2);
    assert_eq!(world.node.number(inside).await, 2);
    let confirm = json!({ "act": "confirm", "members": ["ben", "cleo"] });
    assert_eq!(world.api("POST", "/members/acts", Some(confirm)).await.json()["done"], 2);
    assert_eq!(world.node.number("SELECT count(*) AS n FROM mails WHERE kind = 'confirm'").await, 2);
}

#[tokio::test]
async fn the_log_says_who_changed_a_setting_from_what_to_what() {
    let world = World::new().await;
    let by = world.ada.clone();
    world
        .node
        .write(move |tx| {
            let admin = by.admin()?;
            policy::set_sign_up(tx, Some(admin), association::SignUp::Application)?;
            policy::set_sign_up(tx, Some(admin), association::SignUp::Application)?;
            policy::set_questions(tx, admin, "Who knows you?")?;
            policy::set_mode(tx, Some(admin), "closed")?;
            policy::set_rule(tx, Some(admin), "a.example", true, "")?;
            policy::set_rule(tx, None, "a.example", false, "")
        })
        .await;
    let said: Vec<(String, Option<String>, Option<String>)> =
        world.log().await.into_iter().map(|e| (e.act, e.was, e.became)).collect();
    let said: Vec<(&str, &str, &str)> = said
        .iter()
        .map(|(act, was, became)| {
            (act.as_str(), was.as_deref().unwrap_or("-"), became.as_deref().unwrap_or("-"))
        })
        .collect();
    assert_eq!(
        said,
        [
            ("block", "allow", "block"),
            ("allow", "", "allow"),
            ("policy-mode", "open", "closed"),
            ("sign-up-questions", "", "Who knows you?"),
            ("sign-up", "closed", "application"),
        ],
        "what stays as it is, is no change"
    );
    let page = world.page("/admin/audit").await;
    assert!(page.contains("open → closed") && page.contains("@ada"), "{page}");
    let one = world.api("GET", "/audit?act=policy-mode", None).await.json();
    assert_eq!((one["items"].as_array().unwrap().len(), &one["items"][0]["became"]), (1, &json!("closed")));
    let joining = world.page("/admin/sign-up").await;
    assert!(joining.contains("Last changed by") && joining.contains("@ada"), "{joining}");
}

#[tokio::test]
async fn only_admins_see_and_steer_members() {
    let world = World::new().await;
    let cookie = format!("__Host-collegium={}", world.node.session(&world.ben).await);
    for path in ["/admin/members", "/admin/members/@ada", "/admin/audit"] {
        assert_eq!(
            world.node.get_as(path, "text/html", Some(("cookie", &cookie))).await.status,
            403,
            "{path}"
        );
    }
    let form = [("do", "admin"), ("act", "lift"), ("who-ada", "yes"), ("sure", "yes")];
    for path in ["/admin/members", "/admin/members/@ben"] {
        assert_eq!(world.node.post_form(path, Some(&cookie), &form).await.status, 403, "{path}");
    }
    let token = world.node.token(&world.ben).await;
    for (method, path, body) in [
        ("GET", "/members", None),
        ("GET", "/members/ada", None),
        ("PATCH", "/members/ben", Some(json!({ "admin": true }))),
        ("PUT", "/members/ben/roles/wounds", Some(json!({ "role": "moderator" }))),
        ("POST", "/members/ada/confirmation", None),
        ("DELETE", "/members/ada/sessions", None),
        ("POST", "/members/acts", Some(json!({ "act": "lift", "members": ["ada"] }))),
        ("GET", "/audit", None),
    ] {
        let answer = world.node.api(&token, method, &format!("/api/v1{path}"), body).await;
        assert_eq!(answer.status, 403, "{method} {path}");
    }
    assert_eq!(world.found("", Filter::Admins).await, ["ada"]);
}
