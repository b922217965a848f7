-- Members who leave, and people elsewhere whose node says that they are gone.

-- Whose votes and posts are still to be deleted: a step at a time, each finding what the steps before it left.
CREATE TABLE departures (
    actor BIGINT NOT NULL PRIMARY KEY REFERENCES actors (id),
    at BIGINT NOT NULL
);
CREATE INDEX departures_at ON departures (at, actor);

-- Handles that nobody has any more and nobody may have again, by their digest: with nothing that leads to whose they were.
CREATE TABLE retired_handles (
    digest TEXT NOT NULL PRIMARY KEY
);
