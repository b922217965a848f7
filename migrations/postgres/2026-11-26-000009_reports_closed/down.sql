CREATE TABLE reports_before (
    id BIGINT NOT NULL PRIMARY KEY,
    activity TEXT,
    community BIGINT NOT NULL REFERENCES communities (actor),
    post BIGINT NOT NULL REFERENCES posts (id),
    reporter BIGINT NOT NULL REFERENCES actors (id),
    reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'upheld', 'dismissed')),
    at BIGINT NOT NULL,
    UNIQUE (post, reporter)
);
INSERT INTO reports_before (id, activity, community, post, reporter, reason, state, at)
SELECT id, activity, community, post, reporter, reason, CASE state WHEN 'open' THEN 'open' ELSE 'dismissed' END, at
FROM reports r
WHERE NOT EXISTS (SELECT 1 FROM reports o WHERE o.post = r.post AND o.reporter = r.reporter AND o.id > r.id);
DROP TABLE reports;
ALTER TABLE reports_before RENAME TO reports;
CREATE INDEX reports_desk ON reports (community, state, id);
