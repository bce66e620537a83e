DROP INDEX "dueline"."orders_external_number";--> statement-breakpoint
ALTER TABLE "dueline"."orders" ADD COLUMN "platform_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "orders_external_number" ON "dueline"."orders" USING btree ("channel",coalesce(platform_id, ''),"external_number") WHERE external_number is not null;