//! `Move`, as this node says it: only to an account that names its earlier self, with nothing going along, and back.

use collegium::accounts::Member;
use collegium::actors::{self, selves};
use collegium::error::{Error, Result};
use serde_json::{Value, json};

use super::{NORTH, SOUTH, WEST, World, actor_uri, fresh, reply, start};
use crate::support::TestNode;

/// Ewan of the south is known in the north by what he wrote there; Wanda of the west is who he wants to be.
async fn world() -> (World, Member) {
    let (world, wanda) = World::of_three().await;
    let thread = start(world.north(), &world.asha, world.home, "Goodbye").await;
    world.all.settle().await;
    reply(world.south(), &world.ewan, world.same(world.north(), thread, world.south()).await, "I am moving")
        .await;
    let far = world.same(world.north(), thread, world.all.node(WEST)).await;
    reply(world.all.node(WEST), &wanda, far, "I am here").await;
    world.all.settle().await;
    (world, wanda)
}

async fn names(node: &TestNode, who: &Member, account: &str) -> Result<()> {
    let (actor, other) = (who.actor, node.app.other_self(who, account).await?);
    node.app.db().write(move |tx| selves::name(tx, actor, &other)).await
}

async fn moves(node: &TestNode, who: &Member, target: &str) -> Result<()> {
    let (actor, new) = (who.actor, node.app.new_self(who, target).await?);
    node.app.db().write(move |tx| selves::move_to(tx, actor, new)).await
}

async fn document(node: &TestNode, actor: i64) -> Value {
    let uri = actor_uri(node, actor).await;
    let path = uri.strip_prefix(&node.origin()).unwrap();
    node.get_as(path, "application/activity+json", None).await.ok().json()
}

fn code(tried: Result<()>) -> (&'static str, &'static str, String) {
    match tried {
        Err(Error::Invalid(problems)) => (problems[0].field, problems[0].code, problems[0].detail.clone()),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_member_moves_to_an_account_that_names_them_and_comes_back() {
    let (world, wanda) = world().await;
    let (north, south, west) = (world.north(), world.south(), world.all.node(WEST));
    let target = format!("@wanda@{WEST}");
    let refused = code(moves(south, &world.ewan, &target).await);
    assert_eq!(refused, ("target", "target-does-not-confirm", format!("@ewan@{SOUTH}")));
    let moved = "SELECT count(*) AS n FROM actors WHERE moved_to IS NOT NULL";
    assert_eq!(south.number(moved).await, 0);

    names(west, &wanda, &format!("@ewan@{SOUTH}")).await.unwrap();
    world.all.settle().await;
    let (old, new) = (actor_uri(south, world.ewan.actor).await, actor_uri(west, wanda.actor).await);
    assert_eq!(document(west, wanda.actor).await["alsoKnownAs"], json!([old]));
    let before = world.all.wire().len();
    moves(south, &world.ewan, &target).await.unwrap();
    moves(south, &world.ewan, &target).await.unwrap();
    world.all.settle().await;
    assert_eq!(document(south, world.ewan.actor).await["movedTo"], json!(new));
    let said: Vec<Value> = world.all.wire()[before..]
        .iter()
        .filter(|e| (e.from.as_str(), e.to.as_str(), e.method.as_str()) == (SOUTH, NORTH, "POST"))
        .map(|e| serde_json::from_slice(&e.body).unwrap())
        .collect();
    let kinds: Vec<&str> = said.iter().map(|s| s["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["Move", "Update"], "once");
    assert_eq!((&said[0]["object"], &said[0]["target"]), (&json!(old), &json!(new)));
    assert_eq!(said[1]["object"]["movedTo"], json!(new));
    for (node, handle) in [(south, "ewan".to_owned()), (north, format!("ewan@{SOUTH}"))] {
        let page = node.get(&format!("/@{handle}")).await.ok().text();
        assert!(page.contains(&target), "{page}");
    }
    let members = "SELECT count(*) AS n FROM memberships m JOIN actors a ON a.id = m.actor WHERE a.handle = 'ewan' AND m.state = 'member'";
    assert_eq!(north.number(members).await, 1, "his membership stays his");

    // Nobody moves to somebody who moved: neither in a chain nor in a circle.
    let back = code(moves(west, &wanda, &format!("@ewan@{SOUTH}")).await);
    assert_eq!(back, ("target", "target-does-not-confirm", format!("@wanda@{WEST}")));
    names(south, &world.ewan, &target).await.unwrap();
    let back = code(moves(west, &wanda, &old).await);
    assert_eq!((back.0, back.1), ("target", "target-moved-on"));

    let actor = world.ewan.actor;
    south.write(move |tx| selves::come_back(tx, actor)).await;
    world.all.settle().await;
    assert_eq!((south.number(moved).await, north.number(moved).await), (0, 0), "told everywhere");
    assert_eq!(document(south, actor).await.get("movedTo"), None);
}

#[tokio::test]
async fn somebody_elsewhere_moves_to_a_member_here_who_says_so() {
    let (world, _) = world().await;
    let (north, south) = (world.north(), world.south());
    let (old, new) = (actor_uri(south, world.ewan.actor).await, actor_uri(north, world.asha.actor).await);
    let moved = "SELECT count(*) AS n FROM actors WHERE moved_to IS NOT NULL";
    let says = json!({ "id": fresh("move"), "type": "Move", "actor": old, "object": old, "target": new });
    assert_eq!(world.ewan_says(says.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    assert_eq!(north.number(moved).await, 0, "she does not name him");
    names(north, &world.asha, &format!("@ewan@{SOUTH}")).await.unwrap();
    moves(south, &world.ewan, &format!("@asha@{NORTH}")).await.unwrap();
    world.all.settle().await;
    assert_eq!(north.number(moved).await, 1);
    let page = north.get(&format!("/@ewan@{SOUTH}")).await.ok().text();
    assert!(page.contains("@asha"), "{page}");
}

#[tokio::test]
async fn only_people_of_nodes_that_may_be_asked_are_named_and_five_of_them() {
    let (world, _) = world().await;
    let (north, south) = (world.north(), world.south());
    let ewan = &world.ewan;
    for (account, problem) in [
        ("", "account-form"),
        ("somebody", "account-form"),
        ("!wounds@north.test", "person-elsewhere"),
        ("@ewan@south.test", "person-elsewhere"),
        ("@ewan", "person-elsewhere"),
        ("@asha@no%rth", "node-name"),
    ] {
        assert_eq!(code(names(south, ewan, account).await).1, problem, "{account}");
    }
    // Known or not, nobody on a node that the policy refuses.
    let boss = south.admin("boss").await;
    let token = south.token(&boss).await;
    let block = json!({ "verdict": "block", "reason": "A test" });
    south.api(&token, "PUT", &format!("/api/v1/nodes/{WEST}"), Some(block)).await.ok();
    let refused = names(south, ewan, &format!("@wanda@{WEST}")).await;
    assert!(matches!(refused, Err(Error::Remote { .. })), "{refused:?}");
    for n in 1..=6 {
        let somebody = north.member(&format!("other{n}")).await;
        north.write(move |tx| actors::took_part(tx, somebody.actor)).await;
        let tried = names(south, ewan, &format!("@other{n}@{NORTH}")).await;
        assert_eq!(tried.is_ok(), n < 6, "{tried:?}");
    }
    names(south, ewan, &format!("@other1@{NORTH}")).await.unwrap();
    assert_eq!(south.number("SELECT count(*) AS n FROM also_known_as").await, 5);
    world.all.settle().await;
}

async fn ewan_has_a_password(world: &World) {
    let hash = collegium::accounts::password::hash("correct horse battery staple", &[]).await.unwrap();
    let id = world.ewan.id;
    let set = "UPDATE members SET password = $1 WHERE id = $2";
    world.south().write(move |tx| tx.run(collegium::sql!(set, &hash, id)).map(drop)).await;
}

#[tokio::test]
async fn moving_by_the_page_asks_for_the_password_and_keeps_what_was_typed() {
    let (world, wanda) = world().await;
    let (south, west) = (world.south(), world.all.node(WEST));
    ewan_has_a_password(&world).await;
    let cookie = format!("__Host-collegium={}", south.session(&world.ewan).await);
    let (mine, target) = (Some(cookie.as_str()), format!("@wanda@{WEST}"));
    let form = [("target", target.as_str()), ("password", "wrong horse")];
    let refused = south.post_form("/settings/moving", mine, &form).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains(&target) && refused.text().contains("not your password"),
        "{}",
        refused.text()
    );
    let form = [("target", target.as_str()), ("password", "correct horse battery staple")];
    let refused = south.post_form("/settings/moving", mine, &form).await.text();
    assert!(refused.contains(&target) && refused.contains(&format!("@ewan@{SOUTH}")), "{refused}");

    let hers = format!("__Host-collegium={}", west.session(&wanda).await);
    let old = format!("@ewan@{SOUTH}");
    let named = west.post_form("/settings/moving/accounts", Some(&hers), &[("account", &old)]).await;
    assert_eq!(named.status, 303, "{}", named.text());
    let done = south.post_form("/settings/moving", mine, &form).await;
    assert_eq!(done.status, 303, "{}", done.text());
    for page in ["/settings/moving", "/settings", "/@ewan"] {
        let text = south.get_as(page, "text/html", Some(("cookie", &cookie))).await.ok().text();
        assert!(text.contains(&target) && text.contains("/settings/moving/back"), "{page}");
    }
    assert_eq!(south.post_form("/settings/moving/back", mine, &[]).await.status, 303);
    let person = actor_uri(south, world.ewan.actor).await;
    let form = [("person", person.as_str())];
    west.post_form("/settings/moving/accounts/remove", Some(&hers), &form).await;
    assert_eq!(west.number("SELECT count(*) AS n FROM also_known_as").await, 0);
    world.all.settle().await;
}

#[tokio::test]
async fn moving_over_the_api_is_for_oneself_and_wants_the_password() {
    let (world, wanda) = world().await;
    let (south, west) = (world.south(), world.all.node(WEST));
    ewan_has_a_password(&world).await;
    let (his, hers) = (south.token(&world.ewan).await, west.token(&wanda).await);
    let old = format!("@ewan@{SOUTH}");
    let named =
        west.api(&hers, "POST", "/api/v1/me/accounts", Some(json!({ "account": old }))).await.ok().json();
    assert_eq!(named["also_known_as"], json!([old]));
    let to = |password: &str| Some(json!({ "target": format!("@wanda@{WEST}"), "password": password }));
    let wrong = south.api(&his, "PUT", "/api/v1/me/move", to("wrong horse")).await;
    assert_eq!(
        (wrong.status.as_u16(), wrong.json()["errors"][0]["code"].clone()),
        (422, json!("password-wrong")),
        "{}",
        wrong.text()
    );
    let done =
        south.api(&his, "PUT", "/api/v1/me/move", to("correct horse battery staple")).await.ok().json();
    assert_eq!(done["moved_to"], json!(format!("@wanda@{WEST}")));
    let profile = south.api(&his, "GET", "/api/v1/people/ewan", None).await.ok().json();
    assert_eq!(profile["moved_to"], json!(format!("@wanda@{WEST}")));
    let back = south.api(&his, "DELETE", "/api/v1/me/move", None).await.ok().json();
    assert_eq!(back["moved_to"], json!(null));
    let none = west.api(&hers, "DELETE", &format!("/api/v1/me/accounts/{old}"), None).await.ok().json();
    assert_eq!(none["also_known_as"], json!([]));
    world.all.settle().await;
}
