-- Members as admins steer them: suspended for a while and why, roles that end, and what was changed from what to what.
ALTER TABLE members ADD COLUMN suspended_until BIGINT;
ALTER TABLE members ADD COLUMN suspended_why TEXT;
-- When they signed in last.
ALTER TABLE members ADD COLUMN signed_in BIGINT;
UPDATE members SET signed_in = (SELECT max(coalesce(s.last_seen, s.created)) FROM sessions s WHERE s.member = members.id);
CREATE INDEX members_admin ON members (id) WHERE admin;
CREATE INDEX members_suspended ON members (id) WHERE suspended IS NOT NULL;
CREATE INDEX members_suspended_until ON members (suspended_until) WHERE suspended_until IS NOT NULL;
CREATE INDEX members_unconfirmed ON members (id) WHERE email_confirmed IS NULL;
CREATE INDEX members_never ON members (id) WHERE signed_in IS NULL;

-- When a role ends by itself, in microseconds; the membership stays.
ALTER TABLE memberships ADD COLUMN role_until BIGINT;
CREATE INDEX memberships_role_until ON memberships (role_until) WHERE role_until IS NOT NULL;

-- What a setting was and became; secrets stand in neither.
ALTER TABLE audit_log ADD COLUMN was TEXT;
ALTER TABLE audit_log ADD COLUMN became TEXT;
CREATE INDEX audit_log_act ON audit_log (act, id);
CREATE INDEX audit_log_about ON audit_log (about, id);

-- Reports of all communities that wait.
CREATE INDEX reports_open ON reports (id) WHERE state = 'open';
