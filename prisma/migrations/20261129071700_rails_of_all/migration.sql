-- The service switch and whoever verifies transfers can be away as well.
ALTER TABLE "rails_away" DROP CONSTRAINT "rails_away_name_check";
ALTER TABLE "rails_away"
  ADD CONSTRAINT "rails_away_name_check" CHECK ("name" IN ('charges', 'mails', 'service', 'verifier'));
