/** 0.9615 as `96.2 %`. */
export function percent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`;
}

/** 50890 as `50,890`. */
export function grouped(n: number): string {
  return n.toLocaleString('en-US');
}

/** Rows of cells under each other: the first column to the left, the others to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? grouped(cell) : cell)));
  const widths = texts[0]!.map((_, c) => Math.max(...texts.map((row) => row[c]!.length)));
  return texts
    .map((row) => row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))))
    .map((cells) => `  ${cells.join('   ')}`.trimEnd())
    .join('\n');
}

/** Every line two spaces to the right. */
export function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** Blocks of lines side by side, each as wide as its widest line. */
export function beside(blocks: readonly (readonly string[])[]): string {
  const height = Math.max(...blocks.map((block) => block.length));
  const widths = blocks.map((block) => Math.max(...block.map((line) => line.length)));
  return Array.from({ length: height }, (_, i) =>
    `  ${blocks.map((block, b) => (block[i] ?? '').padEnd(widths[b]!)).join('    ')}`.trimEnd(),
  ).join('\n');
}
