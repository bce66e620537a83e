import { rebuildOrders } from '../../db/rebuild/rebuild-orders.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { ExamStage } from './exam-stage.ts';
import { type Engine, giveOrder, startOrder } from './give.ts';
import { type Ledger, openLine } from './ledger.ts';
import { type ExamRules, orderLife } from './order-life.ts';

/** What keeps a poisoned order from being committed, whoever tries. */
export const poisons = ['POLICY_LOST', 'ROW_LOST', 'REFUSED_BY_DATABASE'] as const;

export type Poison = (typeof poisons)[number];

/** The policy that some orders name, and the database does not have. */
const lostPolicy = 'exam-lost';

/** Commands before the poison: early enough that nothing was taken from stock yet. */
const healthyCommands = 4;

/** Lets the database refuse the entries of named orders, as a constraint would that a release forgot. */
export async function preparePoison({ database }: ExamStage): Promise<void> {
  await database.sql.unsafe(`
    create table public.exam_poison (order_id text primary key);
    create function public.exam_refuse() returns trigger language plpgsql as $$
    begin
      if exists (select from public.exam_poison p where p.order_id = new.order_id) then
        raise exception 'this order is poisoned';
      end if;
      return new;
    end $$;
    create trigger exam_poisoned before insert on dueline.journal
      for each row execute function public.exam_refuse();`);
}

/** Takes an order through its life, poisoned on its way; the command that meets the poison is answered after the repair. */
export async function drivePoisoned(
  stage: ExamStage,
  engine: Engine,
  { orderId, poison, ledger }: { orderId: string; poison: Poison; ledger: Ledger },
): Promise<void> {
  const { policy } = stage.rules;
  const line = openLine(ledger, orderId);
  for (const [index, command] of commandsOf(poison, stage.rules).entries()) {
    if (index === healthyCommands) await poisonOrder(stage, orderId, poison);
    const updateId = `${orderId}/${index}`;
    const answer =
      index === 0
        ? await startOrder(engine, orderId, policy, command, updateId)
        : await giveOrder(engine, orderId, command, updateId);
    if (answer.accepted) line.accepted.push(command.name);
    else {
      line.failed = `${command.name} refused: ${answer.refusal.detail}`;
      return;
    }
  }
}

function commandsOf(poison: Poison, rules: ExamRules): Command[] {
  return orderLife(poison === 'POLICY_LOST' ? { ...rules, policyVersion: lostPolicy } : rules);
}

async function poisonOrder({ database }: ExamStage, orderId: string, poison: Poison): Promise<void> {
  if (poison === 'ROW_LOST') await database.sql`delete from dueline.orders where order_id = ${orderId}`;
  if (poison === 'REFUSED_BY_DATABASE')
    await database.sql`insert into public.exam_poison (order_id) values (${orderId})`;
}

/** What an operator does: bring the policy back, take the fault out of the database, make the lost rows anew. */
export async function repair({ database }: ExamStage): Promise<void> {
  await database.sql`
    insert into dueline.policy_versions (version, values, effective_at, reason, created_by, created_at)
    select ${lostPolicy}, values, effective_at - interval '1 year', 'brought back', 'admin', created_at
    from dueline.policy_versions order by effective_at desc limit 1`;
  await database.sql`drop trigger exam_poisoned on dueline.journal`;
  await rebuildOrders(database);
}
