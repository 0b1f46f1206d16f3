CREATE INDEX CONCURRENTLY "webhook_deliveries_unmoved_idx" ON "webhook_deliveries" ("ordinal")
  WHERE "body_month" IS NULL AND "status" = 'delivered';
