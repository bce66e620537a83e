import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { everyMessenger, failureOf, robotChannel, robotDelivery, shownText } from './robot-delivery.ts';
import { robotService, says } from './robot-service.ts';
import { sampleLink } from './sample-notice.ts';

const anyTime = new AbortController().signal;

describe('what a group reads', () => {
  test.each(everyMessenger)(
    '%s takes the message, with the six contents and the link [SLA-16]',
    async (channel) => {
      const service = await robotService(channel);
      await robotChannel(channel).send(robotDelivery(channel, service.url), anyTime);
      expect(service.heard).toHaveLength(1);
      const shown = shownText(service.heard[0]?.body);
      for (const content of [
        'SO-2025-000123',
        '已接收',
        '2025-10-09 10:00',
        '张伟',
        '1 个工作日',
        '初审',
        sampleLink,
      ]) {
        expect(shown).toContain(content);
      }
    },
  );

  test("WeCom gets markdown in the robot's language, each content on its line [SLA-16]", async () => {
    const service = await robotService('WECOM');
    const delivery = robotDelivery('WECOM', service.url, { robot: { locale: 'en', secret: undefined } });
    await robotChannel('WECOM').send(delivery, anyTime);
    expect(service.heard[0]?.body).toEqual({
      msgtype: 'markdown',
      markdown: {
        content: expect.stringContaining(
          '### ［Escalation］ SO-2025-000123 Received: 1 working day overdue\n',
        ),
      },
    });
    const lines = shownText(service.heard[0]?.body).split('\n');
    expect(lines).toContain('**Responsible:** Zhang Wei (Salesperson, Sales)');
    expect(lines).toContain(`[See the order](${sampleLink})`);
  });

  test('DingTalk gets a title for its notification and nobody is mentioned', async () => {
    const service = await robotService('DINGTALK');
    await robotChannel('DINGTALK').send(robotDelivery('DINGTALK', service.url), anyTime);
    expect(service.heard[0]?.body).toMatchObject({
      markdown: { title: '【逾期升级】SO-2025-000123 已接收：已逾期 1 个工作日' },
      at: { isAtAll: false },
    });
  });

  test('Feishu gets both languages as plain text and one link', async () => {
    const service = await robotService('FEISHU');
    await robotChannel('FEISHU').send(robotDelivery('FEISHU', service.url), anyTime);
    const body = service.heard[0]?.body as FeishuBody | undefined;
    const posts = body?.content.post ?? {};
    expect(Object.keys(posts)).toEqual(['zh_cn', 'en_us']);
    expect(posts['en_us']?.title).toBe('［Escalation］ SO-2025-000123 Received: 1 working day overdue');
    for (const { content: lines } of Object.values(posts)) {
      const nodes = lines.flat();
      expect(new Set(nodes.map(({ tag }) => tag))).toEqual(new Set(['text', 'a']));
      expect(nodes.filter(({ tag }) => tag === 'a').map(({ href }) => href)).toEqual([sampleLink]);
    }
  });
});

interface FeishuBody {
  content: {
    post: Record<string, { title: string; content: { tag: string; text: string; href?: string }[][] }>;
  };
}

describe('an answer of 200 that is a failure', () => {
  const permanent = { permanent: true, counted: true };
  const passing = { permanent: false, counted: true };
  test.each([
    ['WECOM', { errcode: 93000, errmsg: 'invalid webhook url' }, permanent],
    ['WECOM', { errcode: -1, errmsg: 'system busy' }, passing],
    ['WECOM', { errcode: 45009, errmsg: 'api freq out of limit' }, { ...passing, retryAfterMs: 60_000 }],
    ['DINGTALK', { errcode: 300001, errmsg: 'token is not exist' }, permanent],
    ['DINGTALK', { errcode: 310000, errmsg: 'keywords not in content' }, permanent],
    ['DINGTALK', { errcode: 310000, errmsg: 'ip 1.2.3.4 not in whitelist' }, permanent],
    [
      'DINGTALK',
      { errcode: 310000, errmsg: 'description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳' },
      permanent,
    ],
    ['DINGTALK', { errcode: -1, errmsg: '系统繁忙' }, passing],
    ['DINGTALK', { errcode: 130101, errmsg: 'send too fast' }, { ...passing, retryAfterMs: 600_000 }],
    ['DINGTALK', { errcode: 410100, errmsg: '发送速度太快而限流' }, { ...passing, retryAfterMs: 600_000 }],
    ['FEISHU', { code: 19001, msg: 'incoming webhook access token invalid' }, permanent],
    ['FEISHU', { code: 19022, msg: 'Ip Not Allowed' }, permanent],
    ['FEISHU', { code: 19024, msg: 'Key Words Not Found' }, permanent],
    ['FEISHU', { code: 9499, msg: 'Bad Request' }, permanent],
    ['FEISHU', { code: 9499, msg: 'too many request' }, { ...passing, retryAfterMs: 60_000 }],
    ['FEISHU', { code: 11232, msg: 'frequency limited psm' }, { ...passing, retryAfterMs: 60_000 }],
    ['FEISHU', { code: 11232, msg: 'slow down' }, { ...passing, retryAfterMs: 60_000 }],
    ['FEISHU', { code: 99999, msg: 'unheard of' }, passing],
  ] as const)('%s %o', async (channel, answer, failure) => {
    const service = await robotService(channel);
    service.next(says(answer));
    const [code, words] = Object.values(answer);
    expect(await failureOf(channel, service.url)).toMatchObject({
      name: 'SendFailure',
      ...failure,
      message: expect.stringContaining(`answered 200 with code ${code}: ${words}`),
    });
  });

  test.each(everyMessenger)('%s: a page in place of an answer does not pass for success', async (channel) => {
    const service = await robotService(channel);
    service.next((response) => response.writeHead(200).end('<html>welcome</html>'));
    expect(await failureOf(channel, service.url)).toMatchObject({ permanent: false });
  });

  test('an endless answer is not read to its end', async () => {
    const service = await robotService('FEISHU');
    service.next((response) => {
      response.writeHead(200);
      const pour = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', pour);
      };
      pour();
    });
    expect(await failureOf('FEISHU', service.url)).toMatchObject({ permanent: false });
  });
});

describe('other failures', () => {
  test("HTTP errors: 503 and 429 wait as long as they ask, a redirect is not followed, Feishu's 400 is read", async () => {
    const service = await robotService('FEISHU');
    service.next((response) => response.writeHead(503, { 'retry-after': '120' }).end());
    expect(await failureOf('FEISHU', service.url)).toMatchObject({ permanent: false, retryAfterMs: 120_000 });
    service.next((response) => response.writeHead(429).end());
    expect(await failureOf('FEISHU', service.url)).toMatchObject({ permanent: false, retryAfterMs: 60_000 });
    service.next((response) => response.writeHead(302, { location: '/open-apis/bot/v2/hook/h-1' }).end());
    expect(await failureOf('FEISHU', service.url)).toMatchObject({ permanent: false });
    service.next(says({ code: 19024, msg: 'Key Words Not Found' }, 400));
    expect(await failureOf('FEISHU', service.url)).toMatchObject({ permanent: true });
    expect(service.requests()).toBe(4);
  });

  test('a connection that is cut before or within the answer is a passing failure', async () => {
    const service = await robotService('WECOM');
    service.next((response) => response.destroy());
    expect(await failureOf('WECOM', service.url)).not.toMatchObject({ permanent: true });
    service.next((response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"errcode":0}', () => response.destroy());
    });
    const cut = await failureOf('WECOM', service.url);
    expect(cut).toBeInstanceOf(Error);
    expect(cut).not.toMatchObject({ permanent: true });
  });

  test('a messenger that never answers is left after the time allowed', async () => {
    const service = await robotService('WECOM');
    service.next(() => undefined);
    const delivery = robotDelivery('WECOM', service.url);
    await expect(robotChannel('WECOM').send(delivery, AbortSignal.timeout(200))).rejects.toThrow();
  });

  test('an HTTP error is none the less one when its body holds the code 0', async () => {
    const service = await robotService('WECOM');
    service.next(says({ errcode: 0, errmsg: 'ok' }, 500));
    expect(await failureOf('WECOM', service.url)).toMatchObject({ permanent: false });
  });

  test.each(everyMessenger)(
    '%s: a robot of another messenger, or a person, is given up without a call',
    async (channel) => {
      const service = await robotService(channel);
      const others = { WECOM: 'FEISHU', DINGTALK: 'WECOM', FEISHU: 'DINGTALK' } as const;
      expect(await failureOf(channel, service.url, { robot: { channel: others[channel] } })).toMatchObject({
        permanent: true,
      });
      const person = {
        is: 'person',
        personId: 'li',
        nameZh: '李娜',
        nameEn: 'Li Na',
        email: undefined,
        locale: 'zh',
        department: 'SALES',
      } as const;
      const delivery = { ...robotDelivery(channel, service.url), recipient: person };
      await expect(robotChannel(channel).send(delivery, anyTime)).rejects.toMatchObject({ permanent: true });
      expect(service.requests()).toBe(0);
    },
  );

  test.each(everyMessenger)(
    '%s: a robot that was switched off is given up without a call',
    async (channel) => {
      const service = await robotService(channel);
      expect(await failureOf(channel, service.url, { robot: { active: false } })).toMatchObject({
        permanent: true,
      });
      expect(service.requests()).toBe(0);
    },
  );

  test('an address that is none is given up, and no error shows the key of a robot', async () => {
    const nowhere = createServer().listen(0, '127.0.0.1');
    await once(nowhere, 'listening');
    const address = nowhere.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    nowhere.close();
    onTestFinished(() => void nowhere.close());
    const failures = await Promise.all([
      failureOf('WECOM', 'qyapi key=hidden-key'),
      failureOf('WECOM', `http://127.0.0.1:${port}/send?key=hidden-key`),
      failureOf('WECOM', 'https://10.0.0.1/send?key=hidden-key'),
    ]);
    expect(failures).toMatchObject([{ permanent: true }, { code: 'ECONNREFUSED' }, { permanent: true }]);
    for (const failure of failures) expect(String(failure)).not.toContain('hidden');
  });
});

describe('hostile targets', () => {
  test.each(everyMessenger)('%s: a robot in a private network is refused and not called', async (channel) => {
    const service = await robotService(channel);
    const strict = robotChannel(channel, undefined, []);
    for (const url of [
      service.url,
      service.url.replace('http:', 'https:'),
      service.url.replace('127.0.0.1', 'localhost'),
    ]) {
      await expect(strict.send(robotDelivery(channel, url), anyTime)).rejects.toMatchObject({
        permanent: true,
        message: expect.stringMatching(/^refused to call: /),
      });
    }
    expect(service.requests()).toBe(0);
  });

  test('a public-looking name that leads into this machine is refused by the connection itself', async () => {
    const service = await robotService('WECOM');
    const url = service.url.replace('http://127.0.0.1', 'https://localhost');
    await expect(
      robotChannel('WECOM', undefined, []).send(robotDelivery('WECOM', url), anyTime),
    ).rejects.toMatchObject({
      message: expect.stringContaining('lies in a private network'),
    });
  });
});
