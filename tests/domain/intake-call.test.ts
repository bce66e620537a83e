import { expect, test } from 'vitest';
import { channelGroups, channelsOf, groupOfChannel } from '../../domain/order/channel-groups.ts';
import { channels } from '../../domain/order/details.ts';
import { openGaps } from '../../domain/order/gaps.ts';
import { originWords } from '../../domain/story/origin-words.ts';
import { type Opening, received, usualDetails } from './sample-orders.ts';

const call = { by: '杨帆', at: '2025-10-09T09:58:00+08:00' };
const said = '四台配电箱，十一月二十日前送到。';

function byPhone(taken?: object): Opening {
  return { details: { ...usualDetails, channel: 'PHONE', ...(taken === undefined ? {} : { taken }) } };
}

test('a telephone order without what was dictated waits for whoever took the call, and no clock of ours stands still [INTAKE-04]', () => {
  const order = received(byPhone(call));
  expect(order.state.gaps).toMatchObject([{ path: 'taken.dictated', whose: 'OURS' }]);
  expect(order.stage).toBe('AWAITING_INFO');
  expect(order.clock('initialReview').pausedAt).toBeUndefined();
  order.give(
    'supplementInformation',
    { supplement: { taken: { dictated: said } }, source: '本人' },
    'SERVICE_AGENT',
  );
  expect(order.stage).toBe('RECEIVED');
  expect(order.state.details.taken).toEqual({ ...call, dictated: said });
});

test('a telephone order that says who took it, when, and what was dictated waits for nothing [INTAKE-04]', () => {
  const order = received(byPhone({ ...call, dictated: said }));
  expect(order.state.gaps).toEqual([]);
  expect(originWords(order.state.details).map(({ zh }) => zh)).toEqual([
    '接单人：杨帆',
    `客户口述内容：${said}`,
  ]);
});

test('what was dictated stands: a supplement says nothing else there', () => {
  const order = received({
    details: { ...byPhone({ ...call, dictated: said }).details, deliveryAddress: '' },
  });
  const other = { supplement: { deliveryAddress: '南京', taken: { dictated: '五台' } }, source: '电话' };
  expect(order.refusal('supplementInformation', other, 'SALESPERSON')).toContain(
    '@supplement.taken.dictated',
  );
});

test('only a call owes it: an order by any other channel does not, nor one of the rules before', () => {
  for (const channel of channels.filter((each) => each !== 'PHONE')) {
    const { gaps } = received({ details: { ...usualDetails, channel } }).state;
    expect(gaps.map(({ path }) => path)).not.toContain('taken.dictated');
  }
  const { state, policy } = received(byPhone(call));
  expect(openGaps(state, policy)).toHaveLength(1);
  expect(openGaps({ ...state, edition: 1 }, policy)).toEqual([]);
});

test('the nine channels are kept as they are, and each counts as online, by phone or offline [INTAKE-01]', () => {
  expect(channels).toHaveLength(9);
  for (const channel of channels)
    expect(received({ details: { ...usualDetails, channel } }).state.details.channel).toBe(channel);
  expect(channelGroups.map((group) => [group, channelsOf(group)])).toEqual([
    ['ONLINE', ['WEBSITE', 'PLATFORM']],
    ['PHONE', ['PHONE']],
    ['OFFLINE', ['EMAIL', 'FAX', 'LETTER', 'VISIT', 'SALESPERSON', 'OTHER']],
  ]);
  expect(Object.keys(groupOfChannel).sort()).toEqual([...channels].sort());
});
