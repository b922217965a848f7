//! Leaving one node: what goes with the account, who may not go yet, and the four doors.

use std::collections::BTreeSet;

use collegium::accounts::{Member, email, password};
use collegium::base::page::Cursor;
use collegium::base::time::{HOUR, MINUTE};
use collegium::communities::Visibility;
use collegium::error::{Error, Result};
use collegium::leaving::{self, Wish};
use collegium::{policy, sql};
use serde_json::json;

use crate::support::TestNode;
use crate::support::db::TempDir;
use crate::support::process::run;

const PASSWORD: &str = "seven grey herons wade";

async fn has_password(node: &TestNode, who: &Member) {
    let (hash, id) = (password::hash(PASSWORD, &[]).await.unwrap(), who.id);
    node.write(move |tx| tx.run(sql!("UPDATE members SET password = $1 WHERE id = $2", &hash, id))).await;
}

fn wish(way: &str, who: &Member) -> Wish {
    Wish { way: way.into(), handle: who.handle.clone(), alone: false }
}

async fn leave(node: &TestNode, who: &Member, wish: Wish) -> Result<()> {
    let who = who.clone();
    node.app.db().write(move |tx| leaving::leave(tx, Some(who.id), &who, &wish)).await
}

fn codes(tried: Result<()>) -> Vec<String> {
    match tried {
        Err(Error::Invalid(all)) => all.iter().map(|p| format!("{}/{}", p.field, p.code)).collect(),
        other => panic!("not a problem: {other:?}"),
    }
}

#[tokio::test]
async fn the_only_admin_stays_and_a_community_is_not_left_alone_unawares() {
    let node = TestNode::new().await;
    let (asha, ben) = (node.admin("asha").await, node.member("ben").await);
    let community = node.community(&asha, "wounds", Visibility::Public).await;
    node.join(&ben, community, &asha).await;
    let tried = leave(&node, &asha, Wish { way: "burn".into(), handle: "ben".into(), alone: false }).await;
    assert_eq!(
        codes(tried),
        ["way/choose", "/only-admin", "alone/leaves-alone", "handle/not-your-handle"],
        "all that is wrong is told at once"
    );
    let olga = node.admin("olga").await;
    assert_eq!(codes(leave(&node, &asha, wish("keep", &asha)).await), ["alone/leaves-alone"]);
    leave(&node, &asha, Wish { alone: true, ..wish("keep", &asha) }).await.unwrap();
    assert_eq!(codes(leave(&node, &olga, wish("delete", &olga)).await), ["/only-admin"]);
    leave(&node, &ben, wish("anonymise", &ben)).await.unwrap();
    assert_eq!(node.number("SELECT count(*) AS n FROM members").await, 1);
}

#[tokio::test]
async fn of_two_admins_who_leave_at_once_one_stays() {
    let node = TestNode::new().await;
    let (asha, olga) = (node.admin("asha").await, node.admin("olga").await);
    let (one, other) =
        tokio::join!(leave(&node, &asha, wish("keep", &asha)), leave(&node, &olga, wish("keep", &olga)));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
}

#[tokio::test]
async fn what_an_admin_did_before_they_left_is_not_put_down_to_the_operator() {
    let node = TestNode::new().await;
    let (asha, _olga) = (node.admin("asha").await, node.admin("olga").await);
    let by = asha.id;
    node.write(move |tx| policy::audit(tx, Some(by), "policy-mode", "closed")).await;
    node.write(move |tx| policy::audit(tx, None, "policy-mode", "open")).await;
    leave(&node, &asha, wish("keep", &asha)).await.unwrap();
    let log = node.read(|conn| policy::audit::list(conn, "policy-mode", "", &Cursor::newest())).await.items;
    let told: BTreeSet<_> = log.iter().map(|e| (e.about.as_str(), e.by.as_deref(), e.departed)).collect();
    assert_eq!(told, BTreeSet::from([("open", None, false), ("closed", None, true)]));
}

/// Every column that names a member, as this database has it.
async fn columns(node: &TestNode) -> BTreeSet<(String, String)> {
    collegium::row! { struct Column { of: String, name: String } }
    let text = match node.app.db().dialect() {
        collegium::base::sql::Dialect::Sqlite => {
            "SELECT m.name AS of, f.\"from\" AS name FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
             WHERE m.type = 'table' AND f.\"table\" = 'members'"
        }
        collegium::base::sql::Dialect::Postgres => {
            "SELECT CAST(c.conrelid::regclass AS TEXT) AS of, CAST(a.attname AS TEXT) AS name
             FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
             WHERE c.contype = 'f' AND c.confrelid = 'members'::regclass"
        }
    };
    let found = node.read(move |conn| conn.all::<Column>(sql!(text))).await;
    found.into_iter().map(|c| (c.of, c.name)).collect()
}

/// Tables that name a member; a new one belongs here, with a row below and its deletion in `leaving`.
const NAMING: [&str; 14] = [
    "community_levels",
    "drafts",
    "feeds",
    "idempotency_keys",
    "imports",
    "invitations",
    "links",
    "member_actors",
    "notifications",
    "reads",
    "saved_threads",
    "sessions",
    "thread_levels",
    "tokens",
];

#[tokio::test]
async fn nothing_of_an_account_is_left_behind_in_any_table() {
    let node = TestNode::new().await;
    let (asha, ben) = (node.admin("asha").await, node.admin("ben").await);
    let (one, key) = (ben.clone(), node.app.node_key().clone());
    node.write(move |tx| {
        email::vouch(tx, &one)?;
        // A mail that waits for them.
        collegium::accounts::reset::ask(tx, &key, "ben@mail.test")
    })
    .await;
    let community = node.community(&asha, "wounds", Visibility::Public).await;
    let thread = node.thread(&asha, community, "Of everybody", "words").await;
    node.session(&ben).await;
    node.token(&ben).await;
    let (member, actor, by) = (ben.id, ben.actor, asha.actor);
    node.write(move |tx| {
        tx.run(sql!("INSERT INTO idempotency_keys (member, name, fingerprint, done, about, word, expires) VALUES ($1, 'k', 'f', 'it', 0, '', 9)", member))?;
        tx.run(sql!(
            "INSERT INTO saved_threads (member, thread, note, saved) VALUES ($1, $2, 'for later', 1)",
            member,
            thread
        ))?;
        tx.run(sql!(
            "INSERT INTO feeds (id, page, secret_hash, member, name, created) VALUES (1, 'f', 'f', $1, 'mine', 1)",
            member
        ))?;
        tx.run(sql!(
            "INSERT INTO drafts (id, page, member, kind, about, title, body, language, visibility, form, created, updated)
             VALUES (1, 'd', $1, 'thread', 1, '', 'not sent', '', '', '', 1, 1)",
            member
        ))?;
        tx.run(sql!(
            "INSERT INTO imports (id, name, made_by, encoding, chosen, state, lines, fresh, known, invited, doubled, bad,
                 created, expires) VALUES (1, 'm', $1, 'utf-8', '', 'done', 1, 1, 0, 0, 0, 0, 1, 9)",
            member
        ))?;
        tx.run(sql!("INSERT INTO reads (member, thread, seq) VALUES ($1, $2, 1)", member, thread))?;
        tx.run(sql!("INSERT INTO community_levels (community, member, level) VALUES ($1, $2, 'mute')", community, member))?;
        tx.run(sql!("INSERT INTO thread_levels (thread, member, level) VALUES ($1, $2, 'mute')", thread, member))?;
        tx.run(sql!("INSERT INTO notifications (member, fact, kind, community, by_actor, at) VALUES ($1, 1, 'reply', $2, $3, 1)", member, community, by))?;
        tx.run(sql!("INSERT INTO invitations (id, name, secret_hash, made_by, note, uses, created, expires) VALUES (1, 'i', 'h', $1, 'for Ulla', 5, 1, 9)", member))?;
        tx.run(sql!("INSERT INTO candidates (id, name, handle, handle_key, display_name, email, password, language, time_zone, answers, judged, state, created, expires)
            VALUES (1, 'c', 'ben2', 'ben2', 'Ben', 'ben@mail.test', '', 'en', 'UTC', 'me', TRUE, 'waiting', 1, 9)")).map(drop)
    })
    .await;
    let known: BTreeSet<String> = NAMING.iter().map(|t| (*t).to_owned()).collect();
    let columns = columns(&node).await;
    let found: BTreeSet<String> = columns.iter().map(|(table, _)| table.clone()).collect();
    assert_eq!(found, known, "a table that names a member has to be emptied when they leave");
    for (table, column) in &columns {
        let text = format!("SELECT count(*) AS n FROM {table} WHERE {column} = $1");
        let rows = node
            .read(move |conn| conn.number(collegium::base::sql::Sql::once(text, vec![member.into()])))
            .await;
        assert!(rows.unwrap() > 0, "{table}.{column} has no row in this test");
    }

    leave(&node, &ben, wish("anonymise", &ben)).await.unwrap();
    for (text, left) in [
        ("SELECT count(*) AS n FROM members", 1),
        ("SELECT count(*) AS n FROM mails", 0),
        ("SELECT count(*) AS n FROM candidates", 0),
        (
            "SELECT count(*) AS n FROM invitations WHERE note = '' AND made_by IS NULL AND revoked IS NOT NULL",
            1,
        ),
        ("SELECT count(*) AS n FROM audit_log WHERE act = 'left' AND about = 'anonymise'", 1),
        ("SELECT count(*) AS n FROM audit_log WHERE about LIKE '%ben%'", 0),
        (
            "SELECT count(*) AS n FROM actors WHERE handle LIKE '%ben%' OR handle_key LIKE '%ben%' OR name LIKE '%BEN%'",
            0,
        ),
    ] {
        assert_eq!(node.number(text).await, left, "{text}");
    }
    let gone = node.read(move |conn| collegium::actors::by_id(conn, actor)).await;
    assert_eq!((gone.name.as_str(), gone.gone), ("Former member", None));
}

#[tokio::test]
async fn an_address_that_was_only_given_does_not_open_what_is_its_owners() {
    let node = TestNode::new().await;
    node.admin("asha").await;
    let ben = node.member("ben").await;
    node.write(|tx| {
        tx.run(sql!("INSERT INTO candidates (id, name, handle, handle_key, display_name, email, password, language, time_zone, answers, judged, state, created, expires)
            VALUES (1, 'c', 'real', 'real', 'Real Ben', 'ben@mail.test', '', 'en', 'UTC', 'me', TRUE, 'waiting', 1, 9)")).map(drop)
    })
    .await;
    leave(&node, &ben, wish("delete", &ben)).await.unwrap();
    assert_eq!(node.number("SELECT count(*) AS n FROM candidates").await, 1);
}

#[tokio::test]
async fn the_page_shows_the_effect_and_does_it_by_password_and_name() {
    let node = TestNode::new().await;
    let (asha, ben) = (node.admin("asha").await, node.member("ben").await);
    has_password(&node, &ben).await;
    let community = node.community(&asha, "wounds", Visibility::Public).await;
    node.join(&ben, community, &asha).await;
    let thread = node.thread(&ben, community, "Mine alone", "Words of mine").await;
    node.reply(&asha, thread, "An answer").await;
    let cookie = format!("__Host-collegium={}", node.session(&ben).await);
    let who = Some(("cookie", cookie.as_str()));
    let page = node.get_as("/settings/leaving", "text/html", who).await.ok().text();
    assert!(page.contains("1 reply of others stays") && page.contains("@ben"), "{page}");
    let tried = node.post_form("/settings/leaving", Some(&cookie), &[("handle", "ben")]).await;
    assert_eq!(tried.status, 422);
    for said in ["#f-way", "#f-password"] {
        assert!(tried.text().contains(said), "{said}");
    }
    let wrong = [("way", "delete"), ("handle", "ben"), ("password", "no such word")];
    let tried = node.post_form("/settings/leaving", Some(&cookie), &wrong).await;
    assert!(tried.status == 422 && tried.text().contains("That is not your password."));
    assert_eq!(node.number("SELECT count(*) AS n FROM members").await, 2);

    let right = [("way", "anonymise"), ("handle", "@Ben "), ("password", PASSWORD)];
    let done = node.post_form("/settings/leaving", Some(&cookie), &right).await;
    assert_eq!(done.header("location"), Some("/left?way=anonymise"));
    assert!(done.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!(node.get_as("/settings", "text/html", who).await.status, 303, "the session is gone");
    assert!(node.get("/left?way=anonymise").await.ok().text().contains("without your name"));
    let post = node.read(move |conn| {
        conn.number(sql!("SELECT id AS n FROM posts WHERE id = $1 AND html LIKE '%of mine%'", thread))
    });
    assert_eq!(post.await, Some(thread), "the words stay");
    let cookie = format!("__Host-collegium={}", node.session(&asha).await);
    let shown = node.get_as("/c/wounds", "text/html", Some(("cookie", &cookie))).await.ok().text();
    assert!(shown.contains("Former member") && !shown.contains("BEN Tester"), "{shown}");
}

#[tokio::test]
async fn the_api_and_the_shell_do_the_same() {
    let node = TestNode::new().await;
    node.admin("asha").await;
    let ben = node.member("ben").await;
    has_password(&node, &ben).await;
    let token = node.token(&ben).await;
    let figures = node.api(&token, "GET", "/api/v1/me/leaving", None).await.ok().json();
    assert_eq!((&figures["threads"], &figures["only_admin"]), (&json!(0), &json!(false)));
    let mut asked = json!({ "way": "keep", "handle": "benno", "password": PASSWORD });
    let refused = node.api(&token, "POST", "/api/v1/me/leaving", Some(asked.clone())).await;
    assert_eq!(
        (refused.status.as_u16(), &refused.json()["errors"][0]["code"]),
        (422, &json!("not-your-handle"))
    );
    asked["handle"] = json!("ben");
    assert_eq!(node.api(&token, "POST", "/api/v1/me/leaving", Some(asked)).await.status.as_u16(), 204);
    assert_eq!(node.api(&token, "GET", "/api/v1/me", None).await.status.as_u16(), 401);
}

#[test]
fn the_shell_shows_the_effect_and_does_it_only_when_told_so() {
    let dir = TempDir::new();
    let line = |line: &[&str]| {
        let out = run(dir.path(), line, &[]);
        (out.status.code(), String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap())
    };
    let admin = [
        "admin",
        "create",
        "--association",
        "Testers",
        "--legal-entity",
        "Testers",
        "--jurisdiction",
        "NZ",
        "--handle",
        "asha",
        "--display-name",
        "Asha",
    ];
    assert_eq!(line(&admin).0, Some(0));
    assert_eq!(line(&["member", "create", "--handle", "ben", "--display-name", "Ben"]).0, Some(0));
    let (_, _, unknown) = line(&["member", "leave", "nobody", "--way", "keep"]);
    assert!(unknown.contains("nobody on this node is called"), "{unknown}");
    let (code, shown, _) = line(&["member", "leave", "ben", "--way", "delete"]);
    assert!(code == Some(0) && shown.contains("Nothing was done"), "{shown}");
    let (code, _, refused) = line(&["member", "leave", "asha", "--way", "keep", "--yes"]);
    assert!(code != Some(0) && refused.contains("only admin"), "{refused}");
    let (code, done, _) = line(&["--json", "member", "leave", "ben", "--way", "delete", "--yes"]);
    assert!(code == Some(0) && done.contains("\"done\": true"), "{done}");
    let (_, _, gone) = line(&["member", "leave", "ben", "--way", "keep"]);
    assert!(gone.contains("nobody on this node is called"), "{gone}");
    let (code, _, taken) = line(&["member", "create", "--handle", "ben", "--display-name", "Ben"]);
    assert!(code != Some(0) && taken.contains("never used again"), "{taken}");
}

#[tokio::test]
async fn one_departure_that_cannot_be_carried_out_does_not_hold_up_another() {
    let node = TestNode::new().await;
    let asha = node.admin("asha").await;
    let community = node.community(&asha, "wounds", Visibility::Public).await;
    for name in ["ben", "cato"] {
        let member = node.member(name).await;
        node.join(&member, community, &asha).await;
        node.thread(&member, community, name, "My words").await;
        leave(&node, &member, wish("delete", &member)).await.unwrap();
        node.app.clock().shift(MINUTE);
    }
    let standing = "SELECT count(*) AS n FROM posts WHERE deleted IS NULL";
    let work_off = async || while node.write(|tx| leaving::work::step(tx, "one")).await {};
    // Whatever is wrong with the first: others go on, and it is tried again.
    node.write(leaving::work::set_aside).await;
    work_off().await;
    assert_eq!(node.number(standing).await, 1);
    node.app.clock().shift(2 * HOUR);
    work_off().await;
    assert_eq!(node.number(standing).await, 0);
}
