-- The node's logo, drawn anew from what was sent: one row, or none.
CREATE TABLE logos (
    -- Of its bytes; it stands in the address.
    hash TEXT NOT NULL PRIMARY KEY,
    png BYTEA NOT NULL,
    at BIGINT NOT NULL
);
