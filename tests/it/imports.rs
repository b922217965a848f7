//! Members from a file: what is told before, who is invited, what happens when it is sent twice, and what is kept.

use std::fmt::Write;

use axum::body::Body;
use axum::http::header;
use collegium::accounts::Member;
use collegium::base::time::DAY;
use collegium::communities::Visibility;
use collegium::mail::Pace;
use collegium::roster::import::{self, Import};
use collegium::worker::{self, imports, mails};
use collegium::{association, sql};
use serde_json::{Value, json};

use crate::support::http::{Answer, request};
use crate::support::smtp::{Sink, Taken};
use crate::support::{TestDb, TestNode};

const PASSWORD: &str = "a long walk along the harbour";

struct World {
    node: TestNode,
    sink: Sink,
    ada: Member,
    cookie: String,
    token: String,
}

impl World {
    async fn new() -> World {
        let sink = Sink::start().await;
        let port = sink.port;
        let http = crate::support::node::nobody_answers();
        let node = TestNode::tuned(TestDb::new(), "https://north.test", http, move |config| {
            config.mail.host = "127.0.0.1".into();
            config.mail.port = port;
            config.mail.tls = "none".into();
            config.mail.from = "node@mail.test".into();
            config.mail.batch = 1000;
        })
        .await;
        node.write(|tx| association::set_sign_up(tx, association::SignUp::Invitation)).await;
        node.app.reload().await.unwrap();
        let ada = node.admin("ada").await;
        let cookie = format!("__Host-collegium={}", node.session(&ada).await);
        World { token: node.token(&ada).await, ada, cookie, node, sink }
    }

    /// Sends a file by the page's form.
    async fn upload(&self, bytes: &[u8]) -> Answer {
        self.upload_as(&self.cookie, bytes).await
    }

    async fn upload_as(&self, cookie: &str, bytes: &[u8]) -> Answer {
        let head = b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n";
        let body = [&head[..], bytes, b"\r\n--edge--\r\n"].concat();
        let request = request("POST", &self.node.origin(), "/admin/members/import")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .header(header::COOKIE, cookie)
            .body(Body::from(body))
            .unwrap();
        self.node.send(request).await
    }

    /// The same, and where it is shown.
    async fn sent(&self, text: &str) -> String {
        let answer = self.upload(text.as_bytes()).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        answer.header("location").unwrap().to_owned()
    }

    async fn page(&self, path: &str) -> Answer {
        self.node.get_as(path, "text/html", Some(("cookie", &self.cookie))).await
    }

    async fn decide(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.node.post_form(path, Some(&self.cookie), form).await
    }

    async fn import(&self, path: &str) -> Import {
        let name = path.rsplit('/').next().unwrap().to_owned();
        self.node.read(move |conn| import::by_name(conn, &name)).await
    }

    async fn work(&self) -> usize {
        imports::work_off(&self.node.app).await.unwrap().unwrap()
    }

    async fn mail(&self) -> Vec<Taken> {
        let before = self.sink.taken().len();
        while mails::work_off(&self.node.app).await.unwrap() != Some(0) {}
        self.sink.taken().split_off(before)
    }

    async fn api(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.node.api(&self.token, method, &format!("/api/v1{path}"), body).await
    }

    async fn count(&self, text: &'static str) -> i64 {
        self.node.number(text).await
    }
}

/// The link of an invitation in a mail: its secret.
fn secret(mail: &Taken) -> String {
    mail.plain().split("invitation=").nth(1).unwrap().split_whitespace().next().unwrap().to_owned()
}

fn figures(i: &Import) -> [i64; 6] {
    [i.lines, i.fresh, i.known, i.invited, i.doubled, i.bad]
}

const INVITATIONS: &str = "SELECT count(*) AS n FROM invitations";

/// Three thousand rows with forty bad ones, of which two are twice in the file and one is a member.
fn three_thousand() -> String {
    let mut text = "E-post;Navn;Kortnavn;Yrke\n".to_owned();
    for n in 0..3000 {
        match n % 75 {
            3 if n % 2 == 0 => writeln!(text, "nobody{n};Person {n};;nurse").unwrap(),
            3 => writeln!(text, "p{n}@mail.test;=HYPERLINK({n});;nurse").unwrap(),
            _ if n == 10 || n == 11 => writeln!(text, " P9@Mail.Test ;Person again;;").unwrap(),
            _ if n == 12 => writeln!(text, "Ada@mail.test;Ada;;").unwrap(),
            _ => writeln!(text, "p{n}@mail.test;Person {n};;Bone setter").unwrap(),
        }
    }
    text
}

#[tokio::test]
async fn three_thousand_rows_are_looked_at_then_invited_and_twice_is_once() {
    let world = World::new().await;
    let path = world.sent(&three_thousand()).await;
    let import = world.import(&path).await;
    assert_eq!(figures(&import), [3000, 2957, 1, 0, 2, 40]);
    assert_eq!(world.count(INVITATIONS).await, 0, "a look writes nothing");
    assert_eq!(world.count("SELECT count(*) AS n FROM mails").await, 0);
    let page = world.page(&path).await.ok().text();
    assert!(page.contains("HYPERLINK") && page.contains("begins like a formula"), "{page}");
    assert_eq!(world.work().await, 0, "nothing begins by itself");
    assert_eq!(world.decide(&path, &[("do", "start")]).await.status, 303);
    assert_eq!(world.decide(&path, &[("do", "start")]).await.status, 422, "it is begun once");
    assert_eq!(world.work().await, 3000);
    let done = world.import(&path).await;
    assert_eq!((done.state.as_str(), done.worked, done.made), ("done", 3000, 2957));
    assert_eq!(world.count(INVITATIONS).await, 2957);
    assert_eq!(world.count("SELECT count(*) AS n FROM mails WHERE kind = 'invited'").await, 2957);
    let again = world.sent(&three_thousand()).await;
    assert_eq!(figures(&world.import(&again).await), [3000, 0, 1, 2957, 2, 40]);
    assert_eq!(world.decide(&again, &[("do", "start")]).await.status, 303);
    assert_eq!(world.work().await, 3000);
    assert_eq!(world.import(&again).await.made, 0);
    assert_eq!(world.count(INVITATIONS).await, 2957, "nothing is doubled");
    assert_eq!(world.count("SELECT count(*) AS n FROM mails").await, 2957);
}

#[tokio::test]
async fn the_invited_come_by_their_link_with_what_the_file_says() {
    let world = World::new().await;
    let wounds = world.node.community(&world.ada, "wounds", Visibility::Public).await;
    world.node.community(&world.ada, "cases", Visibility::Members).await;
    let text = "Courriel,Nom,Nom court,Profession,Rôle,Communautés\n\
                bo@bücher.test,Bo Lind,bo,Nurse,modération,wounds cases\n";
    let path = world.sent(text).await;
    world.decide(&path, &[("do", "start")]).await;
    world.work().await;
    let mail = world.mail().await;
    assert_eq!(mail[0].to, ["bo@xn--bcher-kva.test"]);
    let link = secret(&mail[0]);
    let page = world.node.get(&format!("/sign-up?invitation={link}")).await;
    assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, Some("no-store")));
    let text = page.text();
    assert!(text.contains("value=\"Bo Lind\"") && text.contains("value=\"bo@xn--bcher-kva.test\""), "{text}");
    let form = |email| {
        [
            ("invitation", link.as_str()),
            ("handle", "bo"),
            ("display_name", "Bo"),
            ("password", PASSWORD),
            ("email", email),
        ]
    };
    let other = world.node.post_form("/sign-up", None, &form("thief@mail.test")).await;
    assert_eq!(other.status, 422, "it is for one address");
    assert!(other.text().contains("was sent to"));
    let came = world.node.post_form("/sign-up", None, &form("Bo@bücher.test")).await;
    assert_eq!(came.status, 303, "{}", came.text());
    assert_eq!(world.node.post_form("/sign-up", None, &form("")).await.status, 422, "once");
    let confirmed = "SELECT count(*) AS n FROM members WHERE email = 'bo@xn--bcher-kva.test' AND email_confirmed IS NOT NULL";
    assert_eq!(world.count(confirmed).await, 1, "the link went there, so the address is theirs");
    let places = "SELECT count(*) AS n FROM memberships m JOIN actors a ON a.id = m.actor
                  WHERE a.handle = 'bo' AND m.role = 'moderator' AND m.state = 'member'";
    assert_eq!(world.count(places).await, 2);
    assert_eq!(
        world.count("SELECT count(*) AS n FROM actors WHERE handle = 'bo' AND profession = 'nurse'").await,
        1
    );
    let counted = world
        .node
        .read(move |conn| conn.number(sql!("SELECT members AS n FROM communities WHERE actor = $1", wounds)));
    assert_eq!(counted.await, Some(2), "the facilitator and Bo");
    let again = world.sent("email\nBO@BÜCHER.test\n").await;
    assert_eq!(
        figures(&world.import(&again).await),
        [1, 0, 1, 0, 0, 0],
        "a member by now, in every spelling"
    );
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_refused_with_its_reason() {
    let world = World::new().await;
    for (bytes, why) in [
        (&b""[..], "Choose a file first"),
        (b"PK\x03\x04\x14\x00", "This is a workbook"),
        (b"email\n\x81\x8d@b.test\n", "cannot be read"),
        (b"email;name\n", "nothing in the file below"),
    ] {
        let answer = world.upload(bytes).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains(why), "{}", answer.text());
    }
    let large = vec![b'x'; 5 * 1024 * 1024];
    assert_eq!(world.upload(&large).await.status, 413);
    assert_eq!(world.count("SELECT count(*) AS n FROM imports").await, 0);
}

#[tokio::test]
async fn old_encodings_are_read_and_named() {
    let world = World::new().await;
    let text = "E-post;Navn\nåse@mail.test;Åse Bø\n";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (bytes, name) in [(latin, "Windows-1252"), (utf16, "UTF-16")] {
        let path = world.upload(&bytes).await.header("location").unwrap().to_owned();
        let page = world.page(&path).await.ok().text();
        assert!(page.contains(name), "{page}");
        assert_eq!(figures(&world.import(&path).await), [1, 1, 0, 0, 0, 0]);
    }
}

#[tokio::test]
async fn columns_are_chosen_by_hand_where_their_names_say_nothing() {
    let world = World::new().await;
    let path = world.sent("Who;Where to\nBo;bo@mail.test\n").await;
    let page = world.page(&path).await.ok().text();
    assert!(page.contains("Which column holds the email addresses?"), "{page}");
    assert_eq!(world.decide(&path, &[("do", "start")]).await.status, 422, "nobody can be invited yet");
    assert_eq!(world.decide(&path, &[("do", "columns"), ("email", "9")]).await.status, 422);
    let chosen = [("do", "columns"), ("email", "2"), ("name", "1")];
    assert_eq!(world.decide(&path, &chosen).await.status, 303);
    let import = world.import(&path).await;
    assert_eq!((import.chosen.as_str(), import.fresh), ("email=1 name=0", 1));
    world.decide(&path, &[("do", "start")]).await;
    world.work().await;
    let named = "SELECT count(*) AS n FROM invitations WHERE display_name = 'Bo' AND email = 'bo@mail.test'";
    assert_eq!(world.count(named).await, 1);
}

#[tokio::test]
async fn rows_are_judged_by_what_the_node_knows() {
    let world = World::new().await;
    world.node.community(&world.ada, "wounds", Visibility::Public).await;
    let text = "email;handle;communities;role\n\
                a@mail.test;ada;;\n\
                b@mail.test;;nowhere;\n\
                c@mail.test;;wounds;admin\n\
                d@mail.test;;wounds;facilitator\n";
    let sent = world.api("POST", "/imports", Some(json!({ "csv": text }))).await;
    assert_eq!(sent.status, 201, "{}", sent.text());
    let view = sent.json();
    assert_eq!((&view["fresh"], &view["bad"], &view["columns"]["handle"]), (&json!(1), &json!(3), &json!(2)));
    let id = view["id"].as_str().unwrap();
    let faults = world.api("GET", &format!("/imports/{id}/faults"), None).await.json();
    let codes: Vec<_> =
        faults["items"].as_array().unwrap().iter().map(|f| (f["row"].clone(), f["code"].clone())).collect();
    assert_eq!(
        codes,
        [
            (json!(2), json!("handle-taken")),
            (json!(3), json!("csv-no-community")),
            (json!(4), json!("csv-role"))
        ]
    );
    assert_eq!(world.api("POST", &format!("/imports/{id}/start"), None).await.status, 204);
    world.work().await;
    assert_eq!(world.api("GET", &format!("/imports/{id}"), None).await.json()["made"], 1);
}

#[tokio::test]
async fn what_is_wrong_can_be_kept_as_a_file_that_carries_nothing_out() {
    let world = World::new().await;
    let path = world.sent("email;name\nx@mail.test;\"=cmd|' /C calc'!A0\"\n").await;
    let file = world.page(&format!("{path}/faults")).await.ok();
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(file.header("content-disposition").unwrap().starts_with("attachment"));
    let text = file.text();
    assert!(text.contains(",'=cmd|' /C calc'!A0,"), "{text}");
    assert!(!text.contains(",=cmd"), "{text}");
}

#[tokio::test]
async fn a_file_is_sealed_and_gone_after_a_day_or_when_an_admin_says_so() {
    let world = World::new().await;
    let secret = "zyxwv@mail.test";
    let path = world.sent(&format!("email\n{secret}\n")).await;
    let other = world.sent("email\nb@mail.test\n").await;
    let sealed = "SELECT count(*) AS n FROM imports WHERE sealed IS NOT NULL";
    assert_eq!(world.count(sealed).await, 2);
    let found = world.node.read(move |conn| {
        row_bytes(conn).map(|all| all.iter().any(|b| b.windows(15).any(|w| w == secret.as_bytes())))
    });
    assert!(!found.await, "what lies there cannot be read without the node key");
    assert_eq!(world.decide(&other, &[("do", "forget")]).await.status, 303);
    assert_eq!((world.count(sealed).await, world.import(&other).await.state.as_str()), (1, "forgotten"));
    world.node.app.clock().shift(DAY + 1);
    world.node.write(import::clear).await;
    assert_eq!(world.count(sealed).await, 0);
    assert_eq!(world.import(&path).await.state, "forgotten");
    assert_eq!(world.decide(&path, &[("do", "start")]).await.status, 422);
}

fn row_bytes(conn: &mut collegium::base::sql::Conn) -> collegium::error::Result<Vec<Vec<u8>>> {
    collegium::row! { struct Sealed { sealed: Option<Vec<u8>> } }
    let all = conn.all::<Sealed>(sql!("SELECT sealed FROM imports"))?;
    Ok(all.into_iter().filter_map(|s| s.sealed).collect())
}

#[tokio::test]
async fn an_import_goes_on_where_it_was_left_by_whichever_process() {
    let world = World::new().await;
    let path = world.sent(&three_thousand()).await;
    world.decide(&path, &[("do", "start")]).await;
    let (pace, key) = (Pace { batch: 50, pause: 60_000_000 }, world.node.app.node_key().clone());
    let first = key.clone();
    let next = world.node.read(move |conn| import::next(conn, &first)).await;
    let import::Next::Work(work) = next else { panic!("{next:?}") };
    let ((worked, lines), subject) = (work.some(), work.subject());
    let stale = (worked, lines.clone());
    let one = key.clone();
    assert!(world.node.write(move |tx| import::step(tx, &one, subject, (worked, &lines), pace)).await);
    let made = world.import(&path).await.made;
    let twice = world.node.write(move |tx| import::step(tx, &key, subject, (stale.0, &stale.1), pace)).await;
    assert!(!twice, "the same rows are worked off once, even by a process that believes they wait");
    assert_eq!((world.import(&path).await.made, world.count(INVITATIONS).await), (made, made));
    let other = world.node.second_process().await;
    assert_eq!(imports::work_off(&other).await.unwrap(), Some(2900));
    assert_eq!(world.import(&path).await.made, 2957);
}

#[tokio::test]
async fn mails_go_in_batches() {
    let world = World::new().await;
    let app = TestNode::on_app(&world.node, |config| {
        config.mail.batch = 40;
        config.mail.batch_pause_seconds = 60;
    })
    .await;
    let rows: String = (0..130).map(|n| format!("p{n}@mail.test\n")).collect();
    for part in [&rows, &"late@mail.test\n".to_owned()] {
        let path = world.sent(&format!("email\n{part}")).await;
        world.decide(&path, &[("do", "start")]).await;
        imports::work_off(&app).await.unwrap();
    }
    assert_eq!(world.mail().await.len(), 40);
    for (minute, mails) in [(1, 40), (2, 40), (3, 11)] {
        world.node.app.clock().shift(minute * 60_000_000 + 5_000_000);
        assert_eq!(world.mail().await.len(), mails, "minute {minute}");
    }
}

#[tokio::test]
async fn an_invitation_that_was_taken_back_is_not_mailed() {
    let world = World::new().await;
    let path = world.sent("email\na@mail.test\nb@mail.test\n").await;
    world.decide(&path, &[("do", "start")]).await;
    world.work().await;
    world
        .node
        .write(|tx| tx.run(sql!("UPDATE invitations SET revoked = 1 WHERE email = 'a@mail.test'")))
        .await;
    let mail = world.mail().await;
    assert_eq!((mail.len(), mail[0].to[0].as_str()), (1, "b@mail.test"));
    assert_eq!(world.count("SELECT count(*) AS n FROM mails WHERE state = 'expired'").await, 1);
}

#[tokio::test]
async fn only_admins_import() {
    let world = World::new().await;
    let path = world.sent("email\na@mail.test\n").await;
    let ben = world.node.member("ben").await;
    let cookie = format!("__Host-collegium={}", world.node.session(&ben).await);
    assert_eq!(world.upload_as(&cookie, b"email\nb@mail.test\n").await.status, 403);
    assert_eq!(world.node.post_form(&path, Some(&cookie), &[("do", "start")]).await.status, 403);
    for path in ["/admin/members/import", &path, &format!("{path}/faults")] {
        assert_eq!(
            world.node.get_as(path, "text/html", Some(("cookie", &cookie))).await.status,
            403,
            "{path}"
        );
    }
    let (token, name) = (world.node.token(&ben).await, path.rsplit('/').next().unwrap());
    for (method, path) in [
        ("GET", "/api/v1/imports".to_owned()),
        ("POST", "/api/v1/imports".to_owned()),
        ("GET", format!("/api/v1/imports/{name}")),
        ("GET", format!("/api/v1/imports/{name}/faults")),
        ("POST", format!("/api/v1/imports/{name}/start")),
        ("DELETE", format!("/api/v1/imports/{name}")),
    ] {
        let body = (method == "POST").then(|| json!({ "csv": "email\nb@mail.test\n" }));
        assert_eq!(world.node.api(&token, method, &path, body).await.status, 403, "{method} {path}");
    }
    assert_eq!(world.import(&path).await.state, "checked");
    assert_eq!(world.count("SELECT count(*) AS n FROM audit_log WHERE act LIKE 'import%'").await, 1);
    assert_eq!(worker::work_off(&world.node.app).await.unwrap(), 0);
}

#[tokio::test]
async fn an_invitation_is_mailed_again_with_a_link_of_its_own() {
    let world = World::new().await;
    let path = world.sent("email\na@mail.test\n").await;
    world.decide(&path, &[("do", "start")]).await;
    world.work().await;
    let first = secret(&world.mail().await[0]);
    let listed = world.api("GET", "/invitations", None).await.json();
    assert_eq!(listed["items"][0]["email"], "a@mail.test");
    let name = listed["items"][0]["id"].as_str().unwrap().to_owned();
    world.node.app.clock().shift(31 * DAY);
    let token = world.node.token(&world.ada).await;
    let again = format!("/api/v1/invitations/{name}/mail");
    assert_eq!(world.node.api(&token, "POST", &again, None).await.status, 204, "also when it is too old");
    let second = secret(&world.mail().await[0]);
    assert_eq!(world.node.get(&format!("/sign-up?invitation={first}")).await.status, 422);
    assert_eq!(world.node.get(&format!("/sign-up?invitation={second}")).await.status, 200);
    for status in [204, 204, 422] {
        assert_eq!(world.node.api(&token, "POST", &again, None).await.status, status, "three an hour");
    }
    let ben = world.node.token(&world.node.member("ben").await).await;
    assert_eq!(world.node.api(&ben, "POST", &again, None).await.status, 403);
    world.node.write(|tx| tx.run(sql!("UPDATE invitations SET used = 1"))).await;
    assert_eq!(world.node.api(&token, "POST", &again, None).await.status, 404);
}
