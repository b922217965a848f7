DROP INDEX acts_post;
DROP INDEX posts_thread_seq;
ALTER TABLE threads DROP COLUMN partial;
ALTER TABLE threads DROP COLUMN conversation;
DROP TABLE histories;
