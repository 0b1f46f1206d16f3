-- A charge may wait for its holder to confirm it.
ALTER TABLE "attempts" DROP CONSTRAINT "attempts_outcome_check";
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_outcome_check"
  CHECK ("outcome" IN ('succeeded', 'declined', 'refused', 'unknown', 'lost', 'pending', 'needsHolder'));
