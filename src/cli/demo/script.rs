//! The demo's story as shipped data: who the nodes and people are, and what is said when.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::cli::failure::{Failure, Outcome};

const DATA: &str = include_str!("script.toml");

/// Everything that happens before the visitor comes, and a little that happens while they watch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// One for all, so that a visitor can sign in as anybody.
    pub password: String,
    pub nodes: Vec<Node>,
    pub people: Vec<Person>,
    pub communities: Vec<Community>,
    pub threads: Vec<Thread>,
    pub live: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// The first part of its host name.
    pub name: String,
    /// What people call it, in a few letters.
    pub short: String,
    pub association: String,
    pub country: String,
    pub legal_entity: String,
    pub jurisdiction: String,
    pub language: String,
    pub time_zone: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub node: String,
    /// Nobody else in the story has it, on any node.
    pub handle: String,
    pub name: String,
    pub profession: String,
    pub about: String,
    #[serde(default)]
    pub admin: bool,
    #[serde(default = "english")]
    pub language: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Community {
    pub node: String,
    pub handle: String,
    /// The admin who opens it.
    pub by: String,
    pub title: String,
    pub description: String,
    pub domain: String,
    pub community: String,
    pub practice: String,
    #[serde(default = "public")]
    pub visibility: String,
    /// Who asks to join it, from any node.
    pub joins: Vec<String>,
    #[serde(default)]
    pub moderators: Vec<String>,
}

#[derive(Deserialize)]
pub struct Thread {
    pub key: String,
    pub community: String,
    /// A node where the visitor is invited to read it.
    pub look_from: Option<String>,
    pub title: String,
    #[serde(flatten)]
    pub post: Post,
    #[serde(default)]
    pub replies: Vec<Reply>,
    #[serde(default)]
    pub acts: Vec<Moderation>,
}

#[derive(Deserialize)]
pub struct Post {
    pub by: String,
    /// How many hours ago.
    pub hours: f64,
    pub text: String,
    #[serde(default = "english")]
    pub language: String,
    /// Who found it helpful.
    #[serde(default)]
    pub helpful: Vec<String>,
    pub edit: Option<Edit>,
}

#[derive(Deserialize)]
pub struct Reply {
    /// The place in the thread of what it answers: 0 is the opening post, 1 the first reply in the script.
    #[serde(default)]
    pub to: usize,
    #[serde(flatten)]
    pub post: Post,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    pub hours: f64,
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moderation {
    pub by: String,
    /// `lock`, `pin` or `remove`.
    pub act: String,
    #[serde(default)]
    pub on: usize,
    pub hours: f64,
    pub reason: String,
}

/// A reply that comes while the visitor watches.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub thread: String,
    #[serde(default)]
    pub to: usize,
    pub by: String,
    pub text: String,
    #[serde(default = "english")]
    pub language: String,
}

fn english() -> String {
    "en".to_owned()
}

fn public() -> String {
    "public".to_owned()
}

fn parse(text: &str) -> Result<Script, String> {
    use figment::providers::{Format, Toml};
    figment::Figment::from(Toml::string(text)).extract().map_err(|e| e.to_string())
}

static SCRIPT: LazyLock<Result<Script, String>> = LazyLock::new(|| parse(DATA));

/// The shipped story.
pub fn script() -> Outcome<&'static Script> {
    SCRIPT.as_ref().map_err(|e| Failure::refused(format!("the demo's script cannot be read: {e}")))
}

impl Script {
    pub fn node(&self, name: &str) -> Option<&Node> {
        self.nodes.iter().find(|n| n.name == name)
    }

    pub fn person(&self, handle: &str) -> Option<&Person> {
        self.people.iter().find(|p| p.handle == handle)
    }

    pub fn community(&self, handle: &str) -> Option<&Community> {
        self.communities.iter().find(|c| c.handle == handle)
    }

    pub fn thread(&self, key: &str) -> Option<&Thread> {
        self.threads.iter().find(|t| t.key == key)
    }

    /// The moment at which the nodes were founded, in hours ago: a day before anybody speaks.
    pub fn founded(&self) -> f64 {
        self.threads.iter().map(|t| t.post.hours).fold(0.0, f64::max) + 24.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn everybody_and_everything_that_the_story_names_is_in_it() {
        let s = parse(DATA).unwrap();
        let handles: HashSet<&str> = s.people.iter().map(|p| p.handle.as_str()).collect();
        assert_eq!(handles.len(), s.people.len(), "a handle is used once");
        for p in &s.people {
            assert!(s.node(&p.node).is_some(), "{}", p.handle);
            assert!(crate::professions::exists(&p.profession), "{}", p.handle);
        }
        for c in &s.communities {
            let founder = s.person(&c.by).unwrap();
            assert!(founder.admin && founder.node == c.node, "{}", c.handle);
            assert!(c.moderators.iter().all(|m| c.joins.contains(m)), "{}", c.handle);
            let at_home = |h: &String| s.person(h).unwrap().node == c.node;
            assert!(c.visibility == "public" || c.joins.iter().all(at_home));
        }
        for t in &s.threads {
            let c = s.community(&t.community).unwrap();
            let takes_part = |h: &String| *h == c.by || c.joins.contains(h);
            let posts = || std::iter::once(&t.post).chain(t.replies.iter().map(|r| &r.post));
            assert!(posts().all(|p| takes_part(&p.by)), "{}: authors", t.key);
            assert!(posts().all(|p| p.helpful.iter().all(takes_part)), "{}: votes", t.key);
            assert!(posts().all(|p| !p.helpful.contains(&p.by)), "{}: own votes", t.key);
            let before = |i: usize| posts().nth(i).unwrap().hours;
            for (n, r) in t.replies.iter().enumerate() {
                assert!(r.to <= n && r.post.hours < before(r.to), "{}: reply {}", t.key, n + 1);
            }
            assert!(t.acts.iter().all(|a| takes_part(&a.by) && a.hours < before(a.on)));
            let elsewhere = |n: &String| s.node(n).is_some() && *n != s.person(&t.post.by).unwrap().node;
            assert!(t.look_from.iter().all(elsewhere), "{}: where to look", t.key);
        }
        assert!(s.live.iter().all(|l| s.thread(&l.thread).is_some() && s.person(&l.by).is_some()));
    }

    #[test]
    fn there_is_enough_to_read() {
        let s = parse(DATA).unwrap();
        assert!(s.threads.len() >= 8);
        assert!(s.threads.iter().map(|t| t.replies.len()).sum::<usize>() >= 40);
        assert!(crate::accounts::password::check(&s.password).is_ok());
    }
}
