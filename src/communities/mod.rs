//! Communities: charter, visibility, membership and roles, here and as known from elsewhere.

pub mod charter;
pub mod join;
pub mod life;
pub mod read;
pub mod suspend;
pub mod topics;

pub use self::charter::Charter;
pub use self::life::Life;

use crate::accounts::{Admin, Author, Member, candidate};
use crate::actors::{self, DisplayName, Handle, Kind};
use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::base::text;
use crate::base::time::Micros;
use crate::error::{Denial, Error, Problem, Result};
use crate::ledger::{Fact, What};
use crate::{row, sql};

/// Who may read: everybody, or members (of this node only, until agreements exist).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    Public,
    Members,
}

impl Visibility {
    pub fn key(self) -> &'static str {
        match self {
            Visibility::Public => "public",
            Visibility::Members => "members",
        }
    }

    pub fn parse(key: &str) -> Result<Visibility, Problem> {
        match key {
            "public" => Ok(Visibility::Public),
            "members" => Ok(Visibility::Members),
            _ => Err(Problem::new("visibility", "choose")),
        }
    }
}

/// What a member is in a community. Facilitators moderate, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub enum Role {
    Member,
    Moderator,
    Facilitator,
}

impl Role {
    pub fn key(self) -> &'static str {
        match self {
            Role::Member => "member",
            Role::Moderator => "moderator",
            Role::Facilitator => "facilitator",
        }
    }

    pub fn parse(key: &str) -> Result<Role, Problem> {
        match key {
            "member" => Ok(Role::Member),
            "moderator" => Ok(Role::Moderator),
            "facilitator" => Ok(Role::Facilitator),
            _ => Err(Problem::new("role", "choose")),
        }
    }
}

/// What opening or editing a community asks for.
#[derive(Debug, Clone, Default)]
pub struct NewCommunity {
    pub handle: String,
    pub title: String,
    pub description: String,
    pub charter: Charter,
    pub visibility: String,
    /// The thread that welcomes newcomers, by the last part of its address here; empty takes it away, `None` leaves it.
    pub welcome: Option<String>,
    /// It is prepared first, and known only to those who do; else its charter has to be complete.
    pub draft: bool,
}

struct Checked {
    title: DisplayName,
    visibility: Visibility,
}

fn check(new: &NewCommunity) -> Result<Checked> {
    let mut problems = Vec::new();
    let title = DisplayName::parse("title", &new.title).map_err(|p| problems.push(p)).ok();
    let visibility = Visibility::parse(&new.visibility).map_err(|p| problems.push(p)).ok();
    if new.description.chars().count() > 500 {
        problems.push(Problem::new("description", "length-0-500"));
    }
    problems.extend(new.charter.problems());
    if !new.draft {
        problems.extend(new.charter.missing());
    }
    match (title, visibility) {
        (Some(title), Some(visibility)) if problems.is_empty() => Ok(Checked { title, visibility }),
        _ => Err(Error::Invalid(problems)),
    }
}

/// Opens a community on this node. Whoever opens it is its first facilitator.
pub fn open(tx: &mut Tx, by: Admin<'_>, new: &NewCommunity) -> Result<i64> {
    let handle = Handle::parse(&new.handle);
    let checked = match (check(new), handle) {
        (Ok(checked), Ok(handle)) => (checked, handle),
        (Err(Error::Invalid(mut problems)), handle) => {
            problems.extend(handle.err());
            return Err(Error::Invalid(problems));
        }
        (Err(e), _) => return Err(e),
        (Ok(_), Err(problem)) => return Err(problem.into()),
    };
    let (Checked { title, visibility }, handle) = checked;
    if let Some(held) = candidate::holds(tx, handle.as_str(), "")? {
        return Err(held.into());
    }
    let about = text::markdown(&new.description, &Default::default());
    let actor = actors::create(tx, Kind::Group, &handle, &title, (new.description.trim(), &about))?;
    let (now, life) = (tx.now, if new.draft { Life::Draft } else { Life::Active });
    tx.run(sql!(
        "INSERT INTO communities (actor, visibility, life, last_at, created) VALUES ($1, $2, $3, $4, $4)",
        actor,
        visibility.key(),
        life.key(),
        now
    ))?;
    new.charter.write(tx, actor)?;
    let founder = by.member();
    join::put(tx, actor, founder.actor, Role::Facilitator, join::State::Member, founder.actor, None)?;
    if visibility == Visibility::Public && life != Life::Draft {
        actors::took_part(tx, founder.actor)?;
    }
    tx.record(Fact::new(What::CommunityOpened, founder.actor).community(actor))?;
    Ok(actor)
}

/// Changes title, description and charter. Visibility stays: it would change who has read what was written.
pub fn edit(tx: &mut Tx, by: &Member, community: i64, new: &NewCommunity) -> Result<()> {
    let author = Author::Local(by.clone());
    let standing = standing(tx.conn, &author, community)?;
    if !standing.home_is_here {
        return Err(Denial::NotHere.into());
    }
    if standing.role != Some(Role::Facilitator) && !by.admin {
        return Err(Denial::NotModerator.into());
    }
    // What lacks a part may go on lacking it: it was opened before charters had to be whole, or is a draft.
    let kept = NewCommunity { visibility: standing.visibility.clone(), draft: true, ..new.clone() };
    let Checked { title, .. } = check(&kept)?;
    let about = text::markdown(&new.description, &Default::default());
    actors::describe(tx, community, &title, (new.description.trim(), &about))?;
    new.charter.write(tx, community)?;
    if let Some(page) = &new.welcome {
        charter::welcome_in(tx, community, page)?;
    }
    tx.record(Fact::new(What::CommunityEdited, by.actor).community(community))
}

/// When a community's words were last changed, its row held until the transaction ends.
pub fn version(tx: &mut Tx, community: i64) -> Result<Micros> {
    let held = tx.number(sql!("SELECT updated AS n FROM actors WHERE id = $1 FOR UPDATE", community))?;
    held.ok_or(Error::NotFound)
}

/// Makes a remote Group known as a community. One that decides on its followers is for members; only public ones
/// federate, until agreements exist. What was for members does not open by what its home says later.
pub fn learn(tx: &mut Tx, group: i64, visibility: Visibility) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "INSERT INTO communities (actor, visibility, last_at, created) VALUES ($1, $2, $3, $3)
         ON CONFLICT (actor) DO UPDATE SET visibility = 'members' WHERE excluded.visibility = 'members'",
        group,
        visibility.key(),
        now
    ))?;
    Ok(())
}

/// Whether an act of moderation took effect here, or was sent to the home of the community, which decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Here,
    SentHome,
}

/// How an author stands in a community: everything that a rule asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub community: i64,
    pub home_is_here: bool,
    pub visibility: String,
    pub life: Life,
    /// The role, when a member in good standing.
    pub role: Option<Role>,
    pub suspended: bool,
    pub admin: bool,
    /// Whether its charter lets members post notices.
    pub notices: bool,
}

impl Standing {
    pub fn moderates(&self) -> bool {
        self.role.is_some_and(|role| role > Role::Member) || (self.admin && self.home_is_here)
    }
}

row! {
    struct StandingRow {
        visibility: String,
        life: String,
        notices: bool,
        home: Option<i64>,
        role: Option<String>,
        state: Option<String>,
    }
}

/// Reads an author's standing. A community that does not exist, or a members-only one of which a remote author asks,
/// is not found.
pub fn standing(conn: &mut Conn, author: &Author, community: i64) -> Result<Standing> {
    let row = conn.one::<StandingRow>(sql!(
        "SELECT c.visibility, c.life, c.notices, a.node AS home, m.role, m.state FROM communities c JOIN actors a ON a.id = c.actor
         LEFT JOIN memberships m ON m.community = c.actor AND m.actor = $1 WHERE c.actor = $2",
        author.actor(), community
    ))?;
    let Some(row) = row else {
        return Err(Error::NotFound);
    };
    let life = Life::parse(&row.life).ok_or_else(|| Error::internal(format!("unknown life {}", row.life)))?;
    let known_outside = row.visibility == Visibility::Public.key() && life != Life::Draft;
    if !known_outside && matches!(author, Author::Remote(_)) {
        return Err(Error::NotFound);
    }
    let state = row.state.as_deref();
    let role = match row.role.as_deref().filter(|_| state == Some("member")) {
        Some(key) => Some(Role::parse(key)?),
        None => None,
    };
    Ok(Standing {
        community,
        home_is_here: row.home.is_none(),
        visibility: row.visibility,
        life,
        role,
        suspended: state == Some("suspended"),
        admin: author.is_admin(),
        notices: row.notices,
    })
}
