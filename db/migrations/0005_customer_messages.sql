ALTER TABLE "dueline"."outbox" DROP CONSTRAINT "outbox_recipient";--> statement-breakpoint
ALTER TABLE "dueline"."customers" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "dueline"."customers" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "dueline"."orders" ADD COLUMN "credit_amount" numeric(30, 2) DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE "dueline"."orders" ADD COLUMN "credit_place" integer;--> statement-breakpoint
ALTER TABLE "dueline"."outbox" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "dueline"."outbox" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
-- What open orders take of their customers' credit: what is due less what was paid, as the order's own rows say it from now on.
UPDATE "dueline"."orders" SET "credit_amount" = greatest(0,
  coalesce((state->'invoice'->'total'->>'amount')::numeric, total_amount + coalesce(
    (select sum((change->'cost'->'extra'->>'amount')::numeric) from jsonb_array_elements(coalesce(state->'changes', '[]')) change), 0))
  - coalesce((select sum((payment->'total'->>'amount')::numeric) from jsonb_array_elements(coalesce(state->'payments', '[]')) payment), 0))
WHERE "customer_id" is not null and "closed_at" is null and "own_stage" not in ('SETTLED', 'CLOSED');--> statement-breakpoint
CREATE INDEX "orders_by_credit" ON "dueline"."orders" USING btree ("customer_id") WHERE credit_amount > 0;--> statement-breakpoint
ALTER TABLE "dueline"."outbox" ADD CONSTRAINT "outbox_recipient" CHECK (num_nonnulls(person_id, endpoint_id, address) = 1);
