import { globSync, readFileSync } from 'node:fs';
import { type File, Instrumenter } from '@stryker-mutator/instrumenter';

/** Where a mutant would change the source; lines from 0, columns from 0. */
interface Place {
  file: string;
  start: { line: number; column: number };
  end: { line: number; column: number };
}

/** Tables of words and figures are left out: to change a word is no other rule. */
const leftOut = /working-time|words|names|story\/.*sentences|policy\/parameters/;

/** A mutant that holds more than this many others would bring all of them into the sample. */
const mostWithin = 4;

/** Prints a random sample of the mutants of the rules as ranges for Stryker: `mutation-sample.ts SEED COUNT`. */
async function printSample(seed: number, count: number): Promise<void> {
  const places = await everyPlace();
  const byFile = Map.groupBy(places, ({ file }) => file);
  const small = places.filter((place) => {
    const others = byFile.get(place.file) ?? [];
    return others.filter((other) => isWithin(other, place)).length <= mostWithin;
  });
  process.stderr.write(`${byFile.size} files, ${places.length} mutants, ${small.length} to choose from\n`);
  const ranges = shuffled(small, seed).slice(0, count).map(rangeOf);
  process.stdout.write(`${ranges.join(',')}\n`);
}

async function everyPlace(): Promise<Place[]> {
  const silent = new Proxy({}, { get: () => () => false });
  const instrumenter = new Instrumenter(silent as ConstructorParameters<typeof Instrumenter>[0]);
  const names = globSync('domain/**/*.ts').filter((name) => !leftOut.test(name));
  const found: Place[] = [];
  for (const name of names.toSorted()) {
    const source: File = { name, content: readFileSync(name, 'utf8'), mutate: true };
    const options = { ignorers: [], excludedMutations: [], plugins: null, noHeader: false };
    const { mutants } = await instrumenter.instrument([source], options);
    found.push(...mutants.map(({ location }) => ({ file: name, ...location })));
  }
  return found;
}

function isWithin(inner: Place, outer: Place): boolean {
  const at = ({ line, column }: Place['start']) => line * 100_000 + column;
  return at(inner.start) >= at(outer.start) && at(inner.end) <= at(outer.end);
}

/** The same order for the same seed, on every machine. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = generator(seed);
  return items
    .map((item) => ({ item, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function rangeOf({ file, start, end }: Place): string {
  return `${file}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
}

await printSample(Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 250));
