//! A page of a collection elsewhere: its items, and where it goes on. Of the community's own origin only, whatever it names.

use serde_json::Value;
use url::Url;

use super::remote;
use crate::app::App;
use crate::base::origin::{authority_of, same_origin};
use crate::error::{Error, Result, Trouble};
use crate::federation::wire::incoming::Document;

/// How many items of one page are looked at.
const ITEMS: usize = 500;

/// A page.
#[derive(Debug, PartialEq)]
pub struct Sheet {
    pub items: Vec<Value>,
    pub next: Option<String>,
}

/// Reads a page at `url`, or the first one of the collection that is there.
pub async fn read(app: &App, home: &str, url: &str) -> Result<Sheet> {
    let document = document(app, home, url).await?;
    if let Some(sheet) = sheet(&document, home, url) {
        return Ok(sheet);
    }
    // A collection without items of its own begins at its first page.
    let first = match document.inner("first") {
        Some(first) => {
            return sheet(&first, home, url).ok_or_else(|| rubbish(home, "a collection without items"));
        }
        None => document.uri("first").map(str::to_owned),
    };
    let Some(first) = first.filter(|first| first != url) else {
        return Ok(Sheet { items: Vec::new(), next: None });
    };
    let document = self::document(app, home, &first).await?;
    Ok(sheet(&document, home, &first).unwrap_or(Sheet { items: Vec::new(), next: None }))
}

fn rubbish(home: &str, what: &str) -> Error {
    Error::remote(Trouble::Rubbish, authority_of(home).unwrap_or_default(), what)
}

/// A collection, or a page of one, of the community's own origin.
pub(in crate::federation) async fn document(app: &App, home: &str, url: &str) -> Result<Document> {
    if !same_origin(url, home) {
        return Err(rubbish(home, "a collection of another node"));
    }
    let address = Url::parse(url).map_err(|_| rubbish(home, "a collection without address"))?;
    let host = authority_of(home).unwrap_or_default();
    let answer = remote::get(app, &address, remote::ACCEPT).await?;
    remote::judge_status(&host, answer.status)?;
    let document = remote::read_document(app, &host, &answer)?;
    if document.id().is_some_and(|id| !same_origin(id, home)) {
        return Err(rubbish(home, "a collection of another node"));
    }
    match document.kind() {
        Some(
            "OrderedCollection" | "Collection" | "OrderedCollectionPage" | "CollectionPage" | "DigestPage",
        ) => Ok(document),
        _ => Err(rubbish(home, "no collection")),
    }
}

/// The items that stand in a document itself.
fn sheet(document: &Document, home: &str, url: &str) -> Option<Sheet> {
    let items = ["orderedItems", "items"].iter().find_map(|key| document.0.get(key)?.as_array());
    let is_page = document.kind().is_some_and(|kind| kind.ends_with("Page"));
    if !is_page && items.is_none_or(Vec::is_empty) && document.0.get("first").is_some() {
        return None;
    }
    let next = document.uri("next").filter(|next| *next != url && same_origin(next, home));
    Some(Sheet {
        items: items.into_iter().flatten().take(ITEMS).cloned().collect(),
        next: next.map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_page_goes_on_at_its_own_origin_only_and_never_at_itself() {
        let home = "https://a.test/c/1";
        let of = |next: &str| {
            let page = json!({ "type": "OrderedCollectionPage", "orderedItems": [1, 2], "next": next });
            sheet(&Document(page), home, "https://a.test/o?page=1").unwrap().next
        };
        assert_eq!(of("https://a.test/o?page=2").as_deref(), Some("https://a.test/o?page=2"));
        for bad in ["https://b.test/o?page=2", "https://a.test/o?page=1", "file:///etc/passwd", ""] {
            assert_eq!(of(bad), None, "{bad}");
        }
    }

    #[test]
    fn items_stand_in_the_collection_or_behind_first() {
        let whole = json!({ "type": "OrderedCollection", "orderedItems": ["https://a.test/1"] });
        assert_eq!(sheet(&Document(whole), "https://a.test/", "").unwrap().items.len(), 1);
        let head =
            json!({ "type": "OrderedCollection", "totalItems": 3, "first": "https://a.test/o?page=1" });
        assert_eq!(sheet(&Document(head), "https://a.test/", ""), None);
        let empty = json!({ "type": "OrderedCollection", "totalItems": 0, "orderedItems": [] });
        assert_eq!(sheet(&Document(empty), "https://a.test/", "").unwrap().items.len(), 0);
    }
}
