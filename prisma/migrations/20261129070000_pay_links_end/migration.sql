-- AlterTable
ALTER TABLE "pay_links" ADD COLUMN "after_paid_days" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN "replaced_at" TIMESTAMPTZ(3);

ALTER TABLE "pay_links"
  ADD CONSTRAINT "pay_links_after_paid_check" CHECK ("after_paid_days" >= 0);
