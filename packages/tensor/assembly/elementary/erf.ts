import { both, integers, mulAdd, ONE, ROUND_26, rounded, scale, select, TWO, zero } from './bits';
import { expSquare, nearestPower, timesLn2High, timesLn2Low } from './exp';

const SPLIT: usize = memory.data<f64>([0.65625]);
const ROUND_16: usize = memory.data<f64>([103079215104]);
const ROUND_21: usize = memory.data<f64>([3221225472]);
const ROUND_25: usize = memory.data<f64>([201326592]);
const ROUND_27: usize = memory.data<f64>([50331648]);
const HIGHEST: usize = memory.data<f64>([28]);
const THREE: usize = memory.data<f64>([3]);
const CENTRE: usize = memory.data<f64>([0.125]);
const CONSTANT: usize = memory.data<f64>([0.890625]);
const LINEAR: usize = memory.data<f64>([3.8125]);
const QUADRATIC: usize = memory.data<f64>([14.25]);

/** Of erfTail, the highest power first. */
const NEAR_EVEN: usize = memory.data<f64>([
  1.2816859901278879e-8, 1.646292289227053e-6, 0.00012055353306381283, 0.00522397763477207, 0.11283791670960139,
  0.1283791670955126,
]);
const NEAR_ODD: usize = memory.data<f64>([
  -1.6257949376430062e-7, -1.4926026907411723e-5, -0.0008548327590484725, -0.026866170646043675, -0.37612638903183887,
]);

/** Of erfcTail. */
const FAR_EVEN: usize = memory.data<f64>([
  -54250618.728830345, 9506779.527119411, -1088584.754526366, 159103.76127952736, -30555.49308875169,
  6686.539760360935, -1390.0537796328758, 133.99749456135604, 111.89447554049143, 0.07785493392416758,
  -0.0049878981354509935,
]);
const FAR_ODD: usize = memory.data<f64>([
  19776376.731847536, -4574470.568915758, 647344.3153211836, -83953.13041121447, 9582.27895158665,
  -297.9810962916752, -431.2999296844626, 196.34918013736714, 44.86436692630012, 0.024791544674678718,
]);

// @ts-expect-error: decorator
@inline
function erfTail(x: v128): v128 {
  const z = f64x2.mul(x, x);
  const zz = f64x2.mul(z, z);
  let even = mulAdd(both(NEAR_EVEN), zz, NEAR_EVEN + 8);
  even = mulAdd(even, zz, NEAR_EVEN + 16);
  even = mulAdd(even, zz, NEAR_EVEN + 24);
  even = mulAdd(even, zz, NEAR_EVEN + 32);
  even = mulAdd(even, zz, NEAR_EVEN + 40);
  let odd = mulAdd(both(NEAR_ODD), zz, NEAR_ODD + 8);
  odd = mulAdd(odd, zz, NEAR_ODD + 16);
  odd = mulAdd(odd, zz, NEAR_ODD + 24);
  odd = mulAdd(odd, zz, NEAR_ODD + 32);
  return f64x2.mul(x, f64x2.add(even, f64x2.mul(z, odd)));
}

// @ts-expect-error: decorator
@inline
function erfcTail(u: v128): v128 {
  const uu = f64x2.mul(u, u);
  let even = mulAdd(both(FAR_EVEN), uu, FAR_EVEN + 8);
  even = mulAdd(even, uu, FAR_EVEN + 16);
  even = mulAdd(even, uu, FAR_EVEN + 24);
  even = mulAdd(even, uu, FAR_EVEN + 32);
  even = mulAdd(even, uu, FAR_EVEN + 40);
  even = mulAdd(even, uu, FAR_EVEN + 48);
  even = mulAdd(even, uu, FAR_EVEN + 56);
  even = mulAdd(even, uu, FAR_EVEN + 64);
  even = mulAdd(even, uu, FAR_EVEN + 72);
  even = mulAdd(even, uu, FAR_EVEN + 80);
  let odd = mulAdd(both(FAR_ODD), uu, FAR_ODD + 8);
  odd = mulAdd(odd, uu, FAR_ODD + 16);
  odd = mulAdd(odd, uu, FAR_ODD + 24);
  odd = mulAdd(odd, uu, FAR_ODD + 32);
  odd = mulAdd(odd, uu, FAR_ODD + 40);
  odd = mulAdd(odd, uu, FAR_ODD + 48);
  odd = mulAdd(odd, uu, FAR_ODD + 56);
  odd = mulAdd(odd, uu, FAR_ODD + 64);
  odd = mulAdd(odd, uu, FAR_ODD + 72);
  return f64x2.add(even, f64x2.mul(u, odd));
}

// @ts-expect-error: decorator
@inline
function erfcOfLarge(x: v128): v128 {
  const v = f64x2.pmin(x, both(HIGHEST)); // NaN stays NaN
  const vHigh = rounded(v, ROUND_21);
  const n = nearestPower(f64x2.neg(f64x2.mul(v, v)));
  const high = f64x2.sub(f64x2.neg(f64x2.mul(vHigh, vHigh)), timesLn2High(n));
  const low = f64x2.add(timesLn2Low(n), f64x2.mul(f64x2.sub(v, vHigh), f64x2.add(v, vHigh)));
  const r = f64x2.sub(high, low);
  const one = f64x2.add(both(ONE), high);
  const rest = f64x2.sub(f64x2.add(f64x2.sub(both(ONE), one), high), low);
  const oneLow = f64x2.add(expSquare(r), rest);

  const d = f64x2.add(both(THREE), v);
  const dHigh = rounded(d, ROUND_21);
  const dLow = f64x2.add(f64x2.sub(both(THREE), dHigh), v);
  const w = f64x2.div(both(ONE), d);
  const wHigh = rounded(w, ROUND_27);
  const wLow = f64x2.mul(w, f64x2.sub(f64x2.sub(both(ONE), f64x2.mul(wHigh, dHigh)), f64x2.mul(wHigh, dLow)));

  const uHigh = f64x2.sub(wHigh, both(CENTRE));
  const u = f64x2.add(uHigh, wLow);
  const uShort = rounded(u, ROUND_16);
  const curve = f64x2.mul(both(QUADRATIC), f64x2.mul(uShort, uShort));
  const lead = f64x2.add(mulAdd(uHigh, both(LINEAR), CONSTANT), curve);
  const uRest = f64x2.mul(f64x2.add(f64x2.sub(uHigh, uShort), wLow), f64x2.add(u, uShort));
  const tail = f64x2.add(
    erfcTail(u),
    f64x2.add(f64x2.mul(both(LINEAR), wLow), f64x2.mul(both(QUADRATIC), uRest)),
  );
  const F = f64x2.add(lead, tail);
  const FHigh = rounded(F, ROUND_25);
  const FLow = f64x2.add(f64x2.sub(lead, FHigh), tail);

  const oneHigh = rounded(one, ROUND_26);
  const p = f64x2.mul(oneHigh, FHigh);
  const pLow = f64x2.add(
    f64x2.mul(oneHigh, FLow),
    f64x2.mul(f64x2.add(f64x2.sub(one, oneHigh), oneLow), F),
  );
  const pHigh = rounded(f64x2.add(p, pLow), ROUND_25);
  const y = f64x2.add(
    f64x2.mul(pHigh, wHigh),
    f64x2.add(f64x2.mul(pHigh, wLow), f64x2.mul(f64x2.add(f64x2.sub(p, pHigh), pLow), w)),
  );
  return scale(y, integers(n));
}

export function erfc(x: v128): v128 {
  const a = f64x2.abs(x);
  const lead = f64x2.sub(both(ONE), x);
  const ofSmall = f64x2.add(lead, f64x2.sub(f64x2.sub(f64x2.sub(both(ONE), lead), x), erfTail(x)));
  const y = erfcOfLarge(a);
  const ofLarge = select(f64x2.lt(x, zero()), f64x2.sub(both(TWO), y), y);
  return select(f64x2.lt(a, both(SPLIT)), ofSmall, ofLarge);
}
