-- A month's accounts in their order; its outcomes alone were asked by nothing else.
CREATE INDEX CONCURRENTLY "billed_months_month_account_id_series_generation_idx"
    ON "billed_months"("month", "account_id", "series", "generation" DESC);
