-- Months that were billed without some of their calls: few are.
CREATE INDEX CONCURRENTLY "billed_months_incomplete_idx" ON "billed_months" ("month") WHERE "incomplete_sources" <> '{}';
