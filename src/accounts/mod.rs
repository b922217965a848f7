//! Accounts: members of this node, how they come in and how they are recognised. Content never refers to them.

pub mod candidate;
pub mod display;
pub mod email;
pub mod erase;
pub mod feed;
pub mod invitation;
pub mod links;
pub mod once;
pub mod password;
pub mod reset;
pub mod session;
pub mod sign_up;
pub mod suspension;
pub mod token;
pub mod waiting;

use crate::actors::{Actor, NODE_ACTOR, RemoteActor};
use crate::base::language::Languages;
use crate::base::sql::Conn;
use crate::error::{Denial, Result};
use crate::{row, sql};

use display::Display;

/// A signed-in member and the actor they act as. Only session, token and operator code makes one: holding it is proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub id: i64,
    pub actor: i64,
    pub handle: String,
    pub name: String,
    pub admin: bool,
    pub language: String,
    pub time_zone: String,
    /// The languages that lists show to them.
    pub reading: Languages,
    /// How pages show themselves to them.
    pub display: Display,
}

impl Member {
    /// Proof that this member administers the node.
    pub fn admin(&self) -> Result<Admin<'_>> {
        if self.admin { Ok(Admin(self)) } else { Err(Denial::NotAdmin.into()) }
    }
}

/// A member who administers the node.
#[derive(Debug, Clone, Copy)]
pub struct Admin<'a>(pub(crate) &'a Member);

impl Admin<'_> {
    pub fn member(&self) -> &Member {
        self.0
    }
}

/// Who does something: a member of this node, or somebody elsewhere whose message the guard let in.
#[derive(Debug, Clone)]
pub enum Author {
    Local(Member),
    Remote(RemoteActor),
}

impl Author {
    pub fn actor(&self) -> i64 {
        match self {
            Author::Local(member) => member.actor,
            Author::Remote(remote) => remote.actor,
        }
    }

    /// The received activity behind it, for the ledger.
    pub fn cause(&self) -> Option<i64> {
        match self {
            Author::Local(_) => None,
            Author::Remote(remote) => remote.cause,
        }
    }

    /// Whether the community's own home says that it happened: then the rules were judged there.
    pub fn by_home(&self) -> bool {
        matches!(self, Author::Remote(remote) if remote.by_home)
    }

    pub fn is_admin(&self) -> bool {
        matches!(self, Author::Local(member) if member.admin)
    }
}

/// Who reads. Every read takes one.
#[derive(Debug, Clone)]
pub enum Viewer {
    Anonymous,
    Member(Member),
    /// A remote actor that signed its GET.
    Remote(i64),
    /// The node itself: jobs and operator commands.
    Node,
}

impl Viewer {
    /// The actor that the read predicate asks about; 0 for nobody.
    pub fn actor(&self) -> i64 {
        match self {
            Viewer::Member(member) => member.actor,
            Viewer::Remote(actor) => *actor,
            Viewer::Anonymous | Viewer::Node => 0,
        }
    }

    /// Whether everything is open: the node's admins, and the node itself.
    pub fn sees_all(&self) -> bool {
        match self {
            Viewer::Member(member) => member.admin,
            Viewer::Node => true,
            Viewer::Anonymous | Viewer::Remote(_) => false,
        }
    }

    pub fn member(&self) -> Option<&Member> {
        match self {
            Viewer::Member(member) => Some(member),
            Viewer::Anonymous | Viewer::Remote(_) | Viewer::Node => None,
        }
    }

    /// The member, or a request to sign in.
    pub fn signed_in(&self) -> Result<&Member> {
        self.member().ok_or_else(|| Denial::SignInFirst.into())
    }
}

row! {
    struct MemberRow {
        id: i64,
        actor: i64,
        handle: String,
        name: String,
        admin: bool,
        language: String,
        time_zone: String,
        reading: String,
        easy_letters: bool,
        shortcuts: bool,
    }
}

impl From<MemberRow> for Member {
    fn from(r: MemberRow) -> Member {
        let MemberRow { id, actor, handle, name, admin, language, time_zone, reading, .. } = r;
        let reading = Languages::parse(&reading).unwrap_or_default();
        let display = Display { easy_letters: r.easy_letters, shortcuts: r.shortcuts };
        Member { id, actor, handle, name, admin, language, time_zone, reading, display }
    }
}

const MEMBER: &str =
    "SELECT m.id, a.id AS actor, a.handle, a.name, m.admin, m.language, m.time_zone, m.reading,
         m.easy_letters, m.shortcuts
     FROM members m JOIN member_actors ma ON ma.member = m.id JOIN actors a ON a.id = ma.actor
     WHERE m.suspended IS NULL AND a.gone IS NULL";

/// The member with this inside id.
fn by_id(conn: &mut Conn, member: i64) -> Result<Option<Member>> {
    Ok(conn.one::<MemberRow>(sql!(format!("{MEMBER} AND m.id = $1"), member))?.map(Member::from))
}

/// The member with this handle: for operator commands, where the shell is the proof.
pub fn by_handle(conn: &mut Conn, handle: &str) -> Result<Option<Member>> {
    let key = handle.trim().trim_start_matches('@').to_lowercase();
    let text = format!("{MEMBER} AND a.handle_key = $1 AND a.node IS NULL AND a.uri <> $2");
    Ok(conn.one::<MemberRow>(sql!(text, key, NODE_ACTOR))?.map(Member::from))
}

/// The member behind an actor of this node, if it has one.
pub fn of_actor(conn: &mut Conn, actor: &Actor) -> Result<Option<Member>> {
    Ok(conn.one::<MemberRow>(sql!(format!("{MEMBER} AND a.id = $1"), actor.id))?.map(Member::from))
}

/// Whether somebody is behind an actor of this node: a member, suspended or not.
pub fn has_account(conn: &mut Conn, actor: i64) -> Result<bool> {
    let text = "SELECT count(*) AS n FROM member_actors WHERE actor = $1";
    Ok(conn.number(sql!(text, actor))?.unwrap_or(0) > 0)
}

/// Changes how the node speaks to a member.
pub fn set_preferences(
    tx: &mut crate::base::db::Tx,
    member: &Member,
    language: &str,
    zone: &str,
) -> Result<()> {
    if !crate::base::text::is_language(language) {
        return Err(crate::error::Problem::new("language", "language").into());
    }
    if !crate::base::time::zone_exists(zone) {
        return Err(crate::error::Problem::with("time_zone", "time-zone", zone).into());
    }
    tx.run(sql!(
        "UPDATE members SET language = $1, time_zone = $2 WHERE id = $3",
        language,
        zone,
        member.id
    ))?;
    Ok(())
}

/// Chooses which languages lists show to a member; none means all.
pub fn set_reading(tx: &mut crate::base::db::Tx, member: &Member, reading: &Languages) -> Result<()> {
    tx.run(sql!("UPDATE members SET reading = $1 WHERE id = $2", reading.text(), member.id)).map(drop)
}
