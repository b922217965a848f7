//! Posts as other software writes them: written by hand, each with what a member sees of it.

use std::path::Path;

use serde_json::Value;

/// A message of some other software.
pub struct Fixture {
    /// Its file, without the ending.
    pub name: String,
    pub software: String,
    pub version: String,
    /// Whether the form was `observed` on the wire, is `documented`, or is `assumed`.
    pub basis: String,
    /// `to-us`: said to a community of ours; `announced`: by a community elsewhere.
    pub says: String,
    pub message: Value,
    pub shown: Shown,
}

/// What a member sees.
#[derive(Debug, PartialEq)]
pub struct Shown {
    pub title: String,
    pub html: String,
    pub language: Option<String>,
    pub url: Option<String>,
}

/// Where it happens, all of them URIs.
pub struct Place<'a> {
    pub host: &'a str,
    pub group: &'a str,
    /// What the replies among them answer.
    pub parent: &'a str,
    pub parent_author: &'a str,
}

/// All of them, put in a place; by name.
pub fn all(place: &Place<'_>) -> Vec<Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/software");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 20, "{} files in {}", files.len(), folder.display());
    files.iter().map(|file| read(file, place)).collect()
}

fn read(file: &Path, place: &Place<'_>) -> Fixture {
    let text = std::fs::read_to_string(file).unwrap();
    let bare = place.host.split_once("://").unwrap().1;
    let text = [
        ("{host}", place.host),
        ("{host-plain}", bare),
        ("{group}", place.group),
        ("{parent}", place.parent),
        ("{parent-author}", place.parent_author),
    ]
    .iter()
    .fold(text, |text, (name, value)| text.replace(name, value));
    let mut all: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let word = |value: &Value, key: &str| value[key].as_str().map(str::to_owned);
    let shown = &all["shown"];
    let shown = Shown {
        title: word(shown, "title").unwrap(),
        html: word(shown, "html").unwrap(),
        language: word(shown, "language"),
        url: word(shown, "url"),
    };
    let must = |key: &str| word(&all, key).unwrap_or_else(|| panic!("no {key} in {}", file.display()));
    Fixture {
        name: file.file_stem().unwrap().to_str().unwrap().to_owned(),
        software: must("software"),
        version: must("version"),
        basis: must("basis"),
        says: must("says"),
        shown,
        message: all["message"].take(),
    }
}
