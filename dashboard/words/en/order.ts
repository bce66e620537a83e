export const orderEn = {};
