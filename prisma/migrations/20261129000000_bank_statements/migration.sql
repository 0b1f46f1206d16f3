-- Statements of banks, how they are read, and CLABEs of accounts' own. Expands only.

-- The tables of the schema, as Prisma writes them.

-- AlterTable
ALTER TABLE "transfers" ADD COLUMN     "received_at_account" TEXT,
ADD COLUMN     "retired_account" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "statement_id" TEXT,
ADD COLUMN     "unmatched_why" TEXT;

-- CreateTable
CREATE TABLE "bank_statements" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "format" TEXT NOT NULL,
    "mapping" TEXT,
    "sha256" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "counts" JSONB,
    "rejected" JSONB NOT NULL DEFAULT '[]',
    "rejected_rows" INTEGER NOT NULL DEFAULT 0,
    "imported_through" DATE,

    CONSTRAINT "bank_statements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_mappings" (
    "name" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "actor" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_mappings_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "virtual_clabes" (
    "clabe" CHAR(18) NOT NULL,
    "account_id" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "actor" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "virtual_clabes_pkey" PRIMARY KEY ("clabe")
);

-- CreateIndex
CREATE UNIQUE INDEX "bank_statements_ordinal_key" ON "bank_statements"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "virtual_clabes_account_id_key" ON "virtual_clabes"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "virtual_clabes_prefix_number_key" ON "virtual_clabes"("prefix", "number");

-- CreateIndex
CREATE INDEX "transfers_payer_clabe_idx" ON "transfers"("payer_clabe");

-- AddForeignKey
ALTER TABLE "virtual_clabes" ADD CONSTRAINT "virtual_clabes_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_statement_id_fkey" FOREIGN KEY ("statement_id")
    REFERENCES "bank_statements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema can't say.

ALTER TABLE "transfers"
  ADD CONSTRAINT "transfers_unmatched_why_check" CHECK ("unmatched_why" IN ('nothingNamed', 'severalAccounts',
      'otherCurrency', 'contradiction', 'amountFitsNothing', 'payerOfSeveral', 'undone'));
ALTER TABLE "bank_statements"
  ADD CONSTRAINT "bank_statements_format_check" CHECK ("format" IN ('csv', 'camt053', 'mt940')),
  ADD CONSTRAINT "bank_statements_finished_check" CHECK (("finished_at" IS NULL) = ("counts" IS NULL)),
  ADD CONSTRAINT "bank_statements_rejected_check" CHECK ("rejected_rows" >= 0);
ALTER TABLE "virtual_clabes"
  ADD CONSTRAINT "virtual_clabes_digits_check" CHECK ("clabe" ~ '^[0-9]{18}$'),
  ADD CONSTRAINT "virtual_clabes_number_check" CHECK ("number" > 0);

-- Whose a CLABE was, it is for ever: a payer may have kept it for years.
CREATE TRIGGER "virtual_clabes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "virtual_clabes" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();

-- Who owes exactly this: what a transfer that names nothing may be for.
CREATE INDEX "invoices_open_by_balance_idx" ON "invoices" ("currency", "balance_minor") WHERE "balance_minor" > 0;
