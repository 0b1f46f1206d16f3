-- How many accounts each version of a policy has, and which.
CREATE INDEX "accounts_policy_name_policy_version_id_idx" ON "accounts" ("policy_name", "policy_version", "id");
