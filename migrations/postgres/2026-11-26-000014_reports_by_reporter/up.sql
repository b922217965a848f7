-- How much somebody reported of late.
CREATE INDEX reports_reporter ON reports (reporter, at);
