//! Who reacts to what: the jobs that a process runs beside answering requests. Woken after a commit, never polling
//! for work of their own process; a slow tick finds what others left.

use std::collections::HashMap;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::JoinHandle;

pub mod imports;
mod lanes;
pub mod mails;

use self::lanes::{Lanes, Turn};

use crate::accounts::{candidate, invitation, links, once, suspension};
use crate::actors::keys;
use crate::app::App;
use crate::base::{lease, time};
use crate::communities::{life, suspend};
use crate::error::Result;
use crate::exchange;
use crate::federation::{compare, deliver, history, inbox, nodeinfo, outbox};
use crate::leaving;
use crate::mail;
use crate::notify::tell;
use crate::roster::{acts, import};
use crate::sql;
use crate::threads::{divergence, drafts, poll, saved};

/// How often each loop looks without being woken: what another process left, what is due again.
const TICK: Duration = Duration::from_millis(500);
/// How soon it looks again when another process works on the same, or an older transaction is still open.
const SOON: Duration = Duration::from_millis(5);
/// How many deliveries may wait at the same time for nodes that are slow, or dead: a socket and some memory each.
const WAITING: usize = 512;
/// With how many nodes deliveries begin in one transaction.
const BEGUN: usize = 64;
/// How many nodes' messages are worked off at the same time: at once, and while others are asked for what is missing.
const LANES: (usize, usize) = (16, 32);
/// How many nodes' pasts are read at the same time; that takes long as a rule.
const PASTS: (usize, usize) = (1, 3);

/// The running jobs of a process.
pub struct Worker {
    tasks: Vec<JoinHandle<()>>,
}

/// Starts every job.
pub fn start(app: &App) -> Worker {
    let deliveries = Lanes::new(app.config().federation.parallel_deliveries, WAITING);
    let tasks = vec![
        tokio::spawn(read_ledger(app.clone())),
        tokio::spawn(deliver_all(app.clone(), deliveries)),
        tokio::spawn(receive_all(app.clone(), Lanes::new(LANES.0, LANES.1))),
        tokio::spawn(read_pasts(app.clone(), Lanes::new(PASTS.0, PASTS.1))),
        tokio::spawn(compare_all(app.clone(), Lanes::new(PASTS.0, PASTS.1))),
        tokio::spawn(send_mails(app.clone())),
        tokio::spawn(import_members(app.clone())),
        tokio::spawn(delete_all(app.clone())),
        tokio::spawn(keep_house(app.clone())),
        tokio::spawn(ask_nodes(app.clone())),
    ];
    Worker { tasks }
}

impl Worker {
    /// Ends the jobs; what they had begun is taken up again at the next start.
    pub async fn stop(self) {
        for task in self.tasks {
            task.abort();
            if let Err(e) = task.await
                && e.is_panic()
            {
                tracing::error!("a job had panicked: {e}");
            }
        }
    }
}

/// Waits for the bell or the tick, whichever comes first.
async fn woken(bell: &Notify, longest: Duration) {
    // Running into the time limit is the slow tick, not a fault.
    let _ = tokio::time::timeout(longest, bell.notified()).await;
}

async fn read_ledger(app: App) {
    let mut wait = Duration::ZERO;
    loop {
        if wait > Duration::ZERO {
            woken(&app.db().bells.facts, wait).await;
        }
        wait = match outbox::work_off(&app).await {
            Ok(outbox::Left::More) => Duration::ZERO,
            Ok(outbox::Left::Soon) => SOON,
            Ok(outbox::Left::Nothing) => TICK,
            Err(e) => {
                tracing::error!("the outbox could not read on: {e}");
                TICK
            }
        };
        // Behind the outbox, which settles the order of facts; nobody elsewhere waits for members here.
        match tell_some(&app).await {
            Ok(true) => wait = Duration::ZERO,
            Ok(false) => {}
            Err(e) => tracing::error!("members could not be told: {e}"),
        }
    }
}

/// Turns some facts into notifications; tells whether more wait.
async fn tell_some(app: &App) -> Result<bool> {
    if !app.db().read(tell::is_behind).await? {
        return Ok(false);
    }
    let owner = app.process().to_owned();
    app.db().write(move |tx| tell::read_on(tx, &owner)).await
}

/// Makes facts of the reminders that are due.
async fn remind(app: &App) -> Result<()> {
    let now = app.clock().now();
    while app.db().read(move |conn| saved::is_due(conn, now)).await? {
        if !app.db().write(saved::remind).await? {
            break;
        }
    }
    Ok(())
}

async fn remind_and_settle(app: &App) -> Result<()> {
    remind(app).await?;
    settle(app).await
}

/// Ends notices and polls whose day has come, and has others told of votes.
async fn settle(app: &App) -> Result<()> {
    let now = app.clock().now();
    while app.db().read(move |conn| poll::is_due(conn, now)).await? {
        if !app.db().write(poll::settle).await? {
            break;
        }
    }
    Ok(())
}

fn delivery_bell(app: &App) -> &Notify {
    &app.db().bells.deliveries
}

fn inbox_bell(app: &App) -> &Notify {
    &app.db().bells.inbox
}

fn history_bell(app: &App) -> &Notify {
    &app.db().bells.histories
}

fn comparison_bell(app: &App) -> &Notify {
    &app.db().bells.comparisons
}

async fn deliver_all(app: App, lanes: Lanes) {
    loop {
        let now = app.clock().now();
        match app.db().read(move |conn| deliver::due_nodes(conn, now)).await {
            Ok(nodes) => {
                for some in nodes.chunks(BEGUN) {
                    if let Err(e) = deliver_some(&app, &lanes, some).await {
                        tracing::error!("deliveries could not be begun: {e}");
                    }
                }
            }
            Err(e) => tracing::error!("due deliveries could not be read: {e}"),
        }
        woken(delivery_bell(&app), TICK).await;
    }
}

/// Begins with some nodes in one transaction, then gives each a lane.
async fn deliver_some(app: &App, lanes: &Lanes, nodes: &[deliver::DueNode]) -> Result<()> {
    let turns = nodes.iter().map(|due| Turn { node: due.id, long: due.failing }).collect();
    let admitted = lanes.admit(turns);
    if admitted.is_empty() {
        return Ok(());
    }
    let begun = deliver::begin(app, admitted.iter().map(|a| a.node).collect()).await;
    let (mut begun, outcome) = match begun {
        Ok(begun) => (begun, Ok(())),
        Err(e) => (HashMap::new(), Err(e)),
    };
    for one in admitted {
        let (first, app_) = (begun.remove(&one.node), app.clone());
        let job = async move {
            match first {
                Some(first) => deliver::go_on(&app_, first).await.map(Some),
                None => Ok(None),
            }
        };
        lanes.start(app, one, delivery_bell, job).await;
    }
    outcome
}

async fn receive_all(app: App, lanes: Lanes) {
    loop {
        let now = app.clock().now();
        match app.db().read(move |conn| inbox::due_nodes(conn, now)).await {
            Ok(nodes) => {
                let work = |app: App, node| async move { inbox::work_off(&app, node).await };
                lanes.run(&app, nodes, inbox_bell, work).await;
            }
            Err(e) => tracing::error!("due messages could not be read: {e}"),
        }
        woken(inbox_bell(&app), TICK).await;
    }
}

async fn read_pasts(app: App, lanes: Lanes) {
    loop {
        let now = app.clock().now();
        match app.db().read(move |conn| exchange::history::due_nodes(conn, now)).await {
            Ok(nodes) => {
                let work = |app: App, node| async move { history::work_off(&app, node).await };
                lanes.run(&app, nodes, history_bell, work).await;
            }
            Err(e) => tracing::error!("what is to be read of the past could not be found: {e}"),
        }
        woken(history_bell(&app), TICK).await;
    }
}

/// Compares communities elsewhere with their homes; here a lane is a community.
async fn compare_all(app: App, lanes: Lanes) {
    loop {
        let now = app.clock().now();
        match app.db().read(move |conn| divergence::due(conn, now)).await {
            Ok(communities) => {
                let work = |app: App, community| async move { compare::work_off(&app, community).await };
                lanes.run(&app, communities, comparison_bell, work).await;
            }
            Err(e) => tracing::error!("what is to be compared could not be found: {e}"),
        }
        woken(comparison_bell(&app), TICK).await;
    }
}

/// Sends mail; it comes in small numbers, so one after the other.
async fn send_mails(app: App) {
    loop {
        if let Err(e) = mails::nudge(&app).await {
            tracing::error!("mail for members could not be queued: {e}");
        }
        if let Err(e) = mails::work_off(&app).await {
            tracing::error!("mail could not be sent: {e}");
        }
        woken(&app.db().bells.mails, TICK).await;
    }
}

/// Invites whom files name.
async fn import_members(app: App) {
    loop {
        if let Err(e) = imports::work_off(&app).await {
            tracing::error!("an import could not go on: {e}");
        }
        woken(&app.db().bells.imports, TICK).await;
    }
}

/// Deletes what people did who are gone.
async fn delete_all(app: App) {
    loop {
        match delete_some(&app).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(e) => {
                tracing::error!("what somebody did who is gone could not be deleted: {e}");
                if let Err(e) = app.db().write(leaving::work::set_aside).await {
                    tracing::error!("nor could that be set aside: {e}");
                }
            }
        }
        tokio::time::sleep(TICK).await;
    }
}

/// Takes one step of it; tells whether another may follow.
async fn delete_some(app: &App) -> Result<bool> {
    let now = app.clock().now();
    if !app.db().read(move |conn| leaving::work::is_due(conn, now)).await? {
        return Ok(false);
    }
    let owner = app.process().to_owned();
    app.db().write(move |tx| leaving::work::step(tx, &owner)).await
}

/// Renews leases, follows changed settings, and clears what is past its time.
async fn keep_house(app: App) {
    let mut rounds: u64 = 0;
    loop {
        // Settings and policy that a command or another process changed hold here within a moment.
        tokio::time::sleep(TICK).await;
        rounds += 1;
        if let Err(e) = app.reload_if_changed().await {
            tracing::error!("settings could not be read: {e}");
        }
        let owner = app.process().to_owned();
        if rounds.is_multiple_of(4)
            && let Err(e) = app.db().write(move |tx| lease::renew(tx, &owner)).await
        {
            tracing::error!("leases could not be renewed: {e}");
        }
        if rounds.is_multiple_of(4)
            && let Err(e) = remind_and_settle(&app).await
        {
            tracing::error!("members could not be reminded, or what ends not ended: {e}");
        }
        if rounds.is_multiple_of(20)
            && let Err(e) = end_terms(&app).await
        {
            tracing::error!("suspensions and roles could not be ended: {e}");
        }
        if rounds.is_multiple_of(60)
            && let Err(e) = app.db().write(life::settle).await
        {
            tracing::error!("how communities stand could not be settled: {e}");
        }
        if rounds.is_multiple_of(1200)
            && let Err(e) = clear(&app).await
        {
            tracing::error!("what is past its time could not be cleared: {e}");
        }
    }
}

/// Ends suspensions and roles whose time has come.
pub async fn end_terms(app: &App) -> Result<()> {
    app.db().write(suspend::end_expired).await?;
    app.db().write(suspension::end_expired).await?;
    app.db().write(acts::end_terms).await
}

/// How often it is looked whether a node was reached for the first time, or asked a day ago what it runs.
const ASKING: Duration = Duration::from_secs(2);

/// Asks nodes what they run.
async fn ask_nodes(app: App) {
    loop {
        tokio::time::sleep(ASKING).await;
        if let Err(e) = nodeinfo::ask_all(&app).await {
            tracing::error!("nodes could not be asked what they run: {e}");
        }
    }
}

/// How long exact bytes of activities and marks of received messages are kept after they served.
const KEPT: time::Micros = 30 * time::DAY;

/// Deletes what is past its time: replay marks, sessions, bytes and receipts that served. Gives up what is.
async fn clear(app: &App) -> Result<()> {
    app.db()
        .write(|tx| {
            let (now, old) = (tx.now, tx.now - KEPT);
            tx.run(sql!("DELETE FROM replay WHERE expires < $1", now))?;
            tx.run(sql!("DELETE FROM sessions WHERE expires < $1", now))?;
            once::clear(tx)?;
            keys::clear(tx)?;
            mail::clear(tx)?;
            links::clear(tx)?;
            candidate::clear(tx)?;
            drafts::clear(tx)?;
            invitation::clear(tx)?;
            import::clear(tx)?;
            tx.run(sql!(
                "DELETE FROM inbox_items WHERE state IN ('done', 'ignored') AND received < $1",
                old
            ))?;
            tx.run(sql!(
                "UPDATE activities SET json = NULL WHERE json IS NOT NULL AND created < $1 AND NOT EXISTS
                     (SELECT 1 FROM deliveries d WHERE d.activity = activities.id AND d.state = 'pending')",
                old
            ))?;
            Ok(())
        })
        .await?;
    while app.db().write(tell::forget).await? > 0 {}
    give_up(app).await
}

async fn give_up(app: &App) -> Result<()> {
    let mut all = 0;
    loop {
        let given_up = app.db().write(deliver::give_up).await?;
        app.meters().not_delivered.add_many("expired", given_up);
        all += given_up;
        if given_up == 0 {
            break;
        }
    }
    if all > 0 {
        tracing::warn!(deliveries = all, "what waited for a week for nodes that do not answer was given up");
    }
    Ok(())
}

/// Does everything that is due now, once, and tells how many pieces of work that was: for tests, which settle by it.
pub async fn work_off(app: &App) -> Result<usize> {
    app.reload_if_changed().await?;
    remind_and_settle(app).await?;
    let mut done = 0;
    while delete_some(app).await? {
        done += 1;
    }
    while outbox::work_off(app).await? != outbox::Left::Nothing {
        done += 1;
    }
    while tell_some(app).await? {}
    mails::nudge(app).await?;
    let now = app.clock().now();
    for node in app.db().read(move |conn| deliver::due_nodes(conn, now)).await? {
        done += deliver::work_off(app, node.id).await?.unwrap_or(0);
    }
    let now = app.clock().now();
    for node in app.db().read(move |conn| inbox::due_nodes(conn, now)).await? {
        done += inbox::work_off(app, node).await?.unwrap_or(0);
    }
    let now = app.clock().now();
    for node in app.db().read(move |conn| exchange::history::due_nodes(conn, now)).await? {
        done += history::work_off(app, node).await?.unwrap_or(0);
    }
    let now = app.clock().now();
    for community in app.db().read(move |conn| divergence::due(conn, now)).await? {
        done += compare::work_off(app, community).await?.unwrap_or(0);
    }
    done += imports::work_off(app).await?.unwrap_or(0);
    Ok(done + mails::work_off(app).await?.unwrap_or(0))
}
