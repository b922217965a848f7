DROP TABLE retired_handles;
DROP TABLE departures;
