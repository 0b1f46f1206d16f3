-- What stops an activity for all accounts, what an automatic deactivation is cleared by, and credit that is put against what is due.

-- CreateTable
CREATE TABLE "switch_changes" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "stopped" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "switch_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_feed_imports" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "imported_through" DATE,
    "actor" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_feed_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "breaker_releases" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "breaker_releases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clearances" (
    "key" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT,
    "because" TEXT,

    CONSTRAINT "clearances_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "credit_applications" (
    "key" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answer" JSONB NOT NULL,

    CONSTRAINT "credit_applications_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "switch_changes_ordinal_key" ON "switch_changes"("ordinal");

-- CreateIndex
CREATE INDEX "switch_changes_name_ordinal_idx" ON "switch_changes"("name", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "bank_feed_imports_ordinal_key" ON "bank_feed_imports"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "breaker_releases_ordinal_key" ON "breaker_releases"("ordinal");

-- CreateIndex
CREATE INDEX "breaker_releases_day_ordinal_idx" ON "breaker_releases"("day", "ordinal");

-- CreateIndex
CREATE INDEX "clearances_day_account_id_idx" ON "clearances"("day", "account_id");

-- CreateIndex
CREATE INDEX "credit_applications_account_id_idx" ON "credit_applications"("account_id");

-- AddForeignKey
ALTER TABLE "clearances" ADD CONSTRAINT "clearances_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_applications" ADD CONSTRAINT "credit_applications_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Closed sets.
ALTER TABLE "switch_changes" ADD CONSTRAINT "switch_changes_name_check" CHECK ("name" IN ('charges', 'mails', 'deactivations'));
ALTER TABLE "clearances" ADD CONSTRAINT "clearances_why_check" CHECK ("why" IN ('switch', 'bankFeed', 'breaker') AND "because" IS NOT NULL OR "why" IS NULL AND "because" IS NULL);

-- Append-only.
CREATE TRIGGER "switch_changes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "switch_changes" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "bank_feed_imports_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "bank_feed_imports" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "breaker_releases_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "breaker_releases" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "clearances_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "clearances" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "credit_applications_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "credit_applications" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- What the breaker's percentage is of: accounts that live in real time.
CREATE INDEX "accounts_real_time_idx" ON "accounts" ("id") WHERE NOT "test_clock";
