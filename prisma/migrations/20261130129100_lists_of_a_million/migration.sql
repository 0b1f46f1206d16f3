-- What lists and worklists ask of an account stands beside what they are ordered by: a page is found without joining, and
-- a worklist is counted from an index of its members alone. Indexes are made again when all rows are filled.
DROP INDEX "projections_state_account_id_idx", "projections_service_account_id_idx", "projections_holds_idx",
    "projections_overdue_since_account_id_idx", "projections_open_minor_account_id_idx", "projections_deactivation_idx",
    "projections_promise_idx";
ALTER TABLE "projections" ADD COLUMN "currency" CHAR(3),
ADD COLUMN "ordinal" BIGINT,
ADD COLUMN "owner_id" TEXT,
ADD COLUMN "test_clock" BOOLEAN;

CREATE FUNCTION "projections_of_account"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT currency, ordinal, owner_id, test_clock INTO NEW.currency, NEW.ordinal, NEW.owner_id, NEW.test_clock
    FROM accounts WHERE id = NEW.account_id;
  RETURN NEW;
END $$;
CREATE TRIGGER "projections_of_account" BEFORE INSERT ON "projections" FOR EACH ROW
    EXECUTE FUNCTION "projections_of_account"();

CREATE FUNCTION "projections_of_owner"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE projections SET owner_id = NEW.owner_id WHERE account_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "projections_of_owner" AFTER UPDATE OF "owner_id" ON "accounts" FOR EACH ROW
    WHEN (OLD."owner_id" IS DISTINCT FROM NEW."owner_id") EXECUTE FUNCTION "projections_of_owner"();

UPDATE "projections" p SET "currency" = a."currency", "ordinal" = a."ordinal", "owner_id" = a."owner_id",
  "test_clock" = a."test_clock"
FROM "accounts" a WHERE a."id" = p."account_id";

CREATE UNIQUE INDEX "projections_ordinal_key" ON "projections" ("ordinal");
CREATE INDEX "projections_state_open_minor_account_id_idx" ON "projections" ("state", "open_minor", "account_id");
CREATE INDEX "projections_state_overdue_since_account_id_idx" ON "projections" ("state", "overdue_since", "account_id");
CREATE INDEX "projections_service_account_id_idx" ON "projections" ("service", "account_id");
CREATE INDEX "projections_overdue_since_account_id_idx" ON "projections" ("overdue_since", "account_id");
CREATE INDEX "projections_open_minor_account_id_idx" ON "projections" ("open_minor", "account_id");
CREATE INDEX "projections_holds_idx" ON "projections" USING GIN ("holds");
CREATE INDEX "projections_deactivation_idx" ON "projections" ("deactivation_at", "account_id")
    INCLUDE ("overdue_minor", "currency", "test_clock") WHERE "deactivation_at" IS NOT NULL;
CREATE INDEX "projections_promise_idx" ON "projections" ("promise_until", "account_id")
    INCLUDE ("open_minor", "currency", "test_clock") WHERE "promise_until" IS NOT NULL;
CREATE INDEX "projections_owner_idx" ON "projections" ("owner_id", "overdue_since", "account_id")
    INCLUDE ("open_minor", "currency", "state") WHERE "owner_id" IS NOT NULL;
CREATE INDEX "accounts_next_action_of_owner_idx" ON "accounts" ("owner_id", "next_action_on", "id") INCLUDE ("time_zone")
    WHERE "owner_id" IS NOT NULL AND "next_action_on" IS NOT NULL;
CREATE INDEX "accounts_currency_ordinal_idx" ON "accounts" ("currency", "ordinal");

-- Tasks of a kind or a person, and deliveries that failed: those that are over as well.
DROP INDEX "tasks_open_by_kind_idx";
CREATE INDEX "tasks_kind_status_ordinal_idx" ON "tasks" ("kind", "status", "ordinal");
CREATE INDEX "tasks_open_by_kind_idx" ON "tasks" ("kind", "account_id") WHERE "status" = 'open';
DROP INDEX "tasks_open_by_assignee_idx";
CREATE INDEX "tasks_by_assignee_idx" ON "tasks" ("assignee_id", "status", "ordinal") INCLUDE ("account_id")
    WHERE "assignee_id" IS NOT NULL;
CREATE INDEX "tasks_open_of_transfer_idx" ON "tasks" (("subject" ->> 'transferId'))
    WHERE "status" = 'open' AND "kind" = 'transferUnmatched';
CREATE INDEX "transfers_unmatched_idx" ON "transfers" ("settled_at", "id") INCLUDE ("amount_minor", "currency")
    WHERE "status" = 'unmatched';
CREATE INDEX "webhook_deliveries_failed_idx" ON "webhook_deliveries" ("ordinal") WHERE "status" = 'failed';

-- What is owed by its age is read from sums by the due day: each change of an account's debts adds rows, and they are
-- folded into sums now and then. Nobody waits for anybody, and a reader sees all of it or nothing.
CREATE TABLE "debts_by_due_day" (
    "id" BIGSERIAL NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "next_due_on" DATE,
    "accounts" INTEGER NOT NULL,
    "minor" BIGINT NOT NULL,
    "folded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "debts_by_due_day_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "debts_by_due_day_currency_idx" ON "debts_by_due_day" ("currency");
CREATE INDEX "debts_by_due_day_loose_idx" ON "debts_by_due_day" ("id") WHERE NOT "folded";

-- Debts of an account as `aging_days` has them, each with its next later one.
CREATE FUNCTION "debts_of"("debts" JSONB) RETURNS TABLE ("due_on" DATE, "next_due_on" DATE, "minor" BIGINT)
LANGUAGE sql IMMUTABLE AS $$
  SELECT (d ->> 0)::date, lead((d ->> 0)::date) OVER (ORDER BY (d ->> 0)::date), (d ->> 1)::bigint
  FROM jsonb_array_elements(debts) d
$$;

CREATE FUNCTION "debts_change"("account" TEXT, "zone" TEXT, "gone" JSONB, "come" JSONB) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO debts_by_due_day (currency, time_zone, due_on, next_due_on, accounts, minor)
  SELECT a.currency, zone, d.due_on, d.next_due_on, sum(d.n), sum(d.minor) FROM (
    SELECT due_on, next_due_on, 1 AS n, minor FROM debts_of(come)
    UNION ALL
    SELECT due_on, next_due_on, -1, -minor FROM debts_of(gone)
  ) d, accounts a WHERE a.id = account AND NOT a.test_clock
  GROUP BY 1, 2, 3, 4 HAVING sum(d.n) <> 0 OR sum(d.minor) <> 0
$$;

CREATE FUNCTION "aging_days_debts"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone JSONB := '[]';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    gone := OLD.debts;
  ELSE
    gone := coalesce((SELECT debts FROM aging_days WHERE account_id = NEW.account_id AND day < NEW.day
      ORDER BY day DESC LIMIT 1), '[]');
  END IF;
  PERFORM debts_change(NEW.account_id, (SELECT time_zone FROM accounts WHERE id = NEW.account_id), gone, NEW.debts);
  RETURN NULL;
END $$;
CREATE TRIGGER "aging_days_debts" AFTER INSERT OR UPDATE ON "aging_days" FOR EACH ROW
    EXECUTE FUNCTION "aging_days_debts"();

CREATE FUNCTION "accounts_debts"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  debts JSONB := coalesce((SELECT d.debts FROM aging_days d WHERE d.account_id = NEW.id ORDER BY d.day DESC LIMIT 1), '[]');
BEGIN
  PERFORM debts_change(NEW.id, OLD.time_zone, debts, '[]');
  PERFORM debts_change(NEW.id, NEW.time_zone, '[]', debts);
  RETURN NULL;
END $$;
CREATE TRIGGER "accounts_debts" AFTER UPDATE OF "time_zone" ON "accounts" FOR EACH ROW
    WHEN (OLD."time_zone" <> NEW."time_zone") EXECUTE FUNCTION "accounts_debts"();

INSERT INTO "debts_by_due_day" ("currency", "time_zone", "due_on", "next_due_on", "accounts", "minor", "folded")
SELECT a."currency", a."time_zone", d."due_on", d."next_due_on", count(*), sum(d."minor"), true
FROM "accounts" a,
  LATERAL (SELECT "debts" FROM "aging_days" WHERE "account_id" = a."id" ORDER BY "day" DESC LIMIT 1) l,
  LATERAL "debts_of"(l."debts") d
WHERE NOT a."test_clock" GROUP BY 1, 2, 3, 4;

-- How many of a job's accounts came to what is counted as they do: a job's list reads none of its accounts.
ALTER TABLE "bulk_jobs" ADD COLUMN "outcomes" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "policy_jobs" ADD COLUMN "outcomes" JSONB NOT NULL DEFAULT '{}';

CREATE FUNCTION "outcomes_added"("outcomes" JSONB, "more" JSONB) RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg(key, n), '{}') FROM (
    SELECT key, sum(value::bigint) AS n FROM (
      SELECT * FROM jsonb_each_text(outcomes) UNION ALL SELECT * FROM jsonb_each_text(more)
    ) outcome GROUP BY key
  ) sums
$$;

CREATE FUNCTION "job_outcomes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'UPDATE %I j SET outcomes = outcomes_added(j.outcomes, c.more) FROM (
       SELECT job_id, jsonb_object_agg(outcome, n) AS more FROM (
         SELECT job_id, outcome, sum(n) AS n FROM (
           SELECT job_id, outcome, 1 AS n FROM is_now UNION ALL SELECT job_id, outcome, -1 FROM was
         ) all_of GROUP BY 1, 2
       ) each WHERE outcome IS NOT NULL AND n <> 0 GROUP BY 1
     ) c WHERE j.id = c.job_id', TG_ARGV[0]);
  RETURN NULL;
END $$;
CREATE TRIGGER "bulk_job_outcomes" AFTER UPDATE ON "bulk_job_accounts" REFERENCING OLD TABLE AS was NEW TABLE AS is_now
    FOR EACH STATEMENT EXECUTE FUNCTION "job_outcomes"('bulk_jobs');
CREATE TRIGGER "policy_job_outcomes" AFTER UPDATE ON "policy_job_accounts" REFERENCING OLD TABLE AS was NEW TABLE AS is_now
    FOR EACH STATEMENT EXECUTE FUNCTION "job_outcomes"('policy_jobs');

UPDATE "bulk_jobs" j SET "outcomes" = c."outcomes" FROM (
  SELECT "job_id", jsonb_object_agg("outcome", n) AS "outcomes" FROM (
    SELECT "job_id", "outcome", count(*) AS n FROM "bulk_job_accounts" WHERE "outcome" IS NOT NULL GROUP BY 1, 2
  ) each GROUP BY 1
) c WHERE j."id" = c."job_id";
UPDATE "policy_jobs" j SET "outcomes" = c."outcomes" FROM (
  SELECT "job_id", jsonb_object_agg("outcome", n) AS "outcomes" FROM (
    SELECT "job_id", "outcome", count(*) AS n FROM "policy_job_accounts" WHERE "outcome" IS NOT NULL GROUP BY 1, 2
  ) each GROUP BY 1
) c WHERE j."id" = c."job_id";

-- The last day that a billed month has prices for: a new version of a price book asks of the later ones alone.
CREATE FUNCTION "billed_through"("lines" JSONB) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT max(line ->> 'through') FROM jsonb_array_elements(lines) line
$$;
CREATE INDEX "billed_months_through_idx" ON "billed_months" ("billed_through"("lines")) WHERE "outcome" <> 'nothing';
