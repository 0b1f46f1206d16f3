-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "url" TEXT NOT NULL,
    "types" TEXT[],
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_until" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "paused_because" TEXT,
    "failing_since" TIMESTAMPTZ(3),
    "rests_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "endpoint_id" TEXT NOT NULL,
    "account_id" TEXT,
    "type" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "last_status" INTEGER,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_endpoints_ordinal_key" ON "webhook_endpoints"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_deliveries_ordinal_key" ON "webhook_deliveries"("ordinal");

-- CreateIndex
CREATE INDEX "webhook_deliveries_endpoint_id_ordinal_idx" ON "webhook_deliveries"("endpoint_id", "ordinal");

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_fkey" FOREIGN KEY ("endpoint_id")
  REFERENCES "webhook_endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "webhook_deliveries"
  ADD CONSTRAINT "webhook_deliveries_status_check" CHECK ("status" IN ('pending', 'delivered', 'failed')),
  ADD CONSTRAINT "webhook_deliveries_ended_check" CHECK (("status" = 'pending') = ("ended_at" IS NULL));

-- What an endpoint has not heard yet: the oldest of each account first.
CREATE INDEX "webhook_deliveries_pending_idx" ON "webhook_deliveries" ("endpoint_id", "account_id", "ordinal") WHERE "status" = 'pending';

-- An endpoint that has failed for a week is a person's.
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_kind_check";
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_kind_check" CHECK ("kind" IN ('accountStuck', 'effectRefused', 'railStopped',
  'keyMismatch', 'deactivationApproval', 'proofReview', 'transferUnmatched', 'disputeUndecided', 'lookupFailing',
  'debitStuck', 'chargeback', 'moneyOutTwice', 'undeliverable', 'cardExpiring', 'breaker', 'followUp',
  'recoveryUndone', 'webhookFailing'));
