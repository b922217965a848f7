//! A TCP proxy before several processes of one node: takes turns, and steps over whoever does not listen.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

pub struct Proxy {
    port: u16,
    ended: Arc<AtomicBool>,
}

impl Proxy {
    pub fn start(port: u16, behind: Vec<u16>) -> Proxy {
        let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
        let ended = Arc::new(AtomicBool::new(false));
        let (over, turn) = (ended.clone(), AtomicUsize::new(0));
        std::thread::spawn(move || {
            for client in listener.incoming() {
                if over.load(Ordering::Relaxed) {
                    return;
                }
                let Ok(client) = client else { continue };
                let first = turn.fetch_add(1, Ordering::Relaxed);
                let mut order = (0..behind.len()).map(|n| behind[(first + n) % behind.len()]);
                // With nobody behind it the connection closes, as a proxy's does.
                if let Some(server) = order.find_map(|port| TcpStream::connect(("127.0.0.1", port)).ok()) {
                    join(client, server);
                }
            }
        });
        Proxy { port, ended }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        // Wakes the listener, which then sees that it is over.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

/// Carries bytes both ways until one side ends; what one side loses, the other loses.
fn join(client: TcpStream, server: TcpStream) {
    for (mut from, mut to) in [(client.try_clone().unwrap(), server.try_clone().unwrap()), (server, client)] {
        let _ = from.set_nodelay(true);
        std::thread::spawn(move || {
            let mut buffer = [0; 16 * 1024];
            loop {
                match from.read(&mut buffer) {
                    Ok(0) => {
                        let _ = to.shutdown(Shutdown::Write);
                        return;
                    }
                    Ok(n) if to.write_all(&buffer[..n]).is_ok() => {}
                    Ok(_) | Err(_) => {
                        let _ = to.shutdown(Shutdown::Both);
                        let _ = from.shutdown(Shutdown::Both);
                        return;
                    }
                }
            }
        });
    }
}
