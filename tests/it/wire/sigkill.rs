//! Processes are killed at moments drawn from a printed seed, while clients write on both nodes. Afterwards both
//! databases are compared with what the clients were told was accepted: nothing lost, nothing applied twice.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use super::{Pair, Side, compare, join, pairings, slug};
use crate::support::compare::Known;
use crate::support::process::Client;
use crate::support::random::{Random, seed};

/// How often a process is killed in each pairing.
fn kills() -> usize {
    if std::env::var_os("COLLEGIUM_TEST_FULL").is_some() { 50 } else { 10 }
}

/// What a client knows of something that it asked for: certain, or broken off before the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Answer<T> {
    Accepted(T),
    Unknown(T),
}

/// One client's memory: it does one thing after the other, so its last word on anything is the last word.
#[derive(Debug, Default)]
struct Memory {
    /// Posts that it was told exist: URI → the marks in its words, in the order in which they were asked for.
    words: BTreeMap<String, Vec<Answer<String>>>,
    deleted: BTreeMap<String, Answer<()>>,
    /// Posts → whether its vote counts.
    votes: BTreeMap<String, Answer<bool>>,
    /// Threads → its last word on the state that only it sets.
    locked: BTreeMap<String, Answer<bool>>,
    pinned: BTreeMap<String, Answer<bool>>,
    removed: BTreeMap<String, Answer<bool>>,
    accepted: usize,
    broken: usize,
    refused: usize,
}

/// Somebody who writes until told to stop.
struct Writer<'a> {
    client: Client,
    /// The communities as they are called on this node.
    communities: Vec<String>,
    /// Whether it moderates the first of them, and alone does.
    moderates: bool,
    random: Random,
    memory: Memory,
    stop: &'a AtomicBool,
    marks: usize,
}

impl Writer<'_> {
    fn run(mut self) -> Memory {
        while !self.stop.load(Ordering::Relaxed) {
            self.act();
            std::thread::sleep(self.random.millis(1, 30));
        }
        self.memory
    }

    /// Words that occur nowhere else.
    fn mark(&mut self) -> String {
        self.marks += 1;
        format!("mark-{}-{}", self.client.handle, self.marks)
    }

    /// Asks, and tells what is known afterwards; `None` when it was refused, so that nothing happened.
    fn ask(&mut self, method: &str, path: &str, body: Option<&Value>) -> Option<Answer<Value>> {
        match self.client.ask(method, path, body) {
            Ok(said) if said.is_success() => {
                self.memory.accepted += 1;
                Some(Answer::Accepted(said.json()))
            }
            Ok(said) if said.status >= 500 => {
                self.memory.broken += 1;
                Some(Answer::Unknown(Value::Null))
            }
            Ok(said) => {
                assert!(
                    matches!(said.status, 403 | 404 | 409 | 410 | 422 | 429),
                    "{method} {path}: {} {}",
                    said.status,
                    said.text()
                );
                self.memory.refused += 1;
                None
            }
            Err(_) => {
                self.memory.broken += 1;
                std::thread::sleep(Duration::from_millis(20));
                Some(Answer::Unknown(Value::Null))
            }
        }
    }

    /// A read; nothing when the node does not answer just now.
    fn see(&self, path: &str) -> Option<Value> {
        let said = self.client.ask("GET", path, None).ok()?;
        said.is_success().then(|| said.json())
    }

    /// Some thread or reply that this node knows, of anybody.
    fn some_post(&mut self) -> Option<Value> {
        let thread = self.some_thread()?;
        if self.random.chance(35) {
            return Some(thread["post"].clone());
        }
        let id = thread["id"].as_str()?;
        let replies = self.see(&format!("/api/v1/threads/{id}/replies"))?;
        let replies = replies["items"].as_array()?.clone();
        let chosen = self.random.pick(&replies).cloned();
        Some(chosen.unwrap_or_else(|| thread["post"].clone()))
    }

    fn some_thread(&mut self) -> Option<Value> {
        let community = self.random.pick(&self.communities)?.clone();
        self.thread_of(&community)
    }

    fn thread_of(&mut self, community: &str) -> Option<Value> {
        let list = self.see(&format!("/api/v1/communities/{community}/threads"))?;
        let list = list["items"].as_array()?.clone();
        let id = self.random.pick(&list)?["id"].as_str()?.to_owned();
        self.see(&format!("/api/v1/threads/{id}"))
    }

    fn own_post(&mut self) -> Option<String> {
        let own: Vec<String> =
            self.memory.words.keys().filter(|uri| !self.memory.deleted.contains_key(*uri)).cloned().collect();
        self.random.pick(&own).cloned()
    }

    /// One thing, or nothing where there is nothing to do it to.
    fn act(&mut self) -> Option<()> {
        match self.random.below(100) {
            0..8 => self.start(),
            8..45 => self.reply(),
            45..62 => self.vote(true),
            62..70 => self.vote(false),
            70..84 => self.edit(),
            84..90 => self.delete(),
            _ if self.moderates => self.moderate(),
            _ => self.reply(),
        }
    }

    fn start(&mut self) -> Option<()> {
        let community = self.random.pick(&self.communities)?.clone();
        let mark = self.mark();
        let body = json!({ "title": format!("About {mark}"), "body": mark });
        let path = format!("/api/v1/communities/{community}/threads");
        let answer = self.ask("POST", &path, Some(&body))?;
        self.wrote(answer, mark)
    }

    fn reply(&mut self) -> Option<()> {
        let parent = self.some_post()?;
        let mark = self.mark();
        let path = format!("/api/v1/posts/{}/replies", parent["id"].as_str()?);
        let answer = self.ask("POST", &path, Some(&json!({ "body": mark })))?;
        self.wrote(answer, mark)
    }

    /// Remembers what was written; of what was broken off only the mark is known, and found or not found later.
    fn wrote(&mut self, answer: Answer<Value>, mark: String) -> Option<()> {
        if let Answer::Accepted(post) = answer {
            let uri = post["uri"].as_str()?.to_owned();
            self.memory.words.insert(uri, vec![Answer::Accepted(mark)]);
        }
        Some(())
    }

    fn vote(&mut self, give: bool) -> Option<()> {
        let post = self.some_post()?;
        let method = if give { "PUT" } else { "DELETE" };
        let path = format!("/api/v1/posts/{}/vote", post["id"].as_str()?);
        let answer = self.ask(method, &path, None)?;
        let said = heard(&answer, give);
        self.memory.votes.insert(post["uri"].as_str()?.to_owned(), said);
        Some(())
    }

    fn page(&self, uri: &str) -> String {
        uri.rsplit('/').next().unwrap_or_default().to_owned()
    }

    fn edit(&mut self) -> Option<()> {
        let uri = self.own_post()?;
        let mark = self.mark();
        let path = format!("/api/v1/posts/{}", self.page(&uri));
        let answer = self.ask("PATCH", &path, Some(&json!({ "body": mark })))?;
        let said = heard(&answer, mark);
        self.memory.words.entry(uri).or_default().push(said);
        Some(())
    }

    fn delete(&mut self) -> Option<()> {
        let uri = self.own_post()?;
        let path = format!("/api/v1/posts/{}", self.page(&uri));
        let answer = self.ask("DELETE", &path, None)?;
        self.memory.deleted.insert(uri, heard(&answer, ()));
        Some(())
    }

    /// Lock, pin, remove and back: threads of the first community, which nobody else moderates.
    fn moderate(&mut self) -> Option<()> {
        let community = self.communities.first()?.clone();
        let thread = self.thread_of(&community)?;
        let (id, uri) = (thread["id"].as_str()?, thread["uri"].as_str()?.to_owned());
        let (act, to) = *self.random.pick(&[
            ("lock", true),
            ("unlock", false),
            ("unlock", false),
            ("pin", true),
            ("unpin", false),
            ("remove", true),
            ("restore", false),
            ("restore", false),
        ])?;
        let body = json!({ "act": act, "reason": "by chance" });
        let answer = self.ask("POST", &format!("/api/v1/posts/{id}/acts"), Some(&body))?;
        let said = heard(&answer, to);
        match act {
            "lock" | "unlock" => self.memory.locked.insert(uri, said),
            "pin" | "unpin" => self.memory.pinned.insert(uri, said),
            _ => self.memory.removed.insert(uri, said),
        };
        Some(())
    }
}

fn heard<T>(answer: &Answer<Value>, said: T) -> Answer<T> {
    match answer {
        Answer::Accepted(_) => Answer::Accepted(said),
        Answer::Unknown(_) => Answer::Unknown(said),
    }
}

/// Kills processes of both nodes, one after the other, and starts each again.
fn kill_at_random(pair: &Pair, random: &mut Random, kills: usize) {
    for n in 0..kills {
        std::thread::sleep(random.millis(60, 900));
        let node = pair.nodes()[random.below(2)];
        let process = random.below(node.processes());
        println!("kill {n}: process {process} of {}", node.authority);
        node.kill(process);
        std::thread::sleep(random.millis(0, 500));
        node.restart(process);
    }
}

/// Everything that a client was told is true, on both nodes.
fn holds(memory: &Memory, known: &BTreeMap<String, Known>, author: &str, likes: &[(String, String)]) {
    for (uri, words) in &memory.words {
        let Some(post) = known.get(uri) else {
            // Refused by the home of its community after all, and marked so where it was written.
            continue;
        };
        match memory.deleted.get(uri) {
            Some(Answer::Accepted(())) => assert!(post.deleted, "{uri} was deleted"),
            Some(Answer::Unknown(())) if post.deleted => {}
            _ => assert_words(uri, post, words),
        }
    }
    for (uri, said) in &memory.votes {
        let Answer::Accepted(counts) = said else { continue };
        if known.get(uri).is_some_and(|post| !post.deleted) {
            let is = likes.contains(&(uri.clone(), author.to_owned()));
            assert_eq!(is, *counts, "{author} votes for {uri}");
        }
    }
    for (what, said, state) in [
        ("locked", &memory.locked, (|p| p.locked) as fn(&Known) -> bool),
        ("pinned", &memory.pinned, |p| p.pinned),
        ("removed", &memory.removed, |p| p.removed),
    ] {
        for (uri, answer) in said {
            if let (Answer::Accepted(to), Some(post)) = (answer, known.get(uri))
                && !post.deleted
            {
                assert_eq!(state(post), *to, "{what}: {uri}");
            }
        }
    }
}

/// The post reads as the last accepted words, or as later ones whose answer was broken off.
fn assert_words(uri: &str, post: &Known, words: &[Answer<String>]) {
    assert!(!post.deleted, "{uri}: nobody deleted it");
    let last = words.iter().rposition(|w| matches!(w, Answer::Accepted(_)));
    let possible = &words[last.unwrap_or(0)..];
    let fits = possible.iter().any(|word| {
        let (Answer::Accepted(mark) | Answer::Unknown(mark)) = word;
        post.html.contains(&format!("{mark}<"))
    });
    assert!(fits, "{uri} reads {:?}, but was told {words:?}", post.html);
}

/// What was accepted exists: on both nodes, or refused by the home with its reason on the author's node.
fn nothing_lost(pair: &Pair, memory: &Memory, known: &BTreeMap<String, Known>) {
    let everywhere: Vec<BTreeMap<String, Known>> =
        pair.nodes().iter().map(|node| compare::look(node).posts()).collect();
    for uri in memory.words.keys() {
        let refused = everywhere.iter().any(|all| all.get(uri).is_some_and(|p| p.state == "refused"));
        assert!(known.contains_key(uri) || refused, "{uri} was accepted and is lost");
    }
}

/// No two posts of a node carry the same words: what was asked for once was done once.
fn nothing_twice(known: &BTreeMap<String, Known>) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (uri, post) in known.iter().filter(|(_, post)| !post.deleted) {
        if let Some(other) = seen.insert(&post.html, uri) {
            panic!("{uri} and {other} were written by one request: {}", post.html);
        }
    }
}

fn play(pairing: (Side, Side), seed: u64) {
    println!("{pairing:?}");
    let pair = Pair::start(pairing);
    let people = [
        (pair.north.person("ada"), &pair.north),
        (pair.north.person("ben"), &pair.north),
        (pair.south.person("ada"), &pair.south),
        (pair.south.person("cleo"), &pair.south),
    ];
    for (who, home) in &people {
        join(who, "wounds", &pair.north);
        join(who, "burns", &pair.south);
        assert!(who.authority() == home.authority);
    }
    let stop = AtomicBool::new(false);
    let memories = std::thread::scope(|scope| {
        let writers: Vec<_> = (1..)
            .zip(&people)
            .map(|(part, (client, home))| {
                let mut communities =
                    vec![slug(client, "wounds", &pair.north), slug(client, "burns", &pair.south)];
                if home.authority == pair.south.authority {
                    communities.reverse();
                }
                let mut client = client.clone();
                let moderates = client.handle == "ada";
                client.handle = format!("{}-{part}", client.handle);
                let writer = Writer {
                    client,
                    communities,
                    moderates,
                    random: Random::new(seed, part),
                    memory: Memory::default(),
                    stop: &stop,
                    marks: 0,
                };
                scope.spawn(move || writer.run())
            })
            .collect();
        kill_at_random(&pair, &mut Random::new(seed, 0), kills());
        std::thread::sleep(Duration::from_millis(500));
        stop.store(true, Ordering::Relaxed);
        writers.into_iter().map(|w| w.join().unwrap()).collect::<Vec<_>>()
    });
    compare::settle(&pair, Duration::from_secs(120));
    let (known, likes) = (compare::equal(&pair), compare::look(&pair.north).likes());
    nothing_twice(&known);
    for (memory, (client, home)) in memories.iter().zip(&people) {
        println!(
            "{}@{}: {} accepted, {} broken off, {} refused",
            client.handle, home.authority, memory.accepted, memory.broken, memory.refused
        );
        assert!(memory.accepted > 10, "there was something to lose");
        let author = compare::look(home).person(&client.handle);
        nothing_lost(&pair, memory, &known);
        holds(memory, &known, &author, &likes);
    }
    println!("{} posts on both nodes", known.len());
}

#[test]
fn sigkill_loses_nothing_and_applies_nothing_twice() {
    let seed = seed();
    for pairing in pairings() {
        play(pairing, seed);
    }
}
