//! Mail for admins: whether it goes, a test, and the queue with what stopped it.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::base::page::{Cursor, Page};
use crate::error::Result;
use crate::exchange::received;
use crate::mail::read::{self, Mail, Standing};
use crate::policy;

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "mail.html")]
struct MailPage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    /// The mail server; empty: mail is written into the folder.
    server: String,
    folder: String,
    standing: Standing,
    mails: Vec<Mail>,
    next: Option<String>,
    form: Sheet,
    queued: bool,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    after: String,
    /// Whether a test mail was queued just now.
    #[serde(default)]
    test: String,
}

async fn page(visit: &Visit, form: Sheet, asked: &Asked) -> Result<MailPage> {
    let after = if asked.after.is_empty() { Cursor::newest() } else { Cursor::read(&asked.after)? };
    let (mails, standing, failed): (Page<Mail>, Standing, i64) = visit
        .read(move |conn, _| {
            Ok((read::list(conn, &after)?, read::standing(conn)?, received::count_failed(conn)?))
        })
        .await?;
    let config = visit.app.config();
    Ok(MailPage {
        page: visit.shell("admin"),
        tab: "mail",
        failed,
        server: config.mail.host.trim().to_owned(),
        folder: config.mail_dir().display().to_string(),
        standing,
        mails: mails.items,
        next: mails.next.map(|next| format!("/admin/mail?after={next}")),
        form,
        queued: asked.test == "queued",
    })
}

/// `GET /admin/mail`
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.admin()?;
    let page = page(&visit, Sheet::default(), &asked).await?;
    visit.show(&page)
}

/// `POST /admin/mail`: a test mail to `address`.
pub async fn test(visit: Visit, Posted(form): Posted) -> Answer {
    visit.admin()?;
    let (by, address, key) = (visit.member()?.clone(), form.owned("address"), visit.app.node_key().clone());
    match visit.write(move |tx| policy::test_mail(tx, by.admin()?, &key, &address)).await {
        Ok(_) => go("/admin/mail?test=queued"),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = page(&visit, form, &Asked::default()).await?;
            refused.page(visit.show(&page))
        }
    }
}

/// `POST /admin/mail/again`: `mail` is sent again.
pub async fn again(visit: Visit, Posted(form): Posted) -> Answer {
    let (by, name) = (visit.member()?.clone(), form.owned("mail"));
    visit.write(move |tx| policy::mail_again(tx, Some(by.admin()?), &name)).await?;
    go("/admin/mail")
}

impl Shell {
    /// What a mail is about.
    fn mail_kind(&self, mail: &Mail) -> String {
        self.say(format!("mail-kind-{}", mail.kind))
    }

    /// What stopped a mail, if anything did.
    fn mail_why(&self, mail: &Mail) -> Option<String> {
        mail.reason.as_ref().map(|reason| self.say(format!("mail-why-{reason}")))
    }
}
