//! Founding: each node is opened on a port that is bound already, with its association, people and communities.

use std::collections::HashMap;
use std::path::Path;

use tokio::net::TcpListener;

use super::script::{self, Script};
use super::stage::{Actor, Place, Stage, ago};
use crate::accounts::sign_up::{self, NewMember};
use crate::accounts::{Member, password};
use crate::actors::{self, Profile, nodes};
use crate::app::App;
use crate::association::{self, Details};
use crate::base::db::Tx;
use crate::cli::failure::{Failure, Outcome};
use crate::cli::{ground, node};
use crate::communities::{self, Charter, NewCommunity};
use crate::config::Config;
use crate::error::{Error, Result};
use crate::policy;

/// Opens a database for each node, in the past in which the story begins, and founds what stands in it.
pub async fn found(script: &'static Script, listeners: &[TcpListener], dir: &Path) -> Outcome<Stage> {
    let peers = authorities(script, listeners)?;
    let hash = password::hash(&script.password, &[]).await?;
    let mut stage = Stage { places: Vec::new(), people: HashMap::new() };
    for (place, (node, listener)) in script.nodes.iter().zip(listeners).enumerate() {
        let app = open(config(node, listener, &peers, dir)?, script).await?;
        let (hash, peers) = (hash.clone(), peers.clone());
        let members = app.db().write(move |tx| {
            set_up(tx, node, &peers)?;
            let members = people(tx, script, node, &hash)?;
            communities(tx, script, node, &members)?;
            Ok(members)
        });
        for member in members.await? {
            stage.people.insert(member.handle.clone(), Actor { place, member });
        }
        app.reload().await?;
        stage.places.push(Place { script: node, app });
    }
    Ok(stage)
}

async fn open(config: Config, script: &Script) -> Outcome<App> {
    let clock = ground::clock(&config);
    clock.shift(-ago(script.founded()));
    let db = ground::database(&config, &clock)?;
    let app = ground::app(config, db, clock).await?;
    node::prepare(&app).await?;
    Ok(app)
}

/// What a node is told at its start, as `serve` reads it from its file.
fn config(node: &script::Node, at: &TcpListener, peers: &[String], dir: &Path) -> Outcome<Config> {
    let mut config = Config::default();
    config.server.listen = at.local_addr().map_err(Failure::listen)?;
    config.server.public_address = format!("http://{}.localhost:{}", node.name, config.server.listen.port());
    config.data.dir = dir.join(&node.name);
    config.federation.lab_peers = peers.to_vec();
    Ok(config)
}

/// The addresses by which the nodes know each other.
fn authorities(script: &Script, listeners: &[TcpListener]) -> Outcome<Vec<String>> {
    let one = |(node, listener): (&script::Node, &TcpListener)| {
        let port = listener.local_addr().map_err(Failure::listen)?.port();
        Ok(format!("{}.localhost:{port}", node.name))
    };
    script.nodes.iter().zip(listeners).map(one).collect()
}

/// The association, and the others as the only ones that it deals with.
fn set_up(tx: &mut Tx, node: &script::Node, peers: &[String]) -> Result<()> {
    association::set_up(tx, &details(node))?;
    let own = format!("{}.localhost:", node.name);
    for peer in peers.iter().filter(|peer| !peer.starts_with(&own)) {
        policy::set_rule(tx, None, peer, true, "One of the demo's three associations")?;
        nodes::ensure(tx, peer)?;
    }
    Ok(())
}

fn people(tx: &mut Tx, script: &Script, node: &script::Node, hash: &str) -> Result<Vec<Member>> {
    let mut members = Vec::new();
    for person in script.people.iter().filter(|p| p.node == node.name) {
        let new = NewMember {
            handle: person.handle.clone(),
            display_name: person.name.clone(),
            email: String::new(),
            password_hash: hash.to_owned(),
            language: person.language.clone(),
            time_zone: node.time_zone.clone(),
        };
        let member = sign_up::create(tx, &new, person.admin)?;
        let profile = Profile {
            name: person.name.clone(),
            about: person.about.clone(),
            profession: Some(person.profession.clone()),
            profession_text: None,
        };
        actors::edit(tx, member.actor, &profile)?;
        members.push(member);
    }
    Ok(members)
}

fn communities(tx: &mut Tx, script: &Script, node: &script::Node, members: &[Member]) -> Result<()> {
    for community in script.communities.iter().filter(|c| c.node == node.name) {
        let new = NewCommunity {
            handle: community.handle.clone(),
            title: community.title.clone(),
            description: community.description.clone(),
            charter: Charter {
                domain: community.domain.clone(),
                community: community.community.clone(),
                practice: community.practice.clone(),
                ..Charter::default()
            },
            visibility: community.visibility.clone(),
            ..NewCommunity::default()
        };
        let founder = members.iter().find(|m| m.handle == community.by);
        communities::open(tx, founder.ok_or(Error::NotFound)?.admin()?, &new)?;
    }
    Ok(())
}

fn details(node: &script::Node) -> Details {
    Details {
        name: node.association.clone(),
        legal_entity: node.legal_entity.clone(),
        jurisdiction: node.jurisdiction.clone(),
        language: node.language.clone(),
        time_zone: node.time_zone.clone(),
        public_address: String::new(),
        policy_mode: "allow-list".to_owned(),
    }
}
