//! The world that tests are played in: databases, nodes, several nodes that talk, and processes of the built binary.

pub mod compare;
pub mod db;
pub mod fediverse;
pub mod http;
pub mod node;
pub mod process;
pub mod proxy;
pub mod random;
pub mod smtp;
pub mod sockets;
pub mod software;

pub use db::TestDb;
pub use node::TestNode;

/// A password hash that fits no password: signing in by password is tested where it matters.
pub const NO_PASSWORD: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
