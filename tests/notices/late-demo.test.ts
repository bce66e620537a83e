import { expect, test } from 'vitest';
import { playLate } from '../../scripts/late/play.ts';

test('the late demo shows the real workflow escalating a neglected review to assignee, head, deputy and leadership, in order and once each [SLA-03 SLA-04 SLA-05 SLA-08]', async () => {
  const printed: string[] = [];
  await playLate((line) => printed.push(line), ['passInitialReview']);

  const raised = printed.filter((line) => line.includes('→'));
  expect(raised.map((line) => line.replace(/^[\d: -]+周. +/, ''))).toEqual([
    '预警 PREWARNING → 张伟 Zhang Wei <salesperson@example.com> (in-app)',
    '逾期提醒 DEPARTMENT_HEAD → 王强 Wang Qiang <sales-manager@example.com> (SMTP)',
    // The outer limit of the confirmation warns too, and tells leadership at its end (SLA-05).
    '预警 PREWARNING → 张伟 Zhang Wei <salesperson@example.com> (in-app)',
    '逾期上报 LEADERSHIP → 曹建国 Cao Jianguo <general-manager@example.com> (in-app)',
    '逾期升级 SECOND → 邓超群 Deng Chaoqun <deputy-general-manager@example.com> (in-app)',
    '逾期上报 LEADERSHIP → 曹建国 Cao Jianguo <general-manager@example.com> (in-app)',
  ]);
  const instants = raised.map((line) => /^(\S+ \S+)/.exec(line)?.[1] ?? '');
  expect(instants).toEqual(instants.toSorted());
  expect(new Set(instants).size).toBe(5);
  expect(printed.join('\n')).toMatch(
    /│ 责任人：销售部 业务员 张伟\n(.*\n)*.*│ Responsible: Zhang Wei \(Salesperson, Sales\)/,
  );
  expect(printed.at(-3)).toMatch(/^━━ SO-\d{4}-000001 已发货 Shipped: late in 1 of its stages/);
  expect(printed.at(-1)).toContain('1 e-mails arrived over SMTP, each once');
}, 120_000);
