-- What a month's run adds up stands in its own rows: by the invoices, all that there ever were had to be read.
ALTER TABLE "billed_months" ADD COLUMN "currency" CHAR(3);

CREATE FUNCTION "billed_months_of_account"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT currency INTO NEW.currency FROM accounts WHERE id = NEW.account_id;
  RETURN NEW;
END $$;
CREATE TRIGGER "billed_months_of_account" BEFORE INSERT ON "billed_months" FOR EACH ROW
    EXECUTE FUNCTION "billed_months_of_account"();

ALTER TABLE "billed_months" DISABLE TRIGGER "billed_months_append_only";
UPDATE "billed_months" b SET "currency" = a."currency" FROM "accounts" a WHERE a."id" = b."account_id";
ALTER TABLE "billed_months" ENABLE TRIGGER "billed_months_append_only";
