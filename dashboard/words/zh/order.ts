export const orderZh = {};
