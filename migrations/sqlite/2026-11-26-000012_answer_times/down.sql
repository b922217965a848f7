DROP INDEX deliveries_refused;
ALTER TABLE deliveries DROP COLUMN took;
