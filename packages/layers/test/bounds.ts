import { type DType, type Tensor } from '@chainrule/tensor';
import { gamma, smallest, unit } from './oracle.ts';
import { magnitude, product, transposed } from './naive.ts';

/** For each result: how far two right implementations of it can be apart. */
export interface Bounds {
  readonly Z: (i: number) => number;
  readonly dLdA: (i: number) => number;
  readonly dLdW: (i: number) => number;
  readonly dLdb: (i: number) => number;
}

/**
 * A sum of k products and a bias has at most k + 1 roundings on the way of each term, in whatever order and with or without
 * fused multiply-add; so it is off by at most γ_{k+1}·Σ|x||y|, and by ½ of the smallest number for each product that underflows.
 * PyTorch and chainrule may each be off by that.
 */
export function linearBounds(A: Tensor, W: Tensor, b: Tensor, dLdZ: Tensor): Bounds {
  const [N, C_in] = A.shape as [number, number];
  const C_out = W.shape[0]!;
  const [a, w, g] = [magnitude(A), magnitude(W), magnitude(dLdZ)];
  const { dtype } = A;
  const twice = (k: number, sums: readonly number[]) => (i: number) =>
    2 * gamma(k + 1, dtype) * sums[i]! + k * smallest[dtype];
  const Z = product([N, C_in, C_out], a, transposed(w)).map((s, i) => s + Math.abs(b.at(i % C_out, 0)));
  return {
    Z: twice(C_in, Z),
    dLdA: twice(C_out, product([N, C_out, C_in], g, w)),
    dLdW: twice(N, product([C_out, N, C_in], transposed(g), a)),
    dLdb: twice(
      N,
      product([C_out, N, 1], transposed(g), () => 1),
    ),
  };
}

/** What `bound` may use of one element: its Z and dLdZ. */
type ElementBound = (z: number, g: number, u: number, tiny: number) => number;

/**
 * ulp = 2u at most. PyTorch computes tanh and exp with Sleef's `u10` functions, 1 ulp; chainrule's own are within 1 ulp too
 * (2 in float32), and storing rounds once.
 */
const ACTIVATIONS: Readonly<Record<string, { Z: ElementBound; dLdA: ElementBound }>> = {
  relu: { Z: () => 0, dLdA: () => 0 },
  tanh: {
    Z: (z, _, u) => 6 * u * Math.abs(z), //                       2u or 4u of ours and 2u of theirs
    dLdA: (z, g, u) => Math.abs(g) * (2 * 6 * u * z * z + 6 * u), // 1 − Z² feels Z's error twice; three roundings each
  },
  sigmoid: {
    // Theirs is 1/(1 + e⁻ᴬ): 2u of e⁻ᴬ, and a rounding each for + and ÷; ours 4u at most. In the left tail e⁻ᴬ
    // overflows and leaves them 0 where ours is below `tiny`, the smallest normal number.
    Z: (z, _, u, tiny) => 8 * u * z + tiny,
    dLdA: (z, g, u, tiny) => Math.abs(g) * ((8 + 2 * 4) * u * z + tiny), // Z's error, |1 − 2Z| ≤ 1; four roundings each
  },
};

/** The same for an activation, by PyTorch's Z and the dLdZ that went in. */
export function activationBounds(
  name: string,
  Z: Tensor,
  dLdZ: (i: number) => number,
): Pick<Bounds, 'Z' | 'dLdA'> {
  const of = ACTIVATIONS[name]!;
  const u = unit[Z.dtype];
  const tiny = { float32: 2 ** -126, float64: 2 ** -1022 }[Z.dtype satisfies DType];
  return {
    Z: (i) => of.Z(Z.data[i]!, dLdZ(i), u, tiny),
    dLdA: (i) => of.dLdA(Z.data[i]!, dLdZ(i), u, tiny),
  };
}
