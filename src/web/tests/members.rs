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
