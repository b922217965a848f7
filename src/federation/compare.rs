//! Copies of communities elsewhere meet their homes again by themselves: the digests are compared on a schedule and when
//! somebody asks, and what differs is fetched, or said again where it is ours. `threads::divergence` keeps what came of it.
//!
//! Only the home is asked, and what it tells is judged as if it had announced it (`history::take`). While something is on
//! its way, there or here, nothing is healed: the message that is coming says more than a comparison can.

mod found;
mod told;

use std::collections::{HashMap, HashSet};

use url::Url;

use self::found::{Found, found, own_or_gone, thread_of};
use self::told::{Community, Thread};
use super::errand::{Budget, Cause};
use super::history::{Home, reason};
use super::receive::{self, content};
use super::{outbox, remote};
use crate::actors;
use crate::app::App;
use crate::base::db::Tx;
use crate::base::id::hex;
use crate::base::lease;
use crate::base::origin::authority_of;
use crate::base::sql::Conn;
use crate::base::time::{HOUR, Micros};
use crate::error::{Error, Result};
use crate::exchange::history::{self, Progress};
use crate::policy::{self, Policy};
use crate::sql;
use crate::threads::digest::{self, BUCKETS, Digested, Mark, Whole};
use crate::threads::divergence::{self, Difference, Diverged, Outcome, State, What, Why};

/// How many differing threads one comparison looks into.
const THREADS: usize = 50;
/// How many posts of one thread are asked for one by one; of more, the whole thread is read again.
const POSTS: usize = 50;
/// How long is waited for what is on its way.
const PATIENCE: Micros = 6 * HOUR;
/// What one comparison may cost: requests, bytes that they bring, and seconds.
const BUDGET: Budget = Budget { fetches: 400, bytes: 32 * 1024 * 1024, seconds: 300 };
/// How many posts of one thread are kept as differing; of more, this many.
const KEPT: i64 = 500;
/// How many threads of one part are compared.
const OF_PART: i64 = 20_000;

/// Compares a community with its home; `None` when another process is at it.
pub async fn work_off(app: &App, community: i64) -> Result<Option<usize>> {
    lease::while_held(app.db(), app.process(), format!("compare:{community}"), compare(app, community)).await
}

async fn compare(app: &App, community: i64) -> Result<usize> {
    let now = app.clock().now();
    let still = app.db().read(move |conn| divergence::is_due(conn, community, now)).await?;
    if !still {
        return Ok(0);
    }
    let app = &app.on_budget(Cause::Ourselves, BUDGET);
    match with_home(app, community).await {
        Ok(()) => Ok(1),
        Err(e @ (Error::Database(_) | Error::Internal(_))) => Err(e),
        Err(e) => {
            tracing::info!("a community could not be compared with its home: {e}");
            let why = reason(&e);
            app.db().write(move |tx| divergence::not_compared(tx, community, State::Failed, why)).await?;
            Ok(1)
        }
    }
}

/// One comparison of a community with its home.
struct Round<'a> {
    app: &'a App,
    home: Home,
    policy: Policy,
    /// Something is on its way: then nothing is healed.
    waits: bool,
    /// What was still different is settled now, whatever it is.
    last: bool,
    began: Micros,
}

async fn with_home(app: &App, community: i64) -> Result<()> {
    let look = move |conn: &mut Conn| {
        Ok((actors::by_id(conn, community)?, content::somebody_follows(conn, community)?))
    };
    let (group, followed) = app.db().read(look).await?;
    if !followed || group.gone.is_some() || group.is_here() {
        return app.db().write(move |tx| divergence::unwatch(tx, community)).await;
    }
    let home = Home { uri: app.origin().complete(&group.uri), group };
    let Some(url) = address(app, &home).await? else {
        let untold = move |tx: &mut Tx| divergence::not_compared(tx, community, State::Untold, "untold");
        return app.db().write(untold).await;
    };
    refresh(app, community, usize::MAX).await?;
    let ours = app.db().read(move |conn| digest::of_community(conn, community)).await?;
    let tag = format!("\"{}\"", hex(&ours.root()));
    let began = app.clock().now();
    let answer = remote::get_unless(app, &url, remote::ACCEPT, Some(&tag)).await?;
    if answer.status == 304 {
        return app.db().write(move |tx| divergence::equal(tx, community, &ours)).await;
    }
    let theirs = Community::read(app, &home.uri, &answer)?;
    let round = Round::new(app, home, &theirs, began).await?;
    round.run(&url, &ours, theirs).await
}

/// Where the home tells its digest; asked of the community itself when it is not known.
async fn address(app: &App, home: &Home) -> Result<Option<Url>> {
    let id = home.group.id;
    let mut found = app.db().read(move |conn| actors::collections(conn, id)).await?.digest;
    if found.is_none() {
        remote::learn_actor(app, &home.uri).await?;
        found = app.db().read(move |conn| actors::collections(conn, id)).await?.digest;
    }
    Ok(found.and_then(|url| Url::parse(&url).ok()))
}

/// Makes the digests of a community anew where something changed, in so many rounds at most; whether that was enough.
pub async fn refresh(app: &App, community: i64, rounds: usize) -> Result<bool> {
    for round in 0.. {
        if !app.db().read(move |conn| digest::is_stale(conn, community)).await? {
            break;
        }
        if round == rounds {
            return Ok(false);
        }
        let origin = app.origin();
        app.db().write(move |tx| digest::refresh(tx, &origin, community)).await?;
    }
    Ok(true)
}

/// Whether something of ours waits for the home, something of it waits to be worked off here, or its past is being read.
fn is_under_way(conn: &mut Conn, community: i64, node: i64) -> Result<bool> {
    let found = conn.number(sql!(
        "SELECT CAST(1 AS BIGINT) AS n WHERE EXISTS (SELECT 1 FROM inbox_items WHERE node = $1 AND state = 'new')
         OR EXISTS (SELECT 1 FROM histories WHERE community = $2 AND state = 'waiting')",
        node,
        community
    ))?;
    Ok(found.is_some() || outbox::is_under_way(conn, community, node)?)
}

/// A thread that differs: as the home tells it, and as it is here.
struct Pair {
    /// The full URI.
    uri: String,
    there: Option<told::Listed>,
    here: Option<Digested>,
}

impl Pair {
    fn digests(&self) -> (Option<&[u8]>, Option<&[u8]>) {
        (self.there.as_ref().map(|t| t.digest.as_slice()), self.here.as_ref().map(|h| h.digest.as_slice()))
    }
}

impl<'a> Round<'a> {
    async fn new(app: &'a App, home: Home, theirs: &Community, began: Micros) -> Result<Round<'a>> {
        let (community, node) = (home.group.id, home.group.node.unwrap_or_default());
        let look = move |conn: &mut Conn| {
            Ok((is_under_way(conn, community, node)?, divergence::waits(conn, community)?))
        };
        let (here_too, since) = app.db().read(look).await?;
        let last = since.is_some_and(|since| since + PATIENCE < began);
        let waits = (theirs.under_way || here_too) && !last;
        Ok(Round { app, home, policy: app.state().policy.clone(), waits, last, began })
    }

    /// Heals what can be healed, and keeps how both compare then.
    async fn run(&self, url: &Url, ours: &Whole, theirs: Community) -> Result<()> {
        let parts = (0..BUCKETS).filter(|n| theirs.buckets.get(*n) != ours.buckets.get(*n));
        let soon = (self.parts(url, parts.collect()).await? || self.waits) && !self.last;
        let community = self.community();
        let whole = self.app.db().read(move |conn| digest::of_community(conn, community)).await?;
        let write = move |tx: &mut Tx| {
            if whole.buckets == theirs.buckets {
                return divergence::equal(tx, community, &whole);
            }
            let (state, threads, posts) = (State::Differs, theirs.threads, theirs.posts);
            divergence::compared(tx, community, &Outcome { state, threads, posts, soon })
        };
        self.app.db().write(write).await
    }

    fn community(&self) -> i64 {
        self.home.group.id
    }

    /// What differed before and could not be healed; but for what a rule withheld that is no more.
    async fn settled(&self) -> Result<HashMap<String, divergence::Settled>> {
        let community = self.community();
        let look = move |conn: &mut Conn| {
            Ok((divergence::settled(conn, community)?, divergence::withheld(conn, community)?))
        };
        let (mut settled, withheld) = self.app.db().read(look).await?;
        for free in withheld.iter().filter(|w| self.rule_of(&w.uri).is_none()) {
            if let Some((_, here)) = settled.get_mut(&free.thread) {
                *here = None;
            }
        }
        Ok(settled)
    }

    /// Looks into the parts that differ; `true` when there is more to do soon.
    async fn parts(&self, url: &Url, parts: Vec<usize>) -> Result<bool> {
        let community = self.community();
        let settled = self.settled().await?;
        let (mut seen, mut looked, mut soon) = (HashSet::new(), 0, false);
        for part in parts {
            for pair in self.part(url, part).await? {
                let stored = self.app.origin().stored(&pair.uri);
                let (there, here) = pair.digests();
                let known = settled.get(&stored).is_some_and(|(a, b)| {
                    a.as_slice() == there.unwrap_or(Mark::default().as_slice())
                        && b.as_deref() == Some(here.unwrap_or_default())
                });
                seen.insert(stored.clone());
                if known {
                    continue;
                }
                looked += 1;
                if looked > THREADS {
                    soon = true;
                    continue;
                }
                soon |= self.thread(&stored, pair).await?;
            }
        }
        // What differed before and does no more.
        let gone: Vec<String> = settled.into_keys().filter(|thread| !seen.contains(thread)).collect();
        let write =
            move |tx: &mut Tx| gone.iter().try_for_each(|thread| divergence::same(tx, community, thread));
        self.app.db().write(write).await?;
        Ok(soon)
    }

    /// The threads of one part that differ.
    async fn part(&self, url: &Url, part: usize) -> Result<Vec<Pair>> {
        let community = self.community();
        let mut theirs = told::part(self.app, &self.home.uri, url, part).await?;
        let number = i64::try_from(part).map_err(Error::internal)?;
        let ours =
            self.app.db().read(move |conn| digest::in_bucket(conn, community, number, 0, OF_PART)).await?;
        let mut pairs = Vec::new();
        for here in ours {
            let uri = self.app.origin().complete(&here.uri);
            let there = theirs.remove(&uri);
            if there.as_ref().is_none_or(|t| t.digest.as_slice() != here.digest.as_slice()) {
                pairs.push(Pair { uri, there, here: Some(here) });
            }
        }
        pairs.extend(theirs.into_iter().map(|(uri, there)| Pair { uri, there: Some(there), here: None }));
        Ok(pairs)
    }

    /// Heals a thread that differs, and keeps what still does; `true` when something is coming.
    async fn thread(&self, stored: &str, pair: Pair) -> Result<bool> {
        let told = match &pair.there {
            Some(there) => match told::thread(self.app, &self.home.uri, &there.of, &pair.uri).await {
                Ok(told) => Some(told),
                // Hidden there since, or said badly: one thread does not stop the others.
                Err(e) if !e.is_passing() => return self.untold(stored, &pair).await,
                Err(e) => return Err(e),
            },
            None => None,
        };
        let mut found = self.found(stored, told.as_ref()).await?;
        if !self.waits && self.heal(stored, told.as_ref(), &found).await? {
            refresh(self.app, self.community(), usize::MAX).await?;
            found = self.found(stored, told.as_ref()).await?;
        }
        let there_digest = told.as_ref().map_or(Mark::default(), |t| t.digest);
        let here_digest = self.digest_of(stored).await?;
        if told.as_ref().is_some_and(|t| Some(t.digest) == here_digest) {
            let (community, thread) = (self.community(), stored.to_owned());
            self.app.db().write(move |tx| divergence::same(tx, community, &thread)).await?;
            return Ok(false);
        }
        let coming = self.keep(stored, told.as_ref(), (there_digest, here_digest), found).await?;
        Ok(coming)
    }

    /// The home lists a thread and does not tell it.
    async fn untold(&self, stored: &str, pair: &Pair) -> Result<bool> {
        let (community, thread) = (self.community(), stored.to_owned());
        let (there, here) = (pair.there.as_ref(), pair.here.as_ref());
        let (posts, digest) = there.map_or((0, Mark::default()), |t| (t.posts, t.digest));
        let here = here.map_or(Vec::new(), |h| h.digest.clone());
        let what = if here.is_empty() { What::Missing } else { What::Other };
        let difference = Difference { uri: thread.clone(), what, why: Why::NotHad, rule: None };
        self.app
            .db()
            .write(move |tx| {
                let found = Diverged {
                    thread: &thread,
                    there: posts,
                    there_digest: digest,
                    here_digest: Some(here.clone()),
                    differences: std::slice::from_ref(&difference),
                };
                divergence::differs(tx, community, &found)
            })
            .await?;
        Ok(false)
    }

    async fn digest_of(&self, stored: &str) -> Result<Option<Mark>> {
        let (uri, community) = (stored.to_owned(), self.community());
        let look = move |conn: &mut Conn| match thread_of(conn, community, &uri)? {
            Some(thread) => digest::of_thread(conn, thread),
            None => Ok(None),
        };
        self.app.db().read(look).await
    }

    /// What differs in a thread now.
    async fn found(&self, stored: &str, told: Option<&Thread>) -> Result<Vec<Found>> {
        let (uri, community) = (stored.to_owned(), self.community());
        let wanted: Vec<String> = told
            .map(|t| t.posts.keys().map(|uri| self.app.origin().stored(uri)).collect())
            .unwrap_or_default();
        let (origin, whole) = (self.app.origin(), self.app.origin());
        let (posts, others, states) = self
            .app
            .db()
            .read(move |conn| {
                let thread = thread_of(conn, community, &uri)?;
                let posts = match thread {
                    Some(thread) => digest::posts(conn, community, thread, -1, i64::from(i32::MAX))?,
                    None => Vec::new(),
                };
                let known: HashSet<&str> = posts.iter().map(|p| p.uri.as_str()).collect();
                let mut others = HashMap::new();
                for uri in wanted.into_iter().filter(|uri| !known.contains(uri.as_str())) {
                    if let Some(post) = own_or_gone(conn, &uri, thread.unwrap_or_default())? {
                        others.insert(origin.complete(&uri), post);
                    }
                }
                let states = match thread {
                    Some(thread) => digest::states(conn, thread)?.map(|states| states.told(&origin)),
                    None => None,
                };
                Ok((posts, others, states))
            })
            .await?;
        Ok(found(&posts, &others, told, states, |stored| whole.complete(stored)))
    }

    /// Asks for what differs, or says again what is ours; `false` when there was nothing to do.
    async fn heal(&self, stored: &str, told: Option<&Thread>, found: &[Found]) -> Result<bool> {
        let asked: Vec<&Found> = found.iter().filter(|f| self.rule_of(&f.uri).is_none()).collect();
        if let Some(told) = told.filter(|_| asked.len() > POSTS || self.is_new(stored, found)) {
            // So much is missing that the thread is read again as a whole; what did not come then is not asked for at
            // every look.
            let lately =
                |p: &Progress| p.state == history::State::Waiting || p.ended > Some(self.began - PATIENCE);
            let bounded = |p: &Progress| p.reason.as_deref() == Some(history::BOUNDED);
            if !self.past(stored).await?.is_some_and(|p| lately(&p) && !bounded(&p)) {
                let (community, thread, url) = (self.community(), stored.to_owned(), told.activities.clone());
                let ask = move |tx: &mut Tx| history::ask_thread(tx, community, &thread, &url, false);
                self.app.db().write(ask).await?;
            }
            return Ok(false);
        }
        // What we wrote and the home does not know it cannot tell us of.
        let asked: Vec<&Found> = asked.into_iter().filter(|f| !(f.ours && f.what == What::Extra)).collect();
        let activities = match told {
            Some(told) => Some(told.activities.clone()),
            None => self.conversation(stored).await?,
        };
        for f in &asked {
            if let Some(activities) = &activities {
                self.ask(activities, f).await?;
            }
        }
        Ok(!asked.is_empty())
    }

    /// Whether nothing of a thread is here.
    fn is_new(&self, stored: &str, found: &[Found]) -> bool {
        let opening = self.app.origin().complete(stored);
        found.iter().any(|f| f.what == What::Missing && f.uri == opening && !f.known)
    }

    async fn conversation(&self, stored: &str) -> Result<Option<String>> {
        let uri = stored.to_owned();
        let known = self.app.db().read(move |conn| crate::threads::past::of_post(conn, &uri)).await?;
        Ok(known.and_then(|k| k.conversation))
    }

    /// Asks the home what it tells of one post, and takes it over.
    async fn ask(&self, activities: &str, f: &Found) -> Result<()> {
        let Some(told) = told::of_post(self.app, &self.home, activities, &f.uri).await? else {
            return Ok(());
        };
        let (Some(likes), stored) = (told.likes, self.app.origin().stored(&f.uri)) else {
            return Ok(());
        };
        let (origin, node, began) = (self.app.origin(), self.home.group.node.unwrap_or_default(), self.began);
        let community = self.community();
        let likes: HashSet<String> = likes.iter().map(|uri| origin.stored(uri)).collect();
        self.app
            .db()
            .write(move |tx| {
                // A home has a word on what stands in its own community only.
                let spot = crate::threads::rows::spot_by_uri(tx, &stored)?;
                let Some(spot) = spot.filter(|spot| spot.thread.community == community) else {
                    return Ok(());
                };
                for activity in receive::votes_told(tx, spot.post.id, &likes, began)? {
                    outbox::repeat(tx, &activity, node)?;
                }
                Ok(())
            })
            .await
    }

    /// The rule of this node's policy by which nothing of an author's node is taken.
    fn rule_of(&self, uri: &str) -> Option<String> {
        let authority = authority_of(uri).unwrap_or_default();
        if self.app.origin().owns(uri) {
            return None;
        }
        match policy::verdict(&self.policy, &authority) {
            policy::Verdict::Allowed(_) => None,
            policy::Verdict::Refused(why) => Some(why.rule().unwrap_or(why.key()).to_owned()),
        }
    }

    /// Keeps what differs, and why; `true` when something of it is coming.
    async fn keep(
        &self,
        stored: &str,
        told: Option<&Thread>,
        (there_digest, here_digest): (Mark, Option<Mark>),
        found: Vec<Found>,
    ) -> Result<bool> {
        let (community, thread, node) = (self.community(), stored.to_owned(), self.home.group.node);
        let there = told.map_or(0, |t| i64::try_from(t.posts.len()).unwrap_or(0));
        let rules: Vec<Option<String>> = found.iter().map(|f| self.rule_of(&f.uri)).collect();
        let (waits, last, origin) = (self.waits, self.last, self.app.origin());
        let reading = self.past(stored).await?.is_some_and(|p| p.state == history::State::Waiting);
        self.app
            .db()
            .write(move |tx| {
                let before = divergence::differences(tx.conn, community, &thread, KEPT)?;
                let before: HashMap<String, Why> = before.into_iter().map(|d| (d.uri, d.why)).collect();
                let mut differences = Vec::new();
                let kept = usize::try_from(KEPT).unwrap_or(usize::MAX);
                for (f, rule) in found.iter().zip(&rules).take(kept) {
                    let uri = origin.stored(&f.uri);
                    let was = before.get(&uri).copied();
                    let why = match (rule, f.ours) {
                        (Some(_), _) => Why::Policy,
                        (None, true) if f.said_otherwise() => again(tx, &uri, node, was, f)?,
                        (None, _) if (waits || reading) && !last => Why::Coming,
                        (None, _) => f.why(),
                    };
                    differences.push(Difference { uri, what: f.what, why, rule: rule.clone() });
                }
                let coming = |d: &Difference| matches!(d.why, Why::Coming | Why::OnItsWay);
                let soon = differences.iter().any(coming);
                // What is on its way is looked at again, though neither side changed.
                let settled = (!soon || last).then(|| here_digest.map_or(Vec::new(), |d| d.to_vec()));
                let found = Diverged {
                    thread: &thread,
                    there,
                    there_digest,
                    here_digest: settled,
                    differences: &differences,
                };
                divergence::differs(tx, community, &found)?;
                Ok(soon)
            })
            .await
    }

    /// How the reading of the thread as a whole stands.
    async fn past(&self, stored: &str) -> Result<Option<Progress>> {
        let (community, thread) = (self.community(), stored.to_owned());
        self.app.db().read(move |conn| history::of_thread(conn, community, &thread)).await
    }
}

/// Says again what is ours and not at home; once, then it is the home that does not take it.
fn again(tx: &mut Tx, uri: &str, node: Option<i64>, was: Option<Why>, f: &Found) -> Result<Why> {
    let Some(node) = node else { return Ok(f.why()) };
    let said = match was {
        Some(Why::OnItsWay | Why::NotTaken) => outbox::is_waiting(tx, uri, node)?,
        _ => outbox::say_again(tx, uri, node)?,
    };
    Ok(if said { Why::OnItsWay } else { Why::NotTaken })
}
