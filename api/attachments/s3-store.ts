import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { checksumOf } from './checksum.ts';
import type { AttachmentStore } from './store.ts';

/** A store that speaks S3, by whoever it is run. */
export interface S3Place {
  /** Address without the bucket, such as `https://s3.cn-north-1.amazonaws.com.cn`. */
  endpoint: string;
  bucket: string;
  region: string;
  keyId: string;
  secret: string;
  /** True: `endpoint/bucket/key`, as most own installations have it; false: `bucket.endpoint/key`. */
  pathStyle: boolean;
}

/** The store did not do what was asked; says which setting to look at. */
export class S3Error extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'S3Error';
  }
}

const tries = 2;
/** An attachment is 10 MB at most. */
const mostMs = 30_000;

/** Attachments as objects `attachments/ab/<sha256>` of a bucket. What is read is held against its checksum. */
export function s3Store(place: S3Place): AttachmentStore {
  const { keyId: accessKeyId, secret: secretAccessKey, region } = place;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: tries });
  const emptySha256 = checksumOf(new Uint8Array());

  async function ask(method: 'HEAD' | 'GET' | 'PUT', sha256: string, bytes?: Uint8Array): Promise<Response> {
    const headers = {
      // The store refuses bytes that are not those that were signed.
      'x-amz-content-sha256': bytes === undefined ? emptySha256 : sha256,
      ...(bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
    };
    const body = bytes === undefined ? {} : { body: Buffer.from(bytes) };
    const signal = AbortSignal.timeout(mostMs);
    try {
      return await client.fetch(addressOf(place, sha256), { method, headers, signal, ...body });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new S3Error(`${place.endpoint} does not answer (${reason}): see DUELINE_S3_ENDPOINT`);
    }
  }

  return {
    async put(sha256, bytes) {
      const there = await ask('HEAD', sha256);
      if (there.ok && there.headers.get('content-length') === String(bytes.length)) return;
      if (!there.ok && there.status !== 404) throw refusal(place, 'HEAD', there.status, '');
      const kept = await ask('PUT', sha256, bytes);
      const said = await kept.text();
      if (!kept.ok) throw refusal(place, 'PUT', kept.status, said);
    },
    async get(sha256) {
      const found = await ask('GET', sha256);
      if (!found.ok) {
        const said = await found.text();
        if (found.status === 404 && !said.includes('NoSuchBucket')) return undefined;
        throw refusal(place, 'GET', found.status, said);
      }
      const bytes = Buffer.from(await found.arrayBuffer());
      const held = checksumOf(bytes);
      if (held !== sha256)
        throw new S3Error(`${place.bucket} holds other bytes under ${sha256} than were kept`);
      return Readable.from([bytes]);
    },
  };
}

function addressOf({ endpoint, bucket, pathStyle }: S3Place, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('a checksum has 64 hexadecimal digits');
  const address = new URL(endpoint);
  const key = `attachments/${sha256.slice(0, 2)}/${sha256}`;
  const folder = address.pathname.replace(/\/+$/, '');
  if (pathStyle) address.pathname = `${folder}/${bucket}/${key}`;
  else {
    address.hostname = `${bucket}.${address.hostname}`;
    address.pathname = `${folder}/${key}`;
  }
  return address.href;
}

function refusal({ bucket, endpoint }: S3Place, method: string, status: number, said: string): S3Error {
  const code = /<Code>([^<]{1,100})<\/Code>/.exec(said)?.[1];
  const answer = `${endpoint} answered ${status}${code === undefined ? '' : ` ${code}`} to ${method} in ${bucket}`;
  if (status === 403)
    return new S3Error(`${answer}: see DUELINE_S3_KEY_ID, DUELINE_S3_SECRET and what they may do`);
  if (status === 404) return new S3Error(`${answer}: see DUELINE_S3_BUCKET`);
  if (status === 301 || status === 307 || status === 400)
    return new S3Error(`${answer}: see DUELINE_S3_REGION and DUELINE_S3_ENDPOINT`);
  return new S3Error(answer);
}
