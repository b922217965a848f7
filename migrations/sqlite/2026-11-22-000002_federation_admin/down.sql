-- Takes the admin's columns and lists out again; nodes that became known stay.
DROP INDEX inbox_items_failed_node;
DROP INDEX inbox_items_node;
DROP INDEX deliveries_node;
DROP INDEX nodes_described;
ALTER TABLE nodes DROP COLUMN described;
ALTER TABLE nodes DROP COLUMN last_failed;
ALTER TABLE nodes DROP COLUMN paused;
