-- CreateTable
CREATE TABLE "pay_links" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invoice_ids" TEXT[],
    "locale" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "opens" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3),
    "attempt_id" TEXT,

    CONSTRAINT "pay_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pay_links_ordinal_key" ON "pay_links"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "pay_links_token_hash_key" ON "pay_links"("token_hash");

-- CreateIndex
CREATE INDEX "pay_links_account_id_ordinal_idx" ON "pay_links"("account_id", "ordinal");

-- CreateIndex
CREATE INDEX "pay_links_created_by_idx" ON "pay_links"("created_by");

-- AddForeignKey
ALTER TABLE "pay_links" ADD CONSTRAINT "pay_links_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "pay_links"
  ADD CONSTRAINT "pay_links_token_hash_check" CHECK ("token_hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "pay_links_life_check" CHECK ("expires_at" > "created_at");
