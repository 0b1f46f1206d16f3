-- CreateTable
CREATE TABLE "inbox_events" (
    "provider" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "word" JSONB,
    "status" TEXT NOT NULL,
    "note" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "next_try_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_events_pkey" PRIMARY KEY ("provider","event_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "inbox_events_ordinal_key" ON "inbox_events"("ordinal");

-- CreateTable
CREATE TABLE "unreachable_addresses" (
    "account_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "email_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unreachable_addresses_pkey" PRIMARY KEY ("account_id","address","why")
);

-- AlterTable
ALTER TABLE "emails" ADD COLUMN "bounced" TEXT[] DEFAULT ARRAY[]::TEXT[];
UPDATE "emails" SET "bounced" = "to" WHERE "status" = 'bounced';

ALTER TABLE "unreachable_addresses"
  ADD CONSTRAINT "unreachable_addresses_why_check" CHECK ("why" IN ('bounced', 'complained'));

ALTER TABLE "inbox_events"
  ADD CONSTRAINT "inbox_events_provider_check" CHECK ("provider" IN ('stripe', 'resend', 'bank')),
  ADD CONSTRAINT "inbox_events_status_check" CHECK ("status" IN ('pending', 'done', 'ignored')),
  ADD CONSTRAINT "inbox_events_pending_check" CHECK (("status" = 'pending') = ("next_try_at" IS NOT NULL)),
  ADD CONSTRAINT "inbox_events_ended_check" CHECK (("status" = 'pending') = ("ended_at" IS NULL));

-- What nobody has decided yet: few rows of many.
CREATE INDEX "inbox_events_pending_idx" ON "inbox_events" ("next_try_at") WHERE "status" = 'pending';

-- A carrier names a mail, and a bank a charge, by their own ids.
CREATE INDEX "emails_provider_id_idx" ON "emails" ("provider_id") WHERE "provider_id" IS NOT NULL;
CREATE INDEX "attempts_provider_ref_idx" ON "attempts" ("provider_ref") WHERE "provider_ref" IS NOT NULL;
