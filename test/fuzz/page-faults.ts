import type { PageAnswer } from '../conversation/harness/website';
import { faultsOfWords } from './faults';

/** What is wrong with the answer of a page: it never fails, and it never shows how it works. */
export const faultsOfPage = ({ status, text }: PageAnswer, isHostile: boolean): string[] => [
  ...(status >= 500 ? [`A page answered ${status}: ${text}`] : []),
  ...(/\bat [^\s"]+ \(?\/[^"]+:\d+:\d+/.test(text) ? [`A stack trace: ${text}`] : []),
  ...faultsOfWords([readable(text)], isHostile),
];

const readable = (html: string): string =>
  html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
