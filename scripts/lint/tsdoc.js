import tsdoc from 'eslint-plugin-tsdoc';

const { syntax } = tsdoc.rules;
// In a formula `<` and `>` compare numbers; TypeDoc shows them as they stand.
const COMPARISONS = new Set([
  'tsdoc-malformed-html-name',
  'tsdoc-escape-greater-than',
  'tsdoc-missing-html-end-tag',
]);

/** The syntax rule of eslint-plugin-tsdoc, for documentation that holds inequalities. */
export const tsdocSyntax = {
  ...syntax,
  create(context) {
    const report = (problem) => {
      if (!COMPARISONS.has(problem.messageId)) context.report(problem);
    };
    return syntax.create(Object.create(context, { report: { value: report } }));
  },
};
