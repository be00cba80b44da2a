/** Markup that is safe to send: everything in it but nested `Html` was escaped. */
export interface Html {
  readonly markup: string;
}

export type Part = Html | string | number | false | undefined | readonly Part[];

/** A template of markup; strings and numbers in it are shown as text. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings.reduce((before, string, index) => before + markupOf(parts[index - 1]) + string);
  return { markup };
}

function markupOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escaped(part);
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters have no place in HTML; a reader sees that something stood there. */
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, character => ENTITIES[character] ?? '').replace(/(?![\t\r\n])\p{Cc}/gu, '\uFFFD');
