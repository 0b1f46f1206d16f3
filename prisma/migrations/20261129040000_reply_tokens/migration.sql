-- CreateTable
CREATE TABLE "rails_away" (
    "name" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rails_away_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "account_reply_tokens" (
    "account_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,

    CONSTRAINT "account_reply_tokens_pkey" PRIMARY KEY ("account_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_reply_tokens_token_key" ON "account_reply_tokens"("token");

-- AddForeignKey
ALTER TABLE "account_reply_tokens" ADD CONSTRAINT "account_reply_tokens_account_id_fkey"
  FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "rails_away" ADD CONSTRAINT "rails_away_name_check" CHECK ("name" IN ('charges', 'mails'));
ALTER TABLE "account_reply_tokens" ADD CONSTRAINT "account_reply_tokens_token_check" CHECK ("token" ~ '^[0-9a-z]{16,}$');
