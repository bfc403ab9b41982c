import { bind, describe, Tensor } from '@chainrule/tensor';
import type { Parameter } from '@chainrule/tensor';

/**
 * A list of parameters, checked: at least one, each value with a gradient of its shape and dtype, none twice.
 *
 * @throws `TypeError`, {@link ShapeError}, {@link DTypeError}; `Error` for a parameter that stands twice.
 */
export function checkParameters(parameters: unknown, who: string): readonly Parameter[] {
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
  const seen = new Set<Tensor>();
  parameters.forEach((parameter: unknown, i) => {
    if (!isParameter(parameter)) {
      throw new TypeError(
        `${who}: parameters[${i}] is ${describe(parameter)}, expected { name, value, gradient }`,
      );
    }
    const { name, value, gradient } = parameter;
    bind(gradient, value.shape, who, `${name}.gradient`, value.dtype);
    if (seen.has(value)) throw new Error(`${who}: parameters[${i}], ${name}, stands in the list twice`);
    seen.add(value);
  });
  return Object.freeze([...(parameters as readonly Parameter[])]);
}

function isParameter(parameter: unknown): parameter is Parameter {
  if (typeof parameter !== 'object' || parameter === null) return false;
  const { name, value, gradient } = parameter as Partial<Parameter>;
  return typeof name === 'string' && value instanceof Tensor && gradient instanceof Tensor;
}
