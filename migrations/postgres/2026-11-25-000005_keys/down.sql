ALTER TABLE nodes DROP COLUMN signs_proven;
ALTER TABLE nodes DROP COLUMN signs;
DELETE FROM keys WHERE algorithm <> 'rsa-v1_5-sha256';
DROP INDEX keys_current;
CREATE UNIQUE INDEX keys_current ON keys (actor, purpose, algorithm) WHERE retired IS NULL;
