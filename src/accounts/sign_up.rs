//! Becoming a member: by set-up (the first admin), by an operator's command, or by signing up where that is open.

use super::display::Display;
use super::{Member, candidate, email, invitation};
use crate::actors::{self, DisplayName, Handle, Kind};
use crate::association::SignUp;
use crate::base::db::Tx;
use crate::base::language::Languages;
use crate::base::seal::NodeKey;
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
    // Whoever is about to be called so comes first, unless it is they who come another way.
    if let Some(held) = candidate::holds(tx, handle.as_str(), &email)? {
        return Err(held.into());
    }
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
        reading: Languages::all(),
        display: Display::default(),
        time_zone: new.time_zone.clone(),
    })
}

/// The way by which somebody comes.
#[derive(Debug, Clone, Default)]
pub struct Way {
    /// The secret of an invitation; empty: none.
    pub invitation: String,
    /// What they answer to the association's questions.
    pub answers: String,
    /// Whether a mail server takes our mail: only then an address can be confirmed before somebody comes in.
    pub mail_goes: bool,
    /// Whether an admin decides.
    pub judged: bool,
}

/// What became of somebody who signed up.
#[derive(Debug)]
pub enum Became {
    Member(Member),
    /// Asked to confirm their address, which may be somebody else's.
    Asked,
    /// An admin decides.
    Waiting,
}

/// Somebody signs up by themselves, in the way that the association allows.
pub fn come(tx: &mut Tx, key: &NodeKey, new: &NewMember, way: &Way) -> Result<Became> {
    let mode = crate::association::load(tx.conn)?.sign_up;
    let invited = !way.invitation.is_empty();
    match mode {
        SignUp::Closed => return Err(Denial::SignUpClosed.into()),
        SignUp::Invitation if !invited => return Err(Denial::InvitedOnly.into()),
        SignUp::Invitation | SignUp::Application | SignUp::Open => {}
    }
    if invited {
        return match invitation::redeem(tx, &way.invitation)? {
            Some(bound) => join_bound(tx, new, &bound),
            None => join(tx, key, new),
        };
    }
    let way = Way { judged: mode == SignUp::Application, ..way.clone() };
    if !way.judged && !way.mail_goes {
        return join(tx, key, new);
    }
    candidate::apply(tx, key, new, &way)?;
    Ok(if way.mail_goes { Became::Asked } else { Became::Waiting })
}

fn join(tx: &mut Tx, key: &NodeKey, new: &NewMember) -> Result<Became> {
    let member = create(tx, new, false)?;
    email::ask_new(tx, key, &member)?;
    Ok(Became::Member(member))
}

/// Whoever holds a link that went to an address reads what comes there: it is theirs, and confirmed.
fn join_bound(tx: &mut Tx, new: &NewMember, bound: &invitation::Bound) -> Result<Became> {
    bound.fits(&new.email)?;
    let new = NewMember { email: bound.email.clone(), ..new.clone() };
    email::make_room(tx, &bound.email, 0)?;
    let member = create(tx, &new, false)?;
    email::vouch(tx, &member)?;
    if bound.profession.is_some() {
        let profile = actors::Profile {
            name: member.name.clone(),
            profession: bound.profession.clone(),
            profession_text: bound.profession_text.clone(),
            ..actors::Profile::default()
        };
        actors::edit(tx, member.actor, &profile)?;
    }
    Ok(Became::Member(member))
}

/// Makes a member who signs up by themselves: only while an admin has opened sign-up.
pub fn sign_up(tx: &mut Tx, new: &NewMember) -> Result<Member> {
    if !crate::association::load(tx.conn)?.is_open() {
        return Err(Denial::SignUpClosed.into());
    }
    create(tx, new, false)
}
