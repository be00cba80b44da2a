import { z } from 'zod';
import { hasPostalCodes, isCountry, rulesOf } from './country';
import { EmailAddress, isWebMail } from './email';
import { type FieldProblem, type FieldProblems, InvalidInput } from './errors';

/** What a person typed, by input id. Everything that comes from a card or page is text. */
export type Answers = Readonly<Record<string, string>>;

export type Check = (value: string, answers: Answers) => FieldProblem | undefined;

/** One field of a form: how long it may be, whether it must be filled, and what else must hold. */
export interface Field {
  readonly max: number;
  readonly required: boolean | ((answers: Answers) => boolean);
  readonly check?: Check;
  /** What is said of an empty field, where "required" is not the word. */
  readonly missing?: FieldProblem;
}

export type Form<Name extends string> = Readonly<Record<Name, Field>>;

export const required = (max: number, check?: Check): Field => ({ max, required: true, ...(check && { check }) });
export const optional = (max: number, check?: Check): Field => ({ max, required: false, ...(check && { check }) });

/** The longest answer to each field, so that cards can say so too. */
export const limitsOf = <Name extends string>(form: Form<Name>): Record<Name, number> =>
  Object.fromEntries(Object.entries<Field>(form).map(([name, { max }]) => [name, max])) as Record<Name, number>;

/**
 * The answers to a form, trimmed, with every field of it present.
 * @throws InvalidInput with one problem for each refused field.
 */
export function filled<Name extends string>(form: Form<Name>, answers: Answers): Record<Name, string> {
  const problems: Record<string, FieldProblem> = {};
  const values: Record<string, string> = {};
  for (const [name, field] of Object.entries<Field>(form)) {
    const value = (answers[name] ?? '').trim();
    values[name] = value;
    const problem = problemOf(field, value, answers);
    if (problem) problems[name] = problem;
  }
  if (Object.keys(problems).length > 0) throw new InvalidInput(problems satisfies FieldProblems);
  return values as Record<Name, string>;
}

function problemOf(field: Field, value: string, answers: Answers): FieldProblem | undefined {
  if (value === '') {
    const isRequired = typeof field.required === 'function' ? field.required(answers) : field.required;
    return isRequired ? (field.missing ?? { code: 'required' }) : undefined;
  }
  if (value.length > field.max) return { code: 'too-long', max: field.max };
  return field.check?.(value, answers);
}

/**
 * What was ticked in a list of several, in the order of the list.
 * @throws InvalidInput for what is not on the list
 */
export function chosen<Choice extends string>(id: string, choices: readonly Choice[], answers: Answers): Choice[] {
  const ticked = (answers[id] ?? '').split(',').filter(Boolean);
  if (ticked.some(each => !choices.some(choice => choice === each)))
    throw new InvalidInput({ [id]: { code: 'choice' } });
  return choices.filter(choice => ticked.includes(choice));
}

export const email: Check = value => (EmailAddress.safeParse(value).success ? undefined : { code: 'email' });

/** An address at the organisation itself; see `isWebMail`. */
export const workEmail: Check = value => email(value, {}) ?? (isWebMail(value) ? { code: 'web-mail' } : undefined);

export const country: Check = value => (isCountry(value) ? undefined : { code: 'country' });

/** Letters of any script are written in Punycode (RFC 3492), also those of the top-level domain. */
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/i;

const WebAddress = z.url({ protocol: /^https?$/, hostname: DOMAIN });

/** With a user name in front of an @, it is an e-mail address, or a password that nobody should see. */
export const website: Check = value => {
  const address = withScheme(value);
  const isWebsite = !/\s/.test(value) && WebAddress.safeParse(address).success && new URL(address).username === '';
  return isWebsite ? undefined : { code: 'website' };
};

const withScheme = (value: string): string => (/^[a-z]+:/i.test(value) ? value : `https://${value}`);

/** A domain name such as contoso.com. */
export const domainName: Check = value => (DOMAIN.test(value) ? undefined : { code: 'domain' });

/** A postal code: required in the countries that have them, and checked where its form is known. */
export const postalCode: Field = {
  max: 20,
  required: answers => hasPostalCodes(answers['country'] ?? ''),
  check: (value, answers) => {
    const rule = rulesOf(answers['country'] ?? '').postalCode;
    return rule && !rule.pattern.test(value) ? { code: 'postal-code', example: rule.example } : undefined;
  },
};

/** A state or province: checked, and required, in the countries that have a list of them. */
export const state: Field = {
  max: 50,
  required: answers => rulesOf(answers['country'] ?? '').states !== undefined,
  check: (value, answers) => {
    const { states } = rulesOf(answers['country'] ?? '');
    return states && !states.includes(value.toUpperCase()) ? { code: 'state' } : undefined;
  },
};

/** A checked state as the country's list has it; people type it in small letters, too. */
export const stateAsListed = (value: string, country: string): string =>
  rulesOf(country).states ? value.toUpperCase() : value;

const FEWEST_DIGITS = 5;

export const phoneNumber: Check = value =>
  /^\+?[0-9(][0-9 ()./-]{4,24}$/.test(value) && value.replace(/\D/g, '').length >= FEWEST_DIGITS
    ? undefined
    : { code: 'phone' };

/** A check box that must be ticked. */
export const consent: Field = {
  max: 5,
  required: true,
  missing: { code: 'consent' },
  check: value => (value === 'true' ? undefined : { code: 'consent' }),
};
