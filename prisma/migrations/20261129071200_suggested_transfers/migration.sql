-- Whom an unmatched transfer may be of. Expands only: transfers that wait already hold nobody.

-- AlterTable
ALTER TABLE "transfers" ADD COLUMN "suggest_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "transfer_candidates" (
    "transfer_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "evidence" TEXT[],
    "told" TEXT NOT NULL DEFAULT 'nothing',
    "over_why" TEXT,
    "tell_at" TIMESTAMPTZ(3),

    CONSTRAINT "transfer_candidates_pkey" PRIMARY KEY ("transfer_id","account_id")
);

-- AddForeignKey
ALTER TABLE "transfer_candidates" ADD CONSTRAINT "transfer_candidates_transfer_id_fkey"
  FOREIGN KEY ("transfer_id") REFERENCES "transfers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_candidates" ADD CONSTRAINT "transfer_candidates_account_id_fkey"
  FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema can't say.

ALTER TABLE "transfer_candidates"
  ADD CONSTRAINT "transfer_candidates_told_check" CHECK ("told" IN ('nothing', 'held', 'over')),
  ADD CONSTRAINT "transfer_candidates_over_why_check" CHECK ("over_why" IN ('matched', 'elsewhere', 'dismissed'));

-- What is still to be looked at, or told: few rows of many.
CREATE INDEX "transfers_suggest_idx" ON "transfers" ("suggest_at") WHERE "suggest_at" IS NOT NULL;
CREATE INDEX "transfer_candidates_tell_idx" ON "transfer_candidates" ("tell_at") WHERE "tell_at" IS NOT NULL;
