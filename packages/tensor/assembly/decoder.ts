// Turns the text that scripts/build-kernels.mjs makes of a module into its bytes again, in place.

/** At this address plus the code of a character stands which byte it is. */
const BYTE_OF: usize = 65408;
const FIRST: usize = 40;
const ESCAPE: usize = 126; // ~

/** Reads `size` characters from address 0 on, all of them ASCII; returns how many bytes stand there then. */
export function decode(size: usize): usize {
  let byte: usize = 0;
  let code = FIRST;
  do {
    store<u8>(code, byte, BYTE_OF); // until one comes that has this character
    code += (load<u8>(byte >> 2) >> <u8>(byte & 3)) & 1;
  } while (++byte < 256);
  let at: usize = 64;
  let to: usize = 0;
  do {
    code = load<u8>(at);
    byte = load<u8>(code, BYTE_OF);
    if (code == ESCAPE) {
      byte = (load<u8>(at, 1) << 4) | (load<u8>(at, 2) & 15);
      at += 2;
    }
    store<u8>(to++, byte);
  } while (++at < size);
  return to;
}
