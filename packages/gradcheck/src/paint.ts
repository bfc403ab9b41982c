import { describe } from '@chainrule/tensor';

/** Node's `console.log` and `util.inspect` ask an object by this name; they know whether colours are wanted. */
export const INSPECT: unique symbol = Symbol.for('nodejs.util.inspect.custom');

/** What is handed to {@link INSPECT}. */
export interface InspectOptions {
  /** Whether the text goes to a terminal; Node decides, by `NO_COLOR`, `FORCE_COLOR` and the stream. */
  readonly colors?: boolean;
}

const style =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`;

const bold = style(1, 22);
const dim = style(2, 22);
const red = style(31, 39);
const green = style(32, 39);
const yellow = style(33, 39);

/** A word of a verdict in its colour. */
const verdict = (word: string): string =>
  word === 'pass' ? green(word) : word === 'fail' ? red(word) : yellow(word);

/** What a line looks like, and how it is coloured. */
const LINES: readonly (readonly [RegExp, (line: string) => string])[] = [
  [/^\S.*INCONCLUSIVE/, (line) => bold(yellow(line))],
  [/^\S.* (is the gradient|are the gradients|are those) of forward$/, (line) => bold(green(line))],
  [/^ {4}hint /, yellow],
  [/^ {2}(right|holds): /, green],
  [/^ {2}(skipped: |shrunk )/, dim],
  [/^ {2}\S+\s+(pass|fail|inconclusive) {2}/, (line) => line.replace(/pass|fail|inconclusive/, verdict)],
  [
    /^ {2}\S.* is \S+, .* give /,
    (line) =>
      line.replace(/ is (\S+), (.* give )(.*)$/, (_, analytic: string, how: string, numeric: string) =>
        [' is ', red(analytic), ', ', how, green(numeric)].join(''),
      ),
  ],
];

/**
 * The text of a report in colours for a terminal. `console.log(report)` does so by itself where Node finds a terminal;
 * `String(report)` and messages of errors are always plain.
 *
 * @param text - of a report or a {@link GradientError}
 * @returns the text with escape sequences in it
 * @throws `TypeError` for anything else than a text.
 *
 * @example
 * ```ts
 * import { paint } from '@chainrule/gradcheck';
 *
 * console.log(JSON.stringify(paint('dLdW is wrong'))); // → "\u001b[1m\u001b[31mdLdW is wrong\u001b[39m\u001b[22m"
 * ```
 */
export function paint(text: string): string {
  if (typeof text !== 'string') {
    throw new TypeError(`paint: text is ${describe(text)}, expected a text; String(report) gives it`);
  }
  return text
    .split('\n')
    .map((line, i) => {
      const rule = LINES.find(([looks]) => looks.test(line));
      if (rule !== undefined) return rule[1](line);
      return i === 0 ? bold(red(line)) : line;
    })
    .join('\n');
}
