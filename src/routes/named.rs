//! HTTP/2 says in `:authority` what HTTP/1 says in `Host` (RFC 9113, 8.3.1): from here on both are `Host`.

use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// Puts the authority of the target in as `Host`. Beside another it stands as a second one, which signatures do not
/// allow (case S-09).
pub async fn name(mut request: Request, next: Next) -> Response {
    let authority = request.uri().authority().map(|authority| HeaderValue::from_str(authority.as_str()));
    if let Some(Ok(authority)) = authority
        && request.headers().get(header::HOST) != Some(&authority)
    {
        request.headers_mut().append(header::HOST, authority);
    }
    next.run(request).await
}
