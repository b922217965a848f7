//! Communities: charter, visibility, membership and roles, here and as known from elsewhere.

pub mod join;
pub mod read;
pub mod suspend;

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

/// What opening or editing a community asks for. The charter has the three parts of a community of practice
/// (Wenger): domain, community, practice; all in markdown.
#[derive(Debug, Clone, Default)]
pub struct NewCommunity {
    pub handle: String,
    pub title: String,
    pub description: String,
    pub domain: String,
    pub community: String,
    pub practice: String,
    pub visibility: String,
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
    for (field, part) in [("domain", &new.domain), ("community", &new.community), ("practice", &new.practice)]
    {
        if part.chars().count() > 5000 {
            problems.push(Problem::new(field, "length-0-5000"));
        }
    }
    match (title, visibility) {
        (Some(title), Some(visibility)) if problems.is_empty() => Ok(Checked { title, visibility }),
        _ => Err(Error::Invalid(problems)),
    }
}

/// The charter's parts as stored HTML.
fn charter(new: &NewCommunity) -> [String; 3] {
    [&new.domain, &new.community, &new.practice].map(|part| text::markdown(part, &Default::default()))
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
    let [domain, community, practice] = charter(new);
    let now = tx.now;
    tx.run(sql!(
        "INSERT INTO communities (actor, visibility, domain, domain_html, community, community_html, practice,
                                  practice_html, last_at, created)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
        actor, visibility.key(), &new.domain, domain, &new.community, community, &new.practice, practice, now
    ))?;
    let founder = by.member();
    join::put(tx, actor, founder.actor, Role::Facilitator, join::State::Member, founder.actor, None)?;
    if visibility == Visibility::Public {
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
    let kept = NewCommunity { visibility: standing.visibility.clone(), ..new.clone() };
    let Checked { title, .. } = check(&kept)?;
    let [domain, people, practice] = charter(new);
    let about = text::markdown(&new.description, &Default::default());
    actors::describe(tx, community, &title, (new.description.trim(), &about))?;
    tx.run(sql!(
        "UPDATE communities SET domain = $1, domain_html = $2, community = $3, community_html = $4, practice = $5,
                practice_html = $6 WHERE actor = $7",
        &new.domain, domain, &new.community, people, &new.practice, practice, community
    ))?;
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
    /// The role, when a member in good standing.
    pub role: Option<Role>,
    pub suspended: bool,
    pub admin: bool,
}

impl Standing {
    pub fn moderates(&self) -> bool {
        self.role.is_some_and(|role| role > Role::Member) || (self.admin && self.home_is_here)
    }
}

row! {
    struct StandingRow { visibility: String, home: Option<i64>, role: Option<String>, state: Option<String> }
}

/// Reads an author's standing. A community that does not exist, or a members-only one of which a remote author asks,
/// is not found.
pub fn standing(conn: &mut Conn, author: &Author, community: i64) -> Result<Standing> {
    let row = conn.one::<StandingRow>(sql!(
        "SELECT c.visibility, a.node AS home, m.role, m.state FROM communities c JOIN actors a ON a.id = c.actor
         LEFT JOIN memberships m ON m.community = c.actor AND m.actor = $1 WHERE c.actor = $2",
        author.actor(), community
    ))?;
    let Some(row) = row else {
        return Err(Error::NotFound);
    };
    if row.visibility != Visibility::Public.key() && matches!(author, Author::Remote(_)) {
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
        role,
        suspended: state == Some("suspended"),
        admin: author.is_admin(),
    })
}
