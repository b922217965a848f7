-- Whether the member has shown that mail to their address reaches them, and links that do something once.
ALTER TABLE members ADD COLUMN email_confirmed BIGINT;

CREATE TABLE links (
    secret_hash TEXT NOT NULL PRIMARY KEY,
    member BIGINT NOT NULL REFERENCES members (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('confirm', 'reset')),
    -- The address that it was sent to.
    email TEXT NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX links_member ON links (member, purpose, created);
