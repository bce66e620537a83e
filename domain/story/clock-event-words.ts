import { pauseReasonNames } from '../names/clock-names.ts';
import type { Names } from '../names/names.ts';
import { counted, wordsFor } from '../notices/words.ts';
import type { OrderEvent } from '../order/events.ts';
import { parseOffset } from '../working-time/ladder.ts';
import { alike, clockWords, labelled, listed, optional, type Telling, timeWords } from './telling.ts';

type ClockEventType = Extract<OrderEvent, { clockId: string } | { type: 'clockStarted' }>['type'];

/** In words what happened to a clock. */
export const clockEventWords: {
  readonly [Type in ClockEventType]: (event: Extract<OrderEvent, { type: Type }>, telling: Telling) => Names;
} = {
  clockStarted: ({ clock }) => said({ zh: '开始计时', en: 'clock started' }, clock.clockId),
  clockStopped: ({ clockId }) => said({ zh: '停止计时', en: 'clock stopped' }, clockId),
  clockPaused: ({ clockId, reason }) =>
    listed([said({ zh: '暂停计时', en: 'clock paused' }, clockId), pauseReasonNames[reason]]),
  clockResumed: ({ clockId, reason, capped }) =>
    listed([
      said({ zh: '恢复计时', en: 'clock runs on' }, clockId),
      pauseReasonNames[reason],
      capped === true ? { zh: '暂停已达上限', en: 'the pause came to its limit' } : undefined,
    ]),
  rungReached: ({ clockId, rung }) => labelled(clockWords(clockId), rungWords(rung)),
  rungsAcknowledged: ({ clockId, rungs }) => labelled(clockWords(clockId), allRungs(rungs)),
  rungsWaived: ({ clockId, rungs, reason }) =>
    listed([
      labelled(clockWords(clockId), allRungs(rungs)),
      labelled({ zh: '已撤回', en: 'withdrawn' }, alike(reason)),
    ]),
  clockReassigned: ({ clockId, personId }, { nameOf }) => {
    const clock = clockWords(clockId);
    const person = nameOf(personId);
    return { zh: `${clock.zh} → ${person.zh}`, en: `${clock.en} → ${person.en}` };
  },
  clockUrged: ({ clockId, message }) =>
    listed([clockWords(clockId), optional({ zh: '内容', en: 'message' }, message)]),
  clockStoodStill: ({ clockId, from, to }, { zone }) => {
    const clock = clockWords(clockId);
    const [start, end] = [timeWords(from, zone), timeWords(to, zone)];
    return {
      zh: `${clock.zh}：${start.zh} 至 ${end.zh} 不计时`,
      en: `${clock.en}: did not run from ${start.en} to ${end.en}`,
    };
  },
  clockLimitChanged: ({ clockId }) => said({ zh: '时限变更', en: 'time limit changed' }, clockId),
};

/** A step of a ladder: `+1wd` is one working day overdue. */
function rungWords(rung: string): Names {
  const offset = parseOffset(rung);
  if (offset.kind === 'DUE') return { zh: '已到截止时间', en: 'due now' };
  if (offset.kind === 'SHARE')
    return { zh: `时间已用 ${offset.percent}%`, en: `${offset.percent}% of the time is used` };
  const { unit, amount } = offset.budget;
  const zh = counted(wordsFor('zh').units[unit], amount);
  const en = counted(wordsFor('en').units[unit], amount);
  return offset.kind === 'AFTER'
    ? { zh: `已逾期 ${zh}`, en: `${en} overdue` }
    : { zh: `距截止还有 ${zh}`, en: `${en} before it is due` };
}

function allRungs(rungs: readonly string[]): Names {
  return listed(rungs.map(rungWords));
}

function said(what: Names, clockId: string): Names {
  return labelled(what, clockWords(clockId));
}
