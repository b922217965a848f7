//! Lists of threads: their order, their filters, their cursors, and unread marks.

use collegium::accounts::{Author, Member, Viewer};
use collegium::base::language::Languages;
use collegium::base::page::{Cursor, PAGE};
use collegium::communities::Visibility;
use collegium::threads::read::{self, Filter, Scope, Summary};
use collegium::threads::{self};

use super::Place;
use crate::support::node::from_elsewhere;

async fn list(place: &Place, viewer: Viewer, filter: Filter) -> Vec<Summary> {
    let community = place.community;
    place
        .node
        .read(move |conn| {
            let mut all = Vec::new();
            let mut after = Cursor::newest();
            loop {
                let page = read::list(
                    conn,
                    &viewer,
                    Scope::Community(community),
                    filter,
                    &Languages::all(),
                    &after,
                )?;
                all.extend(page.items);
                match page.next {
                    Some(next) => after = Cursor::read(&next)?,
                    None => return Ok(all),
                }
            }
        })
        .await
}

fn ids(list: &[Summary]) -> Vec<i64> {
    list.iter().map(|s| s.id).collect()
}

async fn mark(place: &Place, member: &Member, thread: i64, seq: i64) {
    let member = member.clone();
    place.node.write(move |tx| read::mark(tx, &member, thread, seq)).await;
}

#[tokio::test]
async fn lists_are_chronological_and_filters_show_what_they_name() {
    let place = Place::new().await;
    let first = place.thread("The first").await;
    let second = place.thread("The second").await;
    let remote = Author::Remote(place.node.stranger("writer", "south.test").await);
    let mut draft = from_elsewhere("https://south.test/t/1", "words", 1, "https://south.test/a/1");
    draft.title = "The third".into();
    let community = place.community;
    let third = place
        .node
        .write(move |tx| threads::post::start(tx, &remote, community, Visibility::Public, &draft))
        .await
        .id;
    place.node.reply(&place.ada, first, "An answer.").await;

    for (filter, expected) in [
        (Filter::Latest, vec![first, third, second]),
        (Filter::Newest, vec![third, second, first]),
        (Filter::Unanswered, vec![third, second]),
        (Filter::FromHere, vec![first, second]),
    ] {
        let got = list(&place, Viewer::Anonymous, filter).await;
        assert_eq!(ids(&got), expected, "{filter:?}");
    }
}

#[tokio::test]
async fn unread_marks_are_the_highest_seen_and_never_go_back() {
    let place = Place::new().await;
    let cleo = place.node.member("cleo").await;
    let viewer = Viewer::Member(cleo.clone());
    let thread = place.thread("News").await;
    for _ in 0..3 {
        place.node.reply(&place.ada, thread, "More.").await;
    }
    let unread = async || list(&place, viewer.clone(), Filter::Unread).await;
    assert_eq!(unread().await[0].unread, 4, "never seen: the opening post and all replies");
    mark(&place, &cleo, thread, 2).await;
    assert_eq!(unread().await[0].unread, 1);
    mark(&place, &cleo, thread, 1).await;
    assert_eq!(unread().await[0].unread, 1, "a mark never goes back");
    mark(&place, &cleo, thread, i64::MAX).await;
    assert!(unread().await.is_empty());
    place.node.reply(&place.ada, thread, "One more.").await;
    assert_eq!(unread().await[0].unread, 1);
    assert!(
        list(&place, Viewer::Member(place.ben.clone()), Filter::Unread).await[0].unread > 0,
        "marks are everybody's own"
    );
}

#[tokio::test]
async fn a_thread_without_replies_is_unread_until_it_was_seen() {
    let place = Place::new().await;
    let cleo = place.node.member("cleo").await;
    let thread = place.thread("Nobody answered").await;
    let viewer = Viewer::Member(cleo.clone());
    assert_eq!(ids(&list(&place, viewer.clone(), Filter::Unread).await), [thread]);
    mark(&place, &cleo, thread, i64::MAX).await;
    assert!(list(&place, viewer, Filter::Unread).await.is_empty());
    let own = list(&place, Viewer::Member(place.ben.clone()), Filter::Unread).await;
    assert!(own.is_empty(), "its author has read it");
}

#[tokio::test]
async fn lists_page_completely_while_threads_move() {
    let place = Place::new().await;
    let mut written = Vec::new();
    for n in 0..PAGE * 2 + 5 {
        written.push(place.thread(&format!("Thread {n}")).await);
    }
    let community = place.community;
    let first = place
        .node
        .read(move |conn| {
            read::list(
                conn,
                &Viewer::Anonymous,
                Scope::Community(community),
                Filter::Latest,
                &Languages::all(),
                &Cursor::newest(),
            )
        })
        .await;
    let mut seen = ids(&first.items);
    // What was shown and what is new moves to the top: behind the cursor nothing shifts.
    place.node.reply(&place.ben, seen[3], "Up it goes.").await;
    place.thread("Brand new").await;
    let mut next = first.next;
    while let Some(cursor) = next {
        let after = Cursor::read(&cursor).unwrap();
        let page = place
            .node
            .read(move |conn| {
                read::list(
                    conn,
                    &Viewer::Anonymous,
                    Scope::Community(community),
                    Filter::Latest,
                    &Languages::all(),
                    &after,
                )
            })
            .await;
        seen.extend(ids(&page.items));
        next = page.next;
    }
    written.reverse();
    assert_eq!(seen, written);
}

#[tokio::test]
async fn mine_and_everything_look_where_they_say() {
    let place = Place::new().await;
    let other = place.node.community(&place.ada, "burns", Visibility::Public).await;
    let here = place.thread("Here").await;
    let there = place.node.thread(&place.ada, other, "There", "Not Ben's community.").await;
    for (scope, expected) in [(Scope::Mine, vec![here]), (Scope::Everything, vec![there, here])] {
        let viewer = Viewer::Member(place.ben.clone());
        let got = place
            .node
            .read(move |conn| {
                read::list(conn, &viewer, scope, Filter::Latest, &Languages::all(), &Cursor::newest())
            })
            .await;
        assert_eq!(ids(&got.items), expected, "{scope:?}");
    }
}
