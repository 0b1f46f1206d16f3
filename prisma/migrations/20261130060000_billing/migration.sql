CREATE TABLE "price_books" (
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "prices" JSONB NOT NULL,
    "rates" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" JSONB NOT NULL,

    CONSTRAINT "price_books_pkey" PRIMARY KEY ("name","version")
);
CREATE TRIGGER "price_books_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "price_books"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TABLE "subscriptions" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "price_book" TEXT NOT NULL,
    "service_starts_on" DATE NOT NULL,
    "free_months" INTEGER NOT NULL,
    "billing_starts_on" DATE NOT NULL,
    "first_invoice_on" DATE NOT NULL,
    "contract_months" INTEGER,
    "contract_through" DATE,
    "ends_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "subscriptions_free_months_check" CHECK ("free_months" >= 0),
    CONSTRAINT "subscriptions_contract_check" CHECK (("contract_months" IS NULL) = ("contract_through" IS NULL))
);
CREATE UNIQUE INDEX "subscriptions_account_id_key" ON "subscriptions"("account_id");
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "subscription_items" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "subscription_id" TEXT NOT NULL,
    "price" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "through_on" DATE,
    "low_use" BOOLEAN NOT NULL DEFAULT false,
    "numbers" TEXT[],
    "devices" TEXT[],

    CONSTRAINT "subscription_items_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "subscription_items_quantity_check" CHECK ("quantity" > 0),
    CONSTRAINT "subscription_items_days_check" CHECK ("through_on" >= "from_on")
);
CREATE UNIQUE INDEX "subscription_items_ordinal_key" ON "subscription_items"("ordinal");
CREATE INDEX "subscription_items_subscription_id_ordinal_idx" ON "subscription_items"("subscription_id", "ordinal");
CREATE INDEX "subscription_items_numbers_idx" ON "subscription_items" USING GIN ("numbers");
ALTER TABLE "subscription_items" ADD CONSTRAINT "subscription_items_subscription_id_fkey" FOREIGN KEY ("subscription_id")
    REFERENCES "subscriptions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "billed_months" (
    "account_id" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "invoice_id" TEXT,
    "lines" JSONB NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "billed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billed_months_pkey" PRIMARY KEY ("account_id","series","month","generation"),
    CONSTRAINT "billed_months_series_check" CHECK ("series" IN ('service', 'rental')),
    CONSTRAINT "billed_months_month_check" CHECK ("month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    CONSTRAINT "billed_months_outcome_check" CHECK ("outcome" IN ('issued', 'nothing', 'credited')),
    CONSTRAINT "billed_months_invoice_check" CHECK (("outcome" = 'issued') <= ("invoice_id" IS NOT NULL))
);
CREATE INDEX "billed_months_invoice_id_idx" ON "billed_months"("invoice_id");
CREATE INDEX "billed_months_month_outcome_idx" ON "billed_months"("month", "outcome");
ALTER TABLE "billed_months" ADD CONSTRAINT "billed_months_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER "billed_months_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "billed_months"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- A part of a month is so many of its days.
ALTER TABLE "invoice_lines" ADD COLUMN "about" JSONB;
ALTER TABLE "invoice_lines" DROP CONSTRAINT "invoice_lines_amount_check";
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_amount_check" CHECK (
  "amount_minor" = round("quantity" * "unit_amount_minor" * coalesce(("about" ->> 'days')::numeric, 1)
    / coalesce(("about" ->> 'ofDays')::numeric, 1)));

-- A month that can't be billed until a person has mended something.
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_kind_check";
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_kind_check" CHECK ("kind" IN ('accountStuck', 'effectRefused', 'railStopped',
  'keyMismatch', 'deactivationApproval', 'proofReview', 'transferUnmatched', 'disputeUndecided', 'lookupFailing',
  'debitStuck', 'chargeback', 'moneyOutTwice', 'undeliverable', 'cardExpiring', 'breaker', 'followUp',
  'recoveryUndone', 'webhookFailing', 'reply', 'refundByHand', 'monthUnbilled'));

CREATE TABLE "invoice_run_changes" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "month" TEXT NOT NULL,
    "held" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoice_run_changes_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "invoice_run_changes_ordinal_key" ON "invoice_run_changes"("ordinal");
CREATE INDEX "invoice_run_changes_month_ordinal_idx" ON "invoice_run_changes"("month", "ordinal");
CREATE TRIGGER "invoice_run_changes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "invoice_run_changes"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
