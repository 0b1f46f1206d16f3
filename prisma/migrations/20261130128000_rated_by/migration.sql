-- What of the account decided how calls were rated, by the months of calls that an invoice was the first to look at.
-- Null: written by a release before; of those months it is what the account has now.
ALTER TABLE "billed_months" ADD COLUMN "rated_by" JSONB;

-- Of what was billed before: by what the account has at this moment, for the months since the invoice before.
ALTER TABLE "billed_months" DISABLE TRIGGER "billed_months_append_only";
UPDATE "billed_months" b SET "rated_by" = m.rated
FROM (
    SELECT s.account_id, s.month, s.generation,
        (SELECT jsonb_object_agg(to_char(day, 'YYYY-MM'), jsonb_build_object(
            'country', coalesce(a.country, 'MX'),
            'timeZone', a.time_zone,
            'row', coalesce(p.body #>> '{billing,calls,row}', 'call')))
        FROM generate_series(
            least((coalesce(s.before, s.month) || '-01')::date, (s.month || '-01')::date - interval '1 month'),
            (s.month || '-01')::date - interval '1 month', interval '1 month') AS day) AS rated
    FROM (
        SELECT account_id, month, generation,
            lag(month) OVER (PARTITION BY account_id ORDER BY month, generation) AS before
        FROM billed_months WHERE series = 'service'
    ) s
    JOIN accounts a ON a.id = s.account_id
    JOIN policies p ON p.name = a.policy_name AND p.version = a.policy_version
) m
WHERE b.account_id = m.account_id AND b.series = 'service' AND b.month = m.month AND b.generation = m.generation;
ALTER TABLE "billed_months" ENABLE TRIGGER "billed_months_append_only";

-- Taxes on calls, whose rates name none: as they were charged before.
ALTER TABLE "price_books" ADD COLUMN "usage_taxes" TEXT[] NOT NULL DEFAULT ARRAY['iva', 'ieps']::TEXT[],
    ADD CONSTRAINT "price_books_usage_taxes_check" CHECK ("usage_taxes" <@ ARRAY['iva', 'ieps']::TEXT[]);
