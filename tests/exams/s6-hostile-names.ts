import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { RungNotice } from '../../domain/notices/notice.ts';
import { createMailFolder } from '../../notices/channels/mail-folder.ts';
import { lateReview } from '../notices/sample-notice.ts';
import { unzipTexts } from './mini-zip.ts';
import { patiently } from './patiently.ts';
import { type Attack, type Findings, type Grounds, securityExam } from './security-exam.ts';

/** Names by which an attacker hopes to run a script in a page or a mail, a formula in a spreadsheet, a header in a message. */
export const hostileNames = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '=HYPERLINK("http://evil.example","x")',
  "+1+cmd|'/C calc'!A0",
  '@SUM(1+1)',
  '-2+3',
  '{{constructor.constructor("alert(1)")()}}',
  '#{alert(1)}',
  '&lt;b&gt; & <b>',
  '[x](javascript:alert(1))',
] as const;

/** A browser's part of the exam: opens the page where these names stand and answers what ran or broke. */
export type PageCheck = (grounds: Grounds, names: readonly string[]) => Promise<string[]>;

/** S6: hostile names are text in e-mail, spreadsheet and page, and no page runs a script that is not the product's. */
export async function examineNames(grounds: Grounds, lookAtPage?: PageCheck): Promise<Findings> {
  const differences: string[] = [];
  for (const name of hostileNames) await receive(grounds, name);
  const mails = await mail(grounds, differences);
  const cells = await spreadsheet(grounds, differences);
  const pages = await headers(grounds, differences);
  differences.push(...control());
  if (lookAtPage !== undefined) differences.push(...(await lookAtPage(grounds, hostileNames)));
  return { figures: { names: hostileNames.length, mails, cells, pages }, differences };
}

export const attackS6: Attack = (grounds) => examineNames(grounds);

async function receive({ product }: Grounds, name: string): Promise<void> {
  const line = { productName: name, specification: name, model: name, quantity: '1', unit: '台' };
  const body = {
    channel: 'EMAIL',
    externalNumber: randomUUID(),
    customer: { name, contact: name },
    lines: [line],
    deliveryAddress: name,
    remarks: name,
  };
  const key = await product.keyOf('SALESPERSON');
  const { status, text } = await patiently(() => product.send(key, '/v1/orders', { method: 'POST', body }));
  if (status !== 201) throw new Error(`no order for ${name}: ${status} ${text}`);
}

/** The messages as the worker writes them, read as a mail program reads them. */
async function mail({ place }: Grounds, differences: string[]): Promise<number> {
  const folder = join(place.folder, 'hostile-mail');
  const channel = createMailFolder({ folder, from: 'Dueline <dueline@localhost>' });
  const at = new Date().toISOString();
  const never = new AbortController().signal;
  for (const [index, name] of [...hostileNames, 'a\r\nBcc: evil@example.com', 'a\nSubject: x'].entries()) {
    for (const locale of ['zh', 'en'] as const) {
      await channel.send(
        {
          key: `hostile/${index}/${locale}`,
          notice: noticeOf(name, index),
          link: 'http://127.0.0.1:8080/orders/o-1',
          recipient: {
            is: 'person',
            personId: 'p',
            nameZh: name,
            nameEn: name,
            email: 'p@example.com',
            locale,
            department: 'SALES',
          },
          queuedAt: at,
          attemptAt: at,
        },
        never,
      );
    }
  }
  await channel.close();
  const files = readdirSync(folder);
  for (const file of files) {
    const {
      html = '',
      text = '',
      subject = '',
      headers: lines,
      bcc,
      to,
    } = await PostalMime.parse(readFileSync(join(folder, file)));
    const elements = activeElements(html);
    if (elements.length > 0) differences.push(`${file}: the mail holds ${elements.join()}`);
    if (bcc !== undefined || (to ?? []).length !== 1) differences.push(`${file}: a name became an address`);
    if (lines.filter(({ key }) => key === 'subject').length !== 1)
      differences.push(`${file}: a name became a header`);
    if (html === '' || text === '' || subject === '') differences.push(`${file}: the mail is empty`);
  }
  const whole = files.map((file) => readFileSync(join(folder, file), 'utf8')).length;
  if (whole !== (hostileNames.length + 2) * 2) differences.push(`${whole} mails were written`);
  return whole;
}

function noticeOf(name: string, index: number): RungNotice {
  const people = [{ personId: 'p', nameZh: name, nameEn: name }];
  return {
    ...lateReview,
    orderNumber: `SO-${index}`,
    customerName: name,
    responsible: { ...lateReview.responsible, people },
  };
}

/** What a reader of HTML would run or load; text that only looks like it is escaped and not found. */
function activeElements(html: string): string[] {
  return [
    ...(html.match(/<(script|svg|iframe|object|embed|form)[\s>]/gi) ?? []),
    ...(html.match(/<[a-z][^>]*\son\w+\s*=/gi) ?? []),
    ...(html.match(/<[a-z][^>]*(href|src)\s*=\s*["']?\s*javascript:/gi) ?? []),
    ...(html.match(/<img[^>]*src=x/gi) ?? []),
  ];
}

async function spreadsheet({ product }: Grounds, differences: string[]): Promise<number> {
  const key = await product.keyOf('SALESPERSON');
  const answer = await fetch(`${product.base}/v1/orders/export?channel=EMAIL&locale=zh`, {
    headers: { authorization: `Bearer ${key}` },
  });
  if (!answer.ok) {
    differences.push(`the export was answered ${answer.status}: ${await answer.text()}`);
    return 0;
  }
  const files = unzipTexts(Buffer.from(await answer.arrayBuffer()));
  const sheets = [...files].filter(([name]) => name.startsWith('xl/worksheets/'));
  const shared = files.get('xl/sharedStrings.xml') ?? '';
  const texts = sheets.map(([, xml]) => xml).join('') + shared;
  for (const [name, xml] of sheets) {
    if (/<f[\s>]/.test(xml)) differences.push(`${name} holds a formula`);
    if (/<hyperlink/.test(xml)) differences.push(`${name} holds a link`);
  }
  const absent = hostileNames.filter((name) => !unescaped(texts).includes(name));
  if (absent.length > 0) differences.push(`the sheet lacks ${absent.length} names, as ${absent[0]}`);
  if ([...files.keys()].some((name) => /vba|externalLink/i.test(name)))
    differences.push('the file holds code or links');
  return (texts.match(/<c[\s>]/g) ?? []).length;
}

function unescaped(xml: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return xml.replaceAll(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => named[name] ?? whole);
}

/** Every page comes with a policy under which no script runs that is not the product's own; no data passes for a page. */
async function headers({ product }: Grounds, differences: string[]): Promise<number> {
  const html = { headers: { accept: 'text/html' } };
  const pages = ['/', '/orders/x', '/docs', '/docs/', '/nothing', '/%3Cscript%3Ealert(1)%3C/script%3E'];
  for (const path of pages) {
    const { headers: given, status, text } = await product.send(undefined, path, html);
    if (status >= 300 && status < 400) continue;
    const policy = given.get('content-security-policy') ?? '';
    differences.push(...policyProblems(policy).map((problem) => `${path}: ${problem}`));
    if (given.get('x-content-type-options') !== 'nosniff') differences.push(`${path}: no nosniff`);
    if (/<script>alert/.test(text)) differences.push(`${path}: the page repeats its address`);
  }
  const key = await product.keyOf('SALESPERSON');
  const data = await product.send(key, '/v1/orders?q=%3Cscript%3E', html);
  if (!(data.headers.get('content-type') ?? '').startsWith('application/'))
    differences.push('data is served as a page');
  if (data.headers.get('x-content-type-options') !== 'nosniff') differences.push('data without nosniff');
  return pages.length;
}

function policyProblems(policy: string): string[] {
  const directives = new Map(
    policy.split(';').map((each): [string, string] => {
      const [name = '', ...values] = each.trim().split(/\s+/);
      return [name, values.join(' ')];
    }),
  );
  const scripts = directives.get('script-src') ?? directives.get('default-src') ?? '';
  return [
    ...(scripts === '' ? ['no policy for scripts'] : []),
    ...(/'unsafe-inline'|'unsafe-eval'|\*|https?:(\s|$)|data:/.test(scripts)
      ? [`scripts from ${scripts}`]
      : []),
    ...((directives.get('object-src') ?? directives.get('default-src')) === "'none'"
      ? []
      : ['objects are allowed']),
    ...(directives.has('base-uri') ? [] : ['no base-uri']),
    ...(directives.has('frame-ancestors') ? [] : ['no frame-ancestors']),
  ];
}

/** The planted defects: a mail that repeats names as they are, and a policy that lets everything run. */
function control(): string[] {
  const careless = hostileNames.slice(0, 4).filter((name) => activeElements(`<p>${name}</p>`).length === 0);
  const lax = policyProblems("default-src *; script-src 'self' 'unsafe-inline'");
  return [
    ...careless.map((name) => `a mail that repeats ${name} was not caught`),
    ...(lax.length < 3 ? ['a lax policy was not caught'] : []),
  ];
}

export const runS6 = securityExam('S6', attackS6);
