import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What a JSON file holds. Throws an Error that names the file and what is wrong with it. */
export function readJsonFile(folder: string, name: string): unknown {
  const path = resolve(folder, name);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`There is no file ${path} to read.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** A JSON file that holds an object. Throws likewise. */
export function readJsonObject(folder: string, name: string): Record<string, unknown> {
  const value = readJsonFile(folder, name);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error(`${resolve(folder, name)} must hold one JSON object.`);
}
