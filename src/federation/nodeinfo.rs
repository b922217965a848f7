//! Asking other nodes what they run (NodeInfo 2.x, FEP-0151): once when first reached, then at most daily.

use serde_json::Value;
use url::Url;

use super::remote;
use crate::actors::nodes;
use crate::app::App;
use crate::base::origin::{authority_of, same_origin};
use crate::base::sql::Conn;
use crate::error::{Error, Result, Trouble};
use crate::{row, sql};

/// How many nodes one round asks.
const ROUND: i64 = 8;
/// The longest name or version that is kept, in characters.
const LONGEST: usize = 40;
const ACCEPT: &str = "application/json";
const SCHEMAS: [&str; 2] =
    ["http://nodeinfo.diaspora.software/ns/schema/2.1", "http://nodeinfo.diaspora.software/ns/schema/2.0"];

/// Asks those nodes whose turn it is. One that does not say is asked again tomorrow.
pub async fn ask_all(app: &App) -> Result<usize> {
    let now = app.clock().now();
    let due = app.db().read(move |conn| nodes::undescribed(conn, now, ROUND)).await?;
    let asked = due.len();
    for node in due {
        if !app.db().write(move |tx| nodes::ask_now(tx, node)).await? {
            continue;
        }
        match ask(app, node).await {
            Ok((name, version)) => {
                app.db().write(move |tx| nodes::describe(tx, node, &name, &version)).await?;
            }
            Err(e @ (Error::Database(_) | Error::Internal(_))) => return Err(e),
            Err(e) => tracing::info!("a node did not say what it runs: {e}"),
        }
    }
    Ok(asked)
}

/// Where a node was reached: every node that was has a delivery.
fn reached_at(conn: &mut Conn, node: i64) -> Result<String> {
    row! { struct One { inbox: String } }
    let found = conn
        .one::<One>(sql!("SELECT inbox FROM deliveries WHERE node = $1 ORDER BY ord DESC LIMIT 1", node))?;
    found.map(|r| r.inbox).ok_or(Error::NotFound)
}

/// Name and version of a node's software, by its own word. Both documents are of its own origin (case N-09).
async fn ask(app: &App, node: i64) -> Result<(String, String)> {
    let inbox = app.db().read(move |conn| reached_at(conn, node)).await?;
    let host = authority_of(&inbox).unwrap_or_default();
    let rubbish = |what: &str| Error::remote(Trouble::Rubbish, host.clone(), what.to_owned());
    let start = Url::parse(&inbox)
        .and_then(|inbox| inbox.join("/.well-known/nodeinfo"))
        .map_err(|_| rubbish("an inbox without address"))?;
    let links = json(app, &host, &start).await?;
    let href =
        document_of(&links, &inbox).ok_or_else(|| rubbish("NodeInfo names no document of this node"))?;
    let document = json(app, &host, &href).await?;
    software(&document).ok_or_else(|| rubbish("NodeInfo names no software"))
}

/// The address of the document that the links name for the newest schema, of the same origin as the inbox.
pub fn document_of(links: &Value, inbox: &str) -> Option<Url> {
    let href = SCHEMAS.iter().find_map(|schema| link(links, schema))?;
    Some(href).filter(|href| same_origin(href, inbox)).and_then(|href| Url::parse(href).ok())
}

/// Name and version of the software, fit for a list; none without a name.
pub fn software(document: &Value) -> Option<(String, String)> {
    let word = |key: &str| tidy(document.pointer(key).and_then(Value::as_str).unwrap_or(""));
    Some((word("/software/name"), word("/software/version"))).filter(|(name, _)| !name.is_empty())
}

fn link<'a>(links: &'a Value, schema: &str) -> Option<&'a str> {
    let all = links.get("links")?.as_array()?;
    let fits = |l: &&Value| l.get("rel").and_then(Value::as_str) == Some(schema);
    all.iter().take(20).find(fits)?.get("href")?.as_str()
}

async fn json(app: &App, host: &str, url: &Url) -> Result<Value> {
    let answer = remote::get(app, url, ACCEPT).await?;
    remote::judge_status(host, answer.status)?;
    serde_json::from_slice(&answer.body)
        .map_err(|_| Error::remote(Trouble::Rubbish, host, "its NodeInfo is not JSON"))
}

/// A word of a stranger's, made fit for a list: one line, not too long.
fn tidy(raw: &str) -> String {
    let plain = raw.chars().filter(|c| !c.is_control());
    plain.take(LONGEST).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_words_are_short_and_on_one_line() {
        assert_eq!(tidy("  Mast\u{7}odon\n"), "Mastodon");
        assert_eq!(tidy(&"x".repeat(99)).len(), LONGEST);
    }

    #[test]
    fn the_newest_schema_is_taken() {
        let links = serde_json::json!({"links": [
            {"rel": SCHEMAS[1], "href": "https://a.test/2.0"}, {"rel": SCHEMAS[0], "href": "https://a.test/2.1"},
        ]});
        let found = SCHEMAS.iter().find_map(|s| link(&links, s));
        assert_eq!(found, Some("https://a.test/2.1"));
        assert_eq!(link(&serde_json::json!([]), SCHEMAS[0]), None);
    }
}
