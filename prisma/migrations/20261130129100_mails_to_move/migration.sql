-- Bodies that are to be moved. Without their status, which changes again after they have moved.
CREATE INDEX CONCURRENTLY "emails_unmoved_idx" ON "emails" ("ordinal") WHERE "body_month" IS NULL;
