import { z } from 'zod';
import { isCountry, rulesOf } from './country';
import { EmailAddress, isWebMail } from './email';
import { type FieldProblem, type FieldProblems, InvalidInput } from './errors';

/** What a person typed, by input id. Everything that comes from a card or page is text. */
export type Answers = Readonly<Record<string, string>>;

type Check = (value: string, answers: Answers) => FieldProblem | undefined;

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

export const email: Check = value => (EmailAddress.safeParse(value).success ? undefined : { code: 'email' });

/** An address at the organisation itself; see `isWebMail`. */
export const workEmail: Check = value => email(value, {}) ?? (isWebMail(value) ? { code: 'web-mail' } : undefined);

export const country: Check = value => (isCountry(value) ? undefined : { code: 'country' });

export const website: Check = value =>
  z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).safeParse(withScheme(value)).success
    ? undefined
    : { code: 'website' };

const withScheme = (value: string): string => (/^[a-z]+:/i.test(value) ? value : `https://${value}`);

/** A domain name such as contoso.com. */
export const domainName: Check = value => (z.regexes.domain.test(value) ? undefined : { code: 'domain' });

export const postalCode: Check = (value, answers) => {
  const rule = rulesOf(answers['country'] ?? '').postalCode;
  return rule && !rule.pattern.test(value) ? { code: 'postal-code', example: rule.example } : undefined;
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

export const phoneNumber: Check = value => (/^\+?[0-9(][0-9 ()./-]{4,24}$/.test(value) ? undefined : { code: 'phone' });

/** A check box that must be ticked. */
export const consent: Field = {
  max: 5,
  required: true,
  missing: { code: 'consent' },
  check: value => (value === 'true' ? undefined : { code: 'consent' }),
};
