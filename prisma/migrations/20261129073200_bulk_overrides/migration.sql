-- CreateTable
CREATE TABLE "bulk_jobs" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "order" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "role" TEXT NOT NULL,
    "dry_run" BOOLEAN NOT NULL,
    "total" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "worker" TEXT,
    "worker_until" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_job_accounts" (
    "job_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "outcome" TEXT,
    "code" TEXT,
    "detail" TEXT,

    CONSTRAINT "bulk_job_accounts_pkey" PRIMARY KEY ("job_id","account_id")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "owner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "bulk_jobs_ordinal_key" ON "bulk_jobs"("ordinal");

-- CreateIndex
CREATE INDEX "bulk_jobs_finished_at_ordinal_idx" ON "bulk_jobs"("finished_at", "ordinal");

-- CreateIndex
CREATE INDEX "bulk_job_accounts_job_id_outcome_account_id_idx" ON "bulk_job_accounts"("job_id", "outcome", "account_id");

-- CreateIndex
CREATE INDEX "bulk_job_accounts_account_id_idx" ON "bulk_job_accounts"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_ordinal_key" ON "saved_views"("ordinal");

-- CreateIndex
CREATE INDEX "saved_views_owner_id_ordinal_idx" ON "saved_views"("owner_id", "ordinal");

-- AddForeignKey
ALTER TABLE "bulk_job_accounts" ADD CONSTRAINT "bulk_job_accounts_job_id_fkey" FOREIGN KEY ("job_id")
  REFERENCES "bulk_jobs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_job_accounts" ADD CONSTRAINT "bulk_job_accounts_account_id_fkey" FOREIGN KEY ("account_id")
  REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "bulk_job_accounts" ADD CONSTRAINT "bulk_job_accounts_outcome_check" CHECK ("outcome" IN ('applied', 'skipped',
  'refused', 'failed'));
ALTER TABLE "bulk_jobs" ADD CONSTRAINT "bulk_jobs_role_check" CHECK ("role" IN ('admin', 'agent'));
ALTER TABLE "bulk_jobs" ADD CONSTRAINT "bulk_jobs_worker_check" CHECK (("worker" IS NULL) = ("worker_until" IS NULL));
