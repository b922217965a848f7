-- The spine: actors, members, communities, threads, the ledger, and what federation needs to lose nothing.
-- Ids are BIGINT made in the program; times are BIGINT microseconds UTC; local URIs are stored without the origin.

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE nodes (
    id BIGINT NOT NULL PRIMARY KEY,
    authority TEXT NOT NULL UNIQUE,
    software TEXT,
    version TEXT,
    first_seen BIGINT NOT NULL,
    last_heard BIGINT,
    last_reached BIGINT,
    failures BIGINT NOT NULL DEFAULT 0,
    retry_at BIGINT NOT NULL DEFAULT 0,
    last_error TEXT,
    -- What the policy says of it now, for the read predicate: a block hides, it never deletes.
    blocked BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE TABLE policy_rules (
    authority TEXT NOT NULL PRIMARY KEY,
    verdict TEXT NOT NULL CHECK (verdict IN ('allow', 'block')),
    reason TEXT NOT NULL,
    by_member BIGINT,
    created BIGINT NOT NULL
);

CREATE TABLE actors (
    id BIGINT NOT NULL PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE,
    node BIGINT REFERENCES nodes (id),
    kind TEXT NOT NULL CHECK (kind IN ('person', 'group', 'application')),
    handle TEXT NOT NULL,
    handle_key TEXT NOT NULL,
    name TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    about_html TEXT NOT NULL DEFAULT '',
    url TEXT,
    inbox TEXT,
    shared_inbox TEXT,
    outbox TEXT,
    followers TEXT,
    featured TEXT,
    moderators TEXT,
    profession TEXT,
    profession_text TEXT,
    took_part BIGINT,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    fetched BIGINT,
    gone BIGINT
);
-- One namespace for people, communities and the node; a handle is never used again.
CREATE UNIQUE INDEX actors_local_handle ON actors (handle_key) WHERE node IS NULL;
CREATE INDEX actors_handle ON actors (handle_key, node);

CREATE TABLE keys (
    id BIGINT NOT NULL PRIMARY KEY,
    actor BIGINT NOT NULL REFERENCES actors (id),
    purpose TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    uri TEXT UNIQUE,
    public TEXT NOT NULL,
    sealed BYTEA,
    sealed_by TEXT,
    created BIGINT NOT NULL,
    retired BIGINT
);
CREATE INDEX keys_actor ON keys (actor, purpose);
CREATE UNIQUE INDEX keys_current ON keys (actor, purpose, algorithm) WHERE retired IS NULL;

CREATE TABLE members (
    id BIGINT NOT NULL PRIMARY KEY,
    email TEXT UNIQUE,
    password TEXT NOT NULL,
    admin BOOLEAN NOT NULL DEFAULT FALSE,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    created BIGINT NOT NULL,
    suspended BIGINT
);

CREATE TABLE member_actors (
    member BIGINT NOT NULL REFERENCES members (id),
    actor BIGINT NOT NULL REFERENCES actors (id),
    PRIMARY KEY (member, actor)
);
CREATE UNIQUE INDEX member_actors_actor ON member_actors (actor);

CREATE TABLE sessions (
    secret_hash TEXT NOT NULL PRIMARY KEY,
    member BIGINT NOT NULL REFERENCES members (id),
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX sessions_member ON sessions (member);

CREATE TABLE tokens (
    id BIGINT NOT NULL PRIMARY KEY,
    secret_hash TEXT NOT NULL UNIQUE,
    member BIGINT NOT NULL REFERENCES members (id),
    name TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('read', 'write')),
    created BIGINT NOT NULL,
    revoked BIGINT
);

CREATE TABLE sign_in_attempts (
    who TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX sign_in_attempts_who ON sign_in_attempts (who, at);

-- Append-only: privileged acts.
CREATE TABLE audit_log (
    id BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    member BIGINT,
    act TEXT NOT NULL,
    about TEXT NOT NULL
);

CREATE TABLE communities (
    actor BIGINT NOT NULL PRIMARY KEY REFERENCES actors (id),
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'members')),
    domain TEXT NOT NULL DEFAULT '',
    domain_html TEXT NOT NULL DEFAULT '',
    community TEXT NOT NULL DEFAULT '',
    community_html TEXT NOT NULL DEFAULT '',
    practice TEXT NOT NULL DEFAULT '',
    practice_html TEXT NOT NULL DEFAULT '',
    threads BIGINT NOT NULL DEFAULT 0,
    members BIGINT NOT NULL DEFAULT 0,
    last_at BIGINT NOT NULL,
    created BIGINT NOT NULL
);
CREATE INDEX communities_last ON communities (last_at, actor);

CREATE TABLE memberships (
    id BIGINT NOT NULL PRIMARY KEY,
    community BIGINT NOT NULL REFERENCES communities (actor),
    actor BIGINT NOT NULL REFERENCES actors (id),
    role TEXT NOT NULL CHECK (role IN ('member', 'moderator', 'facilitator')),
    state TEXT NOT NULL CHECK (state IN ('requested', 'member', 'suspended', 'left', 'refused')),
    since BIGINT NOT NULL,
    until BIGINT,
    by_actor BIGINT,
    follow TEXT,
    UNIQUE (community, actor)
);
CREATE INDEX memberships_actor ON memberships (actor, state);
CREATE INDEX memberships_community ON memberships (community, state, role);

CREATE TABLE threads (
    id BIGINT NOT NULL PRIMARY KEY,
    community BIGINT NOT NULL REFERENCES communities (actor),
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'members')),
    title TEXT NOT NULL,
    -- The opening post is hidden here: then everything behind it is, too.
    hidden BOOLEAN NOT NULL DEFAULT FALSE,
    locked BOOLEAN NOT NULL DEFAULT FALSE,
    lock_clock BIGINT NOT NULL DEFAULT 0,
    pinned BOOLEAN NOT NULL DEFAULT FALSE,
    pin_clock BIGINT NOT NULL DEFAULT 0,
    from_here BOOLEAN NOT NULL,
    replies BIGINT NOT NULL DEFAULT 0,
    last_seq BIGINT NOT NULL DEFAULT 0,
    last_at BIGINT NOT NULL,
    created BIGINT NOT NULL
);
CREATE INDEX threads_community_last ON threads (community, last_at, id);
CREATE INDEX threads_community_new ON threads (community, created, id);
CREATE INDEX threads_community_unanswered ON threads (community, created, id) WHERE replies = 0;
CREATE INDEX threads_community_here ON threads (community, last_at, id) WHERE from_here;
CREATE INDEX threads_community_pinned ON threads (community, last_at, id) WHERE pinned;
CREATE INDEX threads_last ON threads (last_at, id);
CREATE INDEX threads_new ON threads (created, id);
CREATE INDEX threads_unanswered ON threads (created, id) WHERE replies = 0;
CREATE INDEX threads_here ON threads (last_at, id) WHERE from_here;

-- The opening post of a thread has the thread's id; everything that holds for a post holds for both.
-- `page` is its address on this node (/t/{page}, /r/{page}); for our own posts the last part of `uri`.
CREATE TABLE posts (
    id BIGINT NOT NULL PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE,
    page TEXT NOT NULL UNIQUE,
    thread BIGINT NOT NULL REFERENCES threads (id),
    parent BIGINT REFERENCES posts (id),
    author BIGINT NOT NULL REFERENCES actors (id),
    path TEXT COLLATE "C" NOT NULL,
    depth BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    source TEXT,
    html TEXT NOT NULL,
    renderer BIGINT NOT NULL,
    language TEXT,
    url TEXT,
    claimed BIGINT NOT NULL,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    version TEXT NOT NULL,
    edited BOOLEAN NOT NULL DEFAULT FALSE,
    state TEXT NOT NULL CHECK (state IN ('shown', 'waiting', 'refused')),
    refused_why TEXT,
    hidden BOOLEAN NOT NULL DEFAULT FALSE,
    removed BOOLEAN NOT NULL DEFAULT FALSE,
    removed_why TEXT,
    removal_clock BIGINT NOT NULL DEFAULT 0,
    deleted BIGINT,
    votes BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX posts_thread_path ON posts (thread, path);
CREATE INDEX posts_author ON posts (author, created, id);

CREATE TABLE versions (
    post BIGINT NOT NULL REFERENCES posts (id),
    updated BIGINT NOT NULL,
    version TEXT NOT NULL,
    title TEXT,
    source TEXT,
    html TEXT NOT NULL,
    PRIMARY KEY (post, updated, version)
);

-- A row a Like activity; a vote counts while one of its rows is not undone. An Undo may arrive first.
CREATE TABLE votes (
    id BIGINT NOT NULL PRIMARY KEY,
    post BIGINT NOT NULL REFERENCES posts (id),
    actor BIGINT NOT NULL REFERENCES actors (id),
    activity TEXT NOT NULL UNIQUE,
    undone BOOLEAN NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX votes_post ON votes (post, actor);
CREATE INDEX votes_actor ON votes (actor, post);

-- Remote objects that were deleted before they arrived.
CREATE TABLE tombstones (
    uri TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);

CREATE TABLE mentions (
    post BIGINT NOT NULL REFERENCES posts (id),
    actor BIGINT NOT NULL REFERENCES actors (id),
    PRIMARY KEY (post, actor)
);
CREATE INDEX mentions_actor ON mentions (actor, post);

CREATE TABLE reads (
    member BIGINT NOT NULL REFERENCES members (id),
    thread BIGINT NOT NULL REFERENCES threads (id),
    seq BIGINT NOT NULL,
    PRIMARY KEY (member, thread)
);

-- Every act of moderation: who, in which role, why, on which version.
CREATE TABLE acts (
    id BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    by_actor BIGINT NOT NULL REFERENCES actors (id),
    role TEXT NOT NULL,
    act TEXT NOT NULL,
    community BIGINT NOT NULL REFERENCES communities (actor),
    post BIGINT REFERENCES posts (id),
    version TEXT,
    subject BIGINT REFERENCES actors (id),
    reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX acts_community ON acts (community, at, id);

-- The ledger holds ids and enums only.
CREATE TABLE facts (
    id BIGINT NOT NULL PRIMARY KEY,
    tx BIGINT NOT NULL,
    n BIGINT NOT NULL,
    position BIGINT UNIQUE,
    what TEXT NOT NULL,
    by_actor BIGINT NOT NULL,
    community BIGINT,
    post BIGINT,
    subject BIGINT,
    cause BIGINT,
    at BIGINT NOT NULL
);
CREATE INDEX facts_unnumbered ON facts (tx, n) WHERE position IS NULL;

CREATE TABLE cursors (
    name TEXT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL
);

CREATE TABLE leases (
    name TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    until BIGINT NOT NULL
);
CREATE INDEX leases_owner ON leases (owner);

-- Activities of our own and those received by our communities, as exact bytes.
CREATE TABLE activities (
    id BIGINT NOT NULL PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    actor BIGINT NOT NULL REFERENCES actors (id),
    community BIGINT REFERENCES communities (actor),
    post BIGINT REFERENCES posts (id),
    local BOOLEAN NOT NULL,
    public BOOLEAN NOT NULL,
    json BYTEA,
    created BIGINT NOT NULL
);
CREATE INDEX activities_outbox ON activities (actor, id) WHERE public;
CREATE INDEX activities_post ON activities (post);

CREATE TABLE deliveries (
    id BIGINT NOT NULL PRIMARY KEY,
    activity BIGINT NOT NULL REFERENCES activities (id),
    node BIGINT NOT NULL REFERENCES nodes (id),
    inbox TEXT NOT NULL,
    ord BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'refused', 'dropped')),
    attempts BIGINT NOT NULL DEFAULT 0,
    answer TEXT,
    created BIGINT NOT NULL,
    sent BIGINT,
    acknowledged BIGINT,
    UNIQUE (activity, node)
);
CREATE INDEX deliveries_queue ON deliveries (node, ord) WHERE state = 'pending';

CREATE TABLE inbox_items (
    id BIGINT NOT NULL PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE,
    node BIGINT NOT NULL REFERENCES nodes (id),
    sender BIGINT NOT NULL REFERENCES actors (id),
    kind TEXT NOT NULL,
    body BYTEA,
    received BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'done', 'ignored', 'failed')),
    attempts BIGINT NOT NULL DEFAULT 0,
    due BIGINT NOT NULL,
    reason TEXT
);
CREATE INDEX inbox_items_queue ON inbox_items (node, received, id) WHERE state = 'new';
CREATE INDEX inbox_items_failed ON inbox_items (received, id) WHERE state = 'failed';

-- Signatures seen within their time window.
CREATE TABLE replay (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    expires BIGINT NOT NULL
);
CREATE INDEX replay_expires ON replay (expires);
