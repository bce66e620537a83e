ALTER TABLE "dueline"."orders" ADD COLUMN "assigned_departments" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "dueline"."orders" ADD COLUMN "project" jsonb;--> statement-breakpoint
ALTER TABLE "dueline"."products" ADD COLUMN "category" text;--> statement-breakpoint
CREATE INDEX "orders_of_projects" ON "dueline"."orders" USING btree ("received_at","order_id") WHERE project is not null;