//! A copy of what is somebody's own: all of it, nothing that opens anything, and nothing of anybody else's.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use collegium::accounts::{Author, Member};
use collegium::base::sql::Dialect;
use collegium::communities::Visibility;
use collegium::export::{self, Labels};
use collegium::threads::drafts::{self, Hand, Place, Words};
use collegium::threads::saved::{self, NewSaved};
use collegium::threads::{comment, edit, vote};
use collegium::{row, sql};
use serde_json::Value;

use crate::support::TestNode;

/// The files of an archive by name.
async fn copy(node: &TestNode, whose: &Member) -> BTreeMap<String, String> {
    let (member, here) = (whose.clone(), node.app.origin());
    let labels = Labels { readme: "What it is".into(), untitled: "Closed".into(), edited: "edited".into() };
    let bytes = node.read(move |conn| export::archive(conn, &here, &member, &labels)).await;
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for n in 0..zip.len() {
        let mut file = zip.by_index(n).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(file.name().unwrap().into_owned(), text);
    }
    files
}

fn data(files: &BTreeMap<String, String>) -> Value {
    serde_json::from_str(&files["data.json"]).unwrap()
}

struct Place_ {
    node: TestNode,
    ada: Member,
    ben: Member,
    community: i64,
    thread: i64,
}

async fn place() -> Place_ {
    let node = TestNode::new().await;
    let (ada, ben) = (node.admin("ada").await, node.member("ben").await);
    let community = node.community(&ada, "wounds", Visibility::Public).await;
    node.join(&ben, community, &ada).await;
    let thread = node.thread(&ada, community, "Which foam?", "Adas own words").await;
    Place_ { node, ada, ben, community, thread }
}

#[tokio::test]
async fn a_copy_holds_what_is_ones_own_and_no_words_of_others() {
    let Place_ { node, ada, ben, community, thread } = place().await;
    let said = node.reply(&ben, thread, "The *soft* one").await;
    let (draft, by) = (node.draft(None, "The *hard* one").await, Author::Local(ben.clone()));
    node.write(move |tx| edit::edit(tx, &by, said, &draft)).await;
    let by = Author::Local(ben.clone());
    node.write(move |tx| vote::give(tx, &by, thread, None)).await;
    let member = ben.clone();
    node.write(move |tx| {
        saved::save(tx, &member, thread, &NewSaved { note: "Ask again".into(), remind: None })?;
        let words = Words { title: "Begun".into(), body: "and left".into(), ..Words::default() };
        drafts::save(tx, &member, Place::Thread(community), &words, &Hand::default()).map(drop)
    })
    .await;
    let (session, token) = (node.session(&ben).await, node.token(&ben).await);
    let files = copy(&node, &ben).await;
    let data = data(&files);
    assert_eq!(data["account"]["address"], "@ben");
    assert_eq!(data["communities"][0]["role"], "member");
    assert_eq!(data["posts"][0]["source"], "The *hard* one");
    assert_eq!(data["earlier_versions"][0]["source"], "The *soft* one");
    assert_eq!(data["votes"].as_array().unwrap().len(), 1);
    assert_eq!(data["saved_threads"][0]["note"], "Ask again");
    assert_eq!(data["drafts"][0]["body"], "and left");
    assert_eq!(data["tokens"][0]["scope"], "write");
    assert_eq!(data["sessions"].as_array().unwrap().len(), 1);
    let written = &files["threads/00001.md"];
    assert!(written.starts_with("# Which foam?\n") && written.contains("The *hard* one"), "{written}");
    assert_eq!(files["README.txt"], "What it is");
    let all: String = files.into_values().collect();
    for secret in [session.as_str(), token.as_str(), "$argon2", "secret_hash"] {
        assert!(!all.contains(secret), "{secret} is in it");
    }
    assert!(!all.contains("Adas own words"), "it holds what another wrote");
    // The other's copy has the other's words.
    assert!(copy(&node, &ada).await["threads/00001.md"].contains("Adas own words"));
}

#[tokio::test]
async fn the_title_of_a_thread_that_is_closed_to_them_is_not_in_it() {
    let Place_ { node, ada, ben, .. } = place().await;
    let cases = node.community(&ada, "cases", Visibility::Members).await;
    node.join(&ben, cases, &ada).await;
    let thread = node.thread(&ada, cases, "A rare case", "Secret").await;
    node.reply(&ben, thread, "I saw one, too").await;
    let by = Author::Local(ben.clone());
    node.write(move |tx| collegium::communities::join::leave(tx, &by, cases)).await;
    let files = copy(&node, &ben).await;
    let all: String = files.values().cloned().collect();
    assert!(all.contains("I saw one, too") && !all.contains("A rare case"), "{all}");
    assert!(files["threads/00001.md"].starts_with("# Closed\n"));
}

#[tokio::test]
async fn however_much_somebody_wrote_all_of_it_is_in_the_copy() {
    let Place_ { node, ben, thread, .. } = place().await;
    for n in 0..3 {
        let (draft, by) = (node.draft(None, &format!("Words {n}")).await, Author::Local(ben.clone()));
        node.write(move |tx| {
            for _ in 0..400 {
                comment::reply(tx, &by, thread, &draft)?;
            }
            Ok(())
        })
        .await;
    }
    let files = copy(&node, &ben).await;
    assert_eq!(data(&files)["posts"].as_array().unwrap().len(), 1200);
    let written = &files["threads/00001.md"];
    assert_eq!(written.matches("\n---\n").count(), 1200);
    let places: Vec<usize> =
        ["Words 0", "Words 1", "Words 2"].iter().map(|w| written.find(w).unwrap()).collect();
    assert!(places.is_sorted(), "in the order in which they were said");
}

/// Tables that point at members or actors and are in no copy.
const LEFT_OUT: [(&str, &str); 8] = [
    ("inbox_items", "messages of other nodes"),
    ("invitation_places", "into which communities an invitation leads"),
    ("links", "secrets in mails that were sent"),
    ("idempotency_keys", "answers that are repeated for a day"),
    ("keys", "the keys of actors, which sign in their name"),
    ("activities", "what was said to other nodes of what is in it"),
    ("departures", "of those who are gone"),
    ("imports", "a file that an admin sent, of other people"),
];

#[tokio::test]
async fn every_table_that_points_at_people_is_in_the_copy_or_has_a_reason() {
    row! { struct Pointing { name: String } }
    let node = TestNode::new().await;
    let pointing = node
        .read(|conn| {
            let text = match conn.dialect() {
                Dialect::Sqlite => {
                    "SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
                     WHERE m.type = 'table' AND f.\"table\" IN ('members', 'actors')"
                }
                Dialect::Postgres => {
                    "SELECT DISTINCT CAST(c.relname AS TEXT) AS name FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                     JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace s ON s.oid = c.relnamespace
                     WHERE k.contype = 'f' AND t.relname IN ('members', 'actors') AND s.nspname = current_schema()"
                }
            };
            conn.all::<Pointing>(sql!(text))
        })
        .await;
    assert!(pointing.len() > 20, "the schema was read: {}", pointing.len());
    let read = std::fs::read_to_string("src/export/rows.rs").unwrap();
    let is_read = |table: &str| {
        ["FROM", "JOIN"].iter().any(|word| {
            read.match_indices(&format!("{word} {table}"))
                .any(|(at, m)| read[at + m.len()..].starts_with([' ', '\n', '"']))
        })
    };
    let mut missing = Vec::new();
    for Pointing { name } in &pointing {
        let left_out = LEFT_OUT.iter().any(|(table, _)| table == name);
        if is_read(name) == left_out {
            missing.push(name.clone());
        }
    }
    assert!(missing.is_empty(), "neither in the copy nor left out for a reason, or both: {missing:?}");
    for (table, why) in LEFT_OUT {
        assert!(pointing.iter().any(|p| p.name == table), "{table} ({why}) points at nobody");
    }
}
