import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { RobotChannel } from '../../domain/notices/channels.ts';
import { monday } from './outbox-fixture.ts';

export const robotSecret = 'SEC2';

/** What a group got to see. */
export interface Heard {
  at: number;
  query: URLSearchParams;
  body: unknown;
  bytes: number;
}

export interface RobotService {
  url: string;
  heard: Heard[];
  /** Answers the next request in its own way; several wait for several requests. */
  next(answer: (response: ServerResponse) => void): void;
  /** Requests that came in, refused ones included. */
  requests(): number;
}

/**
 * A messenger on this machine, as its documentation describes it: checks key, signature, time, size and rate by
 * itself and answers in its own words. `now` is its clock, which also stands in its answers' `Date`.
 */
export async function robotService(
  channel: RobotChannel,
  now: () => number = () => Date.parse(monday),
): Promise<RobotService> {
  const heard: Heard[] = [];
  const scripted: ((response: ServerResponse) => void)[] = [];
  const { path, perMinute, refusal, answer } = messengers[channel];
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    const raw = await text(request);
    response.sendDate = false;
    response.setHeader('date', new Date(now()).toUTCString());
    const special = scripted.shift();
    if (special !== undefined) return special(response);
    const url = new URL(request.url ?? '', 'http://localhost');
    const call = { at: now(), query: url.searchParams, body: JSON.parse(raw), bytes: Buffer.byteLength(raw) };
    const lately = heard.filter(({ at }) => at > now() - 60_000).length;
    const refused = url.pathname === path ? refusal(call, lately >= perMinute) : 'nothing here';
    if (refused === undefined) heard.push(call);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer(refused)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}${channel === 'FEISHU' ? '' : '?'}${keys[channel]}`,
    heard,
    next: (special) => scripted.push(special),
    requests: () => requests,
  };
}

/** A WeCom or DingTalk answer; Feishu's has other names. */
export const says =
  (answer: object, status = 200) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };

const keys: Record<RobotChannel, string> = {
  WECOM: 'key=k-1',
  DINGTALK: 'access_token=t-1&timestamp=1600000000000&sign=OLD',
  FEISHU: '',
};

type Refused = readonly [code: number, text: string] | 'nothing here' | undefined;

interface RobotMessenger {
  path: string;
  perMinute: number;
  refusal(call: Heard, tooFast: boolean): Refused;
  answer(refused: Refused): object;
}

const wecomAnswer = (refused: Refused) =>
  refused === 'nothing here'
    ? { errcode: 404, errmsg: refused }
    : { errcode: refused?.[0] ?? 0, errmsg: refused?.[1] ?? 'ok' };

const messengers: Record<RobotChannel, RobotMessenger> = {
  WECOM: {
    path: '/cgi-bin/webhook/send',
    perMinute: 20,
    refusal({ query, body }, tooFast) {
      const { msgtype, markdown } = body as { msgtype?: string; markdown?: { content?: string } };
      if (query.get('key') !== 'k-1') return [93000, 'invalid webhook url'];
      if (tooFast) return [45009, 'api freq out of limit'];
      if (msgtype !== 'markdown') return [40008, 'invalid message type'];
      if (Buffer.byteLength(markdown?.content ?? '') > 4096) {
        return [40058, 'markdown.content exceed max length 4096'];
      }
      return undefined;
    },
    answer: wecomAnswer,
  },
  DINGTALK: {
    path: '/robot/send',
    perMinute: 20,
    refusal({ query, body, at, bytes }, tooFast) {
      const { msgtype, markdown } = body as {
        msgtype?: string;
        markdown?: { title?: string; text?: string };
      };
      if (query.getAll('access_token').join() !== 't-1') return [300001, 'token is not exist'];
      const timestamp = query.getAll('timestamp').join();
      if (Math.abs(at - Number(timestamp)) > 3_600_000) return [310000, 'invalid timestamp'];
      const sign = createHmac('sha256', robotSecret).update(`${timestamp}\n${robotSecret}`).digest('base64');
      if (query.getAll('sign').join() !== sign) return [310000, 'sign not match'];
      if (tooFast) return [130101, 'send too fast, exceed 20 times per minute'];
      if (msgtype !== 'markdown' || !markdown?.title || !markdown.text) return [40035, 'missing parameter'];
      return bytes > 20_000 ? [40035, 'too long'] : undefined;
    },
    answer: wecomAnswer,
  },
  FEISHU: {
    path: '/open-apis/bot/v2/hook/h-1',
    perMinute: 100,
    refusal({ body, at, bytes }, tooFast) {
      const call = body as { timestamp?: string; sign?: string; msg_type?: string };
      const sign = createHmac('sha256', `${call.timestamp}\n${robotSecret}`).update('').digest('base64');
      if (call.sign !== sign || Math.abs(at / 1_000 - Number(call.timestamp)) > 3_600) {
        return [19021, 'sign match fail or timestamp is not within one hour from current time'];
      }
      if (tooFast) return [11232, 'frequency limited psm'];
      return call.msg_type !== 'post' || bytes > 20_000 ? [9499, 'Bad Request'] : undefined;
    },
    answer: (refused) =>
      refused === 'nothing here'
        ? { code: 19001, msg: 'param invalid: incoming webhook access token invalid', data: {} }
        : { code: refused?.[0] ?? 0, msg: refused?.[1] ?? 'success', data: {} },
  },
};
