-- Which policy a new account gets, by its currency and tags.

-- AlterTable
ALTER TABLE "accounts" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "policy_segments" (
    "position" INTEGER NOT NULL,
    "policy_name" TEXT NOT NULL,
    "currency" CHAR(3),
    "tag" TEXT,

    CONSTRAINT "policy_segments_pkey" PRIMARY KEY ("position")
);

-- CreateIndex
CREATE INDEX "accounts_tags_idx" ON "accounts" USING GIN ("tags");

-- A rule names a policy and none of its versions: there is no key that it could refer to.
ALTER TABLE "policy_segments" ADD CONSTRAINT "policy_segments_position_check" CHECK ("position" > 0);
