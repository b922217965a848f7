//! Sealing of secrets at rest with the node key, which lies outside the database.

use std::{
    fmt,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey},
    digest, hmac, rand,
};
use base64::{Engine, engine::general_purpose::STANDARD};

const VERSION: u8 = 1;
const KEY_BYTES: usize = 32;
const KEY_ID_BYTES: usize = 4;
/// How often, 20 ms apart, an unfinished key file is read again before it counts as damaged.
const READ_ATTEMPTS: u32 = 100;
const BETWEEN_ATTEMPTS: Duration = Duration::from_millis(20);

/// Holds the key that seals the node's private keys and secrets; cheap to clone, and its Debug shows the key id only.
///
/// Sealed form: version (1 byte), key id (4), nonce (12), AES-256-GCM ciphertext and tag (NIST SP 800-38D).
/// Version, key id and purpose are authenticated: a secret sealed for one purpose does not open for another.
#[derive(Clone)]
pub struct NodeKey {
    id: [u8; KEY_ID_BYTES],
    key: Arc<RandomizedNonceKey>,
    marks: hmac::Key,
}

/// Tells why no node key could be had; the node does not start then.
#[derive(Debug, thiserror::Error)]
pub enum NodeKeyError {
    #[error("the node key is not 32 bytes in base64")]
    Malformed,
    #[error("the node key file {path} is empty or damaged: put the backup in its place")]
    Damaged { path: PathBuf },
    #[error("the node key file {path} could not be read or made")]
    File { path: PathBuf, source: io::Error },
    #[error("the system gave no randomness")]
    NoRandomness,
}

/// Tells why a secret could not be sealed or opened.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    #[error("the secret was sealed with node key {sealed_by}, this node has {ours}")]
    OtherKey { sealed_by: String, ours: String },
    #[error("the secret was sealed in a form that this version does not know")]
    UnknownForm,
    #[error("the sealed secret is damaged or meant for another purpose")]
    Damaged,
    #[error("the secret could not be sealed")]
    Failed,
}

impl NodeKey {
    /// Reads the key from `path`, or makes it there (mode 0600) on first use.
    ///
    /// Safe when several processes start at once: one creates the file, the others wait for its content.
    pub fn load_or_create(path: &Path) -> Result<NodeKey, NodeKeyError> {
        match create_new(path) {
            Ok(file) => write_fresh(file, path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => read_existing(path),
            Err(error) => Err(file_error(path, error)),
        }
    }

    /// Parses the key from text (32 bytes in base64), as a `*_FILE` or the environment gives it.
    pub fn parse(text: &str) -> Result<NodeKey, NodeKeyError> {
        let bytes = STANDARD.decode(text.trim()).map_err(|_| NodeKeyError::Malformed)?;
        if bytes.len() != KEY_BYTES {
            return Err(NodeKeyError::Malformed);
        }
        let hash = digest::digest(&digest::SHA256, &bytes);
        let id = hash.as_ref().first_chunk().copied().ok_or(NodeKeyError::Malformed)?;
        let key = RandomizedNonceKey::new(&AES_256_GCM, &bytes).map_err(|_| NodeKeyError::Malformed)?;
        let marks = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &bytes), b"collegium marks");
        let marks = hmac::Key::new(hmac::HMAC_SHA256, marks.as_ref());
        Ok(NodeKey { id, key: Arc::new(key), marks })
    }

    /// A keyed digest (HMAC-SHA-256, RFC 2104) in hexadecimal: tells whether two texts are equal, and nothing of them to
    /// whoever has no key.
    pub fn mark(&self, purpose: &str, text: &[u8]) -> String {
        let whole = [purpose.as_bytes(), &[0], text].concat();
        hex(hmac::sign(&self.marks, &whole).as_ref())
    }

    /// Names the key: the first 8 hexadecimal digits of its SHA-256.
    pub fn key_id(&self) -> String {
        hex(&self.id)
    }

    /// Seals `plain` for `purpose`, which `open` must name again.
    pub fn seal(&self, purpose: &str, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let mut text = plain.to_vec();
        let nonce = self
            .key
            .seal_in_place_append_tag(Aad::from(self.context(purpose)), &mut text)
            .map_err(|_| SealError::Failed)?;
        let mut sealed = Vec::with_capacity(1 + KEY_ID_BYTES + NONCE_LEN + text.len());
        sealed.push(VERSION);
        sealed.extend_from_slice(&self.id);
        sealed.extend_from_slice(nonce.as_ref());
        sealed.append(&mut text);
        Ok(sealed)
    }

    /// Opens what `seal` made with this key for the same purpose.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let (id, rest) = split(sealed)?;
        if *id != self.id {
            return Err(SealError::OtherKey { sealed_by: hex(id), ours: self.key_id() });
        }
        let (nonce, text) = rest.split_first_chunk::<NONCE_LEN>().ok_or(SealError::Damaged)?;
        let mut text = text.to_vec();
        let length = self
            .key
            .open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(self.context(purpose)), &mut text)
            .map_err(|_| SealError::Damaged)?
            .len();
        text.truncate(length);
        Ok(text)
    }

    /// Tells which node key sealed this, for rotation.
    pub fn sealed_by(sealed: &[u8]) -> Result<String, SealError> {
        split(sealed).map(|(id, _)| hex(id))
    }

    fn context(&self, purpose: &str) -> Vec<u8> {
        let mut context = vec![VERSION];
        context.extend_from_slice(&self.id);
        context.extend_from_slice(purpose.as_bytes());
        context
    }
}

impl fmt::Debug for NodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NodeKey({})", self.key_id())
    }
}

fn split(sealed: &[u8]) -> Result<(&[u8; KEY_ID_BYTES], &[u8]), SealError> {
    match sealed.split_first() {
        None => Err(SealError::Damaged),
        Some((&VERSION, rest)) => rest.split_first_chunk().ok_or(SealError::Damaged),
        Some(_) => Err(SealError::UnknownForm),
    }
}

fn create_new(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn write_fresh(file: File, path: &Path) -> Result<NodeKey, NodeKeyError> {
    let written = fill(file, path);
    if written.is_err() {
        // An empty file left behind would stop every later start. The first error is the one to report.
        fs::remove_file(path).ok();
    }
    written
}

fn fill(mut file: File, path: &Path) -> Result<NodeKey, NodeKeyError> {
    let mut bytes = [0_u8; KEY_BYTES];
    rand::fill(&mut bytes).map_err(|_| NodeKeyError::NoRandomness)?;
    let text = STANDARD.encode(bytes);
    let key = NodeKey::parse(&text)?;
    file.write_all(format!("{text}\n").as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| sync_directory(path))
        .map_err(|error| file_error(path, error))?;
    Ok(key)
}

// Losing the new file's name in a power cut would lose every secret that was sealed meanwhile.
fn sync_directory(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => File::open(parent)?.sync_all(),
        Some(_) | None => File::open(".")?.sync_all(),
    }
}

fn read_existing(path: &Path) -> Result<NodeKey, NodeKeyError> {
    for _ in 0..READ_ATTEMPTS {
        let text = fs::read_to_string(path).map_err(|error| file_error(path, error))?;
        // The newline comes last: without it, and too short, another process may still be writing.
        match NodeKey::parse(&text) {
            Ok(key) => return Ok(key),
            Err(error) if text.ends_with('\n') => return Err(error),
            Err(_) => thread::sleep(BETWEEN_ATTEMPTS),
        }
    }
    Err(NodeKeyError::Damaged { path: path.to_owned() })
}

fn file_error(path: &Path, source: io::Error) -> NodeKeyError {
    NodeKeyError::File { path: path.to_owned(), source }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn key(fill: u8) -> NodeKey {
        NodeKey::parse(&STANDARD.encode([fill; 32])).unwrap()
    }

    fn fresh_path(name: &str) -> PathBuf {
        let mut random = [0_u8; 8];
        rand::fill(&mut random).unwrap();
        std::env::temp_dir().join(format!("collegium-seal-{name}-{}", hex(&random)))
    }

    #[test]
    fn sealed_secret_opens_with_the_same_key_and_purpose_only() {
        let ours = key(1);
        for plain in [&b""[..], b"x", &[7; 2000]] {
            let sealed = ours.seal("actor-key", plain).unwrap();
            assert_eq!(sealed[0], 1);
            assert_eq!(ours.open("actor-key", &sealed).unwrap(), plain);
            assert_eq!(ours.open("actor-ke", &sealed), Err(SealError::Damaged));
            assert_eq!(NodeKey::sealed_by(&sealed).unwrap(), ours.key_id());
            assert_eq!(
                key(2).open("actor-key", &sealed),
                Err(SealError::OtherKey { sealed_by: ours.key_id(), ours: key(2).key_id() })
            );
            assert_ne!(sealed, ours.seal("actor-key", plain).unwrap());
        }
    }

    #[test]
    fn every_changed_or_missing_byte_is_noticed() {
        let ours = key(1);
        let sealed = ours.seal("p", b"secret").unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(ours.open("p", &changed).is_err(), "byte {at}");
            assert!(ours.open("p", &sealed[..at]).is_err(), "cut at {at}");
        }
        let mut newer = sealed.clone();
        newer[0] = 9;
        assert_eq!(ours.open("p", &newer), Err(SealError::UnknownForm));
    }

    #[test]
    fn key_text_is_parsed_strictly_and_never_shown() {
        let text = STANDARD.encode([1; 32]);
        assert!(NodeKey::parse(&format!("  {text}\n")).is_ok());
        for bad in ["", "AAAA", "not base64!", &STANDARD.encode([1; 31]), &STANDARD.encode([1; 33])] {
            assert!(matches!(NodeKey::parse(bad), Err(NodeKeyError::Malformed)));
        }
        assert_eq!(format!("{:?}", key(1)), "NodeKey(72cd6e84)");
        assert_eq!(key(1).key_id(), "72cd6e84");
    }

    #[test]
    fn key_file_is_made_once_even_by_many_starters() {
        let path = fresh_path("race");
        let starters: Vec<_> = (0..8)
            .map(|_| {
                let path = path.clone();
                thread::spawn(move || NodeKey::load_or_create(&path).unwrap().key_id())
            })
            .collect();
        let ids: Vec<String> = starters.into_iter().map(|thread| thread.join().unwrap()).collect();
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        assert_eq!(NodeKey::load_or_create(&path).unwrap().key_id(), ids[0]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        fs::remove_file(&path).unwrap();
    }

    #[test]
    fn damaged_or_unreachable_key_file_is_refused_and_kept() {
        let path = fresh_path("damaged");
        fs::write(&path, "half a k\n").unwrap();
        assert!(matches!(NodeKey::load_or_create(&path), Err(NodeKeyError::Malformed)));
        fs::write(&path, "").unwrap();
        assert!(matches!(NodeKey::load_or_create(&path), Err(NodeKeyError::Damaged { .. })));
        assert!(path.exists());
        fs::remove_file(&path).unwrap();
        assert!(matches!(NodeKey::load_or_create(&path.join("below")), Err(NodeKeyError::File { .. })));
    }
}
