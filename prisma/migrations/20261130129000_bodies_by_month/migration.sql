-- The wide part of what is done, apart from the narrow head that says what it was: a table each, a part a month of its
-- recording. What is to be done has its body with its head, and no part holds anything of it: so a part may go.
-- The heads' columns stay a release longer: processes of the release before write and read them.

-- CreateTable
CREATE TABLE "email_bodies" (
    "month" TEXT NOT NULL,
    "email_id" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "email_bodies_pkey" PRIMARY KEY ("month","email_id")
) PARTITION BY LIST ("month");

-- CreateTable
CREATE TABLE "mail_in_bodies" (
    "month" TEXT NOT NULL,
    "mail_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,

    CONSTRAINT "mail_in_bodies_pkey" PRIMARY KEY ("month","mail_id")
) PARTITION BY LIST ("month");

-- CreateTable
CREATE TABLE "webhook_bodies" (
    "month" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "webhook_bodies_pkey" PRIMARY KEY ("month","delivery_id")
) PARTITION BY LIST ("month");

-- CreateTable
CREATE TABLE "inbox_bodies" (
    "month" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "word" JSONB,

    CONSTRAINT "inbox_bodies_pkey" PRIMARY KEY ("month","provider","event_id")
) PARTITION BY LIST ("month");

-- What is of a month that has no part yet: nothing is refused for want of one.
CREATE TABLE "email_bodies_other" PARTITION OF "email_bodies" DEFAULT;
CREATE TABLE "mail_in_bodies_other" PARTITION OF "mail_in_bodies" DEFAULT;
CREATE TABLE "webhook_bodies_other" PARTITION OF "webhook_bodies" DEFAULT;
CREATE TABLE "inbox_bodies_other" PARTITION OF "inbox_bodies" DEFAULT;

ALTER TABLE "email_bodies" ADD CONSTRAINT "email_bodies_month_check" CHECK ("month" ~ '^\d{4}-(0[1-9]|1[0-2])$');
ALTER TABLE "mail_in_bodies" ADD CONSTRAINT "mail_in_bodies_month_check" CHECK ("month" ~ '^\d{4}-(0[1-9]|1[0-2])$');
ALTER TABLE "webhook_bodies" ADD CONSTRAINT "webhook_bodies_month_check" CHECK ("month" ~ '^\d{4}-(0[1-9]|1[0-2])$');
ALTER TABLE "inbox_bodies" ADD CONSTRAINT "inbox_bodies_month_check" CHECK ("month" ~ '^\d{4}-(0[1-9]|1[0-2])$');

-- AlterTable: in which month's part the body is; null: it is still here.
ALTER TABLE "emails" ADD COLUMN "body_month" TEXT;
ALTER TABLE "mails_in" ADD COLUMN "body_month" TEXT;
ALTER TABLE "webhook_deliveries" ADD COLUMN "body_month" TEXT;
ALTER TABLE "inbox_events" ADD COLUMN "body_month" TEXT;

-- What is undone has its body here. Of rows that are there it holds without a look: the column is new.
ALTER TABLE "emails" ADD CONSTRAINT "emails_body_check"
  CHECK ("body_month" IS NULL OR "status" <> 'queued') NOT VALID;
ALTER TABLE "mails_in" ADD CONSTRAINT "mails_in_body_check"
  CHECK ("body_month" IS NULL OR "status" <> 'new') NOT VALID;
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_body_check"
  CHECK ("body_month" IS NULL OR "status" = 'delivered') NOT VALID;
ALTER TABLE "inbox_events" ADD CONSTRAINT "inbox_events_body_check"
  CHECK ("body_month" IS NULL OR "status" <> 'pending') NOT VALID;

-- What is to be moved of mails that came in; of the large tables see the migrations after this one.
CREATE INDEX "mails_in_unmoved_idx" ON "mails_in" ("ordinal") WHERE "body_month" IS NULL AND "status" <> 'new';

-- Read from the catalogue itself: what to_regclass() has once not found it goes on not finding, while it waits for whoever
-- makes it.
CREATE FUNCTION has_part(part text) RETURNS boolean LANGUAGE sql VOLATILE SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT FROM pg_class WHERE relname = part AND relnamespace = current_schema()::regnamespace)
$$;

-- The same as it was, but that two who make the same month at once both come through.
CREATE OR REPLACE FUNCTION ensure_calls_of(months text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT AS $$
DECLARE
  one text;
  part text;
BEGIN
  FOREACH one IN ARRAY months LOOP
    IF one !~ '^[0-9]{4}-(0[1-9]|1[0-2])$' THEN RAISE EXCEPTION 'no month: %', one; END IF;
    part := 'calls_' || replace(one, '-', '_');
    CONTINUE WHEN has_part(part);
    PERFORM pg_advisory_xact_lock(hashtextextended('calls of a month', 0));
    CONTINUE WHEN has_part(part);
    EXECUTE format('CREATE TABLE %I (LIKE calls INCLUDING ALL)', part);
    EXECUTE format('ALTER TABLE calls ATTACH PARTITION %I FOR VALUES IN (%L)', part, one);
  END LOOP;
END $$;

-- The role of API and worker makes and drops no tables: these two do, each just the one, whoever asks. Whoever would
-- have to wait for a table for long, behind a backup perhaps, leaves it for another time.
CREATE FUNCTION ensure_bodies_of(months text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT SET lock_timeout = '2s' AS $$
DECLARE
  one text;
  bodies text;
  part text;
BEGIN
  FOREACH one IN ARRAY months LOOP
    IF one !~ '^\d{4}-(0[1-9]|1[0-2])$' THEN RAISE EXCEPTION 'no month: %', one; END IF;
    FOREACH bodies IN ARRAY ARRAY['email_bodies', 'mail_in_bodies', 'webhook_bodies', 'inbox_bodies'] LOOP
      part := bodies || '_' || replace(one, '-', '_');
      CONTINUE WHEN has_part(part);
      PERFORM pg_advisory_xact_lock(hashtextextended('bodies of a month', 0));
      CONTINUE WHEN has_part(part);
      EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', part, bodies);
      -- What came before its part was there moves over.
      EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', bodies || '_other');
      EXECUTE format('WITH early AS (DELETE FROM %I WHERE month = %L RETURNING *) INSERT INTO %I SELECT * FROM early',
        bodies || '_other', one, part);
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES IN (%L)', bodies, part, one);
    END LOOP;
  END LOOP;
END $$;

-- Drops the oldest part of a month before this one, and answers its name; null: there is none. Nothing that is younger
-- than 30 days goes, whoever asks for it. One part at a time, so that nobody waits for long.
CREATE FUNCTION let_go_of_bodies(before text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT SET lock_timeout = '2s' AS $$
DECLARE
  part text;
  bodies text;
BEGIN
  IF before !~ '^\d{4}-(0[1-9]|1[0-2])$' THEN RAISE EXCEPTION 'no month: %', before; END IF;
  IF before > to_char((clock_timestamp() - interval '30 days') AT TIME ZONE 'UTC', 'YYYY-MM') THEN
    RAISE EXCEPTION 'bodies of the last 30 days are kept: % is too young', before;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('bodies of a month', 0));
  SELECT c.relname, p.relname INTO part, bodies
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
  WHERE p.relnamespace = current_schema()::regnamespace
    AND p.relname IN ('email_bodies', 'mail_in_bodies', 'webhook_bodies', 'inbox_bodies')
    AND c.relname ~ '_\d{4}_\d{2}$' AND replace(right(c.relname, 7), '_', '-') < before
  ORDER BY right(c.relname, 7), c.relname LIMIT 1;
  IF part IS NULL THEN RETURN NULL; END IF;
  EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', bodies);
  EXECUTE format('DROP TABLE %I', part);
  RETURN part;
END $$;

-- Of the database's other roles nobody: the role of API and worker is let in by name (prisma/plain-role.ts).
REVOKE EXECUTE ON FUNCTION ensure_bodies_of(text[]), let_go_of_bodies(text) FROM PUBLIC;

-- This month's parts and the next two's: from here on the workers' upkeep makes them ahead.
SELECT ensure_bodies_of((
  SELECT array_agg(to_char((clock_timestamp() AT TIME ZONE 'UTC') + n * interval '1 month', 'YYYY-MM'))
  FROM generate_series(0, 2) n
));
