-- Searching accounts by a part of a name.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- The tables of the schema, as Prisma writes them.

-- CreateTable
CREATE TABLE "policy_jobs" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "policy_name" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "filter" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "total" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "worker" TEXT,
    "worker_until" TIMESTAMPTZ(3),

    CONSTRAINT "policy_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_job_accounts" (
    "job_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "outcome" TEXT,
    "detail" TEXT,

    CONSTRAINT "policy_job_accounts_pkey" PRIMARY KEY ("job_id","account_id")
);

-- CreateTable
CREATE TABLE "policy_segments" (
    "position" INTEGER NOT NULL,
    "policy_name" TEXT NOT NULL,
    "currency" CHAR(3),
    "tag" TEXT,

    CONSTRAINT "policy_segments_pkey" PRIMARY KEY ("position")
);

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
CREATE TABLE "clearance_days" (
    "day" DATE NOT NULL,
    "n" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "clearance_days_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "credit_applications" (
    "key" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answer" JSONB NOT NULL,

    CONSTRAINT "credit_applications_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "sandbox_charges" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "method_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "decline_code" TEXT,
    "settles_on" DATE,
    "returns_on" DATE,
    "charged_back" BOOLEAN NOT NULL DEFAULT false,
    "charged_back_by" TEXT,
    "chargeback_outcome" TEXT,
    "chargeback_closed_by" TEXT,

    CONSTRAINT "sandbox_charges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_methods" (
    "method_id" TEXT NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sandbox_methods_pkey" PRIMARY KEY ("method_id")
);

-- CreateTable
CREATE TABLE "sandbox_faults" (
    "rail" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "sandbox_faults_pkey" PRIMARY KEY ("rail")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "external_id" TEXT,
    "rfc" TEXT,
    "locale" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "billing_recipients" TEXT[],
    "receipt_email" TEXT,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "country" TEXT,
    "next_action_on" TEXT,
    "autopay" BOOLEAN NOT NULL,
    "autopay_consent" TEXT,
    "policy_name" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "credit_minor" BIGINT NOT NULL DEFAULT 0,
    "test_clock" BOOLEAN NOT NULL,
    "search" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "projections" (
    "account_id" TEXT NOT NULL,
    "body" JSONB,
    "state" TEXT NOT NULL DEFAULT 'current',
    "service" TEXT NOT NULL DEFAULT 'active',
    "overdue_since" DATE,
    "open_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "projections_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "payment_methods" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "exp_month" INTEGER,
    "exp_year" INTEGER,
    "fingerprint" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_methods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoices" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "number_key" TEXT NOT NULL,
    "reference" TEXT,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "taxes" JSONB NOT NULL DEFAULT '[]',
    "balance_minor" BIGINT NOT NULL,
    "written_off" BOOLEAN NOT NULL DEFAULT false,
    "issued_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_lines" (
    "invoice_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" DECIMAL(18,4) NOT NULL,
    "unit_amount_minor" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "invoice_lines_pkey" PRIMARY KEY ("invoice_id","position")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "attempt_id" TEXT,
    "transfer_id" TEXT,
    "credit_minor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "unrecovered_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allocations" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "payment_id" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "allocations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_movements" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "invoice_id" TEXT,
    "payment_id" TEXT,
    "refund_id" TEXT,

    CONSTRAINT "credit_movements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_notes" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "dispute_id" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "credit_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "adjustments" (
    "account_id" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "adjustments_pkey" PRIMARY KEY ("account_id","step","position")
);

-- CreateTable
CREATE TABLE "debit_notes" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "debit_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempts" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "trigger" TEXT NOT NULL,
    "invoice_ids" TEXT[],
    "amount_minor" BIGINT NOT NULL,
    "credit_minor" BIGINT NOT NULL,
    "payment_method_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "resend" INTEGER NOT NULL DEFAULT 0,
    "outcome" TEXT,
    "decline_code" TEXT,
    "key" TEXT NOT NULL,
    "provider_ref" TEXT,
    "answer" JSONB,

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "emails" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "to" TEXT[],
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "provider_id" TEXT,

    CONSTRAINT "emails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfers" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "rail" TEXT NOT NULL,
    "tracking_key" TEXT,
    "bank_reference" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_on" DATE NOT NULL,
    "reference" TEXT,
    "concept" TEXT,
    "payer_name" TEXT,
    "payer_clabe" TEXT,
    "status" TEXT NOT NULL,
    "duplicate_of_id" TEXT,
    "account_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transfers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proofs" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "tracking_key" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "paid_on" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proofs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proof_files" (
    "proof_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "proof_files_pkey" PRIMARY KEY ("proof_id")
);

-- CreateTable
CREATE TABLE "disputes" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "amount_minor" BIGINT,
    "disputed_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "credit_minor" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "disputes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "facts" (
    "account_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "actor" JSONB NOT NULL,
    "cause" TEXT NOT NULL,
    "step" INTEGER,
    "at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "facts_pkey" PRIMARY KEY ("account_id","seq")
);

-- CreateTable
CREATE TABLE "timeline" (
    "account_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "because" JSONB,

    CONSTRAINT "timeline_pkey" PRIMARY KEY ("account_id","seq")
);

-- CreateTable
CREATE TABLE "service_calls" (
    "key" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "done" BOOLEAN NOT NULL,

    CONSTRAINT "service_calls_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "policies" (
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "actor" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policies_pkey" PRIMARY KEY ("name","version")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_states" (
    "account_id" TEXT NOT NULL,
    "skew_ms" BIGINT NOT NULL DEFAULT 0,
    "step" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "shape" INTEGER NOT NULL DEFAULT 1,
    "body" JSONB,
    "timeline_seq" INTEGER NOT NULL DEFAULT 0,
    "fact_seq" INTEGER NOT NULL DEFAULT 0,
    "told_seq" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "next_kind" TEXT,
    "wake_at" TIMESTAMPTZ(3),
    "work_since" TIMESTAMPTZ(3),
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "stuck_since" TIMESTAMPTZ(3),
    "stuck_because" TEXT,
    "nudge_after" TIMESTAMPTZ(3),
    "nudges" INTEGER NOT NULL DEFAULT 0,
    "advance_to" TIMESTAMPTZ(3),
    "advance_until" TIMESTAMPTZ(3),

    CONSTRAINT "account_states_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "effects" (
    "account_id" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "lane" TEXT,
    "queue" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "begun_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "unanswered" BOOLEAN NOT NULL DEFAULT false,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "because" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "effects_pkey" PRIMARY KEY ("account_id","step","position")
);

-- CreateTable
CREATE TABLE "tasks" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE,
    "status" TEXT NOT NULL DEFAULT 'open',
    "subject" JSONB NOT NULL,
    "data" JSONB NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" JSONB,
    "reason" TEXT,

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "requests" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_info" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "counted_accounts" INTEGER NOT NULL DEFAULT 0,
    "counted_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_info_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "policy_jobs_ordinal_key" ON "policy_jobs"("ordinal");

-- CreateIndex
CREATE INDEX "policy_jobs_finished_at_ordinal_idx" ON "policy_jobs"("finished_at", "ordinal");

-- CreateIndex
CREATE INDEX "policy_job_accounts_job_id_outcome_account_id_idx" ON "policy_job_accounts"("job_id", "outcome",
    "account_id");

-- CreateIndex
CREATE INDEX "policy_job_accounts_account_id_idx" ON "policy_job_accounts"("account_id");

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

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_charges_ordinal_key" ON "sandbox_charges"("ordinal");

-- CreateIndex
CREATE INDEX "sandbox_charges_account_id_ordinal_idx" ON "sandbox_charges"("account_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_ordinal_key" ON "accounts"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_external_id_key" ON "accounts"("external_id");

-- CreateIndex
CREATE INDEX "accounts_tags_idx" ON "accounts" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "accounts_name_id_idx" ON "accounts"("name", "id");

-- CreateIndex
CREATE INDEX "accounts_search_idx" ON "accounts" USING GIN ("search" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "projections_state_account_id_idx" ON "projections"("state", "account_id");

-- CreateIndex
CREATE INDEX "projections_service_account_id_idx" ON "projections"("service", "account_id");

-- CreateIndex
CREATE INDEX "projections_overdue_since_account_id_idx" ON "projections"("overdue_since", "account_id");

-- CreateIndex
CREATE INDEX "projections_open_minor_account_id_idx" ON "projections"("open_minor", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_methods_ordinal_key" ON "payment_methods"("ordinal");

-- CreateIndex
CREATE INDEX "payment_methods_account_id_idx" ON "payment_methods"("account_id");

-- CreateIndex
CREATE INDEX "payment_methods_fingerprint_idx" ON "payment_methods"("fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_ordinal_key" ON "invoices"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_number_key_key" ON "invoices"("number_key");

-- CreateIndex
CREATE INDEX "invoices_account_id_issued_on_ordinal_idx" ON "invoices"("account_id", "issued_on", "ordinal");

-- CreateIndex
CREATE INDEX "invoices_reference_idx" ON "invoices"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "payments_ordinal_key" ON "payments"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "payments_attempt_id_key" ON "payments"("attempt_id");

-- CreateIndex
CREATE INDEX "payments_account_id_ordinal_idx" ON "payments"("account_id", "ordinal");

-- CreateIndex
CREATE INDEX "payments_transfer_id_idx" ON "payments"("transfer_id");

-- CreateIndex
CREATE INDEX "allocations_invoice_id_idx" ON "allocations"("invoice_id");

-- CreateIndex
CREATE INDEX "allocations_payment_id_idx" ON "allocations"("payment_id");

-- CreateIndex
CREATE INDEX "credit_movements_account_id_idx" ON "credit_movements"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_notes_dispute_id_key" ON "credit_notes"("dispute_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_notes_ordinal_key" ON "credit_notes"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_ordinal_key" ON "refunds"("ordinal");

-- CreateIndex
CREATE INDEX "refunds_account_id_ordinal_idx" ON "refunds"("account_id", "ordinal");

-- CreateIndex
CREATE INDEX "credit_notes_account_id_ordinal_idx" ON "credit_notes"("account_id", "ordinal");

-- CreateIndex
CREATE INDEX "credit_notes_invoice_id_idx" ON "credit_notes"("invoice_id");

-- CreateIndex
CREATE INDEX "adjustments_invoice_id_idx" ON "adjustments"("invoice_id");

-- CreateIndex
CREATE INDEX "debit_notes_invoice_id_idx" ON "debit_notes"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "attempts_ordinal_key" ON "attempts"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "attempts_key_key" ON "attempts"("key");

-- CreateIndex
CREATE INDEX "attempts_account_id_ordinal_idx" ON "attempts"("account_id", "ordinal");

-- CreateIndex
CREATE INDEX "attempts_payment_method_id_at_idx" ON "attempts"("payment_method_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "emails_ordinal_key" ON "emails"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "emails_key_key" ON "emails"("key");

-- CreateIndex
CREATE INDEX "emails_account_id_ordinal_idx" ON "emails"("account_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "transfers_ordinal_key" ON "transfers"("ordinal");

-- CreateIndex
CREATE INDEX "transfers_status_ordinal_idx" ON "transfers"("status", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "proofs_ordinal_key" ON "proofs"("ordinal");

-- CreateIndex
CREATE INDEX "proofs_status_ordinal_idx" ON "proofs"("status", "ordinal");

-- CreateIndex
CREATE INDEX "proofs_account_id_ordinal_idx" ON "proofs"("account_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "disputes_ordinal_key" ON "disputes"("ordinal");

-- CreateIndex
CREATE INDEX "disputes_status_ordinal_idx" ON "disputes"("status", "ordinal");

-- CreateIndex
CREATE INDEX "disputes_account_id_ordinal_idx" ON "disputes"("account_id", "ordinal");

-- CreateIndex
CREATE INDEX "disputes_invoice_id_idx" ON "disputes"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "facts_cause_key" ON "facts"("cause");

-- CreateIndex
CREATE INDEX "service_calls_account_id_version_idx" ON "service_calls"("account_id", "version");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_ordinal_key" ON "tasks"("ordinal");

-- CreateIndex
CREATE INDEX "tasks_status_ordinal_idx" ON "tasks"("status", "ordinal");

-- CreateIndex
CREATE INDEX "tasks_account_id_ordinal_idx" ON "tasks"("account_id", "ordinal");

-- CreateIndex
CREATE INDEX "requests_at_idx" ON "requests"("at");

-- AddForeignKey
ALTER TABLE "policy_jobs" ADD CONSTRAINT "policy_jobs_policy_name_policy_version_fkey" FOREIGN KEY ("policy_name",
    "policy_version") REFERENCES "policies"("name", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_job_accounts" ADD CONSTRAINT "policy_job_accounts_job_id_fkey" FOREIGN KEY ("job_id")
    REFERENCES "policy_jobs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_job_accounts" ADD CONSTRAINT "policy_job_accounts_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clearances" ADD CONSTRAINT "clearances_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_applications" ADD CONSTRAINT "credit_applications_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_policy_name_policy_version_fkey" FOREIGN KEY ("policy_name",
    "policy_version") REFERENCES "policies"("name", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "projections" ADD CONSTRAINT "projections_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoice_id_fkey" FOREIGN KEY ("invoice_id")
    REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_attempt_id_fkey" FOREIGN KEY ("attempt_id")
    REFERENCES "attempts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_transfer_id_fkey" FOREIGN KEY ("transfer_id")
    REFERENCES "transfers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_invoice_id_fkey" FOREIGN KEY ("invoice_id")
    REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_payment_id_fkey" FOREIGN KEY ("payment_id")
    REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_movements" ADD CONSTRAINT "credit_movements_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_movements" ADD CONSTRAINT "credit_movements_invoice_id_fkey" FOREIGN KEY ("invoice_id")
    REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_movements" ADD CONSTRAINT "credit_movements_payment_id_fkey" FOREIGN KEY ("payment_id")
    REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_movements" ADD CONSTRAINT "credit_movements_refund_id_fkey" FOREIGN KEY ("refund_id")
    REFERENCES "refunds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_invoice_id_fkey" FOREIGN KEY ("invoice_id")
    REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_dispute_id_fkey" FOREIGN KEY ("dispute_id")
    REFERENCES "disputes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_invoice_id_fkey" FOREIGN KEY ("invoice_id")
    REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "debit_notes" ADD CONSTRAINT "debit_notes_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "debit_notes" ADD CONSTRAINT "debit_notes_invoice_id_fkey" FOREIGN KEY ("invoice_id")
    REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "debit_notes" ADD CONSTRAINT "debit_notes_payment_id_fkey" FOREIGN KEY ("payment_id")
    REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_payment_method_id_fkey" FOREIGN KEY ("payment_method_id")
    REFERENCES "payment_methods"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "emails" ADD CONSTRAINT "emails_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id")
    ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_duplicate_of_id_fkey" FOREIGN KEY ("duplicate_of_id")
    REFERENCES "transfers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proofs" ADD CONSTRAINT "proofs_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id")
    ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proof_files" ADD CONSTRAINT "proof_files_proof_id_fkey" FOREIGN KEY ("proof_id")
    REFERENCES "proofs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_invoice_id_fkey" FOREIGN KEY ("invoice_id")
    REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facts" ADD CONSTRAINT "facts_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id")
    ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline" ADD CONSTRAINT "timeline_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_calls" ADD CONSTRAINT "service_calls_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_states" ADD CONSTRAINT "account_states_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "effects" ADD CONSTRAINT "effects_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id")
    ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below is what the schema can't say.

-- Invoice numbers: IN60 and nine digits. From 1,000,001 on, so that the seven digits that fit into a SPEI reference
-- don't begin with zeros, which forms drop.
CREATE SEQUENCE "invoice_numbers" START WITH 1000001 MAXVALUE 999999999;

-- The sweeper's questions: whose time has come, and whose effects wait?
CREATE INDEX "account_states_wake_idx" ON "account_states" ("wake_at") WHERE "wake_at" IS NOT NULL
    AND "stuck_since" IS NULL;
CREATE INDEX "account_states_work_idx" ON "account_states" ("work_since") WHERE "work_since" IS NOT NULL
    AND "stuck_since" IS NULL;
CREATE INDEX "account_states_stuck_idx" ON "account_states" ("stuck_since") WHERE "stuck_since" IS NOT NULL;
-- Its rows are written with every step: room on their pages keeps old versions of them together.
ALTER TABLE "account_states" SET (fillfactor = 70);

-- What is to be done: one effect for a key at a time.
CREATE UNIQUE INDEX "effects_open_key" ON "effects" ("account_id", "key") WHERE "status" IN ('pending', 'begun');
CREATE INDEX "effects_open_idx" ON "effects" ("account_id", "step", "position") WHERE "status" IN ('pending', 'begun');

-- One open task for a natural key.
CREATE UNIQUE INDEX "tasks_open_key" ON "tasks" ("key") WHERE "status" = 'open';

-- Credit that stands on invoices, of one account.
CREATE INDEX "allocations_of_credit_idx" ON "allocations" ("account_id", "id") WHERE "payment_id" IS NULL;

INSERT INTO "record_info" DEFAULT VALUES;

-- One default method an account.
CREATE UNIQUE INDEX "payment_methods_one_default_key" ON "payment_methods" ("account_id") WHERE "is_default";

-- One transfer for a rail, tracking key and bank day; those without a tracking key go by the bank's reference and the
-- amount.
CREATE UNIQUE INDEX "transfers_once_by_tracking_key" ON "transfers" ("rail",
    upper(regexp_replace("tracking_key", '\s', '', 'g')), "settled_on")
    WHERE "status" <> 'duplicate' AND "tracking_key" IS NOT NULL;
CREATE UNIQUE INDEX "transfers_once_by_bank_reference" ON "transfers" ("rail", "bank_reference", "settled_on",
    "amount_minor") WHERE "status" <> 'duplicate' AND "tracking_key" IS NULL AND "bank_reference" IS NOT NULL;

-- Which transfer a proof of payment speaks of, and which proof a transfer.
CREATE INDEX "transfers_unmatched_by_key_idx" ON "transfers" (upper(regexp_replace("tracking_key", '\s', '', 'g')))
    WHERE "status" = 'unmatched' AND "tracking_key" IS NOT NULL;
CREATE INDEX "proofs_awaited_by_key_idx" ON "proofs" (upper(regexp_replace("tracking_key", '\s', '', 'g')))
    WHERE "status" IN ('received', 'accepted') AND "tracking_key" IS NOT NULL;

-- A transfer is one payment of an account at a time: unmatched, and matched again, it is a new one.
CREATE UNIQUE INDEX "payments_one_settled_of_transfer_key" ON "payments" ("transfer_id", "account_id") WHERE "status" = 'settled';

-- Closed sets and amounts, a row at a time.
ALTER TABLE "accounts"
  ADD CONSTRAINT "accounts_credit_check" CHECK ("credit_minor" >= 0),
  ADD CONSTRAINT "accounts_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "accounts_recipients_check" CHECK (cardinality("billing_recipients") <= 5);
ALTER TABLE "account_states"
  ADD CONSTRAINT "account_states_seq_check" CHECK (0 <= "told_seq" AND "told_seq" <= "fact_seq"),
  ADD CONSTRAINT "account_states_step_check" CHECK ("step" >= 0),
  ADD CONSTRAINT "account_states_wake_check" CHECK (("wake_at" IS NULL) = ("next_at" IS NULL)),
  ADD CONSTRAINT "account_states_stuck_check" CHECK (("stuck_since" IS NULL) = ("stuck_because" IS NULL)),
  ADD CONSTRAINT "account_states_told_check" CHECK ("told_seq" = "fact_seq" OR "stuck_since" IS NOT NULL);
ALTER TABLE "effects"
  ADD CONSTRAINT "effects_status_check" CHECK ("status" IN ('pending', 'begun', 'done', 'dropped')),
  ADD CONSTRAINT "effects_begun_check" CHECK ("status" <> 'begun' OR ("begun_at" IS NOT NULL
      AND "lease_until" IS NOT NULL)),
  ADD CONSTRAINT "effects_ended_check" CHECK (("status" IN ('done', 'dropped')) = ("ended_at" IS NOT NULL));
ALTER TABLE "tasks"
  ADD CONSTRAINT "tasks_status_check" CHECK ("status" IN ('open', 'done', 'dismissed')),
  ADD CONSTRAINT "tasks_closed_check" CHECK (("status" = 'open') = ("closed_at" IS NULL)),
  ADD CONSTRAINT "tasks_kind_check" CHECK ("kind" IN ('accountStuck', 'effectRefused', 'railStopped',
      'keyMismatch', 'deactivationApproval', 'proofReview', 'transferUnmatched', 'disputeUndecided',
      'lookupFailing', 'debitStuck', 'chargeback', 'moneyOutTwice', 'undeliverable', 'cardExpiring', 'breaker',
      'followUp', 'recoveryUndone'));
ALTER TABLE "record_info"
  ADD CONSTRAINT "record_info_one_row" CHECK ("id" = 1);
ALTER TABLE "projections"
  ADD CONSTRAINT "projections_state_check" CHECK ("state" IN ('current', 'overdue', 'deactivated', 'writtenOff',
      'closed')),
  ADD CONSTRAINT "projections_service_check" CHECK ("service" IN ('active', 'deactivated', 'provisional', 'cancelled'));
ALTER TABLE "payment_methods"
  ADD CONSTRAINT "payment_methods_kind_check" CHECK ("kind" IN ('card', 'bankAccount')),
  ADD CONSTRAINT "payment_methods_status_check" CHECK ("status" IN ('active', 'blocked', 'expired', 'removed')),
  ADD CONSTRAINT "payment_methods_default_check" CHECK (NOT ("is_default" AND "status" = 'removed'));
ALTER TABLE "invoices"
  ADD CONSTRAINT "invoices_kind_check" CHECK ("kind" IN ('recurring', 'oneTime')),
  ADD CONSTRAINT "invoices_status_check" CHECK ("status" IN ('open', 'paid', 'void', 'uncollectible')),
  ADD CONSTRAINT "invoices_balance_check" CHECK (0 <= "balance_minor" AND "balance_minor" <= "total_minor"),
  ADD CONSTRAINT "invoices_tax_check" CHECK ("tax_minor" >= 0),
  ADD CONSTRAINT "invoices_open_check" CHECK (CASE "status" WHEN 'uncollectible' THEN true WHEN 'open'
      THEN "balance_minor" > 0 ELSE "balance_minor" = 0 END);
ALTER TABLE "invoice_lines"
  ADD CONSTRAINT "invoice_lines_amount_check" CHECK (abs("amount_minor" - "quantity" * "unit_amount_minor") <= 0.5);
ALTER TABLE "payments"
  ADD CONSTRAINT "payments_source_check" CHECK ("source" IN ('card', 'bankAccount', 'transfer', 'cash')),
  ADD CONSTRAINT "payments_status_check" CHECK ("status" IN ('settled', 'reversed')),
  ADD CONSTRAINT "payments_amount_check" CHECK ("amount_minor" > 0 AND 0 <= "credit_minor"
      AND "credit_minor" <= "amount_minor"),
  ADD CONSTRAINT "payments_unrecovered_check" CHECK (0 <= "unrecovered_minor"
      AND "unrecovered_minor" <= "amount_minor"),
  ADD CONSTRAINT "payments_origin_check" CHECK (num_nonnulls("attempt_id", "transfer_id") = 1);
ALTER TABLE "allocations"
  ADD CONSTRAINT "allocations_amount_check" CHECK ("amount_minor" <> 0);
ALTER TABLE "credit_movements"
  ADD CONSTRAINT "credit_movements_amount_check" CHECK ("amount_minor" <> 0);
ALTER TABLE "credit_notes"
  ADD CONSTRAINT "credit_notes_amount_check" CHECK ("amount_minor" > 0 AND 0 <= "credit_minor"
      AND "credit_minor" <= "amount_minor");
ALTER TABLE "adjustments"
  ADD CONSTRAINT "adjustments_amount_check" CHECK ("amount_minor" > 0);
ALTER TABLE "debit_notes"
  ADD CONSTRAINT "debit_notes_amount_check" CHECK ("amount_minor" > 0);
ALTER TABLE "refunds"
  ADD CONSTRAINT "refunds_amount_check" CHECK ("amount_minor" > 0);
ALTER TABLE "attempts"
  ADD CONSTRAINT "attempts_trigger_check" CHECK ("trigger" IN ('autopay', 'retry', 'agent', 'portal', 'api')),
  ADD CONSTRAINT "attempts_amount_check" CHECK ("amount_minor" > 0 AND "credit_minor" >= 0),
  ADD CONSTRAINT "attempts_outcome_check" CHECK ("outcome" IN ('succeeded', 'declined', 'refused', 'unknown',
      'lost', 'pending')),
  ADD CONSTRAINT "attempts_declined_check" CHECK ("outcome" <> 'declined' OR "decline_code" IS NOT NULL);
ALTER TABLE "emails"
  ADD CONSTRAINT "emails_status_check" CHECK ("status" IN ('queued', 'sent', 'delivered', 'bounced', 'skipped')),
  ADD CONSTRAINT "emails_to_check" CHECK (cardinality("to") > 0);
ALTER TABLE "transfers"
  ADD CONSTRAINT "transfers_rail_check" CHECK ("rail" IN ('spei', 'other')),
  ADD CONSTRAINT "transfers_status_check" CHECK ("status" IN ('matched', 'partial', 'unmatched', 'duplicate')),
  ADD CONSTRAINT "transfers_amount_check" CHECK ("amount_minor" > 0),
  ADD CONSTRAINT "transfers_account_check" CHECK (CASE "status" WHEN 'unmatched'
      THEN "account_id" IS NULL ELSE true END),
  ADD CONSTRAINT "transfers_duplicate_check" CHECK (("status" = 'duplicate') = ("duplicate_of_id" IS NOT NULL));
ALTER TABLE "proofs"
  ADD CONSTRAINT "proofs_status_check" CHECK ("status" IN ('received', 'accepted', 'rejected', 'settled', 'returned')),
  ADD CONSTRAINT "proofs_amount_check" CHECK ("amount_minor" > 0);
ALTER TABLE "disputes"
  ADD CONSTRAINT "disputes_status_check" CHECK ("status" IN ('open', 'accepted', 'rejected')),
  ADD CONSTRAINT "disputes_amount_check" CHECK (("amount_minor" IS NULL OR "amount_minor" > 0) AND "credit_minor" >= 0);
ALTER TABLE "facts"
  ADD CONSTRAINT "facts_seq_check" CHECK ("seq" > 0),
  ADD CONSTRAINT "facts_step_check" CHECK (("step" IS NULL) = ("at" IS NULL));
ALTER TABLE "timeline"
  ADD CONSTRAINT "timeline_seq_check" CHECK ("seq" > 0),
  ADD CONSTRAINT "timeline_actor_check" CHECK ("actor_kind" IN ('system', 'agent', 'customer', 'provider'));
ALTER TABLE "service_calls"
  ADD CONSTRAINT "service_calls_verb_check" CHECK ("verb" IN ('deactivate', 'reactivate'));
ALTER TABLE "api_keys"
  ADD CONSTRAINT "api_keys_role_check" CHECK ("role" IN ('admin', 'agent', 'viewer', 'customer'));

-- Append-only: not a row of these is ever changed or taken away, whoever asks.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "timeline_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "timeline" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "facts_append_only" BEFORE DELETE OR TRUNCATE ON "facts" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();

-- A fact that a stuck account was not told gets its step when it is.
CREATE FUNCTION "refuse_change_of_fact"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."step" IS NULL AND (OLD."account_id", OLD."seq", OLD."type", OLD."body", OLD."actor", OLD."cause",
      OLD."recorded_at") IS NOT DISTINCT FROM (NEW."account_id", NEW."seq", NEW."type", NEW."body", NEW."actor",
      NEW."cause", NEW."recorded_at") THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'facts is append-only: UPDATE refused' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "facts_unchanged" BEFORE UPDATE ON "facts" FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_fact"();
CREATE TRIGGER "policies_immutable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "policies" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "allocations_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "allocations" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "credit_movements_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "credit_movements"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "credit_notes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "credit_notes" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "adjustments_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "adjustments" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "debit_notes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "debit_notes" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "refunds_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "refunds" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "invoice_lines_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "invoice_lines"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The sums. Judged when the transaction commits, since its rows only add up together.

-- An invoice's lines and tax are its total; its balance is the total less credit notes (and what of them a debit note
-- takes back), adjustments and the money that stands on it.
CREATE FUNCTION "check_invoice"("of_invoice" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "invoice" "invoices"%ROWTYPE;
  "lines_minor" bigint;
  "lowered_minor" bigint;
  "paid_minor" bigint;
BEGIN
  SELECT * INTO "invoice" FROM "invoices" WHERE "id" = "of_invoice";
  IF NOT FOUND THEN RETURN; END IF;
  SELECT coalesce(sum("amount_minor"), 0) INTO "lines_minor" FROM "invoice_lines" WHERE "invoice_id" = "of_invoice";
  IF "lines_minor" + "invoice"."tax_minor" <> "invoice"."total_minor" THEN
    RAISE EXCEPTION 'invoice %: lines % and tax % are not the total %', "of_invoice", "lines_minor",
        "invoice"."tax_minor", "invoice"."total_minor" USING ERRCODE = 'check_violation';
  END IF;
  SELECT coalesce(sum("amount_minor"), 0) INTO "paid_minor" FROM "allocations" WHERE "invoice_id" = "of_invoice";
  SELECT coalesce((SELECT sum("amount_minor") FROM "credit_notes" WHERE "invoice_id" = "of_invoice"), 0)
       + coalesce((SELECT sum("amount_minor") FROM "adjustments" WHERE "invoice_id" = "of_invoice"), 0)
       - coalesce((SELECT sum("amount_minor") FROM "debit_notes" WHERE "invoice_id" = "of_invoice"),
           0) INTO "lowered_minor";
  IF "invoice"."status" = 'void' THEN
    IF "paid_minor" <> 0 THEN RAISE EXCEPTION 'invoice % is void, and % stand on it', "of_invoice", "paid_minor"
        USING ERRCODE = 'check_violation'; END IF;
  ELSIF "invoice"."balance_minor" <> "invoice"."total_minor" - "lowered_minor" - "paid_minor" THEN
    RAISE EXCEPTION 'invoice %: balance % is not total % less lowered % less paid %', "of_invoice",
        "invoice"."balance_minor", "invoice"."total_minor", "lowered_minor", "paid_minor"
        USING ERRCODE = 'check_violation';
  END IF;
END $$;

-- A settled payment's money is all on invoices of its own account or in that account's credit, to the cent; a reversed
-- one's is nowhere.
CREATE FUNCTION "check_payment"("of_payment" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "payment" "payments"%ROWTYPE;
  "stands_minor" bigint;
BEGIN
  SELECT * INTO "payment" FROM "payments" WHERE "id" = "of_payment";
  IF NOT FOUND THEN RETURN; END IF;
  IF EXISTS (SELECT FROM "allocations" "a" JOIN "invoices" "i" ON "i"."id" = "a"."invoice_id"
      WHERE "a"."payment_id" = "of_payment" AND ("a"."account_id" <> "payment"."account_id"
      OR "i"."account_id" <> "payment"."account_id" OR "i"."currency" <> "payment"."currency")) THEN
    RAISE EXCEPTION 'payment %: an invoice is of another account or currency', "of_payment"
        USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM "allocations"
      WHERE "payment_id" = "of_payment" GROUP BY "invoice_id" HAVING sum("amount_minor") < 0) THEN
    RAISE EXCEPTION 'payment %: more was taken back than had been put against an invoice', "of_payment"
        USING ERRCODE = 'check_violation';
  END IF;
  SELECT coalesce(sum("amount_minor"), 0) INTO "stands_minor" FROM "allocations" WHERE "payment_id" = "of_payment";
  IF "stands_minor" + "payment"."credit_minor" <> (CASE "payment"."status" WHEN 'settled'
      THEN "payment"."amount_minor" ELSE 0 END) THEN
    RAISE EXCEPTION 'payment %: allocated % and credit % are not the amount % (%)', "of_payment", "stands_minor",
        "payment"."credit_minor", "payment"."amount_minor", "payment"."status" USING ERRCODE = 'check_violation';
  END IF;
END $$;

-- An account's credit is the sum of its movements.
CREATE FUNCTION "check_credit"("of_account" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "held_minor" bigint;
  "moved_minor" bigint;
BEGIN
  SELECT "credit_minor" INTO "held_minor" FROM "accounts" WHERE "id" = "of_account";
  SELECT coalesce(sum("amount_minor"), 0) INTO "moved_minor" FROM "credit_movements" WHERE "account_id" = "of_account";
  IF "held_minor" <> "moved_minor" THEN
    RAISE EXCEPTION 'account %: credit % is not the sum of its movements %', "of_account", "held_minor",
        "moved_minor" USING ERRCODE = 'check_violation';
  END IF;
END $$;

CREATE FUNCTION "check_changed_invoice"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "check_invoice"(NEW."id");
  RETURN NULL;
END $$;

CREATE FUNCTION "check_invoice_of_row"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "check_invoice"(NEW."invoice_id");
  RETURN NULL;
END $$;

CREATE FUNCTION "check_changed_payment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "check_payment"(NEW."id");
  RETURN NULL;
END $$;

CREATE FUNCTION "check_allocation"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "check_invoice"(NEW."invoice_id");
  IF NEW."payment_id" IS NOT NULL THEN
    PERFORM "check_payment"(NEW."payment_id");
  ELSIF (SELECT sum("amount_minor") FROM "allocations" WHERE "invoice_id" = NEW."invoice_id"
      AND "payment_id" IS NULL) < 0 THEN
    RAISE EXCEPTION 'invoice %: more credit was taken back than had been put against it', NEW."invoice_id"
        USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "check_changed_account"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "check_credit"(NEW."id");
  RETURN NULL;
END $$;

CREATE FUNCTION "check_account_of_row"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "check_credit"(NEW."account_id");
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "invoices_add_up" AFTER INSERT OR UPDATE ON "invoices" DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION "check_changed_invoice"();
CREATE CONSTRAINT TRIGGER "invoice_lines_add_up" AFTER INSERT ON "invoice_lines" DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION "check_invoice_of_row"();
CREATE CONSTRAINT TRIGGER "credit_notes_add_up" AFTER INSERT ON "credit_notes" DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION "check_invoice_of_row"();
CREATE CONSTRAINT TRIGGER "debit_notes_add_up" AFTER INSERT ON "debit_notes" DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION "check_invoice_of_row"();
CREATE CONSTRAINT TRIGGER "adjustments_add_up" AFTER INSERT ON "adjustments" DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION "check_invoice_of_row"();
CREATE CONSTRAINT TRIGGER "payments_add_up" AFTER INSERT OR UPDATE ON "payments" DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION "check_changed_payment"();
CREATE CONSTRAINT TRIGGER "allocations_add_up" AFTER INSERT ON "allocations" DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION "check_allocation"();
CREATE CONSTRAINT TRIGGER "accounts_credit_adds_up" AFTER INSERT
    OR UPDATE OF "credit_minor" ON "accounts" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION "check_changed_account"();
CREATE CONSTRAINT TRIGGER "credit_movements_add_up" AFTER INSERT ON "credit_movements" DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION "check_account_of_row"();

-- Moving many accounts to another version of a policy.
ALTER TABLE "policy_job_accounts" ADD CONSTRAINT "policy_job_accounts_outcome_check" CHECK ("outcome" IN ('moved',
    'skipped', 'refused', 'failed'));
ALTER TABLE "policy_jobs" ADD CONSTRAINT "policy_jobs_worker_check"
    CHECK (("worker" IS NULL) = ("worker_until" IS NULL));
-- A rule names a policy and none of its versions: there is no key that it could refer to.
ALTER TABLE "policy_segments" ADD CONSTRAINT "policy_segments_position_check" CHECK ("position" > 0);

-- What stops an activity for all accounts, what an automatic deactivation is cleared by, and credit that is put against
-- what is due.
ALTER TABLE "switch_changes" ADD CONSTRAINT "switch_changes_name_check" CHECK ("name" IN ('charges', 'mails',
    'deactivations'));
ALTER TABLE "clearances" ADD CONSTRAINT "clearances_why_check" CHECK ("why" IN ('switch', 'bankFeed', 'breaker')
    AND "because" IS NOT NULL OR "why" IS NULL AND "because" IS NULL);

-- Append-only.
CREATE TRIGGER "switch_changes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "switch_changes"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "bank_feed_imports_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "bank_feed_imports"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "breaker_releases_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "breaker_releases"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "clearances_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "clearances" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "credit_applications_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "credit_applications"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- What the breaker's percentage is of: accounts that live in real time.
CREATE INDEX "accounts_real_time_idx" ON "accounts" ("id") WHERE NOT "test_clock";
ALTER TABLE "clearance_days" ADD CONSTRAINT "clearance_days_n_check" CHECK ("n" >= 0);

-- The sandbox bank's own book.

-- A key moves money once. A lost call took nothing and leaves its key free.
CREATE UNIQUE INDEX "sandbox_charges_key_once" ON "sandbox_charges"("key") WHERE "outcome" <> 'lost';

ALTER TABLE "sandbox_charges"
    ADD CONSTRAINT "sandbox_charges_amount_above_zero" CHECK ("amount_minor" > 0),
    ADD CONSTRAINT "sandbox_charges_outcome_known" CHECK ("outcome" IN ('succeeded', 'declined', 'lost', 'pending',
        'returned')),
    ADD CONSTRAINT "sandbox_charges_declined_says_why" CHECK (("outcome" = 'declined') = ("decline_code" IS NOT NULL)),
    ADD CONSTRAINT "sandbox_charges_debit_has_days" CHECK ("outcome" NOT IN ('pending', 'returned')
        OR "settles_on" IS NOT NULL),
    ADD CONSTRAINT "sandbox_charges_returned_has_day" CHECK ("outcome" <> 'returned' OR "returns_on" IS NOT NULL);
ALTER TABLE "sandbox_charges" ADD CONSTRAINT "sandbox_charges_chargeback_outcome_known"
    CHECK ("chargeback_outcome" IN ('won', 'lost'));
ALTER TABLE "sandbox_faults"
    ADD CONSTRAINT "sandbox_faults_rail_known" CHECK ("rail" IN ('cards', 'mail', 'service')),
    ADD CONSTRAINT "sandbox_faults_kind_known" CHECK ("kind" IN ('away', 'hangs', 'unauthorized'));
