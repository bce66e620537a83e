import type { Answer, ApiStack, Sender } from './api-stack.ts';

interface SentForm {
  to: string;
  by: Sender;
  key?: string | undefined;
}

/** Posts a form as a browser does, files in their parts. A body that is not there is undefined. */
export async function sendForm(
  app: ApiStack['app'],
  form: FormData,
  { to, by, key }: SentForm,
): Promise<Answer> {
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const answer = await app.inject({
    method: 'POST',
    url: to,
    headers: {
      authorization: `Bearer ${by.key}`,
      'content-type': request.headers.get('content-type') ?? '',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  const body: unknown = answer.body === '' ? undefined : JSON.parse(answer.body);
  return { status: answer.statusCode, headers: answer.headers, text: answer.body, body };
}
