CREATE TABLE "tax_profiles" (
    "account_id" TEXT NOT NULL,
    "rfc" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "regime" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "cfdi_use" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "zone_until" DATE,
    "payment_form" TEXT NOT NULL,
    "ieps" BOOLEAN NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" JSONB NOT NULL,

    CONSTRAINT "tax_profiles_pkey" PRIMARY KEY ("account_id"),
    CONSTRAINT "tax_profiles_zone_check" CHECK ("zone" IN ('general', 'border')),
    CONSTRAINT "tax_profiles_postal_code_check" CHECK ("postal_code" ~ '^[0-9]{5}$')
);
ALTER TABLE "tax_profiles" ADD CONSTRAINT "tax_profiles_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "invoice_receipts" (
    "invoice_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "xml" TEXT NOT NULL,
    "uuid" TEXT,
    "stamped_at" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "invoice_receipts_pkey" PRIMARY KEY ("invoice_id"),
    CONSTRAINT "invoice_receipts_status_check" CHECK ("status" IN ('sent', 'stamped', 'rejected')),
    CONSTRAINT "invoice_receipts_stamp_check"
        CHECK (("status" = 'stamped') = ("uuid" IS NOT NULL) AND ("uuid" IS NULL) = ("stamped_at" IS NULL))
);
CREATE UNIQUE INDEX "invoice_receipts_uuid_key" ON "invoice_receipts"("uuid");
CREATE INDEX "invoice_receipts_account_id_idx" ON "invoice_receipts"("account_id");
ALTER TABLE "invoice_receipts" ADD CONSTRAINT "invoice_receipts_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "invoice_receipts" ADD CONSTRAINT "invoice_receipts_invoice_id_fkey" FOREIGN KEY ("invoice_id")
    REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "rep_obligations" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "due_on" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "paper" JSONB,
    "xml" TEXT,
    "uuid" TEXT,
    "stamped_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rep_obligations_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "rep_obligations_month_check" CHECK ("month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    CONSTRAINT "rep_obligations_status_check"
        CHECK ("status" IN ('pending', 'sent', 'stamped', 'toCancel', 'cancelled', 'dropped')),
    CONSTRAINT "rep_obligations_paper_check"
        CHECK (("status" IN ('pending', 'dropped')) = ("paper" IS NULL) AND ("paper" IS NULL) = ("xml" IS NULL)),
    CONSTRAINT "rep_obligations_stamp_check"
        CHECK (("status" IN ('stamped', 'toCancel', 'cancelled')) = ("uuid" IS NOT NULL) AND ("uuid" IS NULL) = ("stamped_at" IS NULL))
);
CREATE UNIQUE INDEX "rep_obligations_ordinal_key" ON "rep_obligations"("ordinal");
CREATE UNIQUE INDEX "rep_obligations_uuid_key" ON "rep_obligations"("uuid");
CREATE UNIQUE INDEX "rep_obligations_account_id_month_generation_key" ON "rep_obligations"("account_id", "month", "generation");
CREATE INDEX "rep_obligations_month_status_idx" ON "rep_obligations"("month", "status");
ALTER TABLE "rep_obligations" ADD CONSTRAINT "rep_obligations_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "rep_payments" (
    "id" BIGSERIAL NOT NULL,
    "obligation_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "payment_id" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "lowered_minor" BIGINT NOT NULL,
    "taken_back_minor" BIGINT NOT NULL DEFAULT 0,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,
    "form" TEXT NOT NULL,
    "operation" TEXT,

    CONSTRAINT "rep_payments_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "rep_payments_amount_check" CHECK ("amount_minor" > 0),
    CONSTRAINT "rep_payments_taken_back_check" CHECK ("taken_back_minor" BETWEEN 0 AND "amount_minor")
);
CREATE INDEX "rep_payments_obligation_id_idx" ON "rep_payments"("obligation_id");
CREATE INDEX "rep_payments_invoice_id_idx" ON "rep_payments"("invoice_id");
ALTER TABLE "rep_payments" ADD CONSTRAINT "rep_payments_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "rep_payments" ADD CONSTRAINT "rep_payments_obligation_id_fkey" FOREIGN KEY ("obligation_id")
    REFERENCES "rep_obligations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "rep_payments" ADD CONSTRAINT "rep_payments_invoice_id_fkey" FOREIGN KEY ("invoice_id")
    REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "rep_payments" ADD CONSTRAINT "rep_payments_payment_id_fkey" FOREIGN KEY ("payment_id")
    REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Receipts of payments that are to be made, and those that say what is no longer so.
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_kind_check";
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_kind_check" CHECK ("kind" IN ('accountStuck', 'effectRefused', 'railStopped',
  'keyMismatch', 'deactivationApproval', 'proofReview', 'transferUnmatched', 'disputeUndecided', 'lookupFailing',
  'debitStuck', 'chargeback', 'moneyOutTwice', 'undeliverable', 'cardExpiring', 'breaker', 'followUp',
  'recoveryUndone', 'webhookFailing', 'reply', 'refundByHand', 'monthUnbilled', 'callsUnbilled', 'lowUseShort',
  'portLate', 'repDue', 'receiptToCancel'));
