CREATE TABLE "dueline"."order_import_rows" (
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"order_row" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"request" jsonb,
	"state" text NOT NULL,
	"order_id" text,
	"order_number" text,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"waits_for" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"notes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "order_import_rows_import_id_row_pk" PRIMARY KEY("import_id","row"),
	CONSTRAINT "order_import_rows_state" CHECK (state in ('PENDING', 'OK', 'GAPS', 'REFUSED', 'REPEATED'))
);
--> statement-breakpoint
CREATE TABLE "dueline"."order_imports" (
	"import_id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"format" text NOT NULL,
	"sheet" text,
	"sha256" text NOT NULL,
	"size_in_bytes" integer NOT NULL,
	"dry_run" boolean NOT NULL,
	"headings" jsonb NOT NULL,
	"fields" jsonb NOT NULL,
	"state" text DEFAULT 'WAITING' NOT NULL,
	"requested_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"held_up_by" text,
	CONSTRAINT "order_imports_state" CHECK (state in ('WAITING', 'RUNNING', 'DONE'))
);
--> statement-breakpoint
ALTER TABLE "dueline"."order_import_rows" ADD CONSTRAINT "order_import_rows_import_id_order_imports_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "dueline"."order_imports"("import_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_import_rows_by_state" ON "dueline"."order_import_rows" USING btree ("import_id","state","row");--> statement-breakpoint
CREATE INDEX "order_import_rows_of_order" ON "dueline"."order_import_rows" USING btree ("import_id","order_row");--> statement-breakpoint
CREATE UNIQUE INDEX "order_imports_by_file" ON "dueline"."order_imports" USING btree ("sha256") WHERE not dry_run;--> statement-breakpoint
CREATE INDEX "order_imports_by_person" ON "dueline"."order_imports" USING btree ("requested_by","created_at");--> statement-breakpoint
CREATE INDEX "order_imports_open" ON "dueline"."order_imports" USING btree ("created_at") WHERE state <> 'DONE';