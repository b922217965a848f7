//! The suite tested: with one guard switched off, the cases that rest on it must fail.

use std::path::Path;

use crate::cases::Case;
use crate::net::Watch;
use crate::report::Report;
use crate::world::World;

/// A guard (see `base::mutant`), and a case that fails without it.
const MUTANTS: &[(&str, &[&str])] = &[
    ("signature", &["S-02"]),
    ("digest", &["S-04"]),
    ("coverage", &["S-05", "S-18", "S-20"]),
    ("several", &["S-20"]),
    ("proof", &["O-20", "J-04"]),
    ("key-twice", &["O-20"]),
    ("repeated", &["S-06"]),
    ("replay", &["S-16"]),
    ("host", &["S-08"]),
    ("date", &["S-10"]),
    ("actor", &["S-11"]),
    ("activity-id", &["O-03"]),
    ("key-owner", &["S-13"]),
    ("actor-kind", &["O-10"]),
    ("actor-origin", &["O-06"]),
    ("post-owner", &["O-14"]),
    ("place", &["O-12"]),
    ("undo", &["O-16"]),
    ("also-known-as", &["O-17"]),
    ("moderator", &["G-06"]),
    ("rank", &["G-07"]),
    ("locked", &["G-09"]),
    ("suspended", &["G-10", "G-13", "A-04"]),
    ("clean", &["H-01", "H-05"]),
    ("unseen", &["H-04"]),
    ("key-strength", &["S-26"]),
    ("own-key", &["S-29"]),
    ("strangers", &["S-28"]),
    ("url", &["N-01", "N-15"]),
    ("address", &["N-03", "N-04", "N-05"]),
    ("policy-in", &["N-08"]),
    ("policy-out", &["N-14"]),
    ("redirect", &["F-14"]),
    ("document-id", &["O-01"]),
    ("content-type", &["F-01"]),
    ("size", &["F-02", "F-03"]),
    ("errand", &["F-09"]),
    ("useless", &["F-10"]),
    ("deadline", &["F-11"]),
    ("caps-bytes", &["J-05"]),
    ("caps-lists", &["D-08"]),
    ("inbox-rate", &["D-03"]),
    ("failures", &["D-03b"]),
    ("reads", &["D-03c"]),
];

/// Runs, for each guard, its cases on a node without it.
pub async fn run(binary: &Path, chosen: &[Case], watch: &Watch, report: &mut Report) {
    report.head("Guards switched off: their cases must fail");
    for (guard, ids) in MUTANTS {
        let cases: Vec<&Case> = ids.iter().filter_map(|id| chosen.iter().find(|c| c.id == *id)).collect();
        if cases.is_empty() {
            continue;
        }
        let world = World::new(binary, guard, watch.clone()).await;
        for case in cases {
            let Ok(run) = case.run else { continue };
            let (outcome, words) = match run(&world).await {
                Ok(()) => (Err("the case holds without its guard".to_owned()), String::new()),
                Err(why) => (Ok(()), why),
            };
            report.result(case.id, &format!("{guard}: {words}"), &outcome);
        }
    }
}
