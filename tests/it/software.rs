//! What a member sees of posts that other software wrote. Their way over sockets is case K-05 of `tests/abuse`.

use collegium::federation::wire::foreign;
use collegium::federation::wire::incoming::Document;

use crate::support::software::{self, Place, Shown};

const PLACE: Place<'static> = Place {
    host: "https://elsewhere.example",
    group: "https://elsewhere.example/c/wounds",
    parent: "https://here.example/p/2p1",
    parent_author: "https://here.example/u/2u1",
};

#[test]
fn posts_of_other_software_are_shown_as_they_were_meant() {
    for fixture in software::all(&PLACE) {
        let object = Document(fixture.message["object"].clone());
        assert!(foreign::is_post(&object), "{}", fixture.name);
        assert_eq!(foreign::author(&object), fixture.message["actor"].as_str(), "{}", fixture.name);
        let foreign::Shown { title, html, language, url, poll } = foreign::shown(&object);
        assert_eq!(poll.is_some(), object.kind() == Some("Question"), "{}", fixture.name);
        assert_eq!(Shown { title, html, language, url }, fixture.shown, "{}", fixture.name);
    }
}

#[test]
fn every_fixture_says_where_its_form_is_known_from() {
    for fixture in software::all(&PLACE) {
        assert!(["observed", "documented", "assumed"].contains(&fixture.basis.as_str()), "{}", fixture.name);
        assert!(["to-us", "announced"].contains(&fixture.says.as_str()), "{}", fixture.name);
        assert!(fixture.name.starts_with(&fixture.software.to_lowercase()[..4]), "{}", fixture.name);
    }
}

/// What there is to see, in words.
fn sees(fixture: &software::Fixture) -> String {
    let (html, kind) = (&fixture.shown.html, fixture.message["object"]["type"].as_str().unwrap());
    let mut words = vec![if fixture.shown.title.is_empty() { "a reply" } else { "a thread" }.to_owned()];
    if fixture.message["object"].get("name").is_none_or(|name| name.is_null())
        && !fixture.shown.title.is_empty()
    {
        words.push("its beginning for a title".to_owned());
    }
    if fixture.message["object"]["summary"].is_string() && html.starts_with("<p><strong>") {
        words.push("its warning".to_owned());
    }
    match kind {
        "Event" => words.push("its times and place".to_owned()),
        "Question" => words.push("a poll to vote in".to_owned()),
        _ => {}
    }
    let links = html.rsplit_once("<ul>").map_or(0, |(_, list)| list.matches("<a ").count());
    match links {
        0 => {}
        1 => words.push("a link to what is attached".to_owned()),
        n => words.push(format!("{n} links to what is attached")),
    }
    words.join(", ")
}

#[test]
fn federation_md_tells_what_members_see_of_other_software() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("FEDERATION.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let mark = "<!-- software -->\n";
    let (before, rest) = text.split_once(mark).expect("a mark where the table begins");
    let (_, after) = rest.split_once("\n## ").unwrap();
    let mut made = "| software | form | known | a member sees |\n|---|---|---|---|\n".to_owned();
    for fixture in software::all(&PLACE) {
        let kind = fixture.message["object"]["type"].as_str().unwrap();
        let (name, version) = (&fixture.software, &fixture.version);
        made += &format!("| {name} {version} | `{kind}` | {} | {} |\n", fixture.basis, sees(&fixture));
    }
    let made = format!("{before}{mark}{made}\n## {after}");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    assert!(
        text == made || std::env::var_os("UPDATE_DOCS").is_some(),
        "FEDERATION.md is out of date: UPDATE_DOCS=1"
    );
}
