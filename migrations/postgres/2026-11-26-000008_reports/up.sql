-- Where an actor moved to (FEP-7628), and what was reported to moderators here (ActivityStreams `Flag`).
ALTER TABLE actors ADD COLUMN moved_to BIGINT REFERENCES actors (id);

CREATE TABLE reports (
    id BIGINT NOT NULL PRIMARY KEY,
    -- The activity, of reports from elsewhere.
    activity TEXT,
    -- The community that the post stands in.
    community BIGINT NOT NULL REFERENCES communities (actor),
    post BIGINT NOT NULL REFERENCES posts (id),
    reporter BIGINT NOT NULL REFERENCES actors (id),
    reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'upheld', 'dismissed')),
    at BIGINT NOT NULL,
    UNIQUE (post, reporter)
);
CREATE INDEX reports_desk ON reports (community, state, id);
