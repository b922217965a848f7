//! How people become members, for admins: the way, what is asked, invitations, and who applied.

use askama::Template;
use axum::extract::Query;

use crate::accounts::candidate::{self, Candidate};
use crate::accounts::invitation::{self, Invitation, Wish};
use crate::association::SignUp;
use crate::base::page::{Cursor, Page};
use crate::base::time::Micros;
use crate::error::{Error, Result};
use crate::exchange::received;
use crate::policy::{self, audit};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::lists::Asked;
use super::shell::Shell;
use super::visit::{Visit, go, kept_nowhere};

#[derive(Template)]
#[template(path = "joining.html")]
struct JoiningPage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    form: Sheet,
    waiting: i64,
    /// Whether a mail server takes mail.
    mail: bool,
    invitations: Vec<Invitation>,
    next: Option<String>,
    /// The link of the invitation that was just made; shown this once.
    link: String,
    now: Micros,
    /// Who set the way in last.
    last: Option<audit::Entry>,
}

async fn page(visit: &Visit, form: Sheet, after: Cursor, link: String) -> Result<JoiningPage> {
    let (found, waiting, failed, last): (Page<Invitation>, i64, i64, _) = visit
        .read(move |conn, _| {
            let (found, last) = (invitation::list(conn, &after)?, audit::last(conn, "sign-up")?);
            Ok((found, candidate::count_waiting(conn)?, received::count_failed(conn)?, last))
        })
        .await?;
    Ok(JoiningPage {
        page: visit.shell("admin"),
        tab: "joining",
        failed,
        form,
        waiting,
        mail: visit.app.config().mail.is_configured(),
        invitations: found.items,
        next: found.next.map(|next| format!("/admin/sign-up?after={next}")),
        link,
        now: visit.now,
        last,
    })
}

/// The form as it stands.
fn settings(visit: &Visit) -> Sheet {
    let association = &visit.state.association;
    Sheet::of([
        ("sign_up", association.sign_up.key()),
        ("sign_up_questions", &association.sign_up_questions),
        ("uses", "1"),
        ("days", "14"),
    ])
}

/// `GET /admin/sign-up`
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.admin()?;
    let page = page(&visit, settings(&visit), asked.cursor()?, String::new()).await?;
    visit.show(&page)
}

/// The page with what was refused, the rest as it stands.
async fn refuse(visit: &Visit, form: Sheet, error: Error) -> Answer {
    let (form, refused) = form.or(settings(visit)).refused(visit.words, error)?;
    let page = page(visit, form, Cursor::newest(), String::new()).await?;
    refused.page(visit.show(&page))
}

/// `POST /admin/sign-up`: the way, and what is asked; or `open`, yes or no.
pub async fn set(visit: Visit, Posted(form): Posted) -> Answer {
    visit.admin()?;
    let quick = !form.get("open").is_empty();
    let way = match form.get("open") {
        "yes" => Ok(SignUp::Open),
        "" => SignUp::parse(form.get("sign_up")),
        _ => Ok(SignUp::Closed),
    };
    match save(&visit, way, Some(form.owned("sign_up_questions")).filter(|_| !quick)).await {
        Ok(()) => go(if quick { "/admin" } else { "/admin/sign-up" }),
        Err(error) => refuse(&visit, form, error).await,
    }
}

async fn save(visit: &Visit, way: Result<SignUp>, questions: Option<String>) -> Result<()> {
    let (member, way) = (visit.member()?.clone(), way?);
    visit
        .write(move |tx| {
            if let Some(questions) = &questions {
                policy::set_questions(tx, member.admin()?, questions)?;
            }
            policy::set_sign_up(tx, Some(member.admin()?), way)
        })
        .await?;
    visit.app.reload().await
}

/// `POST /admin/invitations`: answers with the page, for the secret is kept nowhere.
pub async fn invite(visit: Visit, Posted(form): Posted) -> Answer {
    visit.admin()?;
    let number = |name: &str| form.get(name).trim().parse().unwrap_or(0);
    let wish = Wish { note: form.owned("note"), uses: number("uses"), days: number("days") };
    let by = visit.member()?.clone();
    match visit.write(move |tx| policy::invite(tx, Some(by.admin()?), &wish)).await {
        Ok(made) => {
            let link = visit.state.origin.complete(&format!("/sign-up?invitation={}", made.secret));
            let page = page(&visit, settings(&visit), Cursor::newest(), link).await?;
            kept_nowhere(visit.show(&page))
        }
        Err(error) => refuse(&visit, form, error).await,
    }
}

/// `POST /admin/invitations/again`: `invitation`, which is for one address, is mailed once more.
pub async fn again(visit: Visit, Posted(form): Posted) -> Answer {
    visit.admin()?;
    let (by, name, key) = (visit.member()?.clone(), form.owned("invitation"), visit.app.node_key().clone());
    match visit.write(move |tx| policy::invite_again(tx, Some(by.admin()?), &key, &name)).await {
        Ok(()) => go("/admin/sign-up"),
        Err(error) => refuse(&visit, form, error).await,
    }
}

/// `POST /admin/invitations/revoke`
pub async fn revoke(visit: Visit, Posted(form): Posted) -> Answer {
    let (by, name) = (visit.member()?.clone(), form.owned("invitation"));
    visit.write(move |tx| policy::revoke_invitation(tx, Some(by.admin()?), &name)).await?;
    go("/admin/sign-up")
}

#[derive(Template)]
#[template(path = "applications.html")]
struct ApplicationsPage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    /// The decision that was refused: shown beside the candidate it was about.
    form: Sheet,
    candidates: Vec<Candidate>,
    next: Option<String>,
}

impl ApplicationsPage {
    /// Whether the refused decision was about somebody whom this page does not show.
    fn refused_elsewhere(&self) -> bool {
        let about = self.form.get("candidate");
        !self.form.problems.is_empty() && !self.candidates.iter().any(|c| c.name == about)
    }
}

async fn applicants(visit: &Visit, form: Sheet) -> Result<ApplicationsPage> {
    let after = match form.get("after") {
        "" => Cursor::oldest(),
        after => Cursor::read(after)?,
    };
    let (found, failed): (Page<Candidate>, i64) = visit
        .read(move |conn, _| Ok((candidate::waiting(conn, &after)?, received::count_failed(conn)?)))
        .await?;
    Ok(ApplicationsPage {
        page: visit.shell("admin"),
        tab: "joining",
        failed,
        form,
        candidates: found.items,
        next: found.next.map(|next| format!("/admin/applications?after={next}")),
    })
}

/// `GET /admin/applications`
pub async fn applications(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.admin()?;
    let page = applicants(&visit, Sheet::of([("after", &asked.after)])).await?;
    visit.show(&page)
}

/// `POST /admin/applications`: `decision` is accept or decline.
pub async fn decide(visit: Visit, Posted(form): Posted) -> Answer {
    visit.admin()?;
    match settle(&visit, &form).await {
        Ok(()) => go("/admin/applications"),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = applicants(&visit, form).await?;
            refused.page(visit.show(&page))
        }
    }
}

async fn settle(visit: &Visit, form: &Sheet) -> Result<()> {
    let (by, name) = (visit.member()?.clone(), form.owned("candidate"));
    let accept = match form.get("decision") {
        "accept" => true,
        "decline" => false,
        _ => return Err(Error::invalid("decision", "choose")),
    };
    let key = visit.app.node_key().clone();
    visit.write(move |tx| policy::decide_on(tx, by.admin()?, &key, &name, accept)).await
}
