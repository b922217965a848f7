-- What is said again in a plainer form, to nodes whose software reads no activities inside an Announce.
ALTER TABLE activities ADD COLUMN plain BOOLEAN NOT NULL DEFAULT FALSE;
