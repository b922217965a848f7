DROP TABLE candidates;
DROP TABLE invitations;
