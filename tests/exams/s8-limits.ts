import { buildApp } from '../../api/app.ts';
import { failedSignInsPerMinute, limits } from '../../api/limits.ts';
import { sendFrom } from './from-address.ts';
import { type Attack, type Grounds, securityExam } from './security-exam.ts';

const requestsPerMinute = 40;

/** The address of one who guesses keys. */
const guesser = '127.0.2.1';

/** Wrong passwords after which an account must have slowed down, whoever tries them. */
const guesses = 12;

/** S8: who asks too much, sends too much or guesses passwords and keys is slowed down with 429 or refused with 413. */
export const attackS8: Attack = async (grounds, { log }) => {
  const differences = [
    ...(await rates(grounds)),
    ...(await bodies(grounds)),
    ...(await passwords(grounds)),
    ...(await keys(grounds)),
  ];
  log('rates, bodies, passwords and keys');
  const figures = { requestsPerMinute, bodyBytes: limits.bodyBytes, guesses, failedSignInsPerMinute };
  return { figures, differences };
};

/** One caller with a limit of its own is slowed down, and another is not held up by it. */
async function rates({ stage }: Grounds): Promise<string[]> {
  const app = await buildApp({
    database: stage.database,
    temporal: stage.client,
    clock: { now: () => new Date() },
    settings: {
      adminKey: 'rate-exam-key-0123456789abcdefgh',
      publicUrl: 'http://127.0.0.1:8080',
      taskQueue: 'none',
      logLevel: 'silent',
      requestsPerMinute,
    },
  });
  const ask = async (key: string) => {
    const answer = await app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${key}` } });
    return { status: answer.statusCode, retryAfter: Number(answer.headers['retry-after']) };
  };
  const answers = [];
  for (let count = 0; count < requestsPerMinute + 5; count += 1)
    answers.push(await ask('rate-exam-key-0123456789abcdefgh'));
  const other = await ask('somebody-else');
  await app.close();
  const slowed = answers.filter(({ status }) => status === 429);
  const problems = [];
  if (slowed.length !== 5) problems.push(`${slowed.length} of 5 requests above the limit were slowed down`);
  if (!slowed.every(({ retryAfter }) => retryAfter > 0)) problems.push('429 without Retry-After');
  if (other.status === 429) problems.push('one caller used up the limit of another');
  return problems;
}

async function bodies({ product }: Grounds): Promise<string[]> {
  const key = product.adminKey;
  const problems: string[] = [];
  const paths = ['/v1/orders', '/v1/users', '/v1/changes', '/v1/commands', '/v1/session'];
  for (const path of paths) {
    const within = JSON.stringify({ text: 'a'.repeat(limits.bodyBytes - 20) });
    const above = JSON.stringify({ text: 'a'.repeat(limits.bodyBytes) });
    const { status } = await product.send(key, path, { method: 'POST', body: above });
    if (status !== 413) problems.push(`${path}: a body above the limit was answered ${status}`);
    const fit = await product.send(key, path, { method: 'POST', body: within });
    // The control: within the limit the body is read, and refused for what is in it.
    if (fit.status === 413 || fit.status >= 500)
      problems.push(`${path}: a body within the limit was answered ${fit.status}`);
  }
  return problems;
}

async function passwords({ product }: Grounds): Promise<string[]> {
  const password = 'the right one, 16 letters';
  const account = 'buyer';
  const path = `/v1/users/${account}/password`;
  const set = await product.send(product.adminKey, path, { method: 'PUT', body: { password } });
  if (set.status >= 300) return [`the password could not be set: ${set.status} ${set.text}`];
  const signIn = async (given: string, who = account) =>
    await product.send(undefined, '/v1/session', { method: 'POST', body: { account: who, password: given } });
  const problems: string[] = [];
  const right = await signIn(password);
  if (right.status !== 201) problems.push(`the right password was answered ${right.status}`);
  const unknown = await signIn('wrong', 'nobody-of-that-name');
  const wrong = await signIn('wrong 0');
  const words = ({ text }: { text: string }) => ({ ...(JSON.parse(text) as object), requestId: '' });
  if (JSON.stringify(words(unknown)) !== JSON.stringify(words(wrong)))
    problems.push('a wrong password is told from an unknown account');
  const statuses: number[] = [];
  for (let count = 1; count <= guesses; count += 1) statuses.push((await signIn(`wrong ${count}`)).status);
  if (!statuses.includes(429)) problems.push(`${guesses} wrong passwords were answered ${statuses.join()}`);
  const late = await signIn(password);
  if (late.status === 201) problems.push('after too many guesses the right password still signs in at once');
  return problems;
}

async function keys({ product }: Grounds): Promise<string[]> {
  const statuses: number[] = [];
  for (let count = 0; count < failedSignInsPerMinute + 10; count += 1)
    statuses.push(
      (await sendFrom(product, guesser, '/v1/me', { headers: { authorization: `Bearer dlk_${count}` } }))
        .status,
    );
  const slowed = statuses.filter((status) => status === 429).length;
  const first = statuses.indexOf(429);
  if (slowed === 0) return [`${statuses.length} guessed keys were never slowed down`];
  return first < failedSignInsPerMinute / 2 ? [`guessed keys were slowed down after ${first} already`] : [];
}

export const runS8 = securityExam('S8', attackS8);
