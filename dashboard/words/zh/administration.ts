export const administrationZh = {};
