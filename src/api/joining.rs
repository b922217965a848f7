//! Invitations, and who applied, for admins over the API.

use axum::extract::State;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::communities::After;
use super::did::{self, Did};
use super::problem::{self, Answer};
use super::schema::view;
use super::views::List;
use crate::accounts::candidate::{self, Candidate};
use crate::accounts::invitation::{self, Invitation, Wish};
use crate::app::App;
use crate::base::page::Cursor;
use crate::base::time::{Micros, rfc3339};
use crate::policy;

const STATES: [&str; 4] = ["open", "used", "expired", "revoked"];
const DECISIONS: [&str; 2] = ["accept", "decline"];

view! { in
    /// An invitation to make.
    pub struct NewInvitation {
        /// For whom it is; the invited do not see it.
        pub note: Option<String> [text(0, 200)],
        /// How many people it lets in; 1 when left out.
        pub uses: Option<i64> [number(1, 1000)],
        /// How many days it works; 14 when left out.
        pub days: Option<i64> [number(1, 90)],
    }

    /// Whether somebody who applied becomes a member.
    pub struct Decision {
        pub decision: String [one_of(&DECISIONS)],
    }
}

view! { out
    /// An invitation, without its link.
    pub struct InvitationView {
        pub id: String,
        pub note: String,
        /// The one address that it is for; none: whoever has the link.
        pub email: Option<String>,
        /// The short name of who made it; none: the operator.
        pub made_by: Option<String>,
        pub state: String [one_of(&STATES)],
        pub uses: i64 [count()],
        pub used: i64 [count()],
        pub created: String [moment()],
        pub expires: String [moment()],
    }

    /// An invitation that was just made.
    pub struct NewInvitationView {
        /// Shown once and not kept: a repeat under the same Idempotency-Key has none.
        pub link: Option<String>,
        pub invitation: InvitationView,
    }

    /// Somebody who applied.
    pub struct CandidateView {
        pub id: String,
        pub handle: String,
        pub name: String,
        pub email: String,
        /// Whether mail there is known to reach them.
        pub email_confirmed: bool,
        pub answers: String,
        pub created: String [moment()],
    }
}

impl InvitationView {
    pub fn new(invitation: &Invitation, now: Micros) -> InvitationView {
        InvitationView {
            id: invitation.name.clone(),
            note: invitation.note.clone(),
            email: invitation.email.clone(),
            made_by: invitation.by.clone(),
            state: invitation.state(now).to_owned(),
            uses: invitation.uses,
            used: invitation.used,
            created: rfc3339(invitation.created),
            expires: rfc3339(invitation.expires),
        }
    }
}

impl CandidateView {
    fn new(candidate: &Candidate) -> CandidateView {
        CandidateView {
            id: candidate.name.clone(),
            handle: candidate.handle.clone(),
            name: candidate.display_name.clone(),
            email: candidate.email.clone(),
            email_confirmed: candidate.confirmed.is_some(),
            answers: candidate.answers.clone(),
            created: rfc3339(candidate.created),
        }
    }
}

/// GET /invitations
pub async fn list(State(app): State<App>, who: Reader, Asked(asked): Asked<After>) -> Answer {
    who.member()?.admin()?;
    let (after, now) = (super::cursor(asked.after.as_deref(), Cursor::newest())?, app.clock().now());
    let page = app.db().read(move |conn| invitation::list(conn, &after)).await?;
    problem::ok(&List::of(page, |i| InvitationView::new(i, now)))
}

/// POST /invitations
pub async fn make(State(app): State<App>, who: Writer, Body(new): Body<NewInvitation>) -> Answer {
    let (member, usual) = (who.member.clone(), Wish::default());
    let wish = Wish {
        note: new.note.unwrap_or_default(),
        uses: new.uses.unwrap_or(usual.uses),
        days: new.days.unwrap_or(usual.days),
    };
    let made = who.carry_out(&app, move |tx| {
        let made = policy::invite(tx, Some(member.admin()?), &wish)?;
        Ok((Did::Invited(made.id), made))
    });
    let (_, made) = made.await?;
    let link = app.origin().complete(&format!("/sign-up?invitation={}", made.secret));
    did::invited(&app, made.id, Some(link)).await
}

/// POST /invitations/{id}/mail
pub async fn again(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let (member, key) = (who.member.clone(), app.node_key().clone());
    who.does(&app, move |tx| policy::invite_again(tx, Some(member.admin()?), &key, &id).map(|()| Did::It))
        .await
}

/// DELETE /invitations/{id}
pub async fn revoke(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let member = who.member.clone();
    who.does(&app, move |tx| policy::revoke_invitation(tx, Some(member.admin()?), &id).map(|()| Did::It))
        .await
}

/// GET /applications
pub async fn applications(State(app): State<App>, who: Reader, Asked(asked): Asked<After>) -> Answer {
    who.member()?.admin()?;
    let after = super::cursor(asked.after.as_deref(), Cursor::oldest())?;
    let page = app.db().read(move |conn| candidate::waiting(conn, &after)).await?;
    problem::ok(&List::of(page, CandidateView::new))
}

/// PUT /applications/{id}
pub async fn decide(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(given): Body<Decision>,
) -> Answer {
    let (member, key) = (who.member.clone(), app.node_key().clone());
    let accept = match given.decision.as_str() {
        "accept" => true,
        "decline" => false,
        _ => return Err(crate::error::Problem::new("decision", "choose").into()),
    };
    who.does(&app, move |tx| policy::decide_on(tx, member.admin()?, &key, &id, accept).map(|()| Did::It))
        .await
}
