import type { Names } from '../names/names.ts';
import type { OrderAssignment } from '../order/assignment.ts';
import type { correctingCommands } from '../order/stages/correcting.ts';
import { departments } from '../people/departments.ts';
import type { Sentence } from './sentences.ts';
import { alike, labelled, listed } from './telling.ts';

/** Corrections, assignments and projects, in words. */
export const correctingSentences: Readonly<Record<keyof typeof correctingCommands, Sentence>> = {
  correctEntry: { zh: '更正录入错误', en: 'Corrected an entry' },
  recordProject: { zh: '登记项目信息', en: 'Recorded the project' },
  acceptAssignment: { zh: '接受订单分配', en: 'Took the order on', main: 'orderRecorded' },
};

/** To whom an order goes, and why. */
export function assignmentWords({ region, parts, departments: concerned, accepted }: OrderAssignment): Names {
  const taken = Object.keys(accepted ?? {}) as (keyof typeof departments)[];
  return listed([
    parts.length === 0 ? { zh: '未分配给任何部门', en: 'assigned to no department' } : undefined,
    ...parts.map(({ department, warehouse, lines, rule }) => {
      const { zh, en } = departments[department];
      const place = warehouse === undefined ? '' : ` ${warehouse}`;
      const numbers = lines.join(', ');
      return {
        zh: `分配给${zh}${place}：第 ${numbers} 行（规则 ${rule}）`,
        en: `assigned to ${en}${place}: line ${numbers} (rule ${rule})`,
      };
    }),
    region === undefined ? undefined : labelled({ zh: '地区', en: 'region' }, alike(region)),
    concerned.length === 0
      ? undefined
      : labelled({ zh: '涉及部门', en: 'concerns' }, departmentNames(concerned)),
    taken.length === 0 ? undefined : labelled({ zh: '已接受', en: 'taken on by' }, departmentNames(taken)),
  ]);
}

function departmentNames(codes: readonly (keyof typeof departments)[]): Names {
  return {
    zh: codes.map((code) => departments[code].zh).join('、'),
    en: codes.map((code) => departments[code].en).join(', '),
  };
}
