-- AlterTable
ALTER TABLE "proofs" ADD COLUMN "verdict" TEXT,
ADD COLUMN "verdict_at" TIMESTAMPTZ(3),
ADD COLUMN "verify_at" TIMESTAMPTZ(3),
ADD COLUMN "verify_tries" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "proofs"
  ADD CONSTRAINT "proofs_verdict_check" CHECK ("verdict" IN ('valid', 'returned', 'late', 'notFound')),
  ADD CONSTRAINT "proofs_verdict_at_check" CHECK (("verdict" IS NULL) = ("verdict_at" IS NULL)),
  ADD CONSTRAINT "proofs_verify_check" CHECK ("verify_at" IS NULL OR "tracking_key" IS NOT NULL);

-- Whose transfer somebody is to be asked of: few rows of many.
CREATE INDEX "proofs_verify_idx" ON "proofs" ("verify_at")
  WHERE "verify_at" IS NOT NULL AND "status" IN ('received', 'accepted');
