//! Becoming a member: by set-up (the first admin), by an operator's command, or by signing up where that is open.

use super::Member;
use crate::actors::{self, DisplayName, Handle, Kind};
use crate::base::db::Tx;
use crate::error::{Denial, Error, Result};
use crate::mail::Address;
use crate::sql;

/// What somebody who becomes a member says. The password comes hashed.
#[derive(Debug, Clone, Default)]
pub struct NewMember {
    pub handle: String,
    pub display_name: String,
    /// Empty: none.
    pub email: String,
    pub password_hash: String,
    pub language: String,
    pub time_zone: String,
}

/// Checks the form of everything but the password, and tells all that is wrong at once.
pub fn check(new: &NewMember) -> Result<(Handle, DisplayName)> {
    let mut problems = Vec::new();
    let handle = Handle::parse(&new.handle).map_err(|p| problems.push(p)).ok();
    let name = DisplayName::parse("display_name", &new.display_name).map_err(|p| problems.push(p)).ok();
    if !new.email.trim().is_empty() {
        problems.extend(Address::parse("email", &new.email).err());
    }
    match (handle, name) {
        (Some(handle), Some(name)) if problems.is_empty() => Ok((handle, name)),
        _ => Err(Error::Invalid(problems)),
    }
}

/// Makes a member with a Person actor. Who may call this is decided by [`sign_up`], set-up or the operator.
pub fn create(tx: &mut Tx, new: &NewMember, admin: bool) -> Result<Member> {
    let (handle, name) = check(new)?;
    let email = new.email.trim().to_lowercase();
    let email = Some(email).filter(|e| !e.is_empty());
    let actor = actors::create(tx, Kind::Person, &handle, &name, ("", ""))?;
    let (id, now) = (tx.id(), tx.now);
    // The constraint decides, not a question before it: two may sign up at the same moment.
    let added = tx.run(sql!(
        "INSERT INTO members (id, email, password, admin, language, time_zone, created)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (email) DO NOTHING",
        id,
        email,
        &new.password_hash,
        admin,
        &new.language,
        &new.time_zone,
        now
    ))?;
    if added == 0 {
        return Err(Error::invalid("email", "email-taken"));
    }
    tx.run(sql!("INSERT INTO member_actors (member, actor) VALUES ($1, $2)", id, actor))?;
    Ok(Member {
        id,
        actor,
        handle: handle.as_str().to_owned(),
        name: name.as_str().to_owned(),
        admin,
        language: new.language.clone(),
        time_zone: new.time_zone.clone(),
    })
}

/// Makes a member who signs up by themselves: only while an admin has opened sign-up.
pub fn sign_up(tx: &mut Tx, new: &NewMember) -> Result<Member> {
    if !crate::association::load(tx.conn)?.sign_up_open {
        return Err(Denial::SignUpClosed.into());
    }
    create(tx, new, false)
}
