import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttpClient } from '../../scripts/demo/http-client.ts';

const shape = z.object({ done: z.boolean() });
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(answer: RequestListener): Promise<{ url: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    request.resume();
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const json = (status: number, body: object, headers: Record<string, string> = {}): RequestListener => {
  return (_request, response) => response.writeHead(status, headers).end(JSON.stringify(body));
};

describe("the demo's HTTP client", () => {
  it('asks again with the same key when the product is away for a moment', async () => {
    const away = json(503, {}, { 'retry-after': '0' });
    let asked = 0;
    const { url, requests } = await serve((request, response) => {
      asked += 1;
      return (asked === 1 ? away : json(200, { done: true }))(request, response);
    });
    expect(await createHttpClient(url, 'key').post('/v1/orders', {}, shape)).toEqual({ done: true });
    const keys = requests.map((request) => request.headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(requests[0]?.headers.authorization).toBe('Bearer key');
  });

  it('tells a refusal with its code, its sentence and each field', async () => {
    const problem = {
      code: 'does-not-fit',
      title: 'The input does not fit this order',
      detail: 'Correct it.',
      errors: [{ path: 'passed', reason: 'must add up to 100' }],
    };
    const { url } = await serve(json(422, problem));
    await expect(createHttpClient(url, 'key').post('/x', {}, shape)).rejects.toMatchObject({
      code: 'does-not-fit',
      message:
        'The input does not fit this order (422 does-not-fit): Correct it. passed: must add up to 100.',
    });
  });

  it('says how to start the product when nothing answers', async () => {
    const { url } = await serve(json(200, {}));
    await new Promise((resolve) => servers.pop()?.close(resolve));
    await expect(createHttpClient(url, 'key').get('/v1/users', shape)).rejects.toThrow(
      `Nothing answers at ${url}. Start the product with "npm start"`,
    );
  });

  it('names the fields of an answer that is not what the API promises', async () => {
    const { url } = await serve(json(200, { done: 'yes' }));
    await expect(createHttpClient(url, 'key').get('/v1/users', shape)).rejects.toThrow(
      /unknown shape[\s\S]*done/,
    );
  });
});
