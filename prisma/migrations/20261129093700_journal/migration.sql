-- CreateTable
CREATE TABLE "journal_entries" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "entry_on" DATE NOT NULL,
    "document" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "lines" JSONB NOT NULL,

    CONSTRAINT "journal_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "journal_entries_entry_on_id_idx" ON "journal_entries"("entry_on", "id");

-- CreateIndex
CREATE INDEX "journal_entries_account_id_entry_on_id_idx" ON "journal_entries"("account_id", "entry_on", "id");

-- AddForeignKey
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Debits are credits.
CREATE FUNCTION "journal_balance"("lines" jsonb) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT coalesce(sum((line ->> 'amountMinor')::bigint), 0) FROM jsonb_array_elements("lines") AS line
$$;
ALTER TABLE "journal_entries"
  ADD CONSTRAINT "journal_entries_balance_check" CHECK ("journal_balance"("lines") = 0),
  ADD CONSTRAINT "journal_entries_document_check" CHECK ("document" IN ('invoice', 'voidedInvoice', 'creditNote',
    'smallRemainder', 'writeOff', 'payment', 'paymentTakenBack', 'paymentRestored', 'creditApplied', 'refund',
    'refundUndone', 'opening'));
CREATE TRIGGER "journal_entries_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "journal_entries"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- What stands where the journal begins.
INSERT INTO "journal_entries" ("account_id", "at", "entry_on", "document", "document_id", "currency", "lines")
SELECT a."id", n."at", (n."at" AT TIME ZONE a."time_zone")::date, 'opening', a."id", a."currency",
  o."lines" || CASE o."minor" WHEN 0 THEN '[]'
    ELSE jsonb_build_array(jsonb_build_object('account', 'opening', 'invoiceId', NULL, 'amountMinor', - o."minor")) END
FROM "accounts" a
JOIN "account_states" s ON s."account_id" = a."id"
CROSS JOIN LATERAL (SELECT clock_timestamp() + s."skew_ms" * interval '1 millisecond' AS "at") n
CROSS JOIN LATERAL (
  SELECT coalesce(jsonb_agg(jsonb_build_object('account', "account", 'invoiceId', "invoice_id", 'amountMinor', "minor")
      ORDER BY "ordinal"), '[]') AS "lines", coalesce(sum("minor"), 0)::bigint AS "minor"
  FROM (
    SELECT CASE WHEN "written_off" THEN 'writeOffs' ELSE 'receivable' END, "id", "balance_minor", "ordinal"
    FROM "invoices" WHERE "account_id" = a."id" AND "balance_minor" > 0
    UNION ALL
    SELECT 'customerCredit', NULL, - a."credit_minor", 0 WHERE a."credit_minor" > 0
  ) AS stands("account", "invoice_id", "minor", "ordinal")
) o
WHERE o."lines" <> '[]';
