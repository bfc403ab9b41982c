const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
float[0] = 1;
/** Which of the two words holds the last bits: the 1 stands in the first ones. */
const LOW = words[0] === 0 ? 0 : 1;

/** How many binary digits x has, from its first 1 to its last: 1 for ½ and 4096, 2 for 3, 52 for 0.1. */
export function binaryDigits(x: number): number {
  if (x === 0) return 0;
  float[0] = x;
  const low = words[LOW]!;
  // Of 52 stored digits the first 20 are in the high word; numbers below 2⁻¹⁰²² count more than they have.
  const zeros = low !== 0 ? trailing(low) : 32 + Math.min(20, trailing(words[1 - LOW]! & 0xfffff));
  return 53 - zeros;
}

function trailing(word: number): number {
  return word === 0 ? 32 : 31 - Math.clz32(word & -word);
}

/** Σ x ⊙ y, or undefined where a product or a sum rounds. */
export function exactDot(X: ArrayLike<number>, Y: ArrayLike<number>): number | undefined {
  let sum = 0;
  for (let i = 0; i < X.length; i++) {
    const [x, y] = [X[i]!, Y[i]!];
    if (binaryDigits(x) + binaryDigits(y) > 53) return undefined;
    const next = sum + x * y;
    // Both ways back must be whole: what a sum rounds off shows in one of them.
    if (next - sum !== x * y || next - x * y !== sum) return undefined;
    sum = next;
  }
  return sum;
}
