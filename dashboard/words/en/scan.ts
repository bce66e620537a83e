export const scanEn = {};
