import { describe, expect, it } from 'vitest';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { playDemo } from '../../scripts/demo/play-demo.ts';
import { readPlays } from '../../scripts/demo/scenario.ts';
import { fitted, widthOf } from '../../scripts/demo/text-width.ts';
import { ReducerPort } from './reducer-port.ts';

async function printed(...names: string[]): Promise<string[]> {
  const port = new ReducerPort(defaultPolicyValues(), '2026-11-23T09:00:00+08:00');
  const lines: string[] = [];
  await playDemo({
    port,
    plays: readPlays('examples').filter((play) => names.includes(play.name)),
    now: () => port.now(),
    print: (text) => lines.push(...text.split('\n')),
  });
  return lines;
}

/** Columns of a terminal before a part of the line. */
const columnOf = (line: string, part: string) => widthOf(line.slice(0, line.indexOf(part)));

describe("the demo's output", () => {
  it('gives each act one line: who, what, the state after it and what is due', async () => {
    const lines = await printed('05-inspection-fails-once');
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^ {3}检验员 +检验员 +记录检验结果 record-inspection +L1 +L1 返工 L2 待发货 +11-24 周二 00:00$/,
      ),
    );
  });

  it('keeps its columns in line whatever the width of the characters', async () => {
    const lines = await printed('01-regular-switchgear');
    const starts = lines
      .filter((line) => line.includes(' 周'))
      .map((line) => columnOf(line, line.match(/\d\d-\d\d 周/)?.[0] ?? ''));
    expect(starts.length).toBeGreaterThan(20);
    expect(new Set(starts).size).toBe(1);
  });

  it('tells what policy decided apart from what people did', async () => {
    const lines = await printed('07-website-plain');
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {3}· 规则 +policy +部门评审 record-review ×3 +review\.autoPass$/),
    );
  });

  it('names what an incomplete order lacks, and why an act was refused', async () => {
    const lines = await printed('02-incomplete-email', '09-prepayment-two-shipments');
    expect(lines).toContain(
      '     缺 missing: lines[0].model, lines[1].quantity, lines[1].unitPrice, deliveryDate, deliveryAddress',
    );
    expect(lines.join('\n')).toMatch(
      /✗ 发货交接 dispatch-shipment .*refused\n.*389900\.00 CNY of the prepayment/,
    );
  });

  it('ends with a table of all orders', async () => {
    const lines = await printed('01-regular-switchgear', '04-part-from-stock');
    expect(lines.slice(-6)).toEqual([
      '订单号 order  客户 customer             人工 human  规则 policy  批次 lots  终态 final state',
      '────────────  ────────────────────────  ──────────  ───────────  ─────────  ────────────────',
      'SO-order-1    江苏华东电力建设有限公司          25            9  L1         已归档 ARCHIVED',
      'SO-order-2    浙江恒泰水务集团有限公司          27           10  L1 L2      已归档 ARCHIVED',
      '',
      '2 of 2 orders are ARCHIVED.',
    ]);
  });

  it('cuts a text that is too wide without breaking the column', () => {
    expect(fitted('仓库管理员', 8)).toBe('仓库管… ');
    expect(fitted('ab', 4)).toBe('ab  ');
    expect(widthOf('𠮷野家, 12kV')).toBe(12);
  });
});
