import type { Comparison } from './compare.ts';
import type { Evidence } from './diagnosis-evidence.ts';
import { near } from './diagnosis-evidence.ts';
import type { Probe } from './diagnosis-probe.ts';
import { layerProbe, numericOf } from './diagnosis-probe.ts';
import { nameOf } from './differentiable.ts';
import { list } from './format.ts';

/** A link of a Sequential that is wrong by itself. */
export interface WrongLink {
  readonly index: number;
  readonly name: string;
  /** What is known of its wrong gradients, for the other fingerprints. */
  readonly evidence: readonly Evidence[];
}

/** What is found inside a Sequential. */
export interface Links {
  readonly wrong: readonly WrongLink[];
  /** Whether every gradient is what its links give when they are chained by hand. */
  readonly joined: boolean;
  /** `layer 0, Linear(2 → 8)`. */
  readonly names: readonly string[];
  /** Which links pass by themselves; one that could not be told is neither here nor among the wrong ones. */
  readonly right: readonly boolean[];
  /** The places of an instance that is there twice. */
  readonly same: readonly [number, number] | undefined;
}

/**
 * Each link by itself, at the A and dLdZ that reach it in the chain. What comes into the last wrong link is right, for
 * every link after it is.
 */
export function examineLinks(probe: Probe, comparisons: readonly Comparison[]): Links | undefined {
  const { links } = probe;
  if (links.length === 0) return undefined;
  const { into, gradients } = probe.chain();
  const names = links.map((link, i) => `layer ${i}, ${nameOf(link, 'layer')}`);
  const right: boolean[] = [];
  const wrong = links.flatMap((link, index): WrongLink[] => {
    const { A, dLdZ } = into[index]!;
    const found = numericOf(link, A, dLdZ);
    right[index] = found.every(({ elements }) => elements.every(({ verdict }) => verdict === 'pass'));
    const failing = found.filter(({ elements }) => elements.some(({ verdict }) => verdict === 'fail'));
    if (failing.length === 0) return [];
    const point = new Map([
      ['A', A],
      ...link.parameters.map(({ name, value }) => [name, value.clone()] as const),
      ['dLdZ', dLdZ] as const,
    ]);
    const inside = layerProbe(link, A, dLdZ);
    const C = inside.Z.shape[inside.Z.rank - 1];
    const sizes = A.rank < 2 || C === undefined ? {} : { N: A.shape[0]!, C };
    const evidence = failing.map((comparison) => ({
      comparison,
      sizes,
      beside: found,
      point,
      probe: inside,
    }));
    return [{ index, name: names[index]!, evidence }];
  });
  const joined = comparisons.every(({ elements, leftovers }, v) =>
    elements.every(
      ({ offset, analytic }) => leftovers.has(offset) || near(analytic, gradients[v]![offset]!, 0),
    ),
  );
  return { wrong, joined, names, right, same: twice(links) };
}

/** The first instance that stands in two places. */
function twice(links: readonly unknown[]): [number, number] | undefined {
  const second = links.findIndex((link, i) => links.indexOf(link) < i);
  return second < 0 ? undefined : [links.indexOf(links[second]), second];
}

/** Which link is wrong and which are right, in one or two sentences; `hint` is what its errors look like. */
export function linkText(
  { wrong, joined, names, same, right }: Links,
  hint: (link: WrongLink) => string | undefined,
): string | undefined {
  if (same !== undefined)
    return `layer ${same[0]} and layer ${same[1]} are one and the same: a layer remembers one forward pass, and of two it forgets the first`;
  const last = wrong[wrong.length - 1];
  if (last === undefined) {
    return joined || right.includes(false)
      ? undefined
      : `each of ${list(names)} is right by itself, and chained by hand they give other gradients: the fault is in how backward joins them`;
  }
  const gradients = last.evidence.map(({ comparison }) => comparison.name);
  // By the chain rule, when every link after it is known to be right.
  const known = right.slice(last.index + 1).every((passes) => passes);
  const says = `${last.name}, is wrong in ${list(gradients)}${known ? ', and the dLdZ that came into it is right' : ''}`;
  const rest = names.filter((_, i) => right[i]);
  const others = wrong.slice(0, -1).map(({ name }) => name);
  const also = [
    ...(others.length > 0 ? [`Wrong too: ${list(others)}`] : []),
    ...(rest.length > 0
      ? [
          `${others.length > 0 ? 'right' : 'Right'} by ${rest.length === 1 ? 'itself' : 'themselves'}: ${list(rest)}`,
        ]
      : []),
  ].join('; ');
  const sentences = [says, ...[hint(last) ?? []].flat(), ...(also === '' ? [] : [also])];
  return sentences.join('. ');
}
