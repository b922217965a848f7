//! Reports: who may report what, who sees it, and that one is dealt with once.

use collegium::accounts::{Author, Member, Viewer};
use collegium::base::page::Cursor;
use collegium::communities::{self, Visibility};
use collegium::error::{Denial, Error};
use collegium::threads::moderate::{self, Act};
use collegium::threads::read::{self, Desk, Report};
use collegium::threads::report::{self, NewReport};
use serde_json::json;

use super::Place;

fn of(reason: &str) -> NewReport {
    NewReport { reason: reason.to_owned(), ..NewReport::default() }
}

impl Place {
    async fn report(&self, by: &Member, post: i64, reason: &str) -> Result<(), Error> {
        let (author, new) = (Author::Local(by.clone()), of(reason));
        self.node.app.db().write(move |tx| report::report(tx, &author, post, &new)).await
    }

    async fn desk(&self, viewer: &Member, desk: Desk) -> Vec<Report> {
        let (viewer, community) = (Viewer::Member(viewer.clone()), self.community);
        let work = move |conn: &mut _| {
            let community = communities::read::by_id(conn, &viewer, community)?;
            Ok(read::reports(conn, &viewer, &community, desk, &Cursor::newest())?.items)
        };
        self.node.read(work).await
    }

    async fn close(&self, by: &Member, page: &str) -> Result<(), Error> {
        let (by, community, page) = (by.clone(), self.community, page.to_owned());
        self.node.app.db().write(move |tx| report::close(tx, &by, community, &page)).await
    }
}

#[tokio::test]
async fn a_member_reports_what_they_may_read_and_moderators_see_it_until_it_is_dealt_with() {
    let place = Place::new().await;
    let thread = place.thread("Reported").await;
    let cleo = place.node.member("cleo").await;
    place.report(&cleo, thread, "An advertisement").await.unwrap();
    place.report(&cleo, thread, "An advertisement").await.unwrap();
    let open = place.desk(&place.ada, Desk::Open).await;
    assert_eq!(open.len(), 1, "once a person and post");
    assert_eq!(
        (open[0].reason.as_str(), open[0].reporter_handle.as_deref()),
        ("An advertisement", Some("cleo"))
    );
    assert!(open[0].html.contains("opening words"));
    for other in [&cleo, &place.ben] {
        assert!(place.desk(other, Desk::Open).await.is_empty(), "{} moderates nothing", other.handle);
        let refused = place.close(other, &open[0].page).await;
        assert!(matches!(refused, Err(Error::Denied(Denial::NotModerator))), "{refused:?}");
    }
    for _ in 0..2 {
        place.close(&place.ada, &open[0].page).await.unwrap();
    }
    assert!(place.desk(&place.ada, Desk::Open).await.is_empty());
    assert_eq!(place.desk(&place.ada, Desk::Closed).await.len(), 1);
    assert!(matches!(place.close(&place.ada, "nothing").await, Err(Error::NotFound)));
    place.report(&cleo, thread, "An advertisement").await.unwrap();
    assert_eq!(place.desk(&place.ada, Desk::Open).await.len(), 1, "said again, it is open again");
}

#[tokio::test]
async fn who_dealt_with_a_report_stands_in_the_log_for_moderators_only() {
    let place = Place::new().await;
    let thread = place.thread("Reported").await;
    place.report(&place.ben, thread, "Spam").await.unwrap();
    let open = place.desk(&place.ada, Desk::Open).await;
    for _ in 0..2 {
        place.close(&place.ada, &open[0].page).await.unwrap();
    }
    let (community, olga) = (place.community, place.node.admin("olga").await);
    for (who, lines) in [
        (Viewer::Member(place.ada.clone()), 1),
        (Viewer::Member(olga), 1),
        (Viewer::Member(place.ben.clone()), 0),
        (Viewer::Anonymous, 0),
    ] {
        let log =
            place.node.read(move |conn| read::acts(conn, &who, community, &Cursor::newest())).await.items;
        assert_eq!(log.len(), lines, "{log:?}");
        for line in log {
            assert_eq!((line.act.as_str(), line.by_name.as_str()), ("close-report", "ADA Tester"));
            assert!(line.post_page.is_some() && !line.asked);
        }
    }
}

#[tokio::test]
async fn a_member_reports_twenty_posts_an_hour_at_most() {
    let place = Place::new().await;
    let mut posts = Vec::new();
    for n in 0..21 {
        posts.push(place.thread(&format!("Thread {n}")).await);
    }
    for post in &posts[..20] {
        place.report(&place.ben, *post, "Spam").await.unwrap();
    }
    let refused = place.report(&place.ben, posts[20], "Spam").await;
    let Err(Error::Invalid(problems)) = refused else { panic!("{refused:?}") };
    assert_eq!((problems[0].code, problems[0].detail.as_str()), ("too-many-reports", "20"));
    place.report(&place.ben, posts[0], "In other words").await.expect("it is open already");
    let cleo = place.node.member("cleo").await;
    place.report(&cleo, posts[20], "Spam").await.expect("others still may");
    place.node.app.clock().shift(collegium::base::time::HOUR);
    place.report(&place.ben, posts[20], "Spam").await.expect("an hour later");
}

#[tokio::test]
async fn the_author_of_a_post_is_never_shown_who_reported_it() {
    let place = Place::new().await;
    let own = place.node.thread(&place.ada, place.community, "A moderator's own", "Words").await;
    place.report(&place.ben, own, "Rude").await.unwrap();
    let open = place.desk(&place.ada, Desk::Open).await;
    assert_eq!((open.len(), &open[0].reporter_name, &open[0].reporter_handle), (1, &None, &None));
    let other = place.node.admin("olga").await;
    assert_eq!(place.desk(&other, Desk::Open).await[0].reporter_handle.as_deref(), Some("ben"));
}

#[tokio::test]
async fn what_one_may_not_read_cannot_be_reported_nor_what_is_gone() {
    let place = Place::new().await;
    let (thread, gone) = (place.thread("Hidden soon").await, place.thread("Removed soon").await);
    let closed = place.node.community(&place.ada, "closed", Visibility::Members).await;
    let secret = place.node.thread(&place.ada, closed, "For members", "Only").await;
    let (ada, by) = (place.ada.clone(), Author::Local(place.ada.clone()));
    let work = move |tx: &mut collegium::base::db::Tx| {
        moderate::hide(tx, &ada, thread, true, "")?;
        moderate::act(tx, &by, gone, Act::Remove, "").map(drop)
    };
    place.node.write(work).await;
    let cleo = place.node.member("cleo").await;
    for post in [thread, secret] {
        let refused = place.report(&cleo, post, "").await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    let refused = place.report(&cleo, gone, "").await;
    assert!(matches!(refused, Err(Error::Denied(Denial::PostGone))), "{refused:?}");
    let stranger = Author::Remote(place.node.stranger("guest", "south.test").await);
    let refused = place.node.app.db().write(move |tx| report::report(tx, &stranger, secret, &of(""))).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let long = place.report(&place.ben, thread, &"x".repeat(501)).await;
    assert!(matches!(long, Err(Error::Invalid(_))), "{long:?}");
    assert_eq!(place.node.number("SELECT count(*) AS n FROM reports").await, 0);
}

#[tokio::test]
async fn a_report_goes_through_page_and_api_to_the_list_and_is_closed_there() {
    let place = Place::new().await;
    let thread = place.thread("Two doors").await;
    let page = place.node.read(move |conn| Ok(read::thread_by_id(conn, &Viewer::Node, thread)?.page)).await;
    let cleo = place.node.member("cleo").await;
    let cookie = |secret: String| format!("__Host-collegium={secret}");
    let (cleos, adas) =
        (cookie(place.node.session(&cleo).await), cookie(place.node.session(&place.ada).await));
    let form = format!("/p/{page}/report");
    let shown = place.node.get_as(&form, "text/html", Some(("cookie", &cleos))).await.ok().text();
    assert!(
        shown.contains("with your name") && !shown.contains("without your name"),
        "nobody elsewhere is told"
    );
    let long = "y".repeat(501);
    let refused = place.node.post_form(&form, Some(&cleos), &[("reason", &long)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains(&long), "what was typed stays");
    let sent = place.node.post_form(&form, Some(&cleos), &[("reason", "Sells pills")]).await;
    assert_eq!(sent.header("location"), Some(format!("/t/{page}?sent=report").as_str()));
    let (bens, token) = (place.node.token(&place.ben).await, place.node.token(&place.ada).await);
    let path = format!("/api/v1/posts/{page}/reports");
    let body = json!({ "reason": "<b>Sells</b> pills, too" });
    assert_eq!(place.node.api(&bens, "POST", &path, Some(body)).await.status, 204);

    let list = "/c/wound-care/reports";
    let denied = place.node.get_as(list, "text/html", Some(("cookie", &cleos))).await;
    assert_eq!(denied.status, 403);
    let community =
        place.node.get_as("/c/wound-care", "text/html", Some(("cookie", &cleos))).await.ok().text();
    assert!(!community.contains(list));
    let community =
        place.node.get_as("/c/wound-care", "text/html", Some(("cookie", &adas))).await.ok().text();
    assert!(community.contains(list) && community.contains("2 open"));
    let shown = place.node.get_as(list, "text/html", Some(("cookie", &adas))).await.ok().text();
    assert!(shown.contains("Sells pills") && shown.contains("CLEO Tester"));
    assert!(!shown.contains("<b>Sells</b>"), "words of others are text");
    let listed = place.node.api(&token, "GET", "/api/v1/communities/wound-care/reports", None).await.json();
    let items = listed["items"].as_array().unwrap();
    assert_eq!(
        (items.len(), &items[1]["reporter"], &items[1]["node"]),
        (2, &json!("@cleo"), &json!("north.test"))
    );
    let none = place.node.api(&bens, "GET", "/api/v1/communities/wound-care/reports", None).await.json();
    assert_eq!(none["items"], json!([]));

    let first = items[1]["id"].as_str().unwrap();
    assert_eq!(place.node.post_form(list, Some(&adas), &[("report", first)]).await.status, 303);
    let second = format!("/api/v1/communities/wound-care/reports/{}/close", items[0]["id"].as_str().unwrap());
    assert_eq!(place.node.api(&bens, "POST", &second, None).await.status, 403);
    assert_eq!(place.node.api(&token, "POST", &second, None).await.status, 204);
    let shown = place.node.get_as(list, "text/html", Some(("cookie", &adas))).await.ok().text();
    assert!(shown.contains("No report waits"));
    let closed = "/api/v1/communities/wound-care/reports?state=closed";
    assert_eq!(
        place.node.api(&token, "GET", closed, None).await.json()["items"].as_array().unwrap().len(),
        2
    );
}
