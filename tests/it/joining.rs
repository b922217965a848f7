//! Ways to become a member: by invitation, by application, openly with a confirmed address, or not at all.

use collegium::accounts::invitation::{self, Wish};
use collegium::accounts::sign_up::{self, Way};
use collegium::accounts::{Member, candidate};
use collegium::association::{self, SignUp};
use collegium::base::db::Tx;
use collegium::base::page::Cursor;
use collegium::base::time::{DAY, HOUR, MINUTE};
use collegium::worker::mails;
use collegium::{policy, sql};
use serde_json::json;

use crate::support::http::Answer;
use crate::support::smtp::{Sink, Taken};
use crate::support::{TestDb, TestNode};

const PASSWORD: &str = "a long walk along the harbour";

struct World {
    node: TestNode,
    sink: Sink,
    ada: Member,
}

impl World {
    /// A node with an admin, whose mail goes to a sink.
    async fn new(way: SignUp) -> World {
        let sink = Sink::start().await;
        let port = sink.port;
        let http = crate::support::node::nobody_answers();
        let node = TestNode::tuned(TestDb::new(), "https://north.test", http, move |config| {
            config.mail.host = "127.0.0.1".into();
            config.mail.port = port;
            config.mail.tls = "none".into();
            config.mail.from = "node@mail.test".into();
        })
        .await;
        let world = World { ada: node.admin("ada").await, node, sink };
        world.set(way).await;
        world
    }

    async fn set(&self, way: SignUp) {
        let by = self.ada.clone();
        self.node.write(move |tx| policy::set_sign_up(tx, Some(by.admin()?), way)).await;
        self.node.app.reload().await.unwrap();
    }

    async fn mail(&self) -> Vec<Taken> {
        let before = self.sink.taken().len();
        while mails::work_off(&self.node.app).await.unwrap() != Some(0) {}
        self.sink.taken().split_off(before)
    }

    async fn invite(&self, uses: i64, days: i64) -> String {
        let by = self.ada.clone();
        let wish = Wish { note: "the ward".into(), uses, days };
        self.node.write(move |tx| policy::invite(tx, Some(by.admin()?), &wish)).await.secret
    }

    /// Sends the form with a handle, its address, and what else is given.
    async fn comes(&self, handle: &str, more: &[(&str, &str)]) -> Answer {
        let email = format!("{handle}@mail.test");
        let own = [("handle", handle), ("display_name", handle), ("password", PASSWORD)];
        let address = [("email", email.as_str())];
        let form =
            [&own[..], if more.iter().any(|(name, _)| *name == "email") { &[] } else { &address }, more]
                .concat();
        self.node.post_form("/sign-up", None, &form).await
    }

    async fn members(&self) -> i64 {
        self.node.number("SELECT count(*) AS n FROM members").await - 1
    }

    async fn confirm(&self, secret: &str) -> Answer {
        self.confirm_with(secret, PASSWORD).await
    }

    async fn confirm_with(&self, secret: &str, password: &str) -> Answer {
        self.node.post_form("/confirm", None, &[("token", secret), ("password", password)]).await
    }

    /// Comes in by a confirmed address, or as far as an admin.
    async fn confirmed(&self, handle: &str) {
        self.comes(handle, &[]).await;
        self.confirm(&self.mail().await[0].secret()).await;
    }
}

fn to(answer: &Answer) -> &str {
    answer.header("location").unwrap_or("")
}

#[tokio::test]
async fn nobody_comes_by_themselves_where_sign_up_is_closed() {
    let world = World::new(SignUp::Invitation).await;
    let link = world.invite(1, 14).await;
    world.set(SignUp::Closed).await;
    assert_eq!(world.comes("ben", &[]).await.status, 403);
    assert_eq!(world.comes("ben", &[("invitation", &link)]).await.status, 403, "not by an old link either");
    assert_eq!(world.node.get("/sign-up").await.status, 403);
    assert_eq!(world.members().await, 0);
}

#[tokio::test]
async fn an_invitation_lets_in_as_many_as_it_says_and_no_more() {
    let world = World::new(SignUp::Invitation).await;
    let uninvited = world.comes("nina", &[]).await;
    assert_eq!(uninvited.status, 403);
    assert!(uninvited.text().contains("by an invitation"));
    let link = world.invite(2, 14).await;
    let page = world.node.get(&format!("/sign-up?invitation={link}")).await;
    assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, Some("no-store")));
    for handle in ["ben", "cleo"] {
        let came = world.comes(handle, &[("invitation", &link)]).await;
        assert_eq!((came.status.as_u16(), to(&came)), (303, "/communities"));
        assert!(came.header("set-cookie").is_some(), "they are in at once");
    }
    let late = world.comes("dora", &[("invitation", &link)]).await;
    assert_eq!(late.status, 422);
    assert!(late.text().contains("lets nobody in any more") && late.text().contains("dora@mail.test"));
    assert_eq!(world.node.get(&format!("/sign-up?invitation={link}")).await.status, 422);
    assert_eq!(world.members().await, 2);
    let hashed = "SELECT count(*) AS n FROM invitations WHERE length(secret_hash) = 64";
    assert_eq!(world.node.number(hashed).await, 1);
}

#[tokio::test]
async fn many_who_come_at_once_by_one_link_are_counted() {
    let world = World::new(SignUp::Invitation).await;
    let link = world.invite(3, 14).await;
    let all: Vec<_> = (0..8)
        .map(|n| {
            let (db, link) = (world.node.app.db().clone(), link.clone());
            let (key, new) =
                (world.node.app.node_key().clone(), crate::support::node::newcomer(&format!("race{n}")));
            let way = Way { invitation: link, ..Way::default() };
            tokio::spawn(async move { db.write(move |tx| sign_up::come(tx, &key, &new, &way)).await.is_ok() })
        })
        .collect();
    let mut came = 0;
    for one in all {
        came += i64::from(one.await.unwrap());
    }
    assert_eq!((came, world.members().await), (3, 3));
}

#[tokio::test]
async fn an_invitation_ends_by_its_day_or_when_it_is_taken_back() {
    let world = World::new(SignUp::Application).await;
    let (old, revoked) = (world.invite(5, 2).await, world.invite(5, 90).await);
    world.node.app.clock().shift(3 * DAY);
    assert_eq!(world.comes("ben", &[("invitation", &old)]).await.status, 422);
    let all = world.node.read(|conn| invitation::list(conn, &Cursor::newest())).await.items;
    let first = all.into_iter().max_by_key(|invitation| invitation.expires).unwrap();
    assert_eq!(
        (first.by.as_deref(), first.note.as_str()),
        (Some("ada"), "the ward"),
        "admins see who made it"
    );
    let token = world.node.token(&world.ada).await;
    let path = format!("/api/v1/invitations/{}", first.name);
    assert_eq!(world.node.api(&token, "DELETE", &path, None).await.status, 204);
    assert_eq!(world.comes("ben", &[("invitation", &revoked)]).await.status, 422);
    assert_eq!(world.comes("ben", &[("invitation", "made-up")]).await.status, 422);
    assert_eq!(world.members().await, 0);
}

#[tokio::test]
async fn who_signs_up_openly_is_in_once_the_address_is_confirmed() {
    let world = World::new(SignUp::Open).await;
    let asked = world.comes("ben", &[]).await;
    assert_eq!((asked.status.as_u16(), to(&asked)), (303, "/sign-up?done=asked"));
    assert!(asked.header("set-cookie").is_none());
    assert_eq!(world.members().await, 0);
    let mail = world.mail().await;
    assert_eq!(mail[0].to, ["ben@mail.test"]);
    let secret = mail[0].secret();
    assert_eq!(world.node.get(&format!("/confirm?token={secret}")).await.status, 200);
    assert_eq!(world.members().await, 0, "opening the link changes nothing");
    let done = world.confirm(&secret).await;
    assert_eq!(to(&done), "/sign-in?done=joined");
    assert!(done.header("set-cookie").is_none(), "a link signs nobody in");
    assert_eq!(world.confirm(&secret).await.status, 422);
    let confirmed =
        "SELECT count(*) AS n FROM members WHERE email_confirmed IS NOT NULL AND email = 'ben@mail.test'";
    assert_eq!(world.node.number(confirmed).await, 1);
    assert_eq!(world.node.number("SELECT count(*) AS n FROM candidates").await, 0, "nothing is kept twice");
    let signed = world.node.post_form("/sign-in", None, &[("login", "ben"), ("password", PASSWORD)]).await;
    assert_eq!(signed.status, 303);
}

#[tokio::test]
async fn signing_up_tells_nobody_who_has_an_account() {
    let world = World::new(SignUp::Open).await;
    world.comes("ben", &[]).await;
    let secret = world.mail().await[0].secret();
    world.confirm(&secret).await;
    let taken = world.comes("ben2", &[("email", "Ben@mail.test")]).await;
    let free = world.comes("cleo", &[]).await;
    assert_eq!((taken.status, to(&taken), taken.text()), (free.status, to(&free), free.text()));
    let mail = world.mail().await;
    assert_eq!(mail[0].to, ["ben@mail.test"], "whom the address belongs to is told");
    assert!(!mail[0].plain().contains("token="), "and nothing in it makes a second account");
    assert_eq!(mail[1].to, ["cleo@mail.test"]);
}

#[tokio::test]
async fn no_repeated_request_tells_who_has_an_account_or_waits_for_one() {
    let world = World::new(SignUp::Open).await;
    world.confirmed("ben").await;
    world.set(SignUp::Application).await;
    world.confirmed("wim").await;
    let mut all = Vec::new();
    for (handle, email) in [("zz1", "nobody@mail.test"), ("zz2", "ben@mail.test"), ("zz3", "wim@mail.test")] {
        let other = format!("other-{handle}@mail.test");
        let mut answers = Vec::new();
        for email in [email, email, &other] {
            let answer = world.comes(handle, &[("email", email)]).await;
            let said = answer.text().replace(handle, "zz").replace(email, "E");
            answers.push((answer.status.as_u16(), to(&answer).to_owned(), said));
        }
        all.push(answers);
    }
    assert_eq!(all[0].iter().map(|a| a.0).collect::<Vec<_>>(), [303, 303, 422]);
    assert!(all[0] == all[1], "an address with an account answers otherwise: {:?}", all[1]);
    assert!(all[0] == all[2], "an address that waits answers otherwise: {:?}", all[2]);
    assert_eq!((world.members().await, world.node.read(candidate::count_waiting).await), (1, 1));
    let token = world.node.token(&world.ada).await;
    let listed = world.node.api(&token, "GET", "/api/v1/applications", None).await.json();
    assert_eq!(
        (listed["items"].as_array().unwrap().len(), &listed["items"][0]["handle"]),
        (1, &json!("wim"))
    );
    let kept = "SELECT count(*) AS n FROM candidates WHERE handle_key IN ('zz2', 'zz3') AND
                (password <> '' OR answers <> '' OR display_name <> '' OR secret_hash IS NOT NULL)";
    assert_eq!(world.node.number(kept).await, 0, "who cannot come in leaves nothing but the short name");
    world.node.app.clock().shift(4 * DAY);
    for handle in ["zz1", "zz2", "zz3"] {
        assert_eq!(world.comes(handle, &[("email", &format!("new-{handle}@mail.test"))]).await.status, 303);
    }
}

#[tokio::test]
async fn whoever_signs_up_with_somebody_elses_address_gets_no_account_through_them() {
    let world = World::new(SignUp::Open).await;
    world.comes("ines", &[]).await;
    let thief = [("email", "ines@mail.test"), ("password", "chosen by the thief")];
    world.comes("mallory", &thief).await;
    let mail = world.mail().await;
    assert!(mail[0].plain().contains("@ines ") && mail[1].plain().contains("@mallory "), "whose link it is");
    let (own, other) = (mail[0].secret(), mail[1].secret());
    let page = world.node.get(&format!("/confirm?token={other}")).await.text();
    assert!(page.contains("@mallory") && page.contains("name=\"password\""));
    let refused = world.confirm(&other).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("not the password") && refused.text().contains(&other),
        "nothing is lost"
    );
    assert_eq!(world.members().await, 0);
    assert_eq!(to(&world.confirm(&own).await), "/sign-in?done=joined", "the first link works still");
    let late = world.confirm_with(&other, "chosen by the thief").await;
    assert_eq!(late.status, 422);
    assert!(late.text().contains("does nothing any more"));
    assert_eq!(world.members().await, 1);
    let free = world.comes("mallory", &[("email", "mallory@mail.test")]).await;
    assert_eq!(free.status, 422, "a name that comes free would tell that the address has an account now");
    let signs = async |password| {
        world.node.post_form("/sign-in", None, &[("login", "ines@mail.test"), ("password", password)]).await
    };
    assert_eq!(signs("chosen by the thief").await.status, 422);
    assert_eq!(signs(PASSWORD).await.status, 303);
}

#[tokio::test]
async fn wrong_passwords_at_a_link_are_counted() {
    let world = World::new(SignUp::Open).await;
    world.comes("ben", &[]).await;
    let secret = world.mail().await[0].secret();
    assert_eq!(world.confirm_with(&secret, "").await.status, 422);
    for _ in 0..10 {
        assert_eq!(world.confirm_with(&secret, "a guess of somebody").await.status, 422);
    }
    let late = world.confirm(&secret).await;
    assert_eq!(late.status, 422);
    assert!(late.text().contains("Too many wrong passwords"));
    world.node.app.clock().shift(16 * MINUTE);
    assert_eq!(to(&world.confirm(&secret).await), "/sign-in?done=joined");
}

#[tokio::test]
async fn three_links_of_an_address_work_and_an_older_one_only_holds_its_name() {
    let world = World::new(SignUp::Open).await;
    for handle in ["ben", "ben2", "ben3"] {
        world.comes(handle, &[("email", "ben@mail.test")]).await;
    }
    world.node.app.clock().shift(2 * HOUR);
    world.comes("ben4", &[("email", "ben@mail.test")]).await;
    let links: Vec<String> = world.mail().await.iter().map(Taken::secret).collect();
    let mut status = Vec::new();
    for link in &links {
        status.push(world.node.get(&format!("/confirm?token={link}")).await.status.as_u16());
    }
    assert_eq!(status, [422, 200, 200, 200]);
    assert_eq!(world.comes("ben", &[("email", "other@mail.test")]).await.status, 422);
}

#[tokio::test]
async fn a_candidates_short_name_goes_to_nobody_else() {
    let world = World::new(SignUp::Application).await;
    world.confirmed("ben").await;
    let link = world.invite(5, 14).await;
    let other = [("invitation", link.as_str()), ("email", "other@mail.test")];
    assert_eq!(world.comes("Ben", &other).await.status, 422);
    let mut new = crate::support::node::newcomer("ben");
    new.email = String::new();
    let made = world.node.app.db().write(move |tx| sign_up::create(tx, &new, false)).await;
    assert!(made.is_err(), "nor by the operator's command");
    let token = world.node.token(&world.ada).await;
    let open = json!({"handle": "ben", "title": "The ward of Ben", "visibility": "public"});
    assert_eq!(world.node.api(&token, "POST", "/api/v1/communities", Some(open)).await.status, 422);
    let own = world.comes("ben", &[("invitation", &link)]).await;
    assert_eq!(to(&own), "/communities", "by their own address they may take it");
}

#[tokio::test]
async fn a_decision_that_cannot_be_carried_out_is_told_beside_the_application() {
    let world = World::new(SignUp::Application).await;
    world.confirmed("ben").await;
    world.confirmed("cleo").await;
    let taken = "UPDATE candidates SET handle = 'ada', handle_key = 'ada' WHERE handle = 'ben'";
    world.node.write(move |tx| tx.run(sql!(taken))).await;
    let name =
        world.node.read(|conn| candidate::waiting(conn, &Cursor::oldest())).await.items[0].name.clone();
    let cookie = format!("__Host-collegium={}", world.node.session(&world.ada).await);
    let form = [("candidate", name.as_str()), ("decision", "accept")];
    let refused = world.node.post_form("/admin/applications", Some(&cookie), &form).await;
    assert_eq!(refused.status, 422);
    let text = refused.text();
    let (before, behind) = text.split_once("“ada” is taken").expect("why it was refused");
    assert!(before.contains(">@ada<") && behind.contains(">@cleo<"), "{text}");
    assert_eq!(world.node.read(candidate::count_waiting).await, 2);
}

#[tokio::test]
async fn the_node_writes_to_so_many_strangers_an_hour_and_no_more() {
    let world = World::new(SignUp::Open).await;
    world.confirmed("ben").await;
    let key = world.node.app.node_key().clone();
    let many = move |tx: &mut Tx| {
        let way = Way { mail_goes: true, ..Way::default() };
        let mut all = (1..200).map(|n| crate::support::node::newcomer(&format!("many{n}")));
        all.try_for_each(|new| sign_up::come(tx, &key, &new, &way).map(drop))
    };
    world.node.write(many).await;
    let unknown = world.comes("zz1", &[]).await;
    let known = world.comes("zz2", &[("email", "ben@mail.test")]).await;
    assert_eq!((unknown.status.as_u16(), known.status.as_u16()), (422, 422));
    let alike = |answer: &Answer, handle, email| answer.text().replace(email, "E").replace(handle, "H");
    assert_eq!(alike(&unknown, "zz1", "zz1@mail.test"), alike(&known, "zz2", "ben@mail.test"));
    assert!(unknown.text().contains("Too many people"), "{}", unknown.text());
    world.node.app.clock().shift(HOUR);
    assert_eq!(world.comes("zz1", &[]).await.status, 303);
}

#[tokio::test]
async fn a_candidate_who_does_not_confirm_is_forgotten_with_the_handle() {
    let world = World::new(SignUp::Open).await;
    world.comes("ben", &[]).await;
    let secret = world.mail().await[0].secret();
    let other = world.comes("ben", &[("email", "other@mail.test")]).await;
    assert_eq!(other.status, 422, "somebody is about to be called so");
    world.node.app.clock().shift(4 * DAY);
    assert_eq!(world.confirm(&secret).await.status, 422);
    world.node.write(candidate::clear).await;
    assert_eq!(world.node.number("SELECT count(*) AS n FROM candidates").await, 0);
    assert_eq!(world.comes("ben", &[("email", "other@mail.test")]).await.status, 303);
}

#[tokio::test]
async fn whoever_applies_waits_for_an_admin_and_hears_the_decision() {
    let world = World::new(SignUp::Application).await;
    world.node.write(|tx| association::set_sign_up_questions(tx, "Who knows you?")).await;
    world.node.app.reload().await.unwrap();
    assert!(world.node.get("/sign-up").await.text().contains("Who knows you?"));
    let silent = world.comes("ben", &[]).await;
    assert_eq!(silent.status, 422, "the questions want an answer");
    for handle in ["ben", "cleo"] {
        let asked = world.comes(handle, &[("answers", "Ada does.")]).await;
        assert_eq!(to(&asked), "/sign-up?done=asked");
        let secret = world.mail().await[0].secret();
        assert_eq!(to(&world.confirm(&secret).await), "/confirm?done=waiting");
    }
    assert_eq!(world.members().await, 0);
    let token = world.node.token(&world.ada).await;
    let listed = world.node.api(&token, "GET", "/api/v1/applications", None).await.json();
    assert_eq!(listed["items"][0]["answers"], "Ada does.");
    assert_eq!(listed["items"][0]["email_confirmed"], true);
    for (n, decision) in ["accept", "decline"].into_iter().enumerate() {
        let path = format!("/api/v1/applications/{}", listed["items"][n]["id"].as_str().unwrap());
        let body = Some(json!({ "decision": decision }));
        assert_eq!(world.node.api(&token, "PUT", &path, body.clone()).await.status, 204);
        assert_eq!(world.node.api(&token, "PUT", &path, body).await.status, 404, "decided once");
    }
    assert_eq!(world.members().await, 1);
    let told = world.mail().await;
    assert_eq!((&told[0].to[0], &told[1].to[0]), (&"ben@mail.test".to_owned(), &"cleo@mail.test".to_owned()));
    assert!(told[0].plain().contains("You are a member") && told[1].plain().contains("decided against"));
    assert_eq!(world.node.number("SELECT count(*) AS n FROM candidates").await, 0, "what they wrote is gone");
}

#[tokio::test]
async fn only_admins_invite_and_decide() {
    let world = World::new(SignUp::Application).await;
    let ben = world.node.member("ben").await;
    let token = world.node.token(&ben).await;
    let cookie = format!("__Host-collegium={}", world.node.session(&ben).await);
    for (method, path) in [
        ("GET", "/api/v1/invitations"),
        ("POST", "/api/v1/invitations"),
        ("DELETE", "/api/v1/invitations/x"),
        ("GET", "/api/v1/applications"),
    ] {
        assert_eq!(world.node.api(&token, method, path, None).await.status, 403, "{method} {path}");
    }
    for path in ["/admin/sign-up", "/admin/invitations", "/admin/invitations/revoke", "/admin/applications"] {
        let form = [("sign_up", "open"), ("uses", "1"), ("days", "1"), ("decision", "accept")];
        assert_eq!(world.node.post_form(path, Some(&cookie), &form).await.status, 403, "{path}");
    }
    assert_eq!(world.node.number("SELECT count(*) AS n FROM invitations").await, 0);
}

#[tokio::test]
async fn without_a_mail_server_open_means_open_and_applications_wait_at_once() {
    let node = TestNode::new().await;
    let form = |handle: &'static str| [("handle", handle), ("display_name", handle), ("password", PASSWORD)];
    node.write(|tx| association::set_sign_up(tx, SignUp::Open)).await;
    node.app.reload().await.unwrap();
    let came = node.post_form("/sign-up", None, &form("ben")).await;
    assert_eq!((came.status.as_u16(), to(&came)), (303, "/communities"));
    node.write(|tx| association::set_sign_up(tx, SignUp::Application)).await;
    node.app.reload().await.unwrap();
    assert_eq!(
        node.post_form("/sign-up", None, &form("cleo")).await.status,
        422,
        "where would the answer go"
    );
    let form = [&form("cleo")[..], &[("email", "cleo@mail.test")]].concat();
    assert_eq!(to(&node.post_form("/sign-up", None, &form).await), "/sign-up?done=waiting");
    assert_eq!(node.read(candidate::count_waiting).await, 1);
}

#[tokio::test]
async fn a_node_from_before_keeps_its_way_in() {
    let node = TestNode::new().await;
    let way = async || node.read(association::load).await.sign_up;
    assert_eq!(way().await, SignUp::Closed);
    let old = "INSERT INTO settings (name, value) VALUES ('sign_up_open', 'yes')";
    node.write(move |tx| tx.run(sql!(old))).await;
    assert_eq!(way().await, SignUp::Open);
    node.write(|tx| association::set_sign_up(tx, SignUp::Invitation)).await;
    assert_eq!(way().await, SignUp::Invitation);
}
