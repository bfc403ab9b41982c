/** How many bytes have a character of their own. */
const FREQUENT = 90;

const ESCAPE = 126; // ~
const LEFT_OUT = "'\\`$";

/** The bytes of a module, from the text that scripts/build-kernels.mjs makes of them. */
export function decode(text: string): Uint8Array<ArrayBuffer> {
  const byteOf = new Uint8Array(128);
  for (let code = 32, i = 0; i < FREQUENT; code++) {
    if (!LEFT_OUT.includes(String.fromCharCode(code))) byteOf[code] = hexadecimal(text, 2 * i++);
  }
  const bytes = new Uint8Array(text.length);
  let size = 0;
  for (let at = 2 * FREQUENT; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === ESCAPE) {
      bytes[size++] = hexadecimal(text, at + 1);
      at += 2;
    } else bytes[size++] = byteOf[code]!;
  }
  return bytes.slice(0, size);
}

function hexadecimal(text: string, at: number): number {
  return parseInt(text.slice(at, at + 2), 16);
}
