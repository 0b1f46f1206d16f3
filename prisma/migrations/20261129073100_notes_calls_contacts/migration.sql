-- CreateTable
CREATE TABLE "account_notes" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_calls" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "with" TEXT,
    "text" TEXT,
    "actor" JSONB NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_contacts" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "language" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_contacts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_notes_ordinal_key" ON "account_notes"("ordinal");

-- CreateIndex
CREATE INDEX "account_notes_account_id_ordinal_idx" ON "account_notes"("account_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "account_calls_ordinal_key" ON "account_calls"("ordinal");

-- CreateIndex
CREATE INDEX "account_calls_account_id_ordinal_idx" ON "account_calls"("account_id", "ordinal");

-- CreateIndex
CREATE INDEX "account_calls_account_id_at_idx" ON "account_calls"("account_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "account_contacts_ordinal_key" ON "account_contacts"("ordinal");

-- CreateIndex
CREATE INDEX "account_contacts_account_id_ordinal_idx" ON "account_contacts"("account_id", "ordinal");

-- AddForeignKey
ALTER TABLE "account_notes" ADD CONSTRAINT "account_notes_account_id_fkey" FOREIGN KEY ("account_id")
  REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_calls" ADD CONSTRAINT "account_calls_account_id_fkey" FOREIGN KEY ("account_id")
  REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_contacts" ADD CONSTRAINT "account_contacts_account_id_fkey" FOREIGN KEY ("account_id")
  REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "account_notes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "account_notes" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "account_calls_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "account_calls" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
