//! Atom feeds (RFC 4287): of what is public in a community or thread, and a member's own by an address with a secret.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::IntoResponse;

use crate::accounts::Viewer;
use crate::accounts::feed::{self, Feed, Reader};
use crate::base::language::Languages;
use crate::base::origin::Origin;
use crate::base::page::Cursor;
use crate::base::text::complete_links;
use crate::base::time::{self, Micros};
use crate::base::{id, sql::Conn};
use crate::communities::read as communities;
use crate::error::{Error, Result};
use crate::threads::read::{self, Filter, Post, Scope, Summary};

use super::errors::{self, Answer};
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go, kept_nowhere};

struct Entry {
    id: String,
    link: String,
    title: String,
    author: String,
    published: String,
    updated: Micros,
    /// What it belongs to: the community of a thread.
    about: String,
    /// Clean HTML; empty where only the title may stand.
    html: String,
}

impl Entry {
    fn stamp(&self) -> String {
        time::rfc3339_seconds(self.updated)
    }
}

/// A feed. What XML cannot hold is taken out of every text; the template escapes the rest.
#[derive(Template)]
#[template(path = "feed.xml")]
struct Atom {
    id: String,
    /// The address of the feed itself; empty for a private one, whose address is a secret.
    own: String,
    page: String,
    title: String,
    subtitle: String,
    updated: Micros,
    entries: Vec<Entry>,
}

impl Atom {
    fn stamp(&self) -> String {
        time::rfc3339_seconds(self.updated)
    }
}

/// A text without the characters that XML 1.0 has no place for.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'))
        .filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .collect()
}

fn of_post(here: &Origin, post: &Post, title: &str) -> Entry {
    let kind = if post.parent.is_some() { "r" } else { "t" };
    Entry {
        id: here.complete(&post.uri),
        link: here.complete(&format!("/{kind}/{}", post.page)),
        title: plain(title),
        author: plain(&post.name),
        published: time::rfc3339_seconds(post.created),
        updated: post.updated.max(post.created),
        about: String::new(),
        html: plain(&complete_links(&post.html, here)),
    }
}

/// What is said of a thread whose words stay on the node: its title, and when something came last.
fn of_summary(here: &Origin, s: &Summary) -> Entry {
    Entry {
        id: here.complete(&s.uri),
        link: here.complete(&format!("/t/{}/unread", s.page)),
        title: plain(&s.title),
        author: plain(&s.name),
        published: time::rfc3339_seconds(s.created),
        updated: s.last_at,
        about: plain(&s.community_title),
        html: String::new(),
    }
}

/// A feed as the world sees it, whoever asks: by cookie nobody sees more.
fn of_community(conn: &mut Conn, here: &Origin, slug: &str) -> Result<Atom> {
    let nobody = Viewer::Anonymous;
    let c = communities::find(conn, &nobody, slug)?;
    if !c.is_public() {
        return Err(Error::NotFound);
    }
    let newest = read::list(
        conn,
        &nobody,
        Scope::Community(c.actor),
        Filter::Newest,
        &Languages::all(),
        &Cursor::newest(),
    )?;
    let ids: Vec<i64> = newest.items.iter().map(|s| s.id).collect();
    let posts = read::posts_by_ids(conn, &nobody, &ids)?;
    let find = |s: &Summary| posts.iter().find(|p| p.id == s.id).map(|p| of_post(here, p, &s.title));
    let entries: Vec<Entry> = newest.items.iter().filter_map(find).collect();
    let page = here.complete(&format!("/c/{}", c.slug()));
    Ok(Atom {
        id: format!("{page}/feed"),
        own: format!("{page}/feed"),
        page,
        title: plain(&c.title),
        subtitle: plain(&c.description),
        updated: newest_of(&entries, c.updated),
        entries,
    })
}

fn of_thread(conn: &mut Conn, here: &Origin, page: &str) -> Result<Atom> {
    let nobody = Viewer::Anonymous;
    let thread = read::thread(conn, &nobody, page)?;
    let posts = read::latest(conn, &nobody, thread.id)?;
    let entries: Vec<Entry> = posts.iter().map(|post| of_post(here, post, &thread.title)).collect();
    let address = here.complete(&format!("/t/{}", thread.page));
    Ok(Atom {
        id: format!("{address}/feed"),
        own: format!("{address}/feed"),
        page: address,
        title: plain(&thread.title),
        subtitle: String::new(),
        updated: newest_of(&entries, thread.created),
        entries,
    })
}

fn newest_of(entries: &[Entry], at_least: Micros) -> Micros {
    entries.iter().map(|e| e.updated).max().unwrap_or(0).max(at_least)
}

/// The feed, or that it is as the caller has it (RFC 9110, 13.1).
fn answer(asked: &HeaderMap, atom: &Atom, caching: &'static str) -> Answer {
    let xml = atom.render().map_err(Error::internal)?;
    let digest: String = id::digest(xml.as_bytes()).chars().take(32).collect();
    let (tag, changed) = (format!("\"{digest}\""), time::http_date(atom.updated));
    let mut response =
        if is_held(asked, &tag, atom.updated) { errors::not_modified() } else { xml.into_response() };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    for (name, value) in [(header::ETAG, &tag), (header::LAST_MODIFIED, &changed)] {
        headers.insert(name, HeaderValue::from_str(value).map_err(Error::internal)?);
    }
    Ok(response)
}

/// Whether the caller has it: by its tag, and by its date only where no tag is given.
fn is_held(asked: &HeaderMap, tag: &str, updated: Micros) -> bool {
    let text = |name| asked.get(name).and_then(|v| v.to_str().ok());
    match (text(header::IF_NONE_MATCH), text(header::IF_MODIFIED_SINCE)) {
        (Some(tags), _) => {
            tags.split(',').any(|t| t.trim().trim_start_matches("W/") == tag || t.trim() == "*")
        }
        (None, Some(date)) => {
            time::parse_http_date(date).is_some_and(|at| updated / time::SECOND * time::SECOND <= at)
        }
        (None, None) => false,
    }
}

/// `GET /c/{slug}/feed`
pub async fn community(visit: Visit, headers: HeaderMap, Path(slug): Path<String>) -> Answer {
    let here = visit.app.origin();
    let atom = visit.read(move |conn, _| of_community(conn, &here, &slug)).await?;
    answer(&headers, &atom, "no-cache")
}

/// `GET /t/{page}/feed`
pub async fn thread(visit: Visit, headers: HeaderMap, Path(page): Path<String>) -> Answer {
    let here = visit.app.origin();
    let atom = visit.read(move |conn, _| of_thread(conn, &here, &page)).await?;
    answer(&headers, &atom, "no-cache")
}

/// `GET /feed/{secret}`: what is new for its member, as of what they may read now.
pub async fn private(visit: Visit, headers: HeaderMap, Path(secret): Path<String>) -> Answer {
    let (here, now) = (visit.app.origin(), visit.now);
    let (found, unmarked) = visit
        .read(move |conn, _| {
            let Reader { member, unmarked } = feed::reader(conn, &secret, now)?.ok_or(Error::NotFound)?;
            let viewer = Viewer::Member(member.clone());
            let rows =
                read::list(conn, &viewer, Scope::Mine, Filter::Unread, &member.reading, &Cursor::newest())?;
            Ok(((member, rows.items), unmarked))
        })
        .await?;
    if let Some(feed) = unmarked {
        visit.write(move |tx| feed::mark(tx, feed)).await?;
    }
    let (member, rows) = found;
    let entries: Vec<Entry> = rows.iter().map(|s| of_summary(&here, s)).collect();
    let atom = Atom {
        id: format!(
            "{}#new-for-{}",
            here.complete("/"),
            id::digest(member.handle.as_bytes()).chars().take(16).collect::<String>()
        ),
        own: String::new(),
        page: here.complete("/"),
        title: plain(&visit.shell("").node),
        subtitle: String::new(),
        updated: newest_of(&entries, 0),
        entries,
    };
    answer(&headers, &atom, "private, no-cache")
}

#[derive(Template)]
#[template(path = "feeds.html")]
struct FeedsPage {
    page: Shell,
    form: Sheet,
    feeds: Vec<Feed>,
    /// The address of the one that was just made; shown this once.
    made: String,
}

async fn feeds_page(visit: &Visit, form: Sheet, made: String) -> Result<FeedsPage> {
    let member = visit.member()?.clone();
    let feeds = visit.read(move |conn, _| feed::list(conn, &member)).await?;
    Ok(FeedsPage { page: visit.shell("settings"), form, feeds, made })
}

/// `GET /settings/feeds`
pub async fn show(visit: Visit) -> Answer {
    let page = feeds_page(&visit, Sheet::default(), String::new()).await?;
    visit.show(&page)
}

/// `POST /settings/feeds`: answers with the page, for the secret is kept nowhere.
pub async fn make(visit: Visit, Posted(form): Posted) -> Answer {
    let (member, name) = (visit.member()?.clone(), form.owned("name"));
    match visit.write(move |tx| feed::make(tx, &member, &name)).await {
        Ok(made) => {
            let address = visit.app.origin().complete(&format!("/feed/{}", made.secret));
            let page = feeds_page(&visit, Sheet::default(), address).await?;
            kept_nowhere(visit.show(&page))
        }
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = feeds_page(&visit, form, String::new()).await?;
            refused.page(visit.show(&page))
        }
    }
}

/// `POST /settings/feeds/revoke`
pub async fn revoke(visit: Visit, Posted(form): Posted) -> Answer {
    let (member, page) = (visit.member()?.clone(), form.owned("feed"));
    visit.write(move |tx| feed::revoke(tx, &member, &page)).await?;
    go("/settings/feeds")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_taken_out_and_the_rest_is_escaped() {
        let text = "a\u{0}\u{8}\u{1b}\u{FFFE}<b> & \"c\" ]]> \u{1F9B6}\n";
        assert_eq!(plain(text), "a<b> & \"c\" ]]> \u{1F9B6}\n");
        let atom = Atom {
            id: "x".into(),
            own: String::new(),
            page: "x".into(),
            title: plain(text),
            subtitle: String::new(),
            updated: 0,
            entries: Vec::new(),
        };
        let xml = atom.render().unwrap();
        assert!(xml.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>"), "{xml}");
        assert!(!xml.contains("<b>") && xml.contains("&#60;b&#62; &#38;"), "{xml}");
    }
}
