import { describe, expect, test } from 'vitest';
import type { Entry, OrderEvent } from '../../domain/order/events.ts';
import type { LotStage, OrderStage } from '../../domain/order/stage-names.ts';
import { begun, joined } from '../../domain/story/joined.ts';
import { storyOf } from '../../domain/story/story.ts';

const telling = { nameOf: (id: string) => ({ zh: id, en: id }), zone: 'Asia/Shanghai' };

function entry(given: Partial<Entry>, ...events: OrderEvent[]): Entry {
  const at = '2025-10-09T10:00:00+08:00';
  return {
    version: 1,
    by: { kind: 'person', personId: 'wang', roles: ['PLANNER'] },
    command: 'reportProgress',
    occurredAt: at,
    recordedAt: at,
    events,
    ...given,
  };
}

const ofOrder = (stage: OrderStage): OrderEvent => ({ type: 'orderStageEntered', stage });
const ofLot = (lotId: string, stage: LotStage): OrderEvent => ({ type: 'lotStageEntered', lotId, stage });
const opened = (lotId: string): OrderEvent => ({ type: 'lotOpened', lotId, lines: [] });

const placesOf = (...journal: Entry[]) =>
  storyOf(journal, telling).map(({ stage, cycle, lotId }) => [lotId ?? '', stage, cycle]);

describe('each entry of a story', () => {
  test('stands in the stage in which it happened, not in the one that it led to', () => {
    expect(placesOf(entry({}, ofOrder('UNDER_REVIEW')), entry({}))).toEqual([
      ['', 'RECEIVED', 1],
      ['', 'UNDER_REVIEW', 1],
    ]);
  });

  test('counts how often the order has been in the stage; to stay is not to come again', () => {
    const journal = [
      ofOrder('AWAITING_INFO'),
      ofOrder('RECEIVED'),
      ofOrder('RECEIVED'),
      ofOrder('AWAITING_INFO'),
    ];
    expect(placesOf(...journal.map((event) => entry({}, event)), entry({}))).toEqual([
      ['', 'RECEIVED', 1],
      ['', 'AWAITING_INFO', 1],
      ['', 'RECEIVED', 2],
      ['', 'RECEIVED', 2],
      ['', 'AWAITING_INFO', 2],
    ]);
  });

  test('of a lot stands where that lot is; a lot begins released, and one that splits off where it came from', () => {
    const journal = [
      entry({}, ofOrder('IN_FULFILMENT'), opened('L1')),
      entry({ lotId: 'L1' }, ofLot('L1', 'PLANNING')),
      entry({ lotId: 'L1' }, { type: 'lotSplit', lotId: 'L1', newLotId: 'L2', lines: [] }),
      entry({ lotId: 'L2' }, ofLot('L2', 'PLANNED')),
      entry({ lotId: 'L2' }, ofLot('L2', 'PLANNING')),
      entry({ lotId: 'L2' }),
      entry({ lotId: 'L1' }),
      entry({}),
    ];
    expect(placesOf(...journal)).toEqual([
      ['', 'RECEIVED', 1],
      ['L1', 'RELEASED', 1],
      ['L1', 'PLANNING', 1],
      ['L2', 'PLANNING', 1],
      ['L2', 'PLANNED', 1],
      ['L2', 'PLANNING', 2],
      ['L1', 'PLANNING', 1],
      ['', 'IN_FULFILMENT', 1],
    ]);
  });

  test('of a lot that is not there stands where the order is', () => {
    expect(placesOf(entry({ lotId: 'L7' }))).toEqual([['L7', 'RECEIVED', 1]]);
  });

  test('tells the reason that was given, and names none where there was none', () => {
    const [first, second] = storyOf([entry({ reason: '停电' }), entry({})], telling);
    expect(first).toMatchObject({ reason: '停电', kind: 'PERSON' });
    expect(second).not.toHaveProperty('reason');
  });
});

describe('a sentence and its fact', () => {
  const sentence = { zh: '通过初审', en: 'Passed initial review' };

  test('stand together, and each alone where the other is missing', () => {
    expect(joined(sentence, { zh: '齐全', en: 'complete' })).toEqual({
      zh: '通过初审：齐全',
      en: 'Passed initial review: complete',
    });
    expect(joined(sentence, undefined)).toEqual(sentence);
    expect(joined(undefined, { zh: '齐全', en: 'complete' })).toEqual({ zh: '齐全', en: 'complete' });
    expect(joined(undefined, undefined)).toEqual({ zh: '时间到', en: 'Time passed' });
  });

  test('are not said twice where the fact begins with the sentence', () => {
    expect(joined(sentence, { zh: '通过初审，提前', en: 'passed early' })).toEqual({
      zh: '通过初审，提前',
      en: 'Passed early',
    });
    expect(joined(sentence, { zh: '昨天通过初审', en: 'yesterday' }).zh).toBe('通过初审：昨天通过初审');
    expect(begun({ zh: '', en: '' })).toEqual({ zh: '', en: '' });
  });
});
