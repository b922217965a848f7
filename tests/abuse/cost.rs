//! What a flood costs: figures, not a test. `-- cost --binary RELEASE` prints them.

use std::path::Path;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::letter::Letter;
use crate::net::Watch;
use crate::node::Node;
use crate::socket::Request;
use crate::world::{Voice, World};

const FLOOD: usize = 40_000;
const LANES: usize = 4;
const HONEST: usize = 300;

/// Asks again and again over one connection, `pause` apart.
async fn lane(port: u16, request: Vec<u8>, times: usize, pause: Duration) -> Vec<Duration> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let (mut buffer, mut took) = (vec![0; 16 * 1024], Vec::with_capacity(times));
    let mut next = Instant::now();
    for _ in 0..times {
        tokio::time::sleep_until(next.into()).await;
        next += pause;
        let started = Instant::now();
        stream.write_all(&request).await.unwrap();
        assert!(stream.read(&mut buffer).await.unwrap() > 0, "the connection was closed");
        took.push(started.elapsed());
    }
    took
}

async fn flood(node: &Node, request: &Request, pause: Duration, times: usize) {
    let bytes = request.kept_alive();
    let lanes: Vec<_> =
        (0..LANES).map(|_| tokio::spawn(lane(node.port, bytes.clone(), times / LANES, pause))).collect();
    for lane in lanes {
        lane.await.unwrap();
    }
}

/// Processor time for one of `times` requests as fast as they come, in microseconds.
async fn each(node: &Node, request: &Request, times: usize) -> f64 {
    flood(node, request, Duration::ZERO, times / 10).await;
    let before = node.ticks();
    flood(node, request, Duration::ZERO, times).await;
    (node.ticks() - before) as f64 * 10_000.0 / times as f64
}

/// What nine of ten, and nineteen of twenty, honest messages wait at most.
async fn honest(node: &Node, bob: &Voice<'_>) -> (Duration, Duration) {
    let mut took = Vec::new();
    for _ in 0..HONEST {
        let request = bob.letter(node, &bob.page(node)).seal();
        let started = Instant::now();
        assert_eq!(node.ask(&request).await.unwrap().status, 202);
        took.push(started.elapsed());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    took.sort();
    (took[HONEST / 2], took[HONEST * 19 / 20])
}

pub async fn run(binary: &Path, watch: &Watch) {
    let world = World::new(binary, "", watch.clone()).await;
    for (words, node) in
        [("limits out of the way", world.open().await), ("limits reached", world.tight().await)]
    {
        let eve = Voice::new(&world.eve).introduced(node).await.unwrap();
        let wrong = Letter { key: world.wrong.clone(), ..eve.letter(node, &eve.page(node)) }.seal();
        println!(
            "{words}: a bad signature costs {:.1} µs of processor time",
            each(node, &wrong, FLOOD).await
        );
        let plain = Request::get("/healthz").with("Host", &node.authority);
        println!("{words}: for comparison, /healthz costs {:.1} µs", each(node, &plain, FLOOD).await);
    }
    let node = world.open().await;
    let bob = Voice::new(&world.bob).introduced(node).await.unwrap();
    let eve = Voice::new(&world.eve).introduced(node).await.unwrap();
    let wrong = Letter { key: world.wrong.clone(), ..eve.letter(node, &eve.page(node)) }.seal();
    for round in 1..=3 {
        let (half, most) = honest(node, &bob).await;
        println!("round {round}, quiet: an honest message waits {half:?} (p50), {most:?} (p95)");
        let (bytes, port) = (wrong.kept_alive(), node.port);
        // A thousand a second.
        let pause = Duration::from_micros(1_000 * LANES as u64);
        let lanes: Vec<_> =
            (0..LANES).map(|_| tokio::spawn(lane(port, bytes.clone(), 1_000_000, pause))).collect();
        let (half, most) = honest(node, &bob).await;
        lanes.iter().for_each(tokio::task::JoinHandle::abort);
        println!("round {round}, 1,000 bad signatures a second: {half:?} (p50), {most:?} (p95)");
    }
}
