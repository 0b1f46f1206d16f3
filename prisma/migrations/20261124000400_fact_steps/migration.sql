-- When each fact was taken, in the account's own time.

-- CreateTable
CREATE TABLE "fact_steps" (
    "account_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fact_steps_pkey" PRIMARY KEY ("account_id","seq")
);

-- AddForeignKey
ALTER TABLE "fact_steps" ADD CONSTRAINT "fact_steps_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "fact_steps_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "fact_steps" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
