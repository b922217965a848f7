//! Reading: pages for a member, and what other nodes ask for.

use std::collections::BTreeSet;
use std::time::Duration;

use collegium::sql;

use crate::Outcome;
use crate::ask::Ask;
use crate::ground::{Ground, Node};
use crate::report::{Figure, Spent, Unit};
use crate::seed::{self, Home};
use crate::talk::Talk;
use crate::world::{self, Size};

/// A node with a world in it.
pub struct Library {
    pub ground: Ground,
    pub node: Node,
    pub home: Home,
    pub loaded: world::Loaded,
    /// Paths of the measured community's threads with 200 and with 5,000 replies.
    pub medium: Vec<String>,
    pub long: Vec<String>,
}

/// The measured community's page.
pub const LIST: &str = "/c/falls";

impl Library {
    pub async fn open(ask: &Ask, size: Size) -> Outcome<Library> {
        let mut ground = Ground::new(ask)?;
        let home = seed::home(&mut ground).await?;
        ground.close();
        let loaded = world::load(&ground, &home, size)?;
        let community = home.community;
        let mut pages =
            async |replies: i64| -> Outcome<Vec<String>> { ground.pages(community, replies).await };
        let (medium, long) = (pages(world::MEDIUM_REPLIES).await?, pages(world::LONG_REPLIES).await?);
        let node = ground.start().await?;
        Ok(Library { ground, node, home, loaded, medium, long })
    }

    /// Asks for `count` pages over four connections, after having asked for each of them once.
    pub async fn round(
        &mut self,
        paths: &[String],
        headers: &[(&str, &str)],
        count: usize,
    ) -> Outcome<Round> {
        const CONNECTIONS: usize = 4;
        let (port, host) = (self.ground.port, self.ground.authority());
        let headers: Vec<(String, String)> =
            headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let meter = self.ground.meter(&self.node);
        let mut reading = tokio::task::JoinSet::new();
        for connection in 0..CONNECTIONS {
            let mut talk = Talk::connect(port, &host).await?;
            let (paths, headers) = (paths.to_vec(), headers.clone());
            reading.spawn(async move {
                let headers: Vec<(&str, &str)> =
                    headers.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                let mut took = Vec::new();
                for n in (connection..count).step_by(CONNECTIONS) {
                    let answer = talk.get(&paths[n % paths.len()], &headers).await?;
                    if answer.status != 200 {
                        return Err(format!("{}: {}", answer.status, paths[n % paths.len()]).into());
                    }
                    took.push(answer.took);
                }
                Outcome::Ok(took)
            });
        }
        let mut latencies = Vec::new();
        while let Some(share) = reading.join_next().await {
            latencies.extend(share??);
        }
        Ok(Round { spent: self.ground.spent(&self.node, &meter), latencies })
    }

    /// The figure of some paths: rounds of `count`, each path asked for at least once before.
    pub async fn figure(
        &mut self,
        of: &str,
        paths: &[String],
        headers: &[(&str, &str)],
        ask: &Ask,
        count: usize,
    ) -> Outcome<Figure> {
        self.round(paths, headers, (count / 5).max(paths.len())).await?;
        let (mut rounds, mut latencies) = (Vec::new(), Vec::new());
        for _ in 0..ask.rounds {
            let round = self.round(paths, headers, count).await?;
            rounds.push(round.spent);
            latencies.extend(round.latencies);
        }
        Ok(Figure::cpu(of, count, &rounds).with_latencies(latencies))
    }

    pub async fn talk(&self) -> Outcome<Talk> {
        Talk::connect(self.ground.port, &self.ground.authority()).await
    }
}

pub struct Round {
    pub spent: Spent,
    pub latencies: Vec<Duration>,
}

impl Ground {
    /// Paths of the threads of a community that have so many replies.
    async fn pages(&mut self, community: i64, replies: i64) -> Outcome<Vec<String>> {
        collegium::row! { struct Page { page: String } }
        let query = sql!(
            "SELECT p.page FROM threads t JOIN posts p ON p.id = t.id WHERE t.community = $1 AND t.replies = $2 ORDER BY t.id",
            community,
            replies
        );
        let found = self.read(move |conn| conn.all::<Page>(query)).await?;
        Ok(found.into_iter().map(|row| format!("/t/{}", row.page)).collect())
    }
}

/// What stands between two marks, wherever they occur.
fn between<'a>(text: &'a str, before: &str, behind: &'a str) -> impl Iterator<Item = &'a str> {
    let parts: Vec<&str> = text.split(before).skip(1).collect();
    parts.into_iter().filter_map(move |part| Some(part.split_once(behind)?.0))
}

/// Walks a thread from its first page to its last by the links on them; the pages' paths, and how many replies stood
/// on them, each counted once.
pub async fn walk(talk: &mut Talk, thread: &str, cookie: &str) -> Outcome<(Vec<String>, usize)> {
    let (mut pages, mut replies) = (vec![thread.to_owned()], BTreeSet::new());
    loop {
        let page = talk.get(pages.last().ok_or("no page")?, &[("Cookie", cookie)]).await?.fine()?.text();
        let before = replies.len();
        replies.extend(between(&page, "class=\"reply\" id=\"r-", "\"").map(str::to_owned));
        if replies.len() == before || pages.len() > 1000 {
            return Err(format!("page {} of {thread} shows no further reply", pages.len()).into());
        }
        let next = between(&page, "href=\"", "rel=\"next\"").last().and_then(|rest| rest.split('"').next());
        match next.map(|link| link.split('#').next().unwrap_or_default().replace("&amp;", "&")) {
            Some(link) => pages.push(link),
            None => return Ok((pages, replies.len())),
        }
    }
}

/// All replies of a thread, wherever they are paged: a walk that finds fewer is an error.
pub async fn whole(library: &Library, thread: &str, replies: i64) -> Outcome<Vec<String>> {
    let (pages, found) = walk(&mut library.talk().await?, thread, &library.home.cookie).await?;
    if i64::try_from(found)? != replies {
        return Err(
            format!("{found} of {replies} replies are on the {} pages of {thread}", pages.len()).into()
        );
    }
    Ok(pages)
}

/// All 200 replies, on as many pages as they take; and the first of these alone.
pub async fn thread(ask: Ask) -> Outcome<Vec<Figure>> {
    let mut library = Library::open(&ask, world::SMALL).await?;
    let cookie = library.home.cookie.clone();
    let cookie = [("Cookie", cookie.as_str())];
    let mut all = Vec::new();
    for thread in &library.medium {
        all.extend(whole(&library, thread, world::MEDIUM_REPLIES).await?);
    }
    let (each, first) = (all.len() / library.medium.len(), library.medium.clone());
    let count = ask.rows_or(2000);
    let pages = library.figure("a page of it", &all, &cookie, &ask, count).await?;
    let mut whole = pages.times(each as f64, "all 200 replies");
    whole = whole.with("pages", each as f64).goals(ask.database, 1.0, 1.5);
    Ok(vec![whole, library.figure("first page", &first, &cookie, &ask, count).await?])
}

pub async fn list(ask: Ask) -> Outcome<Vec<Figure>> {
    let mut library = Library::open(&ask, world::SMALL).await?;
    let cookie = library.home.cookie.clone();
    let count = ask.rows_or(4000);
    let figure = library.figure("", &[LIST.to_owned()], &[("Cookie", &cookie)], &ask, count).await?;
    Ok(vec![figure.goals(ask.database, 0.4, 0.8)])
}

pub async fn long(ask: Ask) -> Outcome<Vec<Figure>> {
    let mut library = Library::open(&ask, world::SMALL).await?;
    let cookie = library.home.cookie.clone();
    let pages = whole(&library, &library.long[0], world::LONG_REPLIES).await?;
    let long = library.long.clone();
    let count = ask.rows_or(2000);
    let first = library.figure("first page", &long, &[("Cookie", &cookie)], &ask, count).await?;
    let any = library.figure("any page", &pages, &[("Cookie", &cookie)], &ask, count).await?;
    let first = first.with("pages", pages.len() as f64).with("replies on them", world::LONG_REPLIES as f64);
    Ok(vec![first.goals(ask.database, 2.0, 4.0), any])
}

/// The three reading figures in a small world and in one of ten million replies, and their ratios: all in one run.
pub async fn large(ask: Ask) -> Outcome<Vec<Figure>> {
    let count = ask.rows_or(2000);
    let mut small = Library::open(&ask, world::SMALL).await?;
    let before = small.reading(&ask, count, "small").await?;
    drop(small);
    let mut large = Library::open(&ask, world::LARGE).await?;
    let after = large.reading(&ask, count, "large").await?;
    let told = &large.loaded;
    let world = Figure::new("large, loaded in", Unit::Wall, vec![told.took.as_secs_f64() * 1000.0])
        .with("posts", told.posts as f64)
        .with("replies", told.replies as f64)
        .with("GiB", told.bytes as f64 / f64::from(1 << 30));
    let ratios = before.iter().zip(&after).map(|(small, large)| {
        let of = large.of.replace("large", "large : small");
        Figure::new(of, Unit::Times, vec![large.value() / small.value()]).goal(1.3)
    });
    let ratios: Vec<Figure> = ratios.collect();
    Ok(std::iter::once(world).chain(before).chain(after).chain(ratios).collect())
}

impl Library {
    async fn reading(&mut self, ask: &Ask, count: usize, size: &str) -> Outcome<Vec<Figure>> {
        let cookie = self.home.cookie.clone();
        let cookie = [("Cookie", cookie.as_str())];
        let (medium, long) = (self.medium.clone(), self.long.clone());
        let list = [LIST.to_owned()];
        Ok(vec![
            self.figure(&format!("{size}, thread"), &medium, &cookie, ask, count).await?,
            self.figure(&format!("{size}, list"), &list, &cookie, ask, count).await?,
            self.figure(&format!("{size}, thread-long"), &long, &cookie, ask, count).await?,
        ])
    }
}

/// What other nodes and programs ask for.
pub async fn machines(ask: Ask) -> Outcome<Vec<Figure>> {
    const ACTIVITY: (&str, &str) = ("Accept", "application/activity+json");
    let mut library = Library::open(&ask, world::SMALL).await?;
    let count = ask.rows_or(4000);
    let who = format!("/.well-known/webfinger?resource=acct:falls@{}", library.ground.authority());
    let group = library.talk().await?.get(&who, &[]).await?.fine()?.json()?;
    let links = group["links"].as_array().cloned().unwrap_or_default();
    let own = links.iter().find(|link| link["rel"] == "self").and_then(|link| link["href"].as_str());
    let own = own.ok_or("no address in the answer of WebFinger")?.replace(&library.ground.origin(), "");
    let replies = library.medium[0].replace("/t/", "/api/v1/threads/") + "/replies";
    let bearer = library.home.bearer.clone();
    Ok(vec![
        library
            .figure("community as ActivityPub JSON", std::slice::from_ref(&own), &[ACTIVITY], &ask, count)
            .await?,
        library.figure("digest of a community", &[format!("{own}/digest")], &[ACTIVITY], &ask, count).await?,
        library.figure("WebFinger", &[who], &[], &ask, count).await?,
        library.figure("replies, API", &[replies], &[("Authorization", &bearer)], &ask, count / 2).await?,
    ])
}
