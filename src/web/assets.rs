//! Stylesheet, script, fonts and mark: compiled in, addressed by the hash of their content, cached for a year.

use std::sync::LazyLock;

use axum::extract::{Path, RawQuery};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::base::id;
use crate::error::Error;

use super::errors::Answer;

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: Vec<u8>,
    hash: String,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut all = vec![
        asset("mark.svg", "image/svg+xml", include_bytes!("assets/mark.svg")),
        asset("app.js", "text/javascript; charset=utf-8", include_bytes!("assets/app.js")),
        asset(LATIN, "font/woff2", include_bytes!("assets/public-sans-latin-wght-normal.woff2")),
        asset(
            "public-sans-latin-ext-wght-normal.woff2",
            "font/woff2",
            include_bytes!("assets/public-sans-latin-ext-wght-normal.woff2"),
        ),
        asset(
            "public-sans-latin-wght-italic.woff2",
            "font/woff2",
            include_bytes!("assets/public-sans-latin-wght-italic.woff2"),
        ),
    ];
    let css = stylesheet(&all);
    all.push(asset("app.css", "text/css; charset=utf-8", css.as_bytes()));
    all
});

/// The font that every page starts with.
const LATIN: &str = "public-sans-latin-wght-normal.woff2";

fn asset(name: &'static str, kind: &'static str, bytes: &[u8]) -> Asset {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes);
    let hash = id::hex(digest.as_ref()).chars().take(12).collect();
    Asset { name, kind, bytes: bytes.to_vec(), hash }
}

/// The stylesheet, with the hashes of the fonts that it names.
fn stylesheet(fonts: &[Asset]) -> String {
    let mut css = include_str!("assets/app.css").to_owned();
    for font in fonts {
        let hashed = format!("url(\"{}?v={}\")", font.name, font.hash);
        css = css.replace(&format!("url(\"{}\")", font.name), &hashed);
    }
    css
}

fn address(name: &str) -> String {
    let hash = ASSETS.iter().find(|a| a.name == name).map_or("", |a| &a.hash);
    format!("/static/{name}?v={hash}")
}

/// The addresses that the page shell links to.
pub struct Links {
    pub css: String,
    pub js: String,
    pub mark: String,
    pub font: String,
}

/// Worked out once.
pub static LINKS: LazyLock<Links> = LazyLock::new(|| Links {
    css: address("app.css"),
    js: address("app.js"),
    mark: address("mark.svg"),
    font: address(LATIN),
});

/// `GET /static/{file}`
pub async fn show(Path(file): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let Some(asset) = ASSETS.iter().find(|a| a.name == file) else {
        return Err(Error::NotFound.into());
    };
    let current = query.is_some_and(|q| q.strip_prefix("v=") == Some(&asset.hash));
    let caching = if current { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response: Response = asset.bytes.as_slice().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_the_stylesheet_names_is_served_by_hash() {
        let css = ASSETS.iter().find(|a| a.name == "app.css").unwrap();
        let css = std::str::from_utf8(&css.bytes).unwrap();
        let named: Vec<&str> = css.split("url(\"").skip(1).filter_map(|t| t.split('"').next()).collect();
        assert!(named.len() >= 3);
        for url in named {
            assert!(ASSETS.iter().any(|a| format!("{}?v={}", a.name, a.hash) == url), "{url}");
        }
    }
}
