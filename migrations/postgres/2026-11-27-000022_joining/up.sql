-- Ways to become a member: by an invitation, or as a candidate who confirms an address or waits for an admin.
CREATE TABLE invitations (
    id BIGINT NOT NULL PRIMARY KEY,
    -- Its name for admins, which tells nothing about the secret.
    name TEXT NOT NULL UNIQUE,
    secret_hash TEXT NOT NULL UNIQUE,
    -- Nobody: the operator at the machine.
    made_by BIGINT REFERENCES members (id),
    note TEXT NOT NULL,
    uses BIGINT NOT NULL,
    used BIGINT NOT NULL DEFAULT 0,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    revoked BIGINT
);

CREATE TABLE candidates (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    handle TEXT NOT NULL,
    handle_key TEXT NOT NULL,
    display_name TEXT NOT NULL,
    email TEXT NOT NULL,
    password TEXT NOT NULL,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    -- What an admin reads; empty where nothing was asked.
    answers TEXT NOT NULL,
    -- Whether an admin decides once the address is confirmed.
    judged BOOLEAN NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('unconfirmed', 'waiting')),
    -- Of the link in their mail, until it was used.
    secret_hash TEXT UNIQUE,
    confirmed BIGINT,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX candidates_handle ON candidates (handle_key);
CREATE INDEX candidates_email ON candidates (email);
CREATE INDEX candidates_state ON candidates (state, id);
