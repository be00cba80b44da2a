/**
 * A name inside a text that Teams reads as markdown: headings, and the titles of check boxes and of choices that are
 * all shown. Everything else that people typed stands in text runs, which are no markdown. Only what would count as a
 * mark is escaped, because phones have shown the backslashes (microsoft/AdaptiveCards#5590): "Müller & Söhne" has none.
 */
export const escapeMarkdown = (typed: string): string =>
  typed
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<~]|&(?=#?\w+;)/g, '\\$&')
    .replace(/^( ?)([#>+-])/, '$1\\$2')
    .replace(/^( ?\d+)([.)])/, '$1\\$2');

/** The same without the marks, for where it is read aloud or shown as plain text. */
export const plainText = (markdown: string): string => markdown.replace(/\\([\\`*_[\]<~&#>+.)-])/g, '$1');
