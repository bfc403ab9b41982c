import { checkNumber, checkOptions, checkParameter, describe } from '@chainrule/tensor';
import type { Parameter, Tensor } from '@chainrule/tensor';
import type { Group, ParameterGroup, ParameterList } from './optimizer.ts';

/**
 * The groups that a list of parameters or of groups stands for, checked: each has at least one parameter, each value has
 * a gradient of its shape and dtype, none stands in the list twice.
 *
 * @param settings - for a group that has none of its own
 * @throws `TypeError`, `RangeError`, {@link ShapeError}, {@link DTypeError}; `Error` for a parameter that stands twice.
 */
export function checkGroups(
  parameters: ParameterList,
  who: string,
  settings: { readonly lr: number; readonly weightDecay: number },
): readonly Group[] {
  checkNumber(settings.lr, who, 'lr', 0);
  checkNumber(settings.weightDecay, who, 'weightDecay', 0);
  const groups = listed(parameters, who).map(([given, place]) => {
    checkOptions(given, place === '' ? who : `${who}: ${place}`, ['parameters', 'lr', 'weightDecay']);
    const { lr = settings.lr, weightDecay = settings.weightDecay } = given;
    return new OwnGroup(given.parameters, lr, weightDecay, place === '' ? who : `${who}: ${place}`);
  });
  const seen = new Set<Tensor>();
  groups.forEach((group) => {
    group.parameters.forEach(({ name, value }, i) => {
      if (seen.has(value)) {
        throw new Error(`${group.who}: parameters[${i}], ${name}, stands in the list twice`);
      }
      seen.add(value);
    });
  });
  return Object.freeze(groups);
}

/** All parameters of a list of parameters or of groups, checked likewise. */
export function checkParameters(parameters: ParameterList, who: string): readonly Parameter[] {
  return checkGroups(parameters, who, { lr: 0, weightDecay: 0 }).flatMap((group) => group.parameters);
}

class OwnGroup implements Group {
  readonly parameters: readonly Parameter[];
  readonly weightDecay: number;
  readonly who: string;
  #lr: number;

  constructor(parameters: unknown, lr: number, weightDecay: number, who: string) {
    this.parameters = checkList(parameters, who);
    this.weightDecay = checkNumber(weightDecay, who, 'weightDecay', 0);
    this.who = who;
    this.#lr = checkNumber(lr, who, 'lr', 0);
  }

  get lr(): number {
    return this.#lr;
  }

  set lr(lr: number) {
    this.#lr = checkNumber(lr, this.who, 'lr', 0);
  }
}

/** Each group as it was given, with its place in the list; a list of parameters is one group. */
function listed(parameters: unknown, who: string): readonly (readonly [ParameterGroup, string])[] {
  if (!Array.isArray(parameters)) {
    throw new TypeError(
      `${who}: parameters is ${describe(parameters)}, expected an array such as model.parameters`,
    );
  }
  const given: readonly unknown[] = parameters;
  if (!isGroup(given[0])) return [[{ parameters: given as readonly Parameter[] }, '']];
  return Array.from(given, (group, i) => {
    if (isGroup(group)) return [group, `parameters[${i}]`];
    throw new TypeError(
      `${who}: parameters[${i}] is ${describe(group)}, expected a group { parameters, lr, weightDecay } like the first`,
    );
  });
}

function isGroup(group: unknown): group is ParameterGroup {
  return typeof group === 'object' && group !== null && 'parameters' in group;
}

function checkList(parameters: unknown, who: string): readonly Parameter[] {
  if (!Array.isArray(parameters)) {
    throw new TypeError(
      `${who}: parameters is ${describe(parameters)}, expected an array such as model.parameters`,
    );
  }
  if (parameters.length === 0) {
    throw new TypeError(
      `${who}: parameters is empty, expected at least one; no layer of the model learns anything`,
    );
  }
  return Object.freeze(
    Array.from(parameters, (parameter, i) => checkParameter(parameter, who, `parameters[${i}]`)),
  );
}
