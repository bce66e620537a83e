export const workZh = {};
