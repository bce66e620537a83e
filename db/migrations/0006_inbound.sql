CREATE TABLE "dueline"."inbound_platforms" (
	"platform_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"channel" text NOT NULL,
	"person_id" text NOT NULL,
	"secret" text NOT NULL,
	"previous_secret" text,
	"previous_until" timestamp with time zone,
	"rotated_by" text,
	"active" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."order_draft_files" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"draft_id" text NOT NULL,
	"place" integer NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_in_bytes" integer NOT NULL,
	"sha256" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."order_drafts" (
	"draft_id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"entered_by" text,
	"from_address" text,
	"from_name" text,
	"subject" text,
	"body" text,
	"note" text,
	"customer_id" text,
	"message_key" text,
	"refused" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"taken_by" text,
	"taken_at" timestamp with time zone,
	"order_id" text,
	"order_claimed_at" timestamp with time zone,
	"settled_by" text,
	"settled_at" timestamp with time zone,
	"discard_reason" text
);
--> statement-breakpoint
ALTER TABLE "dueline"."attachments" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "dueline"."inbound_platforms" ADD CONSTRAINT "inbound_platforms_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "dueline"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dueline"."order_draft_files" ADD CONSTRAINT "order_draft_files_draft_id_order_drafts_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "dueline"."order_drafts"("draft_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "order_draft_files_of_draft" ON "dueline"."order_draft_files" USING btree ("draft_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "order_drafts_message_key" ON "dueline"."order_drafts" USING btree ("message_key");--> statement-breakpoint
CREATE INDEX "order_drafts_by_state" ON "dueline"."order_drafts" USING btree ("state","received_at","draft_id");