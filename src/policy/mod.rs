//! Federation policy: may this node and that one deal with each other? Asked at receive, fetch, send and show.

pub mod audit;

use std::collections::HashMap;

use serde::Serialize;

use self::audit::Change;
use crate::accounts::invitation::{self, Wish};
use crate::accounts::{Admin, candidate};
use crate::actors::nodes;
use crate::association::SignUp;
use crate::base::db::Tx;
use crate::base::seal::NodeKey;
use crate::base::sql::Conn;
use crate::error::{Error, Problem, Result};
use crate::{association, mail, row, sql};

/// What the node does with nodes that no rule names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// With everybody except blocked nodes.
    Open,
    /// Only with allowed nodes. Preselected at set-up.
    AllowList,
    /// With nobody.
    Closed,
}

impl Mode {
    pub fn parse(key: &str) -> Mode {
        match key {
            "open" => Mode::Open,
            "closed" => Mode::Closed,
            // Anything unknown is read as the stricter of the usual two.
            _ => Mode::AllowList,
        }
    }
}

/// The answer, with the line that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Allowed(Why),
    Refused(Why),
}

impl Verdict {
    pub fn is_allowed(&self) -> bool {
        matches!(self, Verdict::Allowed(_))
    }

    /// The line of the policy that decided.
    pub fn why(&self) -> &Why {
        match self {
            Verdict::Allowed(why) | Verdict::Refused(why) => why,
        }
    }
}

/// Which line of the policy decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    ModeOpen,
    ModeAllowList,
    ModeClosed,
    /// A rule for this authority or a domain above it.
    Rule(String),
}

impl Why {
    /// `mode-open`, `mode-allow-list`, `mode-closed` or `rule`.
    pub fn key(&self) -> &'static str {
        match self {
            Why::ModeOpen => "mode-open",
            Why::ModeAllowList => "mode-allow-list",
            Why::ModeClosed => "mode-closed",
            Why::Rule(_) => "rule",
        }
    }

    /// The name of the rule, where one decided.
    pub fn rule(&self) -> Option<&str> {
        match self {
            Why::Rule(name) => Some(name),
            Why::ModeOpen | Why::ModeAllowList | Why::ModeClosed => None,
        }
    }
}

/// The whole policy, as every process holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    pub mode: Mode,
    /// `true`: allowed, `false`: blocked. By authority, lower-case.
    rules: HashMap<String, bool>,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy { mode: Mode::AllowList, rules: HashMap::new() }
    }
}

/// A name of the DNS (253 characters) with a port.
pub const LONGEST_NAME: usize = 259;

/// The form in which authorities are compared: lower case, no trailing dot, IDNA, default port dropped.
pub fn canonical(authority: &str) -> Option<String> {
    // Asked of what is written and of what it means: `0…0` of any length means 0.0.0.0.
    let name = Some(authority.trim()).filter(|name| name.len() <= LONGEST_NAME)?;
    let url = url::Url::parse(&format!("https://{name}")).ok()?;
    if url.path() != "/" || url.query().is_some() || !url.username().is_empty() {
        return None;
    }
    crate::base::origin::authority_of(url.as_str()).filter(|name| name.len() <= LONGEST_NAME)
}

/// Decides, purely. A block names a domain and everything below it; an allowance names one authority exactly.
pub fn verdict(policy: &Policy, authority: &str) -> Verdict {
    let Some(authority) = canonical(authority) else {
        return Verdict::Refused(Why::ModeClosed);
    };
    let mut name = authority.as_str();
    loop {
        let without_port = name.split(':').next().unwrap_or(name);
        for key in [name, without_port] {
            if policy.rules.get(key) == Some(&false) {
                return Verdict::Refused(Why::Rule(key.to_owned()));
            }
        }
        match name.split_once('.') {
            Some((_, above)) if above.contains('.') || !above.is_empty() => name = above,
            _ => break,
        }
    }
    match policy.mode {
        Mode::Closed => Verdict::Refused(Why::ModeClosed),
        Mode::Open => Verdict::Allowed(Why::ModeOpen),
        Mode::AllowList if policy.rules.get(&authority) == Some(&true) => {
            Verdict::Allowed(Why::Rule(authority))
        }
        Mode::AllowList => Verdict::Refused(Why::ModeAllowList),
    }
}

row! {
    /// A rule as the admin sees it.
    #[derive(Serialize)]
    pub struct Rule { pub authority: String, pub verdict: String, pub reason: String, pub created: i64 }
}

/// Reads the whole policy.
pub fn load(conn: &mut Conn) -> Result<Policy> {
    let mode = Mode::parse(&association::load(conn)?.policy_mode);
    let rules = rules(conn)?.into_iter().map(|r| (r.authority, r.verdict == "allow")).collect();
    Ok(Policy { mode, rules })
}

/// All rules, by authority.
pub fn rules(conn: &mut Conn) -> Result<Vec<Rule>> {
    conn.all(sql!("SELECT authority, verdict, reason, created FROM policy_rules ORDER BY authority"))
}

/// Blocks or allows a node, with a reason; the rule before it is replaced.
pub fn set_rule(
    tx: &mut Tx,
    by: Option<Admin<'_>>,
    authority: &str,
    allow: bool,
    reason: &str,
) -> Result<()> {
    let Some(authority) = canonical(authority) else {
        return Err(Problem::with("node", "node-name", authority.trim()).into());
    };
    if reason.chars().count() > 500 {
        return Err(Error::invalid("reason", "length-0-500"));
    }
    let (now, by) = (tx.now, by.map(|a| a.member().id));
    let verdict = if allow { "allow" } else { "block" };
    let text = "SELECT authority, verdict, reason, created FROM policy_rules WHERE authority = $1";
    let before = tx.one::<Rule>(sql!(text, &authority))?;
    tx.run(sql!(
        "INSERT INTO policy_rules (authority, verdict, reason, by_member, created) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (authority) DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason,
             by_member = excluded.by_member, created = excluded.created",
        &authority, verdict, reason, by, now
    ))?;
    nodes::ensure(tx, &authority)?;
    let was = before.as_ref().map_or("", |rule| rule.verdict.as_str());
    audit::write(tx, by, Change { act: verdict, about: &authority, from_to: Some((was, verdict)) })?;
    changed(tx)
}

/// Sets what the node does with nodes that no rule names: `open`, `allow-list` or `closed`.
pub fn set_mode(tx: &mut Tx, by: Option<Admin<'_>>, mode: &str) -> Result<()> {
    let was = association::load(tx.conn)?.policy_mode;
    association::set_policy_mode(tx, mode)?;
    let change = Change { act: "policy-mode", about: mode, from_to: Some((&was, mode)) };
    audit::write(tx, by.map(|a| a.member().id), change)?;
    changed(tx)
}

/// Opens or closes sign-up.
pub fn open_sign_up(tx: &mut Tx, by: Option<Admin<'_>>, open: bool) -> Result<()> {
    set_sign_up(tx, by, if open { SignUp::Open } else { SignUp::Closed })
}

/// Sets how people become members.
pub fn set_sign_up(tx: &mut Tx, by: Option<Admin<'_>>, way: SignUp) -> Result<()> {
    let was = association::load(tx.conn)?.sign_up;
    let change = Change { act: "sign-up", about: way.key(), from_to: Some((was.key(), way.key())) };
    if was != way {
        audit::write(tx, by.map(|a| a.member().id), change)?;
    }
    association::set_sign_up(tx, way)
}

/// Sets what people who apply are asked.
pub fn set_questions(tx: &mut Tx, by: Admin<'_>, questions: &str) -> Result<()> {
    let was = association::load(tx.conn)?.sign_up_questions;
    association::set_sign_up_questions(tx, questions)?;
    if was == questions.trim() {
        return Ok(());
    }
    let change = Change { act: "sign-up-questions", about: "", from_to: Some((&was, questions.trim())) };
    audit::write(tx, Some(by.member().id), change)
}

/// Renames the association, and with it the node.
pub fn set_name(tx: &mut Tx, by: Option<Admin<'_>>, name: &str) -> Result<()> {
    let was = association::load(tx.conn)?.name;
    association::look::set_name(tx, name)?;
    let is = association::load(tx.conn)?.name;
    changed_look(tx, by, "look-name", (&was, &is))
}

/// Sets the node's own colours; both empty: what is shipped.
pub fn set_accent(tx: &mut Tx, by: Option<Admin<'_>>, accent: &str, dark: &str) -> Result<()> {
    let was = association::load(tx.conn)?;
    association::look::set_accent(tx, accent, dark)?;
    let is = association::load(tx.conn)?;
    let both = |a: &association::Association| format!("{} {}", a.accent, a.accent_dark).trim().to_owned();
    changed_look(tx, by, "look-colour", (&both(&was), &both(&is)))
}

/// Sets the logo, a PNG that was drawn anew, or takes it away.
pub fn set_logo(tx: &mut Tx, by: Option<Admin<'_>>, png: Option<&[u8]>) -> Result<()> {
    let was = association::load(tx.conn)?.logo;
    association::look::set_logo(tx, png)?;
    let is = association::load(tx.conn)?.logo;
    changed_look(tx, by, "look-logo", (&was, &is))
}

fn changed_look(tx: &mut Tx, by: Option<Admin<'_>>, act: &str, (was, is): (&str, &str)) -> Result<()> {
    if was == is {
        return Ok(());
    }
    let change = Change { act, about: "", from_to: Some((was, is)) };
    audit::write(tx, by.map(|a| a.member().id), change)
}

/// Makes an invitation.
pub fn invite(tx: &mut Tx, by: Option<Admin<'_>>, wish: &Wish) -> Result<invitation::Made> {
    let made = invitation::make(tx, by, wish)?;
    let name = invitation::by_id(tx.conn, made.id)?.name;
    audit(tx, by.map(|a| a.member().id), "invite", &name)?;
    Ok(made)
}

/// Sends an invitation that is for one address once more.
pub fn invite_again(tx: &mut Tx, by: Option<Admin<'_>>, key: &NodeKey, name: &str) -> Result<()> {
    let language = association::load(tx.conn)?.language;
    invitation::again(tx, key, name, &language)?;
    audit(tx, by.map(|a| a.member().id), "invite-again", name)
}

/// Takes an invitation back.
pub fn revoke_invitation(tx: &mut Tx, by: Option<Admin<'_>>, name: &str) -> Result<()> {
    invitation::revoke(tx, name)?;
    audit(tx, by.map(|a| a.member().id), "invite-revoke", name)
}

/// Lets somebody in who applied, or not.
pub fn decide_on(tx: &mut Tx, by: Admin<'_>, key: &NodeKey, name: &str, accept: bool) -> Result<()> {
    candidate::decide(tx, key, by, name, accept)?;
    let act = if accept { "application-accept" } else { "application-decline" };
    audit(tx, Some(by.member().id), act, name)
}

/// Queues a mail by which an admin sees whether mail arrives; gives its name.
pub fn test_mail(tx: &mut Tx, by: Admin<'_>, key: &NodeKey, address: &str) -> Result<String> {
    let member = by.member();
    let name = mail::queue_test(tx, key, address, &member.language)?;
    audit(tx, Some(member.id), "mail-test", &name)?;
    Ok(name)
}

/// Sends a mail again that was refused, or of which it is not known whether it went; goes on with its address, too.
pub fn mail_again(tx: &mut Tx, by: Option<Admin<'_>>, name: &str) -> Result<()> {
    mail::again(tx, name)?;
    audit(tx, by.map(|a| a.member().id), "mail-again", name)
}

/// Marks every known node with what the policy now says of it, and tells every process.
fn changed(tx: &mut Tx) -> Result<()> {
    let policy = load(tx.conn)?;
    for node in nodes::marks(tx.conn)? {
        let blocked = !verdict(&policy, &node.authority).is_allowed();
        if blocked != node.blocked {
            nodes::mark(tx, node.id, blocked)?;
        }
    }
    association::touch(tx)
}

/// Writes a privileged act to the append-only log; the operator at the machine is no member.
pub fn audit(tx: &mut Tx, member: Option<i64>, act: &str, about: &str) -> Result<()> {
    audit::write(tx, member, Change { act, about, from_to: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(mode: Mode, rules: &[(&str, bool)]) -> Policy {
        Policy { mode, rules: rules.iter().map(|(a, v)| ((*a).to_owned(), *v)).collect() }
    }

    #[test]
    fn blocks_hold_for_every_spelling_and_everything_below() {
        let p = policy(Mode::Open, &[("evil.example", false)]);
        for spelling in
            ["evil.example", "EVIL.example", "evil.example.", "sub.evil.example", "evil.example:8443"]
        {
            assert!(!verdict(&p, spelling).is_allowed(), "{spelling}");
        }
        assert!(verdict(&p, "notevil.example").is_allowed());
    }

    #[test]
    fn the_allow_list_lets_in_exactly_what_it_names() {
        let p = policy(Mode::AllowList, &[("good.example", true), ("north.localhost:8081", true)]);
        assert!(verdict(&p, "good.example").is_allowed());
        assert!(verdict(&p, "north.localhost:8081").is_allowed());
        assert!(!verdict(&p, "sub.good.example").is_allowed());
        assert!(!verdict(&p, "north.localhost:9999").is_allowed());
        assert!(!verdict(&p, "other.example").is_allowed());
    }

    #[test]
    fn what_is_longer_than_a_name_can_be_names_no_node() {
        assert!(canonical(&format!("{}.example:8443", "a.".repeat(100))).is_some());
        assert_eq!(canonical(&format!("{}.example", "a.".repeat(130))), None);
        assert_eq!(canonical(&"0".repeat(300)), None);
    }

    #[test]
    fn closed_means_closed() {
        let p = policy(Mode::Closed, &[("good.example", true)]);
        assert!(!verdict(&p, "good.example").is_allowed());
    }
}
