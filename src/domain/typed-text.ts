/** What somebody typed, without the characters that nobody can type. */
export const withoutControls = (typed: string): string => typed.replace(/(?![\t\r\n])\p{Cc}/gu, '');
