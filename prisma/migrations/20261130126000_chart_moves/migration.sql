-- The path that an account took through its chart.
CREATE TABLE "chart_moves" (
    "account_id" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "region" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from_state" TEXT NOT NULL,
    "from_part" TEXT,
    "to_state" TEXT NOT NULL,
    "to_part" TEXT,

    CONSTRAINT "chart_moves_pkey" PRIMARY KEY ("account_id", "step", "region")
);
ALTER TABLE "chart_moves" ADD CONSTRAINT "chart_moves_account_id_fkey" FOREIGN KEY ("account_id")
    REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER "chart_moves_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "chart_moves" FOR EACH STATEMENT
    EXECUTE FUNCTION "refuse_change"();
