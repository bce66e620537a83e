export const scanZh = {};
