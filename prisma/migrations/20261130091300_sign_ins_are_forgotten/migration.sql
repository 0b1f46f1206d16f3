-- Whether a user chose their language themselves: pages follow it then.
ALTER TABLE "users" ADD COLUMN "locale_chosen" BOOLEAN NOT NULL DEFAULT false;

-- Upkeep looks for what is long over.
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");
CREATE INDEX "password_links_expires_at_idx" ON "password_links"("expires_at");

-- Who signed in from where is about people: after a year it may be forgotten. All else of the audit stays for ever.
DROP TRIGGER "audit_append_only" ON "audit";
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR TRUNCATE ON "audit" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_kept" BEFORE DELETE ON "audit" FOR EACH ROW
    WHEN (NOT (OLD."action" IN ('signIn.succeeded', 'signIn.failed', 'signIn.locked')
        AND OLD."at" < clock_timestamp() - interval '1 year'))
    EXECUTE FUNCTION "refuse_change"();
