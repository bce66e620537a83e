import type { BoardCardRow } from '../../db/reads/board.ts';
import type { OpenClockRow, ProductLine } from '../../db/reads/order-extras.ts';
import type { OrderFilter } from '../../db/reads/order-filter.ts';
import { isTarget } from '../../domain/order/clock.ts';
import { journey } from '../../domain/order/journey.ts';
import { isFinal, lotStages, type Stage } from '../../domain/order/stage-names.ts';
import type { BoardCard, BoardColumn } from './board-schema.ts';
import { stageName } from './order-view.ts';
import { productText } from './product-text.ts';
import { present } from './row-views.ts';
import { speakingClock, type TimeTeller } from './time-left-view.ts';

/** What was read of the orders that have cards. */
export interface BoardExtras {
  clocks: readonly OpenClockRow[];
  lines: readonly ProductLine[];
}

/** The board's columns in the order of the journey, empty ones included. */
export function boardColumns(
  rows: readonly BoardCardRow[],
  filter: Pick<OrderFilter, 'stage' | 'department'>,
  extras: BoardExtras,
  tell: TimeTeller,
): BoardColumn[] {
  return columnsOf(filter).map((stage) => {
    const cards = rows.filter((row) => row.stage === stage);
    const { count = 0, overdue = 0, approaching = 0 } = cards[0] ?? {};
    const isLots = (lotStages as readonly Stage[]).includes(stage);
    return {
      stage,
      stageName: stageName(stage),
      department: journey[stage].owner,
      subject: isLots ? 'lot' : 'order',
      count,
      overdue,
      approaching,
      cards: cards.map((row) => cardView(row, extras, tell)),
    };
  });
}

/** Lots stand for their order while it is in fulfilment, which therefore is no column. */
function columnsOf({ stage, department }: Pick<OrderFilter, 'stage' | 'department'>): Stage[] {
  const all = Object.keys(journey) as Stage[];
  return all
    .filter((each) => each !== 'IN_FULFILMENT')
    .filter((each) => (stage === undefined ? !isFinal(each) : stage.includes(each)))
    .filter((each) => department === undefined || journey[each].owner === department);
}

function cardView(row: BoardCardRow, { clocks, lines }: BoardExtras, tell: TimeTeller): BoardCard {
  const { orderId, lotId } = row;
  const own = clocks.filter((clock) => clock.orderId === orderId && clock.lotId === lotId);
  const clock = speakingClock(own);
  return {
    orderId,
    orderNumber: row.orderNumber,
    ...present({ lotId, customerName: row.customerName }),
    products: productText(linesOf(row, lines)),
    dueAt: clock === undefined || clock.pausedAt !== null ? null : clock.dueAt,
    remainingMinutes: clock === undefined ? null : tell(clock).remainingMinutes,
    colour: colourOf(own, tell),
    version: row.version,
  };
}

/** The most urgent of its clocks gives a card its colour. */
function colourOf(clocks: readonly OpenClockRow[], tell: TimeTeller): BoardCard['colour'] {
  const told = clocks.filter((clock) => !isTarget(clock)).map(tell);
  if (told.length === 0) return 'NO_CLOCK';
  if (told.some(({ overdue }) => overdue)) return 'OVERDUE';
  if (told.every(({ paused }) => paused)) return 'PAUSED';
  return told.some(({ approaching, paused }) => approaching && !paused) ? 'APPROACHING' : 'ON_TIME';
}

/** An order's card is of all its lines, a lot's of what is in the lot. */
function linesOf(row: BoardCardRow, lines: readonly ProductLine[]): ProductLine[] {
  const ofOrder = lines.filter(({ orderId }) => orderId === row.orderId);
  if (row.lines === null) return ofOrder;
  return row.lines.flatMap(({ line, quantity }) => {
    const found = ofOrder.find((each) => each.line === line);
    return found === undefined ? [] : [{ ...found, quantity }];
  });
}
