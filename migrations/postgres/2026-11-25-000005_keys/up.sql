-- Keys of two kinds; several of a kind to an actor elsewhere, one in use to an actor of this node.
DROP INDEX keys_current;
CREATE UNIQUE INDEX keys_current ON keys (actor, purpose, algorithm) WHERE retired IS NULL AND sealed IS NOT NULL;

-- How a node takes our signatures, as last proven by an answer, and when that was.
ALTER TABLE nodes ADD COLUMN signs TEXT;
ALTER TABLE nodes ADD COLUMN signs_proven BIGINT;
