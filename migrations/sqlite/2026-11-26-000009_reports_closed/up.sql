-- Reports are dealt with (`closed`), have a name for doors (`page`), and a node's own actor may bring several of one
-- post (`part`): it speaks for many there.
CREATE TABLE reports_now (
    id BIGINT NOT NULL PRIMARY KEY,
    page TEXT NOT NULL,
    -- The activity, of reports from elsewhere.
    activity TEXT,
    -- The activity again where a node's actor brings it; empty for people, who have one a post.
    part TEXT NOT NULL,
    -- The community that the post stands in.
    community BIGINT NOT NULL REFERENCES communities (actor),
    post BIGINT NOT NULL REFERENCES posts (id),
    reporter BIGINT NOT NULL REFERENCES actors (id),
    reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    at BIGINT NOT NULL,
    UNIQUE (page),
    UNIQUE (post, reporter, part)
);
INSERT INTO reports_now (id, page, activity, part, community, post, reporter, reason, state, at)
SELECT id, CAST(id AS TEXT), activity, '', community, post, reporter, reason,
       CASE state WHEN 'open' THEN 'open' ELSE 'closed' END, at
FROM reports;
DROP TABLE reports;
ALTER TABLE reports_now RENAME TO reports;
CREATE INDEX reports_desk ON reports (community, state, at, id);
