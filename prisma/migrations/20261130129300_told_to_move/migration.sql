CREATE INDEX CONCURRENTLY "inbox_events_unmoved_idx" ON "inbox_events" ("ordinal")
  WHERE "body_month" IS NULL AND "status" <> 'pending';
