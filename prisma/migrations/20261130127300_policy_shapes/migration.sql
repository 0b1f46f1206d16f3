-- Which release's bodies it is of: an older one steps aside from what it can't read. What is there is of the first.
ALTER TABLE "policies" ADD COLUMN "shape" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "policies" ADD CONSTRAINT "policies_shape_check" CHECK ("shape" > 0);
