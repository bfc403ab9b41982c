/** The zoo of `@chainrule/gradcheck`: every mutant, the law that catches it, and what is said about it. */
import { styleText } from 'node:util';
import { gradcheck, GradientError, type Mutant, mutants, size } from '@chainrule/gradcheck';

const SEED = 11785;

/** What gradcheck throws at a mutant; undefined when it lets it pass. */
function catchMutant(mutant: Mutant): GradientError | undefined {
  try {
    gradcheck(
      {
        sizes: { N: size(), inFeatures: size(), outFeatures: size() },
        layer: (sizes, dtype) => mutant.make(sizes, dtype),
        input: ({ N, inFeatures }) => [N, inFeatures],
      },
      { seed: SEED },
    );
  } catch (error) {
    if (error instanceof GradientError) return error;
    throw error;
  }
  return undefined;
}

const colour = (style: 'bold' | 'green' | 'red' | 'dim', text: string): string =>
  (process.stdout.isTTY && process.stdout.hasColors()) || process.env['FORCE_COLOR']
    ? styleText(style, text)
    : text;

let escaped = 0;
for (const mutant of mutants) {
  const error = catchMutant(mutant);
  const caught = error?.law === mutant.caughtBy;
  if (!caught) escaped++;
  const sizes = Object.entries(error?.counterexample?.sizes ?? {}).map(([name, n]) => `${name} ${n}`);
  console.log(`${colour('bold', mutant.name)}\n  ${mutant.description}`);
  console.log(
    `  caught by   ${caught ? colour('green', error.law) : colour('red', error?.law ?? 'nothing')}`,
  );
  if (error !== undefined) {
    console.log(`  message     ${error.message.split('\n')[0]!}`);
    if (error.report.diagnosis !== undefined) console.log(`  diagnosis   ${error.report.diagnosis}`);
    console.log(`  smallest    ${colour('dim', sizes.join(', '))}`);
  }
  console.log('');
}
console.log(`${mutants.length - escaped} of ${mutants.length} mutants caught by the law that they break`);
process.exitCode = escaped === 0 ? 0 : 1;
