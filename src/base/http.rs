//! The one outgoing HTTP client: every request to another server passes its guard.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, Response, header};
use bytes::Bytes;
use url::{Host, Url};

mod answer;
mod failure;
mod kept;

use self::{
    answer::{More, Reading},
    failure::{chain, failure, unsendable},
    kept::Kept,
};
use crate::base::address::{self, LabDns, PublicDns};
use crate::base::mutant;

pub use self::{answer::Answer, failure::Failure};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);
const IDLE_PER_HOST: usize = 4;
/// To how many hosts connections are kept: some 6 MiB of them.
const KEPT: usize = 256;

/// Holds what the client is built from.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub user_agent: String,
    /// Certificates (PEM, one or more) trusted besides those of the platform.
    pub extra_ca_pem: Option<Vec<u8>>,
    pub lab_peers: Vec<LabPeer>,
    /// To how many hosts connections are kept; a bound of its own when left out.
    pub kept: Option<usize>,
}

/// Names a `host:port` pair that is exempt from the https, port and address rules; its host name means 127.0.0.1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabPeer {
    host: String,
    port: u16,
}

/// Tells why the client cannot be built from its settings.
#[derive(Debug, thiserror::Error)]
pub enum Misconfigured {
    #[error("the lab peer \"{0}\" is not a host:port pair")]
    LabPeer(String),
    #[error("the additional certificates are not readable PEM")]
    ExtraCa,
    #[error("the HTTP client could not be set up: {0}")]
    Client(String),
}

/// Lists the methods that this node uses towards others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
}

/// Describes one request; `Host`, `Content-Length` and `User-Agent` are the client's business and ignored in `headers`.
#[derive(Clone)]
pub struct Outgoing {
    pub method: Method,
    pub url: Url,
    pub headers: Vec<(String, String)>,
    pub body: Bytes,
    /// Cap on the answer's body, counted after inflation.
    pub max_bytes: usize,
    /// Time for the whole exchange: resolving, connecting, headers and body.
    pub deadline: Duration,
}

/// Answers requests inside the process, in tests. The URI is the whole URL, `Host` is set.
pub type Handler = Arc<dyn Fn(Request<Bytes>) -> Handling + Send + Sync>;
/// Names what a handler gives: an answer that is still being made.
pub type Handling = Pin<Box<dyn Future<Output = Result<Response<Bytes>, Failure>> + Send>>;

/// Sends requests; cheap to clone. Follows no redirect, uses no proxy, keeps no cookies, tells no referer.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    user_agent: HeaderValue,
    transport: Transport,
}

enum Transport {
    /// Two wires, so that neither pool nor resolver of the lab can serve a public address.
    Network {
        public: Box<Wire>,
        lab: Option<(Vec<LabPeer>, Wire)>,
    },
    InProcess(Handler),
}

enum Route<'a> {
    Network(&'a Wire),
    InProcess(&'a Handler),
}

impl LabPeer {
    /// Parses `host:port`, the form of `federation.lab_peers`.
    pub fn parse(raw: &str) -> Result<LabPeer, Misconfigured> {
        let wrong = || Misconfigured::LabPeer(raw.to_owned());
        let (host, port) = raw.trim().rsplit_once(':').ok_or_else(wrong)?;
        let host = Host::parse(host).map_err(|_| wrong())?.to_string();
        match port.parse() {
            Ok(port) if port > 0 && !host.is_empty() => Ok(LabPeer { host, port }),
            Ok(_) | Err(_) => Err(wrong()),
        }
    }

    fn owns(&self, url: &Url) -> bool {
        url.host_str() == Some(self.host.as_str()) && url.port_or_known_default() == Some(self.port)
    }
}

impl fmt::Display for LabPeer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl Method {
    /// Writes the method as it stands in a request, and in a signature.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
        }
    }
}

impl Client {
    /// Builds the client; needs the platform's root certificates (or extra ones).
    pub fn new(options: &Options) -> Result<Client, Misconfigured> {
        let user_agent = HeaderValue::from_str(&options.user_agent)
            .map_err(|error| Misconfigured::Client(error.to_string()))?;
        let public = Box::new(Wire::new(options, |b| b.https_only(true).dns_resolver(PublicDns))?);
        let peers = options.lab_peers.clone();
        let lab = if peers.is_empty() {
            None
        } else {
            let names: Vec<String> = peers.iter().map(|peer| peer.host.clone()).collect();
            let wire = Wire::new(options, move |b| b.dns_resolver(LabDns { names: names.clone() }))?;
            Some((peers, wire))
        };
        Ok(Client(Arc::new(Inner { user_agent, transport: Transport::Network { public, lab } })))
    }

    /// Builds a client that hands every request to `handler`; all hosts count as lab peers.
    pub fn in_process(handler: Handler) -> Client {
        Client(Arc::new(Inner {
            user_agent: HeaderValue::from_static("in-process"),
            transport: Transport::InProcess(handler),
        }))
    }

    /// Judges a URL as `send` will; the address behind the name is judged at connect time.
    pub fn check(&self, url: &Url) -> Result<(), Failure> {
        self.route(url).map(|_| ())
    }

    /// Sends one request and reads its answer, within its deadline and size cap.
    pub async fn send(&self, outgoing: Outgoing) -> Result<Answer, Failure> {
        let route = self.route(&outgoing.url)?;
        let headers = self.headers(&outgoing)?;
        let deadline = if mutant::off("deadline") { outgoing.deadline * 100 } else { outgoing.deadline };
        let exchange = async {
            match route {
                Route::Network(wire) => wire.send(headers, outgoing).await,
                Route::InProcess(handler) => in_process(handler, headers, outgoing).await,
            }
        };
        tokio::time::timeout(deadline, exchange).await.map_err(|_| Failure::TimedOut)?
    }

    fn route(&self, url: &Url) -> Result<Route<'_>, Failure> {
        match &self.0.transport {
            Transport::InProcess(handler) => {
                address::check_plain(url).map_err(Failure::NotAllowed)?;
                Ok(Route::InProcess(handler))
            }
            Transport::Network { public, lab } => {
                if let Some((peers, wire)) = lab
                    && peers.iter().any(|peer| peer.owns(url))
                {
                    address::check_plain(url).map_err(Failure::NotAllowed)?;
                    return Ok(Route::Network(wire));
                }
                if !mutant::off("url") {
                    address::check_public(url).map_err(Failure::NotAllowed)?;
                }
                Ok(Route::Network(public))
            }
        }
    }

    fn headers(&self, outgoing: &Outgoing) -> Result<HeaderMap, Failure> {
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, self.0.user_agent.clone());
        for (name, value) in &outgoing.headers {
            let name: HeaderName = name.parse().map_err(unsendable)?;
            // `Host` follows from the URL, else a request could name one host and reach another.
            if name == header::HOST || name == header::CONTENT_LENGTH || name == header::USER_AGENT {
                continue;
            }
            headers.append(name, value.parse().map_err(unsendable)?);
        }
        Ok(headers)
    }
}

type Transports = dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync;

/// The way to a kind of addresses.
struct Wire {
    /// Keeps its connections for a next request.
    keeping: reqwest::Client,
    kept: Kept,
    /// Closes each after its answer; made when the other may keep no more.
    closing: OnceLock<reqwest::Client>,
    make: Box<dyn Fn() -> Result<reqwest::Client, Misconfigured> + Send + Sync>,
}

impl Wire {
    fn new(
        options: &Options,
        transport: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Result<Wire, Misconfigured> {
        let keeping = build(options, IDLE_PER_HOST, &transport)?;
        let kept = Kept::new(options.kept.unwrap_or(KEPT), IDLE_TIMEOUT);
        let options = options.clone();
        let make = Box::new(move || build(&options, 0, &transport));
        Ok(Wire { keeping, kept, closing: OnceLock::new(), make })
    }

    async fn send(&self, headers: HeaderMap, outgoing: Outgoing) -> Result<Answer, Failure> {
        let port = outgoing.url.port_or_known_default().unwrap_or(0);
        let host = format!("{}:{port}", outgoing.url.host_str().unwrap_or_default());
        if !self.kept.admits(&host, Instant::now()) {
            return over_network(self.closing(), headers, outgoing).await;
        }
        let answer = over_network(&self.keeping, headers, outgoing).await;
        if answer.is_err() {
            self.kept.lost(&host);
        }
        answer
    }

    fn closing(&self) -> &reqwest::Client {
        // The same settings made a client before.
        self.closing.get_or_init(|| (self.make)().unwrap_or_else(|_| self.keeping.clone()))
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where the outgoing client is made")]
fn build(
    options: &Options,
    idle_per_host: usize,
    transport: &Transports,
) -> Result<reqwest::Client, Misconfigured> {
    let mut builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .referer(false)
        .gzip(true)
        .connect_timeout(CONNECT_TIMEOUT)
        .pool_idle_timeout(IDLE_TIMEOUT)
        .pool_max_idle_per_host(idle_per_host);
    if let Some(pem) = &options.extra_ca_pem {
        let extra = reqwest::Certificate::from_pem_bundle(pem).map_err(|_| Misconfigured::ExtraCa)?;
        if extra.is_empty() {
            return Err(Misconfigured::ExtraCa);
        }
        builder = builder.tls_certs_merge(extra);
    }
    transport(builder).build().map_err(|error| Misconfigured::Client(chain(&error)))
}

async fn over_network(
    client: &reqwest::Client,
    headers: HeaderMap,
    outgoing: Outgoing,
) -> Result<Answer, Failure> {
    let request = match outgoing.method {
        Method::Get => client.get(outgoing.url),
        Method::Post => client.post(outgoing.url).body(outgoing.body),
    };
    let mut response = request.headers(headers).send().await.map_err(failure)?;
    let mut reading = Reading::start(
        response.status().as_u16(),
        response.headers(),
        (outgoing.method, outgoing.max_bytes),
    )?;
    if let Some(announced) = response.content_length() {
        reading.expect(announced)?;
    }
    // Leaving the loop early drops the response, and the connection with it.
    loop {
        match response.chunk().await {
            Ok(Some(piece)) if reading.add(&piece)? == More::Wanted => {}
            Err(error) if reading.asked_for => return Err(failure(error)),
            Ok(Some(_) | None) | Err(_) => return Ok(reading.finish()),
        }
    }
}

async fn in_process(handler: &Handler, headers: HeaderMap, outgoing: Outgoing) -> Result<Answer, Failure> {
    let host = match (outgoing.url.host_str(), outgoing.url.port()) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (Some(host), None) => host.to_owned(),
        (None, _) => return Err(Failure::NotAllowed("it names no host")),
    };
    let mut whole = outgoing.url.clone();
    whole.set_fragment(None);
    let mut request = Request::builder()
        .method(outgoing.method.as_str())
        .uri(whole.as_str())
        .header(header::HOST, host)
        .body(outgoing.body)
        .map_err(unsendable)?;
    request.headers_mut().extend(headers);
    let response = handler(request).await?;
    let mut reading = Reading::start(
        response.status().as_u16(),
        response.headers(),
        (outgoing.method, outgoing.max_bytes),
    )?;
    reading.add(response.body())?;
    Ok(reading.finish())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
        sync::mpsc,
    };

    use super::*;

    const HOST: &str = "peer.localhost";

    /// Answers every connection with the pieces given, 40 ms apart, and hands on what it was asked.
    async fn serve(pieces: Vec<Vec<u8>>) -> (u16, mpsc::UnboundedReceiver<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (asked, questions) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut buffer = vec![0; 8192];
                let read = stream.read(&mut buffer).await.unwrap();
                asked.send(String::from_utf8_lossy(&buffer[..read]).into_owned()).ok();
                for piece in &pieces {
                    if stream.write_all(piece).await.is_err() {
                        break;
                    }
                    tokio::time::sleep(Duration::from_millis(40)).await;
                }
            }
        });
        (port, questions)
    }

    fn client_for(port: u16) -> Client {
        let peer = LabPeer::parse(&format!("{HOST}:{port}")).unwrap();
        Client::new(&Options {
            user_agent: "collegium-test".to_owned(),
            extra_ca_pem: None,
            lab_peers: vec![peer],
            kept: None,
        })
        .unwrap()
    }

    /// How many connections it takes to ask twice, when those of so many hosts are kept.
    async fn connections(kept: usize) -> usize {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (opened, mut count) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                opened.send(()).ok();
                tokio::spawn(async move {
                    let mut buffer = vec![0; 8192];
                    while stream.read(&mut buffer).await.is_ok_and(|read| read > 0) {
                        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok").await.unwrap();
                    }
                });
            }
        });
        let peer = LabPeer::parse(&format!("{HOST}:{port}")).unwrap();
        let options =
            Options { user_agent: "t".into(), extra_ca_pem: None, lab_peers: vec![peer], kept: Some(kept) };
        let client = Client::new(&options).unwrap();
        for _ in 0..2 {
            assert_eq!(client.send(get(&format!("http://{HOST}:{port}/"))).await.unwrap().body, "ok");
            // The client puts a connection back when it next runs.
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let mut all = 0;
        while count.try_recv().is_ok() {
            all += 1;
        }
        all
    }

    #[tokio::test]
    async fn a_connection_is_used_again_while_there_is_room_to_keep_it() {
        assert_eq!((connections(1).await, connections(0).await), (1, 2));
    }

    fn get(url: &str) -> Outgoing {
        Outgoing {
            method: Method::Get,
            url: Url::parse(url).unwrap(),
            headers: Vec::new(),
            body: Bytes::new(),
            max_bytes: 1000,
            deadline: Duration::from_secs(5),
        }
    }

    async fn fetch(answer: Vec<Vec<u8>>) -> Result<Answer, Failure> {
        let (port, _asked) = serve(answer).await;
        client_for(port).send(get(&format!("http://{HOST}:{port}/x"))).await
    }

    fn answer(head: &str, body: &[u8]) -> Vec<Vec<u8>> {
        let head = format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n");
        vec![[head.as_bytes(), body].concat()]
    }

    // gzip of 200 000 times "a".
    fn bomb() -> Vec<u8> {
        let mut bytes = vec![
            31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 237, 193, 49, 1, 0, 0, 0, 194, 160, 172, 235, 95, 194, 12, 254,
            64, 1,
        ];
        bytes.resize(bytes.len() + 193, 0);
        bytes.extend_from_slice(&[175, 1, 155, 83, 105, 224, 64, 13, 3, 0]);
        bytes
    }

    #[tokio::test]
    async fn lab_peer_is_asked_on_loopback_with_its_own_host() {
        let (port, mut asked) =
            serve(answer("200 OK\r\nContent-Type: application/activity+json\r\nContent-Length: 2", b"{}"))
                .await;
        let mut outgoing = get(&format!("http://{HOST}:{port}/a?b=c#d"));
        outgoing.headers =
            vec![("Host".to_owned(), "evil.example".to_owned()), ("Accept".to_owned(), "text/x".to_owned())];
        let got = client_for(port).send(outgoing).await.unwrap();
        assert_eq!((got.status, &got.body[..]), (200, &b"{}"[..]));
        assert_eq!(got.content_type.as_deref(), Some("application/activity+json"));
        let question = asked.recv().await.unwrap().to_lowercase();
        assert!(question.starts_with("get /a?b=c http/1.1\r\n"), "{question}");
        assert!(question.contains(&format!("\r\nhost: {HOST}:{port}\r\n")), "{question}");
        assert!(question.contains("\r\nuser-agent: collegium-test\r\n"));
        assert!(!question.contains("evil.example") && !question.contains("referer"));
    }

    #[tokio::test]
    async fn lab_exemption_reaches_no_other_host_or_port() {
        let (port, mut asked) = serve(answer("200 OK\r\nContent-Length: 0", b"")).await;
        let client = client_for(port);
        client.send(get(&format!("http://{HOST}:{port}/"))).await.unwrap();
        assert!(asked.recv().await.is_some());
        for url in [
            format!("http://other.localhost:{port}/"),
            format!("http://127.0.0.1:{port}/"),
            format!("http://{HOST}:{}/", port - 1),
            format!("https://{HOST}/"),
            format!("http://peer.example:{port}/"),
            format!("http://user@{HOST}:{port}/"),
            "http://peer.example/".to_owned(),
        ] {
            let url = Url::parse(&url).unwrap();
            let refusal = client.check(&url).unwrap_err();
            assert!(matches!(refusal, Failure::NotAllowed(_)) && !refusal.is_passing(), "{url}");
            assert_eq!(client.send(get(url.as_str())).await, Err(refusal));
        }
        assert_eq!(client.check(&Url::parse("https://peer.example/").unwrap()), Ok(()));
        assert!(asked.try_recv().is_err());
    }

    #[tokio::test]
    async fn public_name_with_a_private_address_is_refused_at_connect_time() {
        // The guard on names is passed by: "localhost" stands for a public name with a private address.
        let client =
            build(&Options::default(), IDLE_PER_HOST, &|b: reqwest::ClientBuilder| b.dns_resolver(PublicDns))
                .unwrap();
        let refused = client.get("http://localhost:9/").send().await;
        assert!(matches!(failure(refused.unwrap_err()), Failure::NotAllowed(_)));
        let lab = Client::new(&Options {
            lab_peers: vec![LabPeer::parse("peer.example:8443").unwrap()],
            kept: None,
            ..Options::default()
        })
        .unwrap();
        let outside = Url::parse("https://peer.example/").unwrap();
        let inside = Url::parse("https://peer.example:8443/").unwrap();
        match &lab.0.transport {
            Transport::Network { public, lab: l } => {
                let route = |url| match lab.route(url).unwrap() {
                    Route::Network(client) => std::ptr::from_ref(client),
                    Route::InProcess(_) => panic!("no handler here"),
                };
                assert_eq!(route(&outside), std::ptr::from_ref(&**public));
                assert_eq!(route(&inside), std::ptr::from_ref(&l.as_ref().unwrap().1));
            }
            Transport::InProcess(_) => panic!("no handler here"),
        }
    }

    #[tokio::test]
    async fn body_of_a_get_is_whole_or_refused() {
        let full = vec![b'x'; 1000];
        let over = vec![b'x'; 1001];
        let too_large = Err(Failure::TooLarge { limit: 1000 });
        let chunked = |bytes: &[u8]| {
            let mut body = format!("{:x}\r\n", bytes.len()).into_bytes();
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n0\r\n\r\n");
            body
        };
        for (head, body, expected) in [
            ("200 OK\r\nContent-Length: 1000", full.clone(), Ok(1000)),
            ("200 OK\r\nContent-Length: 1001", over.clone(), too_large.clone()),
            ("200 OK\r\nContent-Length: 99999999999999", full.clone(), too_large.clone()),
            ("200 OK", full.clone(), Ok(1000)),
            ("200 OK", over.clone(), too_large.clone()),
            ("200 OK\r\nTransfer-Encoding: chunked", chunked(&full), Ok(1000)),
            ("200 OK\r\nTransfer-Encoding: chunked", chunked(&over), too_large.clone()),
            ("200 OK\r\nContent-Encoding: gzip", bomb(), too_large.clone()),
            ("410 Gone", over.clone(), Ok(1000)),
            ("410 Gone\r\nContent-Length: 5000", b"cut".to_vec(), Ok(3)),
            ("410 Gone\r\nContent-Encoding: gzip", b"no gzip".to_vec(), Ok(0)),
            ("404 Not Found\r\nContent-Length: 1001", over.clone(), Ok(1000)),
        ] {
            let got = fetch(answer(head, &body)).await;
            assert_eq!(got.map(|answer| answer.body.len()), expected, "{head}");
        }
    }

    #[tokio::test]
    async fn broken_answers_have_their_own_failures() {
        for (pieces, code) in [
            (answer("200 OK\r\nContent-Length: 10", b"short"), "interrupted"),
            (answer("200 OK\r\nContent-Encoding: gzip", b"not gzip"), "unreadable"),
            (answer("200 OK\r\nContent-Encoding: br", b"?"), "unreadable"),
            (vec![b"no http at all".to_vec()], "interrupted"),
            (vec![Vec::new()], "interrupted"),
        ] {
            let got = fetch(pieces).await.unwrap_err();
            assert_eq!(got.code(), code, "{got:?}");
        }
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let closed = client_for(port).send(get(&format!("http://{HOST}:{port}/"))).await;
        assert_eq!(closed.unwrap_err().code(), "unreachable");
    }

    #[tokio::test]
    async fn deadline_covers_the_slowest_trickle() {
        let mut pieces = answer("200 OK\r\nContent-Length: 500", b"");
        pieces.extend((0..500).map(|_| vec![b'x']));
        let (port, _asked) = serve(pieces).await;
        let mut outgoing = get(&format!("http://{HOST}:{port}/"));
        outgoing.deadline = Duration::from_millis(300);
        let got = client_for(port).send(outgoing).await.unwrap_err();
        assert!(got == Failure::TimedOut && got.is_passing());
    }

    #[tokio::test]
    async fn redirects_are_answers() {
        let got = fetch(answer(
            "302 Found\r\nLocation: http://127.0.0.1/secret\r\nRetry-After: 5\r\nContent-Length: 0",
            b"",
        ))
        .await
        .unwrap();
        assert_eq!(got.status, 302);
        assert_eq!(got.location.as_deref(), Some("http://127.0.0.1/secret"));
        assert_eq!(got.retry_after.as_deref(), Some("5"));
    }

    #[tokio::test]
    async fn in_process_transport_keeps_cap_and_deadline() {
        let client = Client::in_process(Arc::new(|request: Request<Bytes>| {
            Box::pin(async move {
                assert_eq!(request.headers()["host"], "north.test");
                if request.uri().path() == "/slow" {
                    tokio::time::sleep(Duration::from_secs(5)).await;
                }
                let length: usize = request.uri().query().unwrap().parse().unwrap();
                Ok(Response::new(Bytes::from(vec![b'x'; length])))
            })
        }));
        let got = client.send(get("https://north.test/x?1000")).await.unwrap();
        assert_eq!((got.status, got.body.len()), (200, 1000));
        let over = client.send(get("http://north.test/x?1001")).await;
        assert_eq!(over, Err(Failure::TooLarge { limit: 1000 }));
        let mut slow = get("http://north.test/slow?1");
        slow.deadline = Duration::from_millis(50);
        assert_eq!(client.send(slow).await, Err(Failure::TimedOut));
        for bad in ["ftp://north.test/", "http://a:b@north.test/"] {
            assert!(client.check(&Url::parse(bad).unwrap()).is_err(), "{bad}");
        }
        let mut split = get("http://north.test/x?1");
        split.headers = vec![("Accept".to_owned(), "a\r\nEvil: b".to_owned())];
        assert_eq!(client.send(split).await.unwrap_err().code(), "unsendable");
    }

    #[test]
    fn settings_are_parsed_strictly() {
        for good in ["north.localhost:8081", "127.0.0.1:80", "[::1]:8081", "NORTH.test:1"] {
            assert_eq!(LabPeer::parse(good).unwrap().to_string(), good.to_lowercase());
        }
        for bad in ["", "north.localhost", ":80", "north:0", "north:70000", "a b:80", "http://north:80"] {
            assert!(LabPeer::parse(bad).is_err(), "{bad}");
        }
        for pem in [&b""[..], b"nonsense"] {
            let options = Options { extra_ca_pem: Some(pem.to_vec()), ..Options::default() };
            assert!(matches!(Client::new(&options), Err(Misconfigured::ExtraCa)));
        }
    }
}
