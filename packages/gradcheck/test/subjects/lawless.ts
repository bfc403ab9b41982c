import { Tensor } from '@chainrule/tensor';
import type { DType, Parameter } from '@chainrule/tensor';
import type { Law } from '../../src/index.ts';
import { Linear } from './layers.ts';

/** Layers that each break one law, most of them with right gradients at first sight. */
export interface Lawless {
  readonly law: Law;
  readonly what: string;
  readonly layer: (inFeatures: number, outFeatures: number, dtype: DType) => Linear;
}

class AddsDecay extends Linear {
  override backward(dLdZ: Tensor): Tensor {
    const dLdA = super.backward(dLdZ);
    for (let i = 0; i < this.W.size; i++) this.dLdW.data[i]! += 0.1 * this.W.data[i]!;
    return dLdA;
  }
}

class Drifts extends Linear {
  #calls = 0;
  override forward(A: Tensor): Tensor {
    const Z = super.forward(A);
    this.#calls++;
    Z.data[0]! += this.#calls * 1e-9;
    return Z;
  }
}

class ScalesInPlace extends Linear {
  override backward(dLdZ: Tensor): Tensor {
    const dLdA = super.backward(dLdZ);
    for (let i = 0; i < dLdZ.size; i++) dLdZ.data[i]! *= 2;
    return dLdA;
  }
}

class ClipsInPlace extends Linear {
  override forward(A: Tensor): Tensor {
    for (let i = 0; i < A.size; i++) A.data[i] = Math.max(A.data[i]!, 0);
    return super.forward(A);
  }
}

/** Sums dLdb over the largest batch that it has seen. */
class KeepsRows extends Linear {
  #rows: Float64Array | Float32Array = new Float64Array(0);
  override backward(dLdZ: Tensor): Tensor {
    if (this.#rows.length < dLdZ.size) this.#rows = dLdZ.data.slice();
    else this.#rows.set(dLdZ.data);
    const dLdA = super.backward(dLdZ);
    this.dLdb.data.fill(0);
    this.#rows.forEach((d, i) => (this.dLdb.data[i % this.outFeatures]! += d));
    return dLdA;
  }
}

class WeighsByPosition extends Linear {
  override backward(dLdZ: Tensor): Tensor {
    return super.backward(
      new Tensor(
        dLdZ.data.map((d, i) => d * (1 + Math.floor(i / this.outFeatures))),
        dLdZ.shape,
      ),
    );
  }
}

class AlwaysDouble extends Linear {
  constructor(inFeatures: number, outFeatures: number) {
    super(inFeatures, outFeatures, 'float64');
  }
  override forward(A: Tensor): Tensor {
    return super.forward(A.to('float64'));
  }
  override backward(dLdZ: Tensor): Tensor {
    return super.backward(dLdZ.to('float64'));
  }
}

class NeedsNoForward extends Linear {
  override backward(dLdZ: Tensor): Tensor {
    return this.A === undefined ? Tensor.zeros([1, this.inFeatures], dLdZ.dtype) : super.backward(dLdZ);
  }
}

class NewGradients extends Linear {
  current: readonly Parameter[] | undefined;
  override backward(dLdZ: Tensor): Tensor {
    const dLdA = super.backward(dLdZ);
    const parameters = this.parameters as Parameter[];
    const [W, b] = parameters;
    Object.defineProperty(this, 'parameters', { value: [{ ...W!, gradient: this.dLdW.clone() }, b!] });
    return dLdA;
  }
}

class PredictsElse extends Linear {
  override predict(A: Tensor): Tensor {
    return new Tensor(
      super.predict(A).data.map((z) => 0.5 * z),
      [A.shape[0]!, this.outFeatures],
    );
  }
}

class PredictRemembers extends Linear {
  override predict(A: Tensor): Tensor {
    return this.forward(A);
  }
}

class PredictLends extends Linear {
  #Z: Tensor | undefined;
  override predict(A: Tensor): Tensor {
    const Z = super.predict(A);
    if (this.#Z?.size !== Z.size) return (this.#Z = Z);
    this.#Z.data.set(Z.data);
    return this.#Z;
  }
}

export const lawless: readonly Lawless[] = [
  { law: 'linear in dLdZ', what: 'weight decay inside backward', layer: (i, o, d) => new AddsDecay(i, o, d) },
  {
    law: 'zero in gives zero out',
    what: 'weight decay inside backward',
    layer: (i, o, d) => new AddsDecay(i, o, d),
  },
  { law: 'repeatable', what: 'a drift of 1e-9 with every call', layer: (i, o, d) => new Drifts(i, o, d) },
  {
    law: 'leaves its inputs alone',
    what: 'dLdZ scaled in place',
    layer: (i, o, d) => new ScalesInPlace(i, o, d),
  },
  {
    law: 'leaves its inputs alone',
    what: 'A clipped in place',
    layer: (i, o, d) => new ClipsInPlace(i, o, d),
  },
  {
    law: 'no memory of an earlier batch',
    what: 'rows of a larger batch kept',
    layer: (i, o, d) => new KeepsRows(i, o, d),
  },
  {
    law: 'batch order',
    what: 'samples weighed by their position',
    layer: (i, o, d) => new WeighsByPosition(i, o, d),
  },
  {
    law: 'float32 beside float64',
    what: 'float64 whatever comes in',
    layer: (i, o) => new AlwaysDouble(i, o),
  },
  {
    law: 'backward needs forward',
    what: 'zeros where forward is missing',
    layer: (i, o, d) => new NeedsNoForward(i, o, d),
  },
  {
    law: 'parameters keep their identity',
    what: 'a new gradient tensor each time',
    layer: (i, o, d) => new NewGradients(i, o, d),
  },
  { law: 'predict agrees with forward', what: 'half of Z', layer: (i, o, d) => new PredictsElse(i, o, d) },
  {
    law: 'predict agrees with forward',
    what: 'predict remembers its A',
    layer: (i, o, d) => new PredictRemembers(i, o, d),
  },
  {
    law: 'predict agrees with forward',
    what: 'predict lends its Z',
    layer: (i, o, d) => new PredictLends(i, o, d),
  },
];
