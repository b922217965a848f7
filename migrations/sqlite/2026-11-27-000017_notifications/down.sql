DELETE FROM cursors WHERE name = 'notifications';
DROP TABLE thread_levels;
DROP TABLE community_levels;
DROP TABLE notifications;
