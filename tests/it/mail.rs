//! Mail: sent once, over a real socket, or kept with what stopped it; written into files while nobody takes it.

use std::sync::Arc;

use collegium::accounts::{Author, Member, waiting};
use collegium::app::App;
use collegium::base::time::{DAY, MINUTE, SECOND};
use collegium::communities::{Visibility, join};
use collegium::config::Config;
use collegium::error::Error;
use collegium::mail::read::{self, Mail};
use collegium::mail::rows;
use collegium::mail::{self, Address, Kind, Letter, Quotes, WAITS};
use collegium::worker::mails;
use collegium::{accounts, notify, policy, sql, worker};
use serde_json::json;

use crate::support::node::nobody_answers;
use crate::support::smtp::{Manner, Sink};
use crate::support::{TestDb, TestNode};

fn through(sink: &Sink) -> impl FnOnce(&mut Config) {
    let port = sink.port;
    move |config| {
        config.mail.host = "127.0.0.1".into();
        config.mail.port = port;
        config.mail.tls = "none".into();
        config.mail.from = "The Node <node@mail.test>".into();
    }
}

async fn node_with(sink: &Sink) -> TestNode {
    TestNode::tuned(TestDb::new(), "https://north.test", nobody_answers(), through(sink)).await
}

async fn queue(node: &TestNode, to: &str, kind: Kind, secret: &str) -> String {
    let (to, key) = (Address::parse("to", to).unwrap(), node.app.node_key().clone());
    let quotes = Quotes { secret: secret.to_owned(), handle: "ben".into(), ..Quotes::default() };
    node.write(move |tx| {
        let until = tx.now + WAITS;
        let letter = Letter { to: to.clone(), language: "en".into(), kind, quotes: quotes.clone(), until };
        mail::queue(tx, &key, &letter)
    })
    .await
}

async fn look(node: &TestNode, name: &str) -> Mail {
    let name = name.to_owned();
    node.read(move |conn| read::by_name(conn, &name)).await.expect("the mail is there")
}

async fn work(app: &App) -> Option<usize> {
    mails::work_off(app).await.unwrap()
}

#[tokio::test]
async fn a_mail_goes_once_and_its_words_are_dropped() {
    let sink = Sink::start().await;
    let node = node_with(&sink).await;
    let name = queue(&node, "Ben@Mail.test", Kind::Reset, "s3cret-of-the-link").await;
    let open = "SELECT count(*) AS n FROM mails WHERE instr(hex(sealed), hex('s3cret')) > 0";
    if node.app.db().dialect() == collegium::base::sql::Dialect::Sqlite {
        assert_eq!(node.number(open).await, 0, "what it quotes is sealed while it waits");
    }
    assert_eq!(work(&node.app).await, Some(1));
    assert_eq!(work(&node.app).await, Some(0));
    let taken = sink.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].from, "node@mail.test");
    assert_eq!(taken[0].to, ["ben@mail.test"]);
    let text = taken[0].plain();
    assert!(text.contains("https://north.test/reset?token=s3cret-of-the-link"), "{text}");
    assert!(text.contains("Auto-Submitted: auto-generated"), "no machine answers it");
    assert!(text.contains(&format!("Message-ID: <{name}@north.test>")));
    let seen = look(&node, &name).await;
    assert_eq!((seen.standing(), seen.tries), ("sent", 1));
    assert_eq!(node.number("SELECT count(*) AS n FROM mails WHERE sealed IS NOT NULL").await, 0);
}

#[tokio::test]
async fn links_lead_to_the_configured_address_whatever_a_request_calls_us() {
    let sink = Sink::start().await;
    let node = node_with(&sink).await;
    let ada = node.admin("ada").await;
    let cookie = format!("__Host-collegium={}", node.session(&ada).await);
    let request = axum::http::Request::post("https://evil.example/admin/mail")
        .header("host", "evil.example")
        .header("x-forwarded-host", "evil.example")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from("address=ada%40mail.test"))
        .unwrap();
    assert_eq!(node.send(request).await.status, 303);
    assert_eq!(work(&node.app).await, Some(1));
    let text = sink.taken()[0].plain();
    assert!(text.contains("https://north.test") && !text.contains("evil"), "{text}");
}

#[tokio::test]
async fn several_processes_send_a_mail_once() {
    let sink = Sink::start().await;
    let node = node_with(&sink).await;
    let other = node.second_process().await;
    for n in 0..30 {
        queue(&node, &format!("m{n}@mail.test"), Kind::Test, "").await;
    }
    let at_work = [node.app.clone(), other.clone(), node.app.clone(), other].map(|app| {
        tokio::spawn(async move {
            for _ in 0..20 {
                work(&app).await;
            }
        })
    });
    for one in at_work {
        one.await.unwrap();
    }
    work(&node.app).await;
    let mut to: Vec<String> = sink.taken().into_iter().flat_map(|t| t.to).collect();
    to.sort();
    let all = to.len();
    to.dedup();
    assert_eq!((all, to.len()), (30, 30));
}

#[tokio::test]
async fn what_a_killed_process_left_is_sent_unless_it_may_have_gone_already() {
    let sink = Sink::start().await;
    let node = node_with(&sink).await;
    let (before, after) = (
        queue(&node, "a@mail.test", Kind::Test, "").await,
        queue(&node, "b@mail.test", Kind::Test, "").await,
    );
    node.write(|tx| {
        for _ in 0..2 {
            rows::claim(tx, "killed")?.expect("one is due");
        }
        let id = tx.number(sql!("SELECT id AS n FROM mails WHERE address = 'b@mail.test'"))?.unwrap();
        assert!(rows::hand_over(tx, id, 1, "killed")?);
        assert!(!rows::hand_over(tx, id, 1, "killed")?, "words are given away once");
        Ok(())
    })
    .await;
    assert_eq!(work(&node.app).await, Some(1));
    assert_eq!(look(&node, &before).await.standing(), "sent");
    let seen = look(&node, &after).await;
    assert_eq!((seen.standing(), seen.reason.as_deref()), ("unsure", Some("unsure")));
    assert_eq!(work(&node.app).await, Some(0), "it is not sent again by itself");

    let ada = node.admin("ada").await;
    let name = after.clone();
    node.write(move |tx| policy::mail_again(tx, Some(ada.admin()?), &name)).await;
    assert_eq!(work(&node.app).await, Some(1), "an admin may");
    assert_eq!(sink.taken().len(), 2);
}

#[tokio::test]
async fn a_mail_server_that_hangs_up_after_the_words_leaves_it_to_an_admin() {
    let sink = Sink::start().await;
    let node = node_with(&sink).await;
    sink.behave(Manner { falls_silent: true, ..Manner::default() });
    let name = queue(&node, "a@mail.test", Kind::Test, "").await;
    work(&node.app).await;
    assert_eq!(look(&node, &name).await.standing(), "unsure");
    node.app.clock().shift(DAY);
    sink.behave(Manner::default());
    work(&node.app).await;
    assert_eq!(sink.taken().len(), 1, "it may have been taken, so it is not sent twice");
}

#[tokio::test]
async fn a_mail_server_that_is_down_is_waited_for_with_growing_pauses() {
    let sink = Sink::start().await;
    // Nobody listens there.
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let node = TestNode::tuned(TestDb::new(), "https://north.test", nobody_answers(), |config| {
        through(&sink)(config);
        config.mail.port = gone;
    })
    .await;
    let first = queue(&node, "a@mail.test", Kind::Test, "").await;
    let second = queue(&node, "b@mail.test", Kind::Test, "").await;
    assert_eq!(work(&node.app).await, Some(0));
    let seen = look(&node, &first).await;
    assert_eq!((seen.standing(), seen.reason.as_deref(), seen.tries), ("queued", Some("server"), 1));
    assert!(seen.answer.is_some(), "admins see why");
    assert_eq!(look(&node, &second).await.tries, 0, "the others are not tried against a wall");
    let standing = node.read(read::standing).await;
    assert_eq!((standing.waiting, standing.failing), (2, 1));
    assert_eq!(work(&node.app).await, Some(0));
    assert_eq!(look(&node, &first).await.tries, 1, "not before its pause is over");
    node.app.clock().shift(11 * SECOND);
    work(&node.app).await;
    node.app.clock().shift(22 * SECOND);
    work(&node.app).await;
    assert_eq!(look(&node, &first).await.tries, 2, "the second pause is longer");

    // The server is back, for a process that knows where.
    let back = TestNode::on_app(&node, through(&sink)).await;
    node.app.clock().shift(20 * MINUTE);
    assert_eq!(work(&back).await, Some(2));
}

#[tokio::test]
async fn an_address_that_is_refused_for_good_is_paused_and_goes_on_when_an_admin_says_so() {
    let sink = Sink::start().await;
    let node = node_with(&sink).await;
    sink.behave(Manner { recipient: Some(("gone@mail.test", "550 5.1.1 nobody here")), ..Manner::default() });
    let name = queue(&node, "gone@mail.test", Kind::Test, "").await;
    let fine = queue(&node, "fine@mail.test", Kind::Test, "").await;
    assert_eq!(work(&node.app).await, Some(1), "the next mail takes the same way");
    assert_eq!(look(&node, &fine).await.standing(), "sent");
    let seen = look(&node, &name).await;
    assert_eq!((seen.standing(), seen.reason.as_deref()), ("refused", Some("recipient")));
    assert!(seen.answer.unwrap().contains("nobody here"));
    let held = queue(&node, "gone@mail.test", Kind::Test, "").await;
    assert_eq!(work(&node.app).await, Some(0));
    assert_eq!((look(&node, &held).await.standing(), sink.connections()), ("paused", 1));

    sink.behave(Manner::default());
    let ada = node.admin("ada").await;
    let token = node.token(&ada).await;
    let answer = node.api(&token, "POST", &format!("/api/v1/mails/{name}/retry"), None).await;
    assert_eq!(answer.status, 204);
    assert_eq!(work(&node.app).await, Some(2));
}

#[tokio::test]
async fn what_the_mail_server_takes_later_is_tried_later_and_the_rest_goes() {
    let sink = Sink::start().await;
    let node = node_with(&sink).await;
    sink.behave(Manner { recipient: Some(("slow@mail.test", "451 greylisted")), ..Manner::default() });
    let slow = queue(&node, "slow@mail.test", Kind::Test, "").await;
    queue(&node, "fine@mail.test", Kind::Test, "").await;
    assert_eq!(work(&node.app).await, Some(1));
    assert_eq!(look(&node, &slow).await.standing(), "queued");
    sink.behave(Manner { message: Some("554 spam"), ..Manner::default() });
    node.app.clock().shift(MINUTE);
    work(&node.app).await;
    let seen = look(&node, &slow).await;
    assert_eq!((seen.standing(), seen.reason.as_deref(), seen.paused), ("refused", Some("message"), false));
}

#[tokio::test]
async fn a_refused_sender_or_password_stops_nobodys_address() {
    let sink = Sink::start().await;
    let node = TestNode::tuned(TestDb::new(), "https://north.test", nobody_answers(), |config| {
        through(&sink)(config);
        config.mail.user = "node".into();
        config.mail.password = "right".into();
    })
    .await;
    let name = queue(&node, "a@mail.test", Kind::Test, "").await;
    for (n, manner) in [
        Manner { login: Some(("node", "other")), ..Manner::default() },
        Manner { login: Some(("node", "right")), sender: Some("553 not yours"), ..Manner::default() },
    ]
    .into_iter()
    .enumerate()
    {
        sink.behave(manner);
        node.app.clock().shift(i64::try_from(n).unwrap() * MINUTE);
        assert_eq!(work(&node.app).await, Some(0));
        let seen = look(&node, &name).await;
        assert_eq!((seen.standing(), seen.paused), ("queued", false));
        assert!(!seen.answer.unwrap().contains("right"), "no password is kept");
    }
    sink.behave(Manner { login: Some(("node", "right")), ..Manner::default() });
    node.app.clock().shift(5 * MINUTE);
    assert_eq!(work(&node.app).await, Some(1));
}

#[tokio::test]
async fn nothing_is_said_in_the_clear_to_a_server_without_tls() {
    let sink = Sink::start().await;
    let node = TestNode::tuned(TestDb::new(), "https://north.test", nobody_answers(), |config| {
        through(&sink)(config);
        config.mail.tls = "starttls".into();
        config.mail.user = "node".into();
        config.mail.password = "right".into();
    })
    .await;
    let name = queue(&node, "a@mail.test", Kind::Test, "").await;
    assert_eq!(work(&node.app).await, Some(0));
    let seen = look(&node, &name).await;
    assert_eq!((seen.standing(), seen.reason.as_deref()), ("queued", Some("server")));
    assert!(sink.taken().is_empty());
}

#[tokio::test]
async fn without_a_mail_server_mail_lies_in_the_folder() {
    let node = TestNode::new().await;
    let name = queue(&node, "ben@mail.test", Kind::Confirm, "abc").await;
    assert_eq!(work(&node.app).await, Some(1));
    let dir = node.app.config().mail_dir();
    let names: Vec<String> = std::fs::read_dir(&dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, [format!("{name}.eml")]);
    let path = dir.join(&names[0]);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("From: noreply@north.test") && text.contains("To: ben@mail.test"), "{text}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[tokio::test]
async fn a_mail_that_waited_too_long_is_not_sent() {
    let node = TestNode::new().await;
    let name = queue(&node, "ben@mail.test", Kind::Confirm, "abc").await;
    node.app.clock().shift(WAITS + MINUTE);
    assert_eq!(work(&node.app).await, Some(0));
    assert_eq!(look(&node, &name).await.standing(), "expired");
    assert_eq!(node.number("SELECT count(*) AS n FROM mails WHERE sealed IS NOT NULL").await, 0);
    assert!(!node.app.config().mail_dir().exists());
}

#[tokio::test]
async fn only_admins_see_mail_and_send_tests() {
    let node = TestNode::new().await;
    let (ada, ben) = (node.admin("ada").await, node.member("ben").await);
    let (admin, member) = (node.token(&ada).await, node.token(&ben).await);
    let body = json!({"address": "ada@mail.test"});
    for (token, status) in [(&member, 403), (&admin, 204)] {
        assert_eq!(node.api(token, "POST", "/api/v1/mails/test", Some(body.clone())).await.status, status);
    }
    assert_eq!(node.api(&member, "GET", "/api/v1/mails", None).await.status, 403);
    let listed = node.api(&admin, "GET", "/api/v1/mails", None).await;
    assert_eq!(listed.status, 200);
    assert!(listed.text().contains("ada@mail.test"));
    let again = node.app.db().write(move |tx| policy::mail_again(tx, None, "nothing")).await;
    assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
    let odd = json!({"address": "a@b.test\r\nBcc: c@d.test"});
    assert_eq!(node.api(&admin, "POST", "/api/v1/mails/test", Some(odd)).await.status, 422);
}

#[tokio::test]
async fn doctor_says_how_mail_goes() {
    let sink = Sink::start().await;
    let node = node_with(&sink).await;
    let said = collegium::doctor::examine(&node.app, "x").await;
    let of = |check: &str| said.iter().find(|f| f.check == check).unwrap().says.clone();
    assert!(of("mail").contains("lets this node in"), "{}", of("mail"));
    let without = TestNode::new().await;
    let said = Arc::new(collegium::doctor::examine(&without.app, "x").await);
    let finding = said.iter().find(|f| f.check == "mail").unwrap();
    assert!(finding.says.contains("no mail server"), "{}", finding.says);
}

/// A node that sends mail, on which Ben, whose address is confirmed, has been answered.
async fn answered(sink: &Sink) -> (TestNode, Member, i64) {
    let node = node_with(sink).await;
    let ada = node.admin("ada").await;
    let community = node.community(&ada, "wounds", Visibility::Members).await;
    let ben = node.member("ben").await;
    node.join(&ben, community, &ada).await;
    let id = ben.id;
    node.write(move |tx| {
        tx.run(sql!("UPDATE members SET email = 'ben@mail.test', email_confirmed = 1 WHERE id = $1", id))
    })
    .await;
    let thread = node.thread(&ben, community, "A secret case", "Quokka").await;
    while worker::work_off(&node.app).await.unwrap() > 0 {}
    let member = ben.clone();
    node.write(move |tx| notify::read::see_all(tx, &member, i64::MAX)).await;
    node.reply(&ada, thread, "Secret foam").await;
    while worker::work_off(&node.app).await.unwrap() > 0 {}
    (node, ben, thread)
}

/// So many days after the beginning, and a minute a day.
async fn days_later(node: &TestNode, days: i64) {
    node.app.clock().shift(days * (DAY + MINUTE));
    while worker::work_off(&node.app).await.unwrap() > 0 {}
}

#[tokio::test]
async fn one_mail_tells_that_something_has_waited_for_a_day_and_not_what() {
    let sink = Sink::start().await;
    let (node, _, thread) = answered(&sink).await;
    assert_eq!(sink.taken().len(), 0, "not at once");
    days_later(&node, 1).await;
    let taken = sink.taken();
    assert_eq!((taken.len(), taken[0].to.clone()), (1, vec!["ben@mail.test".to_owned()]));
    let text = taken[0].plain();
    assert!(text.contains("https://north.test/notifications"), "{text}");
    for secret in ["ecret", "uokka", "foam", "wounds"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert!(text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{text}");
    assert!(text.contains("List-Unsubscribe: <https://north.test/unsubscribe?token="), "{text}");

    // What was told of is not told of again; what comes later is, once.
    days_later(&node, 2).await;
    assert_eq!(sink.taken().len(), 1);
    let ada = node.read(|conn| Ok(accounts::by_handle(conn, "ada")?.unwrap())).await;
    node.reply(&ada, thread, "More").await;
    node.reply(&ada, thread, "And more").await;
    while worker::work_off(&node.app).await.unwrap() > 0 {}
    days_later(&node, 3).await;
    days_later(&node, 4).await;
    assert_eq!(sink.taken().len(), 2);
}

#[tokio::test]
async fn no_mail_goes_for_what_was_seen_may_no_longer_be_read_or_is_not_wanted() {
    // Seen within the day; not wanted; an address that nobody confirmed; left; and, last, wanted.
    for n in 0..5 {
        let sink = Sink::start().await;
        let (node, ben, thread) = answered(&sink).await;
        let (by, community) =
            (Author::Local(ben.clone()), node.number("SELECT actor AS n FROM communities").await);
        node.write(move |tx| match n {
            0 => notify::read::see_thread(tx, &ben, thread, i64::MAX),
            1 => waiting::want(tx, &ben, false),
            2 => tx.run(sql!("UPDATE members SET email_confirmed = NULL")).map(drop),
            3 => join::leave(tx, &by, community),
            _ => Ok(()),
        })
        .await;
        days_later(&node, 1).await;
        assert_eq!(sink.taken().len(), usize::from(n == 4), "case {n}");
    }
}

#[tokio::test]
async fn what_a_mail_tells_of_is_judged_when_it_is_sent() {
    let sink = Sink::start().await;
    let (node, ben, thread) = answered(&sink).await;
    sink.behave(Manner { recipient: Some(("", "451 later")), ..Manner::default() });
    days_later(&node, 1).await;
    assert_eq!(sink.taken().len(), 0);
    node.write(move |tx| notify::read::see_thread(tx, &ben, thread, i64::MAX)).await;
    sink.behave(Manner::default());
    node.app.clock().shift(DAY + 3 * 60 * MINUTE);
    while worker::work_off(&node.app).await.unwrap() > 0 {}
    assert_eq!(sink.taken().len(), 0, "it was read meanwhile");
    let standing = node.read(read::standing).await;
    assert_eq!((standing.waiting, standing.stuck), (0, 0), "and no admin has to decide anything");
    assert_eq!(
        node.number("SELECT count(*) AS n FROM mails WHERE state = 'expired' AND sealed IS NULL").await,
        1
    );
}

#[tokio::test]
async fn one_click_in_a_mail_program_ends_such_mail_and_a_made_up_link_ends_nothing() {
    let sink = Sink::start().await;
    let (node, ben, _) = answered(&sink).await;
    days_later(&node, 1).await;
    let text = sink.taken()[0].plain();
    let link = text.split("List-Unsubscribe: <https://north.test").nth(1).unwrap().split('>').next().unwrap();
    let wanted = async || {
        let member = ben.clone();
        node.read(move |conn| waiting::is_wanted(conn, &member)).await
    };
    // Looking at it, as programs that scan mail do, changes nothing.
    assert_eq!(node.get(link).await.status, 200);
    assert!(wanted().await);
    let forged = node.post_form("/unsubscribe?token=AAAA", None, &[("List-Unsubscribe", "One-Click")]).await;
    assert_eq!(forged.status, 422);
    assert!(wanted().await);
    let request = axum::http::Request::post(format!("https://north.test{link}"))
        .header("content-type", "multipart/form-data; boundary=x")
        .body(axum::body::Body::from(
            "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--",
        ))
        .unwrap();
    assert_eq!(node.send(request).await.status, 200, "a mail program follows nowhere");
    assert!(!wanted().await);
}
