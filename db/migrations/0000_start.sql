CREATE SCHEMA IF NOT EXISTS "dueline";
--> statement-breakpoint
CREATE SEQUENCE "dueline"."order_number_sequence" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "dueline"."access_log" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"person_id" text,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"order_id" text,
	"command" text,
	"status" integer NOT NULL,
	"code" text NOT NULL,
	"entry" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."api_keys" (
	"key_id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"person_id" text NOT NULL,
	"label" text,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "dueline"."calendar_versions" (
	"calendar_id" text NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"reason" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_versions_calendar_id_version_pk" PRIMARY KEY("calendar_id","version")
);
--> statement-breakpoint
CREATE TABLE "dueline"."clock_pauses" (
	"order_id" text NOT NULL,
	"clock_id" text NOT NULL,
	"version" integer NOT NULL,
	"reason" text NOT NULL,
	"paused_at" timestamp with time zone NOT NULL,
	"resumed_at" timestamp with time zone,
	"due_before" timestamp with time zone,
	"due_after" timestamp with time zone,
	CONSTRAINT "clock_pauses_order_id_clock_id_version_reason_pk" PRIMARY KEY("order_id","clock_id","version","reason")
);
--> statement-breakpoint
CREATE TABLE "dueline"."clocks" (
	"order_id" text NOT NULL,
	"clock_id" text NOT NULL,
	"kind" text NOT NULL,
	"lot_id" text,
	"cycle" integer NOT NULL,
	"owner" text NOT NULL,
	"assignee" text NOT NULL,
	"anchor_at" timestamp with time zone NOT NULL,
	"time_limit" jsonb NOT NULL,
	"ladder" text[] NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"provisional" boolean NOT NULL,
	"rungs" jsonb NOT NULL,
	"next_rung_at" timestamp with time zone,
	"overdue" boolean NOT NULL,
	"pauses" text[] NOT NULL,
	"paused_at" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	"late" boolean,
	"policy_version" text NOT NULL,
	"calendar_id" text NOT NULL,
	"calendar_version" integer NOT NULL,
	CONSTRAINT "clocks_order_id_clock_id_pk" PRIMARY KEY("order_id","clock_id")
);
--> statement-breakpoint
CREATE TABLE "dueline"."company" (
	"id" integer PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"zone" text NOT NULL,
	"currency" text NOT NULL,
	"calendar_id" text NOT NULL,
	CONSTRAINT "company_is_one" CHECK (id = 1)
);
--> statement-breakpoint
CREATE TABLE "dueline"."customers" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"tax_number" text,
	"contact" text,
	"region" text,
	"vip" boolean NOT NULL,
	"verified_on" date,
	"frame_contract" boolean NOT NULL,
	"credit_limit" numeric(17, 2),
	"currency" text NOT NULL,
	"ownership" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."escalations" (
	"order_id" text NOT NULL,
	"clock_id" text NOT NULL,
	"rung" text NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"lot_id" text,
	"cycle" integer NOT NULL,
	"department" text NOT NULL,
	"stage" text NOT NULL,
	"level" text NOT NULL,
	"roles" text[] NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"reached_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "escalations_order_id_clock_id_rung_pk" PRIMARY KEY("order_id","clock_id","rung")
);
--> statement-breakpoint
CREATE TABLE "dueline"."idempotency_keys" (
	"caller" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"state" text NOT NULL,
	"status" integer,
	"body" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"in_flight_until" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_caller_key_pk" PRIMARY KEY("caller","key")
);
--> statement-breakpoint
CREATE TABLE "dueline"."journal" (
	"order_id" text NOT NULL,
	"version" integer NOT NULL,
	"actor" text NOT NULL,
	"command" text NOT NULL,
	"update_id" text,
	"lot_id" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"entry" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "journal_order_id_version_pk" PRIMARY KEY("order_id","version")
);
--> statement-breakpoint
CREATE TABLE "dueline"."lots" (
	"order_id" text NOT NULL,
	"lot_id" text NOT NULL,
	"stage" text NOT NULL,
	"department" text NOT NULL,
	"due_at" timestamp with time zone,
	"lines" jsonb NOT NULL,
	"split_from" text,
	"source" text,
	"plan_version" integer NOT NULL,
	"plan_start" date,
	"plan_finish" date,
	"rework_rounds" integer NOT NULL,
	"tracking_number" text,
	CONSTRAINT "lots_order_id_lot_id_pk" PRIMARY KEY("order_id","lot_id")
);
--> statement-breakpoint
CREATE TABLE "dueline"."order_lines" (
	"order_id" text NOT NULL,
	"line" integer NOT NULL,
	"product_code" text,
	"product_name" text,
	"specification" text,
	"model" text,
	"quantity" numeric(12, 3),
	"unit" text,
	"unit_price" numeric(17, 2),
	"currency" text,
	"requirements" text,
	"fragile" boolean NOT NULL,
	CONSTRAINT "order_lines_order_id_line_pk" PRIMARY KEY("order_id","line")
);
--> statement-breakpoint
CREATE TABLE "dueline"."order_search" (
	"order_id" text PRIMARY KEY NOT NULL,
	"content" text NOT NULL,
	"grams" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."orders" (
	"order_id" text PRIMARY KEY NOT NULL,
	"order_number" text NOT NULL,
	"version" integer NOT NULL,
	"act_version" integer NOT NULL,
	"head_hash" text NOT NULL,
	"own_stage" text NOT NULL,
	"stage" text NOT NULL,
	"department" text NOT NULL,
	"overdue" boolean NOT NULL,
	"due_at" timestamp with time zone,
	"channel" text NOT NULL,
	"external_number" text,
	"fingerprint" text NOT NULL,
	"customer_id" text,
	"customer_name" text,
	"total_amount" numeric(30, 2) NOT NULL,
	"currency" text NOT NULL,
	"delivery_date" date,
	"received_at" timestamp with time zone NOT NULL,
	"entered_by" text NOT NULL,
	"policy_version" text NOT NULL,
	"calendar_id" text NOT NULL,
	"calendar_version" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."outbox" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"person_id" text,
	"endpoint_id" text,
	"order_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text DEFAULT 'PENDING' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "outbox_recipient" CHECK ((person_id is null) <> (endpoint_id is null)),
	CONSTRAINT "outbox_state" CHECK (state in ('PENDING', 'SENT', 'DEAD'))
);
--> statement-breakpoint
CREATE TABLE "dueline"."people" (
	"person_id" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"email" text,
	"locale" text NOT NULL,
	"department" text NOT NULL,
	"active" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."person_roles" (
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "person_roles_person_id_role_pk" PRIMARY KEY("person_id","role")
);
--> statement-breakpoint
CREATE TABLE "dueline"."policy_versions" (
	"version" text PRIMARY KEY NOT NULL,
	"values" jsonb NOT NULL,
	"effective_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."products" (
	"product_code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"specification" text,
	"model" text,
	"unit" text NOT NULL,
	"list_price" numeric(17, 2),
	"currency" text NOT NULL,
	"bom_released" boolean NOT NULL,
	"lead_time_days" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."stage_visits" (
	"order_id" text NOT NULL,
	"version" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"lot_id" text,
	"stage" text NOT NULL,
	"department" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "stage_visits_order_id_version_ordinal_pk" PRIMARY KEY("order_id","version","ordinal")
);
--> statement-breakpoint
CREATE TABLE "dueline"."stock_reservations" (
	"order_id" text NOT NULL,
	"version" integer NOT NULL,
	"lot_id" text NOT NULL,
	"line" integer NOT NULL,
	"product_code" text NOT NULL,
	"quantity" numeric(12, 3) NOT NULL,
	"reserved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stock_reservations_order_id_version_lot_id_line_pk" PRIMARY KEY("order_id","version","lot_id","line")
);
--> statement-breakpoint
CREATE TABLE "dueline"."stock" (
	"product_code" text PRIMARY KEY NOT NULL,
	"on_hand" numeric(12, 3) NOT NULL,
	"reserved" numeric(12, 3) NOT NULL,
	CONSTRAINT "stock_not_oversold" CHECK (reserved >= 0 and reserved <= on_hand)
);
--> statement-breakpoint
CREATE TABLE "dueline"."tasks" (
	"order_id" text NOT NULL,
	"task_id" text NOT NULL,
	"command" text NOT NULL,
	"department" text NOT NULL,
	"roles" text[] NOT NULL,
	"lot_id" text,
	"stage" text NOT NULL,
	"clock_id" text,
	"due_at" timestamp with time zone,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_version" integer NOT NULL,
	CONSTRAINT "tasks_order_id_task_id_pk" PRIMARY KEY("order_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "dueline"."webhook_endpoints" (
	"endpoint_id" text PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"active" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dueline"."api_keys" ADD CONSTRAINT "api_keys_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "dueline"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dueline"."person_roles" ADD CONSTRAINT "person_roles_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "dueline"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_log_by_time" ON "dueline"."access_log" USING btree ("occurred_at");--> statement-breakpoint
CREATE INDEX "access_log_by_person" ON "dueline"."access_log" USING btree ("person_id","occurred_at");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash" ON "dueline"."api_keys" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "api_keys_by_person" ON "dueline"."api_keys" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "clocks_open_by_owner" ON "dueline"."clocks" USING btree ("owner","due_at") WHERE stopped_at is null;--> statement-breakpoint
CREATE INDEX "clocks_late_by_owner" ON "dueline"."clocks" USING btree ("owner","stopped_at") WHERE late;--> statement-breakpoint
CREATE INDEX "escalations_by_reached" ON "dueline"."escalations" USING btree ("reached_at");--> statement-breakpoint
CREATE INDEX "escalations_by_department" ON "dueline"."escalations" USING btree ("department","reached_at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_expiry" ON "dueline"."idempotency_keys" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_update_id" ON "dueline"."journal" USING btree ("order_id","update_id") WHERE update_id is not null;--> statement-breakpoint
CREATE INDEX "journal_by_recorded" ON "dueline"."journal" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "journal_by_actor" ON "dueline"."journal" USING btree ("actor","recorded_at");--> statement-breakpoint
CREATE INDEX "lots_by_stage" ON "dueline"."lots" USING btree ("stage","due_at");--> statement-breakpoint
CREATE INDEX "order_lines_by_product" ON "dueline"."order_lines" USING btree ("product_code");--> statement-breakpoint
CREATE INDEX "order_search_grams" ON "dueline"."order_search" USING gin ("grams");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_order_number" ON "dueline"."orders" USING btree ("order_number");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_external_number" ON "dueline"."orders" USING btree ("channel","external_number") WHERE external_number is not null;--> statement-breakpoint
CREATE INDEX "orders_by_due" ON "dueline"."orders" USING btree ("due_at","order_id");--> statement-breakpoint
CREATE INDEX "orders_by_stage" ON "dueline"."orders" USING btree ("stage","due_at");--> statement-breakpoint
CREATE INDEX "orders_by_department" ON "dueline"."orders" USING btree ("department","due_at");--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "dueline"."orders" USING btree ("customer_id","due_at");--> statement-breakpoint
CREATE INDEX "orders_overdue" ON "dueline"."orders" USING btree ("due_at") WHERE overdue;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "dueline"."outbox" USING btree ("key");--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "dueline"."outbox" USING btree ("next_attempt_at") WHERE state = 'PENDING';--> statement-breakpoint
CREATE INDEX "outbox_by_person" ON "dueline"."outbox" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_by_order" ON "dueline"."outbox" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "person_roles_by_role" ON "dueline"."person_roles" USING btree ("role");--> statement-breakpoint
CREATE INDEX "policy_versions_by_effective" ON "dueline"."policy_versions" USING btree ("effective_at");--> statement-breakpoint
CREATE INDEX "stage_visits_by_stage" ON "dueline"."stage_visits" USING btree ("stage","entered_at");--> statement-breakpoint
CREATE INDEX "stock_reservations_by_product" ON "dueline"."stock_reservations" USING btree ("product_code");--> statement-breakpoint
CREATE INDEX "tasks_by_due" ON "dueline"."tasks" USING btree ("due_at","order_id","task_id");--> statement-breakpoint
CREATE INDEX "tasks_by_department" ON "dueline"."tasks" USING btree ("department","due_at");--> statement-breakpoint
CREATE INDEX "tasks_by_role" ON "dueline"."tasks" USING gin ("roles");