ALTER TABLE acts DROP COLUMN topic;
DROP INDEX threads_topic_new;
DROP INDEX threads_topic_last;
ALTER TABLE threads DROP COLUMN topic_clock;
ALTER TABLE threads DROP COLUMN topic;
DROP TABLE topics;
