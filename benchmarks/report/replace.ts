/** Puts `content` between `<!-- speed:begin … -->` and `<!-- speed:end -->`. */
export function replaceSection(page: string, content: string): string {
  const marked = /(<!-- speed:begin[^>]*-->)[\s\S]*?(<!-- speed:end -->)/;
  if (!marked.test(page)) throw new Error('the page has no <!-- speed:begin --> … <!-- speed:end -->');
  return page.replace(marked, (_, begin: string, end: string) => `${begin}\n\n${content}\n\n${end}`);
}
