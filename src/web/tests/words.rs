//! Every word that a page asks for is there, in every language, and none is there for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::accessibility::list as tested;
use crate::association::SignUp;
use crate::communities::life::{Life, STEPS};
use crate::mail::Kind;
use crate::roster::acts::Act as Act_;
use crate::roster::line;
use crate::roster::members::Filter as Filter_;
use crate::threads::divergence::Why;
use crate::threads::read::{Desk, Filter};
use crate::web::errors;
use crate::web::l10n::{AR, DE, EN, ES, FR, IT, LANGUAGES, MI, NB, Words};

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All files below a folder with one of these endings, tests left out.
fn files(dir: &Path, endings: &[&str]) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") {
            texts.extend(files(&path, endings));
        } else if path.extension().is_some_and(|e| endings.contains(&e.to_str().unwrap())) {
            texts.push(fs::read_to_string(&path).unwrap());
        }
    }
    texts
}

/// The strings in double quotes of a text.
fn literals(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).filter(|s| {
        !s.is_empty() && s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    })
}

/// Messages with the values that each quotes.
fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    let mut current = String::new();
    for line in source.lines() {
        let starts = line.starts_with(|c: char| c.is_ascii_lowercase());
        if starts && let Some((key, _)) = line.split_once(" =") {
            current = key.to_owned();
            assert!(all.insert(current.clone(), BTreeSet::new()).is_none(), "{key} stands twice");
        }
        let values =
            line.split('$').skip(1).map(|rest| rest.chars().take_while(char::is_ascii_lowercase).collect());
        if let Some(known) = all.get_mut(&current) {
            known.extend(values);
        }
    }
    all
}

/// The second words of calls somewhere in the source: `Problem::new(field, "code"`.
fn second_words(texts: &[String], call: &str) -> Vec<String> {
    let behind = texts.iter().flat_map(|t| t.split(call).skip(1));
    behind
        .filter_map(|arguments| {
            let (_, second) = arguments.split_once(',')?;
            let code = second.trim_start().strip_prefix('"')?;
            let code = code.split('"').next()?;
            // This very file names the calls, too.
            let is_code = code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            is_code.then(|| code.to_owned())
        })
        .collect()
}

/// The words in quotes behind `=>` between two marks of a file.
fn keys_between(file: &str, from: &str, to: &str) -> Vec<String> {
    let text = fs::read_to_string(source().join(file)).unwrap();
    let (_, text) = text.split_once(from).unwrap();
    let (text, _) = text.split_once(to).unwrap();
    text.split("=> \"").skip(1).map(|t| t.split('"').next().unwrap().to_owned()).collect()
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|n| (*n).to_owned()).collect()
}

fn numbers(last: u8) -> Vec<String> {
    (1..=last).map(|n| n.to_string()).collect()
}

/// The codes of problems that a person can meet.
fn problems() -> Vec<String> {
    let all = files(&source(), &["rs"]);
    ["Problem::new(", "Problem::with(", "Error::invalid("]
        .iter()
        .flat_map(|call| second_words(&all, call))
        .filter(|code| Words::english().knows(&format!("problem-{code}")) || is_for_people(code))
        .collect()
}

/// Acts of moderation, as the log names them.
fn acts() -> Vec<String> {
    let mut acts = keys_between("threads/moderate.rs", "/// The stored key of the act", "fn what");
    acts.extend(owned(&["hide", "unhide"]));
    acts
}

/// The errors that say more than what their cause says.
const WHY: [&str; 7] =
    ["not-found", "internal", "unreadable", "too-large", "wrong-method", "cross-site", "setup-link"];

/// What stops a mail.
const WHY_NOT_SENT: [&str; 8] =
    ["server", "sender", "recipient", "message", "unsure", "folder", "broken", "expired"];

/// The keys that are put together at run time.
fn families() -> BTreeSet<String> {
    let families: [(&str, Vec<String>); 36] = [
        ("copies-", owned(Why::KEYS)),
        ("problem-", problems()),
        ("problem-", owned(&line::CODES)),
        ("members-", owned(&Filter_::KEYS)),
        ("member-do-", owned(&Act_::KEYS)),
        ("member-do-", Act_::KEYS.map(|k| format!("{k}-what")).to_vec()),
        ("audit-", owned(&crate::policy::audit::ACTS)),
        ("import-column-", owned(&line::Column::KEYS)),
        ("told-", crate::notify::kinds().map(|kind| kind.key().to_owned()).collect()),
        ("denial-", keys_between("error.rs", "impl Denial", "/// Trouble with")),
        ("remote-", keys_between("error.rs", "impl Trouble", "/// Everything that")),
        ("profession-", crate::professions::keys().to_vec()),
        ("act-", acts()),
        ("act-", owned(&["suspend", "unsuspend", "close-report", "archive", "move"])),
        ("act-", owned(&STEPS)),
        ("do-", STEPS.iter().flat_map(|s| [(*s).to_owned(), format!("{s}-hint")]).collect()),
        ("life-", Life::ALL.iter().flat_map(|l| [l.key().to_owned(), format!("{}-what", l.key())]).collect()),
        ("do-", acts()),
        ("do-", acts().iter().map(|a| format!("{a}-hint")).collect()),
        ("by-", owned(&["home", "admin", "member", "moderator", "facilitator"])),
        ("about-mode-", owned(&["open", "allow-list", "closed"])),
        ("filter-", Filter::ALL.map(|f| f.key().to_owned()).to_vec()),
        ("filter-", Desk::ALL.map(|d| d.key().to_owned()).to_vec()),
        ("error-", owned(&errors::KEYS)),
        ("error-", WHY.map(|k| format!("{k}-why")).to_vec()),
        ("mail-", Kind::ALL.map(|k| format!("{}-subject", k.key())).to_vec()),
        ("mail-kind-", Kind::ALL.map(|k| k.key().to_owned()).to_vec()),
        ("joining-", SignUp::KEYS.map(|k| format!("{k}-hint")).to_vec()),
        ("mail-why-", owned(&WHY_NOT_SENT)),
        ("access-status-", owned(&crate::accessibility::STATUSES)),
        ("access-by-", owned(&crate::accessibility::HOW)),
        ("access-as-", tested().variants.iter().map(|v| v.id.clone()).collect()),
        ("access-check-", tested().checks.iter().map(|c| c.id.clone()).collect()),
        ("access-limit-", tested().limits.clone()),
        ("month-", numbers(12)),
        ("weekday-", numbers(7)),
    ];
    families
        .into_iter()
        .flat_map(|(prefix, names)| {
            assert!(!names.is_empty(), "{prefix} has no members");
            names.into_iter().map(move |n| format!("{prefix}{n}"))
        })
        .collect()
}

/// Problems that only messages from other nodes have; everything else needs words.
fn is_for_people(code: &str) -> bool {
    let dir = source();
    let doors = ["federation", "api"].map(|d| files(&dir.join(d), &["rs"])).concat();
    // What is typed into the search box is read there.
    let searched = fs::read_to_string(dir.join("federation/resolve.rs")).unwrap();
    let elsewhere = [
        "actors",
        "association",
        "accounts",
        "communities",
        "policy",
        "roster",
        "threads",
        "notify",
        "web",
        "base",
    ]
    .map(|d| files(&dir.join(d), &["rs"]))
    .concat();
    let quoted = format!("\"{code}\"");
    let in_doors = doors.iter().any(|t| t.contains(&quoted));
    let in_domains = elsewhere.iter().any(|t| t.contains(&quoted));
    in_domains || !in_doors || searched.contains(&quoted)
}

#[test]
fn every_word_that_is_asked_for_exists() {
    let words = Words::english();
    for key in families() {
        assert!(words.knows(&key), "no message {key}");
    }
    let mut said = 0;
    for text in files(&source().join("web"), &["html", "rs"]) {
        for call in ["say(", "say1(", "say2(", "count("] {
            for behind in text.split(call).skip(1) {
                let Some(behind) = behind.trim_start().strip_prefix('"') else {
                    continue;
                };
                let key = behind.split('"').next().unwrap();
                said += 1;
                assert!(words.knows(key), "no message {key}");
            }
        }
    }
    assert!(said > 300, "only {said} found: has the way of asking changed?");
}

#[test]
fn no_message_is_there_for_nothing() {
    let texts = files(&source().join("web"), &["html", "rs"]);
    let mut asked: BTreeSet<String> = texts.iter().flat_map(|t| literals(t)).map(str::to_owned).collect();
    asked.extend(families());
    let unused: Vec<String> = messages(EN).into_keys().filter(|k| !asked.contains(k)).collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}

/// All languages with their messages; those of which every message must be there come first.
const WHOLE: [(&str, &str); 4] = [("ar", AR), ("en", EN), ("fr", FR), ("nb", NB)];
const PARTIAL: [(&str, &str); 4] = [("de", DE), ("es", ES), ("it", IT), ("mi", MI)];

#[test]
fn every_language_has_the_same_messages_with_the_same_values() {
    let english = messages(EN);
    let mut tags: Vec<&str> = WHOLE.iter().chain(&PARTIAL).map(|(tag, _)| *tag).collect();
    tags.sort_unstable();
    assert_eq!(tags, LANGUAGES.map(|(tag, _)| tag));
    for (tag, source) in WHOLE {
        let own = messages(source);
        let lacking: Vec<&String> = english.keys().filter(|k| !own.contains_key(*k)).collect();
        assert!(lacking.is_empty(), "{tag} lacks {lacking:?}");
    }
    for (tag, source) in WHOLE.iter().chain(&PARTIAL) {
        for (key, values) in messages(source) {
            let asked = english.get(&key).unwrap_or_else(|| panic!("{tag} has {key}, English has not"));
            assert_eq!(&values, asked, "{key} quotes other values in {tag}");
        }
    }
}

/// Words that are the same in English and in another language, rightly.
const SAME: [(&str, &[&str]); 5] = [
    ("de", &["display-name", "original", "session-device", "token-name", "writer-link"]),
    ("es", &["original"]),
    ("it", &["password", "session-device"]),
    ("fr", &["api", "invitations", "message", "notifications", "profession", "tab-discussions"]),
    (
        "nb",
        &[
            "api",
            "by-moderator",
            "filters",
            "journey-node",
            "nav-admin-short",
            "node",
            "original",
            "role-moderator",
            "span-milliseconds",
            "span-minutes",
            "span-seconds",
        ],
    ),
];

/// What each message says, with the places of its values.
fn sayings(source: &str) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let mut current = None;
    for line in source.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let starts = line.starts_with(|c: char| c.is_ascii_lowercase());
        match line.split_once(" =").filter(|_| starts) {
            Some((key, said)) => {
                current = Some(key.to_owned());
                all.insert(key.to_owned(), said.trim().to_owned());
            }
            None => {
                let said = all.get_mut(current.as_ref().unwrap()).unwrap();
                said.push('\n');
                said.push_str(line.trim());
            }
        }
    }
    all
}

/// Whether there is a letter outside the braces.
fn has_words(said: &str) -> bool {
    let mut depth = 0;
    said.chars().any(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        // The forms of a count stand in braces, too, and are words.
        (depth == 0 || said.contains("->")) && c.is_alphabetic()
    })
}

#[test]
fn no_translation_is_the_english_sentence() {
    let english = sayings(EN);
    for (tag, source) in WHOLE.iter().chain(&PARTIAL).filter(|(tag, _)| *tag != "en") {
        let listed = SAME.iter().find(|(of, _)| of == tag).map_or(&[][..], |(_, keys)| *keys);
        let rightly: BTreeSet<&str> = listed.iter().copied().collect();
        let own = sayings(source);
        let same = |key: &&String| own[*key] == english[*key] && has_words(&own[*key]);
        let found: BTreeSet<&str> = own.keys().filter(same).map(String::as_str).collect();
        assert_eq!(found, rightly, "{tag}: is it forgotten, or to be listed?");
    }
}

/// The plural forms that each language has for whole numbers, by CLDR (a million of something aside).
fn forms(tag: &str) -> BTreeSet<&'static str> {
    match tag {
        "ar" => ["few", "many", "one", "other", "two", "zero"].into(),
        // CLDR has no rules for it; the sentences are written so that one form fits all numbers.
        "mi" => ["other"].into(),
        _ => ["one", "other"].into(),
    }
}

#[test]
fn every_count_has_the_plural_forms_of_its_language() {
    const CLDR: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
    let mut counts = 0;
    for (tag, source) in WHOLE.iter().chain(&PARTIAL) {
        for (key, said) in sayings(source) {
            // The forms between `->` and the brace that closes them; one within another is asked by itself.
            for select in said.split("->").skip(1) {
                let select = select.split("\n}").next().unwrap();
                let given: BTreeSet<&str> =
                    select.split('[').skip(1).filter_map(|s| s.split(']').next()).collect();
                let plural: BTreeSet<&str> = given.iter().copied().filter(|f| CLDR.contains(f)).collect();
                // Where an exact number has its own form and all others are alike, there is nothing to count.
                if plural == ["other"].into() {
                    continue;
                }
                counts += 1;
                let exact = [("zero", "0"), ("one", "1"), ("two", "2")];
                let said_exactly = exact.iter().filter(|(_, n)| given.contains(n)).map(|(form, _)| *form);
                let has: BTreeSet<&str> = plural.iter().copied().chain(said_exactly).collect();
                let lacks: Vec<_> = forms(tag).difference(&has).copied().collect();
                let more: Vec<_> = plural.difference(&forms(tag)).copied().collect();
                assert!(lacks.is_empty() && more.is_empty(), "{tag}: {key} lacks {lacks:?}, has {more:?}");
            }
        }
    }
    assert!(counts > 150, "only {counts} found");
}
