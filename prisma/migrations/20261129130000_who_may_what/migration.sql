-- AlterTable
ALTER TABLE "api_keys"
  ADD COLUMN "ordinal" BIGSERIAL NOT NULL,
  ADD COLUMN "name" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "expires_at" TIMESTAMPTZ(3),
  ADD COLUMN "last_used_at" TIMESTAMPTZ(3),
  ADD COLUMN "revoked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "password_hash" TEXT,
    "totp_secret" TEXT,
    "totp_since" TIMESTAMPTZ(3),
    "totp_step" BIGINT,
    "oidc_subject" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_links" (
    "token_hash" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_links_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "sign_in_tries" (
    "email_hash" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "locked_until" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_tries_pkey" PRIMARY KEY ("email_hash")
);

-- CreateTable
CREATE TABLE "audit" (
    "ordinal" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" JSONB NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "address" TEXT,
    "data" JSONB NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("ordinal")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_ordinal_key" ON "api_keys"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "users_ordinal_key" ON "users"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_oidc_subject_key" ON "users"("oidc_subject");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_ordinal_key" ON "sessions"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_ordinal_idx" ON "sessions"("user_id", "ordinal");

-- CreateIndex
CREATE INDEX "password_links_user_id_idx" ON "password_links"("user_id");

-- CreateIndex
CREATE INDEX "sign_in_tries_last_at_idx" ON "sign_in_tries"("last_at");

-- CreateIndex
CREATE INDEX "audit_subject_ordinal_idx" ON "audit"("subject", "ordinal");

-- CreateIndex
CREATE INDEX "audit_action_ordinal_idx" ON "audit"("action", "ordinal");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id")
  REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_links" ADD CONSTRAINT "password_links_user_id_fkey" FOREIGN KEY ("user_id")
  REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "users"
  ADD CONSTRAINT "users_role_check" CHECK ("role" IN ('admin', 'agent', 'viewer')),
  ADD CONSTRAINT "users_totp_check" CHECK ("totp_since" IS NULL OR "totp_secret" IS NOT NULL),
  ADD CONSTRAINT "users_email_check" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "users_password_hash_check" CHECK ("password_hash" LIKE '$argon2id$%');
ALTER TABLE "sessions"
  ADD CONSTRAINT "sessions_token_hash_check" CHECK ("token_hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "sessions_life_check" CHECK ("expires_at" > "created_at");
ALTER TABLE "password_links"
  ADD CONSTRAINT "password_links_token_hash_check" CHECK ("token_hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "password_links_purpose_check" CHECK ("purpose" IN ('invitation', 'forgotten'));
ALTER TABLE "audit"
  ADD CONSTRAINT "audit_action_check" CHECK ("action" IN ('signIn.succeeded', 'signIn.failed', 'signIn.locked',
    'session.ended', 'user.created', 'user.changed', 'user.invited', 'user.passwordSet', 'user.passwordForgotten',
    'user.secondFactorSet', 'user.secondFactorRemoved', 'user.identityBound', 'key.created', 'key.revoked',
    'proof.fileRead', 'mail.fileRead', 'export'));

CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
