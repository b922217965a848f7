-- Topics of a community. One that was merged into another keeps its address, which leads there.
CREATE TABLE topics (
    id BIGINT NOT NULL PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE,
    -- The last part of its address on this node.
    page TEXT NOT NULL UNIQUE,
    community BIGINT NOT NULL REFERENCES communities (actor),
    name TEXT NOT NULL,
    merged_into BIGINT REFERENCES topics (id),
    created BIGINT NOT NULL
);
CREATE INDEX topics_community ON topics (community, created, id);

ALTER TABLE threads ADD COLUMN topic BIGINT REFERENCES topics (id);
ALTER TABLE threads ADD COLUMN topic_clock BIGINT NOT NULL DEFAULT 0;
CREATE INDEX threads_topic_last ON threads (topic, last_at, id) WHERE topic IS NOT NULL;
CREATE INDEX threads_topic_new ON threads (topic, created, id) WHERE topic IS NOT NULL;

-- Where a moderator moved a thread; none: out of every topic.
ALTER TABLE acts ADD COLUMN topic BIGINT REFERENCES topics (id);
