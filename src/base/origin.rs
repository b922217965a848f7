//! The node's own public address, and the difference between "ours" and "theirs" in a URI.
//!
//! Rows never hold the own origin: a local URI is stored as its path (`/t/2abc…`), a remote one whole.

use url::Url;

/// The public address of this node: scheme and authority, no path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    base: String,
    authority: String,
    https: bool,
}

impl Origin {
    /// Parses `https://node.example` or `http://localhost:8080`; refuses paths, queries and user names.
    pub fn parse(text: &str) -> Option<Origin> {
        let url = Url::parse(text.trim()).ok()?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !bare || !url.username().is_empty() || url.password().is_some() {
            return None;
        }
        if !matches!(url.scheme(), "http" | "https") {
            return None;
        }
        let host = url.host_str()?.to_owned();
        let authority = match url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host,
        };
        Some(Origin {
            base: format!("{}://{authority}", url.scheme()),
            authority,
            https: url.scheme() == "https",
        })
    }

    /// `http://localhost:PORT`.
    pub fn localhost(port: u16) -> Origin {
        let authority = format!("localhost:{port}");
        Origin { base: format!("http://{authority}"), authority, https: false }
    }

    /// `https://node.example`, without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.base
    }

    /// `node.example` or `localhost:8080`: the part behind `@` in handles.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// The host without its port.
    pub fn host(&self) -> &str {
        self.authority.split(':').next().unwrap_or(&self.authority)
    }

    /// Whether cookies may carry the `__Host-` prefix.
    pub fn is_https(&self) -> bool {
        self.https
    }

    /// The full URI of a stored one.
    pub fn complete(&self, stored: &str) -> String {
        if stored.starts_with('/') { format!("{}{stored}", self.base) } else { stored.to_owned() }
    }

    /// The stored form of a full URI: the path when it is ours, the URI itself when it is not.
    pub fn stored(&self, uri: &str) -> String {
        match uri.strip_prefix(&self.base) {
            Some(path) if path.starts_with('/') => path.to_owned(),
            _ => uri.to_owned(),
        }
    }

    /// Whether a full URI belongs to this node.
    pub fn owns(&self, uri: &str) -> bool {
        authority_of(uri).is_some_and(|a| a == self.authority)
    }
}

/// Host and port of a URI, lower-case, default port dropped, trailing dot dropped; `None` when it has none.
pub fn authority_of(uri: &str) -> Option<String> {
    // What comes behind cannot make it a fault.
    authority(&Url::parse(plain_origin(uri).unwrap_or(uri)).ok()?)
}

fn authority(url: &Url) -> Option<String> {
    let host = url.host_str()?.trim_end_matches('.').to_owned();
    Some(match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host,
    })
}

/// Whether two URIs have the same origin (scheme, host, port), as FEP-fe34 compares them.
pub fn same_origin(a: &str, b: &str) -> bool {
    let (plain_a, plain_b) = (plain_origin(a), plain_origin(b));
    if let (Some(origin), Some(same)) = (plain_a, plain_b)
        && origin == same
    {
        return Url::parse(origin).is_ok();
    }
    match (Url::parse(plain_a.unwrap_or(a)), Url::parse(plain_b.unwrap_or(b))) {
        (Ok(a), Ok(b)) => a.scheme() == b.scheme() && authority(&a) == authority(&b),
        _ => false,
    }
}

/// The part before the path of an address that is written so plainly that no two readers differ: a host of lower-case
/// ASCII, perhaps a port. Most are, and each is compared several times.
fn plain_origin(uri: &str) -> Option<&str> {
    let host = uri.strip_prefix("https://").or_else(|| uri.strip_prefix("http://"))?;
    let length = host.find('/')?;
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, b'.' | b'-' | b':');
    let fine = length > 0 && host.bytes().take(length).all(plain);
    uri.get(..uri.len() - host.len() + length).filter(|_| fine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_uris_are_stored_without_their_origin() {
        let here = Origin::parse("http://localhost:8080/").unwrap();
        assert_eq!(here.stored("http://localhost:8080/t/2x"), "/t/2x");
        assert_eq!(here.complete("/t/2x"), "http://localhost:8080/t/2x");
        assert_eq!(here.stored("http://localhost:80801/t/2x"), "http://localhost:80801/t/2x");
        assert_eq!(here.complete("https://b.example/x"), "https://b.example/x");
    }

    #[test]
    fn an_origin_is_the_same_however_it_is_written() {
        for (a, b, same) in [
            ("https://a.example/x", "https://a.example/y?z#w", true),
            ("https://a.example/x", "https://a.example", true),
            ("https://a.example/x", "https://A.example:443/", true),
            ("https://a.example./x", "https://a.example/x", true),
            ("https://a.example:8443/x", "https://a.example:8443/", true),
            ("https://a.example/x", "http://a.example/x", false),
            ("https://a.example/x", "https://b.example/x", false),
            ("https://a.example/x", "https://a.example:8443/x", false),
            ("https://a.example/x", "https://a.example@b.example/x", false),
            ("https://a.example/x", "https://a.example\\@b.example/x", true),
            ("https://a.example:99999/x", "https://a.example:99999/x", false),
            ("https://:80/x", "https://:80/x", false),
            ("https:///x", "https:///x", true),
            ("nothing", "nothing", false),
        ] {
            assert_eq!((same_origin(a, b), same_origin(b, a)), (same, same), "{a} {b}");
        }
        for (uri, authority) in [
            ("https://a.example/x", Some("a.example")),
            ("https://A.example.:443/x", Some("a.example")),
            ("http://a.example:8080/x", Some("a.example:8080")),
            ("https://a..:x/", None),
        ] {
            assert_eq!(authority_of(uri).as_deref(), authority, "{uri}");
        }
    }

    #[test]
    fn addresses_with_more_than_an_origin_are_refused() {
        for bad in [
            "node.example",
            "https://a.example/x",
            "ftp://a.example",
            "https://u@a.example",
            "https://a.example/?q",
        ] {
            assert!(Origin::parse(bad).is_none(), "{bad}");
        }
    }
}
