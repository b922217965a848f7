//! How often others may ask for documents: by the node that they say to be, and by proof where that name is used up.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use super::guard::{self, Head};
use super::inbox;
use crate::app::App;
use crate::base::origin::authority_of;

/// Lets a request for a document pass, or says when to come again.
pub async fn admit(app: &App, request: Request) -> Result<Request, Response> {
    let now = app.clock().now();
    let claimed = claimed(request.headers());
    let Err(wait) = app.gate().read(&claimed, now) else {
        return Ok(request);
    };
    // Somebody may have used up the share of a node by its name alone: whoever can prove it has another.
    if !claimed.is_empty() {
        let path_and_query = request.uri().path_and_query().map_or("/", |p| p.as_str()).to_owned();
        let (method, headers) = (request.method().as_str().to_owned(), request.headers().clone());
        let head = Head { method: &method, path_and_query: &path_and_query, headers: &headers };
        if guard::recognises(app, &head).await && app.gate().read_proven(&claimed, now).is_ok() {
            return Ok(request);
        }
    }
    app.meters().turned_away.add("reads");
    Err(inbox::too_many(wait))
}

/// The node of the key that a request says to be signed with, in either generation of signatures; empty without one.
fn claimed(headers: &HeaderMap) -> String {
    let named = ["signature-input", "signature"].into_iter().filter_map(|name| headers.get(name));
    named.filter_map(key_id).find_map(authority_of).unwrap_or_default()
}

fn key_id(value: &HeaderValue) -> Option<&str> {
    let text = value.to_str().ok()?;
    let at = text.to_ascii_lowercase().find("keyid=\"")? + "keyid=\"".len();
    text.get(at..)?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_claimed_node_is_read_from_both_generations_of_signatures() {
        for (name, value, expected) in [
            ("signature", r#"keyId="https://a.example/u/1#main-key",headers="date""#, "a.example"),
            (
                "signature-input",
                r#"sig1=("@method");created=1;keyid="https://B.example:8443/k""#,
                "b.example:8443",
            ),
            ("signature", r#"keyId="nobody""#, ""),
            ("signature", "rubbish", ""),
            ("date", "today", ""),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(name, HeaderValue::from_static(value));
            assert_eq!(claimed(&headers), expected, "{value}");
        }
    }
}
