-- CreateTable
CREATE TABLE "imports" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "sha256" TEXT NOT NULL,
    "file_name" TEXT,
    "actor" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "phase" TEXT NOT NULL,
    "headings" JSONB NOT NULL,
    "ignored" JSONB NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "refused_rows" INTEGER NOT NULL DEFAULT 0,
    "accounts" INTEGER NOT NULL DEFAULT 0,
    "invoices" INTEGER NOT NULL DEFAULT 0,
    "per_day" INTEGER NOT NULL DEFAULT 0,
    "spread" INTEGER NOT NULL DEFAULT 0,
    "observing" JSONB,
    "live_at" TIMESTAMPTZ(3),
    "live_actor" JSONB,
    "finished_at" TIMESTAMPTZ(3),
    "worker" TEXT,
    "worker_until" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_lines" (
    "import_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "external_id" TEXT,
    "cells" JSONB NOT NULL,
    "body" JSONB,
    "problems" JSONB,

    CONSTRAINT "import_lines_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateTable
CREATE TABLE "import_accounts" (
    "import_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "invoices" INTEGER NOT NULL,
    "open_minor" BIGINT NOT NULL,
    "wave" INTEGER NOT NULL,
    "foreseen" JSONB,
    "deactivates_on" DATE,
    "outcome" TEXT,
    "code" TEXT,
    "detail" TEXT,
    "account_id" TEXT,

    CONSTRAINT "import_accounts_pkey" PRIMARY KEY ("import_id","external_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "imports_ordinal_key" ON "imports"("ordinal");

-- CreateIndex
CREATE INDEX "imports_phase_ordinal_idx" ON "imports"("phase", "ordinal");

-- CreateIndex
CREATE INDEX "imports_sha256_ordinal_idx" ON "imports"("sha256", "ordinal");

-- CreateIndex
CREATE INDEX "import_lines_import_id_external_id_line_idx" ON "import_lines"("import_id", "external_id", "line");

-- CreateIndex
CREATE INDEX "import_accounts_import_id_outcome_external_id_idx" ON "import_accounts"("import_id", "outcome", "external_id");

-- CreateIndex
CREATE INDEX "import_accounts_import_id_deactivates_on_line_idx" ON "import_accounts"("import_id", "deactivates_on", "line");

-- AddForeignKey
ALTER TABLE "import_lines" ADD CONSTRAINT "import_lines_import_id_fkey" FOREIGN KEY ("import_id")
  REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_accounts" ADD CONSTRAINT "import_accounts_import_id_fkey" FOREIGN KEY ("import_id")
  REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "imports" ADD CONSTRAINT "imports_phase_check" CHECK ("phase" IN ('checking', 'observing', 'observed', 'goingLive',
  'live'));
ALTER TABLE "imports" ADD CONSTRAINT "imports_worker_check" CHECK (("worker" IS NULL) = ("worker_until" IS NULL));
ALTER TABLE "import_accounts" ADD CONSTRAINT "import_accounts_outcome_check" CHECK ("outcome" IN ('opened', 'existing',
  'refused', 'failed'));

-- What is wrong is few of all lines.
CREATE INDEX "import_lines_problems_idx" ON "import_lines" ("import_id", "line") WHERE "problems" IS NOT NULL;
