//! What every door and job is given: configuration, database, clock, outgoing client. Built once, cheap to clone.

use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::Semaphore;

use crate::accounts::{Member, Viewer};
use crate::actors::Actor;
use crate::actors::keys::Pair;
use crate::actors::selves::Confirmed;
use crate::association::{self, Association};
use crate::base::db::Db;
use crate::base::http::Client;
use crate::base::meter::Meters;
use crate::base::origin::Origin;
use crate::base::seal::NodeKey;
use crate::base::time::Clock;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::export;
use crate::federation::deliver::Receipts;
use crate::federation::errand::{Budget, Cause, Errand};
use crate::federation::gate::Gate;
use crate::federation::selves;
use crate::federation::senders::Senders;
use crate::federation::signing::{self, Signers};
use crate::federation::traffic;
use crate::policy::{self, Policy};
use crate::threads::{self, Draft};

pub use crate::federation::traffic::Traffic;

/// How many copies of what is somebody's own are made at once.
static EXPORTS: Semaphore = Semaphore::const_new(2);

/// What an admin can change while the node runs. Every process reloads it when its version moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    pub association: Association,
    pub policy: Policy,
    pub origin: Origin,
}

/// The parts of an [`App`], for whoever builds one.
pub struct Parts {
    pub config: Config,
    pub db: Db,
    pub clock: Clock,
    pub http: Client,
    pub node_key: NodeKey,
}

struct Inner {
    config: Config,
    db: Db,
    clock: Clock,
    http: Client,
    node_key: NodeKey,
    signers: Signers,
    senders: Senders,
    gate: Gate,
    receipts: Receipts,
    mailing: tokio::sync::Mutex<()>,
    process: String,
    state: RwLock<Arc<State>>,
}

/// The node as one process holds it.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
    /// What other nodes are asked for on this handle's behalf is charged to it.
    errand: Option<Arc<Errand>>,
}

impl App {
    /// Reads the settings and puts the parts together.
    pub async fn build(parts: Parts) -> Result<App> {
        let Parts { config, db, clock, http, node_key } = parts;
        let state = read_state(&db, &config).await?;
        let gate = Gate::new(&config.federation.limits);
        let inner = Arc::new(Inner {
            config,
            db,
            clock,
            http,
            node_key,
            signers: Signers::default(),
            senders: Senders::default(),
            gate,
            receipts: Receipts::default(),
            mailing: tokio::sync::Mutex::default(),
            process: crate::base::id::outside(),
            state: RwLock::new(Arc::new(state)),
        });
        Ok(App { inner, errand: None })
    }

    pub fn config(&self) -> &Config {
        &self.inner.config
    }

    pub fn db(&self) -> &Db {
        &self.inner.db
    }

    /// What this process counts of its own work.
    pub fn meters(&self) -> &Meters {
        &self.inner.db.meters
    }

    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// The one outgoing client.
    pub fn http(&self) -> &Client {
        &self.inner.http
    }

    pub fn node_key(&self) -> &NodeKey {
        &self.inner.node_key
    }

    pub fn signers(&self) -> &Signers {
        &self.inner.signers
    }

    pub fn senders(&self) -> &Senders {
        &self.inner.senders
    }

    /// What this process's deliveries came to, on its way to the database.
    pub fn receipts(&self) -> &Receipts {
        &self.inner.receipts
    }

    /// Held by whoever of this process sends mail: the lease tells processes apart, not the tasks of one.
    pub fn mailing(&self) -> &tokio::sync::Mutex<()> {
        &self.inner.mailing
    }

    /// How often others may knock, as this process has seen it.
    pub fn gate(&self) -> &Gate {
        &self.inner.gate
    }

    /// The same node, asking others on an errand: all clones share its budget. An errand within another is the same one.
    pub fn on_errand(&self, cause: Cause) -> App {
        let new = || Arc::new(Errand::new(cause, &self.config().federation.limits.message));
        let errand = Some(self.errand.clone().unwrap_or_else(new));
        App { inner: self.inner.clone(), errand }
    }

    /// The same with a budget of its own, for a job that asks for more than one message may.
    pub fn on_budget(&self, cause: Cause, budget: Budget) -> App {
        App { inner: self.inner.clone(), errand: Some(Arc::new(Errand::with(cause, budget))) }
    }

    pub fn errand(&self) -> Option<&Errand> {
        self.errand.as_deref()
    }

    /// The name by which this process holds leases.
    pub fn process(&self) -> &str {
        &self.inner.process
    }

    /// Settings, policy and public address as last read.
    pub fn state(&self) -> Arc<State> {
        self.inner.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn origin(&self) -> Origin {
        self.state().origin.clone()
    }

    /// Reads the settings again: after changing them, and when another process did.
    pub async fn reload(&self) -> Result<()> {
        let state = read_state(&self.inner.db, &self.inner.config).await?;
        *self.inner.state.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(state);
        Ok(())
    }

    /// Reads the settings again if their version has moved.
    pub async fn reload_if_changed(&self) -> Result<()> {
        let version = self.inner.db.read(association::version).await?;
        if version == self.state().association.version { Ok(()) } else { self.reload().await }
    }
}

/// What a handle or address turned out to be, for the search box, the API and the CLI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The segment behind `/c/`.
    Community(String),
    /// The segment behind `/@`.
    Person(String),
    /// The thread's page and the post's page.
    Post { thread: String, post: String },
}

impl App {
    /// Renders what a member typed, after asking other nodes for people it mentions that are not known yet.
    pub async fn draft(&self, title: Option<&str>, source: &str, language: &str) -> Result<Draft> {
        crate::federation::resolve::learn_mentioned(self, source).await;
        let (origin, source, language) = (self.origin(), source.to_owned(), language.to_owned());
        let title = title.map(str::to_owned);
        self.db().read(move |conn| threads::draft(conn, &origin, title.as_deref(), &source, &language)).await
    }

    /// A copy of what is a member's own, in their language. Each is held in memory until it is sent: few are made at once.
    pub async fn export(&self, member: &Member, language: &str) -> Result<Vec<u8>> {
        let _turn = EXPORTS.acquire().await.map_err(Error::internal)?;
        let labels = crate::web::export::labels(language, &self.state().association.name);
        let (here, member) = (self.origin(), member.clone());
        self.db().read(move |conn| export::archive(conn, &here, &member, &labels)).await
    }

    /// Finds what `!community@node`, `@person@node` or the URL of an object names; asks its node when it is elsewhere.
    pub async fn resolve(&self, viewer: &Viewer, text: &str) -> Result<Found> {
        crate::federation::resolve::resolve(self, viewer, text).await
    }

    /// The person elsewhere whom a member names as another self of theirs.
    pub async fn other_self(&self, by: &Member, text: &str) -> Result<Actor> {
        selves::elsewhere(self, by, "account", text).await
    }

    /// The account to which a member moves, if its own node confirms it now.
    pub async fn new_self(&self, by: &Member, text: &str) -> Result<Confirmed> {
        selves::confirmed(self, by, text).await
    }

    /// How much has travelled between this node and others, and how much is on its way.
    pub async fn traffic(&self) -> Result<Traffic> {
        self.db().read(traffic::read).await
    }

    /// Makes the signing key of an actor of this node if it has none yet; else it is made when first needed.
    pub async fn ready_key(&self, actor: i64) -> Result<()> {
        signing::key(self, actor).await.map(drop)
    }

    /// New keys, for an actor of this node that is to have others.
    pub async fn new_keys(&self) -> Result<Vec<Pair>> {
        signing::make_pairs().await
    }
}

async fn read_state(db: &Db, config: &Config) -> Result<State> {
    let (association, policy) = db.read(|conn| Ok((association::load(conn)?, policy::load(conn)?))).await?;
    let told = Some(association.public_address.as_str()).filter(|_| config.server.public_address.is_empty());
    let origin =
        told.filter(|a| !a.is_empty()).and_then(Origin::parse).unwrap_or_else(|| config.default_origin());
    Ok(State { association, policy, origin })
}
