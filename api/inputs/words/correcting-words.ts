import { detailNames } from '../../../domain/names/detail-names.ts';
import type { Names } from '../../../domain/names/names.ts';
import { projectNames } from '../../../domain/names/project-names.ts';
import { clearableFields } from '../../../domain/order/correction-record.ts';
import type { correctingInputs } from '../correcting.ts';

const name = (zh: string, en: string): Names => ({ zh, en });

/** Fields of a project, below each place where they are asked for. */
const projectLabels = ['receiveOrder.project', 'correctEntry.correction.project', 'recordProject'].flatMap(
  (place) => Object.entries(projectNames).map(([field, names]) => [`${place}.${field}`, names] as const),
);

/** What fields of corrections and projects are called: by command and path. */
export const correctingLabels: Readonly<Record<string, Names>> = {
  'correctEntry.correction': name('正确内容', 'What it should say'),
  'correctEntry.correction.removedLines': name('删除的订单行', 'Lines that fall away'),
  'correctEntry.cleared': name('清空的字段', 'Fields that should be empty'),
  'correctEntry.reason': name('更正原因', 'What went wrong'),
  'acceptAssignment.department': name('接受部门', 'Department that takes it on'),
  ...Object.fromEntries(projectLabels),
};

/** What the values of these fields are called. */
export const correctingOptions: Readonly<Record<string, Readonly<Record<string, Names>>>> = {
  'correctEntry.cleared': Object.fromEntries(clearableFields.map((field) => [field, detailNames[field]])),
};

/** What each of these commands does, in Chinese. */
export const correctingPurposes: Readonly<Record<keyof typeof correctingInputs, string>> = {
  correctEntry: '由授权人员写明原因后更正录入错误；原值、新值、更正人和时间均保留。',
  acceptAssignment: '部门接受按规则分配给它的订单（制度要求时）。',
  recordProject: '把项目类订单登记到项目台账；评审前必须完成。',
};
