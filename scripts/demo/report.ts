import { caseCommandTable, kebabCaseCommand } from '../../domain/cases/case-commands.ts';
import { commandNames, commandTable, kebabName } from '../../domain/order/commands.ts';
import { roles } from '../../domain/people/roles.ts';
import type { CaseAct } from './act-on-case.ts';
import { dueText } from './calendar-day.ts';
import type { JournalLine, OrderView } from './order-port.ts';
import type { Played, Step } from './player.ts';
import type { Play } from './scenario.ts';
import { fitted, tableOf } from './text-width.ts';

/** Widths of the columns of a step: who, role, what, lot, state after it, due. */
const columns = [8, 12, 40, 3, 38, 22];

/** What is said before an order's first step. */
export function openingLines(play: Play, number: number, count: number): string[] {
  return [
    '',
    `━━ ${number}/${count}  ${play.name}  ${play.scenario.title}`,
    rowOf(['谁 who', '角色 role', '做什么 what', '批', '之后的状态 state', '到期 due']),
  ];
}

/** A person's act as one line; before and after it, what policy decided, equal decisions together. */
export function stepLines({ person, role, after, lines, refused, onCase }: Step): string[] {
  if (onCase !== undefined) return [caseLine(onCase)];
  const who = [person.name, roles[role].zh];
  if (refused !== undefined) {
    const { act, sentence } = refused;
    return [
      rowOf([...who, `✗ ${commandText(act.command)}`, act.lotId ?? '', '被拒绝 refused', '']),
      `     ${sentence}`,
    ];
  }
  const rows = grouped(lines).map(({ line, times }) => {
    const what = commandText(line.command) + (times > 1 ? ` ×${times}` : '');
    if (line.kind === 'person')
      return rowOf([...who, what, line.lotId ?? '', stateText(after), dueText(after)]);
    const by = line.kind === 'policy' ? ['· 规则', 'policy'] : ['· 时钟', 'clock'];
    const rule = line.kind === 'policy' ? line.by.replace(/^policy:/, '') : '';
    return rowOf([...by, what, line.lotId ?? '', rule, '']);
  });
  return after.gaps.length === 0
    ? rows
    : [...rows, `     缺 missing: ${after.gaps.map((gap) => gap.path).join(', ')}`];
}

/** What an order came to, after its last step. */
export function closingLine({ order, humanActs, policyDecisions }: Played): string {
  const customer = order.details.customer.name ?? '';
  return `   ${order.orderNumber}  ${customer}  ${order.total.amount} ${order.total.currency}  ${humanActs} human acts, ${policyDecisions} by policy`;
}

/** All orders at the end. */
export function summaryTable(all: readonly Played[]): string {
  const headings = [
    '订单号 order',
    '客户 customer',
    '人工 human',
    '规则 policy',
    '批次 lots',
    '终态 final state',
  ];
  const rows = all.map(({ order, humanActs, policyDecisions }) => [
    order.orderNumber,
    order.details.customer.name ?? '',
    String(humanActs),
    String(policyDecisions),
    order.lots.map((lot) => lot.lotId).join(' '),
    stageText(order),
  ]);
  return tableOf(headings, rows, ['人工 human', '规则 policy']);
}

/** A person's act on a case of the order. */
function caseLine({ person, task }: CaseAct): string {
  const { zh } = caseCommandTable[task.command];
  const what = `${zh} ${kebabCaseCommand(task.command)}`;
  return rowOf([person.name, '案件 case', what, '', task.caseNumber, '']);
}

function rowOf(cells: readonly string[]): string {
  return `   ${columns.map((width, index) => fitted(cells[index] ?? '', width)).join(' ')}`.trimEnd();
}

function grouped(lines: readonly JournalLine[]): { line: JournalLine; times: number }[] {
  const groups: { line: JournalLine; times: number }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const same = last !== undefined && line.kind !== 'person' && keyOf(last.line) === keyOf(line);
    if (same) last.times += 1;
    else groups.push({ line, times: 1 });
  }
  return groups;
}

function keyOf({ kind, by, command, lotId }: JournalLine): string {
  return [kind, by, command, lotId].join(' ');
}

/** `接收订单 receive-order`. */
function commandText(command: string): string {
  const name = commandNames.find((each) => each === command);
  return name === undefined ? command : `${commandTable[name].zh} ${kebabName(name)}`;
}

/** The order's stage; with several lots, the stage of each. */
function stateText(order: OrderView): string {
  if (order.lots.length < 2 || order.lots.every((lot) => lot.stage === 'LOT_ACCEPTED'))
    return stageText(order);
  return order.lots.map((lot) => `${lot.lotId} ${lot.stageName.zh}`).join(' ');
}

function stageText({ stage, stageName }: OrderView): string {
  return `${stageName.zh} ${stage}`;
}
