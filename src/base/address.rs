//! Which hosts and which network addresses this node may contact.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

use super::mutant;

/// Names without a public owner, with everything below them (RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476; the last
/// row is in use inside companies and homes). `example` is absent: RFC 6761 §6.5 asks software not to treat it apart.
const PRIVATE_SUFFIXES: [&str; 14] = [
    "alt",
    "arpa",
    "invalid",
    "local",
    "localhost",
    "onion",
    "test",
    "corp",
    "home",
    "internal",
    "intranet",
    "lan",
    "localdomain",
    "private",
];

/// IPv4 ranges that are not globally reachable (RFC 6890 and the IANA special-purpose registry), as address and prefix.
const PRIVATE_V4: [(Ipv4Addr, u32); 16] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    // A cloud provider's internal control address, reachable from its machines only.
    (Ipv4Addr::new(168, 63, 129, 16), 32),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// Ranges inside 2000::/3 that are not globally reachable, or that carry an IPv4 address which may not be.
const PRIVATE_V6: [(Ipv6Addr, u32); 5] = [
    // IETF protocol assignments: Teredo, benchmarking, ORCHID (RFC 2928).
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    // 6to4 (RFC 3056).
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3ffe, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Tells whether an address belongs to the public Internet (RFC 6890; for IPv6 an allow-list of 2000::/3, RFC 4291).
///
/// Mapped, compatible, translated (NAT64) and tunnelled forms of IPv4 are refused whatever they carry.
pub fn is_global(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            !PRIVATE_V4.iter().any(|&(net, prefix)| (v4.to_bits() ^ net.to_bits()) >> (32 - prefix) == 0)
        }
        IpAddr::V6(v6) => {
            let bits = v6.to_bits();
            bits >> 125 == 0b001
                && !is_isatap(v6)
                && !PRIVATE_V6.iter().any(|&(net, prefix)| (bits ^ net.to_bits()) >> (128 - prefix) == 0)
        }
    }
}

// ISATAP (RFC 5214) carries an IPv4 address behind any prefix.
fn is_isatap(address: Ipv6Addr) -> bool {
    let [_, _, _, _, flags, marker, ..] = address.segments();
    matches!(flags, 0 | 0x200) && marker == 0x5efe
}

/// Says why an address may not be contacted by a node in service: https on its default port, a public name, no user part.
pub fn check_public(url: &Url) -> Result<(), &'static str> {
    if url.scheme() != "https" {
        return Err("it is not an https address");
    }
    check_plain(url)?;
    // The parser drops a port that is the scheme's default.
    if url.port().is_some() {
        return Err("it names a port");
    }
    match url.host() {
        Some(Host::Domain(name)) => check_name(name),
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => Err("it names a network address, not a host"),
        None => Err("it names no host"),
    }
}

/// Says why an address may not be contacted even among exempt peers: http or https, a host, no user part.
pub fn check_plain(url: &Url) -> Result<(), &'static str> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err("it is not a web address");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it carries a user name");
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err("it names no host");
    }
    Ok(())
}

fn check_name(name: &str) -> Result<(), &'static str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.len() > 253 || !name.chars().all(plain) || name.split('.').any(str::is_empty) {
        return Err("its host name is not well formed");
    }
    match name.rsplit_once('.') {
        None => Err("its host name has a single part"),
        Some((_, last)) if PRIVATE_SUFFIXES.iter().any(|s| s.eq_ignore_ascii_case(last)) => {
            Err("its host name is not public")
        }
        Some(_) => Ok(()),
    }
}

/// Tells why a name led to no address; found again inside the client's error.
#[derive(Debug)]
pub enum NoAddress {
    /// The name, or one of its addresses, may not be contacted.
    Forbidden,
    /// DNS gave no answer.
    Unknown(String),
}

impl fmt::Display for NoAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoAddress::Forbidden => f.write_str("the name leads to an address that is not public"),
            NoAddress::Unknown(cause) => write!(f, "the name was not found: {cause}"),
        }
    }
}

impl std::error::Error for NoAddress {}

/// Resolves by the system, at connect time, and refuses the whole answer if any address in it is not global.
///
/// The connection goes to the addresses judged here, so that a second DNS answer cannot slip in (DNS rebinding).
pub struct PublicDns;

impl Resolve for PublicDns {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0))
                .await
                .map_err(|error| NoAddress::Unknown(error.to_string()))?;
            let found: Vec<SocketAddr> = found.collect();
            Ok(judge(found)?)
        })
    }
}

fn judge(found: Vec<SocketAddr>) -> Result<Addrs, NoAddress> {
    if found.is_empty() {
        return Err(NoAddress::Unknown("no address".to_owned()));
    }
    if !mutant::off("address") && found.iter().any(|address| !is_global(address.ip())) {
        return Err(NoAddress::Forbidden);
    }
    Ok(Box::new(found.into_iter()))
}

/// Resolves the lab peers' names to loopback without asking DNS, and no other name.
pub struct LabDns {
    /// Host names as the URL parser writes them.
    pub names: Vec<String>,
}

impl Resolve for LabDns {
    fn resolve(&self, name: Name) -> Resolving {
        let known = self.names.iter().any(|n| n.eq_ignore_ascii_case(name.as_str()));
        Box::pin(async move {
            if !known {
                return Err(NoAddress::Forbidden.into());
            }
            let loopback = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);
            Ok(Box::new(std::iter::once(loopback)) as Addrs)
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn only_global_addresses_pass() {
        let private = "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.0 100.100.100.200 100.127.255.255 127.0.0.1 \
            127.255.255.255 168.63.129.16 169.254.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.9 \
            192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 \
            224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 \
            :: ::1 ::10.0.0.1 ::8.8.8.8 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::ffff:0:8.8.8.8 \
            64:ff9b::a00:1 64:ff9b::808:808 64:ff9b:1::1 100::1 100:0:0:1::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 \
            2001:2::1 2001:10::1 2001:20::1 2001:1ff::1 2001:db8::1 2002:a00:1::1 2002:808:808::1 3ffe::1 3fff::1 \
            3fff:fff::1 2a00:1450::5efe:a00:1 2a00:1450::200:5efe:a00:1 4000::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 \
            febf::1 fec0::1 ff02::1 ff0e::1";
        for text in private.split_whitespace() {
            assert!(!is_global(text.parse().unwrap()), "{text} passed");
        }
        let global = "1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1 \
            168.63.129.17 169.253.255.255 172.15.255.255 172.32.0.1 192.0.1.1 192.167.255.255 192.169.0.1 198.17.255.255 \
            198.20.0.1 203.0.112.255 203.0.114.1 223.255.255.255 2001:200::1 2001:4860:4860::8888 2003::1 \
            2606:4700:4700::1111 2a01:4f8::1 3fff:1000::1";
        for text in global.split_whitespace() {
            assert!(is_global(text.parse().unwrap()), "{text} refused");
        }
    }

    #[test]
    fn only_public_https_names_pass() {
        for good in [
            "https://peer.example/users/x?y=z#main-key",
            "https://PEER.example:443/",
            "https://xn--bcher-kva.example/",
            "https://bücher.example/",
            "https://a_b.peer.org/",
            "https://localhost.org/",
        ] {
            assert_eq!(check_public(&Url::parse(good).unwrap()), Ok(()), "{good}");
        }
        for bad in [
            "http://peer.example/",
            "http://peer.example:443/",
            "ftp://peer.example/",
            "data:text/plain,x",
            "file:///etc/passwd",
            "https://peer.example:8443/",
            "https://peer.example:80/",
            "https://user@peer.example/",
            "https://:pass@peer.example/",
            "https://127.0.0.1/",
            "https://8.8.8.8/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://017700000001/",
            "https://127.1./",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[2606:4700:4700::1111]/",
            "https://localhost/",
            "https://intranet/",
            "https://peer.example./",
            "https://a..example/",
            "https://.example/",
            "https://north.localhost/",
            "https://north.LOCALHOST/",
            "https://printer.local/",
            "https://metadata.google.internal/",
            "https://x.onion/",
            "https://x.test/",
            "https://x.invalid/",
            "https://x.lan/",
            "https://x.home.arpa/",
            "https://1.0.0.127.in-addr.arpa/",
        ] {
            assert!(check_public(&Url::parse(bad).unwrap()).is_err(), "{bad}");
        }
        let long = format!("https://{}example/", "a.".repeat(130));
        assert!(check_public(&Url::parse(&long).unwrap()).is_err());
    }

    #[test]
    fn one_bad_address_spoils_the_answer() {
        let set = |list: &[&str]| -> Vec<SocketAddr> {
            let one = |ip: &&str| SocketAddr::new(ip.parse().unwrap(), 0);
            list.iter().map(one).collect()
        };
        assert!(judge(set(&["8.8.8.8", "2606:4700:4700::1111"])).is_ok());
        for bad in [&["8.8.8.8", "10.0.0.1"][..], &["::1", "8.8.8.8"], &["::ffff:8.8.8.8"]] {
            assert!(matches!(judge(set(bad)), Err(NoAddress::Forbidden)));
        }
        assert!(matches!(judge(Vec::new()), Err(NoAddress::Unknown(_))));
    }

    #[tokio::test]
    async fn resolvers_keep_public_and_lab_names_apart() {
        let forbidden = |outcome: Result<Addrs, Box<dyn std::error::Error + Send + Sync>>| {
            matches!(outcome.err().unwrap().downcast_ref(), Some(NoAddress::Forbidden))
        };
        assert!(forbidden(PublicDns.resolve("localhost".parse().unwrap()).await));
        let lab = LabDns { names: vec!["north.localhost".to_owned()] };
        assert!(forbidden(lab.resolve("south.localhost".parse().unwrap()).await));
        let found = lab.resolve("north.localhost".parse().unwrap()).await;
        let found: Vec<SocketAddr> = found.unwrap().collect();
        assert_eq!(found, ["127.0.0.1:0".parse().unwrap()]);
    }
}
