//! A network without a way out: every address leads back to this machine, so that a connection to any of them is seen.

use std::net::SocketAddr;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::{Arc, Mutex};

use tokio::net::{TcpListener, TcpSocket};

use crate::tls::Places;

const INSIDE: &str = "COLLEGIUM_ABUSE_INSIDE";

/// The ports at which every connection to any address is seen.
const PORTS: [u16; 4] = [80, 443, 8080, 8443];

/// Names, and what they mean in this network. Each hostile name stands for a class of addresses.
pub const NAMES: &str = "
    93.184.216.34 public.example
    2606:4700:4700::1111 public6.example
    127.0.0.1 loopback.evil.example
    10.0.0.1 ten.evil.example
    172.16.0.1 b.evil.example
    172.31.255.255 bb.evil.example
    192.168.0.1 c.evil.example
    169.254.169.254 metadata.evil.example
    0.0.0.0 zero.evil.example
    255.255.255.255 broadcast.evil.example
    100.64.0.1 cgnat.evil.example
    198.18.0.1 bench.evil.example
    192.0.2.1 doc.evil.example
    224.0.0.1 multicast.evil.example
    240.0.0.1 reserved.evil.example
    168.63.129.16 cloud.evil.example
    :: unspecified6.evil.example
    ::1 loopback6.evil.example
    fc00::1 ula.evil.example
    fd12:3456::1 ula2.evil.example
    fe80::1 link.evil.example
    ff02::1 multicast6.evil.example
    2001:db8::1 doc6.evil.example
    64:ff9b::a00:1 nat64.evil.example
    64:ff9b:1::a00:1 nat64local.evil.example
    2002:a00:1::1 sixtofour.evil.example
    2001:0:4136:e378:8000:63bf:f5ff:fffe teredo.evil.example
    ::ffff:10.0.0.1 mapped.evil.example
    ::10.0.0.1 compatible.evil.example
    93.184.216.34 both.evil.example
    10.0.0.1 both.evil.example
    93.184.216.34 turning.evil.example
    93.184.216.34 blocked.example
    93.184.216.34 sub.blocked.example
    93.184.216.34 stranger.example
    93.184.216.41 sound.example
    93.184.216.42 expired.example
    93.184.216.43 misnamed.example
    93.184.216.44 alone.example
";

fn hosts() -> PathBuf {
    PathBuf::from(std::env::var(INSIDE).expect("this runs inside its own network")).join("hosts")
}

/// Makes a name mean something else from now on, as a hostile DNS does between two questions.
pub fn turn(name: &str, address: &str) {
    let text: String =
        lines().map(|(ip, n)| format!("{} {n}\n", if n == name { address } else { ip })).collect();
    // In place: the file is bound over /etc/hosts.
    std::fs::write(hosts(), text).unwrap();
}

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.lines().filter_map(|line| line.trim().split_once(' '))
}

/// Every hostile name in the list, with its address.
pub fn evil() -> Vec<(&'static str, &'static str)> {
    lines()
        .filter(|(_, name)| name.ends_with(".evil.example") && !name.starts_with("turning"))
        .map(|(ip, n)| (n, ip))
        .collect()
}

/// Starts this program again in a network and with names of its own; tells how that ended, or nothing when inside.
pub fn enter() -> Option<ExitCode> {
    if std::env::var_os(INSIDE).is_some() {
        return None;
    }
    let home = std::env::temp_dir().join(format!("collegium-abuse-{}", collegium::base::id::outside()));
    std::fs::create_dir_all(&home).unwrap();
    for (name, text) in [
        ("hosts", lines().map(|(ip, name)| format!("{ip} {name}\n")).collect::<String>()),
        ("resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n".to_owned()),
        ("nsswitch.conf", "hosts: files dns\npasswd: files\ngroup: files\n".to_owned()),
    ] {
        std::fs::write(home.join(name), text).unwrap();
    }
    let status = command(&home).status();
    let _ = std::fs::remove_dir_all(&home);
    Some(match status {
        Ok(status) => ExitCode::from(u8::try_from(status.code().unwrap_or(1)).unwrap_or(1)),
        Err(e) => {
            eprintln!("abuse: a network of its own is needed, by unshare of util-linux: {e}");
            ExitCode::FAILURE
        }
    })
}

fn command(home: &Path) -> Command {
    // AnyIP: an address that is not there is here.
    let script = "
        set -e
        ip link set lo up
        ip route add local 0.0.0.0/0 dev lo table local
        ip -6 route add local ::/0 dev lo table local
        for f in hosts resolv.conf nsswitch.conf; do mount --bind \"$0/$f\" /etc/$f; done
        exec \"$@\"";
    // Who is not root gets the same rights inside a namespace of users.
    let root = Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout == b"0\n");
    let mut command = Command::new("unshare");
    command.args(["--net", "--mount"]);
    if !root {
        command.args(["--user", "--map-root-user"]);
    }
    command.args(["sh", "-c", script]).arg(home).arg(std::env::current_exe().unwrap());
    command.args(std::env::args().skip(1)).env(INSIDE, home).arg0("unshare");
    command
}

/// Connections that arrived at addresses where nobody is expected, as `address:port`.
#[derive(Clone, Default)]
pub struct Watch {
    seen: Arc<Mutex<Vec<String>>>,
    /// Where somebody answers all the same.
    pub places: Places,
}

impl Watch {
    /// Listens on every address at the ports in question.
    pub async fn start() -> Watch {
        let watch = Watch::default();
        for port in PORTS {
            // Dual-stack: every IPv4 address arrives as a mapped one.
            let socket = TcpSocket::new_v6().unwrap();
            socket.set_reuseaddr(true).unwrap();
            socket.bind(SocketAddr::from(([0_u16; 8], port))).unwrap();
            let (listener, seen) = (socket.listen(64).unwrap(), watch.clone());
            tokio::spawn(async move { seen.note(listener).await });
        }
        watch
    }

    async fn note(self, listener: TcpListener) {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(at) = stream.local_addr() {
                let ip = at.ip().to_canonical();
                self.seen.lock().unwrap().push(format!("{ip}:{}", at.port()));
                if let (443, Ok(stream)) = (at.port(), stream.into_std()) {
                    self.places.answer(ip, stream);
                }
            }
        }
    }

    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }
}
