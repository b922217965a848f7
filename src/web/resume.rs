//! What was sent without a session is not lost: it is carried through the page to sign in, and given back behind it.
//! It stands in hidden fields of that page, and nowhere in the browser's storage.

use askama::Template;

use crate::accounts::session;
use crate::error::{Denial, Error};

use super::errors::Answer;
use super::form::Sheet;
use super::shell::Shell;
use super::visit::{Visit, go, kept_nowhere, way_back};
use super::{drafts, sign};

/// How much is carried, as a form writes it: what comes with it has to fit what a form may hold.
const MOST: usize = 500_000;
/// What the fields are called on the way.
const PREFIX: &str = "kept.";

/// The page to sign in, for a form that came without a session.
pub fn sign_in(visit: &Visit, sent: Sheet) -> Answer {
    let mut fields = sent.fields();
    fields.retain(|(name, _)| !name.contains("password"));
    let size: usize = fields.iter().map(|(name, value)| name.len() + written(value) + PREFIX.len()).sum();
    let form = Sheet::default();
    let form = if size > MOST {
        let longest = fields.iter().max_by_key(|(_, value)| value.len()).map_or("", |(_, value)| value);
        form.with("lost", longest)
    } else {
        fields.iter().fold(form, |form, (name, value)| form.with(&format!("{PREFIX}{name}"), value))
    };
    let address = visit.address.clone();
    let kept = if size > MOST { "" } else { address.as_str() };
    sign::sign_in_page(visit, form.with("next", "/").with("kept", kept).with("ended", "yes"))
}

/// How long a value is as a form writes it.
fn written(value: &str) -> usize {
    url::form_urlencoded::byte_serialize(value.as_bytes()).map(str::len).sum()
}

/// The fields that the page to sign in carries.
pub fn carried(form: &Sheet) -> Vec<(String, String)> {
    let mut fields = form.fields();
    fields.retain(|(name, _)| name.starts_with(PREFIX) || name == "kept");
    fields.retain(|(_, value)| !value.is_empty());
    fields
}

#[derive(Template)]
#[template(path = "kept.html")]
struct KeptPage {
    page: Shell,
    /// Where it was sent.
    action: String,
    fields: Vec<(String, String)>,
    /// What of it is long enough to have been written rather than chosen.
    texts: Vec<String>,
}

/// Goes on where the session ended: what was written becomes a draft; anything else is shown, to be sent again.
pub async fn go_on(visit: Visit, secret: &str, form: Sheet) -> Answer {
    let (secret, now) = (secret.to_owned(), visit.now);
    let member = visit.read(move |conn, _| session::member(conn, &secret, now)).await?;
    let visit = visit.by(member.ok_or(Error::Denied(Denial::SignInFirst))?);
    let sent = form.under(PREFIX);
    if !sent.get("draft_place").is_empty()
        && let Ok(answer) = drafts::keep(&visit, sent.clone()).await
    {
        return Ok(answer);
    }
    let action = way_back(form.get("kept")).to_owned();
    let fields = sent.fields();
    if fields.is_empty() {
        return go("/");
    }
    let texts =
        fields.iter().map(|(_, value)| value.clone()).filter(|v| v.contains(char::is_whitespace)).collect();
    kept_nowhere(visit.show(&KeptPage { page: visit.shell(""), action, fields, texts }))
}
