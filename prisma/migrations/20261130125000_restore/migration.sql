-- The record knows that it was restored from a backup, and from when on it may know nothing.
ALTER TABLE "record_info" ADD COLUMN "restored_at" TIMESTAMPTZ(3), ADD COLUMN "restored_from" TIMESTAMPTZ(3),
  ADD CONSTRAINT "record_info_restored_from_when" CHECK (("restored_at" IS NULL) = ("restored_from" IS NULL));

-- The sandbox bank's book is another company's: no backup of the record takes it along, and no restore takes it back.
CREATE SCHEMA "sandbox";
ALTER TABLE "sandbox_charges" SET SCHEMA "sandbox";
ALTER TABLE "sandbox_refunds" SET SCHEMA "sandbox";
ALTER TABLE "sandbox_methods" SET SCHEMA "sandbox";
ALTER TABLE "sandbox_faults" SET SCHEMA "sandbox";

-- What was booked before was booked by now: a book is read from an instant on.
ALTER TABLE "sandbox"."sandbox_charges" ADD COLUMN "booked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
CREATE INDEX "sandbox_charges_booked_at_ordinal_idx" ON "sandbox"."sandbox_charges"("booked_at", "ordinal");
