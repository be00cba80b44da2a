import source from '../../../cards/confirmation.json';
import type { Language } from '../../domain/user';
import { type Card, type CardOptions, renderCard } from './card';
import { type Button, primary } from './common';
import { template } from './template';

const render = template(source);

/** A second look before something is done, with what it means. */
export interface Confirmation {
  readonly heading: string;
  readonly notes: readonly string[];
  /** A box to check first. */
  readonly accept?: { readonly label: string; readonly title: string };
  readonly confirm: Button;
  /** The title of the button that leaves everything as it is. */
  readonly keep: string;
}

export const confirmationCard = (
  language: Language,
  { heading, notes, accept, confirm, keep }: Confirmation,
  options: CardOptions,
): Card =>
  renderCard(
    language,
    render,
    {
      heading,
      notes: notes.map(note => ({ note })),
      hasAccept: accept !== undefined,
      accept: { ...(accept ?? { label: '', title: '' }) },
      confirm: confirm.style === 'default' ? primary(confirm) : confirm,
      keep,
    },
    options,
  );
