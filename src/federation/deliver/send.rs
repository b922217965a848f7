//! One attempt to deliver: signed, sent by the one way out, and how it ended.

use std::time::{Duration, UNIX_EPOCH};

use bytes::Bytes;
use tokio::sync::Semaphore;
use tokio::time::Instant;
use url::Url;

use super::super::signature::{self, Form, SigningKey};
use super::super::{egress, signing};
use crate::app::App;
use crate::base::http::{Method, Outgoing};
use crate::base::time::{HOUR, Micros, SECOND};
use crate::error::{Error, Result};

/// The largest answer that we read, in bytes; what it says beyond is not needed.
const MAX_ANSWER: usize = 16 * 1024;
/// How many signatures are made at the same time: each takes a thread, and more threads than processors gain nothing.
static SIGNING: Semaphore = Semaphore::const_new(4);

/// How one delivery ended.
pub(super) enum End {
    Done(String),
    Refused(String),
    Dropped(&'static str),
    /// Try again later; the node waits, at least as long as it asked for.
    Later(String, Micros),
}

impl End {
    /// The word for it in the figures.
    pub(super) fn key(&self) -> &'static str {
        match self {
            End::Done(_) => "done",
            End::Refused(_) => "refused",
            End::Dropped(_) => "dropped",
            End::Later(..) => "later",
        }
    }

    /// The word in the figures for why it was not taken: a status or the code of a failure; none when it was taken.
    pub(super) fn reason(&self) -> Option<&str> {
        match self {
            End::Done(_) => None,
            End::Refused(answer) | End::Later(answer, _) => Some(answer),
            End::Dropped(why) => Some(why),
        }
    }
}

/// What an attempt taught.
pub(super) struct Attempt {
    pub(super) end: End,
    /// The way of signing that was accepted.
    pub(super) taken: Option<Form>,
    /// How long the node took to answer, where it did.
    pub(super) took: Option<Duration>,
}

impl Attempt {
    /// One that did not come to be sent.
    pub(super) fn unsent(end: End) -> Attempt {
        Attempt { end, taken: None, took: None }
    }
}

/// What goes to an inbox, and who signs it: an actor, with the key of this row.
pub(super) struct Message {
    pub(super) inbox: String,
    pub(super) actor: i64,
    pub(super) key: Option<i64>,
    pub(super) json: Bytes,
}

/// Sends a message; when its signature may be the reason of a refusal, once more signed the other way, and then with
/// the key that was in use before, where it was rotated lately. The first answer counts when all are refusals.
pub(super) async fn send(app: &App, message: Message, form: Form) -> Attempt {
    let known = message.key.and_then(|row| app.signers().get(row));
    let key = match known {
        Some(key) => Ok(key),
        None => signing::key(app, message.actor).await,
    };
    let first = match key {
        Ok(key) => knock(app, &message, &key, form).await.map(|attempt| (attempt, key)),
        Err(e) => Err(e),
    };
    let (attempt, key) = match first {
        Ok(first) => first,
        Err(e) => {
            tracing::error!("a delivery could not be signed: {e}");
            return Attempt::unsent(End::Later("unsigned".to_owned(), 0));
        }
    };
    match attempt.end {
        End::Refused(ref answer) if answer.parse().is_ok_and(signature::may_be_refused) => {
            knock_again(app, &message, key, form).await.unwrap_or(attempt)
        }
        End::Done(_) | End::Refused(_) | End::Dropped(_) | End::Later(..) => attempt,
    }
}

/// The other ways in, until one is taken.
async fn knock_again(app: &App, message: &Message, key: SigningKey, form: Form) -> Option<Attempt> {
    let before = signing::replaced(app, message.actor).await.ok().flatten();
    let others = [(Some(key), form.other()), (before.clone(), form), (before, form.other())];
    for (key, form) in others {
        let Some(key) = key else { continue };
        if let Ok(attempt @ Attempt { end: End::Done(_), .. }) = knock(app, message, &key, form).await {
            return Some(attempt);
        }
    }
    None
}

async fn knock(app: &App, message: &Message, key: &SigningKey, form: Form) -> Result<Attempt> {
    let (url, headers) = sign(app, message, key, form).await?;
    let outgoing = Outgoing {
        method: Method::Post,
        url,
        headers,
        body: message.json.clone(),
        max_bytes: MAX_ANSWER,
        deadline: Duration::from_secs(app.config().federation.timeout_seconds),
    };
    let began = Instant::now();
    let answer = match egress::send(app, outgoing).await {
        Ok(answer) => answer,
        Err(failure) if failure.is_passing() => {
            return Ok(Attempt::unsent(End::Later(failure.code().to_owned(), 0)));
        }
        Err(failure) => return Ok(Attempt::unsent(End::Refused(failure.code().to_owned()))),
    };
    let took = began.elapsed();
    app.meters().answered.time(took);
    let end = match answer.status {
        200..=299 => End::Done(answer.status.to_string()),
        408 | 425 | 429 | 500..=599 => {
            let asked = answer.retry_after.as_deref().map_or(0, |text| wait_of(text, app.clock().now()));
            End::Later(answer.status.to_string(), asked)
        }
        status => End::Refused(status.to_string()),
    };
    let taken = matches!(end, End::Done(_)).then_some(form);
    Ok(Attempt { end, taken, took: Some(took) })
}

/// How long a node asks to be left alone (RFC 9110 §10.2.3: seconds, or a date), at most six hours; 0 when it is not
/// said in a way that is understood.
fn wait_of(retry_after: &str, now: Micros) -> Micros {
    let text = retry_after.trim();
    let wait = match text.parse::<u32>() {
        Ok(seconds) => i64::from(seconds) * SECOND,
        Err(_) => {
            let at = httpdate::parse_http_date(text).ok();
            let at = at.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
            at.and_then(|at| Micros::try_from(at.as_micros()).ok()).map_or(0, |at| at - now)
        }
    };
    wait.clamp(0, 6 * HOUR)
}

/// Signs off the async threads: an RSA signature costs a third of a millisecond.
async fn sign(
    app: &App,
    message: &Message,
    key: &SigningKey,
    form: Form,
) -> Result<(Url, Vec<(String, String)>)> {
    let url = Url::parse(&message.inbox).map_err(Error::internal)?;
    let _turn = SIGNING.acquire().await.map_err(Error::internal)?;
    let (key, now, target, body) = (key.clone(), app.clock().now(), url.clone(), message.json.clone());
    let signed = tokio::task::spawn_blocking(move || {
        signature::sign_as(form, &key, "POST", &target, Some(&body), now)
    });
    let mut headers = signed.await.map_err(Error::internal)?.map_err(Error::internal)?;
    let kind = activitypub_federation::FEDERATION_CONTENT_TYPE;
    headers.push(("Content-Type".to_owned(), kind.to_owned()));
    Ok((url, headers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_left_alone_as_long_as_it_asks_for_within_reason() {
        // 2026-11-22 09:40:00 UTC.
        let now = 1_795_340_400 * SECOND;
        for (text, expected) in [
            ("120", 120 * SECOND),
            ("999999999", 6 * HOUR),
            ("Sun, 22 Nov 2026 09:41:00 GMT", 60 * SECOND),
            ("Sun, 22 Nov 2020 09:41:00 GMT", 0),
            ("soon", 0),
            ("-5", 0),
        ] {
            assert_eq!(wait_of(text, now), expected, "{text}");
        }
    }
}
