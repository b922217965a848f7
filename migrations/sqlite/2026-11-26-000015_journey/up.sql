-- What happened to a post: its facts, what tells each of them to other nodes, and so every delivery with its receipt.

-- The position of the fact that an activity of ours tells.
ALTER TABLE activities ADD COLUMN fact BIGINT;
-- A delivery's place in its queue was made of it.
UPDATE activities SET fact = (SELECT min(d.ord) / 8 FROM deliveries d WHERE d.activity = activities.id) WHERE local;
CREATE INDEX activities_fact ON activities (fact) WHERE fact IS NOT NULL;

-- Votes are most facts of many posts, and no part of what is shown.
CREATE INDEX facts_post ON facts (post, id) WHERE post IS NOT NULL AND what NOT IN ('vote-given', 'vote-taken', 'post-reported');
