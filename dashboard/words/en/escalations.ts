export const escalationsEn = {};
