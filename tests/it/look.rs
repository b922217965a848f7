//! How the node looks: name, colours with their contrast, a logo that is drawn anew; what pages load of it.

use axum::body::Body;
use axum::http::header;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use collegium::base::page::Cursor;
use collegium::policy::audit;
use serde_json::json;

use crate::support::TestNode;
use crate::support::http::{Answer, request};

struct World {
    node: TestNode,
    cookie: String,
    token: String,
}

impl World {
    async fn new() -> World {
        let node = TestNode::new().await;
        let ada = node.admin("ada").await;
        World {
            cookie: format!("__Host-collegium={}", node.session(&ada).await),
            token: node.token(&ada).await,
            node,
        }
    }

    /// Sends the form, with a picture where there is one.
    async fn send(&self, fields: &[(&str, &str)], picture: &[u8]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part =
                format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n";
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(picture);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let request = request("POST", &self.node.origin(), "/admin/look")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .header(header::COOKIE, &self.cookie)
            .body(Body::from(body))
            .unwrap();
        self.node.send(request).await
    }

    async fn home(&self) -> String {
        self.node.get("/").await.ok().text()
    }
}

fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(width, height).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// The address behind a mark in a page.
fn address(page: &str, mark: &str) -> String {
    let (_, behind) = page.split_once(mark).unwrap_or_else(|| panic!("no {mark} in {page}"));
    format!("{mark}{}", behind.split('"').next().unwrap())
}

#[tokio::test]
async fn a_name_a_colour_and_a_logo_stand_on_every_page() {
    let world = World::new().await;
    assert!(!world.home().await.contains("/look.css") && !world.home().await.contains("/logo.png"));
    assert_eq!(world.node.get("/logo.png").await.status, 404);
    let form = [("name", "Riverland  Therapists"), ("accent", "#7a1f5c"), ("accent_dark", "")];
    let saved = world.send(&form, &picture(600, 300)).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let home = world.home().await;
    assert!(home.contains("Riverland Therapists"));
    let css = world.node.get(&address(&home, "/look.css")).await.ok();
    assert_eq!(css.header("content-type"), Some("text/css; charset=utf-8"));
    assert_eq!(css.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert!(css.text().starts_with(":root { --brand-light: #7a1f5c; --brand-dark: #"), "{}", css.text());
    let logo = world.node.get(&address(&home, "/logo.png")).await.ok();
    assert_eq!(logo.header("content-type"), Some("image/png"));
    assert_eq!(logo.header("x-content-type-options"), Some("nosniff"));
    assert!(logo.header("content-security-policy").unwrap().starts_with("default-src 'none'"));
    let drawn = image::load_from_memory_with_format(&logo.body, image::ImageFormat::Png).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (256, 128));
    assert_eq!(world.node.get("/logo.png").await.ok().header("cache-control"), Some("no-cache"));
    let second = world.node.second_process().await;
    assert_eq!(second.state().association.accent, "#7a1f5c");
    assert_eq!(world.send(&[("do", "remove-logo")], b"").await.status, 303);
    assert!(!world.home().await.contains("/logo.png"));
    let log = world.node.read(|conn| audit::list(conn, "", "", &Cursor::newest())).await.items;
    let acts: Vec<&str> = log.iter().map(|entry| entry.act.as_str()).collect();
    assert_eq!(acts, ["look-logo", "look-logo", "look-colour", "look-name"]);
    assert_eq!(log[3].was.as_deref(), Some("Association of Testers"));
}

#[tokio::test]
async fn a_weak_colour_is_refused_with_one_that_is_taken() {
    let world = World::new().await;
    let form = [("name", "The Testers"), ("accent", "#ffcc00"), ("accent_dark", "#000080")];
    let refused = world.send(&form, b"").await;
    assert_eq!(refused.status, 422);
    let text = refused.text();
    assert!(
        text.contains("cannot be read well enough") && text.contains("value=\"#ffcc00\""),
        "nothing is lost"
    );
    let offers: Vec<&str> =
        text.split("name=\"take\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(offers.len(), 2, "{text}");
    assert!(!world.home().await.contains("/look.css"));
    let taken = [("name", "The Testers"), ("accent", "#ffcc00"), ("accent_dark", ""), ("take", offers[0])];
    assert_eq!(world.send(&taken, b"").await.status, 303);
    let css = world.node.get("/look.css").await.ok().text();
    assert!(css.contains(offers[0].strip_prefix("accent=").unwrap()), "{css}");
    let evil = [("name", "The Testers"), ("accent", "#000; } body { display: none"), ("accent_dark", "")];
    assert_eq!(world.send(&evil, b"").await.status, 422);
    let back = [("name", "The Testers"), ("accent", ""), ("accent_dark", "")];
    assert_eq!(world.send(&back, b"").await.status, 303);
    assert!(!world.home().await.contains("/look.css"), "empty is what is shipped");
}

#[tokio::test]
async fn a_picture_that_is_none_changes_nothing() {
    let world = World::new().await;
    for (bytes, why) in [
        (
            &b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"[..],
            "An SVG can hold scripts",
        ),
        (b"GIF89a........", "not a picture that we can read"),
        (&picture(5000, 10), "picture is too large"),
    ] {
        let refused = world.send(&[("name", "Other"), ("accent", "")], bytes).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains(why), "{}", refused.text());
    }
    assert_eq!(world.send(&[("name", "Other")], &vec![0; 3 * 1024 * 1024]).await.status, 413);
    assert!(world.home().await.contains("Association of Testers"));
}

#[tokio::test]
async fn the_api_does_the_same_and_only_for_admins() {
    let world = World::new().await;
    let ben = world.node.member("ben").await;
    let ben = world.node.token(&ben).await;
    let image = json!({ "image": STANDARD.encode(picture(20, 20)) });
    let weak = json!({ "accent": "#ffff00" });
    for (method, path, body) in [
        ("PUT", "/api/v1/node/logo", Some(image.clone())),
        ("DELETE", "/api/v1/node/logo", None),
        ("PATCH", "/api/v1/node", Some(json!({ "name": "Mine" }))),
    ] {
        assert_eq!(world.node.api(&ben, method, path, body).await.status, 403, "{method} {path}");
    }
    let refused = world.node.api(&world.token, "PATCH", "/api/v1/node", Some(weak)).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["code"]), (422, &json!("colour-weak")));
    let offered = refused.json()["errors"][0]["detail"].clone();
    let change = json!({ "accent": offered, "name": "The Guild" });
    assert_eq!(world.node.api(&world.token, "PATCH", "/api/v1/node", Some(change)).await.status, 200);
    assert_eq!(world.node.api(&world.token, "PUT", "/api/v1/node/logo", Some(image)).await.status, 204);
    assert!(world.home().await.contains("The Guild"));
    assert_eq!(world.node.get("/logo.png").await.status, 200);
    assert_eq!(world.node.api(&world.token, "DELETE", "/api/v1/node/logo", None).await.status, 204);
    assert_eq!(world.node.get("/logo.png").await.status, 404);
    let cookie = [("name", "Mine")];
    assert_eq!(world.node.post_form("/admin/look", None, &cookie).await.status.as_u16() / 100, 4);
}
