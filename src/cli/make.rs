//! Making communities and tokens from the shell.

use clap::{Args, Subcommand};
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::{Given, ground, out, steps, suspend};
use crate::accounts::token::{self, Scope};
use crate::accounts::{self, Member};
use crate::base::db::Db;
use crate::base::time::rfc3339;
use crate::communities::{self, Charter, NewCommunity};

#[derive(Subcommand)]
pub enum Community {
    /// Open a community.
    Create(New),
    /// Open a draft to its members, let a community rest, announce its end, or take it up again.
    Step(steps::Taken),
    /// Take somebody's voice in a community of this node, for a while or until they are readmitted.
    Suspend(suspend::Suspend),
    /// End a suspension.
    Readmit(suspend::Readmit),
}

#[derive(Subcommand)]
pub enum Token {
    /// Make a token and print its secret, once.
    Create(NewToken),
    /// List a member's tokens, without their secrets.
    List(OfMember),
    /// Revoke a token of a member, by the id that the list gives.
    Revoke(Old),
}

#[derive(Args)]
pub struct OfMember {
    /// The member who acts with them.
    #[arg(long = "for", value_name = "HANDLE")]
    member: String,
}

#[derive(Args)]
pub struct Old {
    id: String,
    #[command(flatten)]
    of: OfMember,
}

#[derive(Args)]
pub struct New {
    #[arg(long)]
    handle: String,
    #[arg(long)]
    title: String,
    #[arg(long, default_value = "")]
    description: String,
    /// The charter: what it is about.
    #[arg(long, default_value = "")]
    domain: String,
    /// The charter: who belongs to it.
    #[arg(long, default_value = "")]
    community: String,
    /// The charter: what it does together.
    #[arg(long, default_value = "")]
    practice: String,
    /// public or members.
    #[arg(long, default_value = "public")]
    visibility: String,
    /// Keep it a draft, which it is anyhow as long as a part of the charter is missing.
    #[arg(long)]
    draft: bool,
    /// The admin who opens it and is its first facilitator.
    #[arg(long = "as", value_name = "HANDLE")]
    by: String,
}

#[derive(Args)]
pub struct NewToken {
    /// The member who will act with it.
    #[arg(long = "for", value_name = "HANDLE")]
    member: String,
    /// What it is for, in the member's words.
    #[arg(long)]
    name: String,
    /// read or write.
    #[arg(long, default_value = "read")]
    scope: String,
}

/// The member with this handle.
pub async fn member(db: &Db, handle: &str) -> Outcome<Member> {
    let key = handle.to_owned();
    let found = db.read(move |conn| accounts::by_handle(conn, &key)).await?;
    found.ok_or_else(|| Failure::refused(format!("{handle} is not the handle of a member of this node")))
}

impl New {
    fn wanted(self) -> NewCommunity {
        let charter = Charter {
            domain: self.domain,
            community: self.community,
            practice: self.practice,
            ..Charter::default()
        };
        NewCommunity {
            handle: self.handle,
            title: self.title,
            description: self.description,
            draft: self.draft || !charter.missing().is_empty(),
            charter,
            visibility: self.visibility,
            welcome: None,
        }
    }
}

/// `community create`
pub async fn community(given: &Given, new: New) -> Outcome {
    #[derive(Serialize)]
    struct Made {
        handle: String,
        title: String,
        visibility: String,
        life: String,
        id: String,
    }
    let db = ground::open(given)?;
    let by = member(&db, &new.by).await?;
    let wanted = new.wanted();
    let viewer = accounts::Viewer::Node;
    let made = db
        .write(move |tx| {
            let id = communities::open(tx, by.admin()?, &wanted)?;
            communities::read::by_id(tx.conn, &viewer, id)
        })
        .await?;
    let shown = Made {
        id: made.uri.trim_start_matches("/c/").to_owned(),
        handle: made.handle,
        title: made.title,
        visibility: made.visibility,
        life: made.life,
    };
    out::show(given.json, &shown, || match shown.life.as_str() {
        "draft" => format!(
            "Community !{} is a draft, known to its facilitator and admins only: /c/{}. `community step` opens it.",
            shown.handle, shown.handle
        ),
        _ => format!("Community !{} opened: /c/{}", shown.handle, shown.handle),
    })
}

/// `token create`
pub async fn token(given: &Given, new: NewToken) -> Outcome {
    #[derive(Serialize)]
    struct Made {
        token: String,
        handle: String,
        name: String,
        scope: String,
    }
    let scope = Scope::parse(&new.scope)?;
    let db = ground::open(given)?;
    let member = member(&db, &new.member).await?;
    let handle = member.handle.clone();
    let name = new.name.clone();
    let secret = db.write(move |tx| token::create(tx, &member, &name, scope)).await?;
    let shown = Made { token: secret, handle, name: new.name, scope: scope.key().to_owned() };
    out::show(given.json, &shown, || shown.token.clone())
}

/// `token list`
pub async fn tokens(given: &Given, of: OfMember) -> Outcome {
    #[derive(Serialize)]
    struct Line {
        id: String,
        name: String,
        scope: String,
        created: String,
        last_used: Option<String>,
    }
    let db = ground::open(given)?;
    let member = member(&db, &of.member).await?;
    let all: Vec<Line> = db
        .read(move |conn| token::list(conn, &member))
        .await?
        .into_iter()
        .map(|t| Line {
            id: t.key,
            name: t.name,
            scope: t.scope,
            created: rfc3339(t.created),
            last_used: t.last_used.map(rfc3339),
        })
        .collect();
    out::show(given.json, &all, || {
        let cells = |l: &Line| {
            let used = l.last_used.clone().unwrap_or_else(|| "never".to_owned());
            vec![l.id.clone(), l.scope.clone(), l.created.clone(), used, l.name.clone()]
        };
        let rows: Vec<Vec<String>> = all.iter().map(cells).collect();
        out::table(&["id", "scope", "created", "last used", "name"], &rows)
    })
}

/// `token revoke`
pub async fn revoke(given: &Given, old: Old) -> Outcome {
    #[derive(Serialize)]
    struct Revoked {
        revoked: String,
    }
    let db = ground::open(given)?;
    let member = member(&db, &old.of.member).await?;
    let id = old.id.clone();
    db.write(move |tx| token::revoke(tx, &member, &id)).await?;
    let shown = Revoked { revoked: old.id };
    out::show(given.json, &shown, || format!("The token {} opens nothing any more.", shown.revoked))
}
