/** 2. XOR, line by line: every value that goes forward and every gradient that comes back has a name. */
import { Linear, Sigmoid, Tanh, xavierUniform } from '@chainrule/layers';
import { MSELoss } from '@chainrule/losses';
import { SGD } from '@chainrule/optim';
import { Rng, Tensor } from '@chainrule/tensor';
import { main, type Options } from './lib/main.ts';

export function run({ seed = 1, print = console.log }: Options = {}): { loss: number; outputs: number[] } {
  const A0 = Tensor.from([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]); // [4, 2]
  const Y = Tensor.from([[0], [1], [1], [0]]); //              [4, 1]: no line separates the 1s from the 0s

  const rng = new Rng(seed);
  const hidden = new Linear(2, 4, { init: xavierUniform(), rng }); // with W = 0 its four outputs would stay alike
  const tanh = new Tanh();
  const output = new Linear(4, 1, { init: xavierUniform(), rng });
  const sigmoid = new Sigmoid();
  const loss = new MSELoss();
  const optimizer = new SGD([...hidden.parameters, ...output.parameters], { lr: 0.5, momentum: 0.9 });

  print('XOR: Linear(2 → 4), Tanh, Linear(4 → 1), Sigmoid\n');
  let L = 0;
  for (let step = 0; step <= 500; step++) {
    // Forward: A goes in, Z comes out; the Z of one layer is the A of the next.
    const Z0 = hidden.forward(A0); //              Z0 = A0·Wᵀ + 1·bᵀ   [4, 4]
    const A1 = tanh.forward(Z0); //                A1 = tanh(Z0)       [4, 4]
    const Z1 = output.forward(A1); //              Z1 = A1·Wᵀ + 1·bᵀ   [4, 1]
    const A2 = sigmoid.forward(Z1); //             A2 = σ(Z1)          [4, 1]
    L = loss.forward(A2, Y); //                    L = mean((A2 − Y)²)

    // Backward: the same way back. The dLdA of one layer is the dLdZ of the layer before it.
    const dLdA2 = loss.backward(); //              2/4·(A2 − Y)        [4, 1]
    const dLdZ1 = sigmoid.backward(dLdA2); //      dLdA2 ⊙ σ′(Z1)      [4, 1]
    const dLdA1 = output.backward(dLdZ1); //       dLdZ1·W             [4, 4], and output.dLdW, output.dLdb
    const dLdZ0 = tanh.backward(dLdA1); //         dLdA1 ⊙ tanh′(Z0)   [4, 4]
    hidden.backward(dLdZ0); //                     hidden.dLdW, hidden.dLdb; nobody needs its dLdA0

    optimizer.step(); //                           V ← 0.9·V + dLdP,   P ← P − 0.5·V for each W and b
    if (step % 100 === 0) print(`  step ${String(step).padStart(3)}   loss ${L.toFixed(6)}`);
  }

  const P = sigmoid.predict(output.predict(tanh.predict(hidden.predict(A0))));
  print('');
  for (let i = 0; i < 4; i++) print(`  ${A0.at(i, 0)} xor ${A0.at(i, 1)}  =  ${P.at(i, 0).toFixed(3)}`);
  return { loss: L, outputs: [...P.data] };
}

main(import.meta.url, run);
