-- The journal and the access log are records of the past: nothing rewrites them (I1, AUDIT-01).
CREATE FUNCTION "dueline"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the table % is append-only: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER "journal_rows_stay" BEFORE UPDATE OR DELETE ON "dueline"."journal"
  FOR EACH ROW EXECUTE FUNCTION "dueline"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "journal_stays" BEFORE TRUNCATE ON "dueline"."journal"
  FOR EACH STATEMENT EXECUTE FUNCTION "dueline"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "access_log_rows_stay" BEFORE UPDATE OR DELETE ON "dueline"."access_log"
  FOR EACH ROW EXECUTE FUNCTION "dueline"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "access_log_stays" BEFORE TRUNCATE ON "dueline"."access_log"
  FOR EACH STATEMENT EXECUTE FUNCTION "dueline"."refuse_change"();
--> statement-breakpoint
-- Rows that change with every command keep room beside them, so that most changes touch no index.
ALTER TABLE "dueline"."orders" SET (fillfactor = 75);
--> statement-breakpoint
ALTER TABLE "dueline"."clocks" SET (fillfactor = 80);
--> statement-breakpoint
ALTER TABLE "dueline"."lots" SET (fillfactor = 80);
