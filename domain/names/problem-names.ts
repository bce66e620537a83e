import type { ProblemCode } from '../errors.ts';

/** Problems in Chinese, for people; programs read the code, and title and advice of `problems` in English. */
export const chineseProblems: Readonly<Record<ProblemCode, { title: string; advice: string }>> = {
  'validation-failed': { title: '填写的内容不符合要求', advice: '请改正标出的内容后重新提交。' },
  'malformed-body': { title: '请求格式有误', advice: '请以 JSON 格式重新发送。' },
  'does-not-fit': { title: '填写的内容与订单不符', advice: '请与订单核对，改正标出的内容后重新提交。' },
  'key-reused': { title: '请求编号已用于另一个请求', advice: '请刷新页面后重新提交。' },
  'not-signed-in': { title: '请先登录', advice: '登录后再试。' },
  'wrong-sign-in': {
    title: '账号或密码不正确',
    advice: '请核对账号和密码。连续五次输错后须等待，等待时间逐次加长；忘记密码请联系管理员重设。',
  },
  'not-from-the-page': { title: '请求不是从本系统页面发出的', advice: '请重新打开页面后再试。' },
  'key-too-narrow': { title: '接口密钥的权限范围不够', advice: '请换用范围足够的密钥，或联系管理员。' },
  'not-set-up': { title: '系统尚未配置此功能', advice: '请运维人员完成所述设置后再试。' },
  'provider-away': { title: '登录服务没有响应', advice: '请稍后再试，或换一种登录方式。' },
  'not-your-role': { title: '您的岗位没有此权限', advice: '请由有权限的同事办理，或请管理员授权。' },
  'separation-of-duties': {
    title: '此事须由另一人办理',
    advice: '任何人不能批准自己的工作，请同岗位的同事办理。',
  },
  'not-found': {
    title: '找不到，或您无权查看',
    advice: '请检查地址；无权查看的内容与不存在的内容答复相同。',
  },
  'not-in-this-state': {
    title: '订单当前状态不能进行此操作',
    advice: '请重新查看订单，选择现在可以进行的操作。',
  },
  'version-moved': { title: '您查看之后订单已有变化', advice: '请查看变化的内容，确认后重新提交。' },
  'order-differs': {
    title: '该渠道的订单号已属于另一个订单',
    advice: '请按第一次的内容发送，或使用新的订单号。',
  },
  'key-in-flight': { title: '同一请求正在处理', advice: '请稍候再试。' },
  'stock-moved': { title: '库存已被其他订单占用', advice: '请重新查询库存，按现有数量预留。' },
  blocked: { title: '有规则阻止这一步', advice: '请先解决所述问题，再重新提交。' },
  'order-closed': { title: '订单已关闭', advice: '已关闭的订单只能查看。' },
  'body-too-large': { title: '内容过大', advice: '请减小内容或分次提交。' },
  'slow-down': { title: '请求过于频繁', advice: '请稍候再试。' },
  'engine-away': { title: '流程引擎没有响应', advice: '结果尚不确定，请再次提交同一请求以确认结果。' },
  'database-away': { title: '数据库没有响应', advice: '结果尚不确定，请再次提交同一请求以确认结果。' },
  'internal-error': { title: '系统出错', advice: '请再次提交；若仍失败，请把请求编号告知管理员。' },
};
