//! The address guard of the built binary: nobody can make a node knock at doors behind the firewall.

use std::net::TcpListener;

use crate::support::TestDb;
use crate::support::process::{BuiltNode, Place};

#[test]
fn real_sockets_the_guard_holds_for_every_address_but_the_lab_peers() {
    let (place, peer) = (Place::new("north"), Place::new("south"));
    let peers = [place.authority(), peer.authority()];
    let node = BuiltNode::start(&place, &peers, TestDb::new(), 1);
    node.cli(&["federation", "mode", "open"]);
    let ada = node.person("ada");
    // Something that must never be reached, in the place of a service behind the firewall.
    let inner = TcpListener::bind("127.0.0.1:0").unwrap();
    inner.set_nonblocking(true).unwrap();
    let port = inner.local_addr().unwrap().port();
    for address in [
        format!("http://127.0.0.1:{port}/x"),
        format!("https://127.0.0.1:{port}/x"),
        format!("http://localhost:{port}/x"),
        format!("http://south.localhost:{port}/x"),
        format!("http://2130706433:{port}/x"),
        format!("http://0x7f.1:{port}/x"),
        format!("http://[::1]:{port}/x"),
        format!("http://[::ffff:127.0.0.1]:{port}/x"),
        format!("http://0.0.0.0:{port}/x"),
        "http://169.254.169.254/latest/meta-data".to_owned(),
        "https://10.0.0.1/x".to_owned(),
        "http://example.test/x".to_owned(),
    ] {
        let query: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
        let said = ada.ask("GET", &format!("/api/v1/resolve?q={query}"), None).unwrap();
        assert!(
            (400..=502).contains(&said.status) && said.status != 500,
            "{address}: {} {}",
            said.status,
            said.text()
        );
        assert!(said.text().contains("\"title\"") || said.text().contains("\"detail\""), "{}", said.text());
        assert!(inner.accept().is_err(), "{address} was reached");
    }
}
