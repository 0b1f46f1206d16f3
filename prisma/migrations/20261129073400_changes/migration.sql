-- CreateTable
CREATE TABLE "changes" (
    "id" BIGSERIAL NOT NULL,
    "tx" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "changes_tx_id_idx" ON "changes"("tx", "id");

-- CreateIndex
CREATE INDEX "changes_at_idx" ON "changes"("at");

ALTER TABLE "changes" ADD CONSTRAINT "changes_kind_check" CHECK ("kind" IN ('account', 'task', 'switch'));

CREATE FUNCTION "tell_of_account"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO changes (kind, subject, data) VALUES ('account', NEW.account_id,
    jsonb_build_object('accountId', NEW.account_id, 'version', NEW.version, 'seq', NEW.timeline_seq));
  RETURN NULL;
END $$;
CREATE TRIGGER "account_states_tell" AFTER UPDATE ON "account_states" FOR EACH ROW
    WHEN (OLD."version" <> NEW."version" OR OLD."timeline_seq" <> NEW."timeline_seq") EXECUTE FUNCTION "tell_of_account"();

CREATE FUNCTION "tell_of_task"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO changes (kind, subject, data) VALUES ('task', NEW.id,
    jsonb_build_object('taskId', NEW.id, 'accountId', NEW.account_id, 'kind', NEW.kind, 'status', NEW.status));
  RETURN NULL;
END $$;
CREATE TRIGGER "tasks_tell" AFTER INSERT OR UPDATE ON "tasks" FOR EACH ROW EXECUTE FUNCTION "tell_of_task"();

CREATE FUNCTION "tell_of_switch"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO changes (kind, subject, data) VALUES ('switch', NEW.name,
    jsonb_build_object('name', NEW.name, 'stopped', NEW.stopped));
  RETURN NULL;
END $$;
CREATE TRIGGER "switch_changes_tell" AFTER INSERT ON "switch_changes" FOR EACH ROW EXECUTE FUNCTION "tell_of_switch"();

-- The oldest says from where on they are kept: there always is one.
INSERT INTO "changes" ("kind", "subject", "data") VALUES ('switch', '', '{}');
