import { type Role, roleCodes, roles } from '../../domain/people/roles.ts';
import type { people } from '../schema/people.ts';

/** Chinese and English name of the one person of the sample company who holds each role. */
const names: Record<Role, readonly [zh: string, en: string]> = {
  SALESPERSON: ['张伟', 'Zhang Wei'],
  SALES_SUPERVISOR: ['李娜', 'Li Na'],
  SALES_MANAGER: ['王强', 'Wang Qiang'],
  ORDER_CLERK: ['刘洋', 'Liu Yang'],
  CONTRACT_ORDER_HEAD: ['陈静', 'Chen Jing'],
  SERVICE_AGENT: ['杨帆', 'Yang Fan'],
  CUSTOMER_SERVICE_HEAD: ['赵敏', 'Zhao Min'],
  AFTER_SALES_AGENT: ['黄磊', 'Huang Lei'],
  AFTER_SALES_MANAGER: ['周涛', 'Zhou Tao'],
  PLANNER: ['吴芳', 'Wu Fang'],
  PLANNING_MANAGER: ['徐明', 'Xu Ming'],
  PRODUCTION_SUPERVISOR: ['孙浩', 'Sun Hao'],
  PRODUCTION_MANAGER: ['马军', 'Ma Jun'],
  ENGINEER: ['朱琳', 'Zhu Lin'],
  ENGINEERING_MANAGER: ['胡斌', 'Hu Bin'],
  INSPECTOR: ['郭婷', 'Guo Ting'],
  QUALITY_MANAGER: ['何勇', 'He Yong'],
  BUYER: ['高燕', 'Gao Yan'],
  PROCUREMENT_MANAGER: ['林峰', 'Lin Feng'],
  WAREHOUSE_KEEPER: ['罗刚', 'Luo Gang'],
  WAREHOUSE_MANAGER: ['梁红', 'Liang Hong'],
  LOGISTICS_CLERK: ['宋佳', 'Song Jia'],
  LOGISTICS_MANAGER: ['郑辉', 'Zheng Hui'],
  ACCOUNTANT: ['谢雪', 'Xie Xue'],
  FINANCE_MANAGER: ['韩冰', 'Han Bing'],
  LEGAL_COUNSEL: ['唐宁', 'Tang Ning'],
  LEGAL_MANAGER: ['冯远', 'Feng Yuan'],
  DEPUTY_GENERAL_MANAGER: ['邓超群', 'Deng Chaoqun'],
  GENERAL_MANAGER: ['曹建国', 'Cao Jianguo'],
  AUDITOR: ['彭程', 'Peng Cheng'],
  ADMINISTRATOR: ['曾毅', 'Zeng Yi'],
  INTEGRATION: ['网店接口', 'Web shop integration'],
};

export interface SamplePerson extends Omit<typeof people.$inferSelect, 'createdAt' | 'noticesSeenAt'> {
  role: Role;
}

/** One person per role; the id is the role's name, the administrator's is `admin`. */
export const samplePeople: readonly SamplePerson[] = roleCodes.map((role) => {
  const [nameZh, nameEn] = names[role];
  const personId = role === 'ADMINISTRATOR' ? 'admin' : role.toLowerCase().replaceAll('_', '-');
  return {
    personId,
    nameZh,
    nameEn,
    email: `${personId}@example.com`,
    locale: 'zh',
    department: roles[role].department,
    active: true,
    regions: [],
    role,
  };
});
