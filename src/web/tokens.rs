//! A member's keys for programs: made, shown once, listed, revoked.

use askama::Template;

use crate::accounts::token::{self, Scope, Token};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "tokens.html")]
struct TokensPage {
    page: Shell,
    form: Sheet,
    tokens: Vec<Token>,
    /// The secret of the one that was just made; shown this once.
    secret: String,
}

async fn page(visit: &Visit, form: Sheet, secret: String) -> crate::error::Result<TokensPage> {
    let member = visit.member()?.clone();
    let tokens = visit.read(move |conn, _| token::list(conn, &member)).await?;
    Ok(TokensPage { page: visit.shell("settings"), form, tokens, secret })
}

fn empty() -> Sheet {
    Sheet::of([("scope", Scope::Read.key())])
}

/// `GET /settings/tokens`
pub async fn show(visit: Visit) -> Answer {
    let page = page(&visit, empty(), String::new()).await?;
    visit.show(&page)
}

/// `POST /settings/tokens`: answers with the page, for the secret is kept nowhere.
pub async fn make(visit: Visit, Posted(form): Posted) -> Answer {
    let (member, name) = (visit.member()?.clone(), form.owned("name"));
    let made = match Scope::parse(form.get("scope")) {
        Ok(scope) => visit.write(move |tx| token::create(tx, &member, &name, scope)).await,
        Err(error) => Err(error),
    };
    match made {
        Ok(secret) => {
            let page = page(&visit, empty(), secret).await?;
            visit.show(&page)
        }
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = page(&visit, form, String::new()).await?;
            refused.page(visit.show(&page))
        }
    }
}

/// `POST /settings/tokens/revoke`
pub async fn revoke(visit: Visit, Posted(form): Posted) -> Answer {
    let (member, key) = (visit.member()?.clone(), form.owned("token"));
    visit.write(move |tx| token::revoke(tx, &member, &key)).await?;
    go("/settings/tokens")
}
