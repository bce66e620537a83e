import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openSession } from '../../db/sessions/open-session.ts';
import type { Role } from '../../domain/people/roles.ts';
import { dashboardBundle } from '../../scripts/stack/dashboard-bundle.ts';
import type { Answer } from '../api/api-stack.ts';
import { startChromium } from '../browser/chromium.ts';
import type { Actors } from '../browser/order-at.ts';
import type { ExamPlace } from './exam-place.ts';
import { type ExamStage, setUpExam } from './exam-stage.ts';
import { type ServedProduct, serveProduct } from './served-product.ts';

/** The product as processes, and people before it in a real browser. */
export interface PageStage extends Actors {
  stage: ExamStage;
  product: ServedProduct;
  /** A phone on which the sample company's holder of the role is signed in. */
  open(role: Role, path: string, language: 'zh' | 'en'): Promise<Page>;
  close(): Promise<void>;
}

export async function openPageStage(place: ExamPlace): Promise<PageStage> {
  await dashboardBundle(place.folder);
  const stage = await setUpExam(place, 0);
  const product = await serveProduct(place, stage, { name: 'page', page: 'BUILT' });
  const browser = await startChromium(join(place.folder, 'browser'));
  return {
    stage,
    product,
    async as(role) {
      const key = await product.keyOf(role);
      return {
        get: async (path) => answerOf(await product.send(key, path)),
        post: async (path, body) => answerOf(await product.send(key, path, { method: 'POST', body })),
      };
    },
    async open(role, path, language) {
      const context = await browser.newContext({
        baseURL: product.base,
        viewport: { width: 412, height: 892 },
        timezoneId: 'Asia/Shanghai',
        locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      });
      await context.addInitScript((chosen) => localStorage.setItem('dueline.language', chosen), language);
      const { token } = await openSession(
        stage.database,
        await holderOf(stage, role),
        'LOCAL',
        new Date().toISOString(),
      );
      const cookie = { name: 'dueline_session', value: token, url: product.base, httpOnly: true } as const;
      await context.addCookies([cookie]);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
    async close() {
      // Each ends whatever became of the one before it: what stays would slow down the runs that follow.
      try {
        await browser.close();
      } finally {
        try {
          await product.end();
        } finally {
          await stage.close();
        }
      }
    },
  };
}

/** The person of the sample company who holds the role. */
export async function holderOf({ database }: Pick<ExamStage, 'database'>, role: Role): Promise<string> {
  const [person] = await database.sql<{ personId: string }[]>`
    select person_id as "personId" from dueline.person_roles where role = ${role} limit 1`;
  return person?.personId ?? role;
}

function answerOf({ status, headers, text }: Awaited<ReturnType<ServedProduct['send']>>): Answer {
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return { status, headers: Object.fromEntries(headers), text, body };
}
