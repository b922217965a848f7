-- One mail when something waits unseen for a day.

-- Whether a mail told that it waits, or none was to be sent.
ALTER TABLE notifications ADD COLUMN mailed BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX notifications_unmailed ON notifications (at) WHERE seen IS NULL AND NOT mailed;
-- Whether the member wants such mail.
ALTER TABLE members ADD COLUMN waiting_mail BOOLEAN NOT NULL DEFAULT TRUE;
