import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AttachmentStore } from './store.ts';

/** Attachments as files `ab/<sha256>` of a folder. It is made when the first one comes. */
export function folderStore(folder: string): AttachmentStore {
  const placeOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('a checksum has 64 hexadecimal digits');
    return join(folder, sha256.slice(0, 2), sha256);
  };
  return {
    async put(sha256, bytes) {
      const place = placeOf(sha256);
      if (await isThere(place, bytes.length)) return;
      await mkdir(dirname(place), { recursive: true });
      // Whole or not at all: a file of this name is never half written.
      const part = `${place}.${randomUUID()}.part`;
      try {
        await writeThrough(part, bytes);
        await rename(part, place);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    async get(sha256) {
      let file: FileHandle;
      try {
        file = await open(placeOf(sha256), 'r');
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
      return file.createReadStream();
    },
  };
}

/** To the disk and not only to its cache: the database will say that it is there. */
async function writeThrough(place: string, bytes: Uint8Array): Promise<void> {
  const file = await open(place, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function isThere(place: string, size: number): Promise<boolean> {
  try {
    return (await stat(place)).size === size;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
