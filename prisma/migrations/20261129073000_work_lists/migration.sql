-- AlterTable
ALTER TABLE "accounts" ADD COLUMN "owner_id" TEXT;

-- AlterTable
ALTER TABLE "projections" ADD COLUMN "deactivation_at" TIMESTAMPTZ(3),
ADD COLUMN "holds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "overdue_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "promise_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "record_info" ADD COLUMN "aging_from" DATE;

-- AlterTable
ALTER TABLE "tasks" ADD COLUMN "assignee_id" TEXT,
ADD COLUMN "snoozed_until" DATE;

-- CreateTable
CREATE TABLE "aging_days" (
    "account_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "debts" JSONB NOT NULL,

    CONSTRAINT "aging_days_pkey" PRIMARY KEY ("account_id","day")
);

-- CreateIndex
CREATE INDEX "aging_days_day_idx" ON "aging_days"("day");

-- CreateIndex
CREATE INDEX "accounts_owner_id_id_idx" ON "accounts"("owner_id", "id");

-- CreateIndex
CREATE INDEX "projections_holds_idx" ON "projections" USING GIN ("holds");

-- AddForeignKey
ALTER TABLE "aging_days" ADD CONSTRAINT "aging_days_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;

-- What lists look for: few of all accounts have it.
CREATE INDEX "accounts_next_action_idx" ON "accounts" ("next_action_on", "id") WHERE "next_action_on" IS NOT NULL;
CREATE INDEX "accounts_test_clock_idx" ON "accounts" ("id") WHERE "test_clock";
CREATE INDEX "projections_deactivation_idx" ON "projections" ("deactivation_at", "account_id")
    WHERE "deactivation_at" IS NOT NULL;
CREATE INDEX "projections_promise_idx" ON "projections" ("promise_until", "account_id") WHERE "promise_until" IS NOT NULL;
CREATE INDEX "tasks_open_by_kind_idx" ON "tasks" ("kind", "ordinal") WHERE "status" = 'open';
CREATE INDEX "tasks_open_by_assignee_idx" ON "tasks" ("assignee_id", "ordinal")
    WHERE "status" = 'open' AND "assignee_id" IS NOT NULL;

-- Aging: what is open by its due day, of all accounts and of one.
CREATE INDEX "invoices_open_by_due_day_idx" ON "invoices" ("due_on", "account_id") INCLUDE ("balance_minor")
    WHERE "status" = 'open';
CREATE INDEX "invoices_open_of_account_idx" ON "invoices" ("account_id", "due_on") INCLUDE ("balance_minor")
    WHERE "status" = 'open';

-- As the next step would write them.
UPDATE "projections" SET
  "overdue_minor" = coalesce(("body" -> 'balance' ->> 'overdueMinor')::bigint, 0),
  "holds" = ARRAY(SELECT DISTINCT h ->> 'kind' FROM jsonb_array_elements("body" -> 'collections' -> 'holds') h ORDER BY 1),
  "deactivation_at" = (SELECT min((u ->> 'at')::timestamptz) FROM jsonb_array_elements("body" -> 'upcoming') u
    WHERE u ->> 'kind' = 'deactivation'),
  "promise_until" = (SELECT min((h ->> 'until')::timestamptz) FROM jsonb_array_elements("body" -> 'collections' -> 'holds') h
    WHERE h ->> 'kind' = 'promise')
  WHERE "body" IS NOT NULL;

-- Past days are known from here on: what is open now is where each account's begin.
INSERT INTO "aging_days" ("account_id", "day", "debts")
  SELECT a."id", ((now() + s."skew_ms" * interval '1 millisecond') AT TIME ZONE a."time_zone")::date, o."debts"
  FROM "accounts" a JOIN "account_states" s ON s."account_id" = a."id" JOIN (
    SELECT "account_id", jsonb_agg(jsonb_build_array("due_on", "minor") ORDER BY "due_on") AS "debts" FROM (
      SELECT "account_id", "due_on", sum("balance_minor") AS "minor" FROM "invoices"
      WHERE "status" = 'open' AND "balance_minor" > 0 GROUP BY "account_id", "due_on"
    ) d GROUP BY "account_id"
  ) o ON o."account_id" = a."id";
UPDATE "record_info" SET "aging_from" = (now() AT TIME ZONE 'UTC')::date WHERE EXISTS (SELECT 1 FROM "accounts");
