-- The sandbox bank asks a holder to confirm, and gives money back.

-- AlterTable
ALTER TABLE "sandbox_charges" ADD COLUMN     "challenge" TEXT,
ADD COLUMN     "challenged_by" TEXT;

-- CreateTable
CREATE TABLE "sandbox_refunds" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sandbox_refunds_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_refunds_key_key" ON "sandbox_refunds"("key");

-- CreateIndex
CREATE INDEX "sandbox_refunds_charge_id_idx" ON "sandbox_refunds"("charge_id");

-- AddForeignKey
ALTER TABLE "sandbox_refunds" ADD CONSTRAINT "sandbox_refunds_charge_id_fkey"
    FOREIGN KEY ("charge_id") REFERENCES "sandbox_charges"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "sandbox_charges" DROP CONSTRAINT "sandbox_charges_outcome_known",
    ADD CONSTRAINT "sandbox_charges_outcome_known" CHECK ("outcome" IN ('succeeded', 'declined', 'lost', 'pending',
        'returned', 'requiresAction')),
    ADD CONSTRAINT "sandbox_charges_challenge_known"
        CHECK ("challenge" IN ('open', 'confirmed', 'refused', 'canceled')),
    -- What waits for its holder has an open challenge, and nothing else has.
    ADD CONSTRAINT "sandbox_charges_waits_for_its_holder"
        CHECK (("outcome" = 'requiresAction') = ("challenge" IS NOT NULL AND "challenge" = 'open'));
ALTER TABLE "sandbox_refunds" ADD CONSTRAINT "sandbox_refunds_amount_above_zero" CHECK ("amount_minor" > 0);
