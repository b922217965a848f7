//! Why a request's signature is refused.

/// Tells why a request's signature is refused before (or, for the digest, after) any key is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the request is not signed")]
    SignatureMissing,
    #[error("the request repeats its {0} header")]
    HeaderRepeated(&'static str),
    #[error("the signature header is not well formed")]
    SignatureMalformed,
    #[error("the request carries several signatures")]
    SignatureSeveral,
    #[error("the signature covers something in a way that is not supported")]
    ComponentUnsupported,
    #[error("the signature's algorithm is not supported")]
    AlgorithmUnsupported,
    #[error("the request names no host")]
    HostMissing,
    #[error("the request has no date")]
    DateMissing,
    #[error("the request has no digest of its body")]
    DigestMissing,
    #[error("the request was signed for another server")]
    HostForeign,
    #[error("the signature does not cover {0}")]
    NotCovered(&'static str),
    #[error("the signature covers a header that the request lacks")]
    CoveredMissing,
    #[error("the request's date is not readable")]
    DateMalformed,
    #[error("the request is too old")]
    DateTooOld,
    #[error("the request's date lies in the future")]
    DateAhead,
    #[error("the signature has expired")]
    SignatureExpired,
    #[error("the digest of the body is not readable")]
    DigestMalformed,
    #[error("the digest of the body is not SHA-256")]
    DigestUnsupported,
    #[error("the body is not the one that was signed")]
    DigestMismatch,
}

impl Refusal {
    /// Names the refusal for logs and tests; stable.
    pub fn code(self) -> &'static str {
        match self {
            Refusal::SignatureMissing => "signature_missing",
            Refusal::HeaderRepeated(_) => "header_repeated",
            Refusal::SignatureMalformed => "signature_malformed",
            Refusal::SignatureSeveral => "signature_several",
            Refusal::ComponentUnsupported => "component_unsupported",
            Refusal::AlgorithmUnsupported => "algorithm_unsupported",
            Refusal::HostMissing => "host_missing",
            Refusal::DateMissing => "date_missing",
            Refusal::DigestMissing => "digest_missing",
            Refusal::HostForeign => "host_foreign",
            Refusal::NotCovered(_) => "not_covered",
            Refusal::CoveredMissing => "covered_missing",
            Refusal::DateMalformed => "date_malformed",
            Refusal::DateTooOld => "date_too_old",
            Refusal::DateAhead => "date_ahead",
            Refusal::SignatureExpired => "signature_expired",
            Refusal::DigestMalformed => "digest_malformed",
            Refusal::DigestUnsupported => "digest_unsupported",
            Refusal::DigestMismatch => "digest_mismatch",
        }
    }
}
