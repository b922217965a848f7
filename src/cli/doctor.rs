//! `doctor`: the database from here, then what others see, each with what to do about it.

use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;
use url::Url;

use super::failure::{Failure, Outcome};
use super::{Given, ground, out};
use crate::base::db::{self, Location};
use crate::base::http::{Method, Outgoing};
use crate::config::Config;
use crate::doctor::{self, Finding, Level};

/// Checks everything; code 1 when something is at fault.
pub async fn run(given: &Given) -> Outcome {
    let config = ground::config(given.config.as_deref())?;
    let findings = examine(config).await?;
    let faults = findings.iter().filter(|f| f.level == Level::Fault).count();
    out::show(given.json, &findings, || {
        let lines: Vec<String> = findings.iter().map(line).collect();
        lines.join("\n")
    })?;
    match faults {
        0 => Ok(()),
        1 => Err(Failure::refused("1 fault")),
        n => Err(Failure::refused(format!("{n} faults"))),
    }
}

/// Asks `serve` on this machine; opens no database. Code 1 when it does not answer well.
pub async fn quick(given: &Given) -> Outcome {
    let config = ground::config(given.config.as_deref())?;
    let (client, here) = ground::neighbour(&config)?;
    let url = Url::parse(&format!("http://{here}/readyz")).map_err(Failure::config)?;
    let (headers, deadline) = (Vec::new(), Duration::from_secs(4));
    let asked = Outgoing { method: Method::Get, url, headers, body: Bytes::new(), max_bytes: 1024, deadline };
    match client.send(asked).await {
        Ok(answer) if answer.status == 200 => {
            let ready = Ready { ready: true };
            out::show(given.json, &ready, || "ready".to_owned())
        }
        Ok(answer) => Err(Failure::refused(format!(
            "`collegium serve` on {here} is not ready: it answers {}",
            answer.status
        ))),
        Err(failure) => Err(Failure::refused(format!("nothing answers on {here}: {failure}"))),
    }
}

#[derive(Serialize)]
struct Ready {
    ready: bool,
}

fn line(f: &Finding) -> String {
    let first = format!("{:8} {:10} {}", f.level.word(), f.check, f.says);
    match &f.advice {
        Some(advice) => format!("{first}\n{:19} → {advice}", ""),
        None => first,
    }
}

async fn examine(config: Config) -> Outcome<Vec<Finding>> {
    let location = config.location().map_err(Failure::config)?;
    match db::missing_migrations(&location) {
        Err(says) => {
            let advice =
                "start `collegium serve`, which makes it; or check database.url and who may read there";
            return Ok(vec![Finding::fault("database", says, advice)]);
        }
        Ok(0) => {}
        Ok(n) => {
            let says = format!("{n} migrations of this version are missing");
            let advice = "run `collegium migrate`, or start this version's `collegium serve`";
            return Ok(vec![Finding::fault("database", says, advice)]);
        }
    }
    if !ground::has_node_key(&config) {
        let says = format!("there is no node.key in {}", config.data.dir.display());
        let advice = "put the backup of node.key there; without it no own key opens. A new node makes it at its first start";
        return Ok(vec![Finding::fault("keys", says, advice)]);
    }
    let name = match &location {
        Location::Sqlite(path) => format!("SQLite, {}", path.display()),
        Location::Postgres(_) => "PostgreSQL".to_owned(),
    };
    let clock = ground::clock(&config);
    let db = ground::database(&config, &clock)?;
    let app = ground::app_that_sees_itself(config, db, clock).await?;
    Ok(doctor::examine(&app, &name).await)
}
