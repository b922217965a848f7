-- Whether the copies of a thread are equal: a digest of each, kept until something in it changes, and of each community.

-- Where a community elsewhere tells the digest of what stands in it.
ALTER TABLE actors ADD COLUMN digest TEXT;
ALTER TABLE threads ADD COLUMN stale BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE threads ADD COLUMN digest BYTEA;
-- Of how many posts the digest is made, and into which part of its community's it goes.
ALTER TABLE threads ADD COLUMN counted BIGINT NOT NULL DEFAULT 0;
ALTER TABLE threads ADD COLUMN bucket BIGINT NOT NULL DEFAULT 0;
CREATE INDEX threads_stale ON threads (community, id) WHERE stale;
CREATE INDEX threads_bucket ON threads (community, bucket, id) WHERE digest IS NOT NULL;

CREATE TABLE digests (
    community BIGINT NOT NULL PRIMARY KEY REFERENCES communities (actor),
    buckets BYTEA NOT NULL,
    threads BIGINT NOT NULL DEFAULT 0,
    posts BIGINT NOT NULL DEFAULT 0,
    -- As of which settings: what a node blocks does not count at home.
    policy BIGINT NOT NULL DEFAULT 0
);

-- How a community elsewhere compares with its home: when it was last asked, and what it said.
CREATE TABLE comparisons (
    community BIGINT NOT NULL PRIMARY KEY REFERENCES communities (actor),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'equal', 'differs', 'failed', 'untold')),
    reason TEXT,
    -- The home's own figures, as it told them.
    threads BIGINT,
    posts BIGINT,
    compared BIGINT,
    -- Since when something was on its way at every look.
    waits BIGINT,
    attempts BIGINT NOT NULL DEFAULT 0,
    due BIGINT NOT NULL
);
CREATE INDEX comparisons_due ON comparisons (due);

-- Threads that differ, with both digests as of when all that could be healed was.
CREATE TABLE divergences (
    community BIGINT NOT NULL REFERENCES communities (actor),
    thread TEXT NOT NULL,
    there BIGINT NOT NULL,
    there_digest BYTEA NOT NULL,
    here_digest BYTEA,
    at BIGINT NOT NULL,
    PRIMARY KEY (community, thread)
);

-- What it is that differs, and why.
CREATE TABLE differences (
    community BIGINT NOT NULL REFERENCES communities (actor),
    thread TEXT NOT NULL,
    uri TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('missing', 'other', 'extra')),
    why TEXT NOT NULL,
    rule TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (community, thread, uri)
);

-- What is followed already is compared from now on.
INSERT INTO comparisons (community, state, due)
    SELECT DISTINCT m.community, 'waiting', 0 FROM memberships m JOIN actors g ON g.id = m.community
    JOIN member_actors ma ON ma.actor = m.actor
    WHERE g.node IS NOT NULL AND m.state IN ('member', 'suspended');
