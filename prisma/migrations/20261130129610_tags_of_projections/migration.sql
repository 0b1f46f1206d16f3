-- Whose list is asked by a tag; most accounts have none.
CREATE INDEX CONCURRENTLY "projections_tags_idx" ON "projections" USING GIN ("tags") WHERE "tags" <> '{}';
