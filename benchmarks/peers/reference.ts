/** chainrule where WebAssembly is not available: the same program on the kernels in TypeScript. */
import { useBackend } from '@chainrule/tensor';

useBackend('reference');
export { create, predictor } from './chainrule.ts';
