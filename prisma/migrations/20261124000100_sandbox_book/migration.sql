-- The tables of sandbox.prisma, as Prisma writes them.

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

    CONSTRAINT "sandbox_charges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_methods" (
    "method_id" TEXT NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sandbox_methods_pkey" PRIMARY KEY ("method_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_charges_ordinal_key" ON "sandbox_charges"("ordinal");

-- CreateIndex
CREATE INDEX "sandbox_charges_account_id_ordinal_idx" ON "sandbox_charges"("account_id", "ordinal");

-- What the schema can't say.

-- A key moves money once. A lost call took nothing and leaves its key free.
CREATE UNIQUE INDEX "sandbox_charges_key_once" ON "sandbox_charges"("key") WHERE "outcome" <> 'lost';

ALTER TABLE "sandbox_charges"
    ADD CONSTRAINT "sandbox_charges_amount_above_zero" CHECK ("amount_minor" > 0),
    ADD CONSTRAINT "sandbox_charges_outcome_known" CHECK ("outcome" IN ('succeeded', 'declined', 'lost', 'pending', 'returned')),
    ADD CONSTRAINT "sandbox_charges_declined_says_why" CHECK (("outcome" = 'declined') = ("decline_code" IS NOT NULL)),
    ADD CONSTRAINT "sandbox_charges_debit_has_days" CHECK ("outcome" NOT IN ('pending', 'returned') OR "settles_on" IS NOT NULL),
    ADD CONSTRAINT "sandbox_charges_returned_has_day" CHECK ("outcome" <> 'returned' OR "returns_on" IS NOT NULL);
