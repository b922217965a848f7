-- Mail on its way: each is sent once, or kept with what stopped it.
CREATE TABLE mails (
    id BIGINT NOT NULL PRIMARY KEY,
    -- Its name for admins, and in its Message-ID.
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    address TEXT NOT NULL,
    language TEXT NOT NULL,
    -- What it quotes, links included, sealed with the node key; dropped when it is sent or too old.
    sealed BYTEA,
    -- `handed`: the mail server is being given its words. Who is killed then cannot know whether it took them: `unsure`.
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'handed', 'sent', 'refused', 'unsure', 'expired')),
    -- The process that is at work on it.
    owner TEXT,
    tries BIGINT NOT NULL DEFAULT 0,
    -- Why it was not sent the last time, and what the mail server said.
    reason TEXT,
    answer TEXT,
    due BIGINT NOT NULL,
    until BIGINT NOT NULL,
    created BIGINT NOT NULL,
    sent BIGINT
);
CREATE INDEX mails_state ON mails (state, due, id);

-- Addresses that a mail server has refused for good: nothing is sent there until an admin says so.
CREATE TABLE paused_addresses (
    address TEXT NOT NULL PRIMARY KEY,
    answer TEXT NOT NULL,
    at BIGINT NOT NULL
);
