//! Whatever happens to messages on their way, all nodes end with the same.
//!
//! A printed seed chooses everything: who does what, which messages are lost, doubled or late, and which node is away.
//! `COLLEGIUM_TEST_SEED` plays it again, `COLLEGIUM_TEST_STEPS` with fewer steps.

use collegium::accounts::{Author, Member, Viewer};
use collegium::base::db::Tx;
use collegium::base::time::{DAY, HOUR, MINUTE};
use collegium::communities::{Role, join, suspend};
use collegium::error::Result;
use collegium::threads::moderate::{self, Act};
use collegium::threads::{edit, vote};

use super::{NORTH, SOUTH, WEST, World, looked};
use crate::support::TestNode;
use crate::support::compare;
use crate::support::fediverse::Weather;
use crate::support::random::{Random, seed};

fn steps() -> usize {
    let given = std::env::var("COLLEGIUM_TEST_STEPS").ok().and_then(|text| text.parse().ok());
    let full = std::env::var_os("COLLEGIUM_TEST_FULL").is_some();
    given.unwrap_or(if full { 10_000 } else { 250 })
}

/// Somebody on a node, and what the community is called there.
struct Person {
    node: &'static str,
    member: Member,
    community: i64,
}

struct Play {
    world: World,
    people: Vec<Person>,
    random: Random,
    marks: usize,
}

collegium::row! {
    struct Found { id: i64 }
}

impl Play {
    async fn new(seed: u64) -> Play {
        let (world, wanda) = World::of_three().await;
        let west = world.all.node(WEST);
        let there = west
            .read(|conn| collegium::communities::read::find(conn, &Viewer::Node, "!wounds@north.test"))
            .await
            .actor;
        // Ewan of the south moderates, as Asha does at home.
        let (asha, home) = (Author::Local(world.asha.clone()), world.home);
        let ewan = super::actor_uri(world.south(), world.ewan.actor).await;
        let promote = move |tx: &mut Tx| {
            let ewan = collegium::actors::by_uri(tx.conn, &ewan)?.unwrap().id;
            join::set_role(tx, &asha, home, ewan, Role::Moderator)
        };
        world.north().write(promote).await;
        world.all.settle().await;
        let people = vec![
            Person { node: NORTH, member: world.asha.clone(), community: world.home },
            Person { node: SOUTH, member: world.ewan.clone(), community: world.away },
            Person { node: WEST, member: wanda, community: there },
        ];
        Play { world, people, random: Random::new(seed, 1), marks: 0 }
    }

    fn node(&self, person: usize) -> &TestNode {
        self.world.all.node(self.people[person].node)
    }

    fn words(&mut self) -> String {
        self.marks += 1;
        format!("mark-{}", self.marks)
    }

    /// Some post that the node knows; of this person's own, where that is asked for.
    async fn some(&mut self, person: usize, own: bool, opens: bool) -> Option<i64> {
        let who = self.people[person].member.actor;
        let found = self.node(person).read(move |conn| {
            conn.all::<Found>(collegium::sql!(
                "SELECT id FROM posts WHERE deleted IS NULL AND state <> 'refused' AND (author = $1 OR NOT $2)
                 AND (parent IS NULL OR NOT $3) ORDER BY updated, uri",
                who,
                own,
                opens
            ))
        });
        let all = found.await;
        // Mostly something recent: there it gets crowded.
        let recent = if self.random.chance(70) { all.len().saturating_sub(12) } else { 0 };
        self.random.pick(&all[recent..]).map(|found| found.id)
    }

    /// Does something; what the node refuses is refused.
    async fn does(&self, person: usize, act: impl FnMut(&mut Tx) -> Result<()> + Send + 'static) {
        let _ = self.node(person).app.db().write(act).await;
    }

    async fn step(&mut self) {
        let person = self.random.below(self.people.len());
        let author = Author::Local(self.people[person].member.clone());
        let community = self.people[person].community;
        // Wanda is silenced now and then. What she then posts is refused, and told to be; that a change or vote of hers
        // was refused is not told yet, and stays on her own node: she makes none.
        let kind = match self.random.below(100) {
            45..80 if person == 2 => 20,
            kind => kind,
        };
        match kind {
            0..12 => {
                let title = self.words();
                let draft = self.node(person).draft(Some(&title), "To begin with").await;
                self.does(person, move |tx| {
                    let visibility = collegium::communities::Visibility::Public;
                    collegium::threads::post::start(tx, &author, community, visibility, &draft).map(drop)
                })
                .await;
            }
            12..45 => {
                let Some(parent) = self.some(person, false, false).await else { return };
                let words = self.words();
                let draft = self.node(person).draft(None, &words).await;
                self.does(person, move |tx| {
                    collegium::threads::comment::reply(tx, &author, parent, &draft).map(drop)
                })
                .await;
            }
            45..60 => {
                let Some(post) = self.some(person, true, false).await else { return };
                let words = self.words();
                let draft = self.node(person).draft(Some(&format!("Title {words}")), &words).await;
                self.does(person, move |tx| edit::edit(tx, &author, post, &draft)).await;
            }
            60..80 => {
                let Some(post) = self.some(person, false, false).await else { return };
                let yes = self.random.chance(65);
                self.does(person, move |tx| match yes {
                    true => vote::give(tx, &author, post, None),
                    false => vote::take_back(tx, &author, post, None),
                })
                .await;
            }
            80..85 => {
                let Some(post) = self.some(person, true, false).await else { return };
                self.does(person, move |tx| edit::delete(tx, &author, post)).await;
            }
            85..97 => self.moderates(person, author).await,
            _ => self.suspends().await,
        }
    }

    async fn moderates(&mut self, person: usize, author: Author) {
        let of_thread = self.random.chance(60);
        let Some(post) = self.some(person, false, of_thread).await else { return };
        let acts: &[Act] = match of_thread {
            true => &[Act::Lock, Act::Unlock, Act::Pin, Act::Unpin],
            false => &[Act::Remove, Act::Restore],
        };
        let (act, reason) = (*self.random.pick(acts).unwrap(), self.words());
        self.does(person, move |tx| moderate::act(tx, &author, post, act, &reason).map(drop)).await;
    }

    /// Asha suspends Wanda, or lets her speak again.
    async fn suspends(&mut self) {
        let (asha, home, reason) =
            (Author::Local(self.people[0].member.clone()), self.people[0].community, self.words());
        let wanda = super::actor_uri(self.node(2), self.people[2].member.actor).await;
        // Some end before the last of their messages arrives.
        let length = *self.random.pick(&[3 * DAY, HOUR / 2]).unwrap();
        let until = Some(self.node(0).app.clock().now() + length).filter(|_| self.random.chance(80));
        let lift = self.random.chance(50);
        self.does(0, move |tx| {
            let Some(wanda) = collegium::actors::by_uri(tx.conn, &wanda)? else { return Ok(()) };
            match lift {
                true => suspend::lift(tx, &asha, home, wanda.id, &reason).map(drop),
                false => suspend::suspend(tx, &asha, home, wanda.id, until, &reason).map(drop),
            }
        })
        .await;
    }

    /// Some of what is due somewhere is done, and some of what was late arrives.
    async fn goes_on(&mut self) {
        if self.random.chance(60) {
            let host = *self.random.pick(&[NORTH, SOUTH, WEST]).unwrap();
            collegium::worker::work_off(&self.world.all.node(host).app).await.unwrap();
        }
        if self.random.chance(30) {
            let n = self.random.below(1000);
            self.world.all.let_go(n).await;
        }
    }

    /// Fair weather: everything arrives in the end.
    async fn settle(&mut self) {
        self.world.all.set_weather(None);
        for host in [NORTH, SOUTH, WEST] {
            self.world.all.set_down(host, false);
        }
        while self.world.all.let_go(self.random.below(1000)).await {}
        // What waits for a node that was away, and what failed here, is tried again within the hour.
        for hours in 1..=8 {
            self.world.all.settle().await;
            self.world.all.shift(hours * HOUR + MINUTE);
        }
        self.world.all.settle().await;
        for host in [NORTH, SOUTH, WEST] {
            self.world.all.node(host).write(suspend::end_expired).await;
        }
    }
}

fn same(what: &str, here: Vec<String>, there: Vec<String>) {
    let only = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter().filter(|line| !other.contains(line)).cloned().collect()
    };
    let (here_only, there_only) = (only(&here, &there), only(&there, &here));
    assert!(
        here_only.is_empty() && there_only.is_empty(),
        "{what}:\nnorth: {here_only:#?}\nthere: {there_only:#?}"
    );
    assert_eq!(here.len(), there.len(), "{what}: something stands there twice");
}

#[tokio::test]
async fn nodes_end_equal_whatever_happened_to_their_messages() {
    let seed = seed();
    let mut play = Play::new(seed).await;
    let random = Random::new(seed, 2);
    play.world.all.set_weather(Some(Weather { random, lost: 10, doubled: 10, held: 10 }));
    let mut away: Option<(&str, usize)> = None;
    for step in 0..steps() {
        play.step().await;
        play.goes_on().await;
        match away {
            Some((host, until)) if step >= until => {
                play.world.all.set_down(host, false);
                away = None;
            }
            None if play.random.chance(2) => {
                let host = *play.random.pick(&[NORTH, SOUTH, WEST]).unwrap();
                play.world.all.set_down(host, true);
                away = Some((host, step + 15));
            }
            _ => {}
        }
    }
    play.settle().await;
    let all = &play.world.all;
    for other in [SOUTH, WEST] {
        let (mut north, mut there) = (looked(all, NORTH), looked(all, other));
        let known = compare::equal(&mut north, &mut there);
        assert!(known.len() > steps() / 10, "only {} posts", known.len());
        same("what was said before", north.versions(), there.versions());
        same("the log of moderation", north.moderated(), there.moderated());
        same("who is suspended", north.suspended(), there.suspended());
    }
}
