//! Other nodes, from the shell: rules, mode, asking them, following their communities.

use clap::{Args, Subcommand};
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::{Given, ground, make, out};
use crate::accounts::{Author, Viewer};
use crate::actors::nodes::{self, Node};
use crate::app::{App, Found};
use crate::base::db::Db;
use crate::communities::{self, join};
use crate::policy;

#[derive(Subcommand)]
pub enum Federation {
    /// List the nodes that are known.
    Nodes,
    /// Block a node and everything below its name.
    Block(Rule),
    /// Allow a node.
    Allow(Rule),
    /// Say which nodes to deal with where no rule names them.
    Mode {
        /// open, allow-list or closed.
        mode: String,
    },
    /// Fetch what a handle or URL names from its node.
    Fetch {
        /// `!community@node`, `@person@node` or the URL of an object.
        url: String,
    },
    /// Ask to join a community elsewhere.
    Follow {
        /// `!community@node`
        handle: String,
        /// The member who asks.
        #[arg(long = "as", value_name = "HANDLE")]
        member: String,
    },
}

#[derive(Args)]
pub struct Rule {
    /// `node.example`, with its port if it has one.
    host: String,
    #[arg(long, default_value = "")]
    reason: String,
}

pub async fn run(given: &Given, verb: Federation) -> Outcome {
    match verb {
        Federation::Nodes => list(given).await,
        Federation::Block(rule) => set(given, rule, false).await,
        Federation::Allow(rule) => set(given, rule, true).await,
        Federation::Mode { mode } => set_mode(given, mode).await,
        Federation::Fetch { url } => fetch(given, &url).await,
        Federation::Follow { handle, member } => follow(given, &handle, &member).await,
    }
}

async fn all(db: &Db) -> Outcome<Vec<Node>> {
    const STEP: usize = 200;
    let mut found: Vec<Node> = Vec::new();
    loop {
        let after = found.last().map_or(String::new(), |n| n.authority.clone());
        let limit = i64::try_from(STEP).unwrap_or(i64::MAX);
        let page = db.read(move |conn| nodes::list(conn, &after, limit)).await?;
        let last = page.len() < STEP;
        found.extend(page);
        if last {
            return Ok(found);
        }
    }
}

async fn list(given: &Given) -> Outcome {
    let db = ground::open(given)?;
    let found = all(&db).await?;
    out::show(given.json, &found, || {
        let line = |n: &Node| {
            let heard = n.last_heard.map_or("never".to_owned(), crate::base::time::rfc3339);
            let software = n.software.clone().unwrap_or_default();
            let version = n.version.clone().unwrap_or_default();
            vec![
                n.authority.clone(),
                n.verdict.clone().unwrap_or_else(|| "by mode".to_owned()),
                format!("{software} {version}").trim().to_owned(),
                n.queued.to_string(),
                n.failures.to_string(),
                heard,
                n.last_error.clone().unwrap_or_default(),
            ]
        };
        let rows: Vec<Vec<String>> = found.iter().map(line).collect();
        out::table(&["node", "rule", "software", "queued", "failures", "last heard", "last error"], &rows)
    })
}

#[derive(Serialize)]
struct Done {
    node: String,
    verdict: &'static str,
}

async fn set(given: &Given, rule: Rule, allow: bool) -> Outcome {
    let db = ground::open(given)?;
    let Rule { host, reason } = rule;
    let name = host.clone();
    let node = db
        .write(move |tx| {
            policy::set_rule(tx, None, &name, allow, &reason)?;
            let known = policy::canonical(&name).unwrap_or_else(|| name.clone());
            nodes::ensure(tx, &known)?;
            Ok(known)
        })
        .await?;
    let verdict = if allow { "allow" } else { "block" };
    let shown = Done { node, verdict };
    out::show(given.json, &shown, || {
        let word = if allow { "allowed" } else { "blocked" };
        format!("{} is {word} from now on.", shown.node)
    })
}

async fn set_mode(given: &Given, mode: String) -> Outcome {
    #[derive(Serialize)]
    struct Mode {
        mode: String,
    }
    let db = ground::open(given)?;
    let wanted = mode.clone();
    db.write(move |tx| policy::set_mode(tx, None, &wanted)).await?;
    let shown = Mode { mode };
    out::show(given.json, &shown, || format!("The mode is {} from now on.", shown.mode))
}

async fn app(given: &Given) -> Outcome<App> {
    let config = ground::config(given.config.as_deref())?;
    let clock = ground::clock(&config);
    let db = ground::database(&config, &clock)?;
    ground::app(config, db, clock).await
}

#[derive(Serialize)]
struct Named {
    kind: &'static str,
    /// The page on this node.
    url: String,
}

async fn fetch(given: &Given, url: &str) -> Outcome {
    let app = app(given).await?;
    let found = app.resolve(&Viewer::Node, url).await?;
    let here = app.origin();
    let (kind, path) = match found {
        Found::Community(slug) => ("community", format!("/c/{slug}")),
        Found::Person(name) => ("person", format!("/@{name}")),
        Found::Post { thread, post } if thread == post => ("thread", format!("/t/{thread}")),
        Found::Post { post, .. } => ("reply", format!("/r/{post}")),
    };
    let url = here.complete(&path);
    let shown = Named { kind, url };
    out::show(given.json, &shown, || format!("{} {}", shown.kind, shown.url))
}

async fn follow(given: &Given, handle: &str, by: &str) -> Outcome {
    #[derive(Serialize)]
    struct Asked {
        community: String,
        state: &'static str,
    }
    let app = app(given).await?;
    let member = make::member(app.db(), by).await?;
    let Found::Community(slug) = app.resolve(&Viewer::Node, handle).await? else {
        return Err(Failure::refused(format!("{handle} is not a community")));
    };
    let (author, viewer) = (Author::Local(member), Viewer::Node);
    let name = slug.clone();
    let state = app
        .db()
        .write(move |tx| {
            let community = communities::read::find(tx.conn, &viewer, &name)?;
            join::ask(tx, &author, community.actor, None)
        })
        .await?;
    let shown = Asked { community: slug, state: state.key() };
    out::show(given.json, &shown, || {
        let waits = "The request is sent by `collegium serve`; while none runs, it waits.";
        if state == join::State::Member {
            format!("@{by} is a member of !{}.", shown.community)
        } else {
            format!("@{by} asked to join !{}. {waits}", shown.community)
        }
    })
}
