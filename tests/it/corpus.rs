//! The corpus of the fuzz targets, replayed on stable: each file once through the body of its target.

#[path = "../../fuzz/bodies/mod.rs"]
mod bodies;

use std::path::{Path, PathBuf};

/// The most that all files of the corpus may have, in bytes.
const LARGEST: u64 = 500 * 1024;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus")
}

fn inputs(target: &str) -> Vec<PathBuf> {
    let folder = folder().join(target);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    files.sort();
    files
}

fn replay(target: &str) {
    let (_, run) = bodies::ALL.iter().find(|(name, _)| *name == target).unwrap();
    for file in inputs(target) {
        // The test's output is shown when it fails: the last file is the one that did it.
        eprintln!("{}", file.display());
        run(&std::fs::read(&file).unwrap());
    }
}

#[test]
fn answers_of_the_corpus_are_read_safely() {
    replay("answers");
}

#[test]
fn messages_of_the_corpus_are_read_safely() {
    replay("inbox");
}

#[test]
fn keys_of_the_corpus_are_read_safely() {
    replay("keys");
}

#[test]
fn proofs_of_the_corpus_are_judged_right() {
    replay("proofs");
}

#[test]
fn signatures_of_the_corpus_are_judged_right() {
    replay("signatures");
}

#[test]
fn texts_of_the_corpus_become_clean() {
    replay("text");
}

#[test]
fn every_target_has_its_corpus_and_all_are_small() {
    let folders = std::fs::read_dir(folder()).unwrap();
    let mut found: Vec<String> =
        folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    found.sort();
    assert_eq!(found, bodies::ALL.map(|(name, _)| name));
    let all = bodies::ALL.iter().flat_map(|(name, _)| inputs(name));
    let size: u64 = all.map(|file| file.metadata().unwrap().len()).sum();
    assert!(size <= LARGEST, "{size} bytes: minimise it (docs/FUZZING.md)");
}
