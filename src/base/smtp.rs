//! The mail server that the node hands its mail to (SMTP, RFC 5321): the one place that speaks to it.
//!
//! A message is given in two steps, so that whoever calls can write down in between that the words are given away now.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};

use super::time::Micros;

/// How long the server may take to answer the first time, a command, and the end of a message.
const CONNECT: Duration = Duration::from_secs(20);
const COMMAND: Duration = Duration::from_secs(30);
const MESSAGE: Duration = Duration::from_secs(120);

/// How the way to the server is secured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// From the first byte (port 465).
    Whole,
    /// After `STARTTLS`, without which nothing is sent (port 587).
    Start,
    /// Not at all: for a server on this machine (port 25).
    None,
}

impl Tls {
    pub fn parse(word: &str) -> Option<Tls> {
        match word {
            "tls" => Some(Tls::Whole),
            "starttls" => Some(Tls::Start),
            "none" => Some(Tls::None),
            _ => None,
        }
    }

    /// The port where servers expect that.
    pub fn port(self) -> u16 {
        match self {
            Tls::Whole => 465,
            Tls::Start => 587,
            Tls::None => 25,
        }
    }
}

/// The server, and as whom we come.
#[derive(Clone)]
pub struct Relay {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    /// Empty: without a name and password.
    pub user: String,
    pub password: String,
    /// A certificate to trust besides the public ones.
    pub ca_file: Option<PathBuf>,
    /// The name by which we greet.
    pub hello: String,
}

/// Whether a text is an address that mail can come from: `name@host`, or `Words <name@host>`.
pub fn is_sender(text: &str) -> bool {
    !text.contains(['\r', '\n']) && text.parse::<Mailbox>().is_ok()
}

/// What of a message its envelope and headers say.
#[derive(Debug, Clone)]
pub struct Outline {
    pub from: String,
    pub to: String,
    pub subject: String,
    pub at: Micros,
    /// Without the angle brackets.
    pub message_id: String,
    /// Where a mail program ends such mail, for its reader (RFC 8058).
    pub unsubscribe: Option<String>,
}

/// A message as it goes over the wire.
#[derive(Debug, Clone)]
pub struct Ready {
    from: Mailbox,
    to: Mailbox,
    pub bytes: Vec<u8>,
}

/// Puts a message together: plain text, marked as sent by a machine so that no machine answers (RFC 3834).
///
/// # Errors
/// What is wrong with an address.
pub fn compose(outline: &Outline, body: &str) -> Result<Ready, String> {
    let mailbox = |text: &str| text.parse::<Mailbox>().map_err(|e| e.to_string());
    let (from, to) = (mailbox(&outline.from)?, mailbox(&outline.to)?);
    let at = u64::try_from(outline.at).unwrap_or(0);
    let raw = |name, value: &str| HeaderValue::new(name, value.to_owned());
    let mut builder = Message::builder()
        .from(from.clone())
        .to(to.clone())
        .subject(outline.subject.replace(['\r', '\n'], " "))
        .date(SystemTime::UNIX_EPOCH + Duration::from_micros(at))
        .message_id(Some(format!("<{}>", outline.message_id)))
        .raw_header(raw(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated"))
        .raw_header(raw(HeaderName::new_from_ascii_str("X-Auto-Response-Suppress"), "All"));
    if let Some(address) = &outline.unsubscribe {
        builder = builder
            .raw_header(raw(HeaderName::new_from_ascii_str("List-Unsubscribe"), &format!("<{address}>")))
            .raw_header(raw(
                HeaderName::new_from_ascii_str("List-Unsubscribe-Post"),
                "List-Unsubscribe=One-Click",
            ));
    }
    let message = builder.header(ContentType::TEXT_PLAIN).body(body.to_owned()).map_err(|e| e.to_string())?;
    Ok(Ready { from, to, bytes: message.formatted() })
}

/// At what a message failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The server cannot be reached, or does not let us in.
    Server,
    /// It does not take mail from us.
    Sender,
    /// It does not take mail for this address.
    Recipient,
    /// It does not take this message.
    Message,
    /// It was given the message, and did not answer.
    Answer,
}

/// Why a message was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub at: At,
    /// The server says that trying again is of no use.
    pub for_good: bool,
    /// It is the server that says so.
    pub spoke: bool,
    /// What it said, or what the system says.
    pub answer: String,
}

impl Fault {
    fn own(at: At, answer: impl Into<String>) -> Fault {
        Fault { at, for_good: false, spoke: false, answer: answer.into() }
    }
}

type SmtpError = lettre::transport::smtp::Error;

fn fault(at: At, error: &SmtpError) -> Fault {
    // A connection that breaks says nothing about sender, recipient or message.
    let spoke = error.status().is_some();
    let at = if spoke || at == At::Answer { at } else { At::Server };
    let answer: String = one_line(&error.to_string()).chars().take(300).collect();
    Fault { at, for_good: error.is_permanent(), spoke, answer }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn within<T>(
    time: Duration,
    at: At,
    work: impl Future<Output = Result<T, SmtpError>>,
) -> Result<T, Fault> {
    match tokio::time::timeout(time, work).await {
        Ok(done) => done.map_err(|e| fault(at, &e)),
        Err(_) => {
            let at = if at == At::Answer { at } else { At::Server };
            Err(Fault::own(at, format!("no answer within {} s", time.as_secs())))
        }
    }
}

/// A connection to the server, greeted and let in.
pub struct Line {
    connection: AsyncSmtpConnection,
}

impl Relay {
    fn tls_parameters(&self) -> Result<TlsParameters, Fault> {
        let mut parameters = TlsParameters::builder(self.host.clone());
        if let Some(path) = &self.ca_file {
            let wrong = |e: &dyn std::fmt::Display| Fault::own(At::Server, format!("mail.ca_file: {e}"));
            let pem = std::fs::read(path).map_err(|e| wrong(&e))?;
            parameters = parameters.add_root_certificate(Certificate::from_pem(&pem).map_err(|e| wrong(&e))?);
        }
        parameters.build().map_err(|e| fault(At::Server, &e))
    }

    /// Connects, secures the way and says who we are.
    pub async fn connect(&self) -> Result<Line, Fault> {
        let hello = ClientId::Domain(self.hello.clone());
        let whole = if self.tls == Tls::Whole { Some(self.tls_parameters()?) } else { None };
        let place = (self.host.as_str(), self.port);
        let connect = AsyncSmtpConnection::connect_tokio1(place, Some(CONNECT), &hello, whole, None);
        let mut connection = within(CONNECT, At::Server, connect).await?;
        if self.tls == Tls::Start {
            within(COMMAND, At::Server, connection.starttls(self.tls_parameters()?, &hello)).await?;
        }
        if !self.user.is_empty() {
            let who = Credentials::new(self.user.clone(), self.password.clone());
            let ways = [Mechanism::Plain, Mechanism::Login];
            within(COMMAND, At::Server, connection.auth(&ways, &who)).await?;
        }
        Ok(Line { connection })
    }
}

impl Line {
    /// Says from whom and to whom; after that the words can be handed over.
    pub async fn offer(&mut self, ready: &Ready) -> Result<(), Fault> {
        let mut options = Vec::new();
        if [&ready.from, &ready.to].iter().any(|who| !AsRef::<str>::as_ref(&who.email).is_ascii()) {
            if !self.connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                let answer = "the mail server takes no address with such letters (SMTPUTF8)".to_owned();
                return Err(Fault { at: At::Recipient, for_good: true, spoke: true, answer });
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        let sender = Mail::new(Some(ready.from.email.clone()), options);
        within(COMMAND, At::Sender, self.connection.command(sender)).await?;
        let recipient = Rcpt::new(ready.to.email.clone(), Vec::new());
        within(COMMAND, At::Recipient, self.connection.command(recipient)).await?;
        within(COMMAND, At::Message, self.connection.command(Data)).await.map(drop)
    }

    /// Hands the words over that [`Line::offer`] announced; gives what the server answered.
    pub async fn hand_over(&mut self, ready: &Ready) -> Result<String, Fault> {
        match within(MESSAGE, At::Answer, self.connection.message(&ready.bytes)).await {
            Ok(answer) => Ok(one_line(&answer.message().collect::<Vec<_>>().join(" "))),
            // It answered, so it is known that it did not take them.
            Err(refused) if refused.spoke => Err(Fault { at: At::Message, ..refused }),
            Err(silent) => Err(silent),
        }
    }

    /// Makes the connection ready for the next message after one that was refused; `false` when it is of no use.
    pub async fn start_over(&mut self) -> bool {
        !self.connection.has_broken()
            && within(COMMAND, At::Server, self.connection.command(Rset)).await.is_ok()
    }

    /// Says goodbye; whether the server hears it does not matter.
    pub async fn close(mut self) {
        let _ = within(COMMAND, At::Server, self.connection.quit()).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(to: &str, subject: &str) -> Outline {
        Outline {
            from: "The Node <node@mail.example>".into(),
            to: to.into(),
            subject: subject.into(),
            at: 1_795_000_000_000_000,
            message_id: "2abc@node.example".into(),
            unsubscribe: None,
        }
    }

    #[test]
    fn a_message_says_that_a_machine_sent_it() {
        let ready = compose(&outline("b@c.example", "Über uns"), "Grüße,\nund\n").unwrap();
        let text = String::from_utf8(ready.bytes).unwrap();
        assert!(text.is_ascii());
        for line in [
            "To: b@c.example\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "Message-ID: <2abc@node.example>\r\n",
            "Date: Wed, 18 Nov 2026",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
    }

    #[test]
    fn nothing_that_is_quoted_begins_a_header() {
        let ready = compose(&outline("b@c.example", "Hello\r\nBcc: evil@d.example"), "x").unwrap();
        let text = String::from_utf8(ready.bytes).unwrap();
        assert!(!text.contains("\r\nBcc"), "{text}");
        assert!(compose(&outline("b@c.example\r\nBcc: evil@d.example", "x"), "x").is_err());
        assert!(compose(&outline("b@c.example, evil@d.example", "x"), "x").is_err());
    }

    #[test]
    fn a_sender_is_an_address_with_or_without_words() {
        for (text, fine) in [
            ("node@mail.example", true),
            ("The Node <node@mail.example>", true),
            ("The Node", false),
            ("a@b.example\r\nX: y", false),
        ] {
            assert_eq!(is_sender(text), fine, "{text}");
        }
    }
}
