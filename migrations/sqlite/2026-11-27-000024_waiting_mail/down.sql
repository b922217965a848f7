DROP INDEX notifications_unmailed;
ALTER TABLE notifications DROP COLUMN mailed;
ALTER TABLE members DROP COLUMN waiting_mail;
