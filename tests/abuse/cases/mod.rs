//! All cases, in groups. A case is an async function, and one line in its group's list.

use std::path::Path;
use std::pin::Pin;

use crate::Outcome;
use crate::net::Watch;
use crate::report::Report;
use crate::world::World;

mod content;
mod fetching;
mod flood;
mod groups;
mod json;
mod kin;
mod network;
mod origin;
mod pending;
mod proofs;
mod relays;
mod rules;
mod signatures;
mod works;

type Running<'a> = Pin<Box<dyn Future<Output = Outcome> + 'a>>;

/// A numbered case.
#[derive(Clone, Copy)]
pub struct Case {
    pub id: &'static str,
    pub what: &'static str,
    /// What to do, or what it waits for.
    pub run: Result<for<'a> fn(&'a World) -> Running<'a>, &'static str>,
}

/// `case!("S-01", "what it is about", function)`.
macro_rules! case {
    ($id:literal, $what:literal, $run:path) => {
        $crate::cases::Case { id: $id, what: $what, run: Ok(|w| Box::pin($run(w))) }
    };
}
pub(crate) use case;

pub fn all() -> Vec<Case> {
    let groups = [
        works::CASES,
        signatures::CASES,
        proofs::CASES,
        origin::CASES,
        groups::CASES,
        relays::CASES,
        rules::CASES,
        network::CASES,
        fetching::CASES,
        json::CASES,
        content::CASES,
        flood::CASES,
        kin::CASES,
    ];
    let mut all: Vec<Case> = groups.concat();
    all.extend(pending::CASES.iter().map(|&(id, what, needs)| Case { id, what, run: Err(needs) }));
    all
}

/// Runs cases one after the other, in one world.
pub async fn run(binary: &Path, chosen: &[Case], watch: &Watch, report: &mut Report) {
    let world = World::new(binary, "", watch.clone()).await;
    report.head("Cases");
    for case in chosen {
        match case.run {
            Ok(run) => report.result(case.id, case.what, &run(&world).await),
            Err(needs) => report.pending(case.id, case.what, needs),
        }
    }
}
