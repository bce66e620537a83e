/** The servers that tests share; each is started when the first test of a run asks for it. */
export const stackParts = ['postgres', 'temporal'] as const;
export type StackPart = (typeof stackParts)[number];

/** The migrated database that test databases are cloned from. */
export const templateDatabase = 'dueline_template';
