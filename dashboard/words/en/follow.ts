export const followEn = {};
