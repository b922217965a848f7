//! Members for admins over the API: finding them, suspending, rights, roles with a term; and the log of such acts.

use axum::extract::State;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{List, ROLES};
use crate::app::App;
use crate::base::page::Cursor;
use crate::base::time::{Micros, parse_rfc3339, rfc3339};
use crate::error::{Error, Result};
use crate::policy::audit;
use crate::roster::acts::{self, Act, How};
use crate::roster::members::{self, Entry, Filter, Place};
use crate::roster::overview;

view! { in
    /// Which members to list.
    pub struct WhichMembers {
        /// Part of a name, short name or address.
        pub q: Option<String> [text(0, 100)],
        pub filter: Option<String> [one_of(&Filter::KEYS)],
        pub after: Option<String> [cursor()],
    }

    /// Which acts to list.
    pub struct WhichActs {
        /// Only acts of this kind.
        pub act: Option<String> [text(0, 40)],
        /// Only acts about this: a short name, a node.
        pub about: Option<String> [text(0, 300)],
        pub after: Option<String> [cursor()],
    }

    /// What to change of a member: what is left out stays.
    pub struct ChangeMember {
        /// Whether they run the node; the last admin stays one.
        pub admin: Option<bool>,
        /// Whether they are kept out of the whole node; their sessions end, what they wrote stays.
        pub suspended: Option<bool>,
        /// When a suspension ends; when it is lifted when left out.
        pub until: Option<String> [text_like(20, 40, "2026-12-24T09:00:00Z")],
        /// Why, for admins.
        pub reason: Option<String> [text(0, 500)],
    }

    /// One thing to do with several members, all of it or nothing.
    pub struct DoWithSeveral {
        pub act: String [one_of(&Act::KEYS)],
        /// Their short names. Those for whom it would change nothing are left out.
        pub members: Vec<String> [some(1, 100)],
        /// Of a suspension.
        pub until: Option<String> [text_like(20, 40, "2026-12-24T09:00:00Z")],
        /// Of a suspension.
        pub reason: Option<String> [text(0, 500)],
        /// The short name of a community of this node, to add them to.
        pub community: Option<String> [text(0, 60)],
    }

    /// A role in a community of this node.
    pub struct NewRole {
        pub role: String [one_of(&ROLES)],
        /// When it ends by itself; never when left out.
        pub until: Option<String> [text_like(20, 40, "2026-12-24T09:00:00Z")],
    }
}

view! { out
    /// A member as admins see them.
    pub struct MemberEntryView {
        /// Their short name.
        pub id: String,
        pub name: String,
        pub email: Option<String>,
        pub email_confirmed: bool,
        pub admin: bool,
        pub created: String [moment()],
        /// When they signed in last.
        pub signed_in: Option<String> [moment()],
        pub suspended: Option<String> [moment()],
        pub suspended_until: Option<String> [moment()],
        pub suspended_reason: Option<String>,
    }

    /// A member with the communities that they are in.
    pub struct MemberFileView {
        pub member: MemberEntryView,
        /// How many sessions of theirs are open.
        pub sessions: i64 [count()],
        pub communities: Vec<PlaceView>,
    }

    /// A community that somebody is in.
    pub struct PlaceView {
        pub community: String,
        pub title: String,
        pub role: String [one_of(&ROLES)],
        /// When the role ends by itself.
        pub until: Option<String> [moment()],
    }

    /// An act of an admin or of the operator.
    pub struct AuditView {
        pub at: String [moment()],
        /// The short name of who did it; none: the operator, the node by itself, or somebody who left.
        pub by: Option<String>,
        /// It was a member who has left.
        pub departed: bool,
        pub act: String,
        pub about: String,
        /// What a setting was, where that can be said.
        pub was: Option<String>,
        pub became: Option<String>,
    }

    /// What waits for those who run the node, and how much goes on.
    pub struct NodeOverviewView {
        /// People who applied.
        pub applications: i64 [count()],
        /// Reports that are open.
        pub reports: i64 [count()],
        /// Mails that were refused, or may not have gone.
        pub mails: i64 [count()],
        /// Received messages that failed.
        pub messages: i64 [count()],
        /// Files of members that wait, or are being worked off.
        pub imports: i64 [count()],
        pub members: i64 [count()],
        /// Members who signed in within four weeks.
        pub active: i64 [count()],
        /// Communities of this node.
        pub communities: i64 [count()],
        /// Of those: with something new within a week.
        pub lively: i64 [count()],
    }

    /// With how many something was done.
    pub struct DoneWith {
        pub done: i64 [count()],
    }
}

impl MemberEntryView {
    fn new(e: &Entry) -> MemberEntryView {
        MemberEntryView {
            id: e.handle.clone(),
            name: e.name.clone(),
            email: e.email.clone(),
            email_confirmed: e.confirmed.is_some(),
            admin: e.admin,
            created: rfc3339(e.created),
            signed_in: e.signed_in.map(rfc3339),
            suspended: e.suspended.map(rfc3339),
            suspended_until: e.suspended_until.map(rfc3339),
            suspended_reason: e.suspended_why.clone(),
        }
    }
}

impl PlaceView {
    fn new(p: &Place) -> PlaceView {
        PlaceView {
            community: p.slug.clone(),
            title: p.title.clone(),
            role: p.role.clone(),
            until: p.role_until.map(rfc3339),
        }
    }
}

impl AuditView {
    fn new(e: &audit::Entry) -> AuditView {
        AuditView {
            at: rfc3339(e.at),
            by: e.by.clone(),
            departed: e.departed,
            act: e.act.clone(),
            about: e.about.clone(),
            was: e.was.clone(),
            became: e.became.clone(),
        }
    }
}

fn moment(given: Option<&str>) -> Result<Option<Micros>> {
    let read = given.map(|text| parse_rfc3339(text).ok_or("moment")).transpose();
    read.map_err(|code| Error::invalid("until", code))
}

/// GET /members
pub async fn list(State(app): State<App>, who: Reader, Asked(asked): Asked<WhichMembers>) -> Answer {
    let member = who.member()?.clone();
    member.admin()?;
    let after = super::cursor(asked.after.as_deref(), Cursor::newest())?;
    if asked.filter.as_deref().is_some_and(|key| !Filter::KEYS.contains(&key)) {
        return Err(Error::invalid("filter", "choose").into());
    }
    let (q, filter) = (asked.q.unwrap_or_default(), Filter::parse(asked.filter.as_deref().unwrap_or("")));
    let page = app.db().read(move |conn| members::list(conn, member.admin()?, &q, filter, &after)).await?;
    problem::ok(&List::of(page, MemberEntryView::new))
}

/// GET /members/{who}
pub async fn show(State(app): State<App>, who: Reader, At(handle): At<String>) -> Answer {
    who.member()?.admin()?;
    let now = app.clock().now();
    let found = app.db().read(move |conn| {
        let member = members::find(conn, &handle)?;
        let places = members::places(conn, &member)?;
        Ok((members::sessions(conn, &member, now)?, places, member))
    });
    let (sessions, places, member) = found.await?;
    who.show(&MemberFileView {
        member: MemberEntryView::new(&member),
        sessions,
        communities: places.iter().map(PlaceView::new).collect(),
    })
}

/// PATCH /members/{who}
pub async fn change(
    State(app): State<App>,
    who: Writer,
    At(handle): At<String>,
    Body(change): Body<ChangeMember>,
) -> Answer {
    let (member, until) = (who.member.clone(), moment(change.until.as_deref())?);
    let reason = change.reason.unwrap_or_default();
    who.does(&app, move |tx| {
        let by = member.admin()?;
        members::find(tx.conn, &handle)?;
        if let Some(admin) = change.admin {
            acts::set_admin(tx, Some(by), &handle, admin)?;
        }
        match change.suspended {
            Some(true) => acts::suspend(tx, Some(by), &handle, until, &reason)?,
            Some(false) => acts::lift(tx, Some(by), &handle)?,
            None => {}
        }
        Ok(Did::It)
    })
    .await
}

/// PUT /members/{who}/roles/{community}
pub async fn role(
    State(app): State<App>,
    who: Writer,
    At((handle, community)): At<(String, String)>,
    Body(new): Body<NewRole>,
) -> Answer {
    let (member, until) = (who.member.clone(), moment(new.until.as_deref())?);
    who.does(&app, move |tx| {
        acts::set_role(tx, member.admin()?, &handle, (&community, &new.role), until).map(|()| Did::It)
    })
    .await
}

/// POST /members/{who}/confirmation
pub async fn confirm(State(app): State<App>, who: Writer, At(handle): At<String>) -> Answer {
    let (member, key) = (who.member.clone(), app.node_key().clone());
    who.does(&app, move |tx| acts::confirm_again(tx, &key, Some(member.admin()?), &handle).map(|()| Did::It))
        .await
}

/// DELETE /members/{who}/sessions
pub async fn sign_out(State(app): State<App>, who: Writer, At(handle): At<String>) -> Answer {
    let member = who.member.clone();
    who.does(&app, move |tx| acts::sign_out(tx, Some(member.admin()?), &handle).map(|_| Did::It)).await
}

/// POST /members/acts
pub async fn several(State(app): State<App>, who: Writer, Body(wish): Body<DoWithSeveral>) -> Answer {
    let act = Act::parse(&wish.act)?;
    if wish.members.is_empty() || wish.members.len() > 100 {
        return Err(crate::error::Problem::with("members", "between", "1–100").into());
    }
    let how = How {
        until: moment(wish.until.as_deref())?,
        reason: wish.reason.unwrap_or_default(),
        community: wish.community.unwrap_or_default(),
    };
    let (member, key) = (who.member.clone(), app.node_key().clone());
    who.does(&app, move |tx| {
        let done = match acts::all(tx, &key, member.admin()?, (act, &how), &wish.members) {
            // What the body names is not there.
            Err(Error::NotFound) if wish.act == "add" => return Err(Error::invalid("community", "choose")),
            Err(Error::NotFound) => return Err(Error::invalid("members", "choose")),
            other => other?,
        };
        Ok(Did::ActedOn(i64::try_from(done).unwrap_or(i64::MAX)))
    })
    .await
}

/// GET /overview
pub async fn overview(State(app): State<App>, who: Reader) -> Answer {
    let (member, now) = (who.member()?.clone(), app.clock().now());
    member.admin()?;
    let found = app.db().read(move |conn| {
        let by = member.admin()?;
        Ok((overview::waiting(conn, by)?, overview::pulse(conn, by, now)?))
    });
    let (waiting, pulse) = found.await?;
    problem::ok(&NodeOverviewView {
        applications: waiting.applications,
        reports: waiting.reports,
        mails: waiting.mails,
        messages: waiting.messages,
        imports: waiting.imports,
        members: pulse.members,
        active: pulse.active,
        communities: pulse.communities,
        lively: pulse.lively,
    })
}

/// GET /audit
pub async fn log(State(app): State<App>, who: Reader, Asked(asked): Asked<WhichActs>) -> Answer {
    who.member()?.admin()?;
    let after = super::cursor(asked.after.as_deref(), Cursor::newest())?;
    let (act, about) = (asked.act.unwrap_or_default(), asked.about.unwrap_or_default());
    if about.chars().count() > 300 {
        return Err(Error::invalid("about", "length-0-300").into());
    }
    let page = app.db().read(move |conn| audit::list(conn, &act, &about, &after)).await?;
    problem::ok(&List::of(page, AuditView::new))
}
