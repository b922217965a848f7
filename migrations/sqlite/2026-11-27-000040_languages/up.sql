-- The language of a thread, and the languages that a member reads: lists show those.

-- The language that the tag of its opening post means: `pt` for `pt-BR`; empty where it says none.
ALTER TABLE threads ADD COLUMN language TEXT NOT NULL DEFAULT '';
UPDATE threads SET language = coalesce((
    SELECT lower(CASE
        WHEN p.language LIKE '__' OR p.language LIKE '__-%' THEN substr(p.language, 1, 2)
        WHEN p.language LIKE '___' OR p.language LIKE '___-%' THEN substr(p.language, 1, 3)
        END)
    FROM posts p WHERE p.id = threads.id), '');
UPDATE threads SET language = '' WHERE language IN ('und', 'mul', 'mis', 'zxx');
UPDATE threads SET language = 'nb' WHERE language = 'no';
-- Beside the order of the list, so that what is in no wanted language is passed over within the index.
DROP INDEX threads_last;
CREATE INDEX threads_last ON threads (last_at, id, language);
DROP INDEX threads_community_last;
CREATE INDEX threads_community_last ON threads (community, last_at, id, language);
-- Tags with commas between; empty for all.
ALTER TABLE members ADD COLUMN reading TEXT NOT NULL DEFAULT '';
