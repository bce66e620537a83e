import { z } from 'zod';
import { token, url } from './setting-checks.ts';
import type { SettingEntry } from './setting-entry.ts';

/** Where files lie when not in a folder: a store that speaks S3. */
export const s3Settings = {
  s3Endpoint: {
    name: 'DUELINE_S3_ENDPOINT',
    check: url('https', 'http'),
    purpose:
      'Address of a store that speaks S3, for the files that belong to orders; with it they lie there and not in a folder. Needs bucket, key id and secret too.',
    example: 'https://s3.cn-north-1.amazonaws.com.cn',
  },
  s3Bucket: {
    name: 'DUELINE_S3_BUCKET',
    check: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        'must be the name of a bucket: lower-case letters, digits, dot and hyphen',
      ),
    purpose: 'Bucket of those files; it must be there.',
    example: 'dueline-files',
  },
  s3Region: {
    name: 'DUELINE_S3_REGION',
    check: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be a region such as cn-north-1'),
    fallback: 'us-east-1',
    purpose: 'Region of the bucket; most own installations take the default.',
    example: 'cn-north-1',
  },
  s3KeyId: {
    name: 'DUELINE_S3_KEY_ID',
    check: token('the id of an access key'),
    purpose: 'Access key that may read and write objects of the bucket.',
    example: 'the id that the store shows',
  },
  s3Secret: {
    name: 'DUELINE_S3_SECRET',
    check: token('the secret of an access key'),
    purpose: 'Secret of that access key.',
    example: 'the secret that the store shows once',
  },
  s3PathStyle: {
    name: 'DUELINE_S3_PATH_STYLE',
    check: z
      .string()
      .pipe(z.enum(['true', 'false'], 'must be true or false'))
      .transform((text) => text === 'true'),
    fallback: 'true',
    purpose: 'true: endpoint/bucket/key; false: bucket.endpoint/key, as large providers want it.',
    example: 'false',
  },
} as const satisfies Record<string, SettingEntry>;
