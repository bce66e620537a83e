import { describe, expect, it } from 'vitest';
import { problems } from '../../domain/errors.ts';
import { inChinese } from '../../domain/names/in-chinese.ts';
import { chineseProblems } from '../../domain/names/problem-names.ts';
import { sentencesInSource } from './sentences.ts';

describe('what the product says when it says no', () => {
  it('exists in Chinese, every sentence of the source', async () => {
    const sentences = await sentencesInSource();
    expect(sentences.length).toBeGreaterThan(120);
    const kinds = new Set<string>(Object.values(problems).map(({ title }) => title));
    const unknown = sentences
      .filter(({ text }) => !kinds.has(text) && !/^[{}\s:]*$/.test(text))
      .filter(({ text }) => inChinese(text.replaceAll('{}', '7')) === undefined)
      .map(({ file, text }) => `${file}: ${text}`);
    expect(unknown).toEqual([]);
  });

  it('exists in Chinese for every kind of problem', () => {
    for (const { title, advice } of Object.values(chineseProblems)) {
      expect(title).toMatch(/\p{Script=Han}/u);
      expect(advice).toMatch(/\p{Script=Han}/u);
    }
  });

  it('names departments and commands as people do, and keeps what is no code', () => {
    expect(inChinese('Still to review: QUALITY, FINANCE.')).toBe('尚待评审：质量部、财务部。');
    expect(inChinese('pass-initial-review is for: SALESPERSON, SALES_MANAGER.')).toBe(
      '“通过初审”只能由以下角色操作：业务员、销售部经理。',
    );
    expect(inChinese('line 2 has only 40 in this lot')).toBe('第 2 行在此批次中只有 40');
    expect(inChinese('a sentence nobody wrote')).toBeUndefined();
  });
});
