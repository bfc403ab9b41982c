import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

// Every relative link and picture of a generated site leads to a file, and to an anchor in it if it names one.
const site = resolve(process.argv[2] ?? '');
const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.html'),
);
if (pages.length === 0) throw new Error(`no pages in ${site}`);

const read = (file: string): string => readFileSync(join(site, file), 'utf8');
const anchors = new Map(
  pages.map((page) => [
    page,
    new Set([...read(page).matchAll(/\s(?:id|name)="([^"]*)"/g)].map(([, id]) => id)),
  ]),
);

const dead: string[] = [];
let links = 0;
for (const page of pages) {
  for (const [, raw = ''] of read(page).matchAll(/\s(?:href|src)="([^"]*)"/g)) {
    if (/^[a-z][a-z+.-]*:/i.test(raw)) continue;
    links++;
    const [path = '', anchor = ''] = decodeURIComponent(raw.replaceAll('&amp;', '&')).split('#');
    const file = path === '' ? join(site, page) : join(site, dirname(page), path);
    if (!leadsTo(file, anchor)) dead.push(`${page}: ${raw}`);
  }
}

function leadsTo(file: string, anchor: string): boolean {
  const target = existsSync(file) && statSync(file).isDirectory() ? join(file, 'index.html') : file;
  if (!existsSync(target)) return false;
  const ids = anchors.get(relative(site, target));
  return anchor === '' || ids === undefined || ids.has(anchor);
}

for (const link of dead) console.error(`dead link in ${link}`);
console.log(`${pages.length} pages, ${links} relative links, ${dead.length} dead`);
if (dead.length > 0) process.exitCode = 1;
