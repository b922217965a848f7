//! Other nodes, from the shell: rules, mode, asking them, following their communities.

use clap::{Args, Subcommand};
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::{Given, compare, exchange, ground, history, journey, make, out};
use crate::accounts::{Author, Viewer};
use crate::app::{App, Found};
use crate::communities::{self, join};
use crate::exchange::nodes::Act;
use crate::policy;

#[derive(Subcommand)]
pub enum Federation {
    /// List the nodes that are known or named by a rule.
    Nodes {
        /// Only those whose name holds this.
        #[arg(default_value = "")]
        name: String,
    },
    /// Show how a node stands, what was sent to it and what it sent.
    Node {
        /// `node.example`, with its port if it has one.
        host: String,
    },
    /// Try at once what waits for a node.
    Retry { host: String },
    /// Send nothing to a node; its queue stays.
    Pause { host: String },
    /// Send to a node again.
    Resume { host: String },
    /// List received messages that failed, or try them again.
    Failed {
        /// Try this one again.
        #[arg(long, value_name = "ID")]
        retry: Option<String>,
        /// Try everything again that failed of this node.
        #[arg(long, value_name = "HOST", conflicts_with = "retry")]
        retry_all: Option<String>,
    },
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
    /// Show how much of what happened before in a community elsewhere is here, or fetch it.
    History {
        /// `!community@node`
        handle: String,
        /// Ask for it (again), and show how it comes along until all is here.
        #[arg(long)]
        fetch: bool,
        /// Seconds to wait for that at most.
        #[arg(long, value_name = "N", default_value_t = 300, requires = "fetch")]
        wait: u64,
    },
    /// Show how the copy of a community elsewhere compares with its home.
    Compare {
        /// `!community@node`
        handle: String,
        /// Ask its home now, and wait for the answer.
        #[arg(long)]
        now: bool,
        /// Seconds to wait for it at most.
        #[arg(long, value_name = "N", default_value_t = 30, requires = "now")]
        wait: u64,
    },
    /// Show what happened to a post: which nodes were told of it and of what was done to it, and what they said.
    Journey {
        /// Its address, here or where it was written, or the last part of its address here.
        post: String,
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
        Federation::Nodes { name } => exchange::nodes(given, name).await,
        Federation::Node { host } => exchange::node(given, host).await,
        Federation::Retry { host } => exchange::act(given, host, Act::Retry).await,
        Federation::Pause { host } => exchange::act(given, host, Act::Pause).await,
        Federation::Resume { host } => exchange::act(given, host, Act::Resume).await,
        Federation::Failed { retry: Some(id), .. } => exchange::try_again(given, id).await,
        Federation::Failed { retry_all: Some(host), .. } => exchange::try_all_again(given, host).await,
        Federation::Failed { .. } => exchange::failed(given).await,
        Federation::Block(rule) => set(given, rule, false).await,
        Federation::Allow(rule) => set(given, rule, true).await,
        Federation::Mode { mode } => set_mode(given, mode).await,
        Federation::Fetch { url } => fetch(given, &url).await,
        Federation::History { handle, fetch, wait } => history::run(given, &handle, fetch, wait).await,
        Federation::Compare { handle, now, wait } => compare::run(given, &handle, now, wait).await,
        Federation::Journey { post } => journey::run(given, post).await,
        Federation::Follow { handle, member } => follow(given, &handle, &member).await,
    }
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
            Ok(policy::canonical(&name).unwrap_or_else(|| name.clone()))
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

pub(super) async fn app(given: &Given) -> Outcome<App> {
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
        let waits = "The request is sent by `collegium serve`; while none runs, it waits. Earlier discussions come along.";
        if state == join::State::Member {
            format!("@{by} is a member of !{}.", shown.community)
        } else {
            format!("@{by} asked to join !{}. {waits}", shown.community)
        }
    })
}
