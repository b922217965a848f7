//! Passwords that are replaced: what ends with the old one, and which new ones are refused.

use collegium::accounts::{feed, reset, session, token};
use serde_json::json;

use crate::recovery::{NEW, World, code};

/// Whether a token and a private feed of a member still open anything.
async fn opened(world: &World, token: &str, feed: &str) -> (bool, bool) {
    let (token, feed, now) = (token.to_owned(), feed.to_owned(), world.node.app.clock().now());
    world
        .node
        .read(move |conn| {
            Ok((token::bearer(conn, &token, now)?.is_some(), feed::reader(conn, &feed, now)?.is_some()))
        })
        .await
}

#[tokio::test]
async fn a_new_password_by_a_link_ends_keys_for_programs_and_private_feeds_too() {
    let world = World::new().await;
    let ben = world.member("ben").await;
    let token = world.node.token(&ben).await;
    let one = ben.clone();
    let feed = world.node.write(move |tx| feed::make(tx, &one, "reader")).await.secret;
    assert_eq!(opened(&world, &token, &feed).await, (true, true));
    let secret = world.node.write(move |tx| reset::link(tx, &ben)).await;
    world.set(&secret, NEW).await.unwrap();
    assert_eq!(opened(&world, &token, &feed).await, (false, false));
}

#[tokio::test]
async fn who_knows_the_password_changes_it_and_says_what_ends_with_it() {
    let world = World::new().await;
    let ben = world.member("ben").await;
    let old = world.node.write({
        let ben = ben.clone();
        move |tx| reset::link(tx, &ben)
    });
    world.set(&old.await, NEW).await.unwrap();
    world.mail().await;
    let token = world.node.token(&ben).await;
    let one = ben.clone();
    let feed = world.node.write(move |tx| feed::make(tx, &one, "reader")).await.secret;
    let (here, there) = (world.node.session(&ben).await, world.node.session(&ben).await);
    let cookie = format!("__Host-collegium={here}");
    let change = |old: &'static str, new: &'static str, all: &'static str| {
        let fields = [("password", old), ("new_password", new), ("all", all)];
        let (world, cookie) = (&world, cookie.clone());
        async move { world.node.post_form("/settings/password", Some(&cookie), &fields).await.status.as_u16() }
    };
    let next = "seven grey herons wade at low tide";
    assert_eq!(change("not my password", next, "").await, 422);
    assert_eq!(change(NEW, "password123", "").await, 422);
    assert_eq!(change(NEW, next, "").await, 303);
    let now = world.node.app.clock().now();
    for (secret, lives) in [(here.clone(), true), (there, false)] {
        let found = world.node.read(move |conn| session::member(conn, &secret, now)).await;
        assert_eq!(found.is_some(), lives, "the session that asked goes on, others end");
    }
    assert_eq!(opened(&world, &token, &feed).await, (true, true));
    assert_eq!(world.mail().await.len(), 1, "the member is told");
    assert_eq!(change(next, NEW, "yes").await, 303);
    assert_eq!(opened(&world, &token, &feed).await, (false, false));
}

#[tokio::test]
async fn who_knew_the_old_password_comes_in_by_no_link_after_a_change_either() {
    let world = World::new().await;
    let ben = world.member("ben").await;
    let one = ben.clone();
    let link = world.node.write(move |tx| reset::link(tx, &one)).await;
    world.set(&link, NEW).await.unwrap();
    world.mail().await;
    world.ask(&ben, "thief@mail.test").await.unwrap();
    let thief = world.mail().await[0].secret();
    let cookie = format!("__Host-collegium={}", world.node.session(&ben).await);
    let fields = [("password", NEW), ("new_password", "seven grey herons wade at low tide")];
    assert_eq!(world.node.post_form("/settings/password", Some(&cookie), &fields).await.status, 303);
    assert_eq!(code(world.confirm(&thief).await), "token/link-used");
    let token = world.node.token(&ben).await;
    let body = json!({ "password": "not mine at all", "new_password": "another long one, unguessed" });
    let refused = world.node.api(&token, "PUT", "/api/v1/me/password", Some(body)).await;
    assert_eq!(refused.status, 422);
}

#[tokio::test]
async fn ones_own_address_is_no_password_by_a_link_either() {
    let world = World::new().await;
    let ben = world.member("ben").await;
    let link = world.node.write(move |tx| reset::link(tx, &ben)).await;
    let fields = [("token", link.as_str()), ("password", "ben@mail.test")];
    let refused = world.node.post_form("/reset", None, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("easily guessed"));
}
