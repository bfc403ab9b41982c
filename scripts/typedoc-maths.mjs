// GitHub's syntax for maths, $`x^2`$ in a line, ```math and $$ blocks, as MathML; a formula with an error stops the build.
import katex from 'katex';
import { Application } from 'typedoc';

function mathml(formula, displayMode) {
  return katex.renderToString(formula, {
    displayMode,
    output: 'mathml',
    strict: 'error',
    throwOnError: true,
  });
}

/** $`…`$: a code span with dollars around it, which GitHub chose so that Markdown leaves its inside alone. */
function inline(state, silent) {
  const match = /^\$`([^`]+)`\$/.exec(state.src.slice(state.pos));
  if (match === null) return false;
  if (!silent) state.push('math_inline', '', 0).content = match[1];
  state.pos += match[0].length;
  return true;
}

function maths(parser) {
  parser.inline.ruler.before('backticks', 'math_inline', inline);
  parser.renderer.rules.math_inline = (tokens, at) => mathml(tokens[at].content, false);
  parser.core.ruler.after('normalize', 'math_dollars', (state) => {
    state.src = state.src.replace(/^\$\$\n(.*?)\n\$\$$/gms, '```math\n$1\n```');
  });
  const fence = parser.renderer.rules.fence;
  parser.renderer.rules.fence = (tokens, at, ...rest) => {
    const { info, content } = tokens[at];
    return info.trim() === 'math' ? mathml(content, true) : fence(tokens, at, ...rest);
  };
}

/** @param {Application} app */
export function load(app) {
  // TypeDoc reads its options again after the plugins have loaded, so the loader is set last.
  app.on(Application.EVENT_BOOTSTRAP_END, () => {
    const loader = app.options.getValue('markdownItLoader');
    app.options.setValue('markdownItLoader', (parser) => {
      loader(parser);
      maths(parser);
    });
  });
}
