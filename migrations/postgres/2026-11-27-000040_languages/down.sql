DROP INDEX threads_last;
CREATE INDEX threads_last ON threads (last_at, id);
DROP INDEX threads_community_last;
CREATE INDEX threads_community_last ON threads (community, last_at, id);
ALTER TABLE threads DROP COLUMN language;
ALTER TABLE members DROP COLUMN reading;
