//! Every page in a made-up language: words that are not in accents and brackets bypassed the translations.

use std::path::Path;

use axum::body::Body;
use axum::http::{Method, Request, header};
use tower::ServiceExt;

use super::browser::{Browser, GREEK, NEW_COMMUNITY, PASSWORD, Shown};
use crate::accounts::sign_up::{self, NewMember};
use crate::web::l10n::PSEUDO;
use crate::{actors, association};

impl Browser {
    /// Opens a page made from `template` and finds no word of it outside the translations.
    pub async fn page(&mut self, template: &'static str, path: &str, status: u16) {
        let shown = self.ask(Method::GET, path, String::new()).await;
        self.judge(template, path, &shown, status);
    }

    /// Sends a form that is answered with a page.
    pub async fn refused(&mut self, template: &'static str, path: &str, form: &[(&str, &str)], status: u16) {
        let shown = self.post(path, form).await;
        self.judge(template, path, &shown, status);
    }

    fn judge(&mut self, template: &'static str, path: &str, shown: &Shown, status: u16) {
        assert_eq!(shown.status, status, "{path} {}", shown.to);
        let plain = plain_words(&shown.body);
        assert!(plain.is_empty(), "{template} at {path} says {plain:?}");
        self.seen.insert(template);
    }
}

/// The words of a page that are neither in brackets, nor marked as not to be translated, nor in Greek as all that
/// people write in these tests is.
pub fn plain_words(html: &str) -> Vec<String> {
    let html = html.replace("&lt;", " ").replace("&gt;", " ").replace("&amp;", " ").replace("&quot;", " ");
    let mut visible = String::new();
    let mut rest = html.as_str();
    while let Some((text, behind)) = rest.split_once('<') {
        visible.push_str(text);
        visible.push(' ');
        let (tag, behind) = behind.split_once('>').unwrap();
        for name in ["aria-label=\"", "title=\"", "placeholder=\"", "data-k=\""] {
            if let Some((_, value)) = tag.split_once(&format!(" {name}")) {
                visible.push_str(value.split('"').next().unwrap());
                visible.push(' ');
            }
        }
        let name = tag.split_whitespace().next().unwrap();
        let skip = tag.contains("translate=\"no\"") || name == "svg" || name == "script";
        rest = if skip && !tag.ends_with('/') { behind_element(behind, name) } else { behind };
    }
    outside_brackets(&visible)
        .split(|c: char| !c.is_alphabetic())
        // A node that has no name yet goes by its address.
        .filter(|w| w.len() > 1 && w.is_ascii() && *w != "localhost")
        .map(str::to_owned)
        .collect()
}

/// What follows an element that has just begun.
fn behind_element<'a>(mut rest: &'a str, name: &str) -> &'a str {
    let mut depth = 1;
    while depth > 0 {
        let (_, behind) = rest.split_once('<').unwrap();
        if behind.starts_with(&format!("/{name}>")) {
            depth -= 1;
        } else if behind.starts_with(&format!("{name} ")) || behind.starts_with(&format!("{name}>")) {
            depth += 1;
        }
        rest = behind.split_once('>').unwrap().1;
    }
    rest
}

fn outside_brackets(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|c| {
            match c {
                '⟦' => depth += 1,
                '⟧' => depth -= 1,
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

pub async fn set_up(b: &mut Browser) {
    b.page("home.html", "/", 200).await;
    b.page("error.html", "/setup?token=x", 404).await;
    let token = b.app.db().write(association::new_setup_secret).await.unwrap().unwrap();
    b.page("setup.html", &format!("/setup?token={token}"), 200).await;
    b.refused("setup.html", "/setup", &[("token", &token)], 422).await;
    let form = [
        ("token", token.as_str()),
        ("association", GREEK),
        ("legal_entity", GREEK),
        ("jurisdiction", "gr"),
        ("language", PSEUDO),
        ("time_zone", "UTC"),
        ("policy_mode", "allow-list"),
        ("handle", "q1"),
        ("display_name", GREEK),
        ("password", PASSWORD),
    ];
    assert_eq!(b.sent("/setup", &form).await, "/");
}

async fn strangers(b: &mut Browser) {
    let member = std::mem::take(&mut b.cookie);
    b.refused("sign_in.html", "/sign-in", &[("login", "q1"), ("password", "no")], 422).await;
    b.page("sign_in.html", "/sign-in?next=/settings", 200).await;
    b.page("error.html", "/sign-up", 403).await;
    b.page("error.html", "/c/nowhere", 404).await;
    b.page("home.html", "/", 200).await;
    b.page("about.html", "/about", 200).await;
    b.page("reference.html", "/about/api", 200).await;
    b.page("accessibility.html", "/about/accessibility?saved=yes", 200).await;
    b.page("keys.html", "/about/keys", 200).await;
    b.page("search.html", "/search?q=%21a%40b.example", 200).await;
    b.cookie = member;
    b.sent("/admin/sign-up", &[("open", "yes")]).await;
    let member = std::mem::take(&mut b.cookie);
    b.page("sign_up.html", "/sign-up", 200).await;
    b.refused("sign_up.html", "/sign-up", &[("handle", "?")], 422).await;
    b.cookie = member;
    super::mails::joining(b).await;
}

async fn communities(b: &mut Browser) {
    b.page("communities.html", "/communities", 200).await;
    b.page("community_form.html", "/communities/new", 200).await;
    b.refused("community_form.html", "/communities/new", &[("handle", "?")], 422).await;
    b.sent("/communities/new", &NEW_COMMUNITY).await;
    b.sent(
        "/communities/new",
        &[("handle", "k3"), ("title", GREEK), ("visibility", "public"), ("do", "draft")],
    )
    .await;
    b.sent("/c/k2/topics", &[("name", GREEK)]).await;
    b.refused("topics.html", "/c/k2/topics", &[("name", "?")], 422).await;
    let topics = b.shown("/c/k2/topics").await;
    let (_, behind) = topics.split_once("/c/k2/topics/").unwrap();
    b.page("topic.html", &format!("/c/k2/topics/{}", behind.split('"').next().unwrap()), 200).await;
    for (template, path) in [
        ("communities.html", "/communities"),
        ("community.html", "/c/k2"),
        ("community.html", "/c/k2?filter=unread"),
        ("community_about.html", "/c/k2/about"),
        ("community_members.html", "/c/k2/members"),
        ("community_log.html", "/c/k2/log"),
        ("community_form.html", "/c/k2/edit"),
        ("topics.html", "/c/k2/topics"),
        ("life.html", "/c/k2/life"),
        ("life.html", "/c/k3/life"),
        ("community.html", "/c/k3"),
        ("compose.html", "/c/k2/new"),
    ] {
        b.page(template, path, 200).await;
    }
    b.refused("compose.html", "/c/k2/new", &[("title", ""), ("visibility", "public")], 422).await;
    suspensions(b).await;
}

/// Somebody who never joined may be suspended, too.
async fn suspensions(b: &mut Browser) {
    let new = NewMember {
        handle: "theta".into(),
        display_name: GREEK.into(),
        email: String::new(),
        password_hash: String::new(),
        language: "en".into(),
        time_zone: "UTC".into(),
    };
    let made = b.app.db().write(move |tx| sign_up::create(tx, &new, false)).await.unwrap();
    let uri = b.app.db().read(move |conn| actors::by_id(conn, made.actor)).await.unwrap().uri;
    b.page("suspend.html", &format!("/c/k2/suspend?person={uri}"), 200).await;
    b.refused("suspend.html", "/c/k2/suspend", &[("person", &uri), ("days", "8")], 422).await;
    let form = [("person", uri.as_str()), ("days", "7"), ("reason", GREEK)];
    assert_eq!(b.sent("/c/k2/suspend", &form).await, "/c/k2/members");
    b.page("community_members.html", "/c/k2/members", 200).await;
    b.page("community_log.html", "/c/k2/log", 200).await;
    b.sent("/c/k2/suspend", &[("person", &uri), ("do", "lift")]).await;
}

/// A thread with a reply: their pages.
async fn thread(b: &mut Browser) -> (String, String) {
    let words = [("title", GREEK), ("body", GREEK), ("language", "el"), ("visibility", "public")];
    let preview = [&words[..], &[("do", "preview")]].concat();
    b.refused("compose.html", "/c/k2/new", &preview, 200).await;
    let thread = b.sent("/c/k2/new", &words).await;
    let reply = b.sent(&format!("{thread}/reply"), &[("body", GREEK), ("language", "el")]).await;
    b.refused("reply.html", &format!("{thread}/reply"), &[("body", "")], 422).await;
    b.page("home.html", "/", 200).await;
    b.page("thread.html", &thread, 200).await;
    let page = reply.trim_start_matches("/r/").to_owned();
    b.page("thread.html", &format!("{thread}?reply_to={page}"), 200).await;
    drafts(b, &page).await;
    (thread, format!("/p/{page}"))
}

/// Every state of a draft: their list, and what the forms show.
async fn drafts(b: &mut Browser, reply: &str) {
    b.page("drafts.html", "/drafts", 200).await;
    b.refused("edit.html", &format!("/p/{reply}/edit"), &[("body", GREEK), ("version", "1")], 409).await;
    let charter = [("title", GREEK), ("domain", "\u{3b1}\u{3b2}"), ("version", "1")];
    b.refused("community_form.html", "/c/k2/edit", &charter, 409).await;
    b.page("reply.html", &format!("/p/{reply}/reply"), 200).await;
    for place in ["thread:k2".to_owned(), format!("reply:{reply}"), format!("edit:{reply}")] {
        let typed = |form, held| {
            [("draft_place", place.as_str()), ("draft_form", form), ("draft", held), ("body", GREEK)]
        };
        let form = b.sent("/drafts", &typed("one", "0")).await;
        let bare = form.split('?').next().unwrap().to_owned();
        let template = match bare.rsplit('/').next() {
            Some("new") => "compose.html",
            Some("reply") => "reply.html",
            _ => "edit.html",
        };
        b.page(template, &form, 200).await;
        b.page(template, &bare, 200).await;
        b.refused(template, "/drafts", &typed("two", "1"), 409).await;
    }
    b.page("drafts.html", "/drafts", 200).await;
    let gone = b.sent("/drafts/discard", &[("draft_place", "thread:k2")]).await;
    b.page("compose.html", &gone, 200).await;
    let member = std::mem::take(&mut b.cookie);
    let sent = [("draft_place", "thread:k2"), ("body", GREEK)];
    b.refused("sign_in.html", "/drafts", &sent, 403).await;
    let long = "\u{3b1}".repeat(84_000);
    b.refused("sign_in.html", "/drafts", &[("body", &long)], 403).await;
    let back = [("kept", "/drafts"), ("kept.body", GREEK), ("login", "q1"), ("password", PASSWORD)];
    b.refused("kept.html", "/sign-in", &back, 200).await;
    b.cookie = member;
    for place in [format!("reply:{reply}"), format!("edit:{reply}")] {
        b.sent("/drafts/discard", &[("draft_place", &place)]).await;
    }
}

/// What a member keeps of a thread.
async fn saved(b: &mut Browser, thread: &str) {
    b.page("saved.html", "/saved", 200).await;
    let form = format!("{thread}/save");
    b.page("save.html", &form, 200).await;
    b.refused("save.html", &form, &[("note", GREEK), ("remind", "2020-01-01")], 422).await;
    b.refused("save.html", &form, &[("note", GREEK), ("remind", "?")], 422).await;
    b.sent(&form, &[("note", GREEK), ("remind", "2099-01-01")]).await;
    b.page("saved.html", "/saved", 200).await;
    b.page("save.html", &form, 200).await;
    b.page("thread.html", thread, 200).await;
    b.page("print.html", &format!("{thread}/print"), 200).await;
    b.sent(&format!("{thread}/unread"), &[]).await;
    b.sent("/c/k2/read", &[]).await;
}

async fn one_post(b: &mut Browser, thread: &str, post: &str) {
    b.page("edit.html", &format!("{post}/edit"), 200).await;
    b.refused("edit.html", &format!("{post}/edit"), &[("body", "")], 422).await;
    b.sent(&format!("{post}/edit"), &[("body", "Δέλτα"), ("language", "el")]).await;
    b.sent(&format!("{post}/vote"), &[("helpful", "yes")]).await;
    b.page("history.html", &format!("{post}/history"), 200).await;
    b.page("journey.html", &format!("{post}/journey"), 200).await;
    b.page("delete.html", &format!("{post}/delete"), 200).await;
    b.page("report.html", &format!("{post}/report"), 200).await;
    let long = "Ω".repeat(501);
    b.refused("report.html", &format!("{post}/report"), &[("reason", &long)], 422).await;
    b.page("community_reports.html", "/c/k2/reports", 200).await;
    assert_eq!(
        b.sent(&format!("{post}/report"), &[("reason", GREEK)]).await,
        format!("{thread}?sent=report")
    );
    b.sent(&format!("{}/report", thread.replace("/t/", "/p/")), &[]).await;
    b.page("thread.html", &format!("{thread}?sent=report"), 200).await;
    b.page("community_reports.html", "/c/k2/reports?done=yes", 200).await;
    b.page("community.html", "/c/k2", 200).await;
    b.page("community_reports.html", "/c/k2/reports?state=closed", 200).await;
    b.page("moderate.html", &format!("{post}/moderate"), 200).await;
    b.refused("moderate.html", &format!("{post}/moderate"), &[("reason", "")], 422).await;
    let opening = thread.replace("/t/", "/p/");
    for (post, act) in [(opening.as_str(), "lock"), (&opening, "pin"), (post, "hide"), (post, "remove")] {
        b.sent(&format!("{post}/moderate"), &[("act", act), ("reason", GREEK)]).await;
        b.page("thread.html", thread, 200).await;
    }
    b.page("community_log.html", "/c/k2/log", 200).await;
    b.page("community.html", "/c/k2", 200).await;
    b.sent(&format!("{post}/delete"), &[]).await;
    b.page("thread.html", thread, 200).await;
}

async fn member(b: &mut Browser) {
    b.page("profile.html", "/@q1", 200).await;
    b.page("settings.html", "/settings?saved=yes", 200).await;
    b.refused("settings.html", "/settings", &[("display_name", "")], 422).await;
    b.page("notifications.html", "/notifications", 200).await;
    b.page("feeds.html", "/settings/feeds", 200).await;
    b.refused("feeds.html", "/settings/feeds", &[("name", "")], 422).await;
    b.refused("feeds.html", "/settings/feeds", &[("name", GREEK)], 200).await;
    b.page("tokens.html", "/settings/tokens", 200).await;
    b.refused("tokens.html", "/settings/tokens", &[("name", ""), ("scope", "read")], 422).await;
    b.refused("tokens.html", "/settings/tokens", &[("name", "\u{3ba}\u{3bb}"), ("scope", "write")], 200)
        .await;
    moving(b).await;
    copies(b).await;
    b.page("search.html", "/search?q=zebra", 200).await;
    b.page("search.html", "/search?q=%21a%40b.example", 200).await;
    super::mails::sessions(b).await;
    super::mails::queue(b).await;
    super::members::files(b).await;
    super::members::steered(b).await;
    super::members::look(b).await;
    super::mails::links(b).await;
    super::mails::leaving(b).await;
    b.page("admin.html", "/admin", 200).await;
    b.page("federation.html", "/admin/federation?name=zebra", 200).await;
    b.refused("federation.html", "/admin/nodes", &[("verdict", "allow")], 422).await;
    let rule = [("node", "b.example"), ("verdict", "block"), ("reason", GREEK)];
    b.sent("/admin/nodes", &rule).await;
    b.page("federation.html", "/admin/federation", 200).await;
    exchange(b).await;
    b.refused("error.html", "/about", &[], 405).await;
}

/// A community elsewhere whose copy differs from its home in every way.
async fn copies(b: &mut Browser) {
    let rows = [
        "INSERT INTO nodes (id, authority, first_seen) VALUES (97911, 'z.example', 1)",
        "INSERT INTO actors (id, uri, node, kind, handle, handle_key, name, created, updated)
         VALUES (97912, 'https://z.example/c', 97911, 'group', 'omega', 'omega', '\u{3c9}', 1, 1),
                (97913, 'https://z.example/u', 97911, 'person', 'psi', 'psi', '\u{3c8}', 1, 1)",
        "INSERT INTO communities (actor, visibility, threads, members, last_at, created)
         VALUES (97912, 'public', 1, 1, 1, 1)",
        "INSERT INTO threads (id, community, visibility, title, from_here, last_at, created)
         VALUES (97914, 97912, 'public', '\u{3c9}\u{3c9}\u{3c9}', FALSE, 1, 1)",
        "INSERT INTO posts (id, uri, page, thread, author, path, depth, seq, html, renderer, claimed, created, updated,
                            version, state)
         VALUES (97914, 'https://z.example/t/1', '9t1', 97914, 97913, '', 0, 0, '<p>\u{3c9}</p>', 1, 1, 1, 1, '', 'shown')",
        "INSERT INTO comparisons (community, state, threads, posts, compared, due) VALUES (97912, 'differs', 2, 9, 5, 9)",
        "INSERT INTO divergences (community, thread, there, there_digest, at)
         VALUES (97912, 'https://z.example/t/1', 8, '', 5), (97912, 'https://z.example/t/2', 1, '', 5)",
        "INSERT INTO differences (community, thread, uri, what, why, rule, at) VALUES
         (97912, 'https://z.example/t/1', 'https://z.example/r/1', 'missing', 'policy', 'y.example', 5),
         (97912, 'https://z.example/t/1', 'https://z.example/r/2', 'missing', 'not-had', NULL, 5),
         (97912, 'https://z.example/t/1', '/r/3', 'extra', 'on-its-way', NULL, 5)",
    ];
    b.app
        .db()
        .write(move |tx| rows.iter().try_for_each(|row| tx.run(crate::sql!(*row)).map(drop)))
        .await
        .unwrap();
    b.page("thread.html", "/t/9t1", 200).await;
    b.page("copies.html", "/t/9t1/copies", 200).await;
    b.page("copies.html", "/c/omega@z.example/copies?asked=yes", 200).await;
    b.page("community.html", "/c/omega@z.example", 200).await;
    assert_eq!(b.sent("/t/9t1/copies", &[]).await, "/t/9t1/copies?asked=yes");
    let page = "/c/omega@z.example/copies";
    assert_eq!(b.sent(page, &[]).await, format!("{page}?asked=yes"));
}

/// A member with another account elsewhere, who moves there.
async fn moving(b: &mut Browser) {
    let page = "/settings/moving";
    b.page("moving.html", page, 200).await;
    b.refused("moving.html", &format!("{page}/accounts"), &[("account", GREEK)], 422).await;
    b.refused("moving.html", page, &[("target", GREEK), ("password", "")], 422).await;
    let rows = [
        "INSERT INTO nodes (id, authority, first_seen) VALUES (901, 'y.example', 1)",
        "INSERT INTO actors (id, uri, node, kind, handle, handle_key, name, created, updated)
         VALUES (902, 'https://y.example/1', 901, 'person', 'kappa', 'kappa', '\u{3ba}', 1, 1)",
        "INSERT INTO also_known_as (actor, other, at)
         SELECT id, 902, 1 FROM actors WHERE handle = 'q1' AND node IS NULL",
        "UPDATE actors SET moved_to = 902 WHERE handle = 'q1' AND node IS NULL",
    ];
    b.app
        .db()
        .write(move |tx| rows.iter().try_for_each(|row| tx.run(crate::sql!(*row)).map(drop)))
        .await
        .unwrap();
    b.page("moving.html", page, 200).await;
    b.page("settings.html", "/settings", 200).await;
    b.page("profile.html", "/@q1", 200).await;
    assert_eq!(b.sent(&format!("{page}/back"), &[]).await, format!("{page}?saved=yes"));
    let forget = [("person", "https://y.example/1")];
    b.sent(&format!("{page}/accounts/remove"), &forget).await;
    b.page("moving.html", &format!("{page}?saved=yes"), 200).await;
    let rows = ["DELETE FROM actors WHERE id = 902", "DELETE FROM nodes WHERE id = 901"];
    b.app
        .db()
        .write(move |tx| rows.iter().try_for_each(|row| tx.run(crate::sql!(*row)).map(drop)))
        .await
        .unwrap();
}

/// A node with something of every state in both directions: its pages.
async fn exchange(b: &mut Browser) {
    let rows = [
        "UPDATE nodes SET failures = 2, retry_at = 9000000000000000, last_error = 'unreachable', last_failed = 1,
                software = 'x', version = 'y', last_heard = 1, last_reached = 1",
        "INSERT INTO activities (id, uri, kind, actor, local, public, created)
         SELECT i, '/x/' || i, 'Create', (SELECT min(id) FROM actors), TRUE, TRUE, 1
         FROM (SELECT 1 AS i UNION SELECT 2 UNION SELECT 3 UNION SELECT 4) q",
        "INSERT INTO deliveries (id, activity, node, inbox, ord, state, answer, sent, created, attempts, took, acknowledged)
         SELECT a.id, a.id, n.id, 'x', a.id,
                CASE a.id WHEN 4 THEN 'pending' WHEN 2 THEN 'done' WHEN 3 THEN 'refused' ELSE 'dropped' END,
                CASE a.id WHEN 2 THEN '202' WHEN 3 THEN 'odd' WHEN 1 THEN 'policy' END,
                CASE a.id WHEN 4 THEN NULL ELSE 1 END, CASE a.id WHEN 3 THEN 9000000000000000 ELSE 1 END,
                CASE a.id WHEN 4 THEN 0 ELSE 1 END, CASE a.id WHEN 2 THEN 15000000 END, CASE a.id WHEN 2 THEN 90000001 END
         FROM activities a, nodes n WHERE a.id < 5 AND n.authority = 'b.example'",
        "INSERT INTO inbox_items (id, uri, node, sender, kind, body, received, state, due, reason)
         SELECT a.id, 'https://b.example/' || a.id, n.id, a.actor, 'Create', x'00', a.id,
                CASE a.id WHEN 1 THEN 'new' WHEN 2 THEN 'done' WHEN 3 THEN 'ignored' ELSE 'failed' END, 1,
                CASE a.id WHEN 4 THEN 'no-object' END
         FROM activities a, nodes n WHERE a.id < 5 AND n.authority = 'b.example'",
    ];
    b.app
        .db()
        .write(move |tx| rows.iter().try_for_each(|row| tx.run(crate::sql!(*row)).map(drop)))
        .await
        .unwrap();
    b.page("federation.html", "/admin/federation", 200).await;
    let node = "/admin/federation/nodes/b.example";
    b.page("federation_node.html", node, 200).await;
    b.page("federation_node.html", &format!("{node}?state=refused"), 200).await;
    b.page("error.html", &format!("{node}?state=other"), 404).await;
    b.page("federation_node.html", &format!("{node}/received"), 200).await;
    b.page("federation_failed.html", "/admin/federation/failed", 200).await;
    for act in ["retry", "pause", "again"] {
        b.sent(node, &[("act", act)]).await;
        b.page("federation_node.html", node, 200).await;
    }
    b.page("federation_failed.html", "/admin/federation/failed", 200).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_speaks_through_the_translations() {
    let mut b = Browser::start().await;
    set_up(&mut b).await;
    strangers(&mut b).await;
    communities(&mut b).await;
    let (thread, post) = thread(&mut b).await;
    saved(&mut b, &thread).await;
    one_post(&mut b, &thread, &post).await;
    member(&mut b).await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web/templates");
    // Feeds hold no word of this program.
    let pieces = ["base.html", "m.html", "icons.svg", "feed.xml"];
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let covered = pieces.contains(&name.as_str()) || b.seen.contains(name.as_str());
        assert!(covered, "no test shows {name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_guarded_and_forms_of_other_sites_are_refused() {
    let b = Browser::start().await;
    let ask = |method: Method, path: &str, site: &str| {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost:8080")
            .header("sec-fetch-site", site);
        b.router.clone().oneshot(request.body(Body::empty()).unwrap())
    };
    for path in ["/", "/nowhere", "/static/app.css", "/settings"] {
        let answer = ask(Method::GET, path, "cross-site").await.unwrap();
        let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(answer.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
    }
    let foreign = ask(Method::POST, "/sign-out", "cross-site").await.unwrap();
    assert_eq!(foreign.status().as_u16(), 403);
    let own = ask(Method::POST, "/sign-out", "same-origin").await.unwrap();
    assert_eq!(own.status().as_u16(), 303);
}
