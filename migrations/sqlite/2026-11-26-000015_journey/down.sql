DROP INDEX facts_post;
DROP INDEX activities_fact;
ALTER TABLE activities DROP COLUMN fact;
