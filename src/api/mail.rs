//! Mail for admins over the API: the queue, a test, a second chance.

use axum::extract::State;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::communities::After;
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::List;
use crate::app::App;
use crate::base::page::Cursor;
use crate::base::time::rfc3339;
use crate::error::Error;
use crate::mail::read::{self, Mail};
use crate::policy;

pub const STATES: [&str; 7] = ["queued", "paused", "sending", "sent", "refused", "unsure", "expired"];

view! { in
    /// A test mail.
    pub struct TestMail {
        /// Where to.
        pub address: String [text_like(3, 254, "asha@example.org")],
    }
}

view! { out
    /// A mail, without its words.
    pub struct MailView {
        pub id: String,
        /// What it is about.
        pub kind: String,
        pub address: String,
        /// `paused`: nothing is sent to the address, because it was refused before. `unsure`: it was given to the mail
        /// server, and no answer came.
        pub state: String [one_of(&STATES)],
        pub tries: i64 [count()],
        /// What stopped it the last time.
        pub reason: Option<String>,
        /// What the mail server said.
        pub answer: Option<String>,
        pub created: String [moment()],
        /// When it is tried next, while it waits.
        pub due: Option<String> [moment()],
        pub sent: Option<String> [moment()],
    }
}

impl MailView {
    fn new(mail: &Mail) -> MailView {
        let waits = mail.standing() == "queued";
        MailView {
            id: mail.name.clone(),
            kind: mail.kind.clone(),
            address: mail.address.clone(),
            state: mail.standing().to_owned(),
            tries: mail.tries,
            reason: mail.reason.clone(),
            answer: mail.answer.clone(),
            created: rfc3339(mail.created),
            due: waits.then(|| rfc3339(mail.due)),
            sent: mail.sent.map(rfc3339),
        }
    }
}

/// GET /mails
pub async fn list(State(app): State<App>, who: Reader, Asked(asked): Asked<After>) -> Answer {
    who.member()?.admin()?;
    let after = super::cursor(asked.after.as_deref(), Cursor::newest())?;
    let page = app.db().read(move |conn| read::list(conn, &after)).await?;
    problem::ok(&List::of(page, MailView::new))
}

/// GET /mails/{id}
pub async fn show(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    who.member()?.admin()?;
    let found = app.db().read(move |conn| read::by_name(conn, &id)).await?;
    who.show(&MailView::new(&found.ok_or(Error::NotFound)?))
}

/// POST /mails/test
pub async fn test(State(app): State<App>, who: Writer, Body(test): Body<TestMail>) -> Answer {
    let (member, key) = (who.member.clone(), app.node_key().clone());
    who.does(&app, move |tx| policy::test_mail(tx, member.admin()?, &key, &test.address).map(|_| Did::It))
        .await
}

/// POST /mails/{id}/retry
pub async fn again(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let member = who.member.clone();
    who.does(&app, move |tx| policy::mail_again(tx, Some(member.admin()?), &id).map(|()| Did::It)).await
}
