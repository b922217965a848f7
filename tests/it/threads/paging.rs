//! Long and deep threads page completely, each reply once and behind its parent.

use std::collections::HashMap;

use collegium::accounts::{Author, Viewer};
use collegium::base::page::Cursor;
use collegium::threads::{self, MAX_DEPTH, read};

use super::Place;
use crate::support::TestNode;

/// A page of replies behind a cursor, and the next cursor.
async fn page(node: &TestNode, thread: i64, after: Option<String>) -> (Vec<read::Post>, Option<String>) {
    let after = after.map_or(String::new(), |next| Cursor::read(&next).unwrap().text);
    let page = node.read(move |conn| read::replies(conn, &Viewer::Anonymous, thread, &after)).await;
    (page.items, page.next)
}

async fn all_pages(node: &TestNode, thread: i64) -> Vec<read::Post> {
    let (mut all, mut next) = page(node, thread, None).await;
    while next.is_some() {
        let (more, after) = page(node, thread, next).await;
        all.extend(more);
        next = after;
    }
    all
}

/// Writes `count` replies, each below one that `parent_of` picks among those before it.
async fn grow(place: &Place, thread: i64, count: usize, parent_of: fn(usize) -> usize) -> Vec<i64> {
    let draft = place.node.draft(None, "A reply.").await;
    let author = Author::Local(place.ben.clone());
    let mut all = vec![thread];
    while all.len() <= count {
        // Many in one transaction, only to be quick.
        let (known, draft, author) = (all.clone(), draft.clone(), author.clone());
        all = place
            .node
            .write(move |tx| {
                let mut all = known.clone();
                while all.len() <= count && all.len() < known.len() + 100 {
                    let parent = all[parent_of(all.len()) % all.len()];
                    all.push(threads::comment::reply(tx, &author, parent, &draft)?.id);
                }
                Ok(all)
            })
            .await;
    }
    all.remove(0);
    all
}

#[tokio::test]
async fn a_thread_of_five_thousand_replies_pages_completely_with_none_twice() {
    let place = Place::new().await;
    let thread = place.thread("A long night").await;
    // Some wide, some deep, all mixed.
    let written = grow(&place, thread, 5000, |n| if n % 3 == 0 { n - 1 } else { n * 7919 }).await;

    let read = all_pages(&place.node, thread).await;
    let mut ids: Vec<i64> = read.iter().map(|p| p.id).collect();
    assert_eq!(ids.len(), 5000);
    assert!(read.is_sorted_by(|a, b| a.path < b.path), "one order, by path");
    let places: HashMap<i64, usize> = ids.iter().copied().zip(0..).collect();
    for (at, post) in read.iter().enumerate() {
        let parent = post.parent.unwrap();
        assert!(parent == thread || places[&parent] < at, "{} stands before its parent", post.id);
    }
    ids.sort_unstable();
    let mut expected = written;
    expected.sort_unstable();
    assert_eq!(ids, expected);
}

#[tokio::test]
async fn replies_deeper_than_the_cap_attach_flat_and_keep_their_true_parent() {
    let place = Place::new().await;
    let thread = place.thread("A deep well").await;
    let chain = grow(&place, thread, 75, |n| n - 1).await;

    let read = all_pages(&place.node, thread).await;
    assert_eq!(read.iter().map(|p| p.id).collect::<Vec<_>>(), chain, "still in order");
    let mut parent = thread;
    for (n, post) in (1i64..).zip(&read) {
        assert_eq!(post.parent, Some(parent));
        assert_eq!(post.depth, n.min(MAX_DEPTH));
        assert!(post.path.len() <= 300, "the path stays short enough for an index");
        parent = post.id;
    }
}

#[tokio::test]
async fn a_cursor_stays_put_while_new_replies_come_in_before_and_behind_it() {
    let place = Place::new().await;
    let thread = place.thread("A busy hour").await;
    let written = grow(&place, thread, 250, |n| if n % 2 == 0 { 0 } else { n - 1 }).await;

    let (mut all, mut next) = page(&place.node, thread, None).await;
    while next.is_some() {
        let (first, last) = (all[0].id, all[all.len() - 1].id);
        for parent in [thread, first, last] {
            place.node.reply(&place.ben, parent, "Meanwhile.").await;
        }
        let (more, after) = page(&place.node, thread, next).await;
        all.extend(more);
        next = after;
    }
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for post in &all {
        *counts.entry(post.id).or_default() += 1;
    }
    for id in &written {
        assert_eq!(counts.get(id), Some(&1), "reply {id}");
    }
    assert!(counts.values().all(|n| *n == 1), "none twice");
}

#[tokio::test]
async fn a_link_to_one_reply_leads_to_a_page_that_holds_it() {
    let place = Place::new().await;
    let thread = place.thread("Look here").await;
    let written = grow(&place, thread, 320, |n| n * 31).await;
    for id in [written[0], written[150], written[319]] {
        let found = place
            .node
            .read(move |conn| {
                let post = read::post_by_id(conn, &Viewer::Anonymous, id)?;
                let cursor = read::cursor_before(conn, &Viewer::Anonymous, &post)?;
                let after = cursor.map_or(String::new(), |c| c.text);
                let page = read::replies(conn, &Viewer::Anonymous, thread, &after)?;
                Ok(page.items.iter().any(|p| p.id == id))
            })
            .await;
        assert!(found, "reply {id} is not on its page");
    }
}
