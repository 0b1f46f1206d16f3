-- CreateTable
CREATE TABLE "calls" (
    "usage_month" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "event_key" UUID NOT NULL,
    "import_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "event_id" TEXT,
    "from_digits" TEXT NOT NULL,
    "to_digits" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "seconds" INTEGER NOT NULL,
    "answered" BOOLEAN NOT NULL,
    "direction" TEXT NOT NULL,
    "reach" TEXT NOT NULL,
    "country" TEXT,
    "device" TEXT,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calls_pkey" PRIMARY KEY ("usage_month","account_id","event_key")
) PARTITION BY LIST ("usage_month");

ALTER TABLE "calls" ADD CONSTRAINT "calls_direction_check" CHECK ("direction" IN ('in', 'out'));
ALTER TABLE "calls" ADD CONSTRAINT "calls_reach_check" CHECK ("reach" IN ('number', 'extension', 'shortCode'));

-- CreateTable
CREATE TABLE "usage_imports" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "sha256" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "preset" TEXT NOT NULL,
    "time_zone" TEXT,
    "complete_through" DATE,
    "actor" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "rows" INTEGER NOT NULL DEFAULT 0,
    "new" INTEGER NOT NULL DEFAULT 0,
    "repeated" INTEGER NOT NULL DEFAULT 0,
    "conflicting" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "mendable" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "usage_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_rejects" (
    "import_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "usage_rejects_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateTable
CREATE TABLE "usage_sources" (
    "source" TEXT NOT NULL,
    "complete_through" DATE,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usage_sources_pkey" PRIMARY KEY ("source")
);

ALTER TABLE "usage_imports" ADD CONSTRAINT "usage_imports_preset_check" CHECK ("preset" IN ('generic', 'asterisk',
  'freeswitch', 'events'));
ALTER TABLE "usage_rejects" ADD CONSTRAINT "usage_rejects_code_check" CHECK ("code" IN ('unreadable', 'bad_time',
  'bad_seconds', 'bad_direction', 'bad_answered', 'number_unknown', 'account_unknown', 'bad_number', 'too_late',
  'subscription_ended', 'conflicting'));

ALTER TABLE "tasks" DROP CONSTRAINT "tasks_kind_check";
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_kind_check" CHECK ("kind" IN ('accountStuck', 'effectRefused', 'railStopped',
  'keyMismatch', 'deactivationApproval', 'proofReview', 'transferUnmatched', 'disputeUndecided', 'lookupFailing',
  'debitStuck', 'chargeback', 'moneyOutTwice', 'undeliverable', 'cardExpiring', 'breaker', 'followUp',
  'recoveryUndone', 'webhookFailing', 'reply', 'refundByHand', 'monthUnbilled', 'callsUnbilled', 'lowUseShort'));

-- CreateIndex
CREATE UNIQUE INDEX "usage_imports_ordinal_key" ON "usage_imports"("ordinal");

-- CreateIndex
CREATE INDEX "usage_imports_sha256_ordinal_idx" ON "usage_imports"("sha256", "ordinal");

-- AddForeignKey
ALTER TABLE "usage_rejects" ADD CONSTRAINT "usage_rejects_import_id_fkey" FOREIGN KEY ("import_id")
  REFERENCES "usage_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable: sources of calls that a month was billed without.
ALTER TABLE "billed_months" ADD COLUMN "incomplete_sources" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- The role of the API makes no tables: these two do, each just the one, whoever asks. Whoever is first makes a month's
-- partition, and attaching it keeps nobody from reading or writing the others.
CREATE FUNCTION ensure_calls_of(months text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT AS $$
DECLARE
  one text;
  part text;
BEGIN
  FOREACH one IN ARRAY months LOOP
    IF one !~ '^[0-9]{4}-(0[1-9]|1[0-2])$' THEN RAISE EXCEPTION 'no month: %', one; END IF;
    part := 'calls_' || replace(one, '-', '_');
    CONTINUE WHEN to_regclass(part) IS NOT NULL;
    PERFORM pg_advisory_xact_lock(hashtextextended('calls of a month', 0));
    CONTINUE WHEN to_regclass(part) IS NOT NULL;
    EXECUTE format('CREATE TABLE %I (LIKE calls INCLUDING ALL)', part);
    EXECUTE format('ALTER TABLE calls ATTACH PARTITION %I FOR VALUES IN (%L)', part, one);
  END LOOP;
END $$;

CREATE FUNCTION open_incoming_calls() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT AS $$
BEGIN
  CREATE TEMPORARY TABLE incoming_calls (LIKE calls, line integer NOT NULL) ON COMMIT DROP;
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON incoming_calls TO %I', session_user);
END $$;
