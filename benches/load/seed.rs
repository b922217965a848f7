//! What stands in a database before a measurement: an association with its admin, communities here and elsewhere,
//! people elsewhere, threads. Everything goes through the domains; only followers in bulk are written as rows.

use collegium::accounts::sign_up::{self, NewMember};
use collegium::accounts::token::{self, Scope};
use collegium::accounts::{Author, Member, session};
use collegium::actors::keys::{Named, Purpose};
use collegium::actors::{self, Kind, RemoteActor, RemoteProfile, keys};
use collegium::association::{self, Details};
use collegium::base::db::Tx;
use collegium::communities::{self, Charter, NewCommunity, Visibility, join};
use collegium::error::Result;
use collegium::federation::signature::{self, Algorithm, SigningKey};
use collegium::notify::level::{self, Level};
use collegium::sql;
use collegium::threads::{self, Draft, Origins};

use crate::Outcome;
use crate::ground::Ground;
use crate::message::{self, Group};
use crate::peers::Peers;

/// A hash that fits no password.
const NO_PASSWORD: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The node's own people and place.
pub struct Home {
    /// An admin, so the facilitator of the community.
    pub ada: Member,
    /// A member who is nothing else, in the community.
    pub bo: Member,
    /// The value of `Authorization` for the API, of the member.
    pub bearer: String,
    /// The value of `Cookie` for pages, of the member.
    pub cookie: String,
    /// A public community of this node.
    pub community: i64,
}

fn newcomer(handle: &str) -> NewMember {
    NewMember {
        handle: handle.to_owned(),
        display_name: format!("{handle} of this node"),
        email: String::new(),
        password_hash: NO_PASSWORD.to_owned(),
        language: "en".to_owned(),
        time_zone: "Pacific/Auckland".to_owned(),
    }
}

/// Sets the node up: policy open, an admin, a member, a public community with both in it.
pub async fn home(ground: &mut Ground) -> Outcome<Home> {
    let port = ground.port;
    ground
        .write(move |tx| {
            association::set_up(
                tx,
                &Details {
                    name: "Association of Benchmarks".to_owned(),
                    legal_entity: "Association of Benchmarks Inc".to_owned(),
                    jurisdiction: "NZ".to_owned(),
                    language: "en".to_owned(),
                    time_zone: "Pacific/Auckland".to_owned(),
                    public_address: String::new(),
                    policy_mode: "open".to_owned(),
                },
            )?;
            actors::node_actor(tx)?;
            let ada = sign_up::create(tx, &newcomer("ada"), true)?;
            let bo = sign_up::create(tx, &newcomer("bo"), false)?;
            let new = NewCommunity {
                handle: "falls".to_owned(),
                title: "Falls prevention".to_owned(),
                visibility: Visibility::Public.key().to_owned(),
                charter: Charter::brief("For figures"),
                ..NewCommunity::default()
            };
            let community = communities::open(tx, ada.admin()?, &new)?;
            join::ask(tx, &Author::Local(bo.clone()), community, None)?;
            let bearer = format!("Bearer {}", token::create(tx, &bo, "load", Scope::Write)?);
            let cookie = format!("collegium-{port}={}", session::open(tx, bo.id)?);
            Ok(Home { ada, bo, bearer, cookie, community })
        })
        .await
}

/// So many more members of the community, who want to hear everything.
pub async fn listeners(ground: &mut Ground, home: &Home, count: usize) -> Outcome {
    let community = home.community;
    ground
        .write(move |tx| {
            for n in 0..count {
                let member = sign_up::create(tx, &newcomer(&format!("listener{n}")), false)?;
                join::ask(tx, &Author::Local(member.clone()), community, None)?;
                level::set_for_community(tx, &member, community, Level::Everything)?;
            }
            Ok(())
        })
        .await
}

/// A thread of a member here in a community here, with a reply; their inside ids and their pages.
pub async fn thread_here(ground: &mut Ground, home: &Home) -> Outcome<String> {
    let (author, community) = (Author::Local(home.ada.clone()), home.community);
    let draft = written("What do you do about falls at night?");
    let posted = ground
        .write(move |tx| threads::post::start(tx, &author, community, Visibility::Public, &draft))
        .await?;
    page(ground, posted.id).await
}

/// The address of a post on this node: what stands behind `/t/`, `/r/` and `/api/v1/posts/`.
pub async fn page(ground: &mut Ground, post: i64) -> Outcome<String> {
    collegium::row! { struct Page { page: String } }
    let found =
        ground.read(move |conn| conn.one::<Page>(sql!("SELECT page FROM posts WHERE id = $1", post))).await?;
    Ok(found.ok_or("the post is not there")?.page)
}

/// What a member wrote, rendered.
pub fn written(title: &str) -> Draft {
    Draft {
        title: title.to_owned(),
        source: Some(message::WORDS.to_owned()),
        html: message::html(),
        language: Some("en".to_owned()),
        topic: None,
        more: Default::default(),
        mentions: Vec::new(),
        origins: None,
    }
}

fn learn(tx: &mut Tx, kind: Kind, authority: &str, handle: &str) -> Result<(i64, String)> {
    let letter = if kind == Kind::Group { "c" } else { "u" };
    let uri = format!("http://{authority}/{letter}/{handle}");
    let profile = RemoteProfile {
        inbox: format!("{uri}/inbox"),
        uri: uri.clone(),
        authority: authority.to_owned(),
        kind,
        handle: handle.to_owned(),
        name: format!("{handle} elsewhere"),
        about_html: String::new(),
        url: None,
        shared_inbox: Some(format!("http://{authority}/inbox")),
        outbox: Some(format!("{uri}/outbox")),
        followers: Some(format!("{uri}/followers")),
        featured: None,
        digest: None,
        moderators: None,
        updated: tx.now,
    };
    Ok((actors::learn(tx, &profile)?, uri))
}

/// A community elsewhere that a member here follows, with people and threads.
pub struct Elsewhere {
    pub group: Group,
    pub community: i64,
    /// Full URIs of its people.
    pub people: Vec<String>,
    /// Full URIs of posts that can be answered and voted for: each thread's first, and replies to it.
    pub posts: Vec<String>,
}

/// How many people a community elsewhere has, how many threads, and replies in each.
#[derive(Clone, Copy)]
pub struct Size {
    pub people: usize,
    pub threads: usize,
    pub replies: usize,
}

/// Makes a community at `group.localhost` known, followed by the member here.
pub async fn elsewhere(ground: &mut Ground, home: &Home, peers: &Peers, size: Size) -> Outcome<Elsewhere> {
    let authority = peers.authority("group");
    ground.peers.push(authority.clone());
    let (private, public) = signature::generate()?;
    let (proof_private, multikey) = signature::generate_ed25519()?;
    let bo = home.bo.actor;
    let (community, uri, people) = {
        let (public, multikey) = (public.clone(), multikey.clone());
        ground
            .write(move |tx| {
                let (community, uri) = learn(tx, Kind::Group, &authority, "nights")?;
                communities::learn(tx, community, Visibility::Public)?;
                let named = |name: &str, purpose, public: &str| Named {
                    uri: format!("{uri}#{name}"),
                    purpose,
                    public: public.to_owned(),
                };
                let both = [
                    named("main-key", Purpose::Http, &public),
                    named("ed25519-key", Purpose::Proof, &multikey),
                ];
                keys::learn(tx, community, &both)?;
                follow(tx, community, bo)?;
                let people: Result<Vec<(i64, String)>> = (0..size.people)
                    .map(|n| learn(tx, Kind::Person, &authority, &format!("person{n}")))
                    .collect();
                Ok((community, uri, people?))
            })
            .await?
    };
    let key = SigningKey::parse(&format!("{uri}#main-key"), &private)?;
    let proof = match std::env::var_os("COLLEGIUM_BENCH_NO_PROOFS") {
        Some(_) => None,
        None => Some(SigningKey::read(&format!("{uri}#ed25519-key"), Algorithm::Ed25519, &proof_private)?),
    };
    let mut posts = Vec::new();
    for thread in 0..size.threads {
        let (uri, people) = (uri.clone(), people.clone());
        posts.extend(
            ground
                .write(move |tx| thread_elsewhere(tx, community, &uri, &people, thread, size.replies))
                .await?,
        );
    }
    let people = people.into_iter().map(|(_, uri)| uri).collect();
    Ok(Elsewhere { group: Group { uri, key, proof }, community, people, posts })
}

/// A membership without its messages.
fn follow(tx: &mut Tx, community: i64, actor: i64) -> Result<()> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO memberships (id, community, actor, role, state, since) VALUES ($1, $2, $3, 'member', 'member', $4)",
        id, community, actor, now
    ))?;
    Ok(())
}

fn thread_elsewhere(
    tx: &mut Tx,
    community: i64,
    group: &str,
    people: &[(i64, String)],
    thread: usize,
    replies: usize,
) -> Result<Vec<String>> {
    let origin = group.split("/c/").next().unwrap_or_default();
    let author = |n: usize, clock: i64| {
        let (actor, _) = people[n % people.len()];
        Author::Remote(RemoteActor { actor, cause: None, by_home: true, clock })
    };
    let draft = |uri: &str, now: i64| Draft {
        origins: Some(Origins {
            uri: uri.to_owned(),
            url: None,
            claimed: now,
            updated: now,
            version: String::new(),
            past: false,
        }),
        ..written("Nights on the ward")
    };
    let now = tx.now;
    let mut uris = vec![format!("{origin}/post/{thread}")];
    let opened =
        threads::post::start(tx, &author(thread, now), community, Visibility::Public, &draft(&uris[0], now))?;
    for n in 0..replies {
        let uri = format!("{origin}/comment/s{thread}-{n}");
        let reply = draft(&uri, now);
        threads::comment::reply(tx, &author(thread + n, now), opened.id, &reply)?;
        uris.push(uri);
    }
    Ok(uris)
}

/// Makes `count` other nodes known, each with one person who follows the community here.
pub async fn followers(ground: &mut Ground, home: &Home, peers: &Peers, count: usize) -> Outcome {
    let authorities: Vec<String> = (0..count).map(|n| peers.authority(&format!("peer{n}"))).collect();
    followers_at(ground, home, authorities).await
}

/// The same for nodes at these addresses.
pub async fn followers_at(ground: &mut Ground, home: &Home, authorities: Vec<String>) -> Outcome {
    ground.peers.extend(authorities.iter().cloned());
    let community = home.community;
    ground
        .write(move |tx| {
            for authority in &authorities {
                let (person, _) = learn(tx, Kind::Person, authority, "fan")?;
                follow(tx, community, person)?;
            }
            Ok(())
        })
        .await
}

/// Queues `activities` announcements for every node elsewhere, as the outbox does, but held back: nodes are paused.
/// [`release`] lets them go.
pub async fn queue(ground: &mut Ground, home: &Home, activities: usize) -> Outcome {
    let (community, origin) = (home.community, ground.origin());
    ground
        .write(move |tx| {
            let now = tx.now;
            tx.run(sql!("UPDATE nodes SET paused = $1", now))?;
            for n in 0..activities {
                one_queued(tx, &origin, community, i64::try_from(n).unwrap_or(0))?;
            }
            Ok(())
        })
        .await
}

fn one_queued(tx: &mut Tx, origin: &str, community: i64, n: i64) -> Result<()> {
    collegium::row! { struct Node { id: i64, inbox: String } }
    let (id, now) = (tx.id(), tx.now);
    let uri = threads::activity_uri();
    let group = format!("{origin}/c/2aaaaaaaaaaaaaaaa");
    let author = format!("{origin}/u/2aaaaaaaaaaaaaaaa");
    let said = message::reply(&group, usize::try_from(n).unwrap_or(0), &author, &author);
    tx.run(sql!(
        "INSERT INTO activities (id, uri, kind, actor, community, local, public, json, created)
         VALUES ($1, $2, 'Announce', $3, $3, TRUE, TRUE, $4, $5)",
        id,
        &uri,
        community,
        said.to_string().into_bytes(),
        now
    ))?;
    let nodes = tx.all::<Node>(sql!(
        "SELECT n.id, min(a.shared_inbox) AS inbox FROM nodes n JOIN actors a ON a.node = n.id
         JOIN memberships m ON m.actor = a.id AND m.community = $1 GROUP BY n.id",
        community
    ))?;
    for node in nodes {
        let delivery = tx.id();
        tx.run(sql!(
            "INSERT INTO deliveries (id, activity, node, inbox, ord, state, created)
             VALUES ($1, $2, $3, $4, $5, 'pending', $6)",
            delivery,
            id,
            node.id,
            &node.inbox,
            1_000_000_000 + n,
            now
        ))?;
    }
    Ok(())
}

/// Lets the deliveries go that [`queue`] held back. The node notices within its tick of half a second.
pub async fn release(ground: &mut Ground) -> Outcome {
    ground.write(|tx| tx.run(sql!("UPDATE nodes SET paused = NULL")).map(drop)).await
}
