DROP TABLE paused_addresses;
DROP TABLE mails;
