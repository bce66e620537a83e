export const boardZh = {};
