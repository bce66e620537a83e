import type { Project } from '../order/project.ts';
import type { Names } from './names.ts';

/** What the fields of the register of projects are called. */
export const projectNames: Readonly<Record<keyof Project, Names>> = {
  name: { zh: '项目名称', en: 'Name of the project' },
  owner: { zh: '业主', en: 'Owner of the project' },
  site: { zh: '建设地点', en: 'Site' },
  designInstitute: { zh: '设计单位', en: 'Design institute' },
  plannedStart: { zh: '计划开工日期', en: 'Planned start on site' },
  capacity: { zh: '电压等级与容量', en: 'Voltage and capacity' },
};
