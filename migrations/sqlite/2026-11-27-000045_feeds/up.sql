-- Addresses of feeds that show a member what is new for them: whoever knows one reads it.
CREATE TABLE feeds (
    id BIGINT NOT NULL PRIMARY KEY,
    -- Its name for its member, which tells nothing about the secret.
    page TEXT NOT NULL UNIQUE,
    secret_hash TEXT NOT NULL UNIQUE,
    member BIGINT NOT NULL REFERENCES members (id),
    name TEXT NOT NULL,
    created BIGINT NOT NULL,
    last_used BIGINT
);
CREATE INDEX feeds_member ON feeds (member, id);
