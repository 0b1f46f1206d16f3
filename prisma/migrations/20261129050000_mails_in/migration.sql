-- CreateTable
CREATE TABLE "mails_in" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT,
    "from" TEXT NOT NULL,
    "to" TEXT[],
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "raw" BYTEA NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "because" TEXT,
    "proof_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mails_in_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mails_in_ordinal_key" ON "mails_in"("ordinal");

-- CreateIndex
CREATE INDEX "mails_in_account_id_ordinal_idx" ON "mails_in"("account_id", "ordinal");

-- AddForeignKey
ALTER TABLE "mails_in" ADD CONSTRAINT "mails_in_account_id_fkey"
  FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "proofs" ADD COLUMN "read" JSONB;

-- CreateIndex
CREATE INDEX "accounts_billing_recipients_idx" ON "accounts" USING GIN ("billing_recipients");

ALTER TABLE "mails_in"
  ADD CONSTRAINT "mails_in_status_check" CHECK ("status" IN ('new', 'proof', 'reply', 'ignored')),
  ADD CONSTRAINT "mails_in_because_check" CHECK (("status" IN ('reply', 'ignored')) = ("because" IS NOT NULL));

-- A mail's account is known by its sender.
CREATE INDEX "accounts_email_idx" ON "accounts" (lower("email"));
CREATE INDEX "accounts_receipt_email_idx" ON "accounts" (lower("receipt_email")) WHERE "receipt_email" IS NOT NULL;

-- What a customer wrote and is no proof of payment is a person's to read.
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_kind_check";
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_kind_check" CHECK ("kind" IN ('accountStuck', 'effectRefused', 'railStopped',
  'keyMismatch', 'deactivationApproval', 'proofReview', 'transferUnmatched', 'disputeUndecided', 'lookupFailing',
  'debitStuck', 'chargeback', 'moneyOutTwice', 'undeliverable', 'cardExpiring', 'breaker', 'followUp',
  'recoveryUndone', 'webhookFailing', 'reply'));
