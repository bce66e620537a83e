import type { Page } from 'playwright-core';
import { type OrderView, orderSchema } from '../../api/views/order-schema.ts';
import { type Role, roles } from '../../domain/people/roles.ts';
import { giveByClicks, type Typed } from './fill-blanks.ts';
import type { Actors } from './order-at.ts';

/** People before their screens; `as` only reads here. */
export interface Offices extends Actors {
  open(role: Role, path: string): Promise<Page>;
}

export interface WholeOrder {
  orderId: string;
  /** What people did, the entering of the order first: `L1/checkStock/WAREHOUSE#1 by WAREHOUSE_KEEPER`. */
  acts: string[];
  /** Fields in which they had to type or choose something, as the form proposed nothing. */
  typed: number;
  /** What the journal says that people did. */
  journaled: number;
  /** The salesperson's window, at the end. */
  window: Page;
}

/** More acts than any regular order takes. */
const mostActs = 60;

/** Takes one regular order from its entry to the archive, each act through a form of the page, none by the API. */
export async function takeWholeOrder(offices: Offices, log: (line: string) => void): Promise<WholeOrder> {
  const window = await offices.open('SALESPERSON', '/orders/new');
  const orderId = await enterByClicks(window);
  // Windows stay open as people keep theirs: what others do must appear in them.
  const windows = new Map<Role, Page>([['SALESPERSON', window]]);
  const acts = ['receiveOrder by SALESPERSON'];
  let typed = 0;
  for (let order = await read(offices, orderId); order.orderStage !== 'ARCHIVED'; ) {
    const [task] = order.tasks.toSorted((a, b) => urgencyOf(a) - urgencyOf(b));
    if (task === undefined || acts.length > mostActs) throw new Error(`no way on from ${order.stage}`);
    const role = holderOf(task);
    const page = windows.get(role) ?? (await offices.open(role, `/orders/${orderId}`));
    windows.set(role, page);
    await page.bringToFront();
    await showsVersion(page, order.version);
    const fields = await giveByClicks(page, task.taskId, typedFor(acts.length)).catch(
      async (error: unknown) => {
        throw new Error(`${role} could not do ${task.taskId}: ${await page.innerText('body')}`, {
          cause: error,
        });
      },
    );
    typed += fields;
    acts.push(`${task.taskId} by ${role}`);
    log(`${acts.length}. ${acts.at(-1)}, ${fields} fields`);
    order = await read(offices, orderId);
  }
  return { orderId, acts, typed, journaled: await journaled(offices, orderId), window };
}

async function enterByClicks(page: Page): Promise<string> {
  await page.locator('[data-find=customer]').fill('CUS-001');
  await page.getByRole('option', { name: /CUS-001/ }).click();
  await page.locator('input[name="lines[0].productCode"]').fill('XL-21');
  await page.getByRole('option', { name: /XL-21/ }).click();
  await page.locator('input[name="lines[0].quantity"]').fill('4');
  await page.getByRole('radio', { name: '月结' }).check();
  await page.locator('input[name="deliveryDate"]').fill(day(90));
  await page.locator('input[name="deliveryAddress"]').fill('江苏省南京市江宁区秣周东路12号');
  await page.locator('[data-submit=receiveOrder]').click();
  await page.waitForURL(/\/orders\/ord_/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** What others did appears by itself; a person looks before acting. */
async function showsVersion(page: Page, version: number): Promise<void> {
  await page.waitForFunction((wanted) => {
    const shown = document.querySelector('[data-version]')?.getAttribute('data-version');
    return Number(shown ?? -1) >= wanted;
  }, version);
}

async function read(offices: Offices, orderId: string): Promise<OrderView> {
  const reader = await offices.as('GENERAL_MANAGER');
  return orderSchema.parse((await reader.get(`/v1/orders/${orderId}`)).body);
}

async function journaled(offices: Offices, orderId: string): Promise<number> {
  const reader = await offices.as('GENERAL_MANAGER');
  const { body } = await reader.get(`/v1/orders/${orderId}/timeline?limit=200`);
  const items: { by: { kind: string } }[] = Object(body)['items'];
  return items.filter(({ by }) => by.kind === 'person').length;
}

/** Whose task it is: of its department's people, the first who may do it. */
function holderOf(task: OrderView['tasks'][number]): Role {
  const own = task.roles.filter((role) => roles[role].department === task.department);
  const [role] = [...own, ...task.roles];
  if (role === undefined) throw new Error(`nobody may do ${task.taskId}`);
  return role;
}

/** The archive waits until nothing else is open, so that the records are complete. */
function urgencyOf({ command, dueAt }: OrderView['tasks'][number]): number {
  if (command === 'archiveOrder') return Number.POSITIVE_INFINITY;
  return dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt);
}

function day(inDays: number): string {
  return new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10);
}

/** Papers have numbers of their own. */
function typedFor(act: number): Typed {
  return { text: `P-${act}`, date: day(2), dateTime: `${day(2)}T10:00` };
}
