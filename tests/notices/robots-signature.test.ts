import { describe, expect, test } from 'vitest';
import { failureOf, robotChannel, robotDelivery } from './robot-delivery.ts';
import { robotService, says } from './robot-service.ts';

const anyTime = new AbortController().signal;

describe('signatures', () => {
  test('DingTalk: time and HMAC stand in the query in place of old ones, encoded so that they arrive', async () => {
    const service = await robotService('DINGTALK');
    await robotChannel('DINGTALK').send(robotDelivery('DINGTALK', service.url), anyTime);
    const query = service.heard[0]?.query;
    expect(query?.getAll('timestamp')).toEqual(['1760317200000']);
    // Computed with openssl from the documented formula.
    expect(query?.getAll('sign')).toEqual(['AlZ9Fo/pwhQz+6YXgjk6Sk9SYvPS+wnE0zMB4v2+Qfo=']);
  });

  test('Feishu: time in seconds and the HMAC of nothing stand in the body', async () => {
    const service = await robotService('FEISHU');
    await robotChannel('FEISHU').send(robotDelivery('FEISHU', service.url), anyTime);
    expect(service.heard[0]?.body).toMatchObject({
      timestamp: '1760317200',
      sign: 'ltE97ZZ4JbqyXRV0Rq4CE54sF1gUQK1OeQ6cthhDi84=',
    });
  });

  test.each(['DINGTALK', 'FEISHU'] as const)(
    '%s without a secret is not signed, and a robot that wants it is given up with what to do',
    async (channel) => {
      const service = await robotService(channel);
      const failure = await failureOf(channel, service.url.replace(/&.*/, ''), {
        robot: { secret: undefined },
      });
      expect(failure).toMatchObject({
        permanent: true,
        message: expect.stringContaining("enter the robot's secret"),
      });
      expect(service.heard).toEqual([]);
    },
  );

  test.each([
    ['DINGTALK', 310000],
    ['FEISHU', 19021],
  ] as const)('%s: a wrong secret is given up, with the code', async (channel, code) => {
    const service = await robotService(channel);
    const failure = await failureOf(channel, service.url, { robot: { secret: 'SEC-other' } });
    expect(failure).toMatchObject({
      permanent: true,
      message: expect.stringMatching(new RegExp(`code ${code}: .*secret`)),
    });
  });

  test.each(['DINGTALK', 'FEISHU'] as const)(
    '%s: a clock that is more than an hour off is named with both times, and the notice is tried again',
    async (channel) => {
      const service = await robotService(channel, () => Date.parse('2025-10-13T10:00:02+08:00'));
      expect(await failureOf(channel, service.url)).toMatchObject({
        permanent: false,
        message: expect.stringMatching(
          /within an hour of its own time: our clock says 2025-10-13T01:00:00.000Z, theirs 2025-10-13T02:00:02.000Z; set this machine's clock/,
        ),
      });
    },
  );

  test('DingTalk: a time that it says it refuses is a matter of the clock even when its answer has no date', async () => {
    const service = await robotService('DINGTALK');
    service.next((response) => {
      response.removeHeader('date');
      says({ errcode: 310000, errmsg: 'description:机器人发送签名过期;solution:请检查时间戳' })(response);
    });
    expect(await failureOf('DINGTALK', service.url)).toMatchObject({
      permanent: false,
      message: expect.stringContaining("set this machine's clock"),
    });
  });
});
