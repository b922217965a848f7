//! Threads in several languages: a list shows those that its reader asks for, and those that say none.

use collegium::accounts::{self, Author, Viewer};
use collegium::base::language::Languages;
use collegium::base::page::Cursor;
use collegium::base::time::Clock;
use collegium::threads::read::{self, Filter, Scope};
use collegium::threads::{self};
use serde_json::json;

use super::Place;
use crate::support::TestDb;
use crate::support::node::from_elsewhere;

/// A place with a thread in each of these languages, titled by it.
async fn place(languages: &[&str]) -> (Place, Vec<i64>) {
    let place = Place::new().await;
    let mut ids = Vec::new();
    for language in languages {
        let title = format!("In «{language}»");
        let draft = place.node.app.draft(Some(&title), "Words.", language).await.unwrap();
        let (by, community) = (Author::Local(place.ben.clone()), place.community);
        let public = collegium::communities::Visibility::Public;
        let posted =
            place.node.write(move |tx| threads::post::start(tx, &by, community, public, &draft)).await;
        ids.push(posted.id);
    }
    (place, ids)
}

/// The titles that a community lists in some languages, oldest first.
async fn listed(place: &Place, languages: &str) -> Vec<String> {
    let (community, languages) = (place.community, Languages::parse(languages).unwrap());
    let newest = Cursor::newest();
    let page = place.node.read(move |conn| {
        let scope = Scope::Community(community);
        read::list(conn, &Viewer::Anonymous, scope, Filter::Newest, &languages, &newest)
    });
    page.await.items.into_iter().rev().map(|t| t.title).collect()
}

#[tokio::test]
async fn a_list_shows_the_languages_that_are_asked_for_and_what_says_none() {
    let (place, _) = place(&["en", "nb", "pt-BR", "", "no", "und"]).await;
    for (asked, titles) in [
        ("", vec!["In «en»", "In «nb»", "In «pt-BR»", "In «»", "In «no»", "In «und»"]),
        ("en", vec!["In «en»", "In «»", "In «und»"]),
        ("nb", vec!["In «nb»", "In «»", "In «no»", "In «und»"]),
        ("pt", vec!["In «pt-BR»", "In «»", "In «und»"]),
        ("en,pt", vec!["In «en»", "In «pt-BR»", "In «»", "In «und»"]),
        ("mi", vec!["In «»", "In «und»"]),
        ("und", vec!["In «»", "In «und»"]),
        // A tag is not a pattern: `n` is in `en`, and is no language.
        ("eng", vec!["In «»", "In «und»"]),
    ] {
        assert_eq!(listed(&place, asked).await, titles, "{asked}");
    }
}

#[tokio::test]
async fn a_thread_goes_where_its_opening_post_goes() {
    let (place, ids) = place(&["en"]).await;
    let by = Author::Local(place.ben.clone());
    let draft = place.node.app.draft(Some("Nå på norsk"), "Ord.", "nb-NO").await.unwrap();
    let thread = ids[0];
    place.node.write(move |tx| threads::edit::edit(tx, &by, thread, &draft)).await;
    assert!(listed(&place, "en").await.is_empty());
    assert_eq!(listed(&place, "nb").await, ["Nå på norsk"]);
    // A reply in another language moves nothing.
    let by = Author::Local(place.ben.clone());
    let draft = place.node.app.draft(None, "Words.", "en").await.unwrap();
    let reply = place.node.write(move |tx| threads::comment::reply(tx, &by, thread, &draft)).await.id;
    let (by, draft) =
        (Author::Local(place.ben.clone()), place.node.app.draft(None, "Mots.", "fr").await.unwrap());
    place.node.write(move |tx| threads::edit::edit(tx, &by, reply, &draft)).await;
    assert_eq!(listed(&place, "nb").await, ["Nå på norsk"]);
    assert!(listed(&place, "en,fr").await.is_empty());
    let by = Author::Local(place.ben.clone());
    place.node.write(move |tx| threads::edit::delete(tx, &by, thread)).await;
    assert_eq!(place.node.number("SELECT count(*) AS n FROM threads WHERE language <> ''").await, 0);
}

/// What was written before threads had a language has one after the migration.
#[test]
fn threads_that_were_there_before_get_the_language_of_their_opening_post() {
    let test = TestDb::new();
    drop(test.open(&Clock::default()));
    let mut conn = test.raw();
    let said = [("en", "en"), ("PT-br", "pt"), ("no", "nb"), ("mri-NZ", "mri"), ("und", ""), ("english", "")];
    conn.batch(
        "INSERT INTO actors (id, uri, kind, handle, handle_key, name, created, updated)
                VALUES (1, '/c/1', 'group', 'g', 'g', 'g', 0, 0);
                INSERT INTO communities (actor, visibility, last_at, created) VALUES (1, 'public', 0, 0)",
    )
    .unwrap();
    for (n, (tag, _)) in said.iter().enumerate() {
        conn.batch(&format!(
            "INSERT INTO threads (id, community, visibility, title, from_here, last_at, created)
             VALUES ({n}, 1, 'public', 't', TRUE, 0, 0);
             INSERT INTO posts (id, uri, page, thread, author, path, depth, seq, html, renderer, claimed, created,
                                updated, version, state, language)
             VALUES ({n}, '/t/{n}', 'p{n}', {n}, 1, '', 0, 0, '', 1, 0, 0, 0, '', 'shown', '{tag}')"
        )).unwrap();
    }
    let up = include_str!("../../../migrations/sqlite/2026-11-27-000040_languages/up.sql");
    let updates: Vec<&str> = up.split(';').filter(|s| s.contains("UPDATE threads")).collect();
    assert_eq!(updates.len(), 3);
    for update in updates {
        conn.batch(update).unwrap();
    }
    for (n, (tag, language)) in said.iter().enumerate() {
        let text = format!("SELECT count(*) AS n FROM threads WHERE id = {n} AND language = '{language}'");
        assert_eq!(conn.number(collegium::sql!(text)).unwrap(), Some(1), "{tag}");
    }
}

#[tokio::test]
async fn what_comes_from_elsewhere_is_listed_by_what_it_says() {
    let (place, _) = place(&["en"]).await;
    let remote = Author::Remote(place.node.stranger("writer", "south.test").await);
    let community = place.community;
    for (n, language) in [Some("de-AT"), Some("DE"), None].into_iter().enumerate() {
        let uri = format!("https://south.test/t/{n}");
        let mut draft = from_elsewhere(&uri, "Worte", 1, &format!("https://south.test/a/{n}"));
        (draft.title, draft.language) = (format!("From there {n}"), language.map(str::to_owned));
        let (remote, public) = (remote.clone(), collegium::communities::Visibility::Public);
        place.node.write(move |tx| threads::post::start(tx, &remote, community, public, &draft)).await;
    }
    assert_eq!(listed(&place, "de").await, ["From there 0", "From there 1", "From there 2"]);
    assert_eq!(listed(&place, "en").await, ["In «en»", "From there 2"]);
}

#[tokio::test]
async fn a_member_says_what_they_read_and_both_doors_follow() {
    let (place, _) = place(&["en", "nb", ""]).await;
    let node = &place.node;
    let (token, cookie) =
        (node.token(&place.ben).await, format!("__Host-collegium={}", node.session(&place.ben).await));
    let page = async |path: &str| {
        let shown = node.get_as(path, "text/html", Some(("cookie", &cookie))).await.ok().text();
        ["en", "nb", ""].map(|l| shown.contains(&format!("In «{l}»")))
    };
    let api = async |path: &str| {
        let shown = node.api(&token, "GET", path, None).await.ok().json();
        let titles: Vec<String> = shown["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|t| t["title"].as_str().unwrap().to_owned())
            .collect();
        ["en", "nb", ""].map(|l| titles.contains(&format!("In «{l}»")))
    };
    let own = "/api/v1/threads?scope=mine&language=mine";
    assert_eq!(page("/").await, [true; 3]);
    assert_eq!(api(own).await, [true; 3]);

    let me =
        node.api(&token, "PATCH", "/api/v1/me", Some(json!({ "reading": ["nb", "mi"] }))).await.ok().json();
    assert_eq!(me["reading"], json!(["mi", "nb"]));
    for path in ["/", "/c/wound-care", "/?filter=newest"] {
        assert_eq!(page(path).await, [false, true, true], "{path}");
    }
    assert_eq!(page("/?language=all").await, [true; 3]);
    assert_eq!(page("/c/wound-care?language=en").await, [true, false, true]);
    assert_eq!(api(own).await, [false, true, true]);
    assert_eq!(api("/api/v1/communities/wound-care/threads?language=mine").await, [false, true, true]);
    // A program that does not ask for less gets everything.
    assert_eq!(api("/api/v1/threads").await, [true; 3]);
    assert_eq!(api("/api/v1/threads?language=en,nb&filter=newest").await, [true; 3]);
    // What one narrows, another sees whole.
    let stranger = node.get("/").await.ok().text();
    assert!(stranger.contains("In «en»") && stranger.contains("In «nb»"));

    // The form of the settings says all, so that none chosen is none.
    let form = [
        ("display_name", "Ben"),
        ("language", "en"),
        ("time_zone", "UTC"),
        ("reads-en", "yes"),
        ("reads-fr", "yes"),
    ];
    assert_eq!(node.post_form("/settings", Some(&cookie), &form).await.status, 303);
    assert_eq!(page("/").await, [true, false, true]);
    assert_eq!(node.post_form("/settings", Some(&cookie), &form[..3]).await.status, 303);
    assert_eq!(page("/").await, [true; 3]);
    let ben = place.ben.handle.clone();
    assert!(node.read(move |conn| accounts::by_handle(conn, &ben)).await.unwrap().reading.is_all());
}

#[tokio::test]
async fn a_language_that_is_none_is_refused() {
    let (place, _) = place(&["en"]).await;
    let (node, token) = (&place.node, place.node.token(&place.ben).await);
    assert_eq!(node.get("/?language=%25").await.status, 422);
    for path in ["/api/v1/threads?language=%25", "/api/v1/threads?language=e", "/api/v1/threads?language="] {
        let answer = node.api(&token, "GET", path, None).await;
        assert!(matches!(answer.status.as_u16(), 400 | 422), "{path}: {}", answer.text());
    }
    assert_eq!(node.get_as("/api/v1/threads?language=mine", "application/json", None).await.status, 401);
    let many: Vec<String> = ('a'..='z').flat_map(|a| [format!("{a}a"), format!("{a}b")]).collect();
    for reading in [json!(["en", "%"]), json!([""]), json!(many)] {
        let answer = node.api(&token, "PATCH", "/api/v1/me", Some(json!({ "reading": reading }))).await;
        assert_eq!(answer.status, 422, "{}", answer.text());
    }
}

#[tokio::test]
async fn the_way_on_in_a_list_keeps_its_language() {
    let (place, _) = place(&["nb"; 60]).await;
    let shown = place.node.get("/c/wound-care?language=nb").await.ok().text();
    assert!(shown.contains("language=nb\" rel=\"next\""), "the rest of the list");
    assert!(shown.contains("/c/wound-care?filter=newest&#38;language=nb"), "the filters");
    assert!(shown.contains("<option value=\"nb\" lang=\"nb\" translate=\"no\" selected>"), "the choice");
}
