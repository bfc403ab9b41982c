/** G′ = sign·G + weightDecay·W, without the term in W when it is 0. */
// @ts-expect-error: decorator
@inline
export function decayed<T>(g: v128, w: v128, sign: v128, decay: v128, decays: bool): v128 {
  const signed = v128.mul<T>(sign, g);
  return decays ? v128.add<T>(signed, v128.mul<T>(decay, w)) : signed;
}
