-- Invoices as PDFs, as they were handed out. A paper that says something else (paid, void) is another document.
CREATE TABLE "documents" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "paper_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "template" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "documents_invoice_id_paper_hash_key" ON "documents"("invoice_id", "paper_hash");
CREATE INDEX "documents_account_id_idx" ON "documents"("account_id");

ALTER TABLE "documents" ADD CONSTRAINT "documents_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "documents" ADD CONSTRAINT "documents_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;

-- A PDF is packed already.
ALTER TABLE "documents" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- What was handed out stays as it was.
CREATE TRIGGER "documents_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "documents" FOR EACH STATEMENT
  EXECUTE FUNCTION "refuse_change"();

-- What goes with a mail: every try sends the same.
ALTER TABLE "emails" ADD COLUMN "document_id" TEXT;
ALTER TABLE "emails" ADD CONSTRAINT "emails_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
