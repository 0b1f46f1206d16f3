-- Moving many accounts to another version of a policy.

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

-- CreateIndex
CREATE UNIQUE INDEX "policy_jobs_ordinal_key" ON "policy_jobs"("ordinal");

-- CreateIndex
CREATE INDEX "policy_jobs_finished_at_ordinal_idx" ON "policy_jobs"("finished_at", "ordinal");

-- CreateIndex
CREATE INDEX "policy_job_accounts_job_id_outcome_account_id_idx" ON "policy_job_accounts"("job_id", "outcome", "account_id");

-- CreateIndex
CREATE INDEX "policy_job_accounts_account_id_idx" ON "policy_job_accounts"("account_id");

-- AddForeignKey
ALTER TABLE "policy_jobs" ADD CONSTRAINT "policy_jobs_policy_name_policy_version_fkey" FOREIGN KEY ("policy_name", "policy_version") REFERENCES "policies"("name", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_job_accounts" ADD CONSTRAINT "policy_job_accounts_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "policy_jobs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_job_accounts" ADD CONSTRAINT "policy_job_accounts_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Closed sets.
ALTER TABLE "policy_job_accounts" ADD CONSTRAINT "policy_job_accounts_outcome_check" CHECK ("outcome" IN ('moved', 'skipped', 'refused', 'failed'));
ALTER TABLE "policy_jobs" ADD CONSTRAINT "policy_jobs_worker_check" CHECK (("worker" IS NULL) = ("worker_until" IS NULL));
