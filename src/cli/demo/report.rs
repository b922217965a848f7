//! What the demo tells: what was founded, who joined, what is said, how much travelled, and where to look.

use std::cell::Cell;
use std::time::Instant;

use super::live;
use super::play::Play;
use super::script::{Community, Person, Script};
use super::stage::Stage;
use super::story::{Event, What};
use super::voice::Voice;
use crate::app::Traffic;
use crate::cli::failure::{Failure, Outcome};

/// Speaks while the demo comes up.
pub struct Report {
    script: &'static Script,
    voice: Voice,
    started: Instant,
    threads: Cell<usize>,
    replies: Cell<usize>,
    votes: Cell<usize>,
}

fn one_more(of: &Cell<usize>) {
    of.set(of.get() + 1);
}

impl Report {
    pub fn new(script: &'static Script, voice: Voice, started: Instant) -> Report {
        Report { script, voice, started, threads: Cell::new(0), replies: Cell::new(0), votes: Cell::new(0) }
    }

    fn heading(&self, what: &str) {
        let seconds = self.started.elapsed().as_secs_f64();
        let at = self.voice.soft(&format!("{seconds:4.1} s"));
        self.voice.say(&format!("{at}  {}", self.voice.strong(what)));
    }

    fn line(&self, text: &str) {
        self.voice.say(&format!("        {text}"));
    }

    fn short(&self, node: &str) -> &'static str {
        self.script.node(node).map_or("", |n| n.short.as_str())
    }

    pub fn welcome(&self) {
        self.voice.say("Three associations on three nodes, in one process. The people are invented;");
        self.voice.say("what one node shows of another has arrived there by federation.");
        self.voice.say("");
    }

    pub fn founded(&self, stage: &Stage) {
        self.heading("Founded");
        for place in &stage.places {
            let node = place.script;
            let people = self.script.people.iter().filter(|p| p.node == node.name).count();
            let (name, country) = (&node.association, &node.country);
            self.line(&format!("{name}, {country}: {people} members"));
        }
    }

    pub fn keys(&self, made: usize) {
        self.heading(&format!("{made} signing keys made"));
    }

    /// Who came to a community from elsewhere, or that it is for its own node only.
    pub fn joined(&self, community: &Community) {
        let home = self.short(&community.node);
        if self.script.communities.first().is_some_and(|first| first.handle == community.handle) {
            self.heading("Joined, each on their own node");
        }
        if community.visibility != "public" {
            self.line(&format!("{} ({home}): members only, it stays at home", community.title));
            return;
        }
        let mut words = Vec::new();
        for node in &self.script.nodes {
            let from = |p: &&Person| p.node == node.name && community.joins.contains(&p.handle);
            let n = self.script.people.iter().filter(from).count();
            if n > 0 && node.name != community.node {
                words.push(format!("{n} from {}", node.short));
            }
        }
        self.line(&format!("{} ({home}): {}", community.title, words.join(", ")));
    }

    /// Counts what happened, and names a thread when it begins.
    pub fn happened(&self, event: &Event) {
        match &event.what {
            What::Start(thread) => {
                if self.threads.get() == 0 {
                    self.heading("Talked");
                }
                one_more(&self.threads);
                let from = self.script.person(&thread.post.by).map_or("", |p| self.short(&p.node));
                self.line(&format!("{} {}", thread.title, self.voice.soft(&format!("({from})"))));
            }
            What::Reply { .. } => one_more(&self.replies),
            What::Vote { .. } => one_more(&self.votes),
            What::Edit { .. } | What::Moderate { .. } => {}
        }
    }

    /// The moving line.
    pub fn travelled(&self, traffic: &Traffic) {
        let (replies, travelled) = (self.replies.get(), traffic.acknowledged);
        self.voice.passing(&format!("        {replies} replies, {travelled} activities travelled"));
    }

    /// Everything that a visitor needs.
    pub async fn ready(&self, play: &Play) -> Outcome {
        let traffic = play.stage.quiet().await?;
        let (threads, replies, votes) = (self.threads.get(), self.replies.get(), self.votes.get());
        self.heading(&format!(
            "Ready: {threads} threads, {replies} replies, {votes} votes; {} activities travelled, all acknowledged",
            traffic.acknowledged
        ));
        if traffic.failed > 0 {
            self.line(&format!("{} were turned away, which should not happen", traffic.failed));
        }
        self.voice.say("");
        self.addresses(play);
        self.worth_opening(play).await?;
        self.at_home(play)?;
        self.last_words();
        Ok(())
    }

    fn addresses(&self, play: &Play) {
        let script = self.script;
        self.voice.say(&format!(
            "Open, and sign in as anybody with the password {}",
            self.voice.strong(&script.password)
        ));
        for place in &play.stage.places {
            let node = place.script;
            let here = script.people.iter().filter(|p| p.node == node.name);
            let name = |p: &Person| match p.admin {
                true => format!("{} (admin)", p.handle),
                false => p.handle.clone(),
            };
            let names: Vec<String> = here.map(name).collect();
            self.voice.say("");
            self.voice.say(&format!("  {}", node.association));
            self.voice.say(&format!("  {}", self.voice.link(place.app.origin().as_str())));
            self.voice.say(&format!("  {}", self.voice.soft(&names.join(", "))));
        }
        self.voice.say("");
    }

    async fn worth_opening(&self, play: &Play) -> Outcome {
        self.voice.say("Written on one node, read on another:");
        for thread in &self.script.threads {
            let Some(from) = &thread.look_from else { continue };
            let place = play.stage.places.iter().find(|p| p.script.name == *from);
            let place = place.ok_or_else(|| Failure::refused(format!("the demo has no node {from}")))?;
            let page = play.page(&thread.key, place).await?;
            self.voice.say("");
            self.voice.say(&format!("  {}", thread.title));
            self.voice.say(&format!("  {}", self.voice.link(&page)));
        }
        self.voice.say("");
        Ok(())
    }

    /// The communities that do not travel.
    fn at_home(&self, play: &Play) -> Outcome {
        let closed = self.script.communities.iter().filter(|c| c.visibility != "public");
        for community in closed {
            let by = play.stage.person(&community.by)?;
            let place = play.stage.place(by)?;
            let address = place.app.origin().complete(&format!("/c/{}", community.handle));
            self.voice.say(&format!(
                "For members of {} only, and on no other node (sign in as {}):",
                place.script.short, community.by
            ));
            self.voice.say("");
            self.voice.say(&format!("  {}", community.title));
            self.voice.say(&format!("  {}", self.voice.link(&address)));
            self.voice.say("");
        }
        Ok(())
    }

    fn last_words(&self) {
        let (every, n) = (live::PAUSE.as_secs(), self.script.live.len());
        let minutes = (every as usize * n).div_ceil(60);
        self.voice.say(&format!(
            "Somebody replies every {every} s for the next {minutes} minutes, and what you write travels, too."
        ));
    }
}
