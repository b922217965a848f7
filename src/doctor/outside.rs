//! The node as others see it: asked at its public address, through whatever stands in front of it.

use std::time::Duration;

use serde_json::Value;
use url::Url;

use super::Finding;
use crate::actors;
use crate::app::App;
use crate::base::http::{Answer, Failure, Method, Outgoing};
use crate::base::origin::same_origin;
use crate::base::time::SECOND;
use crate::federation::{remote, signature, signing};

const DEADLINE: Duration = Duration::from_secs(10);
const MAX_ANSWER: usize = 256 * 1024;
/// How far clocks may differ before it is said, and before others refuse what is signed, in seconds.
const ODD: i64 = 30;
const WRONG: i64 = 300;

/// All checks from outside; where nothing answers, only that is said.
pub async fn look(app: &App) -> Vec<Finding> {
    let address = public_address(app);
    let here = get(app, &format!("http://localhost:{}/healthz", app.config().server.listen.port())).await;
    let found = get(app, &at(app, "/.well-known/nodeinfo")).await;
    let serves = match (&here, &found) {
        (Ok(answer), _) if answer.status == 200 => Finding::ok("serve", "runs on this machine"),
        (_, Ok(_)) => Finding::ok("serve", "answers at the public address"),
        (_, Err(_)) => {
            let says = format!(
                "`collegium serve` does not run: nothing answers on port {}",
                app.config().server.listen.port()
            );
            let advice = "start it, then ask again: what others see was not checked";
            return vec![address, Finding::fault("serve", says, advice)];
        }
    };
    let answer = match found {
        Ok(answer) => answer,
        Err(failure) => return vec![address, serves, not_reached(app, &failure)],
    };
    vec![
        address,
        serves,
        clock(app, &answer),
        node_info(app, &answer).await,
        web_finger(app).await,
        signature_trip(app).await,
    ]
}

fn at(app: &App, path: &str) -> String {
    format!("{}{path}", app.origin().as_str())
}

async fn get(app: &App, url: &str) -> Result<Answer, Failure> {
    let url = Url::parse(url).map_err(|e| Failure::Unsendable(e.to_string()))?;
    send(app, Method::Get, url, Vec::new(), bytes::Bytes::new()).await
}

async fn send(
    app: &App,
    method: Method,
    url: Url,
    headers: Vec<(String, String)>,
    body: bytes::Bytes,
) -> Result<Answer, Failure> {
    let outgoing = Outgoing { method, url, headers, body, max_bytes: MAX_ANSWER, deadline: DEADLINE };
    app.http().send(outgoing).await
}

fn public_address(app: &App) -> Finding {
    let origin = app.origin();
    let says = origin.as_str().to_owned();
    if origin.is_https() {
        return Finding::ok("address", says);
    }
    if app.config().is_lab() {
        return Finding::warning(
            "address",
            format!("{says}, a lab"),
            "nothing: labs are for tests on one machine",
        );
    }
    let says = format!("{says} is not https: no other node can reach this one");
    Finding::warning("address", says, "put a web server with TLS in front and set server.public_address")
}

fn not_reached(app: &App, failure: &Failure) -> Finding {
    let cause = failure.cause().map(|c| format!(" ({c})")).unwrap_or_default();
    Finding::fault(
        "outside",
        format!("{} does not answer: {failure}{cause}", app.origin().as_str()),
        "check the DNS entry, the firewall, the certificate and the web server in front; it must lead to server.listen",
    )
}

/// Compares this machine's clock with the `Date` of an answer.
fn clock(app: &App, answer: &Answer) -> Finding {
    if app.config().lab.clock_file.is_some() {
        return Finding::ok("clock", "moved by the lab's clock file");
    }
    let theirs = answer.date.as_deref().and_then(|date| httpdate::parse_http_date(date).ok());
    let since = theirs.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    let Some(theirs) = since.and_then(|s| i64::try_from(s.as_secs()).ok()) else {
        return Finding::warning(
            "clock",
            "the answer had no readable Date",
            "let the web server in front pass it on",
        );
    };
    let off = (app.clock().now() / SECOND - theirs).abs();
    let advice = "set the clock by NTP on both machines: others refuse what is signed at the wrong time";
    match off {
        0..=ODD => Finding::ok("clock", format!("{off} s from the Date of the answer")),
        ..=WRONG => Finding::warning("clock", format!("{off} s from the Date of the answer"), advice),
        _ => Finding::fault("clock", format!("{off} s from the Date of the answer"), advice),
    }
}

const PASS_ON: &str =
    "let the web server in front pass every path on, unchanged; nothing else may answer for this address";

fn json(answer: &Answer) -> Option<Value> {
    (answer.status == 200).then(|| serde_json::from_slice(&answer.body).ok()).flatten()
}

async fn node_info(app: &App, links: &Answer) -> Finding {
    let wrong = |says: String| Finding::fault("nodeinfo", says, PASS_ON);
    let origin = app.origin();
    let found = json(links).and_then(|links| {
        let all = links.get("links")?.as_array()?.clone();
        all.iter().find_map(|l| Some(l.get("href")?.as_str()?.to_owned()))
    });
    let Some(href) = found.filter(|href| same_origin(href, origin.as_str())) else {
        return wrong(format!("/.well-known/nodeinfo answers {} without a link to this node", links.status));
    };
    let document = match get(app, &href).await {
        Ok(answer) => json(&answer),
        Err(failure) => return wrong(format!("{href}: {failure}")),
    };
    let word = |key: &str| document.as_ref()?.pointer(key)?.as_str().map(str::to_owned);
    match (word("/software/name"), word("/software/version")) {
        (Some(name), Some(version)) if name == "collegium" && version == env!("CARGO_PKG_VERSION") => {
            Finding::ok("nodeinfo", format!("collegium {version}"))
        }
        (Some(name), Some(version)) if name == "collegium" => Finding::warning(
            "nodeinfo",
            format!("`serve` runs version {version}, this is {}", env!("CARGO_PKG_VERSION")),
            "start the new version",
        ),
        _ => wrong(format!("{href} is not this node's NodeInfo")),
    }
}

async fn web_finger(app: &App) -> Finding {
    let origin = app.origin();
    let wrong = |says: String| Finding::fault("webfinger", says, PASS_ON);
    let asked: String = url::form_urlencoded::byte_serialize(origin.as_str().as_bytes()).collect();
    let answer = match get(app, &at(app, &format!("/.well-known/webfinger?resource={asked}"))).await {
        Ok(answer) => answer,
        Err(failure) => return wrong(failure.to_string()),
    };
    let own = origin.complete(actors::NODE_ACTOR);
    let linked = json(&answer).is_some_and(|found| {
        let links = found.get("links").and_then(Value::as_array);
        links.is_some_and(|all| {
            all.iter().any(|l| l.get("href").and_then(Value::as_str) == Some(own.as_str()))
        })
    });
    if linked {
        Finding::ok("webfinger", "leads to this node's actor")
    } else {
        wrong(format!("answers {} and does not lead to {own}", answer.status))
    }
}

/// A message signed by the node's own actor must be refused because it is its own: then signature, date and `Host`
/// arrived as they were sent.
async fn signature_trip(app: &App) -> Finding {
    let fault = |says: String| Finding::fault("signature", says, PASS_ON);
    let answer = match signed_post(app).await {
        Ok(answer) => answer,
        Err(says) => {
            return Finding::fault(
                "signature",
                says,
                "see the lines above: own keys, then the web server in front",
            );
        }
    };
    let code = String::from_utf8_lossy(&answer.body).trim().chars().take(40).collect::<String>();
    let headers = "let the web server in front pass Host, Date, Digest and Signature on unchanged, and the path as it came";
    match (answer.status, code.as_str()) {
        (401, "signed_as_us") => {
            Finding::ok("signature", "own signature read at /inbox; Host arrives unchanged")
        }
        (401, "host_foreign" | "host_missing") => Finding::fault(
            "signature",
            format!("the web server in front changes Host ({code}): no node can write to this one"),
            "nginx: proxy_set_header Host $http_host; Apache: ProxyPreserveHost On; Caddy does it by itself",
        ),
        (401, "date_too_old" | "date_ahead" | "signature_expired") => {
            Finding::fault("signature", format!("the clocks differ ({code})"), "set the clock by NTP")
        }
        (401, code) => Finding::fault("signature", format!("own signature was not read ({code})"), headers),
        (status, _) => fault(format!("/inbox answers {status}: the request did not arrive at `serve`")),
    }
}

async fn signed_post(app: &App) -> Result<Answer, String> {
    let words = |e: &dyn std::fmt::Display| format!("a request could not be signed: {e}");
    let actor = remote::node_actor(app).await.map_err(|e| words(&e))?;
    let key = signing::key(app, actor).await.map_err(|e| words(&e))?;
    let url = Url::parse(&at(app, "/inbox")).map_err(|e| words(&e))?;
    let body = b"{}";
    let signed = signature::sign(&key, "POST", &url, Some(body), app.clock().now());
    let mut headers = signed.map_err(|e| words(&e))?;
    headers.push(("Content-Type".to_owned(), "application/activity+json".to_owned()));
    let sent = send(app, Method::Post, url, headers, bytes::Bytes::from_static(body)).await;
    sent.map_err(|failure| format!("/inbox: {failure}"))
}
