CREATE SEQUENCE "dueline"."case_number_sequence" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "dueline"."case_journal" (
	"case_id" text NOT NULL,
	"version" integer NOT NULL,
	"actor" text NOT NULL,
	"command" text NOT NULL,
	"update_id" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"entry" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "case_journal_case_id_version_pk" PRIMARY KEY("case_id","version")
);
--> statement-breakpoint
CREATE TABLE "dueline"."case_openings" (
	"key" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"content" jsonb NOT NULL,
	"state" text DEFAULT 'PENDING' NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"case_id" text,
	"problem" text,
	CONSTRAINT "case_openings_state" CHECK (state in ('PENDING', 'OPENED', 'DROPPED'))
);
--> statement-breakpoint
CREATE TABLE "dueline"."case_orders" (
	"case_id" text NOT NULL,
	"place" integer NOT NULL,
	"order_id" text NOT NULL,
	"order_number" text NOT NULL,
	"lot_id" text,
	"clock_id" text,
	"added_at" timestamp with time zone NOT NULL,
	"late_since" timestamp with time zone,
	CONSTRAINT "case_orders_case_id_place_pk" PRIMARY KEY("case_id","place")
);
--> statement-breakpoint
CREATE TABLE "dueline"."case_tasks" (
	"case_id" text NOT NULL,
	"task_id" text NOT NULL,
	"command" text NOT NULL,
	"department" text NOT NULL,
	"roles" text[] NOT NULL,
	"assigned_to" text,
	"clock_id" text,
	"measure_id" text,
	"due_at" timestamp with time zone,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_version" integer NOT NULL,
	CONSTRAINT "case_tasks_case_id_task_id_pk" PRIMARY KEY("case_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "dueline"."cases" (
	"case_id" text PRIMARY KEY NOT NULL,
	"case_number" text NOT NULL,
	"version" integer NOT NULL,
	"head_hash" text NOT NULL,
	"kind" text NOT NULL,
	"type" text NOT NULL,
	"step" text NOT NULL,
	"department" text NOT NULL,
	"departments" text[] NOT NULL,
	"people" text[] NOT NULL,
	"cause" text,
	"cause_department" text,
	"late_since" timestamp with time zone,
	"overdue" boolean NOT NULL,
	"due_at" timestamp with time zone,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by" text NOT NULL,
	"closed_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	"search_text" text NOT NULL,
	"policy_version" text NOT NULL,
	"calendar_id" text NOT NULL,
	"calendar_version" integer NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "case_journal_update_id" ON "dueline"."case_journal" USING btree ("case_id","update_id") WHERE update_id is not null;--> statement-breakpoint
CREATE INDEX "case_journal_by_recorded" ON "dueline"."case_journal" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "case_openings_pending" ON "dueline"."case_openings" USING btree ("recorded_at") WHERE state = 'PENDING';--> statement-breakpoint
CREATE INDEX "case_openings_by_order" ON "dueline"."case_openings" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "case_orders_by_order" ON "dueline"."case_orders" USING btree ("order_id","clock_id");--> statement-breakpoint
CREATE INDEX "case_tasks_by_due" ON "dueline"."case_tasks" USING btree ("due_at","case_id","task_id");--> statement-breakpoint
CREATE INDEX "case_tasks_by_role" ON "dueline"."case_tasks" USING gin ("roles");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_case_number" ON "dueline"."cases" USING btree ("case_number");--> statement-breakpoint
CREATE INDEX "cases_by_due" ON "dueline"."cases" USING btree ("due_at","case_id");--> statement-breakpoint
CREATE INDEX "cases_by_opened" ON "dueline"."cases" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "cases_overdue" ON "dueline"."cases" USING btree ("due_at") WHERE overdue;--> statement-breakpoint
CREATE TRIGGER "case_journal_rows_stay" BEFORE UPDATE OR DELETE ON "dueline"."case_journal"
  FOR EACH ROW EXECUTE FUNCTION "dueline"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "case_journal_stays" BEFORE TRUNCATE ON "dueline"."case_journal"
  FOR EACH STATEMENT EXECUTE FUNCTION "dueline"."refuse_change"();
