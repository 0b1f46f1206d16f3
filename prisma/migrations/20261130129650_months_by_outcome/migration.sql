-- Nothing asks by it any more.
DROP INDEX "billed_months_month_outcome_idx";
