import * as tf from '@tensorflow/tfjs';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** One thread of WebAssembly, or an error: tfjs would go on with something slower. */
export async function startWasm(): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${dirname(wasm)}/`);
  setThreadsCount(1);
  await tf.setBackend('wasm');
  if (tf.getBackend() !== 'wasm') throw new Error('tfjs: the WebAssembly backend is not available');
}
