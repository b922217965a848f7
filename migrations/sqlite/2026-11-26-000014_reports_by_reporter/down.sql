DROP INDEX reports_reporter;
