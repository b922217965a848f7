//! A refusal reaches the caller although the body of the request was not wanted: it is read to its end first.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use axum::body::Body;
use bytes::Bytes;
use http_body::Frame;

use crate::support::TestNode;
use crate::support::http::request;

const PIECE: usize = 64 * 1024;

/// Sends `left` pieces and counts those that were taken.
struct Pieces {
    left: usize,
    taken: Arc<AtomicUsize>,
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= 1;
        self.taken.fetch_add(1, Ordering::SeqCst);
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[b'x'; PIECE])))))
    }
}

/// The status of the answer, and how many pieces of the body were taken.
async fn send(
    node: &TestNode,
    path: &str,
    kind: &str,
    more: Option<(&str, &str)>,
    pieces: usize,
) -> (u16, usize) {
    let taken = Arc::new(AtomicUsize::new(0));
    let mut request = request("POST", &node.origin(), path).header("content-type", kind);
    if let Some((name, value)) = more {
        request = request.header(name, value);
    }
    let body = Body::new(Pieces { left: pieces, taken: taken.clone() });
    let answer = node.send(request.body(body).unwrap()).await;
    (answer.status.as_u16(), taken.load(Ordering::SeqCst))
}

#[tokio::test]
async fn a_refused_body_is_read_to_its_end_before_the_answer() {
    let node = TestNode::new().await;
    let form = "application/x-www-form-urlencoded";
    for (path, kind, status) in [
        ("/sign-in", form, 413),
        ("/nowhere", form, 404),
        ("/inbox", "application/activity+json", 413),
        ("/api/v1/communities/wounds/threads", "application/json", 401),
    ] {
        assert_eq!(send(&node, path, kind, None, 30).await, (status, 30), "{path}");
    }
}

#[tokio::test]
async fn a_body_is_not_read_without_end_nor_where_the_caller_waits_to_be_asked() {
    let node = TestNode::new().await;
    let (status, taken) = send(&node, "/nowhere", "text/plain", None, 10_000).await;
    assert!(status == 404 && taken < 40, "{status}, {taken}");
    let (status, taken) = send(&node, "/nowhere", "text/plain", Some(("expect", "100-continue")), 30).await;
    assert_eq!((status, taken), (404, 0));
}
