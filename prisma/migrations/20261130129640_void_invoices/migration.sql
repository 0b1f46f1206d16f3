-- A void invoice's month is to be billed again; few are void.
CREATE INDEX CONCURRENTLY "invoices_void_idx" ON "invoices" ("id") WHERE "status" = 'void';
