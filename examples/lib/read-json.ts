import { readFileSync } from 'node:fs';

/**
 * A data file of an npm package, by its path from the package's entry, which `import.meta.resolve(name)` finds: the
 * data alone, none of the package's code runs. The caller says what is in it.
 */
export function readJson(entry: string, path: string): unknown {
  const file = new URL(path, entry);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(
      `cannot read ${file.pathname}: npm start at the top of the project installs the data sets`,
      { cause },
    );
  }
}
