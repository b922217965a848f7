//! Sends mail: one process at a time, each mail once, to the mail server or, while none is configured, into files.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::accounts::invitation;
use crate::app::App;
use crate::base::lease;
use crate::base::smtp::{self, At, Fault, Line, Outline, Ready, Relay};
use crate::error::{Error, Result};
use crate::mail::rows::{self, Claimed, Why};
use crate::mail::{self, Kind, Letter, Quotes};
use crate::notify::nudge;
use crate::web::letters;

/// Sends what is due; how many mails went, or `None` while another process is at it.
pub async fn work_off(app: &App) -> Result<Option<usize>> {
    let now = app.clock().now();
    if !app.db().read(move |conn| rows::is_due(conn, now)).await? {
        return Ok(Some(0));
    }
    let Ok(_turn) = app.mailing().try_lock() else { return Ok(None) };
    lease::while_held(app.db(), app.process(), rows::LEASE.to_owned(), send_all(app)).await
}

/// Queues mail for those for whom something waits; while no mail server is configured, none is: it would only pile up.
pub async fn nudge(app: &App) -> Result<()> {
    if relay(app).is_none() {
        return Ok(());
    }
    let now = app.clock().now();
    while app.db().read(move |conn| nudge::is_due(conn, now)).await? {
        let key = app.node_key().clone();
        app.db().write(move |tx| nudge::next(tx, &key).map(drop)).await?;
    }
    Ok(())
}

/// The mail server, as this node greets it.
pub fn relay(app: &App) -> Option<Relay> {
    app.config().relay(app.origin().host())
}

async fn send_all(app: &App) -> Result<usize> {
    app.db().write(rows::take_over).await?;
    let (mut way, mut sent) = (Way { app, relay: relay(app), line: None }, 0);
    loop {
        let owner = app.process().to_owned();
        let Some(claimed) = app.db().write(move |tx| rows::claim(tx, &owner)).await? else { break };
        match way.send(&claimed).await? {
            Became::Sent => sent += 1,
            Became::Kept => {}
            Became::Hopeless => break,
        }
    }
    way.close().await;
    Ok(sent)
}

/// What became of a mail.
enum Became {
    Sent,
    Kept,
    /// It was kept, and the next one would not fare better now.
    Hopeless,
}

/// The way that mails take, kept open from one to the next.
struct Way<'a> {
    app: &'a App,
    relay: Option<Relay>,
    line: Option<Line>,
}

impl Way<'_> {
    async fn send(&mut self, claimed: &Claimed) -> Result<Became> {
        let made = match self.current(claimed).await? {
            Ok(Some((kind, quotes))) => ready(self.app, claimed, kind, &quotes),
            Ok(None) => {
                let claimed = claimed.clone();
                self.app.db().write(move |tx| rows::expired(tx, &claimed)).await?;
                return Ok(Became::Kept);
            }
            Err(why) => Err(why),
        };
        let ready = match made {
            Ok(ready) => ready,
            Err(why) => {
                let claimed = claimed.clone();
                self.app.db().write(move |tx| rows::refused(tx, &claimed, &why, false)).await?;
                return Ok(Became::Kept);
            }
        };
        match &self.relay {
            None => self.write(claimed, &ready).await,
            Some(relay) => {
                let relay = relay.clone();
                let done = self.give(&relay, claimed, &ready).await?;
                self.note(claimed, done).await
            }
        }
    }

    /// What a mail is about and quotes, as it stands now; `None` when that is over.
    async fn current(&self, claimed: &Claimed) -> Result<std::result::Result<Option<(Kind, Quotes)>, Why>> {
        let (kind, mut quotes) = match opened(self.app, claimed) {
            Ok(found) => found,
            Err(why) => return Ok(Err(why)),
        };
        if kind == Kind::Waiting {
            let member = quotes.member;
            quotes.count = self.app.db().read(move |conn| nudge::still_waits(conn, member)).await?;
            if quotes.count == 0 {
                // It was seen, or is not wanted any more.
                return Ok(Ok(None));
            }
        }
        if kind == Kind::Invited {
            let (secret, now) = (quotes.secret.clone(), self.app.clock().now());
            if !self.app.db().read(move |conn| invitation::works(conn, &secret, now)).await? {
                // It was taken back, or they came another way.
                return Ok(Ok(None));
            }
        }
        Ok(Ok(Some((kind, quotes))))
    }

    /// Gives a mail to the mail server; `None` when it turned out to be another process's.
    async fn give(
        &mut self,
        relay: &Relay,
        claimed: &Claimed,
        ready: &Ready,
    ) -> Result<Option<std::result::Result<String, Fault>>> {
        let mut line = match self.line.take() {
            Some(line) => line,
            None => match relay.connect().await {
                Ok(line) => line,
                Err(fault) => return Ok(Some(Err(fault))),
            },
        };
        let done = match line.offer(ready).await {
            Err(fault) => Err(fault),
            Ok(()) if !hand_over(self.app, claimed).await? => return Ok(None),
            Ok(()) => line.hand_over(ready).await,
        };
        let usable = match &done {
            Ok(_) => true,
            Err(fault) => fault.spoke && line.start_over().await,
        };
        self.line = Some(line).filter(|_| usable);
        Ok(Some(done))
    }

    async fn note(
        &self,
        claimed: &Claimed,
        done: Option<std::result::Result<String, Fault>>,
    ) -> Result<Became> {
        let (mail, one) = (claimed.id, claimed.clone());
        let fault = match done {
            None => return Ok(Became::Kept),
            Some(Ok(answer)) => {
                self.app.db().write(move |tx| rows::sent(tx, mail, &answer)).await?;
                return Ok(Became::Sent);
            }
            Some(Err(fault)) => fault,
        };
        // Neither address nor words; what the server said may hold the address.
        tracing::warn!(mail = one.name, at = ?fault.at, for_good = fault.for_good, "a mail was not taken");
        let (why, at, for_good) = (why(&fault), fault.at, fault.for_good);
        self.app
            .db()
            .write(move |tx| match (at, for_good) {
                (At::Server | At::Sender, _) => rows::all_later(tx, &one, &why),
                // 5.7 (RFC 3463): a rule of the server's, which says nothing of the address.
                (At::Recipient, true) => rows::refused(tx, &one, &why, !why.answer.contains("5.7.")),
                (At::Message, true) => rows::refused(tx, &one, &why, false),
                (At::Recipient | At::Message, false) => rows::later(tx, &one, &why),
                (At::Answer, _) => rows::unsure(tx, &one, &why),
            })
            .await?;
        let hopeless = matches!(at, At::Server | At::Sender | At::Answer);
        Ok(if hopeless { Became::Hopeless } else { Became::Kept })
    }

    /// Writes a mail into the folder, where an operator finds it.
    async fn write(&self, claimed: &Claimed, ready: &Ready) -> Result<Became> {
        let (dir, name) = (self.app.config().mail_dir(), format!("{}.eml", claimed.name));
        let bytes = ready.bytes.clone();
        if !hand_over(self.app, claimed).await? {
            return Ok(Became::Kept);
        }
        let shown = name.clone();
        let written = tokio::task::spawn_blocking(move || write_file(&dir, &shown, &bytes)).await;
        let (mail, one) = (claimed.id, claimed.clone());
        match written.map_err(Error::internal)? {
            Ok(()) => {
                self.app.db().write(move |tx| rows::sent(tx, mail, &name)).await?;
                Ok(Became::Sent)
            }
            Err(e) => {
                let why = Why { reason: "folder", answer: e.to_string() };
                self.app.db().write(move |tx| rows::all_later(tx, &one, &why)).await?;
                Ok(Became::Hopeless)
            }
        }
    }

    async fn close(self) {
        if let Some(line) = self.line {
            line.close().await;
        }
    }
}

async fn hand_over(app: &App, claimed: &Claimed) -> Result<bool> {
    let (mail, tries, owner) = (claimed.id, claimed.tries, app.process().to_owned());
    app.db().write(move |tx| rows::hand_over(tx, mail, tries, &owner)).await
}

/// Whether a mail lies in the folder only whole, and only for its owner to read.
fn write_file(dir: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(dir)?;
    let half = dir.join(format!("{name}.part"));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&half)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(half, dir.join(name))
}

fn why(fault: &Fault) -> Why {
    let reason = match fault.at {
        At::Server => "server",
        At::Sender => "sender",
        At::Recipient => "recipient",
        At::Message => "message",
        At::Answer => "unsure",
    };
    Why { reason, answer: fault.answer.clone() }
}

/// What a mail is about and what was to be quoted when it was queued.
fn opened(app: &App, claimed: &Claimed) -> std::result::Result<(Kind, Quotes), Why> {
    let broken = |answer: String| Why { reason: "broken", answer };
    let kind = Kind::parse(&claimed.kind).map_err(|e| broken(e.to_string()))?;
    let sealed = claimed.sealed.as_deref().unwrap_or_default();
    let quotes = mail::open(app.node_key(), sealed).map_err(|e| broken(e.to_string()))?;
    Ok((kind, quotes))
}

/// The mail as it goes over the wire, its words chosen now.
fn ready(app: &App, claimed: &Claimed, kind: Kind, quotes: &Quotes) -> std::result::Result<Ready, Why> {
    let written = letters::write(&app.state(), kind, &claimed.language, quotes);
    let unsubscribe = letters::unsubscribe(&app.state(), kind, quotes);
    let made = compose(app, &claimed.name, &claimed.address, &written, unsubscribe);
    made.map_err(|answer| Why { reason: "broken", answer })
}

fn compose(
    app: &App,
    name: &str,
    to: &str,
    written: &letters::Written,
    unsubscribe: Option<String>,
) -> std::result::Result<Ready, String> {
    let origin = app.origin();
    let outline = Outline {
        from: app.config().mail_from(origin.host()),
        to: to.to_owned(),
        subject: written.subject.clone(),
        at: app.clock().now(),
        message_id: format!("{name}@{}", origin.host()),
        unsubscribe,
    };
    smtp::compose(&outline, &written.body)
}

/// Sends a mail at once, past the queue, and says what the mail server answered: for operators who try it out.
pub async fn send_now(app: &App, letter: &Letter) -> std::result::Result<String, String> {
    let written = letters::write(&app.state(), letter.kind, &letter.language, &letter.quotes);
    let name = crate::base::id::outside();
    let ready = compose(app, &name, letter.to.as_str(), &written, None)?;
    let Some(relay) = relay(app) else {
        let (dir, name) = (app.config().mail_dir(), format!("{name}.eml"));
        let path = dir.join(&name);
        write_file(&dir, &name, &ready.bytes).map_err(|e| format!("{}: {e}", path.display()))?;
        return Ok(format!("written to {}; no mail server is configured (mail.host)", path.display()));
    };
    let mut line = relay.connect().await.map_err(|f| told(&relay, &f))?;
    line.offer(&ready).await.map_err(|f| told(&relay, &f))?;
    let answer = line.hand_over(&ready).await.map_err(|f| told(&relay, &f))?;
    line.close().await;
    Ok(format!("{}:{} took it: {answer}", relay.host, relay.port))
}

fn told(relay: &Relay, fault: &Fault) -> String {
    let what = match fault.at {
        At::Server => "cannot be used",
        At::Sender => "takes no mail from mail.from",
        At::Recipient => "does not take mail for this address",
        At::Message => "did not take the message",
        At::Answer => "did not answer after the message",
    };
    format!("{}:{} {what}: {}", relay.host, relay.port, fault.answer)
}
