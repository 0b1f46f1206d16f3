CREATE TABLE "equipment_orders" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "price_book" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "term_months" INTEGER,
    "signed_on" DATE,
    "invoice_by_on" DATE,
    "released_on" DATE,
    "delivered_on" DATE,
    "first_invoice_on" DATE,
    "contract_through" DATE,
    "ended_on" DATE,
    "invoice_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "equipment_orders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "equipment_orders_mode_check" CHECK ("mode" IN ('purchase', 'rental')),
    CONSTRAINT "equipment_orders_term_check" CHECK (("mode" = 'rental') = ("term_months" IS NOT NULL)),
    CONSTRAINT "equipment_orders_invoice_check" CHECK ("mode" = 'purchase' OR "invoice_id" IS NULL),
    CONSTRAINT "equipment_orders_rental_check" CHECK (
        ("mode" = 'rental' AND "delivered_on" IS NOT NULL)
        = ("first_invoice_on" IS NOT NULL AND "contract_through" IS NOT NULL)),
    CONSTRAINT "equipment_orders_end_check" CHECK ("ended_on" IS NULL OR "ended_on" >= "delivered_on")
);
CREATE UNIQUE INDEX "equipment_orders_ordinal_key" ON "equipment_orders"("ordinal");
CREATE INDEX "equipment_orders_account_id_ordinal_idx" ON "equipment_orders"("account_id", "ordinal");
ALTER TABLE "equipment_orders" ADD CONSTRAINT "equipment_orders_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "port_requests" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "subscription_id" TEXT NOT NULL,
    "numbers" TEXT[],
    "submitted_on" DATE NOT NULL,
    "earliest_on" DATE NOT NULL,
    "latest_on" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "completed_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "port_requests_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "port_requests_status_check" CHECK ("status" IN ('pending', 'completed', 'failed')),
    CONSTRAINT "port_requests_completed_check" CHECK (("status" = 'completed') = ("completed_on" IS NOT NULL))
);
CREATE UNIQUE INDEX "port_requests_ordinal_key" ON "port_requests"("ordinal");
CREATE INDEX "port_requests_subscription_id_ordinal_idx" ON "port_requests"("subscription_id", "ordinal");
ALTER TABLE "port_requests" ADD CONSTRAINT "port_requests_subscription_id_fkey" FOREIGN KEY ("subscription_id")
    REFERENCES "subscriptions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The end that the notice came to: numbers that leave later move `ends_on`.
ALTER TABLE "subscriptions" ADD COLUMN "notice_ends_on" DATE;
UPDATE "subscriptions" SET "notice_ends_on" = "ends_on";
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_notice_check"
    CHECK ("notice_ends_on" <= "ends_on");

-- Numbers that have not left in time.
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_kind_check";
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_kind_check" CHECK ("kind" IN ('accountStuck', 'effectRefused', 'railStopped',
  'keyMismatch', 'deactivationApproval', 'proofReview', 'transferUnmatched', 'disputeUndecided', 'lookupFailing',
  'debitStuck', 'chargeback', 'moneyOutTwice', 'undeliverable', 'cardExpiring', 'breaker', 'followUp',
  'recoveryUndone', 'webhookFailing', 'reply', 'refundByHand', 'monthUnbilled', 'callsUnbilled', 'lowUseShort',
  'portLate'));
