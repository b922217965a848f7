//! What a handler leaves unread of a request is read before the answer goes. Otherwise the connection would be cut under
//! a web server in front that still sends, and it would say 502 where we said what is wrong (RFC 9112, 9.6).

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use http_body::{Frame, SizeHint};

/// What web servers in front let through (`config/`); of more, the rest is cut.
const MOST: usize = 2 * 1024 * 1024;
const DEADLINE: Duration = Duration::from_secs(5);

/// A body that can still be read when the request that had it is gone.
#[derive(Clone)]
struct Shared(Arc<Mutex<Body>>);

impl Shared {
    fn with<T>(&self, act: impl FnOnce(Pin<&mut Body>) -> T) -> T {
        act(Pin::new(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Reads on, keeping nothing, to the end or as far as `most` bytes.
    async fn finish(self, most: usize) {
        let mut read = 0;
        while read <= most && !self.with(|body| body.is_end_stream()) {
            let frame = poll_fn(|cx| self.with(|body| body.poll_frame(cx))).await;
            let Some(Ok(frame)) = frame else {
                return;
            };
            read += frame.data_ref().map_or(0, Bytes::len);
        }
    }
}

impl HttpBody for Shared {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.with(|body| body.poll_frame(cx))
    }

    fn is_end_stream(&self) -> bool {
        self.with(|body| body.is_end_stream())
    }

    fn size_hint(&self) -> SizeHint {
        self.with(|body| body.size_hint())
    }
}

/// Wraps everything else. Who asks first whether to send (`Expect`) has not begun to, and is answered at once; so is who
/// announces more than would be read.
pub async fn read(request: Request, next: Next) -> Response {
    let too_much = usize::try_from(request.body().size_hint().lower()).is_ok_and(|least| least > MOST);
    if too_much || request.body().is_end_stream() || request.headers().contains_key(header::EXPECT) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let body = Shared(Arc::new(Mutex::new(body)));
    let response = next.run(Request::from_parts(parts, Body::new(body.clone()))).await;
    if tokio::time::timeout(DEADLINE, body.finish(MOST)).await.is_err() {
        tracing::debug!("a caller stopped sending in the middle of a body");
    }
    response
}
