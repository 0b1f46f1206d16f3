-- How many accounts each version of a policy has, as sums: each change adds rows, and they are folded now and then, as what
-- is owed by its day is (debts_by_due_day).
CREATE TABLE "accounts_by_version" (
    "id" BIGSERIAL NOT NULL,
    "policy_name" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "accounts" INTEGER NOT NULL,
    "folded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "accounts_by_version_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "accounts_by_version_loose_idx" ON "accounts_by_version" ("id") WHERE NOT "folded";

CREATE FUNCTION "accounts_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO accounts_by_version (policy_name, policy_version, accounts) VALUES (OLD.policy_name, OLD.policy_version, -1);
  END IF;
  INSERT INTO accounts_by_version (policy_name, policy_version, accounts) VALUES (NEW.policy_name, NEW.policy_version, 1);
  RETURN NULL;
END $$;
CREATE TRIGGER "accounts_version_first" AFTER INSERT ON "accounts" FOR EACH ROW EXECUTE FUNCTION "accounts_version"();
CREATE TRIGGER "accounts_version" AFTER UPDATE OF "policy_name", "policy_version" ON "accounts" FOR EACH ROW
    WHEN (OLD."policy_name" <> NEW."policy_name" OR OLD."policy_version" <> NEW."policy_version")
    EXECUTE FUNCTION "accounts_version"();

INSERT INTO "accounts_by_version" ("policy_name", "policy_version", "accounts", "folded")
SELECT "policy_name", "policy_version", count(*), true FROM "accounts" GROUP BY 1, 2;

-- An account's tags stand beside what its list is ordered by, as its owner does.
ALTER TABLE "projections" ADD COLUMN "tags" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

CREATE OR REPLACE FUNCTION "projections_of_account"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT currency, ordinal, owner_id, test_clock, coalesce(tags, '{}')
    INTO NEW.currency, NEW.ordinal, NEW.owner_id, NEW.test_clock, NEW.tags
    FROM accounts WHERE id = NEW.account_id;
  RETURN NEW;
END $$;

CREATE FUNCTION "projections_of_tags"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE projections SET tags = coalesce(NEW.tags, '{}') WHERE account_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "projections_of_tags" AFTER UPDATE OF "tags" ON "accounts" FOR EACH ROW
    WHEN (OLD."tags" IS DISTINCT FROM NEW."tags") EXECUTE FUNCTION "projections_of_tags"();

UPDATE "projections" p SET "tags" = a."tags" FROM "accounts" a WHERE a."id" = p."account_id" AND a."tags" <> '{}';

-- Nothing asks by them any more.
DROP INDEX "accounts_policy_name_policy_version_idx", "accounts_tags_idx";
