//! A long thread is walked through by its links, forth and back, and a link to one reply finds its page.

use super::browser::{Browser, GREEK, NEW_COMMUNITY};
use super::pages::set_up;

/// The address of the link with this relation.
fn link(html: &str, rel: &str) -> Option<String> {
    let (before, _) = html.split_once(&format!("\" rel=\"{rel}\""))?;
    let address = before.rsplit("href=\"").next()?;
    Some(address.split('#').next()?.to_owned())
}

/// The replies on a page, by their anchors.
fn replies(html: &str) -> Vec<String> {
    html.split("id=\"r-").skip(1).map(|t| t.split('"').next().unwrap().to_owned()).collect()
}

async fn long_thread(b: &mut Browser, count: usize) -> String {
    b.sent("/communities/new", &NEW_COMMUNITY).await;
    let words = [("title", GREEK), ("body", GREEK), ("language", "el"), ("visibility", "public")];
    let thread = b.sent("/c/k2/new", &words).await;
    let mut parent = String::new();
    for place in 0..count {
        let form = [("body", GREEK), ("language", "el"), ("parent", parent.as_str())];
        let reply = b.sent(&format!("{thread}/reply"), &form).await;
        // Every other reply answers the one before.
        parent = if place % 2 == 0 { reply.replace("/r/", "") } else { String::new() };
    }
    thread
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_thread_is_walked_forth_and_back_completely() {
    let mut b = Browser::start().await;
    set_up(&mut b).await;
    let thread = long_thread(&mut b, 230).await;
    let (mut all, mut pages, mut at) = (Vec::new(), Vec::new(), thread);
    loop {
        let html = b.shown(&at).await;
        all.extend(replies(&html));
        pages.push((at.clone(), replies(&html)));
        match link(&html, "next") {
            Some(next) => at = next,
            None => break,
        }
    }
    assert_eq!((all.len(), pages.len()), (230, 3));
    while let Some((_, expected)) = pages.pop() {
        let html = b.shown(&at).await;
        assert_eq!(replies(&html), expected, "at {at}");
        match link(&html, "prev") {
            Some(back) => at = back,
            None => assert!(pages.is_empty()),
        }
    }
    let wanted = all.get(170).unwrap();
    let place = b.led_to(&format!("/r/{wanted}")).await;
    let html = b.shown(place.split('#').next().unwrap()).await;
    assert!(replies(&html).contains(wanted), "{place} lacks the reply");
}
