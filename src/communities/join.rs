//! Membership: joining and leaving, asking and deciding, roles. A person's, never a node's.

use super::{Life, Role, Standing, Visibility, life, standing, suspend};
use crate::accounts::{Author, Member};
use crate::base::db::Tx;
use crate::base::time::{DAY, Micros};
use crate::error::{Denial, Error, Result};
use crate::ledger::{Fact, What};
use crate::{row, sql};

/// The state of a membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Requested,
    Member,
    Suspended,
    Left,
    Refused,
}

impl State {
    pub fn key(self) -> &'static str {
        match self {
            State::Requested => "requested",
            State::Member => "member",
            State::Suspended => "suspended",
            State::Left => "left",
            State::Refused => "refused",
        }
    }
}

row! {
    /// A membership as it is stored.
    pub struct Membership {
        pub id: i64,
        pub community: i64,
        pub actor: i64,
        pub role: String,
        pub state: String,
        pub follow: Option<String>,
    }
}

/// The membership of an actor in a community, whatever its state.
pub fn find(tx: &mut Tx, community: i64, actor: i64) -> Result<Option<Membership>> {
    tx.one(sql!(
        "SELECT id, community, actor, role, state, follow FROM memberships WHERE community = $1 AND actor = $2 FOR UPDATE",
        community, actor
    ))
}

/// Writes a membership and keeps the community's count.
pub(super) fn put(
    tx: &mut Tx,
    community: i64,
    actor: i64,
    role: Role,
    state: State,
    by: i64,
    follow: Option<&str>,
) -> Result<()> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO memberships (id, community, actor, role, state, since, by_actor, follow)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (community, actor) DO UPDATE SET role = excluded.role, state = excluded.state,
             since = excluded.since, by_actor = excluded.by_actor, follow = coalesce(excluded.follow, memberships.follow)",
        id, community, actor, role.key(), state.key(), now, by, follow
    ))?;
    tx.run(sql!(
        "UPDATE communities SET members =
             (SELECT count(*) FROM memberships WHERE community = $1 AND state = 'member') WHERE actor = $1",
        community
    ))?;
    Ok(())
}

/// Asks to join. Public communities of this node take everybody at once; members-only ones and those elsewhere decide.
///
/// `follow` is the id of the Follow by which a remote person asked. Asking again changes nothing.
pub fn ask(tx: &mut Tx, author: &Author, community: i64, follow: Option<&str>) -> Result<State> {
    let standing = standing(tx.conn, author, community)?;
    if standing.suspended {
        return Err(Denial::Suspended.into());
    }
    if standing.life == Life::Draft && standing.role.is_none() && !standing.admin {
        return Err(Error::NotFound);
    }
    if !standing.home_is_here && standing.visibility != Visibility::Public.key() {
        // Members-only communities elsewhere are joined under an agreement.
        return Err(Denial::NodeNotAllowed.into());
    }
    let known = find(tx, community, author.actor())?;
    let is = |state| known.as_ref().is_some_and(|m| m.state == state);
    if is("member") {
        // A node that lost its side asks again: it is told again.
        if follow.is_some() {
            let role = standing.role.unwrap_or(Role::Member);
            take(tx, author, community, role, follow)?;
        }
        return Ok(State::Member);
    }
    let open = standing.visibility == Visibility::Public.key() || standing.admin;
    if standing.home_is_here && open {
        take(tx, author, community, Role::Member, follow)?;
        return Ok(State::Member);
    }
    if !is("requested") {
        request(tx, author, &standing, follow)?;
    }
    Ok(State::Requested)
}

/// From now on the author is a member.
fn take(tx: &mut Tx, author: &Author, community: i64, role: Role, follow: Option<&str>) -> Result<()> {
    let actor = author.actor();
    put(tx, community, actor, role, State::Member, actor, follow)?;
    record(tx, What::MembershipGiven, author, community, actor)
}

/// The author waits for those who decide: here, or at the community's home.
fn request(tx: &mut Tx, author: &Author, standing: &Standing, follow: Option<&str>) -> Result<()> {
    let (actor, community) = (author.actor(), standing.community);
    let own = match (follow, standing.home_is_here) {
        (Some(follow), _) => Some(follow.to_owned()),
        (None, false) => Some(format!("/a/{}", crate::base::id::outside())),
        (None, true) => None,
    };
    let (role, state) = (Role::Member, State::Requested);
    put(tx, community, actor, role, state, actor, own.as_deref())?;
    record(tx, What::MembershipAsked, author, community, actor)
}

fn record(tx: &mut Tx, what: What, author: &Author, community: i64, subject: i64) -> Result<()> {
    let fact = Fact::new(what, author.actor()).community(community).subject(subject);
    tx.record(fact.cause(author.cause()))
}

/// Leaves a community, or takes a request back.
pub fn leave(tx: &mut Tx, author: &Author, community: i64) -> Result<()> {
    let actor = author.actor();
    let Some(known) = find(tx, community, actor)? else {
        return Ok(());
    };
    if matches!(known.state.as_str(), "member" | "requested") {
        keep_one_facilitator(tx, &known)?;
    }
    end(tx, author, &known)
}

/// Ends a membership, or the wish for one; a suspension outlives it.
fn end(tx: &mut Tx, author: &Author, known: &Membership) -> Result<()> {
    let Membership { community, actor, .. } = *known;
    match known.state.as_str() {
        "member" | "requested" => put(tx, community, actor, Role::Member, State::Left, actor, None)?,
        "suspended" if suspend::leaves(tx, community, actor)? => {}
        _ => return Ok(()),
    }
    record(tx, What::MembershipEnded, author, community, actor)
}

/// Ends all memberships of somebody who is no more; whether a community is left without a facilitator was asked before.
pub fn leave_all(tx: &mut Tx, author: &Author) -> Result<()> {
    let all = tx.all::<Membership>(sql!(
        "SELECT id, community, actor, role, state, follow FROM memberships
         WHERE actor = $1 AND state IN ('member', 'requested', 'suspended') ORDER BY community FOR UPDATE",
        author.actor()
    ))?;
    all.iter().try_for_each(|known| end(tx, author, known))
}

/// A community of this node does not lose its last facilitator.
pub(super) fn keep_one_facilitator(tx: &mut Tx, leaving: &Membership) -> Result<()> {
    if leaving.role != Role::Facilitator.key() || leaving.state != "member" {
        return Ok(());
    }
    // Two who step down at once take turns: the second sees that the first did.
    life::hold(tx, leaving.community)?;
    let others = tx.number(sql!(
        "SELECT count(*) AS n FROM memberships WHERE community = $1 AND actor <> $2 AND state = 'member'
         AND role = 'facilitator'",
        leaving.community,
        leaving.actor
    ))?;
    if others.unwrap_or(0) > 0 { Ok(()) } else { Err(Denial::LastFacilitator.into()) }
}

/// A moderator takes or refuses somebody who asked to join a community of this node.
pub fn decide(tx: &mut Tx, by: &Member, community: i64, actor: i64, take: bool) -> Result<()> {
    let author = Author::Local(by.clone());
    let standing = standing(tx.conn, &author, community)?;
    must_moderate_here(&standing)?;
    let Some(known) = find(tx, community, actor)? else {
        return Err(Error::NotFound);
    };
    if known.state != "requested" {
        return Ok(());
    }
    let (state, what) =
        if take { (State::Member, What::MembershipGiven) } else { (State::Refused, What::MembershipRefused) };
    put(tx, community, actor, Role::Member, state, by.actor, None)?;
    record(tx, what, &author, community, actor)
}

fn must_moderate_here(standing: &Standing) -> Result<()> {
    if !standing.home_is_here {
        return Err(Denial::NotHere.into());
    }
    if !standing.moderates() {
        return Err(Denial::NotModerator.into());
    }
    Ok(())
}

/// Makes somebody a member of a community of this node, in a role, as an admin (or the operator: the member) said before
/// they came. Who is in already, or was told to be silent, stays as they are.
pub fn place(tx: &mut Tx, by: i64, community: i64, actor: i64, role: Role) -> Result<()> {
    if find(tx, community, actor)?.is_some_and(|m| matches!(m.state.as_str(), "member" | "suspended")) {
        return Ok(());
    }
    put(tx, community, actor, role, State::Member, by, None)?;
    tx.record(Fact::new(What::MembershipGiven, by).community(community).subject(actor))?;
    if role > Role::Member {
        let open = "SELECT actor AS n FROM communities WHERE actor = $1 AND visibility = 'public' AND life <> 'draft'";
        if tx.number(sql!(open, community))?.is_some() {
            // Who moderates in public is known in public.
            crate::actors::took_part(tx, actor)?;
        }
        tx.record(Fact::new(What::RoleGiven, by).community(community).subject(actor))?;
    }
    Ok(())
}

/// Says when somebody's role ends by itself; `None`: it does not.
pub fn set_term(tx: &mut Tx, community: i64, actor: i64, until: Option<Micros>) -> Result<()> {
    let text = "UPDATE memberships SET role_until = $1 WHERE community = $2 AND actor = $3";
    tx.run(sql!(text, until, community, actor))?;
    Ok(())
}

row! {
    /// A role whose term is over.
    pub struct Ended { pub community: String, pub handle: String, pub role: String }

    struct Over { id: i64, actor: i64, by: Option<i64>, community: String, handle: String }
}

/// Ends roles in communities of this node whose term is over; a last facilitator stays one for another week.
pub fn end_terms(tx: &mut Tx) -> Result<Vec<Ended>> {
    let now = tx.now;
    let over = tx.all::<Over>(sql!(
        "SELECT m.community AS id, m.actor, m.by_actor AS by, c.handle AS community, a.handle FROM memberships m
         JOIN actors c ON c.id = m.community JOIN actors a ON a.id = m.actor
         WHERE m.role_until <= $1 AND m.state = 'member' AND m.role <> 'member' AND c.node IS NULL
         ORDER BY m.role_until LIMIT $2",
        now,
        100_i64
    ))?;
    let mut ended = Vec::new();
    for Over { id, actor, by, community, handle } in over {
        // Another process may have been there first, or the role have been given anew.
        let Some(known) = find(tx, id, actor)?.filter(|known| known.role != Role::Member.key()) else {
            continue;
        };
        let still = "SELECT id AS n FROM memberships WHERE id = $1 AND state = 'member' AND role_until <= $2";
        if tx.number(sql!(still, known.id, now))?.is_none() {
            continue;
        }
        match keep_one_facilitator(tx, &known) {
            Err(Error::Denied(_)) => set_term(tx, id, actor, Some(now + 7 * DAY))?,
            kept => {
                kept?;
                let by = by.unwrap_or(actor);
                put(tx, id, actor, Role::Member, State::Member, by, None)?;
                set_term(tx, id, actor, None)?;
                tx.record(Fact::new(What::RoleTaken, by).community(id).subject(actor))?;
                ended.push(Ended { community, handle, role: known.role });
            }
        }
    }
    Ok(ended)
}

/// The home of a remote community answered our member's request. An answer to what was not asked changes nothing.
pub fn answered(
    tx: &mut Tx,
    home: &Author,
    community: i64,
    actor: i64,
    follow: &str,
    taken: bool,
) -> Result<()> {
    let Some(known) = find(tx, community, actor)? else {
        return Ok(());
    };
    let asked = known.follow.as_deref() == Some(follow);
    let open = known.state == "requested" || (known.state == "member" && !taken);
    if !asked || !open {
        return Ok(());
    }
    let (state, what) = if taken {
        (State::Member, What::MembershipGiven)
    } else {
        (State::Refused, What::MembershipRefused)
    };
    put(tx, community, actor, Role::Member, state, community, None)?;
    record(tx, what, home, community, actor)
}

/// Makes somebody a moderator, as other nodes say it: they know no higher role, and whoever has one keeps it.
pub fn add_moderator(tx: &mut Tx, author: &Author, community: i64, actor: i64) -> Result<()> {
    let stands = |m: &Membership| m.state == "member" || m.state == "suspended";
    let higher = |m: &Membership| m.role == Role::Facilitator.key() && stands(m);
    let has_higher = find(tx, community, actor)?.is_some_and(|m| higher(&m));
    let role = if has_higher { Role::Facilitator } else { Role::Moderator };
    set_role(tx, author, community, actor, role)
}

/// Gives or takes a role. Only facilitators and admins, only at the community's home; or the home says so.
pub fn set_role(tx: &mut Tx, author: &Author, community: i64, actor: i64, role: Role) -> Result<()> {
    let standing = standing(tx.conn, author, community)?;
    let may = author.by_home()
        || (standing.home_is_here && (standing.role == Some(Role::Facilitator) || standing.admin));
    if !may {
        return Err(if standing.home_is_here { Denial::NotModerator.into() } else { Denial::NotHere.into() });
    }
    let known = find(tx, community, actor)?;
    if !author.by_home() && known.as_ref().is_none_or(|m| m.state != "member") {
        return Err(Error::invalid("member", "not-a-member"));
    }
    if known.as_ref().is_some_and(|m| m.role == role.key() && m.state == "member") {
        return Ok(());
    }
    if let Some(known) = known.as_ref().filter(|_| !author.by_home()) {
        keep_one_facilitator(tx, known)?;
    }
    set_term(tx, community, actor, None)?;
    match known.as_ref().is_some_and(|m| m.state == "suspended") {
        // It waits: who was told to be silent is so whatever their role.
        true => suspend::keeps_role(tx, community, actor, role)?,
        false => put(tx, community, actor, role, State::Member, author.actor(), None)?,
    }
    let in_public = standing.visibility == Visibility::Public.key() && standing.life != Life::Draft;
    if role > Role::Member && in_public {
        // Who moderates in public is known in public.
        crate::actors::took_part(tx, actor)?;
    }
    let what = if role > Role::Member { What::RoleGiven } else { What::RoleTaken };
    record(tx, what, author, community, actor)
}
