-- CreateTable
CREATE TABLE "refund_parts" (
    "refund_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "by" TEXT NOT NULL,
    "payment_id" TEXT,
    "to_clabe" TEXT,
    "status" TEXT NOT NULL,
    "key" TEXT,
    "refund_ref" TEXT,
    "because" TEXT,

    CONSTRAINT "refund_parts_pkey" PRIMARY KEY ("refund_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "refund_parts_key_key" ON "refund_parts"("key");

-- CreateIndex
CREATE INDEX "refund_parts_payment_id_idx" ON "refund_parts"("payment_id");

-- AddForeignKey
ALTER TABLE "refund_parts" ADD CONSTRAINT "refund_parts_refund_id_fkey"
  FOREIGN KEY ("refund_id") REFERENCES "refunds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_parts" ADD CONSTRAINT "refund_parts_payment_id_fkey"
  FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "refund_parts"
  ADD CONSTRAINT "refund_parts_amount_check" CHECK ("amount_minor" > 0),
  ADD CONSTRAINT "refund_parts_by_check" CHECK ("by" IN ('provider', 'hand')),
  ADD CONSTRAINT "refund_parts_status_check" CHECK ("status" IN ('pending', 'sent', 'paid', 'byHand', 'paidByHand',
    'undone')),
  ADD CONSTRAINT "refund_parts_hand_check" CHECK ("by" = 'provider' OR "status" IN ('byHand', 'paidByHand', 'undone'));

-- Those before were paid by whoever had asked for them.
INSERT INTO "refund_parts" ("refund_id", "position", "amount_minor", "by", "status")
SELECT "id", 0, "amount_minor", 'hand', 'paidByHand' FROM "refunds";

-- A refund that no rail can take is a person's to pay.
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_kind_check";
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_kind_check" CHECK ("kind" IN ('accountStuck', 'effectRefused', 'railStopped',
  'keyMismatch', 'deactivationApproval', 'proofReview', 'transferUnmatched', 'disputeUndecided', 'lookupFailing',
  'debitStuck', 'chargeback', 'moneyOutTwice', 'undeliverable', 'cardExpiring', 'breaker', 'followUp',
  'recoveryUndone', 'webhookFailing', 'reply', 'refundByHand'));
