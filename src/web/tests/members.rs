//! What admins see of members, in a made-up language.

use super::browser::{Browser, GREEK};
use crate::roster::import;
use crate::worker::imports;

/// A file of members, from the look at it to its end.
pub async fn files(b: &mut Browser) {
    let page = "/admin/members/import";
    b.page("import.html", page, 200).await;
    let text = format!("email;{GREEK};handle\na@b.example;=1;q1\n{GREEK};x;9\nc@b.example;x;\n");
    let key = b.app.node_key().clone();
    let kept = b.app.db().write(move |tx| {
        let id = import::keep(tx, &key, None, text.as_bytes(), &[])?;
        Ok(import::by_id(tx.conn, id)?.name)
    });
    let one = format!("{page}/{}", kept.await.unwrap());
    b.page("import_one.html", &one, 200).await;
    b.refused("import_one.html", &one, &[("do", "columns"), ("email", "99")], 422).await;
    b.refused("import_one.html", &one, &[("do", "columns"), ("email", "")], 422).await;
    assert_eq!(b.sent(&one, &[("do", "columns"), ("email", "1"), ("name", "2"), ("handle", "3")]).await, one);
    b.page("import_one.html", &one, 200).await;
    assert_eq!(b.sent(&one, &[("do", "start")]).await, one);
    b.page("import_one.html", &one, 200).await;
    imports::work_off(&b.app).await.unwrap();
    b.page("import_one.html", &one, 200).await;
    assert_eq!(b.sent(&one, &[("do", "forget")]).await, one);
    b.page("import_one.html", &one, 200).await;
    b.page("import.html", page, 200).await;
}

/// Members in every state: the list, one of them, several at once, and the log.
pub async fn steered(b: &mut Browser) {
    let rows = [
        "UPDATE actors SET name = '\u{3c9}' WHERE handle IN ('theta') AND node IS NULL",
        "UPDATE members SET email = 'm@b.example' WHERE email IS NULL AND NOT admin",
    ];
    b.app
        .db()
        .write(move |tx| rows.iter().try_for_each(|row| tx.run(crate::sql!(*row)).map(drop)))
        .await
        .unwrap();
    for filter in crate::roster::members::Filter::KEYS {
        b.page("members.html", &format!("/admin/members?filter={filter}&q=a"), 200).await;
    }
    b.page("members.html", "/admin/members?done=1", 200).await;
    b.refused("members.html", "/admin/members", &[("act", "lift")], 422).await;
    for act in crate::roster::acts::Act::KEYS {
        let form = [("act", act), ("who-theta", "yes"), ("who-q1", "yes")];
        b.refused("members_sure.html", "/admin/members", &form, 200).await;
    }
    let form = [("act", "suspend"), ("who-theta", "yes"), ("sure", "yes"), ("days", "x")];
    b.refused("members_sure.html", "/admin/members", &form, 422).await;
    let one = "/admin/members/@theta";
    b.page("member.html", one, 200).await;
    b.page("member.html", "/admin/members/@q1", 200).await;
    b.refused("member.html", one, &[("do", "add"), ("community", GREEK)], 422).await;
    b.refused("member.html", "/admin/members/@q1", &[("do", "no-admin")], 403).await;
    assert_eq!(b.sent(one, &[("do", "add"), ("community", "k2")]).await, one);
    b.sent(one, &[("do", "role"), ("community", "k2"), ("role", "moderator"), ("days", "9")]).await;
    b.page("member.html", one, 200).await;
    b.sent(one, &[("do", "suspend"), ("days", "5"), ("reason", GREEK)]).await;
    b.page("member.html", one, 200).await;
    b.sent(one, &[("do", "suspend"), ("reason", "")]).await;
    b.page("member.html", one, 200).await;
    b.page("members.html", "/admin/members?filter=suspended", 200).await;
    b.sent(one, &[("do", "lift")]).await;
    b.page("audit.html", "/admin/audit", 200).await;
    b.page("audit.html", "/admin/audit?act=role", 200).await;
    b.page("admin_communities.html", "/admin/communities", 200).await;
}

/// Name, colours and logo.
pub async fn look(b: &mut Browser) {
    b.page("look.html", "/admin/look", 200).await;
    let png = {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(30, 20).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    };
    b.app
        .db()
        .write(move |tx| {
            crate::policy::set_logo(tx, None, Some(&png))?;
            crate::policy::set_accent(tx, None, "#123456", "")
        })
        .await
        .unwrap();
    b.app.reload().await.unwrap();
    b.page("look.html", "/admin/look", 200).await;
    let html = b.shown("/admin/look").await;
    assert!(
        html.contains("/logo.png?v=") && html.contains("/look.css?v=") && !html.contains("style="),
        "{html}"
    );
}
