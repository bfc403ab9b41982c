import { DECODER } from './decoder.generated.ts';

interface Decoder {
  readonly memory: WebAssembly.Memory;
  readonly decode: (size: number) => number;
}

/** The bytes of a module, from the text that scripts/build-kernels.mjs makes of them: a loop in JavaScript takes milliseconds. */
export function decode(text: string): Uint8Array<ArrayBuffer> {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(DECODER)));
  const { memory, decode } = exports as unknown as Decoder;
  const bytes = new Uint8Array(memory.buffer);
  new TextEncoder().encodeInto(text, bytes);
  return bytes.subarray(0, decode(text.length));
}
