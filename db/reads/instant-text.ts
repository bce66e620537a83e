/** True for an instant that Postgres reads: what stands in a cursor came from it, unless someone wrote his own. */
export function isInstantText(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}
