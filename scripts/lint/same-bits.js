/**
 * Engines differ in the last digit of `Math.exp` and `**`, so package sources may use only what ECMAScript
 * defines to the last bit: everything else would give other weights in another browser.
 */
const EXACT = new Set([
  ...['abs', 'fround', 'sqrt', 'min', 'max', 'floor', 'ceil', 'round', 'trunc', 'sign', 'imul', 'clz32'],
  ...['PI', 'E', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'SQRT2', 'SQRT1_2'],
]);
const NOT_THROUGH_GLOBAL_THIS = new Set(['Math', 'Date', 'performance', 'crypto', 'eval', 'Function']);

/** `X.name` and `X['name']` have a name; `X[name]` has none. */
function nameOf(member) {
  if (!member.computed) return member.property.name;
  return typeof member.property.value === 'string' ? member.property.value : undefined;
}

/** The member expression that `node` is the object of, as in `node.name`. */
function memberOf(node) {
  const { parent } = node;
  return parent?.type === 'MemberExpression' && parent.object === node ? parent : undefined;
}

/** @type {import('eslint').Rule.RuleModule} */
export const sameBits = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      inexact:
        'Math.{{name}}: use the elementary functions of @chainrule/tensor; engines differ in the last digit',
      hidden: 'Name the member, as in Math.sqrt(x), so that one can see that it is exact on every engine',
      power: 'x ** y: use multiplication or pow of @chainrule/tensor; engines differ in the last digit',
      random: 'Math.random: take an Rng; the same seed must give the same weights',
      environment: '{{name}}: not in package sources; results depend on the arguments and the seed alone',
    },
  },
  create(context) {
    const { sourceCode } = context;

    function checkMath(node) {
      const member = memberOf(node);
      const name = member && nameOf(member);
      if (name === undefined) context.report({ node, messageId: 'hidden' });
      else if (name === 'random') context.report({ node: member, messageId: 'random' });
      else if (!EXACT.has(name)) context.report({ node: member, messageId: 'inexact', data: { name } });
    }

    function checkGlobalThis(node) {
      const member = memberOf(node);
      const name = member && nameOf(member);
      if (name === undefined || NOT_THROUGH_GLOBAL_THIS.has(name)) {
        context.report({ node, messageId: 'environment', data: { name: `globalThis.${name ?? '…'}` } });
      }
    }

    return {
      Identifier(node) {
        if (node.name === 'Math' && sourceCode.isGlobalReference(node)) checkMath(node);
        if (node.name === 'globalThis' && sourceCode.isGlobalReference(node)) checkGlobalThis(node);
      },
      "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']"(node) {
        context.report({ node, messageId: 'power' });
      },
    };
  },
};
