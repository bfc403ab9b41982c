import { pass } from './bench.ts';
import type { Bench } from './bench.ts';
import { LawBroken } from './law.ts';

/** The parameters, their values and their gradients are the same objects before and after: optimizers hold them. */
export function parametersKeepIdentity(bench: Bench): void {
  const station = bench.build('float64');
  const before = [...station.parameters];
  pass(station);
  // Another size makes buffers anew, and must not make the parameters so.
  for (const other of bench.others('float64')) pass(station, other);
  const after = station.parameters;
  if (after.length !== before.length) {
    throw new LawBroken('the number of parameters changes', 'parameters', [
      `${before.length} before forward and backward, ${after.length} after`,
    ]);
  }
  before.forEach(({ name, value, gradient }, p) => {
    const now = after[p]!;
    const what =
      now.name !== name
        ? 'name'
        : now.value !== value
          ? 'value'
          : now.gradient !== gradient
            ? 'gradient'
            : undefined;
    if (what === undefined) return;
    throw new LawBroken(`parameter ${name} does not keep its identity`, name, [
      what === 'name'
        ? `it is called ${now.name} after a pass`
        : `its ${what} is another tensor after a pass; an optimizer would go on with the old one`,
    ]);
  });
}
