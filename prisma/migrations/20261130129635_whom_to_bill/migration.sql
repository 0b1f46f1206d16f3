-- Who is to be billed for a month, in the accounts' order, without reading the subscriptions themselves.
CREATE INDEX CONCURRENTLY "subscriptions_account_id_first_invoice_on_ends_on_idx"
    ON "subscriptions"("account_id", "first_invoice_on", "ends_on");
