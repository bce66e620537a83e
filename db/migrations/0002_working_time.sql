CREATE TABLE "dueline"."absences" (
	"absence_id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"substitute_id" text,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "absence_in_order" CHECK (from_at < until_at),
	CONSTRAINT "absence_by_another" CHECK (substitute_id is null or substitute_id <> person_id)
);
--> statement-breakpoint
CREATE TABLE "dueline"."changes" (
	"change_id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"body" jsonb NOT NULL,
	"reason" text NOT NULL,
	"problems" jsonb NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"applied_at" timestamp with time zone,
	"applied_by" text,
	"result" jsonb,
	CONSTRAINT "change_state" CHECK (state in ('DRAFT', 'APPLYING', 'APPLIED', 'DISCARDED'))
);
--> statement-breakpoint
CREATE TABLE "dueline"."channel_health" (
	"channel" text NOT NULL,
	"target" text NOT NULL,
	"failures" integer NOT NULL,
	"failing_since" timestamp with time zone,
	"last_error" text,
	"last_sent_at" timestamp with time zone,
	"alerted_at" timestamp with time zone,
	CONSTRAINT "channel_health_channel_target_pk" PRIMARY KEY("channel","target")
);
--> statement-breakpoint
CREATE TABLE "dueline"."department_calendars" (
	"department" text PRIMARY KEY NOT NULL,
	"calendar_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."robots" (
	"robot_id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"url" text NOT NULL,
	"secret" text,
	"label" text,
	"locale" text NOT NULL,
	"departments" text[] NOT NULL,
	"active" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dueline"."subscriptions" (
	"subscription_id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" text,
	"role" text,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"wanted" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "subscription_subject" CHECK ((person_id is null) <> (role is null))
);
--> statement-breakpoint
ALTER TABLE "dueline"."outbox" DROP CONSTRAINT "outbox_state";--> statement-breakpoint
ALTER TABLE "dueline"."outbox" ALTER COLUMN "order_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "dueline"."clocks" ADD COLUMN "assigned_to" text;--> statement-breakpoint
ALTER TABLE "dueline"."clocks" ADD COLUMN "policy_induced" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "dueline"."escalations" ADD COLUMN "policy_induced" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "dueline"."escalations" ADD COLUMN "acknowledged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dueline"."escalations" ADD COLUMN "acknowledged_by" text;--> statement-breakpoint
ALTER TABLE "dueline"."escalations" ADD COLUMN "waived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dueline"."escalations" ADD COLUMN "waived_by" text;--> statement-breakpoint
ALTER TABLE "dueline"."escalations" ADD COLUMN "waiver_reason" text;--> statement-breakpoint
ALTER TABLE "dueline"."outbox" ADD COLUMN "clock_id" text;--> statement-breakpoint
ALTER TABLE "dueline"."outbox" ADD COLUMN "critical" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "dueline"."tasks" ADD COLUMN "assigned_to" text;--> statement-breakpoint
ALTER TABLE "dueline"."absences" ADD CONSTRAINT "absences_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "dueline"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dueline"."absences" ADD CONSTRAINT "absences_substitute_id_people_person_id_fk" FOREIGN KEY ("substitute_id") REFERENCES "dueline"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dueline"."subscriptions" ADD CONSTRAINT "subscriptions_person_id_people_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "dueline"."people"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absences_by_person" ON "dueline"."absences" USING btree ("person_id","until_at");--> statement-breakpoint
CREATE INDEX "changes_by_subject" ON "dueline"."changes" USING btree ("kind","subject","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_of_person" ON "dueline"."subscriptions" USING btree ("person_id","kind","channel") WHERE person_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_of_role" ON "dueline"."subscriptions" USING btree ("role","kind","channel") WHERE role is not null;--> statement-breakpoint
CREATE INDEX "outbox_waiting_by_clock" ON "dueline"."outbox" USING btree ("order_id","clock_id") WHERE state = 'PENDING';--> statement-breakpoint
ALTER TABLE "dueline"."outbox" ADD CONSTRAINT "outbox_state" CHECK (state in ('PENDING', 'SENT', 'DEAD', 'WITHDRAWN'));