-- What was rejected says what it said until another is drawn: it may be stamped all the same.
ALTER TABLE "rep_obligations" DROP CONSTRAINT "rep_obligations_paper_check",
    ADD CONSTRAINT "rep_obligations_paper_check"
        CHECK (("status" IN ('pending', 'dropped')) = ("xml" IS NULL) AND ("xml" IS NULL OR "paper" IS NOT NULL));

-- Whatever is taken back is looked for among the account's.
CREATE INDEX "rep_payments_account_id_idx" ON "rep_payments"("account_id");
