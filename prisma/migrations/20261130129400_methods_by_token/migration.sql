-- A provider tells of a method by its token alone.
CREATE INDEX CONCURRENTLY "payment_methods_provider_token_idx" ON "payment_methods"("provider", "token");
