// {@link ShapeError} leads to the export of that name, whichever package it is in.
import { ReflectionKind } from 'typedoc';

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
}
