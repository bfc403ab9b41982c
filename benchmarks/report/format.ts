/** 0.012, 0.12, 1.23, 12.3, 123, 1,234. */
export function digits(x: number): string {
  if (Math.abs(x) >= 99.95) return Math.round(x).toLocaleString('en-US');
  if (Math.abs(x) >= 9.995) return x.toFixed(1);
  return x.toFixed(Math.abs(x) >= 0.0995 ? 2 : 3);
}

/** A ratio against what was wanted of it: bold with the target where it falls short. */
export function judged(ratio: number, target: number | undefined): string {
  if (target === undefined || ratio >= target) return digits(ratio);
  return `**${digits(ratio)}** of ${digits(target)}`;
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

export function table(rows: readonly (readonly string[])[]): string {
  const [head, ...body] = rows;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head!.map((_, i) => (i === 0 ? '---' : '--:'));
  return [head!, rule, ...body].map(line).join('\n');
}
