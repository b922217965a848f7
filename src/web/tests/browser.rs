//! Somebody with a browser and a node of their own, inside the process.

use std::collections::BTreeSet;
use std::path::PathBuf;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, header};
use base64::Engine;
use tower::ServiceExt;

use crate::app::{App, Parts};
use crate::base::db::Db;
use crate::base::http::{Client, Failure, Handler};
use crate::base::id;
use crate::base::seal::NodeKey;
use crate::base::time::Clock;
use crate::config::Config;
use crate::web::l10n::PSEUDO;

/// What people write in these tests: no letter of it is English.
pub const GREEK: &str = "Ωμέγα Σίγμα";
/// The form of a community that is open at once.
pub const NEW_COMMUNITY: [(&str, &str); 6] = [
    ("handle", "k2"),
    ("title", GREEK),
    ("visibility", "public"),
    ("domain", GREEK),
    ("community", GREEK),
    ("practice", GREEK),
];

pub const PASSWORD: &str = "a long walk along the harbour";

pub struct Browser {
    pub app: App,
    pub router: Router,
    pub cookie: String,
    dir: PathBuf,
    /// The templates that were shown.
    pub seen: BTreeSet<&'static str>,
}

pub struct Shown {
    pub status: u16,
    pub to: String,
    pub body: String,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

impl Browser {
    pub async fn start() -> Browser {
        let dir = std::env::temp_dir().join(format!("collegium-pages-{}", id::outside()));
        std::fs::create_dir_all(&dir).unwrap();
        let mut config = Config::default();
        config.data.dir.clone_from(&dir);
        config.server.public_address = "http://localhost:8080".into();
        config.federation.lab_peers = vec!["south.localhost:8081".into()];
        let clock = Clock::default();
        let nobody: Handler =
            std::sync::Arc::new(|_| Box::pin(async { Err(Failure::Unreachable("nobody".into())) }));
        let key = base64::engine::general_purpose::STANDARD.encode([7; 32]);
        let parts = Parts {
            db: Db::open(&config.location().unwrap(), &clock).unwrap(),
            config,
            clock,
            http: Client::in_process(nobody),
            node_key: NodeKey::parse(&key).unwrap(),
        };
        let app = App::build(parts).await.unwrap();
        Browser {
            router: crate::routes::router(&app),
            app,
            cookie: String::new(),
            dir,
            seen: BTreeSet::new(),
        }
    }

    pub async fn ask(&mut self, method: Method, path: &str, body: String) -> Shown {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost:8080")
            .header(header::ACCEPT, "text/html")
            .header(header::ACCEPT_LANGUAGE, PSEUDO)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let text = |name| {
            let value = response.headers().get(name).and_then(|v| v.to_str().ok());
            value.unwrap_or("").to_owned()
        };
        let (to, cookie) = (text(header::LOCATION), text(header::SET_COOKIE));
        if let Some((pair, _)) = cookie.split_once(';') {
            self.cookie = pair.to_owned();
        }
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Shown { status, to, body: String::from_utf8(body.to_vec()).unwrap() }
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Shown {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        self.ask(Method::POST, path, body).await
    }

    /// Sends a form that is accepted, and gives where it leads.
    pub async fn sent(&mut self, path: &str, form: &[(&str, &str)]) -> String {
        let shown = self.post(path, form).await;
        assert_eq!(shown.status, 303, "{path}: {}", shown.body);
        shown.to
    }

    /// The HTML of a page that must be there.
    pub async fn shown(&mut self, path: &str) -> String {
        let shown = self.ask(Method::GET, path, String::new()).await;
        assert_eq!(shown.status, 200, "{path}");
        shown.body
    }

    /// Where a page redirects to.
    pub async fn led_to(&mut self, path: &str) -> String {
        self.ask(Method::GET, path, String::new()).await.to
    }
}
