//! Whether mail goes: the mail server lets the node in, and nothing is stuck.

use super::Finding;
use crate::app::App;
use crate::mail::read;
use crate::worker::mails;

/// The way to the mail server, then the queue.
pub async fn look(app: &App) -> Vec<Finding> {
    vec![server(app).await, queue(app).await]
}

async fn server(app: &App) -> Finding {
    let Some(relay) = mails::relay(app) else {
        let says = format!("no mail server: mail is written to {}", app.config().mail_dir().display());
        let advice = "set mail.host and mail.from, then try `collegium mail test ADDRESS`";
        return Finding::warning("mail", says, advice);
    };
    let place = format!("{}:{}", relay.host, relay.port);
    match relay.connect().await {
        Ok(line) => {
            line.close().await;
            Finding::ok("mail", format!("{place} lets this node in"))
        }
        Err(fault) => Finding::fault(
            "mail",
            format!("{place} cannot be used: {}", fault.answer),
            "check mail.host, mail.port, mail.tls, mail.user and mail.password_file; mail waits until then",
        ),
    }
}

async fn queue(app: &App) -> Finding {
    let found = match app.db().read(read::standing).await {
        Ok(found) => found,
        Err(e) => return Finding::fault("mails", format!("cannot be read: {e}"), "see the database's line"),
    };
    let advice = "see `collegium mail list`, or the page Run this node → Mail";
    match (found.stuck, found.failing) {
        (0, 0) => Finding::ok("mails", format!("{} waiting, none in trouble", found.waiting)),
        (stuck, failing) => {
            let says = format!("{failing} tried in vain so far, {stuck} refused or not known to be sent");
            Finding::warning("mails", says, advice)
        }
    }
}
