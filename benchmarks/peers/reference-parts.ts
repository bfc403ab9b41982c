/** chainrule where WebAssembly is not available: the same parts on the kernels in TypeScript. */
import { useBackend } from '@chainrule/tensor';

useBackend('reference');
export { use } from './chainrule-parts.ts';
