import { randomInt } from 'node:crypto';

const LENGTH = 16;

/** Without characters that are taken for each other, such as l, 1 and I, because people read it out and type it. */
const CHARACTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!#$%?';

/** What Microsoft Entra asks for are three of these. */
const KINDS = [/[A-Z]/, /[a-z]/, /[0-9]/, /[!#$%?]/];

/** A password that is to be changed at the first sign-in. */
export function temporaryPassword(): string {
  for (;;) {
    const characters = Array.from({ length: LENGTH }, () => CHARACTERS.charAt(randomInt(CHARACTERS.length)));
    const password = characters.join('');
    if (KINDS.every(kind => kind.test(password))) return password;
  }
}
