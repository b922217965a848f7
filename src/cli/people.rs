//! Making admins and members from the shell, where holding the shell is the proof.

use std::io::Read;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::leave::Leave;
use super::{Given, federation, ground, out};
use crate::accounts::invitation::Wish;
use crate::accounts::sign_up::{self, NewMember};
use crate::accounts::{Member as Account, by_handle, email, password, reset};
use crate::association::{self, Association, Details, SignUp as Ways};
use crate::base::id;
use crate::error::Error;
use crate::policy;
use crate::roster::acts;

#[derive(Subcommand)]
pub enum Admin {
    /// Make an admin; the first one completes set-up.
    Create(Box<NewAdmin>),
    /// Make a member an admin.
    Grant(Whom),
    /// Take an admin's rights away; the last one keeps them.
    Revoke(Whom),
}

#[derive(Subcommand)]
pub enum Member {
    /// Make a member.
    Create(Person),
    /// Make a link, good for an hour and for once, by which a member chooses a new password; for you to hand over.
    Reset(Whom),
    /// End all sessions of a member; their tokens still hold.
    SignOut(Whom),
    /// Invite whom a CSV file names; who is a member or invited already is left alone.
    Import(super::import::Import),
    /// Find members by name, short name or address, or by how they stand.
    List(super::roster::Search),
    /// Keep a member out of the whole node: no sign-in, no token works; what they wrote stays.
    Suspend(super::roster::Suspend),
    /// End that.
    Readmit(Whom),
    /// Write a copy of everything that the node holds of a member into a file, for them.
    Export(super::export::Export),
    /// Show what a member's leaving does, and with --yes do it, as they asked you to.
    Leave(Leave),
}

#[derive(Args)]
pub struct Whom {
    /// The member's short name.
    pub(super) handle: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SignUp {
    Open,
    Application,
    Invitation,
    Closed,
}

#[derive(Args)]
pub struct NewAdmin {
    #[command(flatten)]
    set_up: SetUp,
    #[command(flatten)]
    person: Person,
}

/// What set-up asks for: with the first admin only.
#[derive(Args)]
struct SetUp {
    /// The association's name.
    #[arg(long)]
    association: Option<String>,
    /// Who runs the node in law.
    #[arg(long)]
    legal_entity: Option<String>,
    /// ISO 3166 code: NZ, AU-SA, GB-SCT.
    #[arg(long)]
    jurisdiction: Option<String>,
    /// https://node.example; it is part of every address and can change until the first activity has left.
    #[arg(long)]
    public_address: Option<String>,
    /// Which nodes to deal with: open, allow-list or closed; allow-list when left out.
    #[arg(long)]
    policy_mode: Option<String>,
}

#[derive(Args)]
pub struct Person {
    #[arg(long)]
    handle: String,
    #[arg(long)]
    display_name: String,
    #[arg(long, default_value = "")]
    email: String,
    /// The person's language, and the association's with the first admin.
    #[arg(long)]
    language: Option<String>,
    /// An IANA time zone like Europe/Vienna.
    #[arg(long)]
    time_zone: Option<String>,
    /// A file that holds the password, `-` for stdin. Without it one is made and printed.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

#[derive(Serialize)]
struct Made {
    handle: String,
    display_name: String,
    admin: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
}

/// The password, and whether it was made here and must be shown.
struct Password {
    text: String,
    made: bool,
}

fn read_password(file: Option<&PathBuf>) -> Outcome<Password> {
    let Some(path) = file else {
        let text = id::secret().chars().take(24).collect();
        return Ok(Password { text, made: true });
    };
    let mut text = String::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().read_to_string(&mut text).map(drop)
    } else {
        std::fs::read_to_string(path).map(|t| text = t)
    };
    read.map_err(|e| Failure::refused(format!("--password-file {}: {e}", path.display())))?;
    // The line's end is the editor's, not the password's.
    let text = text.trim_end_matches(['\r', '\n']).to_owned();
    Ok(Password { text, made: false })
}

async fn new_member(person: &Person, password: &Password, home: &Association) -> Outcome<NewMember> {
    Ok(NewMember {
        handle: person.handle.clone(),
        display_name: person.display_name.clone(),
        email: person.email.clone(),
        password_hash: password::hash(
            &password.text,
            &[&person.handle, &person.display_name, &person.email, &home.name],
        )
        .await?,
        language: person.language.clone().unwrap_or_else(|| home.language.clone()),
        time_zone: person.time_zone.clone().unwrap_or_else(|| home.time_zone.clone()),
    })
}

/// `admin create`
pub async fn create_admin(given: &Given, new: NewAdmin) -> Outcome {
    let db = ground::open(given)?;
    let home = db.read(association::load).await?;
    let details = details(&new, &home)?;
    let home = Association {
        language: details.as_ref().map_or(home.language.clone(), |d| d.language.clone()),
        time_zone: details.as_ref().map_or(home.time_zone.clone(), |d| d.time_zone.clone()),
        ..home
    };
    let password = read_password(new.person.password_file.as_ref())?;
    let member = new_member(&new.person, &password, &home).await?;
    let made = db
        .write(move |tx| {
            if let Some(details) = &details {
                association::set_up(tx, details)?;
            }
            let made = sign_up::create(tx, &member, true)?;
            email::vouch(tx, &made)?;
            Ok(made)
        })
        .await?;
    tell(given, made, password)
}

/// What set-up is to write; `None` when the node is set up.
fn details(new: &NewAdmin, home: &Association) -> Outcome<Option<Details>> {
    let SetUp { association, legal_entity, jurisdiction, public_address, policy_mode } = &new.set_up;
    if home.set_up {
        let given = [association, legal_entity, jurisdiction, public_address, policy_mode];
        return if given.iter().all(|g| g.is_none()) {
            Ok(None)
        } else {
            let line = "this node is set up already: --association, --legal-entity, --jurisdiction, \
                        --public-address and --policy-mode belong to the first admin";
            Err(Failure::refused(line))
        };
    }
    let (Some(name), Some(legal_entity), Some(jurisdiction)) = (association, legal_entity, jurisdiction)
    else {
        let line = "this node is not set up yet: the first admin needs --association, --legal-entity and --jurisdiction";
        return Err(Failure::usage(line));
    };
    Ok(Some(Details {
        name: name.clone(),
        legal_entity: legal_entity.clone(),
        jurisdiction: jurisdiction.clone(),
        language: new.person.language.clone().unwrap_or_else(|| "en".to_owned()),
        time_zone: new.person.time_zone.clone().unwrap_or_else(|| "UTC".to_owned()),
        public_address: public_address.clone().unwrap_or_default(),
        policy_mode: policy_mode.clone().unwrap_or_else(|| "allow-list".to_owned()),
    }))
}

/// `member create`
pub async fn create_member(given: &Given, person: Person) -> Outcome {
    let db = ground::open(given)?;
    let home = db.read(association::load).await?;
    let password = read_password(person.password_file.as_ref())?;
    let member = new_member(&person, &password, &home).await?;
    let made = db.write(move |tx| {
        let made = sign_up::create(tx, &member, false)?;
        email::vouch(tx, &made)?;
        Ok(made)
    });
    tell(given, made.await?, password)
}

/// `member reset`
pub async fn reset(given: &Given, whom: Whom) -> Outcome {
    #[derive(Serialize)]
    struct Link {
        link: String,
    }
    let app = federation::app(given).await?;
    let handle = whom.handle.clone();
    let secret = app
        .db()
        .write(move |tx| {
            let member = by_handle(tx.conn, &handle)?.ok_or(Error::NotFound)?;
            policy::audit(tx, None, "reset-link", &member.handle)?;
            reset::link(tx, &member)
        })
        .await;
    let secret = match secret {
        Err(Error::NotFound) => {
            return Err(Failure::usage(format!("nobody on this node is called «{}»", whom.handle)));
        }
        other => other?,
    };
    let shown = Link { link: app.origin().complete(&format!("/reset?token={secret}")) };
    out::show(given.json, &shown, || shown.link.clone())
}

fn tell(given: &Given, made: Account, password: Password) -> Outcome {
    let shown = Made {
        handle: made.handle,
        display_name: made.name,
        admin: made.admin,
        password: Some(password.text).filter(|_| password.made),
    };
    out::show(given.json, &shown, || {
        let what = if shown.admin { "Admin" } else { "Member" };
        let line = format!("{what} @{} made.", shown.handle);
        match &shown.password {
            Some(password) => format!("{line}\nPassword: {password}"),
            None => line,
        }
    })
}

/// `member sign-out`
pub async fn sign_out(given: &Given, whom: Whom) -> Outcome {
    #[derive(Serialize)]
    struct Ended {
        ended: usize,
    }
    let handle = whom.handle.clone();
    let db = ground::open(given)?;
    let ended = db.write(move |tx| {
        let member = by_handle(tx.conn, &handle)?.ok_or(Error::NotFound)?;
        acts::sign_out(tx, None, &member.handle)
    });
    let ended = match ended.await {
        Err(Error::NotFound) => {
            return Err(Failure::usage(format!("nobody on this node is called «{}»", whom.handle)));
        }
        other => other?,
    };
    out::show(given.json, &Ended { ended }, || format!("Sessions ended: {ended}."))
}

/// `sign-up WAY`
pub async fn sign_up(given: &Given, state: SignUp) -> Outcome {
    #[derive(Serialize)]
    struct Set {
        sign_up_open: bool,
        sign_up: &'static str,
    }
    let (way, words) = match state {
        SignUp::Open => (Ways::Open, "Everybody who finds this node may become a member."),
        SignUp::Application => (Ways::Application, "Whoever asks becomes a member once an admin says so."),
        SignUp::Invitation => (Ways::Invitation, "Whoever has an invitation becomes a member."),
        SignUp::Closed => (Ways::Closed, "Nobody becomes a member by themselves."),
    };
    ground::open(given)?.write(move |tx| policy::set_sign_up(tx, None, way)).await?;
    let set = Set { sign_up_open: way == Ways::Open, sign_up: way.key() };
    out::show(given.json, &set, || words.to_owned())
}

#[derive(Args)]
pub struct Invite {
    /// How many people it lets in.
    #[arg(long, default_value_t = 1)]
    uses: i64,
    /// How many days it works.
    #[arg(long, default_value_t = 14)]
    days: i64,
    /// For whom it is; the invited do not see it.
    #[arg(long, default_value = "")]
    note: String,
}

/// `invite`
pub async fn invite(given: &Given, wish: Invite) -> Outcome {
    #[derive(Serialize)]
    struct Link {
        link: String,
    }
    let app = federation::app(given).await?;
    let wish = Wish { note: wish.note, uses: wish.uses, days: wish.days };
    let made = app.db().write(move |tx| policy::invite(tx, None, &wish)).await?;
    let link = app.origin().complete(&format!("/sign-up?invitation={}", made.secret));
    let shown = Link { link };
    out::show(given.json, &shown, || shown.link.clone())
}
