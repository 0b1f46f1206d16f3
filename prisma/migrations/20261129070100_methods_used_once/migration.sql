-- AlterTable
ALTER TABLE "payment_methods" ADD COLUMN "once" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "forgotten_at" TIMESTAMPTZ(3);

-- Never the default: that one is charged by itself.
ALTER TABLE "payment_methods"
  ADD CONSTRAINT "payment_methods_once_check" CHECK (NOT ("once" AND "is_default"));

-- What is to be forgotten, by us or by its provider: few at any time.
CREATE INDEX "payment_methods_once_idx" ON "payment_methods"("provider", "status") WHERE "once" AND "forgotten_at" IS NULL;

-- AlterTable
ALTER TABLE "sandbox_methods" ADD COLUMN "forgotten" BOOLEAN NOT NULL DEFAULT false;
