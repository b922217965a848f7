//! Signing in, up and out.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::accounts::{invitation, password, session, sign_up};
use crate::association;
use crate::error::{self, Denial, Error, Result};
use crate::roster;

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::resume;
use super::shell::Shell;
use super::visit::{Visit, go, kept_nowhere, signed_in, signed_out, way_back, with_new_session};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    next: String,
    /// What was done just now.
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn {
    page: Shell,
    form: Sheet,
    /// The fields of what was sent without a session; it is carried on until somebody signs in.
    carried: Vec<(String, String)>,
    /// What was done just now: `reset`, `joined`, or nothing.
    done: &'static str,
}

/// `GET /sign-in`
pub async fn show_in(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    if visit.is_signed_in() {
        return go(way_back(&asked.next));
    }
    let page = visit.shell("").without_way_back();
    let form = Sheet::of([("next", &asked.next)]);
    visit.show(&SignIn { page, form, carried: Vec::new(), done: done(&asked.done) })
}

/// What was done just now, of what there is.
fn done(given: &str) -> &'static str {
    ["reset", "joined"].into_iter().find(|known| *known == given).unwrap_or("")
}

/// `POST /sign-in`
pub async fn send_in(visit: Visit, Posted(form): Posted) -> Answer {
    let place = visit.place(form.is("shared", "yes"));
    match open(&visit, form.owned("login"), form.get("password"), place.clone()).await {
        Ok(secret) => {
            let (app, known) = (visit.app.clone(), secret.clone());
            let answer = match form.get("kept") {
                "" => go(way_back(form.get("next"))),
                _ => resume::go_on(visit, &known, form).await,
            };
            with_new_session(&app, &secret, place.shared, answer)
        }
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(sign_in_page(&visit, form))
        }
    }
}

/// The page to sign in, with what a form holds that came without a session.
pub fn sign_in_page(visit: &Visit, form: Sheet) -> Answer {
    let (page, carried) = (visit.shell("").without_way_back(), resume::carried(&form));
    kept_nowhere(visit.show(&SignIn { page, form, carried, done: "" }))
}

async fn open(visit: &Visit, login: String, password: &str, place: session::Place) -> Result<String> {
    let (attempt, known) = visit
        .write(move |tx| Ok((session::attempt(tx, &login)?, session::credentials(tx.conn, &login)?)))
        .await?;
    let fits = password::fits(password, known.as_ref().map(|c| c.password.as_str())).await?;
    let known = known.filter(|_| fits).ok_or(Denial::WrongPassword)?;
    visit.write(move |tx| session::enter(tx, &attempt, &known, &place)).await
}

#[derive(Template)]
#[template(path = "sign_up.html")]
struct SignUp {
    page: Shell,
    form: Sheet,
    /// Whether an admin decides, and what they ask.
    judged: bool,
    questions: String,
    /// Whether the address is needed.
    by_mail: bool,
}

#[derive(Template)]
#[template(path = "sign_up_done.html")]
struct Done {
    page: Shell,
    /// Whether an admin decides next; else the link in the mail does.
    waiting: bool,
}

#[derive(Debug, Default, Deserialize)]
pub struct Coming {
    /// The secret of an invitation.
    #[serde(default)]
    invitation: String,
    #[serde(default)]
    done: String,
}

/// `GET /sign-up`
pub async fn show_up(visit: Visit, Query(asked): Query<Coming>) -> Answer {
    if visit.is_signed_in() {
        return go("/");
    }
    if !asked.done.is_empty() {
        let page = visit.shell("").without_way_back();
        return visit.show(&Done { page, waiting: asked.done == "waiting" });
    }
    let form = Sheet::of([("invitation", &asked.invitation)]);
    if asked.invitation.is_empty() {
        may_come(&visit)?;
        return kept_nowhere(visit.show(&sign_up_page(&visit, form)));
    }
    match look_at(&visit, asked.invitation).await {
        Ok(bound) => {
            let whom = bound.unwrap_or_default();
            let form = form.or(Sheet::of([
                ("email", &whom.email),
                ("display_name", whom.display_name.as_deref().unwrap_or("")),
                ("handle", whom.handle.as_deref().unwrap_or("")),
            ]));
            kept_nowhere(visit.show(&sign_up_page(&visit, form)))
        }
        Err(error) => refuse(&visit, form, error),
    }
}

/// Refuses those who may not come without an invitation.
fn may_come(visit: &Visit) -> Result<()> {
    match visit.state.association.sign_up {
        association::SignUp::Closed => Err(Denial::SignUpClosed.into()),
        association::SignUp::Invitation => Err(Denial::InvitedOnly.into()),
        association::SignUp::Application | association::SignUp::Open => Ok(()),
    }
}

/// Refuses an invitation that lets nobody in; tells for whom it is, where it is for one person.
async fn look_at(visit: &Visit, secret: String) -> Result<Option<invitation::Bound>> {
    if visit.state.association.sign_up == association::SignUp::Closed {
        return Err(Denial::SignUpClosed.into());
    }
    let now = visit.now;
    let (works, bound) = visit
        .read(move |conn, _| {
            Ok((invitation::works(conn, &secret, now)?, invitation::bound(conn, &secret, now)?))
        })
        .await?;
    if works { Ok(bound) } else { Err(Error::invalid("invitation", "invitation-used")) }
}

fn refuse(visit: &Visit, form: Sheet, error: Error) -> Answer {
    let (form, refused) = form.refused(visit.words, error)?;
    kept_nowhere(refused.page(visit.show(&sign_up_page(visit, form))))
}

fn sign_up_page(visit: &Visit, form: Sheet) -> SignUp {
    let association = &visit.state.association;
    let invited = !form.get("invitation").is_empty();
    let judged = !invited && association.sign_up == association::SignUp::Application;
    SignUp {
        page: visit.shell("").without_way_back(),
        by_mail: judged || (!invited && visit.app.config().mail.is_configured()),
        form,
        judged,
        questions: association.sign_up_questions.clone(),
    }
}

/// `POST /sign-up`
pub async fn send_up(visit: Visit, Posted(form): Posted) -> Answer {
    match join(&visit, &form).await {
        Ok((_, Some(secret))) => signed_in(&visit.app, &secret, "/communities"),
        Ok((sign_up::Became::Waiting, None)) => go("/sign-up?done=waiting"),
        Ok((_, None)) => go("/sign-up?done=asked"),
        Err(error) => refuse(&visit, form, error),
    }
}

/// What a form says of a new member, all that is wrong told at once; the password is hashed.
pub async fn new_member(visit: &Visit, form: &Sheet) -> Result<sign_up::NewMember> {
    let mut new = sign_up::NewMember {
        handle: form.owned("handle"),
        display_name: form.owned("display_name"),
        email: form.owned("email"),
        password_hash: String::new(),
        language: visit.words.tag().to_owned(),
        time_zone: visit.zone.clone(),
    };
    let node = visit.state.association.name.clone();
    let known = [&new.handle, &new.display_name, &new.email, &node, form.get("association")];
    if let Err(wrong) = sign_up::check(&new) {
        // Both are told at once, and neither costs a hash.
        return Err(error::both::<(), ()>(Err(wrong), password::judge(form.get("password"), &known).await)
            .err()
            .unwrap_or(Error::NotFound));
    }
    new.password_hash = password::hash(form.get("password"), &known).await?;
    Ok(new)
}

/// Comes in, with a session, or as far as the association lets people come by themselves.
async fn join(visit: &Visit, form: &Sheet) -> Result<(sign_up::Became, Option<String>)> {
    match form.owned("invitation") {
        none if none.is_empty() => may_come(visit)?,
        secret => look_at(visit, secret).await.map(drop)?,
    }
    let (new, key) = (new_member(visit, form).await?, visit.app.node_key().clone());
    let way = sign_up::Way {
        invitation: form.owned("invitation"),
        answers: form.owned("answers"),
        mail_goes: visit.app.config().mail.is_configured(),
        judged: false,
    };
    let place = visit.place(false);
    visit
        .write(move |tx| {
            let became = roster::come(tx, &key, &new, &way)?;
            let secret = match &became {
                sign_up::Became::Member(member) => Some(session::open_at(tx, member.id, &place)?),
                sign_up::Became::Asked | sign_up::Became::Waiting => None,
            };
            Ok((became, secret))
        })
        .await
}

/// `POST /sign-out`
pub async fn out(visit: Visit) -> Answer {
    visit.close_session().await?;
    signed_out(&visit.app, "/")
}
