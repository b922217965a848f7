//! Mail in a made-up language: the admins' page, what links lead to, and the mails themselves.

use super::browser::{Browser, GREEK, PASSWORD};
use crate::accounts::links::{self, Purpose};
use crate::accounts::{Member, by_handle, email, waiting};
use crate::mail::{Kind, Quotes};
use crate::sql;
use crate::web::l10n::{LANGUAGES, PSEUDO, Words};
use crate::web::letters;

/// Mails in every state, with everything that can stop one.
pub async fn queue(b: &mut Browser) {
    b.page("mail.html", "/admin/mail", 200).await;
    b.refused("mail.html", "/admin/mail", &[("address", GREEK)], 422).await;
    let to = [("address", "a@b.example")];
    assert_eq!(b.sent("/admin/mail", &to).await, "/admin/mail?test=queued");
    b.page("mail.html", "/admin/mail?test=queued", 200).await;
    let rows = [
        "INSERT INTO mails (id, name, kind, address, language, state, owner, tries, reason, answer, due, until, created, sent)
         SELECT i, 'm' || i, CASE i WHEN 1 THEN 'confirm' WHEN 2 THEN 'reset' WHEN 3 THEN 'address-known'
                WHEN 4 THEN 'address-changed' ELSE 'password-changed' END, 'c@d.example', 'en',
                CASE i WHEN 1 THEN 'queued' WHEN 2 THEN 'handed' WHEN 3 THEN 'sent' WHEN 4 THEN 'refused' WHEN 5 THEN 'unsure'
                    WHEN 6 THEN 'expired' ELSE 'queued' END, 'x', i,
                CASE i WHEN 1 THEN 'server' WHEN 2 THEN 'sender' WHEN 4 THEN 'message' WHEN 5 THEN 'unsure'
                    WHEN 6 THEN 'expired' WHEN 7 THEN 'folder' WHEN 8 THEN 'broken' END, 'no', 1, 9, 1, NULL
         FROM (SELECT 1 AS i UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7
               UNION SELECT 8) q",
        "INSERT INTO paused_addresses (address, answer, at) VALUES ('c@d.example', 'no', 1)",
    ];
    b.app
        .db()
        .write(move |tx| rows.iter().try_for_each(|row| tx.run(crate::sql!(*row)).map(drop)))
        .await
        .unwrap();
    b.page("mail.html", "/admin/mail", 200).await;
    assert_eq!(b.sent("/admin/mail/again", &[("mail", "m4")]).await, "/admin/mail");
    b.page("mail.html", "/admin/mail", 200).await;
}

async fn me(b: &Browser) -> Member {
    b.app.db().read(|conn| by_handle(conn, "q1")).await.unwrap().unwrap()
}

/// A link as a mail would hold it.
async fn link(b: &Browser, purpose: Purpose) -> String {
    let me = me(b).await;
    b.app.db().write(move |tx| links::make(tx, me.id, purpose, "q1@b.example")).await.unwrap()
}

/// The ways in, as admins set them and strangers meet them.
pub async fn joining(b: &mut Browser) {
    let page = "/admin/sign-up";
    b.page("joining.html", page, 200).await;
    b.refused("joining.html", page, &[("sign_up", "no")], 422).await;
    b.refused("joining.html", "/admin/invitations", &[("uses", "0"), ("days", "x")], 422).await;
    b.refused("joining.html", "/admin/invitations", &[("uses", "2"), ("days", "3"), ("note", GREEK)], 200)
        .await;
    b.page("joining.html", page, 200).await;
    b.page("applications.html", "/admin/applications", 200).await;
    for way in ["invitation", "application"] {
        assert_eq!(b.sent(page, &[("sign_up", way), ("sign_up_questions", GREEK)]).await, page);
        b.page("admin.html", "/admin", 200).await;
        b.page("about.html", "/about", 200).await;
        let member = std::mem::take(&mut b.cookie);
        let (template, status) =
            if way == "invitation" { ("error.html", 403) } else { ("sign_up.html", 200) };
        b.page(template, "/sign-up", status).await;
        b.page("sign_up.html", "/sign-up?invitation=x", 422).await;
        b.cookie = member;
    }
    let member = std::mem::take(&mut b.cookie);
    let form = [
        ("handle", "z9"),
        ("display_name", GREEK),
        ("email", "z9@b.example"),
        ("password", PASSWORD),
        ("answers", GREEK),
    ];
    assert_eq!(b.sent("/sign-up", &form).await, "/sign-up?done=waiting");
    b.page("sign_up_done.html", "/sign-up?done=waiting", 200).await;
    b.page("sign_up_done.html", "/sign-up?done=asked", 200).await;
    b.page("confirm.html", "/confirm?done=waiting", 200).await;
    candidate(b).await;
    b.page("sign_in.html", "/sign-in?done=joined", 200).await;
    b.cookie = member;
    b.page("joining.html", page, 200).await;
    b.page("applications.html", "/admin/applications", 200).await;
    b.refused("applications.html", "/admin/applications", &[("decision", "x")], 422).await;
    decided(b).await;
    b.sent(page, &[("sign_up", "open")]).await;
}

/// A candidate's link, by the password of the admin.
async fn candidate(b: &mut Browser) {
    let row = "INSERT INTO candidates (id, name, handle, handle_key, display_name, email, password, language, time_zone,
                   answers, judged, state, secret_hash, created, expires)
               SELECT 9, 'n9', 'z8', 'z8', 'z8', 'z8@b.example', password, 'en', 'UTC', '', TRUE, 'unconfirmed', $1, 1, $2
               FROM members WHERE admin";
    let hash = crate::base::id::secret_hash("z8");
    b.app.db().write(move |tx| tx.run(crate::sql!(row, &hash, i64::MAX))).await.unwrap();
    b.page("confirm.html", "/confirm?token=z8", 200).await;
    b.refused("confirm.html", "/confirm", &[("token", "z8")], 422).await;
    b.refused("confirm.html", "/confirm", &[("token", "z8"), ("password", "no")], 422).await;
    let form = [("token", "z8"), ("password", PASSWORD)];
    assert_eq!(b.sent("/confirm", &form).await, "/confirm?done=waiting");
}

/// Somebody who cannot be let in, for their short name is taken.
async fn decided(b: &mut Browser) {
    let row = "UPDATE candidates SET handle = 'q1', handle_key = 'q1' WHERE name = 'n9'";
    b.app.db().write(move |tx| tx.run(crate::sql!(row))).await.unwrap();
    let form = [("candidate", "n9"), ("decision", "accept")];
    b.refused("applications.html", "/admin/applications", &form, 422).await;
}

/// Where a member is signed in.
pub async fn sessions(b: &mut Browser) {
    let page = "/settings/sessions";
    b.page("sessions.html", page, 200).await;
    let first = std::mem::take(&mut b.cookie);
    b.sent("/sign-in", &[("login", "q1"), ("password", PASSWORD), ("shared", "yes")]).await;
    b.page("sessions.html", page, 200).await;
    assert_eq!(b.sent(&format!("{page}/end-others"), &[]).await, page);
    let second = std::mem::replace(&mut b.cookie, first);
    assert!(b.led_to("/settings").await.starts_with("/sign-in"), "the other one has ended");
    b.cookie = second;
    b.page("sessions.html", page, 200).await;
}

/// A member's address, and what links in mails lead to.
pub async fn links(b: &mut Browser) {
    let page = "/settings/email";
    b.page("email.html", page, 200).await;
    b.refused("email.html", page, &[("email", "q1@b.example"), ("password", "no")], 422).await;
    b.refused("email.html", &format!("{page}/again"), &[], 422).await;
    let form = [("email", "q1@b.example"), ("password", PASSWORD)];
    assert_eq!(b.sent(page, &form).await, format!("{page}?sent=yes"));
    b.page("email.html", &format!("{page}?sent=yes"), 200).await;
    b.app
        .db()
        .write(|tx| tx.run(crate::sql!("UPDATE members SET email = 'q1@b.example' WHERE admin")))
        .await
        .unwrap();
    b.page("email.html", page, 200).await;
    let token = link(b, Purpose::Confirm).await;
    b.page("confirm.html", &format!("/confirm?token={token}"), 200).await;
    assert_eq!(b.sent("/confirm", &[("token", &token)]).await, "/confirm?done=yes");
    b.page("confirm.html", "/confirm?done=yes", 200).await;
    b.page("confirm.html", &format!("/confirm?token={token}"), 422).await;
    b.refused("confirm.html", "/confirm", &[("token", &token)], 422).await;
    b.page("email.html", page, 200).await;
    resets(b).await;
}

async fn resets(b: &mut Browser) {
    let me = me(b).await;
    let standing = b.app.db().read(move |conn| email::standing(conn, &me)).await.unwrap();
    assert!(standing.confirmed.is_some());
    let member = std::mem::take(&mut b.cookie);
    b.page("forgot.html", "/forgot", 200).await;
    b.refused("forgot.html", "/forgot", &[("email", GREEK)], 422).await;
    assert_eq!(b.sent("/forgot", &[("email", "nobody@b.example")]).await, "/forgot?done=yes");
    b.page("forgot.html", "/forgot?done=yes", 200).await;
    let token = link(b, Purpose::Reset).await;
    b.page("reset.html", &format!("/reset?token={token}"), 200).await;
    b.page("unsubscribe.html", "/unsubscribe?token=x", 422).await;
    let id =
        b.app.db().read(|conn| conn.number(sql!("SELECT max(id) AS n FROM members"))).await.unwrap().unwrap();
    let ends = waiting::secret(b.app.node_key(), id).unwrap();
    b.page("unsubscribe.html", &format!("/unsubscribe?token={ends}"), 200).await;
    assert_eq!(b.sent("/unsubscribe", &[("token", &ends)]).await, "/unsubscribe?done=yes");
    b.page("unsubscribe.html", "/unsubscribe?done=yes", 200).await;
    b.page("reset.html", "/reset?token=x", 422).await;
    b.refused("reset.html", "/reset", &[("token", &token), ("password", "no")], 422).await;
    b.refused("reset.html", "/reset", &[("token", "x"), ("password", PASSWORD)], 422).await;
    assert_eq!(b.sent("/reset", &[("token", &token), ("password", PASSWORD)]).await, "/sign-in?done=reset");
    b.page("sign_in.html", "/sign-in?done=reset", 200).await;
    // Every session has ended, the one from before, too.
    b.cookie = member;
    assert!(b.led_to("/settings").await.starts_with("/sign-in"));
    b.sent("/sign-in", &[("login", "q1"), ("password", PASSWORD)]).await;
}

#[tokio::test]
async fn every_mail_speaks_through_the_translations() {
    let b = Browser::start().await;
    let mut state = (*b.app.state()).clone();
    state.association.name = GREEK.into();
    let quotes = Quotes { secret: "7".into(), handle: "q1".into(), member: 0, count: 3 };
    for kind in Kind::ALL {
        let english = letters::write(&state, kind, "en", &quotes);
        for (tag, _) in LANGUAGES.iter().filter(|(tag, _)| *tag != "en") {
            let translated = letters::write(&state, kind, tag, &quotes);
            // What a language lacks is said in English.
            let own = Words::of(tag).unwrap().has(&format!("{}-subject", kind.key()));
            for (one, other) in [(&english.subject, &translated.subject), (&english.body, &translated.body)] {
                assert!(one.contains(GREEK) && other.contains(GREEK), "{kind:?}: {other}");
                assert!(!own || one != other, "{kind:?}: {other}");
            }
        }
        let pseudo = letters::write(&state, kind, PSEUDO, &quotes);
        let plain =
            super::pages::plain_words(&format!("<p>{}</p>", pseudo.body.replace(state.origin.as_str(), "")));
        let paths = [
            "confirm",
            "reset",
            "forgot",
            "sign",
            "in",
            "token",
            "notifications",
            "unsubscribe",
            "up",
            "invitation",
        ];
        let more: Vec<&String> = plain.iter().filter(|w| !paths.contains(&w.as_str())).collect();
        assert!(more.is_empty(), "{kind:?} says {more:?} in {}", pseudo.body);
    }
}

/// Somebody who looks at what leaving does, and leaves; the only admin cannot.
pub async fn leaving(b: &mut Browser) {
    b.page("password.html", "/settings/password?done=yes", 200).await;
    b.refused(
        "password.html",
        "/settings/password",
        &[("password", ""), ("new_password", "qwertyuiop")],
        422,
    )
    .await;
    b.page("export.html", "/settings/export", 200).await;
    b.refused("export.html", "/settings/export", &[("password", "")], 422).await;
    let page = "/settings/leaving";
    b.page("leaving.html", page, 200).await;
    b.refused("leaving.html", page, &[("way", "")], 422).await;
    let rows = ["INSERT INTO members (id, password, admin, language, time_zone, created)
         VALUES (978, '', TRUE, 'en', 'UTC', 1)"];
    let db = b.app.db().clone();
    db.write(move |tx| rows.iter().try_for_each(|row| tx.run(crate::sql!(*row)).map(drop))).await.unwrap();
    b.page("leaving.html", page, 200).await;
    b.refused("leaving.html", page, &[("way", "keep"), ("handle", "?"), ("password", "?")], 422).await;
    db.write(|tx| tx.run(crate::sql!("DELETE FROM members WHERE id = 978"))).await.unwrap();
    for way in ["keep", "anonymise", "delete"] {
        b.page("left.html", &format!("/left?way={way}"), 200).await;
    }
    assert_eq!(b.led_to("/left?way=x").await, "/");
}
