export const administrationEn = {};
