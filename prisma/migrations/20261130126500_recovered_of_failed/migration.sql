-- What came later for each automatic charge that was declined at first, a row a payment; one without any has a row, too.
CREATE VIEW "analytics_failed" AS
  SELECT t."id" AS "attempt_id", t."account_id", t."at", t."at" AT TIME ZONE a."time_zone" AS "local_at", a."currency",
    t."amount_minor", c."local_at" AS "came_local_at", c."amount_minor" AS "came_minor"
  FROM "attempts" t JOIN "accounts" a ON a."id" = t."account_id"
  LEFT JOIN LATERAL (
    SELECT p."at" AT TIME ZONE a."time_zone" AS "local_at", l."amount_minor"
    FROM "payments" p JOIN "allocations" l ON l."payment_id" = p."id"
    WHERE p."account_id" = t."account_id" AND p."status" = 'settled' AND p."at" > t."at"
      AND l."invoice_id" = ANY(t."invoice_ids")
  ) c ON true
  WHERE t."trigger" = 'autopay' AND t."outcome" = 'declined';
