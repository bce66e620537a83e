CREATE TABLE "dueline"."attachments" (
	"attachment_id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"order_id" text NOT NULL,
	"lot_id" text,
	"note" text,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_in_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."customer_links" (
	"link_id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"customer_id" text NOT NULL,
	"order_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "dueline"."delegations" (
	"delegation_id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"from_person_id" text NOT NULL,
	"to_person_id" text NOT NULL,
	"roles" text[] NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" text,
	CONSTRAINT "delegation_in_order" CHECK (from_at < until_at),
	CONSTRAINT "delegation_to_another" CHECK (from_person_id <> to_person_id)
);
--> statement-breakpoint
CREATE TABLE "dueline"."identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" text NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	"linked_by" text NOT NULL,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "dueline"."local_accounts" (
	"person_id" text PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "dueline"."read_grants" (
	"grant_id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" text,
	"department" text,
	"order_id" text,
	"customer_id" text,
	"region" text,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" text,
	CONSTRAINT "read_grant_in_order" CHECK (from_at < until_at),
	CONSTRAINT "read_grant_to_one" CHECK ((person_id is null) <> (department is null))
);
--> statement-breakpoint
CREATE TABLE "dueline"."saved_views" (
	"view_id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"page" text NOT NULL,
	"query" text NOT NULL,
	"shared" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"csrf_token" text NOT NULL,
	"method" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."sign_in_attempts" (
	"state_hash" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"verifier" text,
	"nonce" text,
	"return_to" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dueline"."api_keys" ADD COLUMN "scopes" text[];--> statement-breakpoint
ALTER TABLE "dueline"."api_keys" ADD COLUMN "replaced_by" text;--> statement-breakpoint
ALTER TABLE "dueline"."customers" ADD COLUMN "salesperson_id" text;--> statement-breakpoint
ALTER TABLE "dueline"."people" ADD COLUMN "regions" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "dueline"."people" ADD COLUMN "notices_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dueline"."customer_links" ADD CONSTRAINT "customer_links_customer_id_customers_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "dueline"."customers"("customer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dueline"."delegations" ADD CONSTRAINT "delegations_from_person_id_people_person_id_fk" FOREIGN KEY ("from_person_id") REFERENCES "dueline"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dueline"."delegations" ADD CONSTRAINT "delegations_to_person_id_people_person_id_fk" FOREIGN KEY ("to_person_id") REFERENCES "dueline"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dueline"."identities" ADD CONSTRAINT "identities_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "dueline"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dueline"."local_accounts" ADD CONSTRAINT "local_accounts_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "dueline"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dueline"."read_grants" ADD CONSTRAINT "read_grants_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "dueline"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dueline"."saved_views" ADD CONSTRAINT "saved_views_owner_id_people_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "dueline"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dueline"."sessions" ADD CONSTRAINT "sessions_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "dueline"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_by_order" ON "dueline"."attachments" USING btree ("order_id","attachment_id");--> statement-breakpoint
CREATE INDEX "customer_links_by_customer" ON "dueline"."customer_links" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "delegations_to" ON "dueline"."delegations" USING btree ("to_person_id","until_at");--> statement-breakpoint
CREATE INDEX "delegations_from" ON "dueline"."delegations" USING btree ("from_person_id","until_at");--> statement-breakpoint
CREATE INDEX "identities_by_person" ON "dueline"."identities" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "read_grants_by_person" ON "dueline"."read_grants" USING btree ("person_id","until_at");--> statement-breakpoint
CREATE INDEX "read_grants_by_department" ON "dueline"."read_grants" USING btree ("department","until_at");--> statement-breakpoint
CREATE INDEX "saved_views_by_owner" ON "dueline"."saved_views" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "saved_views_by_page" ON "dueline"."saved_views" USING btree ("page");--> statement-breakpoint
CREATE INDEX "sessions_by_person" ON "dueline"."sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_by_end" ON "dueline"."sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_by_end" ON "dueline"."sign_in_attempts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "clocks_open_by_due" ON "dueline"."clocks" USING btree ("due_at","order_id","clock_id") WHERE stopped_at is null;--> statement-breakpoint
CREATE INDEX "clocks_stopped_by_owner" ON "dueline"."clocks" USING btree ("owner","stopped_at") WHERE stopped_at is not null;