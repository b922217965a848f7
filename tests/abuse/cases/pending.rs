//! Cases that wait: for what is not built yet, or for their turn to be written. Their number may only fall.

/// What is not built yet.
const MEMBERS: &str = "members-only federation";
const ATTESTATIONS: &str = "attestations";
const AGREEMENTS: &str = "agreements";
const MEDIA: &str = "media";
const OIDC: &str = "sign-in by OIDC";

/// Id, what, what it waits for.
pub const CASES: &[(&str, &str, &str)] = &[
    ("G-18", "reports by the thousand", "the desk for reports"),
    ("G-23", "a domain that changed hands", AGREEMENTS),
    ("P-01", "reading before being accepted", MEMBERS),
    ("P-02", "joining without what is asked for", ATTESTATIONS),
    ("P-04", "reading by the side doors of HTTP", MEMBERS),
    ("P-05", "collections that would tell", MEMBERS),
    ("P-06", "lists, feeds and counts that would tell", MEMBERS),
    ("P-07", "whether a community exists", MEMBERS),
    ("P-09", "attachments by their address", MEDIA),
    ("P-10", "leaving ends everything", MEMBERS),
    ("P-12", "reporting what one may not read", MEMBERS),
    ("P-13", "content in logs and queues", MEMBERS),
    ("P-15", "a node that reads for its members", AGREEMENTS),
    ("P-16", "quotes that would tell", MEMBERS),
    ("P-17", "software that would make it a chat", AGREEMENTS),
    ("V-01", "attested by another node", ATTESTATIONS),
    ("V-02", "attested with another key", ATTESTATIONS),
    ("V-04", "attested for another audience", ATTESTATIONS),
    ("V-06", "a byte changed", ATTESTATIONS),
    ("V-07", "an issuer for another country", ATTESTATIONS),
    ("V-09", "revoked, or unknown whether", ATTESTATIONS),
    ("V-10", "revoked by who may not", ATTESTATIONS),
    ("V-11", "attestations that leak", ATTESTATIONS),
    ("V-13", "a key that was stolen", ATTESTATIONS),
    ("V-14", "a rule that is stricter here", ATTESTATIONS),
    ("V-15", "a register that says otherwise", ATTESTATIONS),
    ("N-10", "previews, feeds and pictures by the same way out", MEDIA),
    ("F-13", "looking for a link in a page", "discovery in pages"),
    ("D-04", "archives that explode", "imports"),
    ("D-07", "a storm of follows", MEMBERS),
    ("D-12", "a peer that says to be gone", "marking nodes as gone, and mail to the admin"),
    ("H-07", "pictures from elsewhere", MEDIA),
    ("H-08", "pictures that explode", MEDIA),
    ("M-02", "media by content negotiation", MEDIA),
    ("M-04", "a proxy that asks itself", MEDIA),
    ("M-05", "names of files", MEDIA),
    ("M-06", "a purge that takes another's file", MEDIA),
    ("A-02", "accounts joined by e-mail alone", OIDC),
    ("K-13", "events", "events"),
    ("K-15", "agreements offered, accepted, ended", AGREEMENTS),
];
