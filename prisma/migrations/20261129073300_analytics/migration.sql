-- CreateIndex
CREATE INDEX "account_calls_at_idx" ON "account_calls"("at");

-- CreateIndex
CREATE INDEX "attempts_at_idx" ON "attempts"("at");

-- CreateIndex
CREATE INDEX "emails_at_idx" ON "emails"("at");

-- CreateIndex
CREATE INDEX "invoices_issued_on_idx" ON "invoices"("issued_on");

-- CreateIndex
CREATE INDEX "payments_at_idx" ON "payments"("at");

-- What analytics ask of everybody's stories.
CREATE INDEX "timeline_analytics_idx" ON "timeline" ("type", "at") WHERE "type" IN ('override.applied', 'promise.kept',
    'promise.broken', 'service.deactivated', 'service.reactivated', 'service.relocked', 'service.provisional');

-- What analytics count, a row each. `at` is an instant of the account's own time, `local_at` how its clocks showed it.

-- Every try to charge.
CREATE VIEW "analytics_attempts" AS
  SELECT t."id", t."account_id", t."at", t."at" AT TIME ZONE a."time_zone" AS "local_at", a."currency", t."trigger",
    t."outcome", t."decline_code", t."amount_minor", m."kind", m."brand"
  FROM "attempts" t JOIN "accounts" a ON a."id" = t."account_id" JOIN "payment_methods" m ON m."id" = t."payment_method_id";

-- Money that came.
CREATE VIEW "analytics_payments" AS
  SELECT p."id", p."account_id", p."at", p."at" AT TIME ZONE a."time_zone" AS "local_at", p."currency", p."source",
    p."amount_minor"
  FROM "payments" p JOIN "accounts" a ON a."id" = p."account_id" WHERE p."status" = 'settled';

-- What of it stands on invoices for which a charge had been declined before: `by` is what brought it.
CREATE VIEW "analytics_recoveries" AS
  SELECT p."id" AS "payment_id", p."account_id", l."invoice_id", p."at", p."at" AT TIME ZONE a."time_zone" AS "local_at",
    p."currency", coalesce(t."trigger", p."source") AS "by", l."amount_minor"
  FROM "payments" p JOIN "accounts" a ON a."id" = p."account_id" JOIN "allocations" l ON l."payment_id" = p."id"
  LEFT JOIN "attempts" t ON t."id" = p."attempt_id"
  WHERE p."status" = 'settled' AND EXISTS (
    SELECT 1 FROM "attempts" d WHERE d."account_id" = p."account_id" AND d."outcome" = 'declined' AND d."at" < p."at"
      AND l."invoice_id" = ANY(d."invoice_ids"));

-- What was billed.
CREATE VIEW "analytics_billed" AS
  SELECT i."id", i."account_id", i."issued_on" AS "day", i."currency", i."total_minor" AS "amount_minor"
  FROM "invoices" i WHERE i."status" <> 'void';

-- What became of promises to pay.
CREATE VIEW "analytics_promises" AS
  SELECT e."account_id", e."seq", e."at", e."at" AT TIME ZONE a."time_zone" AS "local_at", a."currency",
    CASE e."type" WHEN 'promise.kept' THEN 'kept' WHEN 'promise.broken' THEN 'broken'
      ELSE CASE e."data" ->> 'command' WHEN 'promise' THEN 'made' ELSE 'takenBack' END END AS "what",
    coalesce((e."data" ->> 'amountMinor')::bigint, 0) AS "amount_minor"
  FROM "timeline" e JOIN "accounts" a ON a."id" = e."account_id"
  WHERE e."type" IN ('promise.kept', 'promise.broken')
    OR e."type" = 'override.applied' AND e."data" ->> 'command' IN ('promise', 'cancelPromise');

-- What was written to customers, and calls that were noted.
CREATE VIEW "analytics_contacts" AS
  SELECT m."account_id", m."at", m."at" AT TIME ZONE a."time_zone" AS "local_at", a."currency", 'email' AS "kind",
    m."template" AS "what"
  FROM "emails" m JOIN "accounts" a ON a."id" = m."account_id" WHERE m."status" IN ('sent', 'delivered', 'bounced')
  UNION ALL
  SELECT c."account_id", c."at", c."at" AT TIME ZONE a."time_zone", a."currency", 'call', c."outcome"
  FROM "account_calls" c JOIN "accounts" a ON a."id" = c."account_id";

-- Services that went off, and came back.
CREATE VIEW "analytics_services" AS
  SELECT e."account_id", e."seq", e."at", e."at" AT TIME ZONE a."time_zone" AS "local_at", a."currency",
    replace(e."type", 'service.', '') AS "what", coalesce((e."data" ->> 'overdueMinor')::bigint, 0) AS "amount_minor"
  FROM "timeline" e JOIN "accounts" a ON a."id" = e."account_id"
  WHERE e."type" IN ('service.deactivated', 'service.reactivated', 'service.relocked', 'service.provisional');
