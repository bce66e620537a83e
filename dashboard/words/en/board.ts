export const boardEn = {};
