import { Tensor } from '@chainrule/tensor';
import type { Shape } from '@chainrule/tensor';

/** Which rows, columns, … stay where there are fewer. */
export type Keep = 'first' | 'last';

/** The first or last rows, columns, … of X in another shape; repeated where X has fewer. */
export function crop(X: Tensor | undefined, shape: Shape, keep: Keep): Tensor {
  const Y = Tensor.zeros(shape, 'float64');
  if (X === undefined) return Y;
  for (let offset = 0; offset < Y.size; offset++) {
    let rest = offset;
    let from = 0;
    let stride = 1;
    for (let d = shape.length - 1; d >= 0; d--) {
      const length = X.shape[d] ?? 1;
      const i = rest % shape[d]!;
      const shift = keep === 'last' ? Math.max(length - shape[d]!, 0) : 0;
      from += ((i + shift) % length) * stride;
      stride *= length;
      rest = Math.floor(rest / shape[d]!);
    }
    Y.data[offset] = X.data[from % X.size]!;
  }
  return Y;
}

/** A number is moved no further, for it is no class index then. */
const FAR = 1024;

/**
 * A target like `drawn` out of what `old` holds: the first or last of its items, its numbers moved towards those of
 * `drawn` until they are allowed, as a class index is that has become too large.
 */
export function cropTarget(
  old: unknown,
  drawn: unknown,
  keep: Keep,
  allowed: (target: unknown) => boolean,
): unknown {
  if (old instanceof Tensor && drawn instanceof Tensor) {
    const X = crop(old, drawn.shape, keep).to(drawn.dtype);
    return allowed(X) ? X : drawn;
  }
  if (isList(old) && isList(drawn) && old.length > 0) {
    const next = drawn.slice();
    const shift = keep === 'last' ? Math.max(old.length - next.length, 0) : 0;
    next.forEach((item, i) => {
      const allows = (other: unknown): boolean => {
        const changed = next.slice();
        changed[i] = other;
        return allowed(changed);
      };
      next[i] = cropTarget(old[(i + shift) % old.length], item, keep, allows);
    });
    return next;
  }
  if (typeof old === 'number' && typeof drawn === 'number') {
    for (let moved = 0; moved < Math.min(Math.abs(old - drawn), FAR); moved++) {
      const x = old + moved * Math.sign(drawn - old);
      if (allowed(x)) return x;
    }
    return drawn;
  }
  return allowed(old) ? old : drawn;
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
