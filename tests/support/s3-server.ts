import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small store that speaks as much of S3 as we ask of one, and believes nothing that is not signed (SigV4). */
export interface S3Server {
  url: string;
  port: number;
  objects: Map<string, Buffer>;
  /** Method and path of every request that was let in. */
  asked: string[];
  close(): Promise<void>;
}

export interface S3Account {
  bucket: string;
  region: string;
  keyId: string;
  secret: string;
}

export async function startS3Server(account: S3Account): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const { status, code, body: found } = answerTo(request, body);
      const xml = code === undefined ? '' : `<Error><Code>${code}</Code></Error>`;
      response.writeHead(status, { 'content-length': found?.length ?? Buffer.byteLength(xml) });
      response.end(request.method === 'HEAD' ? undefined : (found ?? xml));
    });
  });

  function answerTo(request: IncomingMessage, body: Buffer): S3Answer {
    const refused = refusalOf(request, body, account);
    if (refused !== undefined) return { status: 403, code: refused };
    const { bucket, key } = placeOf(request, account);
    asked.push(`${request.method} ${key}`);
    if (bucket !== account.bucket) return { status: 404, code: 'NoSuchBucket' };
    if (request.method === 'PUT') {
      objects.set(key, body);
      return { status: 200 };
    }
    const found = objects.get(key);
    return found === undefined ? { status: 404, code: 'NoSuchKey' } : { status: 200, body: found };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    objects,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

interface S3Answer {
  status: number;
  code?: string;
  body?: Buffer;
}

function placeOf(request: IncomingMessage, { bucket }: S3Account): { bucket: string; key: string } {
  const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/').slice(1);
  if (request.headers.host?.startsWith(`${bucket}.`) === true) return { bucket, key: path };
  const [first = '', ...rest] = path.split('/');
  return { bucket: first, key: rest.join('/') };
}

/** Why a request is not let in, as S3 names it; undefined when its signature holds for all that it says. */
function refusalOf(
  request: IncomingMessage,
  body: Buffer,
  { region, keyId, secret }: S3Account,
): string | undefined {
  const { authorization = '', 'x-amz-date': at, 'x-amz-content-sha256': bodyHash } = request.headers;
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
  if (parts === null || typeof at !== 'string' || typeof bodyHash !== 'string') return 'AccessDenied';
  const [, key, day = '', inRegion, signedHeaders = '', signature = ''] = parts;
  if (key !== keyId) return 'InvalidAccessKeyId';
  if (inRegion !== region) return 'AuthorizationHeaderMalformed';
  if (!at.startsWith(day) || Math.abs(Date.now() - instantOf(at)) > 15 * 60_000)
    return 'RequestTimeTooSkewed';
  if (bodyHash !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const names = signedHeaders.split(';');
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name)))
    return 'AccessDenied';
  const canonical = [
    request.method,
    (request.url ?? '').split('?')[0],
    (request.url ?? '').split('?')[1] ?? '',
    ...names.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    signedHeaders,
    bodyHash,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n');
  const signing = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    (with_, part) => hmac(with_, part),
    `AWS4${secret}`,
  );
  const wanted = hmac(signing, toSign);
  return timingSafeEqual(wanted, Buffer.from(signature, 'hex')) ? undefined : 'SignatureDoesNotMatch';
}

function instantOf(at: string): number {
  return Date.parse(at.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function sha256(of: Buffer | string): string {
  return createHash('sha256').update(of).digest('hex');
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
