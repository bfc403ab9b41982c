/** How many bytes have a character of their own. */
const FREQUENT = 90;

const ESCAPE = 126; // ~
const LEFT_OUT = "'\\`$";

/** The bytes of a module, from the text that scripts/build-kernels.mjs makes of them. */
export function decode(text: string): Uint8Array<ArrayBuffer> {
  let at = 0;
  const hexadecimal = (): number => parseInt(text.slice(at, (at += 2)), 16);
  const byteOf = new Uint8Array(128);
  for (let code = 32; at < 2 * FREQUENT; code++) {
    if (!LEFT_OUT.includes(String.fromCharCode(code))) byteOf[code] = hexadecimal();
  }
  const bytes = new Uint8Array(text.length);
  let size = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at++);
    bytes[size++] = code === ESCAPE ? hexadecimal() : byteOf[code]!;
  }
  return bytes.slice(0, size);
}
