//! English sentences for problems and refusals, for readers of the API and the shell; pages have translations.

use crate::error::{Denial, Error, Problem, Trouble};

/// What is wrong with a field, as a clause that follows its name.
pub fn problem(problem: &Problem) -> String {
    let detail = &problem.detail;
    match problem.code {
        "address" => format!("«{detail}» is not an address like https://node.example (no path behind it)"),
        "actor-changed" => "this actor has changed its kind or its node".into(),
        "between" => format!("must be a number within {detail}"),
        "choose" => "must be one of the values that the documentation lists".into(),
        "cursor" => "is not a cursor that an earlier answer gave".into(),
        "email" => "is not an e-mail address".into(),
        "email-same" => "is your confirmed address already".into(),
        "email-taken" => "belongs to another member already".into(),
        "empty" => "must not be empty".into(),
        "handle-form" => "must look like !community@node, @person@node or the address of a post".into(),
        "handle-length" => "must have 2 to 40 characters".into(),
        "handle-letters" => "must begin with a letter a–z and hold only letters a–z, digits, _ and -".into(),
        "handle-reserved" => format!("«{detail}» is reserved"),
        "handle-unknown" => format!("nobody on this node is called «{detail}»"),
        "handle-taken" => format!("«{detail}» is taken, or was once: handles are never used again"),
        "invitation-used" => "lets nobody in any more: it was used up, taken back, or is too old".into(),
        "jurisdiction" => "must be an ISO 3166 code like NZ, AU-SA or GB-SCT".into(),
        "language" => "must be a language tag like en or de-AT".into(),
        "link-used" => "does nothing any more: it was used, or is too old".into(),
        "missing" => "is missing".into(),
        "node-name" => format!("«{detail}» is not the name of a node like node.example"),
        "not-a-community" => "names something that is not a community".into(),
        "not-a-member" => "is not a member of this community".into(),
        "one-of" => format!("exactly one of {detail} must be given"),
        "only-threads" => "only opening posts have one".into(),
        "password-weak" => "is easily guessed: several words that do not belong together are not".into(),
        "password-length" => "must have 10 to 200 characters".into(),
        "time-zone" => format!("«{detail}» is not a time zone like Europe/Vienna"),
        "too-long" => "is too long".into(),
        "too-many-reports" => format!("cannot be taken: {detail} reports an hour are the most; wait a while"),
        "unknown-field" => "is not known here".into(),
        "wrong-type" => format!("does not have the right form: {detail}"),
        _ => of_selves(problem)
            .or_else(|| of_file(problem))
            .or_else(|| of_place(problem))
            .or_else(|| of_communities(problem.code).map(str::to_owned))
            .unwrap_or_else(|| of_length(problem.code)),
    }
}

/// What is wrong with an account: another that a member names, one that is about to be, or one that ends.
fn of_selves(problem: &Problem) -> Option<String> {
    let detail = &problem.detail;
    Some(match problem.code {
        "account-form" => "must look like @name@node or be the address of a profile".into(),
        "leaves-alone" => {
            "communities would have no facilitator: make somebody else one, or say that they may".into()
        }
        "not-your-handle" => format!("must be your short name, {detail}, to say that you mean it"),
        "only-admin" => "the only admin of a node cannot leave: make somebody else one first".into(),
        "nobody-there" => format!("«{detail}» leads to nobody"),
        "password-wrong" => "is not your password".into(),
        "password-not-chosen" => format!("is not the one that was chosen when @{detail} signed up"),
        "person-elsewhere" => "must be a person on another node".into(),
        "target-does-not-confirm" => {
            format!("does not name {detail} as one of its other addresses: add it there first")
        }
        "too-many-tokens" => "cannot be given: 50 tokens are the most; revoke one first".into(),
        "target-moved-on" => "has moved on itself".into(),
        "too-many-mails" => "was written to too often; wait an hour".into(),
        "too-many-attempts" => "failed too often; wait a quarter of an hour".into(),
        "too-many-sign-ups" => "too many people are signing up; wait an hour".into(),
        "too-many-accounts" => format!("cannot be added: {detail} are the most; remove one first"),
        _ => return None,
    })
}

/// What is wrong with the charter or the life of a community.
fn of_communities(code: &str) -> Option<&'static str> {
    Some(match code {
        "charter-part" => "is missing: a community that is not a draft has all three parts of a charter",
        "charter-incomplete" => "cannot be taken: domain, community and practice each need a few words first",
        "no-facilitator" => "cannot be taken: nobody facilitates the community",
        "step-not-now" => "cannot be taken as the community stands now",
        "closes-too-soon" => "must be 14 days ahead at least",
        "closes-too-late" => "must be within two years",
        "day" => "must be a day like 2027-03-01",
        "topic-taken" => "is the name of another topic of this community",
        "too-many-topics" => "cannot be added: 100 topics are the most, merged ones included",
        _ => return None,
    })
}

/// What is wrong with a file of members, or with a row of it.
fn of_file(problem: &Problem) -> Option<String> {
    let detail = &problem.detail;
    Some(match problem.code {
        "csv-empty" => "holds no rows behind the one that names the columns".into(),
        "csv-encoding" => "is no text that can be read: save it as CSV in UTF-8".into(),
        "csv-form" => "cannot be read as CSV: a cell is too long, or there are too many columns".into(),
        "csv-formula" => "begins like a formula (=, +, - or @), which spreadsheets carry out".into(),
        "csv-large" => format!("is too large: {detail} are the most"),
        "csv-many-communities" => format!("names more than {detail} communities"),
        "csv-no-column" => format!("«{detail}» is not a column of the file"),
        "csv-no-community" => format!("«{detail}» is not a community of this node"),
        "csv-no-email" => "no column holds e-mail addresses: say which one does".into(),
        "nobody-ticked" => "must name at least one member".into(),
        "csv-none" => "must be chosen".into(),
        "csv-role" => "is none of member, moderator and facilitator".into(),
        "csv-role-nowhere" => "is a role in communities, but the row names none".into(),
        "csv-rows" => format!("holds more than {detail} rows"),
        "colour" => "must be a colour like #0b5d63".into(),
        "colour-weak" => format!("cannot be read on every page; the nearest colour that can is {detail}"),
        "logo-form" => "must be a PNG, JPEG or WebP picture".into(),
        "logo-large" => format!("is too large: {detail} are the most"),
        "logo-points" => {
            format!("is too large a picture: {detail} points, and 8 million in all, are the most")
        }
        "logo-svg" => "is an SVG, which can hold scripts: save it as a PNG".into(),
        "csv-workbook" => "is a workbook: save it as CSV (UTF-8)".into(),
        "import-decided" => "is decided already, or its file was deleted".into(),
        "import-runs" => "is being worked off".into(),
        "invitation-other-address" => format!("is not {detail}, to which this invitation was sent"),
        _ => return None,
    })
}

/// What is wrong with a day or moment, or with what a member keeps for themselves.
fn of_place(problem: &Problem) -> Option<String> {
    let detail = &problem.detail;
    Some(match problem.code {
        "not-later" => "must lie in the future".into(),
        "days-1-366" => "must be a number of days from 1 to 366".into(),
        "options-2-10" => "must be two to ten options".into(),
        "options-twice" => "must each be there once".into(),
        "only-one" => "must be one option: this poll takes one choice".into(),
        "too-many-helped" => format!("cannot be said: {detail} replies that helped are the most"),
        "moment" => "must be a date and time (RFC 3339)".into(),
        "too-many-drafts" => format!("cannot be kept: {detail} drafts are the most; discard one first"),
        "too-many-feeds" => format!("cannot be made: {detail} feeds are the most; revoke one first"),
        "too-many-saved" => {
            format!("cannot be saved: {detail} threads are the most; take one off the list first")
        }
        _ => return None,
    })
}

fn of_length(code: &str) -> String {
    match code.strip_prefix("length-").and_then(|range| range.split_once('-')) {
        Some((low, high)) => format!("must have {low} to {high} characters"),
        None => format!("is not right ({code})"),
    }
}

/// Why somebody may not do what they asked.
pub fn denial(denial: Denial) -> &'static str {
    match denial {
        Denial::SignInFirst => "This needs an account on this node.",
        Denial::NotAdmin => "Only admins of this node may do this.",
        Denial::NotMember => "Only members of the community may do this; join it first.",
        Denial::NotModerator => "Only moderators and facilitators of the community may do this.",
        Denial::NotAuthor => "Only its author may do this.",
        Denial::Outranked => "Their role in the community is as high as yours: somebody above both decides.",
        Denial::Suspended => "You are suspended in this community.",
        Denial::LastFacilitator => {
            "A community keeps at least one facilitator: make somebody else one first."
        }
        Denial::LastAdmin => "This is the last admin who can sign in: make somebody else one first.",
        Denial::NotYourself => "Nobody does this to themselves: another admin can.",
        Denial::SuspendedMember => "This member is suspended: end that first.",
        Denial::ThreadLocked => "The thread is locked: only moderators may reply.",
        Denial::Archived => "The community is archived: it can only be read.",
        Denial::PostGone => "The post was deleted or removed.",
        Denial::NoNotices => "Notices in this community are for those who moderate it.",
        Denial::NotThisKind => "The thread is no question, or no poll.",
        Denial::PollEnded => "The poll has ended.",
        Denial::VotedAlready => "You have voted in this poll already; a vote stands.",
        Denial::SignUpClosed => "Sign-up is closed on this node.",
        Denial::InvitedOnly => "One becomes a member of this node by an invitation only.",
        Denial::WrongPassword => "The password does not fit.",
        Denial::NodeNotAllowed => "The policy of this node does not allow dealing with that node.",
        Denial::AlreadySetUp => "This node is set up already.",
        Denial::NotHere => "This is decided at the community's home, which is another node.",
        Denial::WrongScope => "The token may read only.",
        Denial::ChangedMeanwhile => "It was changed meanwhile: read it again, and change what it is now.",
        Denial::KeyInUse => "The same request is being carried out; ask again.",
    }
}

/// What went wrong with another node.
pub fn trouble(trouble: Trouble, host: &str) -> String {
    match trouble {
        Trouble::Unreachable => format!("{host} could not be reached; try again later."),
        Trouble::Unknown => format!("{host} knows no such thing."),
        Trouble::Rubbish => format!("{host} answered with something that could not be understood."),
        Trouble::Refused => format!("{host} refused to answer."),
        Trouble::Forbidden => format!("This node does not ask {host}: its policy or the address forbids it."),
        Trouble::TooMuch => format!("{host} answered with more than this node reads."),
        Trouble::Busy => format!("{host} was asked enough for now; try again later."),
    }
}

/// An error as one line for the shell; what is wrong with a field is led by its name.
pub fn line(error: &Error) -> String {
    match error {
        Error::Invalid(problems) => {
            let all: Vec<String> = problems.iter().map(|p| format!("{}: {}", p.field, problem(p))).collect();
            all.join("; ")
        }
        Error::Denied(reason) => denial(*reason).to_owned(),
        Error::NotFound => "Nothing was found under that name.".to_owned(),
        Error::Missing(what) => format!("It rests on {what}, which is not known here."),
        Error::Remote { trouble: what, host, cause } => format!("{} ({cause})", trouble(*what, host)),
        Error::Internal(_) | Error::Database(_) => {
            error.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_from_the_code() {
        let text = problem(&Problem::new("title", "length-3-200"));
        assert_eq!(text, "must have 3 to 200 characters");
    }

    /// Every code that stands in the sources has words.
    #[test]
    fn no_code_is_without_words() {
        let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
        let mut codes = 0;
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|e| e == "rs") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    codes += check(&text);
                }
            }
        }
        assert!(codes > 30, "{codes} codes were found");
    }

    /// Looks at the second string of each call that makes a problem.
    fn check(text: &str) -> usize {
        let calls = ["Error::invalid(", "Problem::new(", "Problem::with("];
        let all = calls.iter().flat_map(|call| text.split(call).skip(1));
        let codes = all.filter_map(|behind| {
            let strings: Vec<&str> = behind.split(')').next()?.split('"').collect();
            let plain = |code: &&&str| code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            strings.get(3).filter(plain).map(|code| (*code).to_owned())
        });
        codes
            .inspect(|code| {
                let problem_ = Problem {
                    field: "x",
                    code: Box::leak(code.clone().into_boxed_str()),
                    detail: String::new(),
                };
                let words = problem(&problem_);
                assert!(!words.contains("is not right"), "{code} has no words");
            })
            .count()
    }

    #[test]
    fn errors_are_one_line() {
        let error = Error::Internal("a\nb".into());
        assert_eq!(line(&error), "internal: a b");
    }
}
