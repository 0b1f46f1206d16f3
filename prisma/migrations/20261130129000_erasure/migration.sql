-- A person can be erased: of an account that was, the day stands here, and what it was about is tombstones.
ALTER TABLE "accounts" ADD COLUMN "erased_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "erasures" (
    "account_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "operator" TEXT NOT NULL,
    "papers_kept_elsewhere" BOOLEAN NOT NULL,
    "rows" INTEGER NOT NULL,

    CONSTRAINT "erasures_pkey" PRIMARY KEY ("account_id")
);

-- AddForeignKey
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whether whoever asks is writing tombstones: it has said so in its own transaction, and owns the table. A role that may
-- not rebuild a table may say what it likes. Rows are never taken away, by nobody.
CREATE FUNCTION "is_erasing"("of_table" oid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('puntual.erasing', true), '') <> ''
    AND pg_has_role(current_user, (SELECT "relowner" FROM "pg_class" WHERE "oid" = "of_table"), 'MEMBER')
$$;

CREATE OR REPLACE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND "is_erasing"(TG_RELID) THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE OR REPLACE FUNCTION "refuse_change_of_fact"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."step" IS NULL AND (OLD."account_id", OLD."seq", OLD."type", OLD."body", OLD."actor", OLD."cause",
      OLD."recorded_at") IS NOT DISTINCT FROM (NEW."account_id", NEW."seq", NEW."type", NEW."body", NEW."actor",
      NEW."cause", NEW."recorded_at") THEN RETURN NEW; END IF;
  IF "is_erasing"(TG_RELID) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'facts is append-only: UPDATE refused' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "erasures_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "erasures" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
