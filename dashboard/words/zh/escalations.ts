export const escalationsZh = {};
