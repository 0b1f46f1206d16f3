-- A tag's accounts by balance: each that is walked along is asked for its tags, and for nothing else.
CREATE INDEX CONCURRENTLY "accounts_tags_of_id_idx" ON "accounts" ("id") INCLUDE ("tags");
