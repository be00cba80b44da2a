import fc from 'fast-check';
import { z } from 'zod';
import type { ShownCard } from '../conversation/harness/card';
import { hostileText } from './values';

/** How a form is filled in: as it stands, as somebody does who means it, or with what makes programs stumble. */
export interface Filling {
  readonly manner: 'as shown' | 'plausible' | 'hostile';
  readonly picks: readonly number[];
  readonly texts: readonly string[];
}

export const filling = (hostile: number): fc.Arbitrary<Filling> =>
  fc.record({
    manner: fc.oneof(
      { weight: 2, arbitrary: fc.constant('as shown' as const) },
      { weight: 6, arbitrary: fc.constant('plausible' as const) },
      { weight: hostile, arbitrary: fc.constant('hostile' as const) },
    ),
    picks: fc.array(fc.nat({ max: 999 }), { minLength: 5, maxLength: 5 }),
    texts: fc.array(hostileText, { minLength: 3, maxLength: 3 }),
  });

const pick = <Value>(values: readonly Value[], index: number): Value | undefined => values[index % values.length];

/** One field of a card or a page. @property choices what can be chosen; absent where something is typed */
export interface Field {
  readonly id: string;
  readonly value: string;
  readonly choices?: readonly string[];
}

const PLAUSIBLE: Readonly<Record<string, (number: number) => string>> = {
  companyName: number => `Company ${number}`,
  domain: number => `company${number}`,
  email: number => `anna${number}@company.example`,
  country: number => (number % 2 === 0 ? 'DE' : 'US'),
  postalCode: number => (number % 2 === 0 ? '10117' : '98052'),
  state: () => 'WA',
  phoneNumber: () => '425-555-0100',
  supportEmail: () => 'support@company.example',
  supportTelephone: () => '425-555-0101',
  supportWebsite: () => 'https://company.example',
  website: () => 'https://company.example',
  quantity: number => String(1 + (number % 20)),
  dateAgreed: () => '2026-01-02',
  userName: () => 'membership',
  userPrincipalName: number => `anna${number}@company.example`,
};

/** The value of each field, in the order of the fields. */
export function filledIn(fields: readonly Field[], { manner, picks, texts }: Filling): Record<string, string> {
  const chosen = ({ id, value, choices }: Field, index: number): string => {
    const number = (pick(picks, index) ?? 0) + index;
    if (manner === 'as shown') return value;
    if (manner === 'hostile' && number % 3 !== 0) return pick(texts, number) ?? '';
    if (choices) return pick(choices, number) ?? value;
    return PLAUSIBLE[id]?.(number) ?? (value || 'Anna');
  };
  return Object.fromEntries(fields.map((field, index) => [field.id, chosen(field, index)]));
}

const Choices = z.array(z.object({ value: z.string() })).catch([]);

/** The inputs of a card as fields. */
export function fieldsOf(card: ShownCard): Field[] {
  return Object.entries(card.inputs).map(([id, value]) => {
    const input = card.input(id);
    if (input.type === 'Input.ChoiceSet')
      return { id, value, choices: Choices.parse(input['choices']).map(choice => choice.value) };
    if (input.type === 'Input.Toggle')
      return { id, value, choices: [String(input['valueOn'] ?? 'true'), String(input['valueOff'] ?? 'false')] };
    if (input.type === 'Input.Date') return { id, value, choices: ['2026-01-02', '2030-12-31', ''] };
    if (input.type === 'Input.Time') return { id, value, choices: ['08:00', '22:30', ''] };
    return { id, value };
  });
}
