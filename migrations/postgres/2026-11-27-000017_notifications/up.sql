-- What members are told of on this node, and how much of it they want to hear.

CREATE TABLE notifications (
    member BIGINT NOT NULL REFERENCES members (id),
    -- The position of the fact: nothing is told twice, and the newest is the highest.
    fact BIGINT NOT NULL,
    -- `mention`, `reply`, `post`, or the key of a fact about the member.
    kind TEXT NOT NULL,
    community BIGINT NOT NULL REFERENCES communities (actor),
    thread BIGINT REFERENCES threads (id),
    post BIGINT REFERENCES posts (id),
    by_actor BIGINT NOT NULL REFERENCES actors (id),
    at BIGINT NOT NULL,
    seen BIGINT,
    PRIMARY KEY (member, fact)
);
CREATE INDEX notifications_unseen ON notifications (member, fact) WHERE seen IS NULL;
CREATE INDEX notifications_thread ON notifications (member, thread) WHERE seen IS NULL;
CREATE INDEX notifications_at ON notifications (at);

CREATE TABLE community_levels (
    community BIGINT NOT NULL REFERENCES communities (actor),
    member BIGINT NOT NULL REFERENCES members (id),
    level TEXT NOT NULL CHECK (level IN ('everything', 'first-posts', 'mentions', 'mute')),
    PRIMARY KEY (community, member)
);

CREATE TABLE thread_levels (
    thread BIGINT NOT NULL REFERENCES threads (id),
    member BIGINT NOT NULL REFERENCES members (id),
    level TEXT NOT NULL CHECK (level IN ('everything', 'mentions', 'mute')),
    PRIMARY KEY (thread, member)
);

-- Members are told of what happens from now on. A new database stays empty.
INSERT INTO cursors (name, position)
    SELECT 'notifications', max(position) FROM facts HAVING max(position) IS NOT NULL;
