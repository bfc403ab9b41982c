// {@link ShapeError} leads to the export of that name, whichever package it is in; a link to packages/layers/src/linear.ts,
// which shows the source on GitHub, leads to the page of Linear; and what takes LinearOptions shows them, with their defaults.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, normalizePath, ReflectionKind } from 'typedoc';

const packages = fileURLToPath(new URL('../packages', import.meta.url));

/** @param {import('typedoc').Application} app */
export function load(app) {
  app.converter.addUnknownSymbolResolver(({ moduleSource, symbolReference }, { project }) => {
    const path = symbolReference?.path?.map((part) => part.path) ?? [];
    if (moduleSource !== undefined || path.length === 0) return undefined;
    const exports = project
      .getReflectionsByKind(ReflectionKind.SomeModule)
      .flatMap((module) => module.getChildByName(path) ?? []);
    return exports.length === 1 ? { target: exports[0] } : undefined;
  });
  app.on(Application.EVENT_PROJECT_REVIVE, (project) => {
    for (const { name, comment } of project.getReflectionsByKind(ReflectionKind.Interface)) {
      if (name.endsWith('Options')) comment?.modifierTags.add('@expand');
    }
    for (const module of project.children ?? []) {
      const source = join(packages, module.name.replace('@chainrule/', ''), 'src');
      for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
        project.files.registerReflectionPath(normalizePath(join(source, file)), pageOf(file, module));
      }
    }
  });
}

/** `batch-norm1d.ts` is the page of BatchNorm1d; a file of several exports leads to its package. */
function pageOf(file, module) {
  const name = basename(file, '.ts').replaceAll('-', '');
  return module.children?.find((child) => child.name.toLowerCase() === name) ?? module;
}
